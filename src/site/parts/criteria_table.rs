//! The criteria of a self-assessment in one table: marks by level, the result, why it is not more, target, evidence, who leads.

use crate::derive::rating::{LevelState, SchoolLevel, level_state};
use crate::model::{Assessment, Unit};
use crate::pack::{Criterion, CriterionId, Standard};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::assessment::{held_back, level_of, result, short_why_not_more};
use crate::site::phrases::improvement;
use crate::site::view::{CriteriaGroup, CriteriaTable, CriterionRow, LevelMark};
use std::collections::BTreeMap;

/// All standards, or one by its number.
pub(crate) fn table(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    only: Option<u8>,
) -> CriteriaTable {
    let rows =
        Rows { setting, route, unit, assessment, held: held_back(setting, assessment), cited: cited(assessment) };
    let standards = assessment.catalogue().standards.iter().filter(|s| only.is_none_or(|number| s.number == number));
    let groups: Vec<CriteriaGroup> = standards.map(|standard| rows.group(standard, only.is_some())).collect();
    let all = || groups.iter().flat_map(|group| &group.rows);
    let levels = if assessment.sheets.is_empty() { 0 } else { assessment.catalogue().highest_level() };
    let (targets, leads) = (all().any(|row| row.target.is_some()), all().any(|row| !row.leads.is_empty()));
    let evidence = !assessment.evidence.items.is_empty();
    let results = usize::from(levels) + usize::from(levels > 0);
    CriteriaTable {
        caption: setting.tell("criteria_caption", &[("title", &assessment.title)]),
        levels: (1..=levels).map(|n| setting.tell("level", &[("level", &n.to_string())])).collect(),
        columns: 1 + results + [targets, evidence, leads].into_iter().filter(|there| *there).count(),
        targets,
        evidence,
        leads,
        groups,
    }
}

/// How many pieces of evidence the sheet of each criterion cites.
fn cited(assessment: &Assessment) -> BTreeMap<CriterionId, usize> {
    let mut cited = BTreeMap::new();
    for (_, uses) in assessment.citations().iter().filter(|(code, _)| assessment.evidence.get(code).is_some()) {
        for id in uses {
            *cited.entry(*id).or_default() += 1;
        }
    }
    cited
}

struct Rows<'a> {
    setting: &'a Setting<'a>,
    route: &'a Route,
    unit: &'a Unit,
    assessment: &'a Assessment,
    held: Vec<CriterionId>,
    cited: BTreeMap<CriterionId, usize>,
}

impl Rows<'_> {
    fn group(&self, standard: &Standard, alone: bool) -> CriteriaGroup {
        let setting = self.setting;
        let to = routes::assessment_standard(self.unit, self.assessment, standard.number);
        CriteriaGroup {
            title: setting.tell(
                "standard_title",
                &[("number", &standard.number.to_string()), ("title", &setting.official(&standard.title))],
            ),
            href: (!alone).then(|| setting.href(self.route, &to)),
            standing: self.standing(standard),
            rows: standard.criteria.iter().map(|criterion| self.row(criterion)).collect(),
        }
    }

    /// How many criteria of a standard have the level after the school's, or its highest.
    fn standing(&self, standard: &Standard) -> Option<String> {
        if self.assessment.sheets.is_empty() {
            return None;
        }
        let rating = self.setting.derived.rating(self.assessment);
        let highest = self.assessment.catalogue().highest_level();
        let wanted = match rating.school {
            SchoolLevel::Reached { level, .. } => (level + 1).min(highest),
            _ => 1,
        };
        let met = |c: &&Criterion| rating.criteria.get(&c.number).is_some_and(|level| level.level() >= wanted);
        let count = standard.criteria.iter().filter(met).count().to_string();
        let (total, level) = (standard.criteria.len().to_string(), wanted.to_string());
        let key = if highest == 1 { "standing_single" } else { "standing" };
        Some(self.setting.tell(key, &[("count", &count), ("total", &total), ("level", &level)]))
    }

    fn row(&self, criterion: &Criterion) -> CriterionRow {
        let Self { setting, assessment, .. } = *self;
        let id = criterion.number;
        let sheet = assessment.sheets.get(&id);
        let why = match level_of(setting, assessment, id) {
            Some(level) => short_why_not_more(setting, assessment, criterion, level),
            None => Some(setting.say("sheet_missing")),
        };
        CriterionRow {
            number: id.to_string(),
            title: setting.official(&criterion.title),
            href: setting.href(self.route, &routes::criterion(self.unit, assessment, id)),
            mandatory: criterion.mandatory,
            holds_back: self.held.contains(&id),
            marks: marks(setting, assessment, criterion),
            result: result(setting, assessment, id),
            why,
            target: improvement::target(setting, self.unit, assessment, id),
            evidence: sheet.and_then(|_| self.cited.get(&id)).copied().unwrap_or_default(),
            leads: assessment.leads(id).into_iter().map(|(name, _)| name.to_owned()).collect(),
        }
    }
}

fn marks(setting: &Setting<'_>, assessment: &Assessment, criterion: &Criterion) -> Vec<LevelMark> {
    if assessment.sheets.is_empty() {
        return Vec::new();
    }
    let nothing = BTreeMap::new();
    let results = assessment.sheets.get(&criterion.number).map_or(&nothing, |sheet| &sheet.results);
    let marks = (1..=assessment.catalogue().highest_level()).map(|level| {
        let (class, key) = match level_state(criterion, level, results) {
            LevelState::Met => ("met", "mark_met"),
            LevelState::Failed => ("failed", "mark_failed"),
            LevelState::NotAssessed => ("unassessed", "mark_unassessed"),
            LevelState::NotAsked => ("unasked", "mark_unasked"),
        };
        LevelMark { class, label: setting.say(key) }
    });
    marks.collect()
}
