//! The sheet of ids of a workbook: what it is, and which rows and columns it was made with.

use crate::parse::sheet::Sheet;

/// What it says, line by line.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// How the workbook is laid out.
    pub(super) version: String,
    /// Its kind.
    pub(super) book: String,
    /// Of a form.
    pub(super) regulation: String,
    /// Number of the form.
    pub(super) form: String,
    /// Of a content without a form: its id.
    pub(super) content: String,
    /// It is the yearly report.
    pub(super) is_report: bool,
    /// Rows of its tables: table, row.
    pub(super) rows: Vec<(String, String)>,
    /// Below which row of a table a row is the school's own that is put in under another: table, that other row, the row it stands below.
    pub(super) homes: Vec<(String, String, String)>,
    /// Columns of its tables: table, column.
    pub(super) columns: Vec<(String, String)>,
    /// Cells that formulas were written into: table, row, columns.
    pub(super) computed: Vec<(String, String, Vec<String>)>,
}

impl Ids {
    pub(super) fn read(sheet: &Sheet) -> Self {
        let mut ids = Self::default();
        for row in &sheet.rows {
            let text = |at: usize| row.get(at).map_or_else(String::new, |cell| cell.text.clone());
            match text(0).as_str() {
                "version" => ids.version = text(1),
                "book" => ids.book = text(1),
                "regulation" => ids.regulation = text(1),
                "form" => ids.form = text(1),
                "content" => ids.content = text(1),
                "report" => ids.is_report = true,
                "row" => {
                    ids.rows.push((text(1), text(2)));
                    if !text(3).is_empty() {
                        ids.homes.push((text(1), text(2), text(3)));
                    }
                }
                "column" => ids.columns.push((text(1), text(2))),
                "computed" => {
                    let columns = text(3).split_whitespace().map(str::to_owned).collect();
                    ids.computed.push((text(1), text(2), columns));
                }
                _ => {}
            }
        }
        ids
    }
}
