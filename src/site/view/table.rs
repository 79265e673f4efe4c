//! A table as data: the page, the CSV, the print sheet all render this.

use super::cell::Cell;
use schemars::JsonSchema;
use serde::Serialize;

/// A table with its caption. On a phone a small table of words is `stacked`; every other one is `wide` and keeps its `lead` column in sight.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct DataTable {
    /// The element's id, unique on its page.
    pub id: String,
    /// What it shows, as a class of its element: `indicators`, `punctuality`; empty where it needs no other look than tables have.
    pub kind: &'static str,
    /// Said before the table.
    pub caption: String,
    /// The caption only repeats a heading next to it: kept for screen readers.
    pub caption_hidden: bool,
    /// On a phone each row becomes a block of labelled lines.
    pub stacked: bool,
    /// Not stacked: may be wider than a phone, and gets a labelled, focusable region that scrolls sideways.
    pub wide: bool,
    /// From 1: the column whose cells head their rows and that stays in sight while the others scroll; 0: none does.
    pub lead: usize,
    /// Header rows from the top; may be empty.
    pub header: Vec<Vec<TableHeader>>,
    /// From the top.
    pub rows: Vec<TableRow>,
    /// A line below the table.
    pub footnote: Option<String>,
}

/// A header cell; `scope` is `col` or `colgroup`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct TableHeader {
    /// Empty: a blank corner.
    pub label: String,
    /// At least 1.
    pub colspan: usize,
    /// At least 1.
    pub rowspan: usize,
    /// `col` or `colgroup`.
    pub scope: &'static str,
    /// What says more of the column.
    #[serde(skip_serializing_if = "unset")]
    pub href: Option<String>,
}

/// Most cells have nothing but their content: what is empty or nought is left out of what templates get, where it counts as false.
fn unset<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A row. `class`: empty, `group` (heads the rows below it), `total`, `added` (by the school).
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct TableRow {
    /// The element's id, unique on its page.
    #[serde(skip_serializing_if = "unset")]
    pub id: Option<String>,
    /// Empty, `group`, `total`, `added` or `remark`.
    pub class: &'static str,
    /// 0 at the top; deeper rows are indented.
    #[serde(skip_serializing_if = "unset")]
    pub depth: usize,
    /// From the left.
    pub cells: Vec<TableCell>,
}

/// A cell.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct TableCell {
    /// What it shows.
    pub content: Cell,
    /// It heads its row.
    #[serde(skip_serializing_if = "unset")]
    pub header: bool,
    /// Set flush right.
    #[serde(skip_serializing_if = "unset")]
    pub numeric: bool,
    /// Columns that it covers; 0 and 1 mean one.
    #[serde(skip_serializing_if = "unset")]
    pub colspan: usize,
    /// The column's full name, for stacked rows; empty where the cell speaks for itself.
    #[serde(skip_serializing_if = "unset")]
    pub label: String,
}
