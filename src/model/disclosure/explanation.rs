//! The school's word on a figure.

use super::Disclosure;
use crate::diag::{Diagnostic, codes};
use crate::model::reading::Reading;
use crate::parse::fields::Fields;
use crate::text::Place;

/// The school's word on a figure that a check doubts.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Id of the table; `None`: any.
    pub table: Option<String>,
    /// Id of the row, or its label.
    pub row: String,
    /// Id of the column; `None`: any of the row.
    pub column: Option<String>,
    /// The word itself, for readers.
    pub note: String,
    /// Where `row` is written, for findings.
    pub place: Place,
}

impl Explanation {
    /// `{row: …, note: …}`, with `table` and `column` where they are needed.
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let (table, row, column, note) =
            (fields.plain("table"), fields.required_text("row"), fields.plain("column"), fields.required_text("note"));
        let row = row?;
        Some(Self { table, place: row.place, row: row.value, column, note: note?.value })
    }
}

impl Disclosure {
    /// The school's word on a cell, if it gave one; the row is named by its id or its label.
    pub fn explanation(&self, table: &str, row: &str, label: &str, column: &str) -> Option<&Explanation> {
        let fits = |e: &&Explanation| {
            e.table.as_deref().is_none_or(|t| t == table) && e.column.as_deref().is_none_or(|c| c == column)
        };
        self.explanations.iter().filter(|e| e.row == row || e.row == label).find(fits)
    }

    /// An explanation must speak of a cell that there is.
    pub(super) fn resolve(&self, explanation: &Explanation, reading: &mut Reading<'_>) {
        let tables = self.tables.iter().filter(|t| explanation.table.as_ref().is_none_or(|id| *id == t.layout.id));
        let found = tables.into_iter().any(|t| {
            (t.layout.rows.iter().any(|r| r.id == explanation.row || r.label == explanation.row)
                || t.extra_rows.iter().any(|r| r.label == explanation.row))
                && explanation.column.as_ref().is_none_or(|column| t.layout.columns.iter().any(|c| c.id == *column))
        });
        if !found {
            let message = format!("không có ô nào ở hàng “{}” như lời giải thích này nói", explanation.row);
            reading.diagnostics.push(
                Diagnostic::new(&codes::UNKNOWN_ROW, explanation.place.clone(), message)
                    .hint("xem lại table, row và column"),
            );
        }
    }
}
