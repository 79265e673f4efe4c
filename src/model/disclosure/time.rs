//! The time that a disclosure speaks of.

use crate::text::SchoolYear;
use std::fmt;

/// What time a disclosure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Span {
    /// `disclosures/2023-2024`.
    SchoolYear(SchoolYear),
    /// A budget year.
    Year(i16),
}

impl fmt::Display for Span {
    /// As folders of sources are named after it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SchoolYear(year) => year.fmt(f),
            Self::Year(year) => year.fmt(f),
        }
    }
}

impl Span {
    /// The budget year that a text names.
    pub fn budget_year(written: &str) -> Option<Self> {
        written.parse().ok().filter(|year| (1945..9000).contains(year)).map(Self::Year)
    }

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
