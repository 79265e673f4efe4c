//! Which form a workbook is wanted of.

use crate::model::TimeSpan;
use crate::pack::{Regime, SchoolType};
use std::sync::Arc;

/// A form for schools of some kinds, in some time.
#[derive(Clone, Copy, Debug)]
pub struct FormAsked<'a> {
    /// The regulation.
    pub regime: &'a Regime,
    /// Position of the form in it.
    pub form: usize,
    /// Kinds of schools; of several, a school that has them all.
    pub schools: &'a [Arc<SchoolType>],
    /// The year whose words and rows are meant.
    pub span: TimeSpan,
    /// The year is written into the workbook.
    pub dated: bool,
}
