//! Rules over the whole model, beyond what a single reference can show. One file a family of rules; each rule is model in, findings out.
//!
//! **Invariant:** knows no rendering, no theme, no disk; the day comes in as a value.

use crate::diag::Diagnostics;
use crate::model::Site;
use crate::pack::Packs;
use jiff::civil::Date;

/// Runs all rules.
pub fn check(_site: &Site, _packs: &Packs, _as_of: Date) -> Diagnostics {
    Diagnostics::default()
}
