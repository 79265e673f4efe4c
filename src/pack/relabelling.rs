//! Words of a form that another circular has changed since.

use super::provenance::Provenance;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A circular that has changed words which a form prints.
#[derive(Clone, Debug, Deserialize)]
pub struct Relabelling {
    /// `22/2021/TT-BGDĐT`.
    pub number: String,
    /// Grade → the year in which the first school year by the new words begins.
    #[serde(default)]
    pub first_school_years: BTreeMap<String, i16>,
    /// The same for all grades at once.
    pub first_school_year: Option<i16>,
    /// Where number and years come from.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
}
