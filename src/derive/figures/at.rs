//! A place in the figures of a unit, and a doubt about it.

use crate::diag::Diagnostic;

/// A place in a unit's figures: positions of disclosure, table, row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct At {
    pub form: usize,
    pub table: usize,
    pub row: usize,
    pub column: usize,
    pub part: Part,
}

/// Which part of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Part {
    Whole,
    /// Of a count with its percentage.
    Percent,
    /// Of a pair `a/b`.
    First,
    Second,
}

/// What a rule doubts, before the school's word on it is looked up.
pub(super) struct Doubt {
    pub(super) at: At,
    pub(super) diagnostic: Diagnostic,
}
