//! The time that a disclosure speaks of.

use crate::text::SchoolYear;

/// What time a disclosure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Span {
    /// `disclosures/2023-2024`.
    SchoolYear(SchoolYear),
    /// A budget year.
    Year(i16),
}

impl Span {
    /// The year in which it begins.
    pub fn first_year(self) -> i16 {
        match self {
            Self::SchoolYear(year) => year.first_year(),
            Self::Year(year) => year,
        }
    }

    /// The year before it.
    pub fn previous(self) -> Self {
        match self {
            Self::SchoolYear(year) => Self::SchoolYear(year.previous()),
            Self::Year(year) => Self::Year(year - 1),
        }
    }
}

/// Which part of a budget year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BudgetPeriod {
    /// 1 to 4: `quý 3`.
    Quarter(u8),
    /// The first three months: `3 tháng`.
    ThreeMonths,
    /// The first six months: `6 tháng`.
    HalfYear,
    /// The first nine months: `9 tháng`.
    NineMonths,
    /// The whole of it: `năm`.
    Year,
    /// No part: what was changed within the year, such as an adjusted estimate.
    Adjusted,
}
