//! The time of a disclosure as diagnostics name it: in Vietnamese, as they are. Pages have words of their own.

use super::{Disclosure, Span};

impl Disclosure {
    /// `năm học 2023-2024`, `quý 3 năm 2023`.
    pub(crate) fn diagnosed_span(&self) -> String {
        match self.span {
            Span::SchoolYear(year) => format!("năm học {year}"),
            Span::Year(year) => self.budget_period().of_year(year),
        }
    }
}
