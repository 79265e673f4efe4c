//! What a laid-out table is made of: header cells, columns, rows, and what each cell may hold.

use crate::pack::form::{CellType, ColumnRole};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One header cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderCell {
    /// As the form prints it, grades filled in; may be empty.
    pub label: String,
    /// Columns that it spans, from 1.
    pub colspan: usize,
    /// Header rows that it spans, from 1.
    pub rowspan: usize,
    /// It heads a group of columns.
    pub group: bool,
}

/// A column of values. `full_label` names its group too: `Nhà trẻ, 25-36 tháng tuổi`.
#[derive(Clone, Debug, Default)]
pub struct LeafColumn {
    /// The pack's; key in a disclosure's `tables` and head of the column in files.
    pub id: String,
    /// Its own head alone: `25-36 tháng tuổi`.
    pub label: String,
    /// For a reader who does not see the groups: phones, files, findings.
    pub full_label: String,
    /// Ids of the groups that it belongs to, outermost first.
    pub groups: Vec<String>,
    /// Unit that stands in its head or goes without saying.
    pub unit: Option<String>,
    /// What it is in a table of fees.
    pub role: Option<ColumnRole>,
    /// Of a `choice`: word in the source → label.
    pub choices: BTreeMap<String, String>,
    /// Of a `choice`: word → what a row's label holds whose choice it must be.
    pub expects: BTreeMap<String, Vec<String>>,
    /// Change of words → its label since then.
    pub relabelled: BTreeMap<String, String>,
}

/// A row. `depth` 0 is the top.
#[derive(Clone, Debug, Default)]
pub struct RowLayout {
    /// The pack's, grades filled in; `dong-1` of the first record; `tong` of the sums.
    pub id: String,
    /// Official number (STT): `I`, `1`; may be empty.
    pub stt: String,
    /// As the form has it, or what the school calls the record.
    pub label: String,
    /// How many rows it lies below.
    pub depth: usize,
    /// A title among the rows, mostly without figures.
    pub heading: bool,
    /// It adds up others.
    pub total: bool,
    /// The school may add rows below it (`extra_rows`).
    pub open_rows: bool,
    /// The row above it in the hierarchy.
    pub parent: Option<usize>,
    /// Its children do not add up to it.
    pub children_are_subset: bool,
    /// Other labels that it has or had: a sheet may name it by them.
    pub also_called: Vec<String>,
    /// Change of words → its label since then.
    pub relabelled: BTreeMap<String, String>,
    /// The change of words after which it is no more.
    pub ends_with: Option<String>,
    /// It is shown only where the school has a figure for it.
    pub only_filled: bool,
    /// One for each value column.
    pub cells: Arc<[Cell]>,
}

/// What a cell may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Decides how a value is read, computed and shown.
    pub kind: CellType,
    /// Printed beside the figure: the row's own. `None`: the column's head says it, or nothing does.
    pub unit: Option<String>,
    /// What stands in a cell that the form leaves blank (`-`), and is shown there only. `None`: nothing.
    pub hint: Option<String>,
    /// What schools write there besides.
    pub also: Vec<CellType>,
}

impl Cell {
    /// A cell of this type, without a unit of its own.
    pub(super) fn of(kind: CellType) -> Self {
        Self { kind, unit: None, hint: None, also: Vec::new() }
    }
}
