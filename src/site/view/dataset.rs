//! A disclosure as data: the CSV, the XLSX and the JSON all render this.

use super::Link;
use serde::Serialize;

/// A disclosure's tables with what is needed to understand them.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Dataset {
    /// Of the form or content.
    pub title: String,
    /// Name of the unit.
    pub unit: String,
    /// Identifier of the unit: its folder.
    pub unit_id: String,
    /// `Thông tư 36/2017/TT-BGDĐT`.
    pub regulation: String,
    /// `Biểu mẫu 02`, `Điều 6`.
    pub subject: String,
    /// `năm học 2023-2024`.
    pub period: String,
    /// ISO day.
    pub reference_date: Option<String>,
    /// ISO day.
    pub published: String,
    /// Its figures are invented: the page has to say so.
    pub illustrative: bool,
    /// On what terms others may use it: name and address of the licence; absent where the site names none.
    pub licence: Option<Link>,
    /// What every row of its CSV says of the whole, since rows travel without their file.
    pub marks: Vec<DataMark>,
    /// The school's remark as text.
    pub note: Option<String>,
    /// Column heads of the fixed columns, in order: number, label.
    pub heads: [String; 2],
    /// What a cell without a figure says.
    pub words: EmptyWords,
    /// A table each.
    pub sheets: Vec<DataSheet>,
}

/// A last column of a CSV, the same in every row.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataMark {
    /// Head of the column; type and label for tools.
    pub column: DataColumn,
    /// What its cells hold.
    pub value: DataValue,
}

/// The words for cells without a figure.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct EmptyWords {
    /// The school has not given it.
    pub missing: String,
    /// It does not concern the school.
    pub not_applicable: String,
    /// Withheld, since it would point at single persons.
    pub hidden: String,
}

/// One table.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataSheet {
    /// As in the pack; ASCII.
    pub id: String,
    /// Name of its sheet in a workbook.
    pub name: String,
    /// Caption of the table.
    pub title: String,
    /// From the left, without the fixed ones.
    pub columns: Vec<DataColumn>,
    /// From the top.
    pub rows: Vec<DataRow>,
    /// Cells that are sums of others: (row, column) of the total and of its parts.
    pub sums: Vec<DataSum>,
}

/// A total and its parts, by row and column.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataSum {
    /// Row and column from 0.
    pub total: (usize, usize),
    /// Rows and columns from 0.
    pub parts: Vec<(usize, usize)>,
}

/// A column. A count with its percentage makes two.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataColumn {
    /// Key of the column in sources and files.
    pub id: String,
    /// What the reader sees, as text.
    pub label: String,
    /// Decides the type in workbooks and schemas.
    pub kind: DataKind,
    /// `m²`, `đồng`; absent for counts.
    pub unit: Option<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Hash)]
#[serde(rename_all = "snake_case")]
pub enum DataKind {
    /// Whole numbers.
    Integer,
    /// Decimal numbers.
    Number,
    /// Text.
    String,
    /// A day, as ISO writes it.
    Date,
}

/// A row.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataRow {
    /// Key of the row in sources and files.
    pub id: String,
    /// Official number (STT); may be empty.
    pub number: String,
    /// What the reader sees, as text.
    pub label: String,
    /// 0 at the top.
    pub depth: usize,
    /// It adds up others.
    pub total: bool,
    /// Added by the school.
    pub added: bool,
    /// One a column, in the same order.
    pub cells: Vec<DataCell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Hash)]
pub enum DataCell {
    /// The form leaves it blank.
    Blank,
    /// The school has not given it.
    Missing,
    /// It does not concern the school.
    NotApplicable,
    /// Withheld, since it would point at single persons.
    Hidden,
    /// A figure or a text.
    Figure {
        /// As given or computed.
        value: DataValue,
        /// Where it is not the column's.
        unit: Option<String>,
        /// Not written by the school, computed from other figures.
        computed: bool,
    },
}

/// A figure, exact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Hash)]
pub enum DataValue {
    /// A whole number, in the column's unit.
    Integer(i64),
    /// value / 10^scale
    Decimal {
        /// All digits, without the comma.
        value: i64,
        /// Digits behind the comma.
        scale: u32,
    },
    /// As the school wrote it.
    Text(String),
    /// A day: `2025-10-15`.
    Day(String),
}

/// The tables of a unit, described for tools (Frictionless data package).
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataPackage {
    /// Slug of the unit, unique on the site.
    pub name: String,
    /// Name of the unit.
    pub title: String,
    /// Which version it is, where it is not the newest; of several units, each on a line.
    pub versions: Vec<String>,
    /// Absolute address of the unit's disclosures; absent without `base_url`.
    pub homepage: Option<String>,
    /// Words that stand for a missing figure.
    pub missing: Vec<String>,
    /// As of its tables.
    pub licence: Option<Link>,
    /// One a table and year.
    pub resources: Vec<DataResource>,
}

/// One CSV of a data package.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataResource {
    /// Unique in the package.
    pub name: String,
    /// Relative to the package.
    pub path: String,
    /// Of the table, with its year.
    pub title: String,
    /// That its figures are invented.
    pub illustrative: Option<String>,
    /// Columns of the file, the fixed ones and the marks too.
    pub fields: Vec<DataColumn>,
}
