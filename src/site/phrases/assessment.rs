//! A self-assessment and its criteria in words: titles, results, levels.

use crate::derive::rating::{CriterionLevel, Obstacle, SchoolLevel, obstacle};
use crate::model::{Assessment, Unit};
use crate::pack::{Certainty, Criterion, CriterionId, Framework};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::view::State;
use crate::text::slug;

/// Breadcrumbs below the unit for pages of an assessment.
pub(crate) fn above(setting: &Setting<'_>, unit: &Unit, assessment: Option<&Assessment>) -> Vec<(String, Route)> {
    let mut above = vec![(setting.say("assessments_heading"), routes::assessments(unit))];
    above.extend(assessment.map(|a| (a.title.clone(), routes::assessment(unit, a))));
    above
}

/// The title of a page of an assessment: a unit's others have pages with the same heading.
pub(crate) fn page_title(unit: &Unit, assessment: &Assessment, heading: &str) -> String {
    if unit.assessments.len() > 1 {
        format!("{heading}, {} – {}", assessment.title, unit.name)
    } else {
        format!("{heading} – {}", unit.name)
    }
}

/// The id of a piece of evidence on the index page.
pub(crate) fn evidence_id(code: &str) -> String {
    slug(code)
}

/// `Tiêu chí 1.10: Đảm bảo an ninh trật tự`.
pub(crate) fn short_title(setting: &Setting<'_>, assessment: &Assessment, id: CriterionId) -> String {
    let title = assessment.catalogue().criterion(id).map(|c| setting.official(&c.title)).unwrap_or_default();
    setting.tell("criterion_title", &[("number", &id.to_string()), ("title", &title)])
}

/// The school's result for a criterion: what the indicators add up to; where the school claims another level, both.
pub(crate) fn result(setting: &Setting<'_>, assessment: &Assessment, id: CriterionId) -> State {
    let (claimed, computed) = (claimed(assessment, id), level_of(setting, assessment, id));
    if let (Some(claimed), Some(CriterionLevel::Reached { level, .. })) = (claimed, computed)
        && claimed == level
    {
        return reached(setting, level);
    }
    result_line(setting, assessment, id)
}

/// The same in a line that says whether the school's word and the indicators agree.
pub(crate) fn result_line(setting: &Setting<'_>, assessment: &Assessment, id: CriterionId) -> State {
    let computed = level_of(setting, assessment, id);
    let words = computed.map_or_else(
        || State { class: "unknown".to_owned(), label: setting.say("result_not_assessed") },
        |level| state(setting, level),
    );
    let level = match computed {
        Some(CriterionLevel::Reached { level, .. }) => Some(level),
        _ => None,
    };
    agreed(setting, claimed(assessment, id), level, words)
}

fn claimed(assessment: &Assessment, id: CriterionId) -> Option<u8> {
    let claimed = assessment.sheets.get(&id)?.claimed_level.as_ref()?;
    Some(u8::try_from(claimed.value).unwrap_or(u8::MAX))
}

/// What the school claims and what the indicators add up to (`words`): one level where they agree, both where they do not.
pub(crate) fn agreed(setting: &Setting<'_>, claimed: Option<u8>, computed: Option<u8>, words: State) -> State {
    let Some(claimed) = claimed else { return words };
    let said = |level: u8| match level {
        0 => setting.say("claim_not_met"),
        level => setting.tell("level", &[("level", &level.to_string())]),
    };
    let (own, level) = (said(claimed), computed.map_or_else(|| words.label.clone(), said));
    let key = match computed {
        None => "result_claimed",
        Some(0) if claimed == 0 => "result_agreed_not_met",
        Some(level) if level == claimed => "result_agreed",
        Some(0) => "result_less_none",
        Some(level) if level < claimed => "result_less",
        Some(_) => "result_more",
    };
    let class = match computed {
        Some(level) => reached(setting, level.min(claimed)).class,
        None => words.class,
    };
    State { class, label: setting.tell(key, &[("claimed", &own), ("computed", &level), ("level", &level)]) }
}

/// The criteria that hold the school back from its next level. Before level 1 only where something has failed: what has not been assessed
/// holds nobody back.
pub(crate) fn held_back(setting: &Setting<'_>, assessment: &Assessment) -> Vec<CriterionId> {
    match &setting.derived.rating(assessment).school {
        SchoolLevel::Reached { level: 0, open: true, .. } => Vec::new(),
        SchoolLevel::Reached { holding_back, .. } => holding_back.clone(),
        _ => Vec::new(),
    }
}

/// The level of a criterion that has a sheet.
pub(crate) fn level_of(setting: &Setting<'_>, assessment: &Assessment, id: CriterionId) -> Option<CriterionLevel> {
    assessment.sheets.get(&id)?;
    setting.derived.rating(assessment).criteria.get(&id).copied()
}

/// The sections of a regulation's data that are written from memory.
pub(crate) fn recalled(framework: &Framework) -> Vec<String> {
    framework.provenance.iter().filter(|p| p.status == Certainty::Recalled).map(|p| p.section.clone()).collect()
}

/// Said where a title is written from memory.
pub(crate) fn confidence(setting: &Setting<'_>, criterion: &Criterion) -> Option<String> {
    // packs name the levels, those of a site too
    let level = criterion.title_confidence.as_deref()?;
    let known = setting.strings.find(&format!("title_confidence_{level}"));
    Some(known.unwrap_or(level).to_owned())
}

/// A level of a criterion in words and as a class.
pub(crate) fn state(setting: &Setting<'_>, level: CriterionLevel) -> State {
    match level {
        CriterionLevel::NotAssessed => State { class: "unknown".to_owned(), label: setting.say("result_not_assessed") },
        CriterionLevel::NotComputable => {
            State { class: "unknown".to_owned(), label: setting.say("result_not_computable") }
        }
        CriterionLevel::Reached { level, .. } => reached(setting, level),
    }
}

/// The school's level as far as the indicators go.
pub(crate) fn school_state(setting: &Setting<'_>, assessment: &Assessment) -> State {
    let rating = setting.derived.rating(assessment);
    let unknown = |key: &str| State { class: "unknown".to_owned(), label: setting.say(key) };
    match &rating.school {
        SchoolLevel::NotAssessed => unknown("result_not_assessed"),
        SchoolLevel::NotComputable(_) => unknown("result_not_computable"),
        SchoolLevel::Reached { level: 0, open: true, .. } => unknown("school_not_finished"),
        SchoolLevel::Reached { level: 0, .. } => {
            State { class: "level-0".to_owned(), label: setting.say("school_below_1") }
        }
        SchoolLevel::Reached { level, .. } => {
            // the circulars before 2018 call it otherwise than a criterion's
            let rule = assessment.framework.rating.levels.iter().find(|rule| rule.level == *level);
            let name = rule.map(|rule| setting.official(&rule.name));
            let label = name.map(|name| setting.tell("result_named", &[("name", &name)]));
            let plain = reached(setting, *level);
            State { label: label.unwrap_or(plain.label), ..plain }
        }
    }
}

/// `Đạt Mức 2`, `Không đạt`.
pub(crate) fn reached(setting: &Setting<'_>, level: u8) -> State {
    match level {
        0 => State { class: "level-0".to_owned(), label: setting.say("result_not_met") },
        level => State {
            class: format!("level-{level}"),
            label: setting.tell("result_level", &[("level", &level.to_string())]),
        },
    }
}

/// What the school was rated by its own assessment: its level, and the accreditation that goes with it.
pub(crate) fn school_result(setting: &Setting<'_>, assessment: &Assessment) -> Vec<String> {
    let rating = setting.derived.rating(assessment);
    let accreditation = match &rating.school {
        SchoolLevel::Reached { level: 1.., accreditation, .. } => accreditation.as_ref(),
        _ => None,
    };
    let level = school_state(setting, assessment).label;
    [level].into_iter().chain(accreditation.map(|name| setting.official(name))).collect()
}

/// Why a criterion does not reach the level after the one it has.
pub(crate) fn why_not_more(
    setting: &Setting<'_>,
    assessment: &Assessment,
    criterion: &Criterion,
    level: CriterionLevel,
) -> Option<String> {
    let keys = ["obstacle_failed", "obstacle_failed_single", "obstacle_missing", "obstacle_missing_single"];
    Some(said_obstacle(setting, &in_the_way(assessment, criterion, level)?, keys))
}

/// The same in few words, for tables.
pub(crate) fn short_why_not_more(
    setting: &Setting<'_>,
    assessment: &Assessment,
    criterion: &Criterion,
    level: CriterionLevel,
) -> Option<String> {
    let keys = ["short_failed", "short_failed_single", "short_missing", "short_missing_single"];
    Some(said_obstacle(setting, &in_the_way(assessment, criterion, level)?, keys))
}

fn in_the_way(assessment: &Assessment, criterion: &Criterion, level: CriterionLevel) -> Option<Obstacle> {
    let CriterionLevel::Reached { level, .. } = level else { return None };
    obstacle(criterion, level + 1, &assessment.sheets.get(&criterion.number)?.results)
}

fn said_obstacle(setting: &Setting<'_>, obstacle: &Obstacle, keys: [&str; 4]) -> String {
    let [failed, failed_single, missing, missing_single] = keys;
    let key = match (obstacle.failed, obstacle.indicator == "-") {
        (true, false) => failed,
        (true, true) => failed_single,
        (false, false) => missing,
        (false, true) => missing_single,
    };
    setting.tell(key, &[("level", &obstacle.level.to_string()), ("key", &obstacle.indicator)])
}
