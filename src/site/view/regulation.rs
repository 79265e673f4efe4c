//! The catalogue of regulations.

use super::{CertaintyNote, Chrome, DataTable, Fact, Link};
use schemars::JsonSchema;
use serde::Serialize;

/// Catalogue of regulations.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct RegulationList {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Frameworks of standards, newest first.
    pub accreditation: Vec<RegulationCard>,
    /// Regimes of disclosure, newest first.
    pub disclosure: Vec<RegulationCard>,
    /// What else the site goes by: days off, conventions of calendars, kinds of schools.
    pub other: DataTable,
}

/// A regulation in the catalogue.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct RegulationCard {
    /// `Thông tư 19/2018/TT-BGDĐT`.
    pub number: String,
    /// What it regulates.
    pub title: String,
    /// Address, relative to the page that shows it.
    pub href: String,
    /// Whether it is in force, and what replaced it.
    pub status: String,
    /// `5 tiêu chuẩn, 25 tiêu chí`.
    pub size: String,
}

/// One regulation: what it asks, and how sure the data is.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct RegulationPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// What it regulates.
    pub title: String,
    /// Label and value, in the order of reading.
    pub facts: Vec<Fact>,
    /// How levels are reached; for accreditation.
    pub rating: Option<String>,
    /// Which criteria are mandatory, where they are.
    pub rating_note: Option<String>,
    /// One an edition and profile; for accreditation.
    pub catalogues: Vec<CatalogueView>,
    /// Contents to disclose, schedules, forms; for disclosure.
    pub tables: Vec<DataTable>,
    /// What is not known for sure, a sentence each.
    pub uncertain: Vec<String>,
    /// Where each part of the data comes from.
    pub provenance: Vec<CertaintyNote>,
}

/// Standards of one edition and profile.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CatalogueView {
    /// Name of edition and profile; absent where there is one only.
    pub label: Option<String>,
    /// What this edition changed.
    pub note: Option<String>,
    /// `5 tiêu chuẩn, 25 tiêu chí`.
    pub size: String,
    /// In the order of the circular.
    pub standards: Vec<StandardLink>,
}

/// A standard with its criteria.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct StandardLink {
    /// From 1.
    pub number: u8,
    /// As the circular has it.
    pub title: String,
    /// Address, relative to the page that shows it.
    pub href: String,
    /// In the order of the circular.
    pub criteria: Vec<CriterionLink>,
}

/// A criterion in a list.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CriterionLink {
    /// `1.10` is the tenth of standard 1.
    pub number: String,
    /// As the circular has it.
    pub title: String,
    /// Address, relative to the page that shows it.
    pub href: String,
    /// The level cannot be reached without it.
    pub mandatory: bool,
}

/// A standard of the catalogue: its criteria with what each level asks.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct StandardPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// The circular.
    pub regulation: Link,
    /// Which wording, where there are several.
    pub edition: Option<String>,
    /// What the pack remarks on it.
    pub note: Option<String>,
    /// On which text the retelling of the indicators rests.
    pub text_basis: Option<String>,
    /// In the order of the circular.
    pub criteria: Vec<CriterionText>,
    /// The page before it in the same series.
    pub previous: Option<Link>,
    /// The page after it in the same series.
    pub next: Option<Link>,
    /// Which parts of it the pack holds from memory; empty where all is confirmed.
    pub recalled: Vec<String>,
}

/// What a criterion asks.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CriterionText {
    /// The element's id, unique on its page.
    pub id: String,
    /// `1.10` is the tenth of standard 1.
    pub number: String,
    /// As the circular has it.
    pub title: String,
    /// How the circular itself numbers it, where that differs.
    pub official_numbering: Option<String>,
    /// Set when the title is written from memory.
    pub title_confidence: Option<String>,
    /// The level cannot be reached without it.
    pub mandatory: bool,
    /// What the pack remarks on it.
    pub note: Option<String>,
    /// From level 1 on.
    pub levels: Vec<LevelText>,
    /// Least areas and counts that the circular asks.
    pub thresholds: Option<DataTable>,
}

/// What one level asks.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct LevelText {
    /// 1 to 4.
    pub level: u8,
    /// `Mức 1`.
    pub label: String,
    /// The circular asks nothing more at this level.
    pub no_requirement: bool,
    /// In the order of the circular.
    pub indicators: Vec<IndicatorText>,
}

/// An indicator.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct IndicatorText {
    /// `a`, or empty where the level has one requirement without a letter.
    pub key: String,
    /// A short retelling; absent where the data holds none.
    pub summary: Option<String>,
    /// Which circular changed it.
    pub amended: Option<String>,
}
