//! The time of a disclosure as diagnostics name it: in Vietnamese, as they are. Pages have words of their own.

use super::{BudgetPeriod, Disclosure, Span};

impl Disclosure {
    /// `năm học 2023-2024`, `quý 3 năm 2023`.
    pub(crate) fn diagnosed_span(&self) -> String {
        match (self.span, self.period) {
            (Span::SchoolYear(year), _) => format!("năm học {year}"),
            (Span::Year(year), Some(BudgetPeriod::Quarter(q))) => format!("quý {q} năm {year}"),
            (Span::Year(year), Some(BudgetPeriod::ThreeMonths)) => format!("3 tháng đầu năm {year}"),
            (Span::Year(year), Some(BudgetPeriod::HalfYear)) => format!("6 tháng đầu năm {year}"),
            (Span::Year(year), Some(BudgetPeriod::NineMonths)) => format!("9 tháng đầu năm {year}"),
            (Span::Year(year), Some(BudgetPeriod::Adjusted)) => format!("năm {year}, điều chỉnh"),
            (Span::Year(year), _) => format!("năm {year}"),
        }
    }
}
