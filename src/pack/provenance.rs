//! Where a pack's facts come from, and other laws that it names.

use serde::Deserialize;

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Stands in a document that a school published (one of the seeds).
    Seed,
    /// Seen in a named source.
    Found,
    /// Written from memory: to be compared with the original.
    Recalled,
}

/// Where the facts of one section come from.
#[derive(Clone, Debug, Deserialize)]
pub struct Provenance {
    /// Which part of the pack, by its key.
    pub section: String,
    /// The weakest of its facts.
    pub status: Certainty,
    /// File, number or title of what was read.
    #[serde(default, alias = "sources")]
    pub source: OneOrMany<String>,
    /// What remains to be compared.
    pub note: Option<String>,
}

/// One value or a list of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany<T> {
    /// Written without a list.
    One(T),
    /// Written as a list; may be empty.
    Many(Vec<T>),
}

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl<T> OneOrMany<T> {
    /// All values.
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }
}

/// Another law: its number alone, or with more.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum LawRef {
    /// `19/2018/TT-BGDĐT`.
    Number(String),
    /// With its day or a remark.
    Full {
        /// `57/2026/TT-BGDĐT`.
        number: String,
        /// From when, ISO (`2026-07-07`).
        date: Option<String>,
        /// Which part, or why, in words.
        note: Option<String>,
    },
}

impl LawRef {
    /// `19/2018/TT-BGDĐT`.
    pub fn number(&self) -> &str {
        match self {
            Self::Number(number) | Self::Full { number, .. } => number,
        }
    }
}
