//! What a circular on accreditation lists: standards, criteria and indicators, by edition and profile.

use super::{Certainty, CriterionId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A version of the circular's text: later ones say only what differs from the first.
#[derive(Clone, Debug, Deserialize)]
pub struct Edition {
    pub id: String,
    pub label: String,
    pub from: Option<String>,
    pub criteria_count: Option<usize>,
    #[serde(default)]
    pub omits_repealed: bool,
    pub status: Option<Certainty>,
    pub note: Option<String>,
    #[serde(default)]
    pub replaces_standards: Vec<Standard>,
}

/// A circular with several catalogues (one for preschools, one for schools): 57/2026, 42/2012.
#[derive(Clone, Debug, Deserialize)]
pub struct Profile {
    pub id: String,
    pub title: String,
    pub standards: Vec<Standard>,
}

/// Tiêu chuẩn.
#[derive(Clone, Debug, Deserialize)]
pub struct Standard {
    pub number: u8,
    pub title: String,
    pub note: Option<String>,
    pub criteria: Vec<Criterion>,
}

/// Tiêu chí.
#[derive(Clone, Debug, Deserialize)]
pub struct Criterion {
    pub number: CriterionId,
    pub title: String,
    /// Mức → chỉ báo. A level without indicators asks nothing more.
    #[serde(default)]
    pub levels: BTreeMap<u8, Vec<Indicator>>,
    /// Levels that ask nothing of this criterion: an empty list there is right, not a gap.
    #[serde(default)]
    pub no_requirement: Vec<u8>,
    /// The old circulars: keys alone, all at level 1.
    #[serde(default)]
    pub indicator_keys: Vec<String>,
    #[serde(default)]
    pub mandatory: bool,
    pub title_confidence: Option<String>,
    pub official_numbering: Option<String>,
    pub note: Option<String>,
    /// Figures that level 3 asks, by region.
    #[serde(default)]
    pub level_3_thresholds: Vec<Threshold>,
}

/// A figure that differs by region (vùng khó khăn, vùng khác) and for specialised schools (trường chuyên).
#[derive(Clone, Debug, Deserialize)]
pub struct Threshold {
    pub scope: String,
    pub unit: String,
    pub hard_area: u8,
    pub other_area: u8,
    pub specialised_hard_area: Option<u8>,
    pub specialised_other: Option<u8>,
}

/// Chỉ báo. `summary` is a short retelling, not the circular's wording.
#[derive(Clone, Debug, Deserialize)]
pub struct Indicator {
    /// `a`, `b`, `c`; `-` where the level is one requirement without a letter.
    pub key: String,
    pub summary: Option<String>,
    pub amended: Option<String>,
    pub repealed: Option<String>,
}

/// The standards that one edition and profile of a circular has.
#[derive(Clone, Debug)]
pub struct Catalogue {
    pub edition: Option<Edition>,
    pub profile: Option<(String, String)>,
    pub standards: Vec<Standard>,
}

impl Catalogue {
    /// All criteria, in order.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.standards.iter().flat_map(|s| &s.criteria)
    }

    /// A criterion by its number.
    pub fn criterion(&self, id: CriterionId) -> Option<&Criterion> {
        self.criteria().find(|c| c.number == id)
    }

    /// A standard by its number.
    pub fn standard(&self, number: u8) -> Option<&Standard> {
        self.standards.iter().find(|s| s.number == number)
    }

    /// The highest level that any criterion has.
    pub fn highest_level(&self) -> u8 {
        self.criteria().filter_map(|c| c.levels.keys().last()).max().copied().unwrap_or(1)
    }
}

/// A standard as an edition has it.
pub(super) fn edited(standard: &Standard, edition: Option<&Edition>) -> Standard {
    let replaced = edition.and_then(|e| e.replaces_standards.iter().find(|s| s.number == standard.number));
    let mut standard = replaced.unwrap_or(standard).clone();
    for criterion in &mut standard.criteria {
        if !criterion.indicator_keys.is_empty() {
            let indicators = criterion.indicator_keys.iter().map(|key| Indicator {
                key: key.clone(),
                summary: None,
                amended: None,
                repealed: None,
            });
            criterion.levels.entry(1).or_insert_with(|| indicators.collect());
        }
        if edition.is_some_and(|e| e.omits_repealed) {
            for indicators in criterion.levels.values_mut() {
                indicators.retain(|i| i.repealed.is_none());
            }
        }
    }
    standard
}
