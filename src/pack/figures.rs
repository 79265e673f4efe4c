//! What a pack says about a form's figures: which follow from which, which cannot be larger than which, what is worth a chart.
//!
//! These rules are the project's own inference (`derived_checks`, `charts`, `year_change`), not words of a circular; the pack says so.
//!
//! In a list of rows, `X/*` are the direct children of row X and `*` all rows; in a list of columns, the id of a group of columns stands
//! for all of them and `*` for all columns.

use serde::Deserialize;
use std::collections::BTreeMap;

/// One rule on figures. Which keys it needs depends on `kind`.
#[derive(Clone, Debug, Deserialize)]
pub struct Check {
    /// Named in findings; unique in its form.
    pub id: String,
    /// What is asked of the figures.
    pub kind: CheckKind,
    /// What holds, in a few Vietnamese words: part of the finding.
    pub note: String,
    /// The table it speaks of; the form's first if left out.
    pub table: Option<String>,
    /// Row ids.
    #[serde(default)]
    pub rows: Vec<String>,
    /// Column ids.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Ids of rows or columns that are added up or held against a whole.
    #[serde(default)]
    pub parts: Vec<String>,
    /// Id of the one row it speaks of.
    pub row: Option<String>,
    /// Id of the one column it speaks of.
    pub column: Option<String>,
    /// Id of the row or column that holds the sum.
    pub total: Option<String>,
    /// Id of the row or column that the parts cannot exceed.
    pub whole: Option<String>,
    /// Id of the row that a percentage is a share of.
    pub of: Option<String>,
    /// The figure that this one equals.
    pub other: Option<Operand>,
    /// Above the line of a quotient.
    pub numerator: Option<Operand>,
    /// Below the line of a quotient.
    pub denominator: Option<Operand>,
    /// Rows of `table` against rows of `of_table`.
    #[serde(default)]
    pub pairs: BTreeMap<String, String>,
    /// Id of the table that the right sides of `pairs` lie in.
    pub of_table: Option<String>,
    /// Of a pair `a/b`: which side is meant.
    pub side: Option<Side>,
    /// The least that row `row` has for one of row `whole`. Of `single_person`: how many persons a row has in which nobody is known by a grade
    /// that all have; 2 if left out.
    pub least: Option<i64>,
    /// `false`: the rule compares, but does not compute what is left out.
    #[serde(default = "yes")]
    pub fill: bool,
}

fn yes() -> bool {
    true
}

/// What a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// In each row: column `total` = sum of the columns `parts`.
    SumColumns,
    /// In each column: row `total` = sum of the rows `parts`.
    SumRows,
    /// In each column: each of `rows` = sum of its direct children.
    SumChildren,
    /// In each column: both sides of pair row `row` together = row `whole`.
    SumPair,
    /// In each column: row `row` = the row of `other`.
    Same,
    /// In each column: each of `rows` ≤ row `whole`.
    AtMostRow,
    /// In each column: all of `rows` together ≤ row `whole`.
    AtMostRows,
    /// In each row: the columns `parts` together ≤ column `whole`.
    AtMostColumn,
    /// In each row: each column of `parts` ≤ column `whole`.
    AtMostEachColumn,
    /// Rows of one table ≤ rows of another (`pairs`, `of_table`).
    AtMostTable,
    /// The percentage in a `count_percent` cell = its count / row `of` of the same column.
    Share,
    /// Column `column` of each of `rows` = `numerator` / `denominator` (in percent if the cell is one).
    Quotient,
    /// In each column: row `row` ≥ `least` × row `whole` (an area is not that of one room).
    LeastPer,
    /// Column `column` of each of `rows` = column of `numerator` / one number that is the same for all: what they imply must agree.
    SameDenominator,
    /// Columns `columns` count from the beginning of the budget year: a later report of the same year has no less.
    NeverFalls,
    /// Where the school fills in one of `columns`, it fills in the others.
    FilledTogether,
    /// In no row that counts one person (column `whole`) is anybody graded by a column of `parts`.
    SinglePerson,
}

/// A figure that a rule uses. What is left out is the same as in the cell that the rule speaks of.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Operand {
    /// Another form of the same regime and year.
    pub form: Option<String>,
    /// Id of a row.
    pub row: Option<String>,
    /// Id of a column.
    pub column: Option<String>,
    /// Of the same form a year earlier.
    #[serde(default)]
    pub last_year: bool,
}

/// A side of a pair `a/b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// `a`.
    First,
    /// `b`.
    Second,
}

/// Figures worth a chart: one row over several columns, or one column over several rows.
#[derive(Clone, Debug, Deserialize)]
pub struct Chart {
    /// Unique in its form; part of ids on the page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// Id of the table; the form's first if left out.
    pub table: Option<String>,
    /// One row over `columns`.
    pub row: Option<String>,
    /// Bars of a row's chart, from the top.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Bars of a column's chart, from the top.
    #[serde(default)]
    pub rows: Vec<String>,
    /// One column over `rows`.
    pub column: Option<String>,
}

/// From which change on a figure asks for a word of explanation.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct YearChange {
    /// Percent of last year's figure.
    pub percent: u16,
    /// Smaller figures than this, in both years, are passed over.
    pub at_least: i64,
}
