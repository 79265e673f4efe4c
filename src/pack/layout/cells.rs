//! What a laid-out table is made of: header cells, columns, rows, and what each cell may hold.

use crate::pack::form::CellType;
use std::collections::BTreeMap;

/// One header cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderCell {
    pub label: String,
    pub colspan: usize,
    pub rowspan: usize,
    /// It heads a group of columns.
    pub group: bool,
}

/// A column of values. `full_label` names its group too: `Nhà trẻ, 25-36 tháng tuổi`.
#[derive(Clone, Debug, Default)]
pub struct LeafColumn {
    pub id: String,
    pub label: String,
    pub full_label: String,
    /// Ids of the groups that it belongs to, outermost first.
    pub groups: Vec<String>,
    /// Unit that stands in its head or goes without saying.
    pub unit: Option<String>,
    /// Of a `choice`: word in the source → label.
    pub choices: BTreeMap<String, String>,
}

/// A row. `depth` 0 is the top.
#[derive(Clone, Debug, Default)]
pub struct RowLayout {
    pub id: String,
    pub stt: String,
    pub label: String,
    pub depth: usize,
    pub heading: bool,
    pub total: bool,
    pub open_rows: bool,
    /// The row above it in the hierarchy.
    pub parent: Option<usize>,
    /// Its children do not add up to it.
    pub children_are_subset: bool,
    /// One for each value column.
    pub cells: Vec<Cell>,
}

/// What a cell may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub kind: CellType,
    pub unit: Option<String>,
    pub hint: Option<String>,
}

impl Cell {
    /// A cell of this type, without a unit of its own.
    pub(super) fn of(kind: CellType) -> Self {
        Self { kind, unit: None, hint: None }
    }
}
