//! A self-assessment and its criteria in words: titles, results, levels.

use crate::derive::rating::{CriterionLevel, obstacle};
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
    let title = assessment.catalogue().criterion(id).map(|c| c.title.clone()).unwrap_or_default();
    setting.tell("criterion_title", &[("number", &id.to_string()), ("title", &title)])
}

/// The school's result for a criterion: what it claims, else what the indicators add up to.
pub(crate) fn result(setting: &Setting<'_>, assessment: &Assessment, id: CriterionId) -> State {
    let claimed = assessment.sheets.get(&id).and_then(|s| s.claimed_level.as_ref());
    match claimed {
        Some(claimed) => reached(setting, u8::try_from(claimed.value).unwrap_or(u8::MAX)),
        None => computed(setting, assessment, id)
            .unwrap_or_else(|| State { class: "unknown".to_owned(), label: setting.say("result_not_assessed") }),
    }
}

/// The level of a criterion that has a sheet.
pub(crate) fn level_of(setting: &Setting<'_>, assessment: &Assessment, id: CriterionId) -> Option<CriterionLevel> {
    assessment.sheets.get(&id)?;
    setting.derived.rating(assessment).criteria.get(&id).copied()
}

/// What the indicators of a criterion add up to; nothing without a sheet.
pub(crate) fn computed(setting: &Setting<'_>, assessment: &Assessment, id: CriterionId) -> Option<State> {
    level_of(setting, assessment, id).map(|level| state(setting, level))
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

/// Why a criterion does not reach the level after the one it has.
pub(crate) fn why_not_more(
    setting: &Setting<'_>,
    assessment: &Assessment,
    criterion: &Criterion,
    level: CriterionLevel,
) -> Option<String> {
    let CriterionLevel::Reached { level, .. } = level else { return None };
    let sheet = assessment.sheets.get(&criterion.number)?;
    let in_the_way = obstacle(criterion, level + 1, &sheet.results)?;
    let key = match (in_the_way.failed, in_the_way.indicator == "-") {
        (true, false) => "obstacle_failed",
        (true, true) => "obstacle_failed_single",
        (false, false) => "obstacle_missing",
        (false, true) => "obstacle_missing_single",
    };
    Some(setting.tell(key, &[("level", &in_the_way.level.to_string()), ("key", &in_the_way.indicator)]))
}
