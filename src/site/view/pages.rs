//! One struct for each kind of page.

use super::{Block, CertaintyNote, Chrome, DataTable, EvidenceRow, Fact, ImprovementCard, Link, NoteView, ObligationRow, State, TocEntry};
use serde::Serialize;

/// Home of the portal.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Portal {
    pub chrome: Chrome,
    pub description: Option<String>,
    /// By kind of institution, offices first.
    pub groups: Vec<UnitGroup>,
    pub regulations: Vec<Link>,
}

/// Units of one kind.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct UnitGroup {
    pub label: String,
    pub units: Vec<UnitCard>,
}

/// A unit on the portal.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct UnitCard {
    pub name: String,
    pub href: String,
    /// `Phường 28, quận Bình Thạnh`; may be empty.
    pub location: String,
    /// `1 văn bản`, `4 biểu công khai`.
    pub counts: Vec<String>,
}

/// Home of a unit: what is published, what is due.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct UnitHome {
    pub chrome: Chrome,
    pub summary: Option<String>,
    pub editor_note: Option<String>,
    pub facts: Vec<Fact>,
    /// Soonest first: overdue, then what comes next.
    pub due: Vec<ObligationRow>,
    pub calendar: Option<Link>,
    pub sections: Vec<HomeSection>,
}

/// A block of links on a unit's home.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct HomeSection {
    pub title: String,
    pub href: String,
    pub items: Vec<HomeItem>,
}

/// A link with what there is to say about it.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct HomeItem {
    pub label: String,
    pub href: String,
    pub detail: Option<String>,
    pub state: Option<State>,
    pub illustrative: bool,
}

/// Documents of a unit.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DocumentList {
    pub chrome: Chrome,
    pub items: Vec<HomeItem>,
}

/// An administrative document, laid out by Decree 30/2020.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DocumentPage {
    pub chrome: Chrome,
    pub facts: Vec<Fact>,
    pub toc: Vec<TocEntry>,
    pub national_name: String,
    pub motto: String,
    pub parent_organ_html: Option<String>,
    pub organ_html: String,
    /// After `Số:`.
    pub number_html: Option<String>,
    /// `Noong Luông, ngày 18 tháng 9 năm 2023`.
    pub place_date: Option<String>,
    /// `KẾ HOẠCH`.
    pub kind_name: String,
    pub subject_html: String,
    pub legal_basis_html: Vec<String>,
    pub body: Vec<Block>,
    pub annex: Option<AnnexView>,
    pub signer_html: Option<SignerView>,
    pub recipients_html: Vec<String>,
    pub notes: Vec<NoteView>,
    pub related: Vec<Link>,
}

/// An annex of a document.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AnnexView {
    pub title_html: String,
    pub subtitle_html: Option<String>,
    pub body: Vec<Block>,
}

/// The signature block, from the top.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SignerView {
    pub authority: Option<String>,
    pub title: Option<String>,
    pub mark: Option<String>,
    pub name: Option<String>,
}

/// Catalogue of regulations.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RegulationList {
    pub chrome: Chrome,
    pub accreditation: Vec<RegulationCard>,
    pub disclosure: Vec<RegulationCard>,
}

/// A regulation in the catalogue.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RegulationCard {
    pub number: String,
    pub title: String,
    pub href: String,
    pub status: String,
    /// `5 tiêu chuẩn, 25 tiêu chí`.
    pub size: String,
}

/// One regulation: what it asks, and how sure the data is.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RegulationPage {
    pub chrome: Chrome,
    pub title: String,
    pub facts: Vec<Fact>,
    /// How levels are reached; for accreditation.
    pub rating: Option<String>,
    pub rating_note: Option<String>,
    pub catalogues: Vec<CatalogueView>,
    /// Contents to disclose, schedules, forms; for disclosure.
    pub tables: Vec<DataTable>,
    pub uncertain: Vec<String>,
    pub provenance: Vec<CertaintyNote>,
}

/// Standards of one edition and profile.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CatalogueView {
    pub label: Option<String>,
    pub note: Option<String>,
    pub size: String,
    pub standards: Vec<StandardLink>,
}

/// A standard with its criteria.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct StandardLink {
    pub number: u8,
    pub title: String,
    pub href: String,
    pub criteria: Vec<CriterionLink>,
}

/// A criterion in a list.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CriterionLink {
    pub number: String,
    pub title: String,
    pub href: String,
    pub mandatory: bool,
    pub state: Option<State>,
    /// `Mức 1` if a plan sets one.
    pub target: Option<String>,
    pub leads: Vec<String>,
}

/// A standard of the catalogue: its criteria with what each level asks.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct StandardPage {
    pub chrome: Chrome,
    pub regulation: Link,
    pub edition: Option<String>,
    pub note: Option<String>,
    pub text_basis: Option<String>,
    pub criteria: Vec<CriterionText>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    pub recalled: Vec<String>,
}

/// What a criterion asks.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CriterionText {
    pub id: String,
    pub number: String,
    pub title: String,
    pub official_numbering: Option<String>,
    /// Set when the title is written from memory.
    pub title_confidence: Option<String>,
    pub mandatory: bool,
    pub note: Option<String>,
    pub levels: Vec<LevelText>,
}

/// What one level asks.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct LevelText {
    pub level: u8,
    /// `Mức 1`.
    pub label: String,
    /// The circular asks nothing more at this level.
    pub no_requirement: bool,
    pub indicators: Vec<IndicatorText>,
}

/// An indicator; `result` on a school's own page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct IndicatorText {
    /// `a`, or empty where the level has one requirement without a letter.
    pub key: String,
    /// A short retelling; absent where the data holds none.
    pub summary: Option<String>,
    pub amended: Option<String>,
    pub result: Option<State>,
}

/// Self-assessments of a unit.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AssessmentList {
    pub chrome: Chrome,
    pub items: Vec<HomeItem>,
    pub plans: Vec<HomeItem>,
}

/// One self-assessment.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AssessmentPage {
    pub chrome: Chrome,
    pub facts: Vec<Fact>,
    pub editor_note: Option<String>,
    pub summary_html: String,
    pub standards: Vec<StandardLink>,
    pub council_decision: Option<String>,
    pub council: Option<DataTable>,
    pub groups: Vec<GroupView>,
    pub assignments: Vec<AssignmentView>,
    pub resources: Option<DataTable>,
    pub schedule: Option<DataTable>,
    pub plans: Vec<Link>,
    pub document: Option<Link>,
    pub evidence: Option<Link>,
}

/// A work group.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct GroupView {
    pub name: String,
    pub lead: Option<String>,
    pub members: Vec<String>,
    pub criteria: Vec<Link>,
    pub duties_html: String,
}

/// Criteria and who leads them.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AssignmentView {
    pub lead: String,
    pub role: Option<String>,
    pub criteria: Vec<Link>,
}

/// A standard of one self-assessment.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AssessmentStandardPage {
    pub chrome: Chrome,
    pub regulation: Link,
    pub criteria: Vec<CriterionLink>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
}

/// One criterion of one self-assessment.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CriterionPage {
    pub chrome: Chrome,
    pub number: String,
    pub title: String,
    pub regulation: Link,
    pub edition: Option<String>,
    pub standard: Link,
    pub result: State,
    pub claimed: Option<String>,
    pub target: Option<String>,
    pub leads: Vec<Fact>,
    pub mandatory: bool,
    pub title_confidence: Option<String>,
    pub levels: Vec<LevelText>,
    pub text_basis: Option<String>,
    pub editor_note: Option<String>,
    pub opening: Vec<Block>,
    /// The five sections of the official sheet, in order; empty where the school wrote none.
    pub sections: Vec<SheetSectionView>,
    pub improvement: Vec<ImprovementCard>,
    /// A plan covers the assessment but not this criterion.
    pub not_in_plan: Option<Link>,
    pub evidence: Vec<EvidenceRow>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    pub recalled: Vec<String>,
}

/// A section of the criterion sheet.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SheetSectionView {
    pub id: String,
    pub label: String,
    pub body: Vec<Block>,
}

/// Index of evidence.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct EvidencePage {
    pub chrome: Chrome,
    pub explanation: String,
    pub rows: Vec<EvidenceRow>,
    pub cited_not_listed: Vec<String>,
    pub listed_not_cited: Vec<String>,
}

/// An improvement plan.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ImprovementPage {
    pub chrome: Chrome,
    pub facts: Vec<Fact>,
    pub document: Option<Link>,
    /// By standard.
    pub groups: Vec<ImprovementGroup>,
    pub missing: Vec<Link>,
}

/// Items of one standard.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ImprovementGroup {
    pub title: String,
    pub items: Vec<ImprovementCard>,
}

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

/// A page of the unit's own.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FreePageView {
    pub chrome: Chrome,
    pub body: Vec<Block>,
}

/// Served for addresses that are not there; links are absolute, since it is shown at any depth.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NotFound {
    pub chrome: Chrome,
    pub home: String,
    pub units: Vec<Link>,
}
