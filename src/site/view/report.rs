//! The self-assessment report.

use super::{Chrome, DataTable, Fact, RatingView, SheetSectionView, SignerView, State, TocEntry};
use schemars::JsonSchema;
use serde::Serialize;

/// Báo cáo tự đánh giá: the whole report as one document to print.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ReportPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` (Decree 30/2020, Appendix I).
    pub national_name: String,
    /// `Độc lập - Tự do - Hạnh phúc` (Decree 30/2020, Appendix I).
    pub motto: String,
    /// The organ above the school.
    pub governing_body: Option<String>,
    /// The school.
    pub organ: String,
    /// `Điện Biên – 2024`.
    pub place_year: String,
    /// What the report consists of, in its order; only what is there.
    pub parts: Vec<ReportPartView>,
    /// The table of contents.
    pub contents: Vec<TocEntry>,
    /// Members of the council, with the place to sign.
    pub members: Option<DataTable>,
    /// Short form and what it stands for.
    pub abbreviations: Vec<Fact>,
    /// Absent where no criterion has a sheet.
    pub rating: Option<RatingView>,
    /// Results as the official report tabulates them: one mark a criterion.
    pub summary: Option<DataTable>,
    /// Part I.
    pub database: DatabaseView,
    /// The introduction of part II; may be empty.
    pub opening_html: String,
    /// Part II: standards and their criteria.
    pub standards: Vec<ReportStandard>,
    /// Of part II: requirements beyond level 3, where the circular has them.
    pub further: Option<DataTable>,
    /// What level 4 asks, in a sentence.
    pub further_rule: Option<String>,
    /// Part III; absent where no criterion has a sheet.
    pub conclusion: Option<ReportConclusion>,
    /// The list of evidence, at the end.
    pub evidence: Option<DataTable>,
}

/// A part of the report.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ReportPartView {
    /// `members`, `contents`, `abbreviations`, `summary`, `database`, `assessment`, `highest_level`, `conclusion`, `evidence`.
    pub holds: String,
    /// The element's id, unique on its page.
    pub id: String,
    /// Its heading.
    pub label: String,
}

/// The general conclusion of the report.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ReportConclusion {
    /// How many criteria reached each level, a sentence a level.
    pub counts: Vec<String>,
    /// The level that the school claims, in a sentence.
    pub level: Option<String>,
    /// In the name of the council.
    pub signer: SignerView,
}

/// A standard in the report.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ReportStandard {
    /// The element's id, unique on its page.
    pub id: String,
    /// Number and title.
    pub title: String,
    /// In the order of the circular.
    pub criteria: Vec<ReportCriterion>,
    /// How many criteria reached what.
    pub conclusion: String,
}

/// A criterion in the report: the sheet's five sections.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct ReportCriterion {
    /// The element's id, unique on its page.
    pub id: String,
    /// Number and title.
    pub title: String,
    /// What the school claims, else what the indicators add up to.
    pub result: State,
    /// In the order of the official sheet.
    pub sections: Vec<SheetSectionView>,
}

/// Part I of the report: what the school is, and its figures year by year.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct DatabaseView {
    /// Label and value, in the order of reading.
    pub facts: Vec<Fact>,
    /// The school's remark; may be empty.
    pub note_html: String,
    /// Rows by school years, or by the columns of the form.
    pub tables: Vec<DataTable>,
    /// What is not there.
    pub state: Option<String>,
    /// Said where the form's rows are written from memory.
    pub recalled: Option<String>,
}
