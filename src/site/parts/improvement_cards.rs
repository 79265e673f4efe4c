//! Items of improvement plans as cards.

use crate::model::{Assessment, ImprovementItem, ImprovementPlan, ProgressState, Unit};
use crate::pack::CriterionId;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::improvement::{plans_of, state};
use crate::site::prose_view::simple_html;
use crate::site::view::{Fact, ImprovementCard};

/// Items of an assessment's plans, all or those of one criterion.
pub(crate) fn cards(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    only: Option<CriterionId>,
) -> Vec<ImprovementCard> {
    plans_of(unit, assessment)
        .flat_map(|plan| plan.items.iter().map(move |item| (plan, item)))
        .filter(|(_, item)| only.is_none_or(|id| item.criterion == id))
        .map(|(plan, item)| card(setting, route, unit, assessment, plan, item))
        .collect()
}

pub(crate) fn card(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    plan: &ImprovementPlan,
    item: &ImprovementItem,
) -> ImprovementCard {
    let title =
        assessment.catalogue().criterion(item.criterion).map(|c| setting.official(&c.title)).unwrap_or_default();
    let prose = |p| simple_html(p, &setting.links(route));
    // what is recorded for a later day has not happened yet
    let progress = item.progress.iter().filter(|step| step.date <= setting.as_of).map(|step| {
        let state = setting.strings.get(match step.state {
            ProgressState::NotStarted => "progress_not_started",
            ProgressState::InProgress => "progress_in_progress",
            ProgressState::Done => "progress_done",
            ProgressState::Stopped => "progress_stopped",
        });
        let value = step.note.as_ref().map_or_else(|| state.to_owned(), |note| format!("{state}: {note}"));
        Fact { label: setting.date(step.date), value }
    });
    ImprovementCard {
        id: format!("viec-{}", plan.items.iter().position(|own| std::ptr::eq(own, item)).map_or(0, |at| at + 1)),
        criterion: item.criterion.to_string(),
        criterion_title: title,
        criterion_href: Some(setting.href(route, &routes::criterion(unit, assessment, item.criterion))),
        target: item.target_level.map(|n| setting.tell("level", &[("level", &n.to_string())])),
        work_html: prose(&item.work),
        lead: item.lead.clone(),
        partners: item.partners.clone(),
        start: item.start.clone(),
        finish: item.finish.clone(),
        budget_html: prose(&item.budget),
        supervision_html: prose(&item.supervision),
        note_html: prose(&item.note),
        state: state(setting, item),
        progress: progress.collect(),
        editor_note: item.editor_note.clone(),
        plan: setting.link(route, &routes::improvement(unit, plan), plan.title.clone()),
    }
}
