//! Accreditation frameworks: standards, criteria, indicators, and how levels are computed from them.

use super::provenance::{LawRef, OneOrMany, Provenance};
use super::{Certainty, CriterionId};
use regex_lite::Regex;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// One circular on school accreditation, e.g. 19/2018/TT-BGDĐT.
#[derive(Clone, Debug, Deserialize)]
pub struct Framework {
    pub id: String,
    pub number: String,
    pub title: String,
    pub issuer: String,
    /// ISO dates.
    pub issued: String,
    pub effective: Option<String>,
    pub status: Option<String>,
    #[serde(default)]
    pub applies_to: Vec<String>,
    #[serde(default)]
    pub replaces: OneOrMany<LawRef>,
    pub replaced_by: Option<OneOrMany<LawRef>>,
    pub evidence_code: EvidenceScheme,
    pub rating: Rating,
    pub level_4: Option<Level4>,
    #[serde(default)]
    pub editions: Vec<Edition>,
    #[serde(default)]
    pub profiles: Vec<Profile>,
    #[serde(default)]
    pub standards: Vec<Standard>,
    #[serde(default)]
    pub provenance: Vec<Provenance>,
    #[serde(default)]
    pub uncertain: Vec<String>,
    pub indicator_text_basis: Option<String>,
    /// Made at load: one for each edition and profile; the first is the default.
    #[serde(skip)]
    pub catalogues: Vec<Catalogue>,
}

/// How evidence codes are written under this circular.
#[derive(Clone, Debug, Deserialize)]
pub struct EvidenceScheme {
    pub pattern: String,
    /// Whole-code regular expression with the groups `standard`, `criterion`, `seq` and perhaps `box`.
    pub regex: String,
    pub explanation: String,
    pub example: String,
    pub guidance_letter: Option<String>,
    #[serde(skip)]
    compiled: OnceLock<Option<Regex>>,
}

impl EvidenceScheme {
    /// The criterion that a well-formed code names; `None` for anything else.
    pub fn criterion_of(&self, code: &str) -> Option<CriterionId> {
        let regex = self.compiled()?;
        let captures = regex.captures(code)?;
        let part = |name: &str| captures.name(name)?.as_str().parse::<u8>().ok();
        Some(CriterionId { standard: part("standard")?, place: part("criterion")? })
    }

    /// Whether the regular expression is one.
    pub(super) fn is_readable(&self) -> bool {
        self.compiled().is_some()
    }

    fn compiled(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(&self.regex).ok()).as_ref()
    }
}

/// The rules by which levels are reached.
#[derive(Clone, Debug, Deserialize)]
pub struct Rating {
    pub explanation: String,
    pub criterion_rule: CriterionRule,
    #[serde(default)]
    pub levels: Vec<LevelRule>,
    #[serde(default)]
    pub national_standard: Vec<LevelRule>,
    #[serde(default)]
    pub mandatory_criteria: Vec<CriterionId>,
    /// `false`: the circular has such a list, but the data does not hold it, so no school level may be computed.
    #[serde(default = "yes")]
    pub mandatory_criteria_known: bool,
    pub mandatory_criteria_note: Option<String>,
    pub national_standard_extra: Option<String>,
    pub validity_years: Option<u8>,
}

fn yes() -> bool {
    true
}

/// How a criterion's level follows from its indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CriterionRuleKind {
    /// The highest n such that all indicators of levels 1..n are met.
    SequentialLevels,
    /// Met when all indicators are met.
    PassFail,
}

/// See [`CriterionRuleKind`].
#[derive(Clone, Debug, Deserialize)]
pub struct CriterionRule {
    #[serde(rename = "type")]
    pub kind: CriterionRuleKind,
    pub rule: String,
}

/// A school level, or a degree of the national standard.
#[derive(Clone, Debug, Deserialize)]
pub struct LevelRule {
    #[serde(alias = "degree")]
    pub level: u8,
    pub name: String,
    /// `Cấp độ n` that goes with it.
    pub accreditation: Option<String>,
    pub requires: Requirement,
}

/// What a level asks; absent conditions ask nothing.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Requirement {
    pub all_criteria_at_least: Option<u8>,
    pub level_4_item_count: Option<u8>,
    pub mandatory_at_least: Option<u8>,
    pub others_at_least: Option<u8>,
    pub others_min_count: Option<u8>,
    pub no_criterion_below: Option<u8>,
    pub min_percent_criteria_passed: Option<u8>,
    pub school_level_at_least: Option<u8>,
}

/// Requirements beyond level 3 (Article 22 of the 2018 circulars).
#[derive(Clone, Debug, Deserialize)]
pub struct Level4 {
    pub article: u8,
    pub rule: Option<String>,
    pub items: Vec<Level4Item>,
}

/// One clause of them.
#[derive(Clone, Debug, Deserialize)]
pub struct Level4Item {
    pub key: String,
    pub summary: String,
    #[serde(default)]
    pub related: Vec<CriterionId>,
}

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

impl Framework {
    /// The catalogue of an edition and a profile; `None` asks for the first.
    pub fn catalogue(&self, edition: Option<&str>, profile: Option<&str>) -> Option<&Catalogue> {
        self.catalogues.iter().find(|c| {
            let edition_fits = edition.is_none_or(|id| c.edition.as_ref().is_some_and(|e| e.id == id));
            let profile_fits = profile.is_none_or(|id| c.profile.as_ref().is_some_and(|(p, _)| p == id));
            edition_fits && profile_fits
        })
    }

    /// Makes [`Framework::catalogues`] from standards, profiles and editions, and fills in what the old circulars leave implicit.
    pub(super) fn derive_catalogues(&mut self) {
        type Profiled = (Option<(String, String)>, Vec<Standard>);
        let profiles: Vec<Profiled> = if self.profiles.is_empty() {
            vec![(None, self.standards.clone())]
        } else {
            self.profiles.iter().map(|p| (Some((p.id.clone(), p.title.clone())), p.standards.clone())).collect()
        };
        let editions: Vec<Option<Edition>> =
            if self.editions.is_empty() { vec![None] } else { self.editions.iter().cloned().map(Some).collect() };
        for edition in editions {
            for (profile, standards) in &profiles {
                let standards = standards.iter().map(|s| edited(s, edition.as_ref())).collect();
                self.catalogues.push(Catalogue { edition: edition.clone(), profile: profile.clone(), standards });
            }
        }
    }
}

fn edited(standard: &Standard, edition: Option<&Edition>) -> Standard {
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
