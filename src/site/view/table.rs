//! A table as data: the page, the CSV, the print sheet all render this.

use serde::Serialize;

/// A table with its caption. `stacked`: on a phone each row becomes a block of labelled lines.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct DataTable {
    pub id: String,
    pub caption: String,
    /// The caption only repeats a heading next to it: kept for screen readers.
    pub caption_hidden: bool,
    pub stacked: bool,
    /// Wider than a phone even when stacked is off: gets a labelled, focusable scroll region.
    pub wide: bool,
    pub header: Vec<Vec<TableHeader>>,
    pub rows: Vec<TableRow>,
    pub footnote: Option<String>,
}

/// A header cell; `scope` is `col` or `colgroup`.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TableHeader {
    pub label: String,
    pub colspan: usize,
    pub rowspan: usize,
    pub scope: &'static str,
}

/// A row. `class`: empty, `group` (heads the rows below it), `total`, `added` (by the school).
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct TableRow {
    pub id: Option<String>,
    pub class: &'static str,
    /// 0 at the top; deeper rows are indented.
    pub depth: usize,
    pub cells: Vec<TableCell>,
}

/// A cell.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct TableCell {
    pub html: String,
    /// It heads its row.
    pub header: bool,
    pub numeric: bool,
    pub colspan: usize,
    /// The column's full name, for stacked rows; empty where the cell speaks for itself.
    pub label: String,
    /// `state` classes colour a cell: `ok`, `late`, `due`, `missing`, `none`.
    pub state: &'static str,
}
