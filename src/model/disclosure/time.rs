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
