//! Disclosures.

use super::{
    AskedRow, Chrome, DataTable, Fact, FormPaper, FormSummary, HomeSection, ItemView, Link, ObligationRow, SignerView,
};
use schemars::JsonSchema;
use serde::Serialize;

/// Overview of disclosures; or those of one year.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct DisclosureList {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// School years that have a page, newest first.
    pub years: Vec<NavLink>,
    /// Budget years that have one.
    pub budget_years: Vec<NavLink>,
    /// The year that is shown: `Năm học 2024-2025`; absent where nothing is there.
    pub span: Option<String>,
    /// How many contents are there, and what is missing, in a sentence.
    pub summary: Option<String>,
    /// What must be made public in that year.
    pub asked: Vec<AskedRow>,
    /// What of it the school does not have, each with its reason.
    pub not_applicable: Vec<String>,
    /// Later years of which something is overdue, each with how it stands.
    pub newer: Vec<Link>,
    /// Regulations of earlier years, with what was published by them.
    pub older: Vec<Link>,
    /// What was published beside the rows, by regulation.
    pub groups: Vec<HomeSection>,
    /// Files with the figures.
    pub data: Vec<Link>,
}

/// A disclosure: a filled-in form, or a content without a form.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct DisclosurePage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// The sheet as the circular lays it out.
    pub paper: FormPaper,
    /// Label and value, in the order of reading.
    pub facts: Vec<Fact>,
    /// What it says first.
    pub summary: FormSummary,
    /// What the content is about, by the pack.
    pub content_summary: Option<String>,
    /// Main figures beside last year's.
    pub change: Option<DataTable>,
    /// The page that sets this form's years side by side.
    pub years: Option<Link>,
    /// CSV, XLSX, JSON.
    pub data: Vec<Link>,
    /// The duty that it meets.
    pub obligation: Option<ObligationRow>,
    /// Where it stands in the calendar.
    pub calendar: Vec<Link>,
    /// What the marks in empty cells mean.
    pub legend: Vec<Fact>,
    /// Which parts of it the pack holds from memory; empty where all is confirmed.
    pub recalled: Vec<String>,
    /// The circular gives no form: rows and columns are the project's proposal.
    pub proposed: Option<String>,
}

/// One form over the years.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct DisclosureYears {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// A column a school year.
    pub tables: Vec<DataTable>,
    /// The disclosures that the figures come from.
    pub sources: Vec<Link>,
}

/// Báo cáo thường niên.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct AnnualReportPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// The report as a sheet.
    pub paper: AnnualPaper,
    /// The signed file that is the official copy; absent where the school gave none.
    pub signed_copy: Option<Link>,
    /// Label and value, in the order of reading.
    pub facts: Vec<Fact>,
    /// Where it stands in the calendar.
    pub calendar: Vec<Link>,
    /// Which parts of it the pack holds from memory; empty where all is confirmed.
    pub recalled: Vec<String>,
}

/// The yearly report as a sheet of paper.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct AnnualPaper {
    /// The organ above the one that issues it, where there is one.
    pub parent_organ: Option<String>,
    /// The organ that issues it.
    pub organ: String,
    /// After `Số:`; absent where the report has none.
    pub number: Option<String>,
    /// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` (Decree 30/2020, Appendix I).
    pub national_name: String,
    /// `Độc lập - Tự do - Hạnh phúc` (Decree 30/2020, Appendix I).
    pub motto: String,
    /// `BÁO CÁO THƯỜNG NIÊN`.
    pub title: String,
    /// Of which year.
    pub subtitle: String,
    /// In the order of the circular's frame (09/2024).
    pub sections: Vec<ReportSectionView>,
    /// Place and day: `Noong Luông, ngày 28 tháng 5 năm 2024`; absent on an undated sheet.
    pub place_date: Option<String>,
    /// Who signs; absent where the source names nobody.
    pub signer: Option<SignerView>,
    /// One a line.
    pub recipients: Vec<String>,
}

/// A section of the yearly report.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ReportSectionView {
    /// The element's id, unique on its page.
    pub id: String,
    /// `I`, `II`.
    pub num: String,
    /// As the circular's frame has it.
    pub label: String,
    /// Data of the disclosures that the section is taken from.
    pub items: Vec<ItemView>,
    /// The school's own words; may be empty.
    pub text_html: String,
    /// Neither data nor text.
    pub empty: Option<String>,
    /// Pages that it is taken from.
    pub sources: Vec<Link>,
}

/// A link to a sibling page; `current` for this one.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct NavLink {
    /// What the reader sees, as text.
    pub label: String,
    /// Address, relative to the page that shows it.
    pub href: String,
    /// It is the page that shows it.
    pub current: bool,
}
