//! A disclosure as data: the CSV, the XLSX and the JSON all render this.

use serde::Serialize;

/// A disclosure's tables with what is needed to understand them.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Dataset {
    pub title: String,
    pub unit: String,
    /// Identifier of the unit: its folder.
    pub unit_id: String,
    pub regulation: String,
    /// `Biểu mẫu 02`, `Điều 6`.
    pub subject: String,
    /// `năm học 2023-2024`.
    pub period: String,
    /// ISO day.
    pub reference_date: Option<String>,
    pub published: String,
    pub illustrative: bool,
    pub note: Option<String>,
    /// Column heads of the fixed columns, in order: number, label.
    pub heads: [String; 2],
    /// What a cell without a figure says.
    pub words: EmptyWords,
    pub sheets: Vec<DataSheet>,
}

/// The words for cells without a figure.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct EmptyWords {
    pub missing: String,
    pub not_applicable: String,
    pub hidden: String,
}

/// One table.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataSheet {
    pub id: String,
    pub title: String,
    pub columns: Vec<DataColumn>,
    pub rows: Vec<DataRow>,
    /// Cells that are sums of others: (row, column) of the total and of its parts.
    pub sums: Vec<DataSum>,
}

/// A total and its parts, by row and column.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataSum {
    pub total: (usize, usize),
    pub parts: Vec<(usize, usize)>,
}

/// A column. A count with its percentage makes two.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataColumn {
    pub id: String,
    pub label: String,
    pub kind: DataKind,
    pub unit: Option<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Hash)]
#[serde(rename_all = "snake_case")]
pub enum DataKind {
    Integer,
    Number,
    String,
}

/// A row.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataRow {
    pub id: String,
    pub number: String,
    pub label: String,
    pub depth: usize,
    pub total: bool,
    /// Added by the school.
    pub added: bool,
    pub cells: Vec<DataCell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Hash)]
pub enum DataCell {
    /// The form leaves it blank.
    Blank,
    Missing,
    NotApplicable,
    Hidden,
    Figure {
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
    Integer(i64),
    /// value / 10^scale
    Decimal {
        value: i64,
        scale: u32,
    },
    Text(String),
}

/// The tables of a unit, described for tools (Frictionless data package).
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataPackage {
    pub name: String,
    pub title: String,
    pub homepage: Option<String>,
    /// Words that stand for a missing figure.
    pub missing: Vec<String>,
    pub resources: Vec<DataResource>,
}

/// One CSV of a data package.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DataResource {
    pub name: String,
    /// Relative to the package.
    pub path: String,
    pub title: String,
    pub fields: Vec<DataColumn>,
}
