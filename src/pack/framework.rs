//! Accreditation frameworks: their catalogues and the rules by which levels are reached.

use super::CriterionId;
use super::catalogue::{Catalogue, Edition, Profile, Standard, edited};
use super::provenance::{LawRef, OneOrMany, Provenance};
use regex_lite::Regex;
use serde::Deserialize;
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
