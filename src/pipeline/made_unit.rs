//! What is made of a unit.

use super::part::Part;
use super::read::ReadUnit;
use super::waiting::Waiting;
use crate::diag::Diagnostics;
use crate::site::plan::UnitRecord;
use std::sync::Arc;

/// See the module.
pub(super) struct UnitMade {
    pub(super) folder: String,
    pub(super) slug: String,
    pub(super) diagnostics: Diagnostics,
    pub(super) waiting: Waiting,
    /// Sources that are not public on the stated day.
    pub(super) held: Vec<Arc<str>>,
    pub(super) record: Option<UnitRecord>,
    /// `None`: it cannot be said what the unit is.
    pub(super) part: Option<Arc<Part>>,
    /// It was kept from the last build.
    pub(super) is_stored: bool,
    /// For a memory that keeps.
    pub(super) read: Option<Arc<ReadUnit>>,
}
