//! Forms as the pack writes them: tables of official rows and columns. [`super::TableLayout`] is what a table means for a school.

use super::figures::{Chart, Check};
use super::provenance::Provenance;
use serde::Deserialize;
use std::collections::BTreeMap;

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
    pub derived_checks: Vec<Check>,
    #[serde(default)]
    pub charts: Vec<Chart>,
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
    /// The column that speaks for a row; the first with figures if left out.
    pub lead: Option<String>,
    /// What it shows, in a plain sentence of the project's own.
    pub meaning: Option<String>,
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
    /// Of a `choice`: word in the source → label.
    #[serde(default)]
    pub choices: BTreeMap<String, String>,
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
    Choice,
    Blank,
}

impl CellType {
    /// Whether it is set flush right, as numbers are.
    pub fn is_numeric(self) -> bool {
        !matches!(self, Self::Label | Self::Text | Self::LongText | Self::Check | Self::Choice | Self::Blank)
    }
}
