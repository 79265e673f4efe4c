//! Accreditation frameworks: their catalogues and the rules by which levels are reached.

use super::CriterionId;
use super::catalogue::{Catalogue, Edition, Profile, Standard, edited};
use super::provenance::{Amendment, LawRef, OneOrMany, Provenance};
use regex_lite::Regex;
use serde::Deserialize;
use std::sync::OnceLock;

/// One circular on school accreditation, e.g. 19/2018/TT-BGDĐT.
#[derive(Clone, Debug, Deserialize)]
pub struct Framework {
    /// `tt19-2018`: what `assessment.yaml` names in `regulation`; part of addresses.
    pub id: String,
    /// `19/2018/TT-BGDĐT`.
    pub number: String,
    /// As the circular has it.
    pub title: String,
    /// Who issued it: `Bộ Giáo dục và Đào tạo`.
    pub issuer: String,
    /// ISO dates.
    pub issued: String,
    /// First day on which it holds; `None`: not known.
    pub effective: Option<String>,
    /// Whether it still holds, in a few words for readers. `None`: not said.
    pub status: Option<String>,
    /// Kinds of schools, in words for readers (`trường mầm non`); nothing is decided by them.
    #[serde(default)]
    pub applies_to: Vec<String>,
    /// Circulars that it put out of force; may be empty.
    #[serde(default)]
    pub replaces: OneOrMany<LawRef>,
    /// What put it out of force; `None`: nothing that the data knows of.
    pub replaced_by: Option<OneOrMany<LawRef>>,
    /// What changed it while it held; may be empty.
    #[serde(default)]
    pub amended_by: Vec<Amendment>,
    /// How a school's evidence (minh chứng) is numbered.
    pub evidence_code: EvidenceScheme,
    /// From indicators to the school's level.
    pub rating: Rating,
    /// What a level asks beyond criteria; `None`: nothing.
    pub further: Option<Further>,
    /// Figures that a level asks, and what they differ by; `None`: the circular has none.
    pub thresholds: Option<Thresholds>,
    /// The first is the default; empty: the circular has one version.
    #[serde(default)]
    pub editions: Vec<Edition>,
    /// Catalogues by kind of school; empty: `standards` holds the only one.
    #[serde(default)]
    pub profiles: Vec<Profile>,
    /// Of a circular without profiles; an edition may replace some.
    #[serde(default)]
    pub standards: Vec<Standard>,
    /// Where numbers, dates, titles and rules come from, section by section.
    #[serde(default)]
    pub provenance: Vec<Provenance>,
    /// What is doubtful about the data as a whole, in sentences for readers.
    #[serde(default)]
    pub uncertain: Vec<String>,
    /// Which version of the text the indicators' summaries retell, in a sentence for readers.
    pub indicator_text_basis: Option<String>,
    /// Made at load: one for each edition and profile; the first is the default.
    #[serde(skip)]
    pub catalogues: Vec<Catalogue>,
}

/// How evidence codes are written under this circular.
#[derive(Clone, Debug, Deserialize)]
pub struct EvidenceScheme {
    /// For readers and findings: `[Hn-a.b-c]`, `MC.a.b.cc`. Small letters stand for digits: codes are seen in running text by it.
    pub pattern: String,
    /// Whole-code regular expression with the groups `standard`, `criterion`, `seq` and perhaps `box`.
    pub regex: String,
    /// What the parts of a code mean and where it is written, in sentences for readers.
    pub explanation: String,
    /// A well-formed code: `[H1-1.1-01]`.
    pub example: String,
    /// The ministry's letter that lays the codes down: `5942/BGDĐT-QLCL (2018-12-28)`. `None`: not by letter.
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
    /// The rules retold in sentences for readers.
    pub explanation: String,
    /// From indicators to the level of a criterion.
    pub criterion_rule: CriterionRule,
    /// From the lowest; Mức under the circulars since 2018, Cấp độ before. The first that is not met ends the climb.
    #[serde(default)]
    pub levels: Vec<LevelRule>,
    /// Chuẩn quốc gia Mức độ 1 and 2; empty: not tied to the school's level under this circular.
    #[serde(default)]
    pub national_standard: Vec<LevelRule>,
    /// Tiêu chí bắt buộc; empty: none, or not known (`mandatory_criteria_known`).
    #[serde(default)]
    pub mandatory_criteria: Vec<CriterionId>,
    /// `false`: the circular has such a list, but the data does not hold it, so no school level may be computed.
    #[serde(default = "yes")]
    pub mandatory_criteria_known: bool,
    /// Shown where no level can be computed; `None`: the theme's own words are.
    pub mandatory_criteria_note: Option<String>,
    /// What the national standard asks besides, which no file tells: shown with a degree.
    pub national_standard_extra: Option<String>,
    /// Of a certificate or recognition, in years. `None`: not in the data. Nothing is computed by it.
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
    /// `sequential-levels` (since 2018) or `pass-fail` (before).
    #[serde(rename = "type")]
    pub kind: CriterionRuleKind,
}

/// A school level, or a degree of the national standard.
#[derive(Clone, Debug, Deserialize)]
pub struct LevelRule {
    /// From 1; of `national_standard` the Mức độ, written `degree`.
    #[serde(alias = "degree")]
    pub level: u8,
    /// `Mức 1`, `Cấp độ 1`, `Chuẩn quốc gia Mức độ 1`.
    pub name: String,
    /// `Cấp độ n` that goes with it.
    pub accreditation: Option<String>,
    /// All of it must hold; of `levels` what the ones before ask, too.
    pub requires: Requirement,
}

/// What a level asks; absent conditions ask nothing.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Requirement {
    /// Level that every criterion reaches.
    pub all_criteria_at_least: Option<u8>,
    /// How many items of [`Further`] are met.
    pub further_items: Option<u8>,
    /// Level that every mandatory criterion reaches.
    pub mandatory_at_least: Option<u8>,
    /// Level that enough of the other criteria reach; `others_min_count` says how many.
    pub others_at_least: Option<u8>,
    /// How many of them; with `others_at_least` alone the level cannot be reached.
    pub others_min_count: Option<u8>,
    /// Level that every criterion reaches, where `mandatory_at_least` and `others_at_least` ask more of some.
    pub no_criterion_below: Option<u8>,
    /// Share of criteria that are passed (level 1 or more), in whole percent.
    pub min_percent_criteria_passed: Option<u8>,
    /// Of the national standard: the school's Mức that opens it.
    pub school_level_at_least: Option<u8>,
}

/// What a level asks that no criterion holds.
#[derive(Clone, Debug, Deserialize)]
pub struct Further {
    /// The level that asks it.
    pub level: u8,
    /// The key of `assessment.yaml` under which a school answers, item by item.
    pub answers: String,
    /// Number of the article that lists them.
    pub article: u8,
    /// When the level is reached, in a sentence; printed in the report. `None`: not said.
    pub rule: Option<String>,
    /// One a clause (khoản) of the article.
    pub items: Vec<FurtherItem>,
}

/// One clause of them.
#[derive(Clone, Debug, Deserialize)]
pub struct FurtherItem {
    /// Number of the clause: `1`; key in a school's answers.
    pub key: String,
    /// A short retelling, not the circular's wording.
    pub summary: String,
    /// Criteria that it touches, by the project's reading: for finding one's way, not a rule.
    #[serde(default)]
    pub related: Vec<CriterionId>,
}

/// What the figures of a level differ by: the region, the kind of school.
#[derive(Clone, Debug, Deserialize)]
pub struct Thresholds {
    /// The level that asks for them.
    pub level: u8,
    /// In the order shown.
    pub columns: Vec<ThresholdColumn>,
}

/// A kind of place or school with figures of its own.
#[derive(Clone, Debug, Deserialize)]
pub struct ThresholdColumn {
    /// What [`super::Threshold::values`] names.
    pub id: String,
    /// For readers: `Vùng khó khăn`.
    pub label: String,
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
