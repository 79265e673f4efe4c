//! Rules over a unit, beyond what a single reference can show. One file a family of rules; each rule is model in, findings out.
//!
//! **Invariant:** knows no rendering, no theme, no disk, no clock.

mod calendar;
mod database;
mod evidence;
mod levels;

use crate::derive::figures::{self, FormFigures};
use crate::diag::Diagnostics;
use crate::model::Unit;
use crate::pack::Packs;

/// Runs all rules on a unit. No rule looks at two units, so that a unit that did not change need not be looked at again.
pub fn check(unit: &Unit, figures: &[FormFigures], packs: &Packs) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    levels::check(unit, &mut diagnostics);
    evidence::check(unit, &mut diagnostics);
    database::check(unit, &mut diagnostics);
    calendar::check(unit, packs, &mut diagnostics);
    for diagnostic in figures::diagnostics(figures) {
        diagnostics.push(diagnostic.clone());
    }
    diagnostics
}
