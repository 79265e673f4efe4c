//! What a circular on accreditation lists: standards, criteria and indicators, by edition and profile.

use super::CriterionId;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A version of the circular's text: later ones say only what differs from the first.
#[derive(Clone, Debug, Deserialize)]
pub struct Edition {
    /// `2018`, `2024`: what `assessment.yaml` names in `edition`; unique in the pack.
    pub id: String,
    /// Shown where an edition is named: `Bản năm 2018`.
    pub label: String,
    /// First day on which it holds, ISO (`2025-01-25`).
    pub from: Option<String>,
    /// How many criteria it has: loading reports a list of another length. `None`: not checked.
    pub criteria_count: Option<usize>,
    /// Indicators that are marked `repealed` are left out.
    #[serde(default)]
    pub omits_repealed: bool,
    /// Shown beside its catalogue: what of it was not compared with the official text.
    pub note: Option<String>,
    /// Standards that stand in place of the first edition's of the same number, whole.
    #[serde(default)]
    pub replaces_standards: Vec<Standard>,
}

/// A circular with several catalogues (one for preschools, one for schools): 57/2026, 42/2012.
#[derive(Clone, Debug, Deserialize)]
pub struct Profile {
    /// `mam-non`, `pho-thong`: what `assessment.yaml` names in `profile`.
    pub id: String,
    /// For readers: `Trường mầm non (Phụ lục I)`.
    pub title: String,
    /// In the order of the circular, or of its appendix.
    pub standards: Vec<Standard>,
}

/// Tiêu chuẩn.
#[derive(Clone, Debug, Deserialize)]
pub struct Standard {
    /// From 1; the first part of its criteria's numbers.
    pub number: u8,
    /// As the circular has it, without `Tiêu chuẩn 1`; provenance says where it is from memory.
    pub title: String,
    /// The project's remark, shown on the standard's page.
    pub note: Option<String>,
    /// In the order of the circular.
    pub criteria: Vec<Criterion>,
}

/// Tiêu chí.
#[derive(Clone, Debug, Deserialize)]
pub struct Criterion {
    /// `1.10`: tiêu chuẩn, then the place in it; see also `official_numbering`.
    pub number: CriterionId,
    /// As the circular has it; `title_confidence` says where that is not certain.
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
    /// Tiêu chí bắt buộc, for the marks on pages; levels go by [`super::Rating::mandatory_criteria`].
    #[serde(default)]
    pub mandatory: bool,
    /// `high`, `medium`, …: how far a title from memory or a secondary source can be trusted. `None`: nothing is said.
    pub title_confidence: Option<String>,
    /// `Tiêu chuẩn 1, tiêu chí 1`: how the circulars of 2012 and 2014 count; `None`: as in `number`.
    pub official_numbering: Option<String>,
    /// The project's remark, shown with the criterion.
    pub note: Option<String>,
    /// Figures that a level asks; what they differ by stands in [`super::Framework::thresholds`].
    #[serde(default)]
    pub thresholds: Vec<Threshold>,
}

/// A figure that differs by place or kind of school.
#[derive(Clone, Debug, Deserialize)]
pub struct Threshold {
    /// What it is about: `tỷ lệ giỏi tối thiểu`.
    pub scope: String,
    /// Behind the number: `%`.
    pub unit: String,
    /// By id of its column; what is not there has none.
    pub values: BTreeMap<String, u8>,
}

/// Chỉ báo. `summary` is a short retelling, not the circular's wording.
#[derive(Clone, Debug, Deserialize)]
pub struct Indicator {
    /// `a`, `b`, `c`; `-` where the level is one requirement without a letter.
    pub key: String,
    /// `None`: the data has no retelling, and the page says so.
    pub summary: Option<String>,
    /// `22/2024`: the circular that changed it. `None`: no change is recorded.
    pub amended: Option<String>,
    /// `22/2024`: the circular that struck it out; editions with `omits_repealed` lack it. `None`: it stands.
    pub repealed: Option<String>,
}

/// The standards that one edition and profile of a circular has.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// `None`: the circular has one version.
    pub edition: Option<Edition>,
    /// Id and title of the [`Profile`]; `None`: the circular has one catalogue for all schools.
    pub profile: Option<(String, String)>,
    /// As the edition has them, repealed indicators left out where it says so.
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
