//! What readers look for first: the figures of a school at a glance.

use super::fee_rules::FeeRules;
use super::limits::Limits;
use super::provenance::Provenance;
use serde::Deserialize;

/// The figures and fees of a school's front page.
#[derive(Clone, Debug, Deserialize)]
pub struct Glance {
    /// `glance`.
    pub id: String,
    /// How large the school is: counts with their words, below its name.
    pub size: Vec<KeyFigure>,
    /// In the order shown.
    pub figures: Vec<KeyFigure>,
    /// How fees are added up.
    pub fees: FeeRules,
    /// Where the limits come from.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// A figure, wherever a school has disclosed it.
#[derive(Clone, Debug, Deserialize)]
pub struct KeyFigure {
    /// Unique in its list.
    pub id: String,
    /// What it counts, behind or below the number: `trẻ một nhóm, lớp`.
    pub label: String,
    /// What is counted, behind a number alone: `trẻ`.
    pub unit: Option<String>,
    /// Audiences (`mam_non`); empty: every school.
    #[serde(default)]
    pub applies_to: Vec<String>,
    /// How it is worked out.
    pub show: Show,
    /// Where it stands; the first that a school has for a year counts for that year.
    pub from: Vec<FigureSource>,
    /// What the law allows at most, by kind of school.
    #[serde(default)]
    pub at_most: Vec<Limits>,
    /// The row's own column that holds the least that the law asks.
    pub at_least: Option<String>,
}

/// How a figure is worked out of the cells that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// The number itself.
    Value,
    /// The number divided by another, one decimal.
    Ratio,
    /// The number in percent of another, one decimal; of fewer than 20 no percentage is made. Alone: the percentage that the cell holds.
    Share,
    /// `25/25`: some of all.
    Part,
}

/// Where a figure stands.
#[derive(Clone, Debug, Deserialize)]
pub struct FigureSource {
    /// What is counted.
    pub number: Operands,
    /// What it is divided by or a part of.
    pub of: Option<Operands>,
    /// The circular asks for the school year before: the figures are that year's.
    #[serde(default)]
    pub year_before: bool,
}

/// Cells that are added up.
#[derive(Clone, Debug, Deserialize)]
pub struct Operands {
    /// Id of the regime.
    pub regulation: String,
    /// Id of a content without a form.
    pub content: Option<String>,
    /// Number of a form: `02`.
    pub form: Option<String>,
    /// Id of the table; `None`: the first that has the row.
    pub table: Option<String>,
    /// Id of the row; `None`: all rows that are no heads and no sums.
    pub row: Option<String>,
    /// Only rows whose label holds this, marks and case apart.
    pub called: Option<String>,
    /// Ids of the columns.
    pub columns: Vec<String>,
}
