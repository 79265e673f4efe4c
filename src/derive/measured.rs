//! Figures beside what the law allows at most or asks at least.

use super::amount::Amount;
use super::figures::{Figure, TableFigures};
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

/// What was held against bounds, and what could not be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// In the order of the table.
    pub measured: Vec<Measured>,
    /// Labels of rows that have a figure and no bound, or a bound and no figure.
    pub left_out: Vec<String>,
}

impl Compared {
    /// What is not as the law wants it.
    pub fn missed(&self) -> impl Iterator<Item = &Measured> {
        self.measured.iter().filter(|measured| !measured.is_kept())
    }
}

/// Records beside the least that stands beside them.
pub fn against_minimum(rule: &MinimumRule, filled: &FilledTable, figures: &TableFigures) -> Compared {
    let at = |id: &str| filled.layout.columns.iter().position(|c| c.id == id);
    let (Some(column), Some(of)) = (at(&rule.column), at(&rule.of)) else { return Compared::default() };
    let mut compared = Compared::default();
    for row in figures.rows.iter().filter(|row| !row.total) {
        let cells = [column, of].map(|at| &row.cells[at]);
        match cells.map(|cell| cell.value().and_then(Amount::of)) {
            [Some(is), Some(least)] => {
                let row = Some(row.label.clone());
                compared.measured.push(Measured { row, is, bound: Bound::AtLeast(least) });
            }
            [None, None] => {}
            // what does not apply needs no bound
            _ if cells.contains(&&Figure::NotApplicable) => {}
            _ => compared.left_out.push(row.label.clone()),
        }
    }
    compared
}
