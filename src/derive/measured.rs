//! Figures beside what the law allows at most or asks at least.

use super::amount::Amount;
use super::figures::{RowFigures, TableFigures};
use crate::model::FilledTable;
use crate::pack::MinimumRule;

/// What a figure is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It may not be larger.
    AtMost(Amount),
    /// It may not be smaller.
    AtLeast(Amount),
}

/// A figure beside its bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The row's label; `None`: the figure as a whole.
    pub row: Option<String>,
    /// What it is.
    pub is: Amount,
    /// What it is held against.
    pub bound: Bound,
}

impl Measured {
    /// Whether it is as the law wants it.
    pub fn is_kept(&self) -> bool {
        match self.bound {
            Bound::AtMost(most) => self.is <= most,
            Bound::AtLeast(least) => self.is >= least,
        }
    }

    /// The bound itself.
    pub fn limit(&self) -> Amount {
        match self.bound {
            Bound::AtMost(limit) | Bound::AtLeast(limit) => limit,
        }
    }

    /// How far it is from the bound; `None`: too far for a number.
    pub fn by(&self) -> Option<Amount> {
        self.is.apart(self.limit())
    }
}

/// Records beside the least that stands beside them.
pub fn against_minimum(rule: &MinimumRule, filled: &FilledTable, figures: &TableFigures) -> Vec<Measured> {
    let at = |id: &str| filled.layout.columns.iter().position(|c| c.id == id);
    let (Some(column), Some(of)) = (at(&rule.column), at(&rule.of)) else { return Vec::new() };
    let amount = |row: &RowFigures, at: usize| Amount::of(row.cells.get(at)?.value()?);
    let measured = |row: &RowFigures| {
        let bound = Bound::AtLeast(amount(row, of)?);
        Some(Measured { row: Some(row.label.clone()), is: amount(row, column)?, bound })
    };
    figures.rows.iter().filter(|row| !row.total).filter_map(measured).collect()
}
