//! What the program computes in a table that is still empty: for workbooks, which have a formula there.

use super::at::{At, Part};
use super::equation::Relation;
use super::equations::equations;
use super::grid::Grid;
use crate::model::Unit;

/// A cell that is computed from others of its table; rows and columns are positions of its layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Position of the table in its disclosure.
    pub table: usize,
    /// Row and column.
    pub target: (usize, usize),
    /// Of a count with its percentage, the percentage.
    pub percent: bool,
    /// How.
    pub how: How,
    /// Rows and columns.
    pub parts: Vec<(usize, usize)>,
}

/// How a cell is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// All parts together.
    Sum,
    /// The first part by the second.
    Quotient,
    /// The same in percent.
    Percent,
}

/// What is computed of a unit's disclosure, each cell by the first rule that has it.
pub fn rules(unit: &Unit, disclosure: usize) -> Vec<Rule> {
    let grid = Grid::of(unit);
    let mut rules: Vec<Rule> = Vec::new();
    for equation in equations(unit, &grid).into_iter().filter(|equation| equation.fill) {
        let At { form, table, part, .. } = equation.target;
        let how = match equation.relation {
            Relation::Sum => How::Sum,
            Relation::Quotient => How::Quotient,
            Relation::Percent => How::Percent,
            Relation::AtMost => continue,
        };
        let here = |at: &At| at.form == form && at.table == table && at.part == Part::Whole;
        if form != disclosure || matches!(part, Part::First | Part::Second) || !equation.terms.iter().all(here) {
            continue;
        }
        let place = |at: &At| Some((grid.row(*at).layout?, at.column));
        let Some(target) = place(&equation.target) else { continue };
        let percent = part == Part::Percent;
        if rules.iter().any(|r| (r.table, r.target, r.percent) == (table, target, percent)) {
            continue;
        }
        if let Some(parts) = equation.terms.iter().map(place).collect() {
            rules.push(Rule { table, target, percent, how, parts });
        }
    }
    rules
}
