//! Rules over a unit, beyond what a single reference can show. One file a family of rules; each rule is model in, findings out.
//!
//! **Invariant:** knows no rendering, no theme, no disk, no clock.

mod calendar;
mod changed_law;
mod contact;
mod database;
mod days;
mod disclosures;
mod evidence;
mod filled_in;
mod foreign_number;
mod levels;
pub(crate) mod named;
pub(crate) mod other_law;
mod sheets;

use crate::derive::{UnitDerived, figures};
use crate::diag::Diagnostics;
use crate::model::Unit;
use crate::pack::Packs;
use jiff::civil::Date;

/// Runs all rules on a unit as of a day. No rule looks at two units, so that a unit that did not change need not be looked at again.
pub fn check(unit: &Unit, derived: &UnitDerived, packs: &Packs, as_of: Date) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    contact::check(unit, &mut diagnostics);
    levels::check(unit, derived, &mut diagnostics);
    sheets::check(unit, &packs.sheets.criterion_sheet, derived, &mut diagnostics);
    evidence::check(unit, packs.calendar.years(), &mut diagnostics);
    days::check(unit, packs.calendar.years(), as_of, &mut diagnostics);
    database::check(unit, &mut diagnostics);
    disclosures::check(unit, &derived.figures, &packs.calendar, &mut diagnostics);
    filled_in::check(unit, &derived.figures, &packs.schools, &mut diagnostics);
    other_law::check(unit, packs, &mut diagnostics);
    calendar::check(unit, derived, &mut diagnostics);
    changed_law::check(unit, packs, as_of, &mut diagnostics);
    for diagnostic in figures::diagnostics(&derived.figures) {
        diagnostics.push(diagnostic.clone());
    }
    diagnostics
}
