//! The row that names a spreadsheet's columns.

use crate::diag::{Diagnostic, codes};
use crate::pack::TableLayout;
use crate::parse::fields::Fields;
use crate::parse::sheet::{Sheet, SheetCell};
use crate::text::sheet_layout::{DEPTH, HEADS, ID, ILLUSTRATIVE, LABEL, LICENCE, NUMBER, PERCENT};
use crate::text::{closest, fold};

/// Columns of the download that hold no values.
const FIXED: [&str; 5] = [ID, DEPTH, HEADS, ILLUSTRATIVE, LICENCE];

/// What stands under a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Nothing is to stand here.
    NoHead,
    /// What people read, and nothing else does.
    Fixed,
    /// The numbering: of the form's rows as printed, of the school's own as they have it.
    Number,
    Label,
    /// A column of the form by its position, or the percentages beside it.
    Value {
        column: usize,
        percent: bool,
    },
    /// Its head was refused.
    Unknown,
}

/// The row that names the columns.
pub(super) fn header(sheet: &Sheet) -> Option<usize> {
    sheet.rows.iter().position(|row| row.first().is_some_and(|cell| fold(&cell.text) == ID))
}

/// What each column of a sheet holds.
pub(super) fn read(
    fields: &mut Fields<'_, '_>,
    layout: &TableLayout,
    sheet: &Sheet,
    head: &[SheetCell],
) -> Vec<Column> {
    let mut columns = Vec::new();
    for cell in head {
        let mut column = column(layout, cell);
        if column == Column::Unknown {
            let message = format!("không có cột “{}” trong bảng", cell.text);
            let near = closest(&cell.text, layout.columns.iter().map(|c| c.id.as_str()));
            let diagnostic = Diagnostic::new(&codes::UNKNOWN_COLUMN, sheet.place(cell), message);
            fields.diagnostics.push(match near {
                Some(_) => diagnostic.maybe_meant(near),
                None => diagnostic.hint(format!("các cột: {}", ids(layout))),
            });
        } else if matches!(column, Column::Value { .. }) && columns.contains(&column) {
            let message = format!("cột “{}” đã có trong trang này", cell.text);
            fields.diagnostics.push(
                Diagnostic::new(&codes::DUPLICATE_KEY, sheet.place(cell), message).hint("giữ một cột cho mỗi mã cột"),
            );
            column = Column::Unknown;
        }
        columns.push(column);
    }
    columns
}

fn ids(layout: &TableLayout) -> String {
    layout.columns.iter().map(|c| c.id.as_str()).collect::<Vec<_>>().join(", ")
}

fn column(layout: &TableLayout, cell: &SheetCell) -> Column {
    let name = fold(&cell.text);
    let value = |column, percent| Column::Value { column, percent };
    let by_id = layout.columns.iter().position(|c| fold(&c.id) == name).map(|at| value(at, false));
    let by_percent =
        || layout.columns.iter().position(|c| fold(&format!("{}{PERCENT}", c.id)) == name).map(|at| value(at, true));
    let by_label = || {
        let labelled = layout.columns.iter().position(|c| fold(&c.label) == name || fold(&c.full_label) == name);
        labelled.map(|at| value(at, false))
    };
    // numbering and row label, as the form heads them
    let fixed = || {
        let at = layout.header.iter().flatten().position(|head| fold(&head.label) == name)?;
        Some(if at == 0 { Column::Number } else { Column::Fixed })
    };
    match name.as_str() {
        "" => Column::NoHead,
        LABEL => Column::Label,
        NUMBER => Column::Number,
        name if FIXED.contains(&name) => Column::Fixed,
        _ => by_id.or_else(by_percent).or_else(by_label).or_else(fixed).unwrap_or(Column::Unknown),
    }
}
