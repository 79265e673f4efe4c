//! Self-assessments, criteria, evidence, improvement plans.

use super::{
    Block, Chrome, CriteriaMap, CriteriaTable, CriterionLink, CriterionPaper, DataTable, EvidenceRow, Fact, HomeItem,
    ImprovementCard, LevelText, Link, State, Timeline,
};
use schemars::JsonSchema;
use serde::Serialize;

/// Self-assessments of a unit.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct AssessmentList {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Newest first.
    pub items: Vec<HomeItem>,
    /// Improvement plans of the unit.
    pub plans: Vec<HomeItem>,
}

/// One self-assessment: its result and its criteria.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct AssessmentPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Absent where no criterion has a sheet.
    pub rating: Option<RatingView>,
    /// The level that the school aims at.
    pub target: Option<String>,
    /// The criteria as a picture; absent where none has a sheet.
    pub map: Option<CriteriaMap>,
    /// The same as a table, with what goes with each.
    pub criteria: CriteriaTable,
    /// The report, the table as a file, evidence, plans, the process.
    pub links: Vec<Link>,
    /// Label and value, in the order of reading.
    pub facts: Vec<Fact>,
    /// The school's own remark, as text.
    pub editor_note: Option<String>,
    /// The school's own introduction; may be empty.
    pub summary_html: String,
}

/// How a self-assessment is done: its steps, the council, the groups, what is needed and when.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct AssessmentProcess {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// The seven steps of the process (Article 23 of the 2018 circulars) and what of each is on the site.
    pub steps: Vec<Fact>,
    /// How far each group's sheets are.
    pub progress: Option<DataTable>,
    /// By which decision the council was set up.
    pub council_decision: Option<String>,
    /// Members of the self-assessment council, a row each.
    pub council: Option<DataTable>,
    /// Work groups of the council.
    pub groups: Vec<GroupView>,
    /// Who leads which criteria.
    pub assignments: Vec<AssignmentView>,
    /// What is needed and when, a row each.
    pub resources: Option<DataTable>,
    /// The timetable, a row a period.
    pub schedule: Option<DataTable>,
    /// The plan of the self-assessment as a document.
    pub document: Option<Link>,
}

/// A work group.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct GroupView {
    /// `Nhóm 1`.
    pub name: String,
    /// Who heads it.
    pub lead: Option<String>,
    /// One name each, with the post where it is known.
    pub members: Vec<String>,
    /// The criteria that it assesses.
    pub criteria: Vec<Link>,
    /// What it does; may be empty.
    pub duties_html: String,
}

/// Criteria and who leads them.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct AssignmentView {
    /// A name.
    pub lead: String,
    /// The post of that person.
    pub role: Option<String>,
    /// In the order of the circular.
    pub criteria: Vec<Link>,
}

/// A standard of one self-assessment.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct AssessmentStandardPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// The circular that the assessment follows.
    pub regulation: Link,
    /// Its criteria with their results.
    pub criteria: CriteriaTable,
    /// The page before it in the same series.
    pub previous: Option<Link>,
    /// The page after it in the same series.
    pub next: Option<Link>,
}

/// One criterion of one self-assessment.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CriterionPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// `1.10` is the tenth of standard 1.
    pub number: String,
    /// As the circular has it.
    pub title: String,
    /// The circular.
    pub regulation: Link,
    /// Which wording of the circular, where there are several.
    pub edition: Option<String>,
    /// Its standard in this assessment.
    pub standard: Link,
    /// What the school claims and what the indicators add up to: one level where they agree, both where they do not.
    pub result: State,
    /// Why it is not the next level.
    pub obstacle: Option<String>,
    /// Said when evidence that the result rests on has changed.
    pub review: Option<String>,
    /// The same criterion in other assessments under the same edition.
    pub history: Vec<Link>,
    /// The level that the plan aims at.
    pub target: Option<String>,
    /// Who leads it, by group or by name.
    pub leads: Vec<Fact>,
    /// The level cannot be reached without it.
    pub mandatory: bool,
    /// Said where the title is written from memory.
    pub title_confidence: Option<String>,
    /// What is asked, where there is no sheet.
    pub levels: Vec<LevelText>,
    /// What is asked, the result, what the school says and its evidence, a row an indicator; absent without a sheet.
    pub indicators: Option<DataTable>,
    /// Least areas and counts that the circular asks.
    pub thresholds: Option<DataTable>,
    /// On which text the retelling of the indicators rests.
    pub text_basis: Option<String>,
    /// The school's own remark, as text.
    pub editor_note: Option<String>,
    /// What the sheet says before its first section.
    pub opening: Vec<Block>,
    /// The five sections of the official sheet, in order; empty where the school wrote none.
    pub sections: Vec<SheetSectionView>,
    /// What the printed sheet has around them.
    pub paper: CriterionPaper,
    /// Items of improvement plans that are about it.
    pub improvement: Vec<ImprovementCard>,
    /// A plan covers the assessment but not this criterion.
    pub not_in_plan: Option<Link>,
    /// What is cited on this sheet, a row each.
    pub evidence: Vec<EvidenceRow>,
    /// The index of all evidence.
    pub evidence_index: Option<Link>,
    /// The page before it in the same series.
    pub previous: Option<Link>,
    /// The page after it in the same series.
    pub next: Option<Link>,
    /// Which parts of it the pack holds from memory; empty where all is confirmed.
    pub recalled: Vec<String>,
}

/// A section of the criterion sheet.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct SheetSectionView {
    /// The element's id, unique on its page.
    pub id: String,
    /// With its number: `1. Mô tả hiện trạng`.
    pub label: String,
    /// Empty where the school wrote nothing.
    pub body: Vec<Block>,
    /// The table of indicators on the same page says the same.
    pub in_table: bool,
}

/// Index of evidence.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct EvidencePage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// How the codes are made up.
    pub explanation: String,
    /// By code.
    pub rows: Vec<EvidenceRow>,
    /// The codes of each criterion.
    pub by_criterion: DataTable,
    /// The codes of each box.
    pub by_box: DataTable,
    /// Codes that a sheet cites and the list lacks.
    pub cited_not_listed: Vec<String>,
    /// Codes of the list that no sheet cites.
    pub listed_not_cited: Vec<String>,
    /// Dated outside the school years that are assessed.
    pub outside_cycle: Vec<String>,
}

/// An improvement plan.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ImprovementPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Label and value, in the order of reading.
    pub facts: Vec<Fact>,
    /// The plan as a document.
    pub document: Option<Link>,
    /// How far the items are: one state and its count each.
    pub counts: Vec<State>,
    /// Absent where no item has a readable period.
    pub timeline: Option<Timeline>,
    /// The items: what is late first, what is done last.
    pub works: Vec<ImprovementCard>,
    /// Items by the role that leads them.
    pub by_lead: DataTable,
    /// Items by the school years in which they are worked on.
    pub by_year: DataTable,
    /// Criteria that the plan does not speak of.
    pub missing: Vec<Link>,
}

/// What an assessment claims and what its indicators add up to.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct RatingView {
    /// One level where claim and indicators agree, both where they do not.
    pub result: State,
    /// `Cấp độ 2`.
    pub accreditation: Option<String>,
    /// What the level opens of the national standard.
    pub degree: Option<String>,
    /// Why nothing is computed, or what else is asked.
    pub notes: Vec<String>,
    /// How the circular rates.
    pub explanation: String,
    /// `7 tiêu chí đang giữ trường ở Mức 1`; may be empty.
    pub holding_heading: String,
    /// Criteria that hold the school back from the next level.
    pub holding_back: Vec<CriterionLink>,
    /// How many criteria reached what, in a sentence.
    pub sum: String,
}
