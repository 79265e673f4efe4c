//! Self-assessments, criteria, evidence, improvement plans.

use super::{
    Block, Chrome, CriterionLink, DataTable, EvidenceRow, Fact, HomeItem, ImprovementCard, LevelText, Link,
    StandardLink, State, Timeline, TocEntry,
};
use serde::Serialize;

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
    pub rating: Option<RatingView>,
    pub editor_note: Option<String>,
    pub summary_html: String,
    /// The seven steps of the process (Article 23 of the 2018 circulars) and what of each is on the site.
    pub steps: Vec<Fact>,
    pub standards: Vec<StandardLink>,
    /// Criteria without a sheet.
    pub missing: Vec<Link>,
    /// How far each group's sheets are.
    pub progress: Option<DataTable>,
    pub council_decision: Option<String>,
    pub council: Option<DataTable>,
    pub groups: Vec<GroupView>,
    pub assignments: Vec<AssignmentView>,
    pub resources: Option<DataTable>,
    pub schedule: Option<DataTable>,
    pub plans: Vec<Link>,
    pub document: Option<Link>,
    pub evidence: Option<Link>,
    pub report: Option<Link>,
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
    /// What the school claims; without a claim, what the indicators add up to.
    pub result: State,
    pub claimed: Option<String>,
    /// What the indicators add up to; absent without a sheet.
    pub computed: Option<State>,
    /// Why it is not the next level.
    pub obstacle: Option<String>,
    /// Said when evidence that the result rests on has changed.
    pub review: Option<String>,
    /// The same criterion in other assessments under the same edition.
    pub history: Vec<Link>,
    pub target: Option<String>,
    pub leads: Vec<Fact>,
    pub mandatory: bool,
    pub title_confidence: Option<String>,
    /// What is asked, where there is no sheet.
    pub levels: Vec<LevelText>,
    /// What is asked, the result, what the school says and its evidence, a row an indicator; absent without a sheet.
    pub indicators: Option<DataTable>,
    pub thresholds: Option<DataTable>,
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
    pub by_criterion: DataTable,
    pub by_box: DataTable,
    pub cited_not_listed: Vec<String>,
    pub listed_not_cited: Vec<String>,
    /// Dated outside the school years that are assessed.
    pub outside_cycle: Vec<String>,
}

/// An improvement plan.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ImprovementPage {
    pub chrome: Chrome,
    pub facts: Vec<Fact>,
    pub document: Option<Link>,
    /// How far the items are: one state and its count each.
    pub counts: Vec<State>,
    pub timeline: Option<Timeline>,
    /// By standard.
    pub groups: Vec<ImprovementGroup>,
    /// Items by the role that leads them.
    pub by_lead: DataTable,
    /// Items by the school years in which they are worked on.
    pub by_year: DataTable,
    pub missing: Vec<Link>,
}

/// Items of one standard.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ImprovementGroup {
    pub title: String,
    pub items: Vec<ImprovementCard>,
}

/// What an assessment claims and what its indicators add up to.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RatingView {
    pub computed: State,
    pub claimed: Option<String>,
    /// `Cấp độ 2`.
    pub accreditation: Option<String>,
    /// What the level opens of the national standard.
    pub degree: Option<String>,
    /// Why nothing is computed, or what else is asked.
    pub notes: Vec<String>,
    /// How the circular rates.
    pub explanation: String,
    /// Criteria that hold the school back from the next level.
    pub holding_back: Vec<Link>,
    /// Results as the report tabulates them: one mark a criterion.
    pub summary: DataTable,
    /// How many criteria reached what.
    pub counts: Vec<State>,
}

/// Báo cáo tự đánh giá: the whole report as one document to print.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ReportPage {
    pub chrome: Chrome,
    pub national_name: String,
    pub motto: String,
    pub governing_body: Option<String>,
    pub organ: String,
    /// `Điện Biên, năm 2024`.
    pub place_year: String,
    pub contents: Vec<TocEntry>,
    pub members: Option<DataTable>,
    pub abbreviations: Vec<Fact>,
    pub rating: Option<RatingView>,
    pub database: DatabaseView,
    pub opening_html: String,
    /// Part II: standards and their criteria.
    pub standards: Vec<ReportStandard>,
    /// Part III: requirements beyond level 3, where the circular has them.
    pub level_4: Option<DataTable>,
    pub level_4_rule: Option<String>,
    pub evidence: Option<DataTable>,
}

/// A standard in the report.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ReportStandard {
    pub id: String,
    pub title: String,
    pub criteria: Vec<ReportCriterion>,
    pub conclusion: String,
}

/// A criterion in the report: the sheet's five sections.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ReportCriterion {
    pub id: String,
    pub title: String,
    pub result: State,
    pub sections: Vec<SheetSectionView>,
}

/// Part I of the report: what the school is, and its figures year by year.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct DatabaseView {
    pub facts: Vec<Fact>,
    pub note_html: String,
    pub tables: Vec<DataTable>,
    /// What is not there.
    pub state: Option<String>,
    /// Said where the form's rows are written from memory.
    pub recalled: Option<String>,
}
