//! What a form says first, and as a picture: its main rows, its parts of a whole, its plan against what was done.
//!
//! The choice of rows and their words are the project's own, not words of a circular.

use serde::Deserialize;

/// A main row: it speaks in the sentence above the table and has a line over the years.
#[derive(Clone, Debug, Deserialize)]
pub struct Headline {
    /// Id of the table; the form's first if left out.
    pub table: Option<String>,
    /// Id of the row.
    pub row: String,
    /// Id of the column; of a row of words `*` or a group: each, those that say the same together.
    pub column: String,
    /// Id of the row that it is a part of.
    pub of: Option<String>,
    /// What it is, before the number: `Nhẹ cân`.
    pub label: String,
    /// What is counted, behind the number: `trẻ`; empty: the number says it.
    #[serde(default)]
    pub unit: String,
}

/// Parts of a whole, as bars of 100 %: one bar a column over the rows.
#[derive(Clone, Debug, Deserialize)]
pub struct Shares {
    /// Unique in its form; part of ids on the page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// Id of the table; the form's first if left out.
    pub table: Option<String>,
    /// The parts, from the left.
    pub rows: Vec<String>,
    /// The bars, from the top.
    pub columns: Vec<String>,
}

/// What was planned for a year and what was done of it so far.
#[derive(Clone, Debug, Deserialize)]
pub struct Performance {
    /// Id of the row.
    pub row: String,
    /// Id of the column with what was done in the period.
    pub done: String,
    /// Id of the column with what is planned for the year.
    pub plan: String,
    /// Id of the parts of the budget year of which each has a report.
    pub period: String,
}
