//! Forms of self-assessment: the sheet of a criterion, the steps of the process, the report's parts, the table of the improvement plan.

use super::document_reading::ToldRow;
use super::provenance::Provenance;
use crate::text::fold;
use serde::Deserialize;

/// Structure of sheets and reports under the 2018 circulars.
#[derive(Clone, Debug, Deserialize)]
pub struct SheetForms {
    /// `criterion-sheet`.
    pub id: String,
    /// The sheet of one criterion.
    pub criterion_sheet: CriterionSheet,
    /// Who signs the report.
    pub report_signature: ReportSignature,
    /// In order.
    #[serde(default)]
    pub process_steps: Vec<Step>,
    /// The report as one document.
    pub report: Report,
    /// The plan as it is printed.
    pub improvement_plan_table: PlanTable,
    /// Tables of the report's Part I.
    #[serde(default)]
    pub report_database: Vec<super::DatabaseTable>,
    /// Which official letters were read.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// Phiếu đánh giá tiêu chí.
#[derive(Clone, Debug, Deserialize)]
pub struct CriterionSheet {
    /// `PHIẾU ĐÁNH GIÁ TIÊU CHÍ`.
    pub title: String,
    /// Before the name of the group at its head.
    pub work_group: String,
    /// Above the signature of the group's head, on the left of its foot.
    pub confirmed_by: String,
    /// Above the writer's, on the right.
    pub written_by: String,
    /// What a level is called in headings and sentences: `Mức`, as in `### Mức 1`.
    pub level_word: String,
    /// What may stand before an indicator's letter: `Chỉ báo`, as in `Chỉ báo a:`.
    pub indicator_word: String,
    /// What else stands on the sheet as a Word file.
    pub word: SheetWords,
    /// In the order of the sheet.
    pub sections: Vec<SheetSection>,
}

/// Words on a sheet that is a Word file, by which it is read back.
#[derive(Clone, Debug, Deserialize)]
pub struct SheetWords {
    /// Before a standard's number.
    pub standard: String,
    /// Before the criterion's number.
    pub criterion: String,
    /// Above the letters of indicators in the table of results.
    pub indicator: String,
    /// Above their results.
    pub result: String,
    /// Before the level that the school says was reached, in the table's last row.
    pub reached: String,
    /// What stands there where none was reached; what begins so means it.
    pub none_reached: String,
    /// Instead of a letter, where a level is one requirement: `–`.
    pub whole_level: Vec<String>,
    /// Above what the criterion asks.
    pub asked: String,
    /// How it is filled in, in sentences.
    pub remarks: Vec<String>,
}

/// One of the five sections; `label` begins with its number.
#[derive(Clone, Debug, Deserialize)]
pub struct SheetSection {
    /// Key of the section: `current_state`.
    pub key: String,
    /// Heading as the sheet has it.
    pub label: String,
    /// What is read out of its words. `None`: nothing.
    pub says: Option<SectionRole>,
}

/// What the program reads out of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionRole {
    /// What is so for each indicator, level by level.
    Indicators,
    /// The level that the school says the criterion reaches.
    Level,
}

/// A step of the self-assessment process.
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    /// From 1.
    pub no: u8,
    /// As the article has it.
    pub label: String,
    /// What shows on the site that it was done, any of them; empty: nothing there can show it.
    pub on_site: Vec<SitePart>,
}

/// Something of a self-assessment that a site may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SitePart {
    /// `council` of the assessment.
    Council,
    /// `schedule` of the assessment.
    Schedule,
    /// The document that the assessment comes from.
    Document,
    /// At least one piece of evidence.
    Evidence,
    /// At least one criterion's sheet; how many there are is said.
    Sheets,
    /// The sheet of every criterion.
    AllSheets,
    /// A plan of improvement that follows from the assessment.
    ImprovementPlan,
}

/// Báo cáo tự đánh giá.
#[derive(Clone, Debug, Deserialize)]
pub struct Report {
    /// Behind the cover, in this order; what is not named is not in the report.
    pub parts: Vec<ReportPart>,
}

/// A part of the report.
#[derive(Clone, Debug, Deserialize)]
pub struct ReportPart {
    /// What it holds.
    pub holds: ReportContent,
    /// Its heading: `Phần I. CƠ SỞ DỮ LIỆU`.
    pub label: String,
}

/// What a part of the report may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportContent {
    /// The council's members.
    Members,
    /// The table of contents.
    Contents,
    /// Abbreviations that the sheets use.
    Abbreviations,
    /// The results in one table.
    Summary,
    /// What the school is, and its figures.
    Database,
    /// Standards, criteria, conclusions.
    Assessment,
    /// What the highest level asks beyond criteria.
    HighestLevel,
    /// How many criteria reached what, and the council's signature.
    Conclusion,
    /// The list of evidence.
    Evidence,
}

/// The signature below the report's conclusion.
#[derive(Clone, Debug, Deserialize)]
pub struct ReportSignature {
    /// `TM. HỘI ĐỒNG TỰ ĐÁNH GIÁ`.
    pub authority: String,
    /// `CHỦ TỊCH`.
    pub title: String,
    /// What the role of the member who signs begins with.
    pub role: String,
}

/// The table of a quality-improvement plan.
#[derive(Clone, Debug, Deserialize)]
pub struct PlanTable {
    /// From the left.
    pub columns: Vec<PlanColumn>,
    /// A table of a Word file that has so many of the heads is the plan.
    pub fewest_heads: usize,
    /// Rows of the small table that tells which plan it is.
    pub told_rows: Vec<ToldRow>,
}

/// A column of it.
#[derive(Clone, Debug, Deserialize)]
pub struct PlanColumn {
    /// Its head.
    pub label: String,
    /// What stands in its cells, each a line.
    pub holds: Vec<PlanValue>,
}

/// A value in it.
#[derive(Clone, Debug, Deserialize)]
pub struct PlanValue {
    /// Which one.
    pub of: PlanField,
    /// What stands before it: `Người thực hiện:`. `None`: nothing.
    pub word: Option<String>,
}

/// A value of an item of an improvement plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanField {
    /// The standard's number and the item's place in it.
    No,
    /// The criterion.
    Criterion,
    /// The level that is aimed at.
    Target,
    /// Work and solutions.
    Work,
    /// Who leads it.
    Lead,
    /// Who takes part, and other means.
    Partners,
    /// When it begins.
    Start,
    /// When it is done.
    Finish,
    /// Money.
    Budget,
    /// How it is watched.
    Supervision,
    /// A remark.
    Note,
}

impl CriterionSheet {
    /// The key of the section out of which something is read.
    pub fn section(&self, says: SectionRole) -> Option<&str> {
        self.sections.iter().find(|section| section.says == Some(says)).map(|section| section.key.as_str())
    }

    /// Whether a text is the name of a section.
    pub fn names_section(&self, text: &str) -> bool {
        let bare = bare_section(text);
        self.sections.iter().any(|section| bare_section(&section.label) == bare)
    }

    /// The number behind the word for a level in a heading; marks and case do not count.
    pub fn level_named(&self, heading: &str) -> Option<u8> {
        let folded = fold(heading);
        let (_, behind) = folded.split_once(&*format!("{} ", fold(&self.level_word)))?;
        behind.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
    }
}

/// A section's name without its number, folded: `2. Điểm mạnh` → `diem manh`.
pub fn bare_section(label: &str) -> String {
    let name = label.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    fold(name.trim_end_matches([':', ' ', '.']))
}

#[cfg(test)]
mod tests {
    use crate::pack::Packs;

    #[test]
    fn sections_and_levels_are_known_by_their_names() {
        let packs = Packs::embedded();
        let form = &packs.sheets.criterion_sheet;
        for name in ["2. Điểm mạnh", "ĐIỂM MẠNH:", "5) Tự đánh giá."] {
            assert!(form.names_section(name), "{name}");
        }
        assert!(!form.names_section("Điểm mạnh của trường"));
        assert_eq!(
            ["1.2. Mức 2 (khoản 1)", "Mức 3", "Nhận xét"].map(|heading| form.level_named(heading)),
            [Some(2), Some(3), None]
        );
    }
}
