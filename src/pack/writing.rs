//! Forms of writing: the criterion sheet, administrative documents, the reading of weeks.

use super::provenance::Provenance;
use serde::Deserialize;

/// Structure of sheets and reports under the 2018 circulars.
#[derive(Clone, Debug, Deserialize)]
pub struct SheetForms {
    pub id: String,
    pub criterion_sheet: CriterionSheet,
    #[serde(default)]
    pub process_steps: Vec<Step>,
    /// Tables of the report's Part I.
    #[serde(default)]
    pub report_database: Vec<super::DatabaseTable>,
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// Phiếu đánh giá tiêu chí.
#[derive(Clone, Debug, Deserialize)]
pub struct CriterionSheet {
    pub title: String,
    pub sections: Vec<SheetSection>,
}

/// One of the five sections; `label` begins with its number.
#[derive(Clone, Debug, Deserialize)]
pub struct SheetSection {
    pub key: String,
    pub label: String,
}

/// A step of the self-assessment process (Article 23 of the 2018 circulars).
#[derive(Clone, Debug, Deserialize)]
pub struct Step {
    pub no: u8,
    pub key: String,
    pub label: String,
}

/// Decree 30/2020/NĐ-CP on the form of administrative documents.
#[derive(Clone, Debug, Deserialize)]
pub struct DocumentFormat {
    pub id: String,
    pub number: String,
    pub parts: Vec<DocumentPart>,
    pub kind_abbreviations: Vec<KindAbbreviation>,
}

/// A part of a document (Appendix I).
#[derive(Clone, Debug, Deserialize)]
pub struct DocumentPart {
    pub key: String,
    /// Fixed wording, where the decree gives one.
    pub text: Option<String>,
}

/// `KH` → `Kế hoạch` (Appendix III).
#[derive(Clone, Debug, Deserialize)]
pub struct KindAbbreviation {
    pub code: String,
    pub name: String,
}

impl DocumentFormat {
    /// The fixed wording of a part, e.g. `national_name`.
    pub fn fixed_text(&self, key: &str) -> &str {
        self.parts.iter().find(|p| p.key == key).and_then(|p| p.text.as_deref()).unwrap_or_default()
    }

    /// The name of a kind of document.
    pub fn kind_name(&self, code: &str) -> Option<&str> {
        self.kind_abbreviations.iter().find(|k| k.code == code).map(|k| k.name.as_str())
    }
}

/// How weeks of a month are read in a school's plan.
#[derive(Clone, Debug, Deserialize)]
pub struct CalendarRules {
    pub id: String,
    pub week_rule: WeekRule,
    pub channels: Vec<super::Channel>,
}

/// Blocks of days.
#[derive(Clone, Debug, Deserialize)]
pub struct WeekRule {
    pub explanation: String,
    pub weeks: Vec<Week>,
}

/// One block, days of the month, both inclusive; `to_day` 31 means the month's last.
#[derive(Clone, Debug, Deserialize)]
pub struct Week {
    pub week: u8,
    pub from_day: i8,
    pub to_day: i8,
}
