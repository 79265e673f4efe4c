//! Contents that have no form: items, and records in columns that the pack proposes.

use super::figures::Check;
use super::form::Column;
use super::provenance::Provenance;
use super::purpose::Purpose;
use serde::Deserialize;

/// In each row: column `column` should reach column `of`.
#[derive(Clone, Debug, Deserialize)]
pub struct MinimumRule {
    /// Id of the column that is checked.
    pub column: String,
    /// Id of the column that it should reach.
    pub of: String,
}

/// Records that add up to a whole.
#[derive(Clone, Debug, Deserialize)]
pub struct RecordShares {
    /// What the bar shows: `Mỗi 100 đồng chi`.
    pub title: String,
    /// Id of the column.
    pub column: String,
}

/// Part of a content that has no form.
#[derive(Clone, Debug, Deserialize)]
pub struct Item {
    /// Unique in its content; part of references `REGULATION/CONTENT.ITEM`.
    pub id: String,
    /// Number or letter in the article.
    #[serde(default)]
    pub num: String,
    /// As the article has it.
    pub label: String,
    /// Absent: a heading of other items.
    #[serde(rename = "type")]
    pub kind: Option<ItemKind>,
    /// For `records`; the first column heads the row.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Of records: a column whose rows are parts of one whole, and what a bar of them is called.
    pub shares: Option<RecordShares>,
    /// Id of the [`SuggestedTable`] that gives its columns.
    pub suggested_table: Option<String>,
    /// Absent for most.
    pub purpose: Option<Purpose>,
    /// Ids of items of its table: where they are given, it can be worked out and should not be left empty.
    #[serde(default)]
    pub follows_from: Vec<String>,
    /// Nothing is missed where it is empty.
    #[serde(default)]
    pub optional: bool,
    /// Audiences (`mam_non`); empty: every unit.
    #[serde(default)]
    pub applies_to: Vec<String>,
    /// Items below it.
    #[serde(default)]
    pub items: Vec<Item>,
}

impl Item {
    /// Whether schools of these audiences fill it in.
    pub fn concerns(&self, audiences: &[&str]) -> bool {
        self.applies_to.is_empty() || self.applies_to.iter().any(|a| audiences.contains(&a.as_str()))
    }

    /// Whether every school fills it in, and all below it.
    pub fn is_for_all(&self) -> bool {
        self.applies_to.is_empty() && self.items.iter().all(Self::is_for_all)
    }
}

/// How an item is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Words of the school.
    Prose,
    /// Address, telephone, mail, site.
    Contact,
    /// Links to documents of the unit.
    Documents,
    /// Days and what happened.
    Timeline,
    /// Rows under the item's columns.
    Records,
    /// One whole number.
    Integer,
    /// One amount, in đồng.
    Vnd,
    /// One area, in m².
    AreaM2,
    /// A count with its share in percent.
    CountPercent,
}

/// Columns for records, proposed by the project where a circular gives no form.
#[derive(Clone, Debug, Deserialize)]
pub struct SuggestedTable {
    /// What items name in `suggested_table`.
    pub id: String,
    /// The first heads the row.
    pub columns: Vec<Column>,
    /// Rules on its figures.
    #[serde(default)]
    pub derived_checks: Vec<Check>,
    /// Which column should reach which.
    pub minimum: Option<MinimumRule>,
    /// Label of a last row with the sums of counts and money.
    pub sum_row: Option<String>,
}

/// Frame of the yearly report (Circular 09/2024).
#[derive(Clone, Debug, Deserialize)]
pub struct AnnualReport {
    /// The schedule that says when it is due.
    pub schedule: Option<String>,
    /// As it is printed above the report.
    pub title: String,
    /// In the order of the circular's frame.
    pub sections: Vec<ReportSection>,
    /// Where the frame was taken from.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// A section of the yearly report; `from`: `CONTENT` or `CONTENT.ITEM` whose data it shows.
#[derive(Clone, Debug, Deserialize)]
pub struct ReportSection {
    /// `I`, `II`.
    pub num: String,
    /// Key of the section in the school's sources.
    pub id: String,
    /// As the frame has it.
    pub label: String,
    /// `CONTENT` or `CONTENT.ITEM`; empty: the school's words only.
    #[serde(default)]
    pub from: Vec<String>,
}
