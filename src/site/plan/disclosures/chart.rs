//! Bar charts of figures that the pack finds worth one.

use super::super::Setting;
use crate::figures::TableFigures;
use crate::model::{FilledTable, Value};
use crate::pack::Chart;
use crate::site::view::{ChartBar, ChartView};

const WIDTH: u32 = 480;
/// Room for the value at the end of the longest bar.
const VALUE_ROOM: u32 = 110;
const LINE: u32 = 44;
const BAR_OFFSET: u32 = 22;
const LABEL_OFFSET: u32 = 16;

/// The chart, if at least two of its figures are shown and none is hidden.
pub(super) fn chart(setting: &Setting<'_>, chart: &Chart, filled: &FilledTable, figures: &TableFigures, million: bool) -> Option<ChartView> {
    let layout = &filled.layout;
    let row_at = |id: &str| figures.rows.iter().position(|r| r.id == id);
    let mut cells: Vec<(String, usize, usize)> = Vec::new();
    if let Some(row) = chart.row.as_deref().and_then(row_at) {
        for column in chart.columns.iter().filter_map(|s| layout.select_columns(s)).flatten() {
            cells.push((layout.columns[column].label.clone(), row, column));
        }
    } else if let Some(column) = chart.column.as_ref().and_then(|id| layout.columns.iter().position(|c| c.id == *id)) {
        for row in chart.rows.iter().filter_map(|s| layout.select_rows(s)).flatten().filter_map(|at| row_at(&layout.rows[at].id)) {
            cells.push((figures.rows[row].label.clone(), row, column));
        }
    }
    let mut bars: Vec<(String, String, f64)> = Vec::new();
    for (label, row, column) in cells {
        let figure = &figures.rows[row].cells[column];
        if *figure == crate::figures::Figure::Hidden {
            return None;
        }
        let Some(value) = figure.value() else { continue };
        let Some(size) = size(value) else { continue };
        let shown = match value {
            Value::CountPercent { .. } => value.format(false),
            value => value.format(million),
        };
        bars.push((label, shown, size));
    }
    let largest = bars.iter().map(|(_, _, size)| *size).fold(0.0, f64::max);
    if bars.len() < 2 || largest <= 0.0 {
        return None;
    }
    let described: Vec<String> = bars.iter().map(|(label, value, _)| format!("{label}: {value}")).collect();
    let views = bars.into_iter().zip(0_u32..).map(|((label, value, size), at)| {
        // at most WIDTH, never negative
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let length = (size / largest * f64::from(WIDTH - VALUE_ROOM)).round() as u32;
        ChartBar { label, value, label_y: at * LINE + LABEL_OFFSET, y: at * LINE + BAR_OFFSET, length: length.max(1), value_x: length + 8 }
    });
    let views: Vec<ChartBar> = views.collect();
    let height = u32::try_from(views.len()).unwrap_or(u32::MAX) * LINE;
    let description = setting.tell("chart_description", &[("values", &described.join("; "))]);
    Some(ChartView { id: format!("bieu-do-{}", chart.id.replace('_', "-")), title: chart.title.clone(), description, width: WIDTH, height, bars: views })
}

#[allow(clippy::cast_precision_loss)] // a drawing
fn size(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(n) | Value::CountPercent { count: n, .. } => Some(*n as f64),
        Value::Decimal { value, scale } => Some(*value as f64 / 10_f64.powi(i32::try_from(*scale).unwrap_or(0))),
        _ => None,
    }
}
