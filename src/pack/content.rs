//! Contents that have no form: items, and records in columns that the pack proposes.

use super::figures::Check;
use super::form::Column;
use super::provenance::Provenance;
use serde::Deserialize;

/// In each row: column `column` should reach column `of`.
#[derive(Clone, Debug, Deserialize)]
pub struct MinimumRule {
    pub column: String,
    pub of: String,
}

/// Part of a content that has no form.
#[derive(Clone, Debug, Deserialize)]
pub struct Item {
    pub id: String,
    /// Number or letter in the article.
    #[serde(default)]
    pub num: String,
    pub label: String,
    #[serde(rename = "type")]
    pub kind: Option<ItemKind>,
    /// For `records`; the first column heads the row.
    #[serde(default)]
    pub columns: Vec<Column>,
    pub suggested_table: Option<String>,
    pub purpose: Option<Purpose>,
    #[serde(default)]
    pub optional: bool,
    #[serde(default)]
    pub applies_to: Vec<String>,
    #[serde(default)]
    pub items: Vec<Item>,
}

/// How an item is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    Prose,
    Contact,
    Documents,
    Timeline,
    Records,
    Integer,
    Vnd,
    AreaM2,
    CountPercent,
}

/// What readers look for first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// What parents pay.
    Fees,
}

/// Columns for records, proposed by the project where a circular gives no form.
#[derive(Clone, Debug, Deserialize)]
pub struct SuggestedTable {
    pub id: String,
    pub columns: Vec<Column>,
    #[serde(default)]
    pub derived_checks: Vec<Check>,
    pub minimum: Option<MinimumRule>,
    /// Label of a last row with the sums of counts and money.
    pub sum_row: Option<String>,
}

/// Frame of the yearly report (Circular 09/2024).
#[derive(Clone, Debug, Deserialize)]
pub struct AnnualReport {
    /// The schedule that says when it is due.
    pub schedule: Option<String>,
    pub title: String,
    pub sections: Vec<ReportSection>,
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// A section of the yearly report; `from`: `CONTENT` or `CONTENT.ITEM` whose data it shows.
#[derive(Clone, Debug, Deserialize)]
pub struct ReportSection {
    pub num: String,
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub from: Vec<String>,
}
