//! Disclosures, their calendar, schedules of external assessments.

use super::{Chrome, DataTable, Fact, HomeSection, Link, ObligationRow, SignerView, State};
use serde::Serialize;

/// Overview of disclosures.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DisclosureList {
    pub chrome: Chrome,
    /// Contents × school years.
    pub matrix: Option<DataTable>,
    pub groups: Vec<HomeSection>,
}

/// A filled-in form.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DisclosurePage {
    pub chrome: Chrome,
    pub parent_organ: Option<String>,
    pub organ: String,
    pub form_label: String,
    /// `THÔNG BÁO`.
    pub form_heading: Option<String>,
    pub title: String,
    pub facts: Vec<Fact>,
    pub content_summary: Option<String>,
    pub display_unit: Option<String>,
    pub note_html: String,
    pub tables: Vec<DataTable>,
    pub place_date: Option<String>,
    pub signer: Option<SignerView>,
    pub obligation: Option<ObligationRow>,
    pub legend: Vec<Fact>,
    pub recalled: Vec<String>,
}

/// A school year's disclosure calendar.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CalendarPage {
    pub chrome: Chrome,
    pub years: Vec<NavLink>,
    pub explanation: String,
    pub counts: Vec<State>,
    pub months: Vec<MonthView>,
    pub ics: Link,
    pub document: Option<Link>,
    pub recalled: bool,
}

/// A link to a sibling page; `current` for this one.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NavLink {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// A month of the calendar.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct MonthView {
    pub id: String,
    /// `Tháng 9/2023`.
    pub label: String,
    pub entries: Vec<ObligationRow>,
}

/// A managing office's schedule of external assessments.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ExternalPage {
    pub chrome: Chrome,
    pub document: Option<Link>,
    pub counts: Vec<Fact>,
    pub table: DataTable,
    pub months: Vec<ExternalMonth>,
}

/// Schools whose external assessment is asked for in one month.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ExternalMonth {
    pub label: String,
    pub schools: Vec<String>,
}
