//! Disclosure regimes: what must be made public, in which form, by when and where.

use super::content::{AnnualReport, Item, SuggestedTable};
use super::due::Due;
use super::figures::YearChange;
use super::form::{Form, Row, Table};
use super::provenance::{LawRef, OneOrMany, Provenance};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One circular on disclosure, e.g. 36/2017/TT-BGDĐT.
#[derive(Clone, Debug, Deserialize)]
pub struct Regime {
    pub id: String,
    pub number: String,
    pub title: String,
    pub issuer: String,
    /// ISO dates.
    pub issued: String,
    /// When this data was last changed: calendars made from it carry the date.
    pub revised: Option<String>,
    pub effective: Option<String>,
    /// First day on which it no longer holds.
    pub ended: Option<String>,
    #[serde(default)]
    pub replaces: OneOrMany<LawRef>,
    pub replaced_by: Option<OneOrMany<LawRef>>,
    #[serde(default)]
    pub applies_to: Vec<Audience>,
    #[serde(default)]
    pub contents: Vec<Content>,
    #[serde(default)]
    pub schedules: Vec<Schedule>,
    #[serde(default)]
    pub channels: Vec<Channel>,
    #[serde(default)]
    pub reporting: Vec<Reporting>,
    #[serde(default)]
    pub disclosures: Vec<BudgetDisclosure>,
    #[serde(default)]
    pub forms: Vec<Form>,
    /// Lists of rows shared by several forms (`rows_ref`).
    #[serde(default)]
    pub row_sets: BTreeMap<String, Vec<Row>>,
    pub year_change: Option<YearChange>,
    /// Column heads of tables that the circular gives no form for.
    #[serde(default)]
    pub column_words: ColumnWords,
    #[serde(default)]
    pub suggested_tables: Vec<SuggestedTable>,
    pub annual_report: Option<AnnualReport>,
    pub retention: Option<Retention>,
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// Column heads where a pack proposes a table.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ColumnWords {
    pub number: String,
    pub label: String,
    pub value: String,
}

/// How long what was made public stays so.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Retention {
    /// Years on the site; nothing is owed any more after that.
    pub online_years: Option<i16>,
}

/// A kind of school that a regime addresses: `mam_non`, `tieu_hoc`, `thcs`, `thpt`.
#[derive(Clone, Debug, Deserialize)]
pub struct Audience {
    pub id: String,
    pub label: String,
}

/// Something that must be made public.
#[derive(Clone, Debug, Deserialize)]
pub struct Content {
    pub id: String,
    pub label: String,
    pub summary: Option<String>,
    /// One article for all, or one for each audience.
    pub article: Option<String>,
    #[serde(default)]
    pub articles: BTreeMap<String, String>,
    /// Audience → form number; absent where there is no form.
    pub forms: Option<BTreeMap<String, String>>,
    pub schedule: Option<String>,
    /// It is owed only where this condition of the calendar rules holds.
    pub condition: Option<String>,
    #[serde(default)]
    pub applies_to: Vec<String>,
    /// What it consists of, where there is no form.
    #[serde(default)]
    pub items: Vec<Item>,
    pub items_note: Option<String>,
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// When contents are due.
#[derive(Clone, Debug, Deserialize)]
pub struct Schedule {
    pub id: String,
    pub label: String,
    pub article: Option<String>,
    pub due: Option<Due>,
    pub due_text: Option<String>,
    pub due_note: Option<String>,
    /// When the contents are brought up to date, besides.
    pub update: Option<Due>,
    pub update_text: Option<String>,
    /// What bringing up to date is called in a calendar; likewise for a change.
    pub update_label: Option<String>,
    pub on_change_label: Option<String>,
    pub on_change: Option<Due>,
    pub on_change_text: Option<String>,
    pub recurrence: Option<String>,
    /// As of a content.
    pub condition: Option<String>,
    #[serde(default)]
    pub applies_to: Vec<String>,
    #[serde(default)]
    pub contents: Vec<String>,
    pub note: Option<String>,
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// A way of making public.
#[derive(Clone, Debug, Deserialize)]
pub struct Channel {
    pub id: String,
    pub label: String,
    pub article: Option<String>,
    /// Days for which it stays up.
    pub posting_days: Option<u16>,
    /// Ids of contents, or `all`.
    #[serde(default)]
    pub contents: OneOrMany<String>,
    /// For whom, where it is not for all.
    pub condition: Option<String>,
    /// A day of its own.
    pub due: Option<Due>,
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

impl Channel {
    /// Whether a content is made public this way.
    pub fn carries(&self, content: &str) -> bool {
        self.contents.as_slice().iter().any(|c| c == "all" || c == content)
    }
}

/// A report that the school owes to its managing office.
#[derive(Clone, Debug, Deserialize)]
pub struct Reporting {
    pub id: String,
    pub label: String,
    pub to: Option<String>,
    pub due: Option<Due>,
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// A budget disclosure (Circular 61/2017/TT-BTC).
#[derive(Clone, Debug, Deserialize)]
pub struct BudgetDisclosure {
    pub id: String,
    pub label: String,
    pub form: String,
    pub period: Period,
    pub article: Option<String>,
    pub due: Option<Due>,
    /// As of a content.
    pub condition: Option<String>,
}

/// What span of time a budget disclosure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Year,
    HalfYear,
    NineMonths,
    Quarter,
    /// Whenever something was changed: an adjusted estimate.
    AdHoc,
}

impl Regime {
    /// A form by its number (`01`; `1` is taken for it).
    pub fn form(&self, number: &str) -> Option<&Form> {
        self.forms.iter().find(|f| f.number == number || f.id == number)
    }

    /// The columns proposed for records of an item.
    pub fn suggested(&self, item: &Item) -> Option<&SuggestedTable> {
        self.suggested_tables.iter().find(|t| item.suggested_table.as_deref() == Some(t.id.as_str()))
    }

    /// A content by its id.
    pub fn content(&self, id: &str) -> Option<&Content> {
        self.contents.iter().find(|c| c.id == id)
    }

    /// Schedules that speak of no other content: what they ask for is a content of its own.
    pub fn own_schedules(&self) -> impl Iterator<Item = &Schedule> {
        let used = |id: &String| self.contents.iter().any(|c| c.schedule.as_ref() == Some(id));
        self.schedules.iter().filter(move |s| s.contents.is_empty() && !used(&s.id))
    }

    /// A schedule by its id.
    pub fn schedule(&self, id: &str) -> Option<&Schedule> {
        self.schedules.iter().find(|s| s.id == id)
    }

    /// The rows of a table, wherever they are written.
    pub(super) fn rows_of<'a>(&'a self, table: &'a Table) -> &'a [Row] {
        table.rows_ref.as_ref().and_then(|name| self.row_sets.get(name)).map_or(table.rows.as_slice(), Vec::as_slice)
    }
}
