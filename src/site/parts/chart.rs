//! Bar charts of figures that the pack finds worth one.

use crate::derive::figures::TableFigures;
use crate::model::{FilledTable, Value};
use crate::pack::Chart;
use crate::site::context::setting::Setting;
use crate::site::phrases::figure;
use crate::site::view::{ChartBar, ChartLine, ChartView};

/// As wide as a phone, so that letters are as large there as elsewhere.
const WIDTH: u32 = 360;

/// Room for the value at the end of the longest bar.
const VALUE_ROOM: u32 = 110;

/// Letters in a line of a label: at 15 units a letter takes 7 or 8.
const LETTERS: usize = 44;

const LINE: u32 = 19;

/// Of a bar, from the last line of its label.
const BAR_OFFSET: u32 = 6;

const BAR_HEIGHT: u32 = 16;

const GAP: u32 = 6;

/// The chart, if at least two of its figures are shown and none is hidden.
pub(crate) fn chart(
    setting: &Setting<'_>,
    chart: &Chart,
    filled: &FilledTable,
    figures: &TableFigures,
    million: bool,
) -> Option<ChartView> {
    let layout = &filled.layout;
    let row_at = |id: &str| figures.rows.iter().position(|r| r.id == id);
    let mut cells: Vec<(String, usize, usize)> = Vec::new();
    if let Some(row) = chart.row.as_deref().and_then(row_at) {
        for column in chart.columns.iter().filter_map(|s| layout.select_columns(s)).flatten() {
            cells.push((setting.official(&layout.columns[column].label), row, column));
        }
    } else if let Some(column) = chart.column.as_ref().and_then(|id| layout.columns.iter().position(|c| c.id == *id)) {
        for row in chart
            .rows
            .iter()
            .filter_map(|s| layout.select_rows(s))
            .flatten()
            .filter_map(|at| row_at(&layout.rows[at].id))
        {
            cells.push((setting.official(&figures.rows[row].label), row, column));
        }
    }
    let mut bars: Vec<(String, String, f64)> = Vec::new();
    for (label, row, column) in cells {
        let figure = &figures.rows[row].cells[column];
        if *figure == crate::derive::figures::Figure::Hidden {
            return None;
        }
        let Some(value) = figure.value() else { continue };
        let Some(size) = size(value) else { continue };
        let million = million && !matches!(value, Value::CountPercent { .. });
        let shown = figure::written(setting, value, million);
        bars.push((label, shown, size));
    }
    let largest = bars.iter().map(|(_, _, size)| *size).fold(0.0, f64::max);
    if bars.len() < 2 || largest <= 0.0 {
        return None;
    }
    let described: Vec<String> = bars.iter().map(|(label, value, _)| format!("{label}: {value}")).collect();
    let mut height = 0;
    let views = bars.into_iter().map(|(label, value, size)| {
        // at most WIDTH, never negative
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let length = (size / largest * f64::from(WIDTH - VALUE_ROOM)).round() as u32;
        let label = lines(&label).into_iter().map(|text| {
            height += LINE;
            ChartLine { text, y: height - 3 }
        });
        let label = label.collect();
        let y = height + BAR_OFFSET - 3;
        height = y + BAR_HEIGHT + GAP;
        ChartBar { label, value, y, length: length.max(1), value_x: length + 8 }
    });
    let views: Vec<ChartBar> = views.collect();
    let description = setting.tell("chart_description", &[("values", &described.join("; "))]);
    Some(ChartView {
        id: format!("bieu-do-{}", chart.id.replace('_', "-")),
        title: setting.official(&chart.title),
        description,
        width: WIDTH,
        height,
        bars: views,
    })
}

/// A label in lines that fit.
fn lines(label: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in label.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LETTERS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[allow(clippy::cast_precision_loss)] // a drawing
fn size(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(n) | Value::CountPercent { count: n, .. } => Some(*n as f64),
        Value::Decimal { value, scale } => Some(*value as f64 / 10_f64.powi(i32::try_from(*scale).unwrap_or(0))),
        _ => None,
    }
}
