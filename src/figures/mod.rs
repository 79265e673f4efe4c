//! The figures of filled-in forms: what follows from others is computed once, what contradicts is found, what is too small to show is hidden.
//!
//! ```text
//! values as written ── grid ──▶ cells ── equations (rules of the pack) ── compute ──▶ figures and findings ── hide ──▶ what may be shown
//! ```
//!
//! The page, the CSV, the XLSX and the JSON all show these figures; none computes its own.
//!
//! **Invariant:** knows the model and the packs; no rendering, no disk, no clock.

mod compare;
mod compute;
mod equation;
mod grid;
mod hide;
mod witness;

pub use equation::{At, Part};

use crate::diag::Diagnostic;
use crate::model::{Site, Unit, Value};
use crate::pack::Cell;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The figures of all units.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// By the unit's folder; in the order of its disclosures.
    units: BTreeMap<String, Arc<[FormFigures]>>,
}

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

impl Figures {
    /// Decides every figure of a site.
    pub fn of(site: &Site) -> Self {
        Self::gather(
            site.units.as_slice().par_iter().map(|unit| (unit.slug.clone(), of_unit(unit))).collect::<Vec<_>>(),
        )
    }

    /// Those of all units, from those of each.
    pub fn gather(units: impl IntoIterator<Item = (String, Arc<[FormFigures]>)>) -> Self {
        Self { units: units.into_iter().collect() }
    }

    /// A unit's figures, in the order of its disclosures.
    pub fn unit(&self, unit: &Unit) -> &[FormFigures] {
        self.units.get(&unit.slug).map_or(&[], AsRef::as_ref)
    }
}

/// What is doubted and not explained, and explanations of what nobody doubts.
pub fn diagnostics(figures: &[FormFigures]) -> impl Iterator<Item = &Diagnostic> {
    figures.iter().flat_map(|form| &form.findings).filter(|f| f.explanation.is_none()).map(|f| &f.diagnostic)
}

/// Decides every figure of a unit, in the order of its disclosures.
pub fn of_unit(unit: &Unit) -> Arc<[FormFigures]> {
    let mut grid = grid::Grid::of(unit);
    let equations = equation::equations(unit, &grid);
    compute::fill(&mut grid, &equations);
    let mut findings = compute::findings(&grid, &equations);
    findings.extend(compare::large_changes(unit, &grid));
    findings.extend(compare::below_minimum(unit, &grid));
    let hidden = hide::hidden(unit, &grid, &equations);
    Arc::from(grid.into_figures(unit, findings, &equations, &hidden))
}
