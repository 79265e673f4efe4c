//! Figures as a table for readers.

use crate::derive::figures::{Figure, RowFigures, TableFigures};
use crate::model::{FilledTable, Value};
use crate::pack::{Cell as Kind, CellType};
use crate::site::context::setting::Setting;
use crate::site::phrases::figure;
use crate::site::view::{Cell, DataTable, Piece, TableCell, TableHeader, TableRow};
use crate::text::shortened;

/// With numbering and label: so many columns of words are taken apart on a phone, where more scroll sideways.
const MAX_STACKED: usize = 4;

/// With fewer columns of figures a nought is as easily seen as a dot.
const MIN_DOTTED: usize = 3;

/// Letters of a row's name where a table is called by it.
const LONGEST_NAME: usize = 48;

/// A filled-in table. `million`: money is shown in triệu đồng. `id` prefixes what must be unique on a page.
pub(crate) fn table(
    setting: &Setting<'_>,
    filled: &FilledTable,
    figures: &TableFigures,
    million: bool,
    records: bool,
) -> DataTable {
    let layout = &filled.layout;
    let header = layout.header.iter().map(|row| {
        let cells = row.iter().map(|cell| TableHeader {
            label: setting.official(&cell.label),
            colspan: cell.colspan,
            rowspan: cell.rowspan,
            scope: if cell.group { "colgroup" } else { "col" },
            href: None,
        });
        cells.collect()
    });
    let shown = figures.rows.iter().enumerate().filter(|(at, row)| !row.left_out || heads_any(&figures.rows[*at..]));
    let shown: Vec<&RowFigures> = shown.map(|(_, row)| row).collect();
    let rows = shown.iter().map(|row| {
        let values = row.cells.iter().zip(row.kinds.iter()).zip(&layout.columns);
        let cells = values.map(|((figure, kind), column)| {
            let unit = kind.unit.as_deref().or(column.unit.as_deref().filter(|_| records));
            let cell = value_cell(setting, figure, kind, unit, &setting.official_heads(&column.full_label), million);
            if layout.columns.len() < MIN_DOTTED { cell } else { dotted(cell) }
        });
        // records are named by their labels; only a form's rows have ids of their own
        let id = (!records && !row.added).then(|| row.id.clone());
        TableRow {
            id,
            class: class(row),
            depth: row.depth,
            cells: if stands_alone(row) {
                lead_cells(setting, row, layout.columns.len()).into()
            } else {
                lead_cells(setting, row, 0).into_iter().chain(cells).collect()
            },
        }
    });
    let columns = layout.columns.len() + 2;
    let words = !layout.rows.iter().flat_map(|row| row.cells.iter()).any(|cell| cell.kind.is_numeric());
    let stacked = words && (MAX_STACKED - 1..=MAX_STACKED).contains(&columns);
    DataTable {
        id: layout.id.replace('_', "-"),
        caption: match &layout.title {
            Some(title) => setting.official(title),
            None => caption(setting, &shown),
        },
        caption_hidden: layout.title.is_none() || records,
        stacked,
        wide: !stacked,
        lead: 2,
        header: header.collect(),
        rows: rows.collect(),
        footnote: layout.footnote.as_ref().map(|text| setting.official(text)),
        ..DataTable::default()
    }
}

/// What a table without a title holds: `Từ “Phòng học” đến “Thiết bị khác”`.
fn caption(setting: &Setting<'_>, rows: &[&RowFigures]) -> String {
    let named = |row: &&RowFigures| shortened(setting.official(&row.label).trim(), LONGEST_NAME);
    let (first, last) = (rows.first().map(named).unwrap_or_default(), rows.last().map(named).unwrap_or_default());
    let key = if first == last { "form_row_caption" } else { "form_rows_caption" };
    setting.tell(key, &[("first", &first), ("last", &last)])
}

/// Whether a row stands above one that is shown.
fn heads_any(rows: &[RowFigures]) -> bool {
    let depth = rows.first().map_or(0, |row| row.depth);
    rows.iter().skip(1).take_while(|row| row.depth > depth).any(|row| !row.left_out)
}

fn class(row: &RowFigures) -> &'static str {
    match row {
        RowFigures { added: true, .. } => "added",
        RowFigures { heading: true, .. } => "group",
        RowFigures { total: true, .. } => "total",
        _ => "",
    }
}

/// Whether a row only heads those below it: the form has no place for figures in it.
fn stands_alone(row: &RowFigures) -> bool {
    row.heading
        && row.cells.iter().zip(row.kinds.iter()).all(|(figure, kind)| *figure == Figure::Blank && kind.hint.is_none())
}

/// A cell whose nought may be shown as a dot.
fn dotted(cell: TableCell) -> TableCell {
    TableCell { content: cell.content.with_nought_marked(), ..cell }
}

/// Numbering and label of a row; the label covers as many columns of figures.
fn lead_cells(setting: &Setting<'_>, row: &RowFigures, covers: usize) -> [TableCell; 2] {
    let mut label = Cell::text(setting.official(&row.label));
    if row.added {
        label = Cell::joined([label, Piece::Detail { text: setting.say("added_row") }.into()], " ");
    }
    [
        TableCell { content: Cell::text(&row.stt), colspan: 1, ..TableCell::default() },
        TableCell { content: label, header: true, colspan: covers + 1, ..TableCell::default() },
    ]
}

/// A figure as it stands in its cell. Four empties differ: chưa có, 0, không áp dụng, ẩn vì số nhỏ; and a cell that the form leaves blank.
fn value_cell(
    setting: &Setting<'_>,
    figure: &Figure,
    kind: &Kind,
    unit: Option<&str>,
    label: &str,
    million: bool,
) -> TableCell {
    let empty = |key: &str| Cell::empty(setting.strings.get(key));
    let shown = match figure {
        Figure::Blank => kind.hint.as_deref().map(|hint| Cell::text(setting.official(hint))).unwrap_or_default(),
        Figure::Missing => empty("empty_missing"),
        Figure::NotApplicable => empty("empty_not_applicable"),
        Figure::Hidden => empty("empty_hidden"),
        Figure::Given(Value::Lines(lines)) => {
            lines.iter().fold(Cell::default(), |cell, line| cell.and(Piece::Paragraph { text: line.clone() }))
        }
        Figure::Given(value) | Figure::Computed(value) => {
            shown_figure(setting, value, kind, unit, million, matches!(figure, Figure::Computed(_))).into()
        }
    };
    // on a phone a cell that the form leaves blank needs no line
    let label = if shown.is_empty() { String::new() } else { label.to_owned() };
    TableCell { content: shown, header: false, numeric: kind.kind.is_numeric(), colspan: 1, label }
}

/// A value with its unit. A rounded figure carries the exact one for machines.
fn shown_figure(
    setting: &Setting<'_>,
    value: &Value,
    kind: &Kind,
    unit: Option<&str>,
    million: bool,
    computed: bool,
) -> Piece {
    let rounded = million && kind.kind == CellType::Vnd;
    let text = figure::written(setting, value, rounded);
    let unit = unit.map(|unit| setting.official(unit));
    if let (true, Value::Integer(exact)) = (rounded, value) {
        return Piece::Figure { text, exact: Some(exact.to_string()), unit: None, computed, nought: false };
    }
    let (text, unit) = match unit {
        Some(unit) if kind.kind.is_numeric() => (text, Some(unit.replace("m2", "m²"))),
        _ if kind.kind == CellType::AreaM2 => (text, Some("m²".to_owned())),
        _ if kind.kind == CellType::Percent => (format!("{text}%"), None),
        _ => (text, None),
    };
    Piece::Figure { text, exact: None, unit, computed, nought: false }
}
