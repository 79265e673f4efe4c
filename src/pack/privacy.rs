//! What tells that a text speaks of one person: numbers, dates and places with the words that stand around them, and the heads of lists of
//! people. A site's own pack replaces the program's.

use super::provenance::Provenance;
use regex_lite::Regex;
use serde::{Deserialize, Deserializer, de};

/// Rules by which data about persons are found.
#[derive(Clone, Debug, Deserialize)]
pub struct Privacy {
    /// `du-lieu-ca-nhan`.
    pub id: String,
    /// In the order in which they are tried: the first that fits names what was found.
    pub rules: Vec<PrivacyRule>,
    /// Folded words that look like those of rules and mean something else.
    #[serde(default)]
    pub apart: Vec<String>,
    /// Of lists of people.
    pub lists: ListRule,
    /// Where it is said what is personal.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}

/// What one kind of data looks like.
#[derive(Clone, Debug, Deserialize)]
pub struct PrivacyRule {
    /// What exceptions in `unit.yaml` name: `so-di-dong`.
    pub id: String,
    /// For messages: `số điện thoại di động`.
    pub label: String,
    /// What the pattern is for.
    pub what: What,
    /// A regular expression for the whole of it.
    #[serde(deserialize_with = "pattern")]
    pub pattern: Regex,
    /// How many characters it may have; none: any number.
    #[serde(default)]
    pub lengths: Vec<usize>,
    /// One of these stands before it, in the line or at the head of its column; folded. None: it needs no words.
    #[serde(default)]
    pub near: Vec<String>,
    /// With one of these in the line it is something else; folded.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Of whole lines: one of these stands in them, as written.
    #[serde(default)]
    pub words: Vec<String>,
}

/// What a pattern is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Digits, without the marks between their groups; `+84` is a nought.
    Number,
    /// Letters and digits without a gap.
    Code,
    /// A date in figures.
    Date,
    /// A line, folded.
    Line,
}

/// When a table is a list of people that tells more than their names. All folded.
#[derive(Clone, Debug, Deserialize)]
pub struct ListRule {
    /// So many rows make a list.
    pub least: usize,
    /// Heads of a column of names.
    pub names: Vec<String>,
    /// Heads of a column that tells more.
    pub private: Vec<String>,
    /// What such heads contain.
    pub private_within: Vec<String>,
}

fn pattern<'de, D: Deserializer<'de>>(from: D) -> Result<Regex, D::Error> {
    let written = String::deserialize(from)?;
    Regex::new(&written).map_err(|error| de::Error::custom(format!("biểu thức “{written}” không đọc được: {error}")))
}
