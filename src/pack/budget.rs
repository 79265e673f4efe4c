//! Budget reports: which of them a law asks for, of what time, of whose school, in which budget years.

use super::due::Due;
use serde::Deserialize;

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
    /// Tells reports on one form apart: a file meets the one of its own period.
    pub period: Period,
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

/// What span of time a budget disclosure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// The whole budget year: estimate, execution or settlement.
    Year,
    /// The first three months (Circular 26/2026/TT-BTC).
    ThreeMonths,
    /// The first six months.
    HalfYear,
    /// The first nine months; no report of Circular 61/2017/TT-BTC has it, files may.
    NineMonths,
    /// Each of the four.
    Quarter,
    /// Whenever something was changed: an adjusted estimate.
    AdHoc,
}
