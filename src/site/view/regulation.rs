//! The catalogue of regulations.

use super::{CertaintyNote, Chrome, DataTable, Fact, Link, State};
use serde::Serialize;

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
    pub thresholds: Option<DataTable>,
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

/// An indicator.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct IndicatorText {
    /// `a`, or empty where the level has one requirement without a letter.
    pub key: String,
    /// A short retelling; absent where the data holds none.
    pub summary: Option<String>,
    pub amended: Option<String>,
}
