//! An item of an improvement plan in words: its plans, its target, how far it is.

use crate::model::{Assessment, ImprovementItem, ImprovementPlan, ProgressState, Unit};
use crate::pack::CriterionId;
use crate::site::context::setting::Setting;
use crate::site::view::State;

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
    let last = item.progress.iter().filter(|p| p.date <= setting.as_of).max_by_key(|p| p.date).map(|p| p.state);
    let passed = item.period.is_some_and(|period| period.to < setting.as_of);
    let begun = item.period.is_some_and(|period| period.from <= setting.as_of);
    let (class, key) = match last {
        Some(ProgressState::Done) => ("ok", "progress_done"),
        Some(ProgressState::Stopped) => ("none", "progress_stopped"),
        Some(_) if passed => ("overdue", "progress_overdue"),
        Some(ProgressState::InProgress) => ("soon", "progress_in_progress"),
        Some(ProgressState::NotStarted) => ("later", "progress_not_started"),
        None if passed => ("unknown", "progress_passed_unrecorded"),
        None if begun => ("unknown", "progress_unrecorded"),
        None => ("later", "progress_not_yet"),
    };
    State { class: class.to_owned(), label: setting.say(key) }
}
