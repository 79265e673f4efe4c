//! The time of a budget report while it is being read.

use crate::pack::BudgetPeriod;
use std::sync::Arc;

/// What part of which budget year a report is about.
#[derive(Clone, Copy)]
pub(super) struct BudgetTime<'a> {
    pub(super) year: i16,
    pub(super) part: &'a BudgetPeriod,
    /// All parts that the packs know.
    pub(super) parts: &'a [Arc<BudgetPeriod>],
}
