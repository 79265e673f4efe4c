//! An item of an improvement plan in words: its plans, its target, how far it is.

use crate::model::{Assessment, ImprovementItem, ImprovementPlan, ProgressState, Unit};
use crate::pack::CriterionId;
use crate::site::context::setting::Setting;
use crate::site::view::State;
use jiff::civil::Date;

/// The plans that belong to an assessment.
pub(crate) fn plans_of<'u>(unit: &'u Unit, assessment: &'u Assessment) -> impl Iterator<Item = &'u ImprovementPlan> {
    unit.improvements.iter().filter(|plan| plan.assessment == assessment.id)
}

/// The level that a plan sets for a criterion.
pub(crate) fn target(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment, id: CriterionId) -> Option<String> {
    let level = plans_of(unit, assessment).flat_map(|plan| plan.items_of(id)).find_map(|item| item.target_level)?;
    Some(setting.tell("level", &[("level", &level.to_string())]))
}

/// How far an item is: its last record; without one, whether its time has passed on the stated day.
pub(crate) fn state(setting: &Setting<'_>, item: &ImprovementItem) -> State {
    let (_, class, key) = stands(setting, item);
    State { class: class.to_owned(), label: setting.say(key) }
}

/// What needs somebody first: what is late, then what is being done, what is to come, what is over; within each by its end.
pub(crate) fn order(setting: &Setting<'_>, item: &ImprovementItem) -> (u8, Date) {
    (stands(setting, item).0, item.period.map_or(Date::MAX, |period| period.to))
}

fn stands(setting: &Setting<'_>, item: &ImprovementItem) -> (u8, &'static str, &'static str) {
    let last = item.progress.iter().filter(|p| p.date <= setting.as_of).max_by_key(|p| p.date).map(|p| p.state);
    let passed = item.period.is_some_and(|period| period.to < setting.as_of);
    let begun = item.period.is_some_and(|period| period.from <= setting.as_of);
    match last {
        Some(ProgressState::Done) => (7, "ok", "progress_done"),
        Some(ProgressState::Stopped) => (6, "none", "progress_stopped"),
        Some(_) if passed => (0, "overdue", "progress_overdue"),
        Some(ProgressState::InProgress) => (2, "going", "progress_in_progress"),
        Some(ProgressState::NotStarted) => (4, "later", "progress_not_started"),
        None if passed => (1, "unknown", "progress_passed_unrecorded"),
        None if begun => (3, "unknown", "progress_unrecorded"),
        None => (5, "later", "progress_not_yet"),
    }
}
