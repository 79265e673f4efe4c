//! The figures of filled-in forms: what follows from others is computed once, what contradicts is found, what is too small to show is hidden.
//!
//! ```text
//! values as written ── grid ──▶ cells ── equations (rules of the pack) ── compute ──▶ figures and findings ── hide ──▶ what may be shown
//! ```
//!
//! The page, the CSV, the XLSX and the JSON all show these figures; none computes its own.
//!
//! **Invariant:** knows the model and the packs; no rendering, no disk, no clock.

mod at;
mod compare;
mod compute;
mod doubts;
mod equation;
mod equations;
mod figure;
mod grid;
mod hide;
mod magnitude;
mod meant;
mod nought;
mod own_rows;
mod rounding;
mod rules;
mod shown;
mod single_person;
mod spelled;
mod witness;

pub use figure::{Figure, Finding, FormFigures, RowFigures, Sum, TableFigures, Without};
pub use rules::{How, Rule, rules};

use crate::diag::Diagnostic;
use crate::model::Unit;
use std::sync::Arc;

/// What is doubted and not explained, and explanations of what nobody doubts.
pub fn diagnostics(figures: &[FormFigures]) -> impl Iterator<Item = &Diagnostic> {
    figures.iter().flat_map(|form| &form.findings).filter(|f| f.explanation.is_none()).map(|f| &f.diagnostic)
}

/// Decides every figure of a unit, in the order of its disclosures.
pub fn of_unit(unit: &Unit) -> Arc<[FormFigures]> {
    let mut grid = grid::Grid::of(unit);
    let equations = equations::equations(unit, &grid);
    compute::fill(&mut grid, &equations);
    let mut findings = compute::findings(&grid, &equations);
    let (wrong_units, cells) = magnitude::wrong_units(unit, &grid);
    // that all of it has grown a thousand times is said once
    findings.extend(compare::large_changes(unit, &grid).into_iter().filter(|doubt| !cells.contains(&doubt.at)));
    findings.extend(wrong_units);
    findings.extend(compare::below_minimum(unit, &grid));
    findings.extend(doubts::doubts(unit, &grid));
    let hidden = hide::hidden(unit, &grid, &equations);
    Arc::from(shown::shown(grid, unit, findings, &equations, &hidden))
}
