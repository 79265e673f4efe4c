//! Disclosures, schedules of external assessments.

use super::{Chrome, DataTable, Fact, FormPaper, HomeSection, ItemView, Link, ObligationRow, SignerView};
use serde::Serialize;

/// Overview of disclosures; or those of one year.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DisclosureList {
    pub chrome: Chrome,
    /// Contents × school years.
    pub matrix: Option<DataTable>,
    pub groups: Vec<HomeSection>,
    /// Pages that set years side by side.
    pub comparisons: Vec<Link>,
    pub data: Vec<Link>,
}

/// A disclosure: a filled-in form, or a content without a form.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DisclosurePage {
    pub chrome: Chrome,
    pub paper: FormPaper,
    pub facts: Vec<Fact>,
    pub content_summary: Option<String>,
    /// Main figures beside last year's.
    pub change: Option<DataTable>,
    pub years: Option<Link>,
    /// CSV, XLSX, JSON.
    pub data: Vec<Link>,
    pub obligation: Option<ObligationRow>,
    /// Where it stands in the calendar.
    pub calendar: Vec<Link>,
    pub legend: Vec<Fact>,
    pub recalled: Vec<String>,
    /// The circular gives no form: rows and columns are the project's proposal.
    pub proposed: Option<String>,
}

/// One form over the years.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DisclosureYears {
    pub chrome: Chrome,
    pub tables: Vec<DataTable>,
    pub sources: Vec<Link>,
}

/// Báo cáo thường niên.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AnnualReportPage {
    pub chrome: Chrome,
    pub paper: AnnualPaper,
    pub facts: Vec<Fact>,
    /// Where it stands in the calendar.
    pub calendar: Vec<Link>,
    pub recalled: Vec<String>,
}

/// The yearly report as a sheet of paper.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AnnualPaper {
    pub parent_organ: Option<String>,
    pub organ: String,
    pub number: Option<String>,
    pub national_name: String,
    pub motto: String,
    pub title: String,
    pub subtitle: String,
    pub sections: Vec<ReportSectionView>,
    pub place_date: Option<String>,
    pub signer: Option<SignerView>,
    pub recipients: Vec<String>,
}

/// A section of the yearly report.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ReportSectionView {
    pub id: String,
    pub num: String,
    pub label: String,
    pub items: Vec<ItemView>,
    pub text_html: String,
    /// Neither data nor text.
    pub empty: Option<String>,
    /// Pages that it is taken from.
    pub sources: Vec<Link>,
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
