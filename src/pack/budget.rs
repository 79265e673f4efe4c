//! Budget reports: which of them a law asks for, of what part of the budget year, of whose school, in which budget years.

use super::due::Due;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A budget disclosure (Circulars 61/2017/TT-BTC and 26/2026/TT-BTC). It is filled in on a form, or as a content where the form's layout is
/// not known: exactly one of them.
#[derive(Clone, Debug, Deserialize)]
pub struct BudgetDisclosure {
    /// Named in references: `finance-disclosure/thuc_hien_quy/2`.
    pub id: String,
    /// As of a content, without the time that it speaks of.
    pub name: Option<String>,
    /// As the circular names it: `Tình hình thực hiện dự toán hằng quý`.
    pub label: String,
    /// Id of the [`super::Form`] (`bieu-3`), which lists this disclosure in `used_for`.
    pub form: Option<String>,
    /// Id of the [`super::Content`].
    pub content: Option<String>,
    /// Whose duty it is: `public`, `private`.
    pub ownership: Vec<Owner>,
    /// As of the regime, where this report differs: the settlement of 2025 was already made by the law of 2026.
    pub first_budget_year: Option<i16>,
    /// As `first_budget_year`.
    pub last_budget_year: Option<i16>,
    /// Id of the [`BudgetPeriod`] that it speaks of: it tells reports on one form apart.
    pub period: String,
    /// `Điều 6 khoản 2` of Circular 61/2017/TT-BTC.
    pub article: Option<String>,
    /// `None`: no duty is made of it.
    pub due: Option<Due>,
    /// As of a content.
    pub condition: Option<String>,
}

/// Who owns a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// Công lập: a unit that uses the budget.
    Public,
    /// Dân lập, tư thục.
    Private,
}

/// A part of the budget year that reports speak of: `budget_periods` of the pack `calendar`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct BudgetPeriod {
    /// `quarter`: what reports name in `period`, and rules in `after: quarter_end`. Parts have one id where one report is made on each of them.
    pub id: String,
    /// Tells it from the others of its id, in references (`thuc_hien_quy/3`) and in ids of duties. `None`: it is the only one.
    pub number: Option<u8>,
    /// What files write in `period`: `quý 3`.
    pub written: String,
    /// With `{year}` for its year: `quý 3 năm {year}`.
    pub in_year: String,
    /// First and last month, 1 to 12, inclusive. `None`: whenever something was changed within the year.
    pub months: Option<(i8, i8)>,
    /// What ids of its duties end in, where that is not `number`: ids that were published stay.
    pub suffix: Option<String>,
    /// A file that names no part is about this one: the whole year.
    #[serde(default)]
    pub default: bool,
}

impl BudgetPeriod {
    /// With its year: `quý 3 năm 2023`.
    pub fn of_year(&self, year: i16) -> String {
        self.in_year.replace("{year}", &year.to_string())
    }

    /// Its first and last day; of one without months those of the year.
    pub fn days(&self, year: i16) -> (Date, Date) {
        let (from, to) = self.months.unwrap_or((1, 12));
        let first = |month: i8| date(year, month.clamp(1, 12), 1);
        (first(from), first(to).last_of_month())
    }

    /// How many months from the year's beginning it covers; `None`: it does not begin there.
    pub fn months_covered(&self) -> Option<i8> {
        self.months.filter(|(from, _)| *from == 1).map(|(_, to)| to)
    }
}
