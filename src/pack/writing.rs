//! Forms of writing: administrative documents, the reading of weeks.

use super::provenance::Provenance;
use crate::text::SchoolYear;
use jiff::civil::{Date, date};
use serde::Deserialize;

/// Decree 30/2020/NĐ-CP on the form of administrative documents.
#[derive(Clone, Debug, Deserialize)]
pub struct DocumentFormat {
    /// `nd30-2020`.
    pub id: String,
    /// `30/2020/NĐ-CP`.
    pub number: String,
    /// Parts of a document, from the top.
    pub parts: Vec<DocumentPart>,
    /// How days and months are written in figures.
    pub dates: DateZeros,
    /// Kinds of documents.
    pub kind_abbreviations: Vec<KindAbbreviation>,
    /// Where the parts were taken from.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// Which days and months take a zero before them (Appendix I, part II).
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct DateZeros {
    /// Days below this: 10.
    pub day_below: i8,
    /// Months below this: 3.
    pub month_below: i8,
}

/// A part of a document (Appendix I).
#[derive(Clone, Debug, Deserialize)]
pub struct DocumentPart {
    /// `national_name`, `motto`.
    pub key: String,
    /// Fixed wording, where the decree gives one.
    pub text: Option<String>,
}

/// `KH` → `Kế hoạch` (Appendix III).
#[derive(Clone, Debug, Deserialize)]
pub struct KindAbbreviation {
    /// As it stands in a document's number.
    pub code: String,
    /// In full.
    pub name: String,
    /// In titles of documents, where that is less than `name`: `Quyết định` of `Quyết định (cá biệt)`.
    pub title: Option<String>,
}

impl DocumentFormat {
    /// The fixed wording of a part, e.g. `national_name`.
    pub fn fixed_text(&self, key: &str) -> &str {
        self.parts.iter().find(|p| p.key == key).and_then(|p| p.text.as_deref()).unwrap_or_default()
    }

    /// The name of a kind of document in titles.
    pub fn kind_title(&self, code: &str) -> Option<&str> {
        let kind = self.kind_abbreviations.iter().find(|k| k.code == code)?;
        Some(kind.title.as_ref().unwrap_or(&kind.name))
    }
}

/// How weeks of a month are read in a school's plan.
#[derive(Clone, Debug, Deserialize)]
pub struct CalendarRules {
    /// `calendar`.
    pub id: String,
    /// Which days "tuần 3 tháng 9" means.
    pub week_rule: WeekRule,
    /// Ways of making public that every regime knows.
    pub channels: Vec<super::Channel>,
    /// Days that only the school can name.
    #[serde(default)]
    pub events: Vec<NamedEvent>,
    /// Days before a last day from which it is called near.
    pub soon: u16,
    /// Days before a last day on which calendars remind of it, from the earliest.
    pub reminders: Vec<u16>,
    /// A duty without a day is one of the regulation in force on this day of its school year.
    pub undated: MonthDay,
    /// From this day on a day before a school year may belong to its plan: plans are made in the summer.
    pub planned_from: MonthDay,
    /// What "nếu có" hangs on; a school answers it in its `unit.yaml`.
    #[serde(default)]
    pub conditions: Vec<Condition>,
    /// The weeks of teaching, where the school does not say.
    pub term: Term,
    /// Who does what, where the school does not say.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Duties by which parents are asked to come or are handed something: references `REGULATION/CONTENT`.
    #[serde(default)]
    pub parents: Vec<String>,
    /// Which of it is the project's own convention.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// A day of each school year; September to December lie in its first calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 28: every month has it.
    pub day: i8,
}

impl MonthDay {
    /// The day in a school year.
    pub fn within(self, year: SchoolYear) -> Date {
        date(year.year_of_month(self.month), self.month, self.day)
    }

    /// Whether there is such a day in every year.
    pub(super) fn exists(self) -> bool {
        (1..=12).contains(&self.month) && (1..=28).contains(&self.day)
    }
}

/// A day that rules count from: "ngày được giao dự toán".
#[derive(Clone, Debug, Deserialize)]
pub struct NamedEvent {
    /// What rules name in `after` and `before`.
    pub id: String,
    /// For readers and findings.
    pub label: String,
    /// Parents wait for it: it stands on the school's front page.
    #[serde(default)]
    pub for_parents: bool,
}

/// A condition of a rule: "nếu có bếp ăn".
#[derive(Clone, Debug, Deserialize)]
pub struct Condition {
    /// `meals`: what rules name in `condition` and schools answer in `conditions` of `unit.yaml`.
    pub id: String,
    /// What must be so: completes "trường …".
    pub label: String,
    /// A sentence for a school where it is not.
    pub none: String,
}

/// From a day of the school year to another.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Term {
    /// 1 to 12.
    pub from_month: i8,
    /// 1 to 31.
    pub from_day: i8,
    /// 1 to 12; in the year after where it lies before `from_month`.
    pub to_month: i8,
    /// 1 to 31, inclusive.
    pub to_day: i8,
}

/// Someone who does the work; `duties` are references `REGULATION/CONTENT`. The default has what nobody else has.
#[derive(Clone, Debug, Deserialize)]
pub struct Role {
    /// What a school's plan names in `role`.
    pub id: String,
    /// `Kế toán`.
    pub label: String,
    /// It has what nobody else has.
    #[serde(default)]
    pub default: bool,
    /// References `REGULATION/CONTENT`.
    #[serde(default)]
    pub duties: Vec<String>,
}

impl CalendarRules {
    /// The name of an event; its id where a site's own pack uses one that is not in the list.
    pub fn event_label<'a>(&'a self, id: &'a str) -> &'a str {
        self.events.iter().find(|e| e.id == id).map_or(id, |e| e.label.as_str())
    }

    /// A condition by its id.
    pub fn condition(&self, id: &str) -> Option<&Condition> {
        self.conditions.iter().find(|c| c.id == id)
    }

    /// A role by its id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|r| r.id == id)
    }

    /// Whether parents are asked to come, or handed something, by a duty.
    pub fn is_for_parents(&self, duty: &str) -> bool {
        self.parents.iter().any(|own| own == duty)
    }

    /// Who is suggested for a duty.
    pub fn role_for(&self, duty: &str) -> Option<&Role> {
        self.roles.iter().find(|r| r.duties.iter().any(|d| d == duty)).or_else(|| self.roles.iter().find(|r| r.default))
    }
}

/// Blocks of days.
#[derive(Clone, Debug, Deserialize)]
pub struct WeekRule {
    /// For readers, in a sentence.
    pub explanation: String,
    /// In order; together they cover the month.
    pub weeks: Vec<Week>,
}

/// One block, days of the month, both inclusive; `to_day` 31 means the month's last.
#[derive(Clone, Debug, Deserialize)]
pub struct Week {
    /// From 1.
    pub week: u8,
    /// Inclusive.
    pub from_day: i8,
    /// Inclusive; 31 means the month's last.
    pub to_day: i8,
}
