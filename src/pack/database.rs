//! Tables of a self-assessment report's Part I ("Phần I. Cơ sở dữ liệu"), as the forms of the official letters have them.

use super::CellType;
use serde::Deserialize;

/// A table. Its columns are the school years of the assessment unless it names its own.
#[derive(Clone, Debug, Deserialize)]
pub struct DatabaseTable {
    /// Key of the table in `database.yaml`.
    pub id: String,
    /// `mam_non`, `thcs`; empty: every school.
    #[serde(default)]
    pub audiences: Vec<String>,
    /// As the form has it.
    pub title: String,
    /// Of all its figures; absent for counts.
    pub unit: Option<String>,
    /// Empty: the school years of the assessment.
    #[serde(default)]
    pub columns: Vec<DatabaseColumn>,
    /// In the order of the form.
    pub rows: Vec<DatabaseRow>,
}

/// A column that is not a school year.
#[derive(Clone, Debug, Deserialize)]
pub struct DatabaseColumn {
    /// Key of the column in `database.yaml`.
    pub id: String,
    /// Head of the column.
    pub label: String,
    /// Head above several columns.
    pub group: Option<String>,
    /// Columns that add up to this one.
    #[serde(default)]
    pub sum: Vec<String>,
    /// The column that this one is a part of.
    pub part_of: Option<String>,
    /// A whole number if left out.
    #[serde(default = "integer", rename = "type")]
    pub kind: CellType,
}

/// A row.
#[derive(Clone, Debug, Deserialize)]
pub struct DatabaseRow {
    /// Key of the row in `database.yaml`.
    pub id: String,
    /// As the form has it.
    pub label: String,
    /// Empty: those of the table.
    #[serde(default)]
    pub audiences: Vec<String>,
    /// Rows that add up to this one.
    #[serde(default)]
    pub sum: Vec<String>,
    /// The row that this one is a part of ("trong đó").
    pub part_of: Option<String>,
    /// A whole number if left out.
    #[serde(default = "integer", rename = "type")]
    pub kind: CellType,
}

fn integer() -> CellType {
    CellType::Integer
}

impl DatabaseTable {
    /// Whether a school of these audiences fills it.
    pub fn is_for(&self, audiences: &[&str]) -> bool {
        concerns(&self.audiences, audiences)
    }

    /// The rows for a school of these audiences.
    pub fn rows_for<'a>(&'a self, audiences: &'a [&str]) -> impl Iterator<Item = &'a DatabaseRow> {
        self.rows.iter().filter(|row| concerns(&row.audiences, audiences))
    }

    /// Row and column ids that are named but not there, or there twice.
    pub fn faults(&self) -> Vec<String> {
        let rows: Vec<&str> = self.rows.iter().map(|r| r.id.as_str()).collect();
        let columns: Vec<&str> = self.columns.iter().map(|c| c.id.as_str()).collect();
        let named_rows = self.rows.iter().flat_map(|r| r.sum.iter().chain(&r.part_of));
        let named_columns = self.columns.iter().flat_map(|c| c.sum.iter().chain(&c.part_of));
        let missing = named_rows
            .filter(|id| !rows.contains(&id.as_str()))
            .chain(named_columns.filter(|id| !columns.contains(&id.as_str())))
            .cloned();
        let twice = [&rows, &columns]
            .into_iter()
            .flat_map(|ids| ids.iter().enumerate().filter(|(n, id)| ids[..*n].contains(id)))
            .map(|(_, id)| (*id).to_owned());
        missing.chain(twice).collect()
    }
}

fn concerns(wanted: &[String], audiences: &[&str]) -> bool {
    wanted.is_empty() || wanted.iter().any(|a| audiences.contains(&a.as_str()))
}
