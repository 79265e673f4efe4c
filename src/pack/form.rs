//! Forms as the pack writes them: tables of official rows and columns. [`super::TableLayout`] is what a table means for a school.

use super::figures::{Chart, Check};
use super::headline::{Headline, Performance, Shares};
use super::provenance::Provenance;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A form (biểu mẫu).
#[derive(Clone, Debug, Deserialize)]
pub struct Form {
    /// What budget disclosures name in `form`.
    pub id: String,
    /// `02`: what schools write in `form`.
    pub number: String,
    /// What readers call it, of at most [`super::PLAIN_NAME`] letters: `Số trẻ, sức khỏe, dinh dưỡng`. `None`: its official title alone.
    pub name: Option<String>,
    /// `Biểu mẫu 02`.
    pub label: String,
    /// `THÔNG BÁO`, above the title.
    pub heading: Option<String>,
    /// As the circular has it, without the year.
    pub title: String,
    /// The place for the year at its end, which is left out where the year is said: `, năm học ...`. `None`: there is none.
    pub title_ends: Option<String>,
    /// Audiences (`mam_non`); empty: every unit.
    #[serde(default)]
    pub applies_to: Vec<String>,
    /// Id of the content that it fills.
    pub content: Option<String>,
    /// Ids of further contents that it serves.
    #[serde(default)]
    pub used_for: Vec<String>,
    /// Unit in which money is shown; values are kept in đồng.
    pub display_unit: Option<String>,
    /// The block below it, as the circular prints it; `None`: it has none.
    pub signature: Option<FormSignature>,
    /// In the order of the sheet.
    pub tables: Vec<Table>,
    /// Rules on its figures.
    #[serde(default)]
    pub derived_checks: Vec<Check>,
    /// Schools keep only the rows that they have figures for.
    #[serde(default)]
    pub only_filled_rows: bool,
    /// Figures worth a picture.
    #[serde(default)]
    pub charts: Vec<Chart>,
    /// Its main rows, in the order said.
    #[serde(default)]
    pub headline: Vec<Headline>,
    /// Parts of a whole, as bars.
    #[serde(default)]
    pub shares: Vec<Shares>,
    /// Of a report on a budget: what was done of the plan.
    pub performance: Option<Performance>,
    /// Where rows and columns were taken from.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// Who signs a form, as the circular prints it.
#[derive(Clone, Debug, Deserialize)]
pub struct FormSignature {
    /// `....., ngày ... tháng ... năm ...`: to be filled in by hand.
    pub place_and_date: String,
    /// `Thủ trưởng đơn vị`.
    pub title: String,
    /// `(Ký tên và đóng dấu)`.
    pub note: String,
}

/// One table of a form, as the pack writes it; [`super::TableLayout`] is what it means for a school.
#[derive(Clone, Debug, Deserialize)]
pub struct Table {
    /// Key of the table in a disclosure's `tables`.
    pub id: String,
    /// Its numbered heading, in forms of several tables.
    pub title_row: Option<TitleRow>,
    /// From the left.
    pub columns: Vec<Column>,
    /// From the top; empty where `rows_ref` names them.
    #[serde(default)]
    pub rows: Vec<Row>,
    /// Name of a set of rows that several forms share (`row_sets`).
    pub rows_ref: Option<String>,
    /// Grades by kind of school, for columns that come one a grade.
    #[serde(default)]
    pub grades_by_school_type: BTreeMap<String, Vec<u8>>,
    /// How the school makes its own rows, in a sentence.
    pub row_rule: Option<String>,
    /// The column that speaks for a row; the first with figures if left out.
    pub lead: Option<String>,
    /// What it shows, in a plain sentence of the project's own.
    pub meaning: Option<String>,
    /// The form's own remark below the table.
    pub footnote: Option<String>,
}

impl Form {
    /// Its title without the place for the year.
    pub fn bare_title(&self) -> &str {
        self.title_ends.as_deref().and_then(|ends| self.title.strip_suffix(ends)).unwrap_or(&self.title)
    }
}

impl Table {
    /// The grades of a school of these audiences, those of several joined; all that it knows where it knows none of theirs.
    pub fn grades(&self, audiences: &[&str]) -> Vec<u8> {
        let own = audiences.iter().filter_map(|a| self.grades_by_school_type.get(*a)).flatten();
        let own: Vec<u8> = own.copied().collect();
        if own.is_empty() { self.grades_by_school_type.values().flatten().copied().collect() } else { own }
    }
}

/// A line above a table that carries its number.
#[derive(Clone, Debug, Deserialize)]
pub struct TitleRow {
    /// Number of the table: `I`.
    pub stt: String,
    /// Title of the table.
    pub label: String,
}

/// What a column is in a table of fees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// How much: without it there is no table of fees.
    FeeAmount,
    /// For what it is paid: a month, a child.
    FeePer,
    /// Whether it must be paid.
    FeeKind,
}

/// A column or a group of columns.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Column {
    /// Key of the column in sources and files.
    pub id: String,
    /// Head of the column.
    pub label: String,
    /// What its cells hold where neither row nor cell says it.
    #[serde(rename = "type")]
    pub kind: Option<CellType>,
    /// `m²`; absent for counts.
    pub unit: Option<String>,
    /// What it is where a table says what parents pay.
    pub role: Option<ColumnRole>,
    /// Of a `choice`: word in the source → label.
    #[serde(default)]
    pub choices: BTreeMap<String, String>,
    /// What schools write in its cells besides: `text` where a fee is in words.
    #[serde(default)]
    pub also: Vec<CellType>,
    /// Of records: it is there only where the school fills it in.
    #[serde(default)]
    pub optional: bool,
    /// Of a `choice`: word → what a row's label holds whose choice it must be (insurance is collected for others).
    #[serde(default)]
    pub expects: BTreeMap<String, Vec<String>>,
    /// Id of a change of words ([`super::Relabelling`]) → its label since then.
    #[serde(default)]
    pub relabelled: BTreeMap<String, String>,
    /// Columns below it: then it is a group without figures of its own.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// One column for each grade of the school.
    pub columns_from_grades: Option<GradeColumn>,
}

/// One column for each grade; `{n}` is the grade.
#[derive(Clone, Debug, Deserialize)]
pub struct GradeColumn {
    /// With `{n}` for the grade.
    pub id: String,
    /// With `{n}` for the grade.
    pub label: String,
    /// What its cells hold.
    #[serde(rename = "type")]
    pub kind: CellType,
}

/// A row with the rows below it.
#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    /// Key of the row in sources and files.
    pub id: String,
    /// Official number (STT); may be empty.
    #[serde(default)]
    pub stt: String,
    /// As the form has it.
    pub label: String,
    /// What its cells hold where the cell itself says nothing.
    #[serde(rename = "type")]
    pub kind: Option<CellType>,
    /// What schools write in its cells besides: `integer_pair` where two figures share a cell.
    #[serde(default)]
    pub also: Vec<CellType>,
    /// Id of a change of words ([`super::Relabelling`]) → its label since then.
    #[serde(default)]
    pub relabelled: BTreeMap<String, String>,
    /// Id of a change of words after which it is no more.
    pub ends_with: Option<String>,
    /// By column id, where a cell differs from its row.
    #[serde(default)]
    pub cells: BTreeMap<String, CellSpec>,
    /// The same for the rows below it.
    #[serde(default)]
    pub child_cells: BTreeMap<String, CellSpec>,
    /// It holds no figures.
    #[serde(default)]
    pub heading: bool,
    /// It adds up others.
    #[serde(default)]
    pub total: bool,
    /// The school may add rows here.
    #[serde(default)]
    pub open_rows: bool,
    /// The rows below are some of it ("trong đó"), not all of it.
    #[serde(default)]
    pub children_are_subset: bool,
    /// One row for each grade of the school.
    #[serde(default)]
    pub per_grade: bool,
    /// Rows below it.
    #[serde(default)]
    pub rows: Vec<Row>,
}

/// What a cell holds.
#[derive(Clone, Debug, Deserialize)]
pub struct CellSpec {
    /// What the cell holds.
    #[serde(rename = "type")]
    pub kind: CellType,
    /// Where it is not the column's.
    pub unit: Option<String>,
    /// What to write there, for schools.
    pub hint: Option<String>,
    /// What schools write there besides; a cell that is left blank takes nothing else.
    #[serde(default)]
    pub also: Vec<CellType>,
}

/// The vocabulary of cell types (`vocabulary` of the pack of 36/2017).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellType {
    /// Words of the form itself.
    Label,
    /// A line of text.
    Text,
    /// Paragraphs.
    LongText,
    /// A whole number, not negative.
    Integer,
    /// A number, whole or not.
    Number,
    /// A number with a decimal comma.
    Decimal,
    /// In percent, 0 to 100.
    Percent,
    /// In m².
    AreaM2,
    /// In m² a child or pupil.
    AreaPerHead,
    /// In đồng.
    Vnd,
    /// A count with its share in percent.
    CountPercent,
    /// Two whole numbers: `a/b`.
    IntegerPair,
    /// How many rooms, and their area in m².
    RoomsArea,
    /// A cross or nothing.
    Check,
    /// One of the column's `choices`.
    Choice,
    /// The form leaves it blank.
    Blank,
}

impl CellType {
    /// Whether it is set flush right, as numbers are.
    pub fn is_numeric(self) -> bool {
        !matches!(self, Self::Label | Self::Text | Self::LongText | Self::Check | Self::Choice | Self::Blank)
    }
}
