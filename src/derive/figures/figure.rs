//! What forms show: figures by table, row and cell, and what is doubted.

use crate::diag::Diagnostic;
use crate::model::Value;
use crate::pack::Cell;
use std::sync::Arc;

/// The figures of one disclosure.
#[derive(Clone, Debug, Default)]
pub struct FormFigures {
    /// In the order of its tables.
    pub tables: Vec<TableFigures>,
    /// What is doubted, explained or not, and explanations of what nobody doubts.
    pub findings: Vec<Finding>,
}

/// A table with every cell decided, the school's own rows in their places.
#[derive(Clone, Debug, Default)]
pub struct TableFigures {
    /// From the top; of records one a record.
    pub rows: Vec<RowFigures>,
    /// Sums that hold and whose cells are all shown: for formulas in a spreadsheet.
    pub sums: Vec<Sum>,
    /// Totals of figures alone, beside which there are parts in words.
    pub without: Vec<Without>,
}

/// A total that leaves out what stands in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Without {
    /// The cell that holds the total: row and column.
    pub total: (usize, usize),
    /// The cells with words.
    pub words: Vec<(usize, usize)>,
}

/// A row of the form, or one that the school added.
#[derive(Clone, Debug)]
pub struct RowFigures {
    /// The pack's id; `UNDER.1` for an added row.
    pub id: String,
    /// Official number (STT); may be empty.
    pub stt: String,
    /// As the form has it, or the school calls it.
    pub label: String,
    /// How many rows it lies below.
    pub depth: usize,
    /// A title among the rows, mostly without figures.
    pub heading: bool,
    /// It adds up others.
    pub total: bool,
    /// By the school (`extra_rows`).
    pub added: bool,
    /// It has no figure, and the school keeps only rows that have one: not shown to readers, nothing is missed in it.
    pub left_out: bool,
    /// What the cells may hold, by column.
    pub kinds: Arc<[Cell]>,
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
    /// Written by the school.
    Given(Value),
    /// It follows from other figures by a rule of the pack; the school left it out.
    Computed(Value),
}

/// A cell that is the sum of others in its table: (row, column).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The cell that holds the sum.
    pub total: (usize, usize),
    /// The cells that add up to it, two or more.
    pub parts: Vec<(usize, usize)>,
}

/// A figure that a rule doubts.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Position in the disclosure's tables; 0 where it speaks of no cell.
    pub table: usize,
    /// Position in the table's rows as shown, added ones included.
    pub row: usize,
    /// Position in the layout's columns.
    pub column: usize,
    /// What `check` says, at the cell that the school wrote.
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
