//! Small numbers: which cells are hidden, and which others with them, so that nobody can compute a hidden one.
//!
//! First every count that the unit asks to hide (`hide_below`); then, as long as some hidden count could be worked out from what is shown,
//! another cell. The proof that it cannot is a *witness* ([`super::witness`]): a second set of figures that fits everything that is shown and
//! has another number in that cell.

use super::at::{At, Part};
use super::equation::{Equation, Relation};
use super::grid::{Amount, Grid, ONE};
use super::witness;
use crate::model::Unit;
use crate::pack::CellType;
use std::collections::BTreeSet;

/// What may not be shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Hidden {
    cells: BTreeSet<At>,
    percents: BTreeSet<At>,
}

impl Hidden {
    pub(super) fn cell(&self, at: At) -> bool {
        self.cells.contains(&At { part: Part::Whole, ..at })
    }

    /// Whether the percentage beside a count must go.
    pub(super) fn percent(&self, at: At) -> bool {
        self.percents.contains(&At { part: Part::Whole, ..at })
    }
}

/// Decides for a unit: all its forms and years together.
pub(super) fn hidden(unit: &Unit, grid: &Grid, equations: &[Equation]) -> Hidden {
    let mut hidden = Hidden::default();
    if unit.hide_below.is_empty() {
        return hidden;
    }
    let small = small_counts(unit, grid);
    hidden.cells.extend(&small);
    let linear: Vec<&Equation> = equations
        .iter()
        .filter(|e| matches!(e.relation, Relation::Sum | Relation::AtMost))
        .filter(|e| holds(grid, e))
        .collect();
    while let Some(exposed) = small.iter().find(|at| !witness::exists(grid, &linear, &hidden.cells, **at)) {
        let candidates = companions(grid, &linear, &hidden.cells, *exposed);
        let with = |more: &At| hidden.cells.iter().chain([more]).copied().collect::<BTreeSet<At>>();
        let enough = candidates.iter().find(|more| witness::exists(grid, &linear, &with(more), *exposed));
        let Some(more) = enough.or(candidates.first()).copied() else { break };
        hidden.cells.insert(more);
    }
    hide_quotients(equations, &mut hidden);
    hidden
}

/// Counts from 1 up to below the unit's threshold for their row or column.
fn small_counts(unit: &Unit, grid: &Grid) -> BTreeSet<At> {
    let mut small = BTreeSet::new();
    for (form, tables) in grid.forms.iter().enumerate() {
        for (table, rows) in tables.iter().enumerate() {
            let layout = &unit.disclosures[form].tables[table].layout;
            for (row, r) in rows.rows.iter().enumerate() {
                for (column, c) in layout.columns.iter().enumerate() {
                    let at = At { form, table, row, column, part: Part::Whole };
                    let Some(below) = unit.hide_below.get(&r.head.id).or_else(|| unit.hide_below.get(&c.id)) else {
                        continue;
                    };
                    let below = i128::from(*below) * ONE;
                    let counted = matches!(grid.kind(at), CellType::Integer | CellType::CountPercent);
                    if let Amount::Micro(n) = grid.amount(at)
                        && counted
                        && n >= ONE
                        && n < below
                    {
                        small.insert(at);
                    }
                }
            }
        }
    }
    small
}

/// A rule that the figures break tells a reader nothing certain.
fn holds(grid: &Grid, equation: &Equation) -> bool {
    let mut sum = 0;
    for term in &equation.terms {
        match grid.amount(*term) {
            Amount::Micro(n) => sum += n,
            Amount::NotApplicable => {}
            Amount::Missing => return equation.relation == Relation::AtMost,
        }
    }
    match (equation.relation, grid.amount(equation.target)) {
        (Relation::Sum, Amount::Micro(n)) => n == sum,
        (Relation::AtMost, Amount::Micro(n)) => sum <= n,
        _ => false,
    }
}

/// Cells that could be hidden beside an exposed one, best first: small shown figures of the rules that it belongs to, parts before totals; the
/// nearest rules that have any.
fn companions(grid: &Grid, equations: &[&Equation], hidden: &BTreeSet<At>, exposed: At) -> Vec<At> {
    let whole = |at: &At| At { part: Part::Whole, ..*at };
    let mut reached: BTreeSet<At> = BTreeSet::from([exposed]);
    loop {
        let near: Vec<&&Equation> =
            equations.iter().filter(|e| cells(e).any(|at| reached.contains(&whole(&at)))).collect();
        let mut found: Vec<(bool, bool, i128, At)> = Vec::new();
        for equation in &near {
            for at in cells(equation) {
                if let Amount::Micro(n) = grid.amount(at)
                    && !hidden.contains(&whole(&at))
                {
                    // a zero says less than a figure does when it is hidden, and helps least
                    found.push((at == equation.target, n == 0, n, whole(&at)));
                }
            }
        }
        if !found.is_empty() {
            found.sort();
            found.dedup();
            return found.into_iter().map(|(_, _, _, at)| at).collect();
        }
        let before = reached.len();
        reached.extend(near.iter().flat_map(|e| cells(e)).map(|at| whole(&at)));
        if reached.len() == before {
            return Vec::new();
        }
    }
}

fn cells(equation: &Equation) -> impl Iterator<Item = At> {
    std::iter::once(equation.target).chain(equation.terms.iter().copied())
}

/// Averages and percentages that rest on a hidden figure are hidden with it.
fn hide_quotients(equations: &[Equation], hidden: &mut Hidden) {
    for equation in equations.iter().filter(|e| matches!(e.relation, Relation::Quotient | Relation::Percent)) {
        if equation.terms.iter().any(|at| hidden.cell(*at)) {
            let at = At { part: Part::Whole, ..equation.target };
            match equation.target.part {
                Part::Percent => hidden.percents.insert(at),
                _ => hidden.cells.insert(at),
            };
        }
    }
}
