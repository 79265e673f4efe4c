//! Rules over the whole model, beyond what a single reference can show. One file a family of rules; each rule is model in, findings out.
//!
//! **Invariant:** knows no rendering, no theme, no disk, no clock.

mod calendar;
mod database;
mod evidence;
mod levels;

use crate::diag::Diagnostics;
use crate::figures::Figures;
use crate::model::Site;
use crate::pack::Packs;

/// Runs all rules.
pub fn check(site: &Site, figures: &Figures, packs: &Packs) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    levels::check(site, &mut diagnostics);
    evidence::check(site, &mut diagnostics);
    database::check(site, &mut diagnostics);
    calendar::check(site, packs, &mut diagnostics);
    for diagnostic in figures.diagnostics() {
        diagnostics.push(diagnostic.clone());
    }
    diagnostics
}
