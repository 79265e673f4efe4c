//! From indicators to levels: one small engine for the rules that the packs state.
//!
//! indicator → level of the criterion → level of the school (Mức) → certificate (Cấp độ) → national standard (Mức độ).
//! *Chưa đánh giá*, *không đạt* and *không yêu cầu* are three different states. Where the data lacks a rule (the list of mandatory criteria of
//! the circulars before 2018), nothing is computed and the reason is kept.

use crate::model::Assessment;
use crate::pack::{Catalogue, Criterion, CriterionId, CriterionRuleKind, Framework, Requirement};
use std::collections::BTreeMap;

/// What the indicators of one criterion support.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CriterionLevel {
    /// Nothing can be said: indicators of level 1 are missing and none is failed.
    NotAssessed,
    /// The data holds no indicators for it.
    NotComputable,
    /// The highest level that is fully met; `open` when the next level is held back only by indicators that have not been assessed.
    Reached {
        /// 0: not even level 1.
        level: u8,
        /// The next level is held back only by what has not been assessed.
        open: bool,
    },
}

impl CriterionLevel {
    /// The level for comparisons: not assessed counts as 0.
    pub fn level(self) -> u8 {
        match self {
            Self::Reached { level, .. } => level,
            Self::NotAssessed | Self::NotComputable => 0,
        }
    }
}

/// Why a criterion does not reach a level: the first indicator that is in the way.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Obstacle {
    /// The level of the indicator, from 1; at most the one asked for.
    pub level: u8,
    /// Its key: `a`; `-` where the level is one requirement.
    pub indicator: String,
    /// Failed, or not assessed.
    pub failed: bool,
}

/// What an assessment's indicators add up to.
#[derive(Clone, Debug)]
pub struct Rating {
    /// Every criterion of the catalogue, those without a sheet too.
    pub criteria: BTreeMap<CriterionId, CriterionLevel>,
    /// What they add up to.
    pub school: SchoolLevel,
}

/// The school's level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchoolLevel {
    /// No sheet has a result yet.
    NotAssessed,
    /// The rules in the data do not suffice.
    NotComputable(NotComputable),
    /// By the rules of the circular.
    Reached {
        /// 0: below the first level.
        level: u8,
        /// `Cấp độ n` that goes with it.
        accreditation: Option<String>,
        /// Degree of the national standard that this level opens; 0 for none.
        degree: u8,
        /// Criteria that hold the school back from the next level.
        holding_back: Vec<CriterionId>,
        /// The next level also lacks requirements beyond the criteria (Article on level 4).
        lacks_further_items: bool,
        /// The next level is held back only by what has not been assessed.
        open: bool,
    },
}

/// What is missing in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotComputable {
    /// The circular has mandatory criteria, but the pack does not list them.
    MandatoryUnknown,
    /// Some criteria of this edition have no indicators in the pack.
    IndicatorsUnknown,
}

/// Rates an assessment by its sheets.
pub fn rate(assessment: &Assessment) -> Rating {
    let framework = &assessment.framework;
    let catalogue = assessment.catalogue();
    let nothing = BTreeMap::new();
    let results = |id: CriterionId| assessment.sheets.get(&id).map_or(&nothing, |s| &s.results);
    let rule = framework.rating.criterion_rule.kind;
    let criteria: Criteria =
        catalogue.criteria().map(|c| (c.number, criterion_level(c, rule, results(c.number)))).collect();
    // what it would be if all that has not been assessed were met
    let hopeful: Criteria =
        catalogue.criteria().map(|c| (c.number, criterion_level(c, rule, &filled(c, results(c.number))))).collect();
    let assessed = assessment.sheets.values().any(|s| !s.results.is_empty());
    let failed_items = assessment.further_items.values().filter(|met| !**met).count();
    let items = framework.further.as_ref().map_or(0, |l| l.items.len());
    let asked =
        Asked { framework, catalogue, criteria: &criteria, met_items: assessment.further_items.len() - failed_items };
    let hoped = Asked { criteria: &hopeful, met_items: items.saturating_sub(failed_items), ..asked };
    let school = if assessed { school_level(&asked, &hoped) } else { SchoolLevel::NotAssessed };
    Rating { criteria, school }
}

type Criteria = BTreeMap<CriterionId, CriterionLevel>;

/// Results with every indicator that has not been assessed taken as met.
fn filled(criterion: &Criterion, results: &Results) -> Results {
    let all = criterion
        .levels
        .iter()
        .flat_map(|(level, indicators)| indicators.iter().map(|i| ((*level, i.key.clone()), true)));
    all.chain(results.iter().map(|(at, met)| (at.clone(), *met))).collect()
}

/// Results by (level, indicator).
pub type Results = BTreeMap<(u8, String), bool>;

/// The level of one criterion.
pub fn criterion_level(criterion: &Criterion, rule: CriterionRuleKind, results: &Results) -> CriterionLevel {
    if criterion.levels.values().all(Vec::is_empty) {
        return CriterionLevel::NotComputable;
    }
    let highest = match rule {
        CriterionRuleKind::PassFail => 1,
        CriterionRuleKind::SequentialLevels => {
            criterion.levels.keys().chain(&criterion.no_requirement).max().copied().unwrap_or(1)
        }
    };
    match obstacle(criterion, highest, results) {
        None => CriterionLevel::Reached { level: highest, open: false },
        Some(Obstacle { level: 1, failed: false, .. }) => CriterionLevel::NotAssessed,
        Some(Obstacle { level, failed, .. }) => CriterionLevel::Reached { level: level - 1, open: !failed },
    }
}

/// The first thing in the way of a level: a failed indicator of the lowest level that is not met, else one that has not been assessed.
/// A level that asks nothing more is reached with the level below it.
pub fn obstacle(criterion: &Criterion, level: u8, results: &Results) -> Option<Obstacle> {
    (1..=level).find_map(|n| {
        let indicators = criterion.levels.get(&n).map(Vec::as_slice).unwrap_or_default();
        let state = |key: &String| results.get(&(n, key.clone())).copied();
        let failed = indicators.iter().find(|i| state(&i.key) == Some(false));
        let missing = indicators.iter().find(|i| state(&i.key).is_none());
        failed.or(missing).map(|i| Obstacle { level: n, indicator: i.key.clone(), failed: failed.is_some() })
    })
}

/// Where a criterion stands at one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LevelState {
    /// All that it and the levels below ask is met.
    Met,
    /// Something that it or a level below asks is not.
    Failed,
    /// Nothing failed, and something has not been assessed.
    NotAssessed,
    /// The circular asks nothing more at this level.
    NotAsked,
}

/// See [`LevelState`]. Of a criterion whose indicators the data lacks no level is assessed.
pub fn level_state(criterion: &Criterion, level: u8, results: &Results) -> LevelState {
    if criterion.levels.values().all(Vec::is_empty) {
        return LevelState::NotAssessed;
    }
    if criterion.levels.get(&level).is_none_or(Vec::is_empty) {
        return LevelState::NotAsked;
    }
    let asked = criterion.levels.range(..=level);
    let states = asked.flat_map(|(n, all)| all.iter().map(|i| results.get(&(*n, i.key.clone())).copied()));
    let states: Vec<Option<bool>> = states.collect();
    if states.contains(&Some(false)) {
        LevelState::Failed
    } else if states.contains(&None) {
        LevelState::NotAssessed
    } else {
        LevelState::Met
    }
}

fn school_level(asked: &Asked<'_>, hoped: &Asked<'_>) -> SchoolLevel {
    let rating = &asked.framework.rating;
    if !rating.mandatory_criteria_known {
        return SchoolLevel::NotComputable(NotComputable::MandatoryUnknown);
    }
    if asked.criteria.values().any(|level| *level == CriterionLevel::NotComputable) {
        return SchoolLevel::NotComputable(NotComputable::IndicatorsUnknown);
    }
    let reached = rating.levels.iter().take_while(|rule| asked.is_met(&rule.requires)).last();
    let next = rating.levels.iter().find(|rule| !asked.is_met(&rule.requires));
    let level = reached.map_or(0, |rule| rule.level);
    let degree = rating
        .national_standard
        .iter()
        .filter(|rule| rule.requires.school_level_at_least.is_some_and(|n| level >= n))
        .map(|rule| rule.level)
        .max();
    SchoolLevel::Reached {
        level,
        accreditation: reached.and_then(|rule| rule.accreditation.clone()),
        degree: degree.unwrap_or(0),
        holding_back: next.map(|rule| asked.below(&rule.requires)).unwrap_or_default(),
        lacks_further_items: next
            .is_some_and(|rule| asked.below(&rule.requires).is_empty() && rule.requires.further_items.is_some()),
        open: next.is_some_and(|rule| hoped.is_met(&rule.requires)),
    }
}

/// A question to the rules: is this asked, is it met?
#[derive(Clone, Copy)]
struct Asked<'a> {
    framework: &'a Framework,
    catalogue: &'a Catalogue,
    criteria: &'a Criteria,
    met_items: usize,
}

impl Asked<'_> {
    fn level_of(&self, id: CriterionId) -> u8 {
        self.criteria.get(&id).map_or(0, |level| level.level())
    }

    fn is_mandatory(&self, id: CriterionId) -> bool {
        self.framework.rating.mandatory_criteria.contains(&id)
    }

    fn ids(&self) -> impl Iterator<Item = CriterionId> + '_ {
        self.catalogue.criteria().map(|c| c.number)
    }

    /// Whether as many of the criteria that are not mandatory reach a level as must.
    fn enough_others(&self, level: u8, requires: &Requirement) -> bool {
        let met = self.ids().filter(|id| !self.is_mandatory(*id) && self.level_of(*id) >= level).count();
        met >= requires.others_min_count.map_or(usize::MAX, usize::from)
    }

    fn is_met(&self, requires: &Requirement) -> bool {
        let all = |at_least: Option<u8>, which: &dyn Fn(CriterionId) -> bool| {
            at_least.is_none_or(|n| self.ids().filter(|id| which(*id)).all(|id| self.level_of(id) >= n))
        };
        let others = requires.others_at_least.is_none_or(|n| self.enough_others(n, requires));
        let passed = requires.min_percent_criteria_passed.is_none_or(|percent| {
            let met = self.ids().filter(|id| self.level_of(*id) >= 1).count();
            met * 100 >= usize::from(percent) * self.ids().count()
        });
        all(requires.all_criteria_at_least, &|_| true)
            && all(requires.mandatory_at_least, &|id| self.is_mandatory(id))
            && all(requires.no_criterion_below, &|_| true)
            && others
            && passed
            && requires.further_items.is_none_or(|n| self.met_items >= usize::from(n))
    }

    /// Criteria below what a level asks of them. Of those of which only some must reach it, all that do not are named.
    fn below(&self, requires: &Requirement) -> Vec<CriterionId> {
        let others_short = requires.others_at_least.is_some_and(|n| !self.enough_others(n, requires));
        let needed = |id: CriterionId| {
            let own = if self.is_mandatory(id) {
                requires.mandatory_at_least
            } else {
                requires.others_at_least.filter(|_| others_short)
            };
            [requires.all_criteria_at_least, requires.no_criterion_below, own].into_iter().flatten().max().unwrap_or(0)
        };
        self.ids().filter(|id| self.level_of(*id) < needed(*id)).collect()
    }
}
