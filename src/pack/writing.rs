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
    /// Days that only the school can name.
    #[serde(default)]
    pub events: Vec<NamedEvent>,
    /// The weeks of teaching, where the school does not say.
    pub term: Term,
    /// Who does what, where the school does not say.
    #[serde(default)]
    pub roles: Vec<Role>,
}

/// A day that rules count from: "ngày được giao dự toán".
#[derive(Clone, Debug, Deserialize)]
pub struct NamedEvent {
    pub id: String,
    pub label: String,
}

/// From a day of the school year to another.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Term {
    pub from_month: i8,
    pub from_day: i8,
    pub to_month: i8,
    pub to_day: i8,
}

/// Someone who does the work; `duties` are references `REGULATION/CONTENT`. The default has what nobody else has.
#[derive(Clone, Debug, Deserialize)]
pub struct Role {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub default: bool,
    #[serde(default)]
    pub duties: Vec<String>,
}

impl CalendarRules {
    /// The name of an event; its id where a site's own pack uses one that is not in the list.
    pub fn event_label<'a>(&'a self, id: &'a str) -> &'a str {
        self.events.iter().find(|e| e.id == id).map_or(id, |e| e.label.as_str())
    }

    /// A role by its id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|r| r.id == id)
    }

    /// Who is suggested for a duty.
    pub fn role_for(&self, duty: &str) -> Option<&Role> {
        self.roles.iter().find(|r| r.duties.iter().any(|d| d == duty)).or_else(|| self.roles.iter().find(|r| r.default))
    }
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
