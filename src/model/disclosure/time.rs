//! The time that a disclosure speaks of.

use crate::text::SchoolYear;

/// What time a disclosure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Span {
    SchoolYear(SchoolYear),
    /// A budget year.
    Year(i16),
}

/// Which part of a budget year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BudgetPeriod {
    Quarter(u8),
    HalfYear,
    NineMonths,
    Year,
    /// No part: what was changed within the year, such as an adjusted estimate.
    Adjusted,
}
