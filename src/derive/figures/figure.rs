//! What forms show: figures by table, row and cell, and what is doubted.

use crate::diag::Diagnostic;
use crate::model::Value;
use crate::pack::Cell;

/// The figures of one disclosure.
#[derive(Clone, Debug, Default)]
pub struct FormFigures {
    /// In the order of its tables.
    pub tables: Vec<TableFigures>,
    pub findings: Vec<Finding>,
}

/// A table with every cell decided, the school's own rows in their places.
#[derive(Clone, Debug, Default)]
pub struct TableFigures {
    pub rows: Vec<RowFigures>,
    /// Sums that hold and whose cells are all shown: for formulas in a spreadsheet.
    pub sums: Vec<Sum>,
}

/// A row of the form, or one that the school added.
#[derive(Clone, Debug)]
pub struct RowFigures {
    /// The pack's id; `UNDER.1` for an added row.
    pub id: String,
    pub stt: String,
    pub label: String,
    pub depth: usize,
    pub heading: bool,
    pub total: bool,
    pub added: bool,
    /// What the cells may hold, by column.
    pub kinds: Vec<Cell>,
    /// By column.
    pub cells: Vec<Figure>,
}

/// What a cell shows. The four empties differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The form leaves this cell blank.
    Blank,
    /// Chưa có.
    Missing,
    /// Không áp dụng.
    NotApplicable,
    /// Ẩn vì số nhỏ.
    Hidden,
    Given(Value),
    Computed(Value),
}

/// A cell that is the sum of others in its table: (row, column).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    pub total: (usize, usize),
    pub parts: Vec<(usize, usize)>,
}

/// A figure that a rule doubts.
#[derive(Clone, Debug)]
pub struct Finding {
    pub table: usize,
    pub row: usize,
    pub column: usize,
    pub diagnostic: Diagnostic,
    /// The school's word on it: then it is no warning any more, and the word is public.
    pub explanation: Option<String>,
}

impl Figure {
    /// The value that is shown.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Given(value) | Self::Computed(value) => Some(value),
            _ => None,
        }
    }
}
