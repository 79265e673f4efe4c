//! Disclosures, schedules of external assessments.

use super::{Chrome, DataTable, Fact, HomeSection, Link, ObligationRow, SignerView};
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
    /// Where it stands in the calendar.
    pub calendar: Vec<Link>,
    pub legend: Vec<Fact>,
    pub recalled: Vec<String>,
}

/// A link to a sibling page; `current` for this one.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NavLink {
    pub label: String,
    pub href: String,
    pub current: bool,
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
