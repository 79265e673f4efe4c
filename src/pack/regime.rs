//! Disclosure regimes: what must be made public, in which form, by when and where.

use super::due::Due;
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
    #[serde(default)]
    pub provenance: Vec<Provenance>,
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
    #[serde(default)]
    pub applies_to: Vec<String>,
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
}

/// What span of time a budget disclosure speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Year,
    HalfYear,
    Quarter,
    AdHoc,
}

/// A form (biểu mẫu).
#[derive(Clone, Debug, Deserialize)]
pub struct Form {
    pub id: String,
    pub number: String,
    pub label: String,
    pub heading: Option<String>,
    pub title: String,
    #[serde(default)]
    pub applies_to: Vec<String>,
    pub content: Option<String>,
    #[serde(default)]
    pub used_for: Vec<String>,
    /// Unit in which money is shown; values are kept in đồng.
    pub display_unit: Option<String>,
    pub tables: Vec<Table>,
    #[serde(default)]
    pub notes: Vec<String>,
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// One table of a form, as the pack writes it; [`super::TableLayout`] is what it means for a school.
#[derive(Clone, Debug, Deserialize)]
pub struct Table {
    pub id: String,
    pub title_row: Option<TitleRow>,
    pub super_header: Option<String>,
    pub columns: Vec<Column>,
    #[serde(default)]
    pub rows: Vec<Row>,
    pub rows_ref: Option<String>,
    #[serde(default)]
    pub grades_by_school_type: BTreeMap<String, Vec<u8>>,
    pub row_rule: Option<String>,
    pub footnote: Option<String>,
    pub note: Option<String>,
}

/// A line above a table that carries its number.
#[derive(Clone, Debug, Deserialize)]
pub struct TitleRow {
    pub stt: String,
    pub label: String,
}

/// A column or a group of columns.
#[derive(Clone, Debug, Deserialize)]
pub struct Column {
    pub id: String,
    pub label: String,
    #[serde(rename = "type")]
    pub kind: Option<CellType>,
    pub unit: Option<String>,
    #[serde(default)]
    pub columns: Vec<Column>,
    pub columns_from_grades: Option<GradeColumn>,
}

/// One column for each grade; `{n}` is the grade.
#[derive(Clone, Debug, Deserialize)]
pub struct GradeColumn {
    pub id: String,
    pub label: String,
    #[serde(rename = "type")]
    pub kind: CellType,
}

/// A row with the rows below it.
#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    pub id: String,
    #[serde(default)]
    pub stt: String,
    pub label: String,
    #[serde(rename = "type")]
    pub kind: Option<CellType>,
    #[serde(default)]
    pub cells: BTreeMap<String, CellSpec>,
    #[serde(default)]
    pub child_cells: BTreeMap<String, CellSpec>,
    #[serde(default)]
    pub heading: bool,
    #[serde(default)]
    pub total: bool,
    /// The school may add rows here.
    #[serde(default)]
    pub open_rows: bool,
    #[serde(default)]
    pub children_are_subset: bool,
    #[serde(default)]
    pub per_grade: bool,
    pub note: Option<String>,
    #[serde(default)]
    pub rows: Vec<Row>,
}

/// What a cell holds.
#[derive(Clone, Debug, Deserialize)]
pub struct CellSpec {
    #[serde(rename = "type")]
    pub kind: CellType,
    pub unit: Option<String>,
    pub hint: Option<String>,
}

/// The vocabulary of cell types (`vocabulary` of the pack of 36/2017).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellType {
    Label,
    Text,
    LongText,
    Integer,
    Number,
    Decimal,
    Percent,
    AreaM2,
    AreaPerHead,
    Vnd,
    CountPercent,
    IntegerPair,
    RoomsArea,
    Check,
    Blank,
}

impl CellType {
    /// Whether it is set flush right, as numbers are.
    pub fn is_numeric(self) -> bool {
        !matches!(self, Self::Label | Self::Text | Self::LongText | Self::Check | Self::Blank)
    }
}

impl Regime {
    /// A form by its number (`01`; `1` is taken for it).
    pub fn form(&self, number: &str) -> Option<&Form> {
        self.forms.iter().find(|f| f.number == number || f.id == number)
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
