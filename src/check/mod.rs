//! Rules over a unit, beyond what a single reference can show. One file a family of rules; each rule is model in, findings out.
//!
//! **Invariant:** knows no rendering, no theme, no disk, no clock.

mod budget;
mod calendar;
mod database;
mod disclosures;
mod evidence;
mod levels;
pub(crate) mod named;

use crate::derive::{UnitDerived, figures};
use crate::diag::Diagnostics;
use crate::model::Unit;
use crate::pack::Packs;

/// Runs all rules on a unit. No rule looks at two units, so that a unit that did not change need not be looked at again.
pub fn check(unit: &Unit, derived: &UnitDerived, packs: &Packs) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    levels::check(unit, derived, &mut diagnostics);
    evidence::check(unit, &mut diagnostics);
    database::check(unit, &mut diagnostics);
    disclosures::check(unit, &derived.figures, &mut diagnostics);
    budget::check(unit, packs, &mut diagnostics);
    calendar::check(unit, derived, &mut diagnostics);
    for diagnostic in figures::diagnostics(&derived.figures) {
        diagnostics.push(diagnostic.clone());
    }
    diagnostics
}
