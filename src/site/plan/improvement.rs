//! Quality-improvement plans: the plan's page, the items on each criterion's page, the table as printed.

use super::chrome::Section;
use super::table::{Simple, html};
use super::{Content, Page, Setting, assessments, criterion, routes, timeline};
use crate::model::{Assessment, ImprovementItem, ImprovementPlan, ProgressState, Unit};
use crate::pack::CriterionId;
use crate::site::Route;
use crate::site::prose_view::simple_html;
use crate::site::view::{DataTable, Fact, HomeItem, ImprovementCard, ImprovementGroup, ImprovementPage, State, View};
use std::sync::Arc;

pub(super) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    unit.improvements
        .iter()
        .filter_map(|plan| Some(page(setting, unit, plan, unit.assessment(&plan.assessment)?)))
        .collect()
}

/// The plans that belong to an assessment.
pub(super) fn plans_of<'u>(unit: &'u Unit, assessment: &'u Assessment) -> impl Iterator<Item = &'u ImprovementPlan> {
    unit.improvements.iter().filter(|plan| plan.assessment == assessment.id)
}

/// Plans as list entries.
pub(super) fn items(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeItem> {
    unit.improvements
        .iter()
        .map(|plan| HomeItem {
            label: plan.title.clone(),
            href: setting.href(route, &routes::improvement(unit, plan)),
            detail: Some(setting.tell("count_improvements", &[("count", &plan.items.len().to_string())])),
            state: None,
            illustrative: plan.illustrative,
        })
        .collect()
}

/// The level that a plan sets for a criterion.
pub(super) fn target(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment, id: CriterionId) -> Option<String> {
    let level = plans_of(unit, assessment).flat_map(|plan| plan.items_of(id)).find_map(|item| item.target_level)?;
    Some(setting.tell("level", &[("level", &level.to_string())]))
}

/// Items of an assessment's plans, all or those of one criterion.
pub(super) fn cards(
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

fn card(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    plan: &ImprovementPlan,
    item: &ImprovementItem,
) -> ImprovementCard {
    let title = assessment.catalogue().criterion(item.criterion).map(|c| c.title.clone()).unwrap_or_default();
    let prose = |p| simple_html(p, &setting.links(route));
    let progress = item.progress.iter().map(|step| {
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

fn page(setting: &Setting<'_>, unit: &Unit, plan: &ImprovementPlan, assessment: &Assessment) -> Page {
    let route = routes::improvement(unit, plan);
    let mut chrome = setting.unit_chrome(
        &route,
        unit,
        Section::Assessments,
        &plan.title,
        &assessments::above(setting, unit, Some(assessment)),
    );
    chrome.illustrative = plan.illustrative;
    let groups = assessment.catalogue().standards.iter().filter_map(|standard| {
        let items: Vec<ImprovementCard> = plan
            .items
            .iter()
            .filter(|i| i.criterion.standard == standard.number)
            .map(|item| card(setting, &route, unit, assessment, plan, item))
            .collect();
        let title =
            setting.tell("standard_title", &[("number", &standard.number.to_string()), ("title", &standard.title)]);
        (!items.is_empty()).then_some(ImprovementGroup { title, items })
    });
    let missing = assessment.catalogue().criteria().filter(|c| plan.items_of(c.number).next().is_none()).map(|c| {
        setting.link(
            &route,
            &routes::criterion(unit, assessment, c.number),
            criterion::short_title(setting, assessment, c.number),
        )
    });
    let view = ImprovementPage {
        facts: vec![
            Fact { label: setting.say("fact_regulation"), value: assessment.framework.number.clone() },
            Fact { label: setting.say("fact_items"), value: plan.items.len().to_string() },
        ],
        document: plan
            .document
            .as_ref()
            .and_then(|s| unit.document(&s.value))
            .map(|d| setting.link(&route, &routes::document(unit, &d.slug), d.title())),
        counts: timeline::counts(setting, plan),
        timeline: timeline::view(setting, &route, unit, assessment, plan),
        by_year: timeline::by_year(setting, &route, unit, assessment, plan),
        by_lead: timeline::by_lead(setting, &route, unit, assessment, plan),
        groups: groups.collect(),
        missing: missing.collect(),
        chrome,
    };
    Page { route, content: Content::Html(Box::new(View::Improvement(Box::new(view)))), source: Arc::clone(&plan.file) }
}

/// How far an item is: its last record; without one, whether its time has passed on the stated day.
pub(super) fn state(setting: &Setting<'_>, item: &ImprovementItem) -> State {
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

/// The plan's table in the nine columns of the printed form (`improvement_plan_table` of the pack on self-assessment forms).
pub(super) fn official_table(setting: &Setting<'_>, route: &Route, unit: &Unit, plan: &ImprovementPlan) -> DataTable {
    const KEYS: [&str; 9] = [
        "improvement_no",
        "improvement_criterion",
        "improvement_target",
        "improvement_work",
        "improvement_lead",
        "improvement_time",
        "improvement_budget",
        "improvement_supervision",
        "improvement_note",
    ];
    let mut table = Simple::new(&format!("cai-tien-{}", plan.id), &plan.title, &KEYS.map(|k| setting.say(k)));
    let Some(assessment) = unit.assessment(&plan.assessment) else { return table.finish() };
    let prose = |p| simple_html(p, &setting.links(route));
    for standard in &assessment.catalogue().standards {
        let items: Vec<&ImprovementItem> =
            plan.items.iter().filter(|i| i.criterion.standard == standard.number).collect();
        if items.is_empty() {
            continue;
        }
        table.group(html(
            &setting.tell("standard_title", &[("number", &standard.number.to_string()), ("title", &standard.title)]),
        ));
        for (n, item) in items.into_iter().enumerate() {
            let pair = |a: (&str, Option<&String>), b: (&str, Option<&String>)| -> String {
                let line = |(key, value): (&str, Option<&String>)| {
                    value.map(|v| html(&format!("{} {v}", setting.strings.get(key))))
                };
                [line(a), line(b)].into_iter().flatten().collect::<Vec<_>>().join("<br>")
            };
            table.row(
                vec![
                    format!("{}.{}", standard.number, n + 1),
                    html(&setting.tell("criterion_number", &[("number", &item.criterion.to_string())])),
                    html(
                        &item
                            .target_level
                            .map(|level| setting.tell("level", &[("level", &level.to_string())]))
                            .unwrap_or_default(),
                    ),
                    prose(&item.work),
                    pair(("improvement_by", Some(&item.lead)), ("improvement_partners", item.partners.as_ref())),
                    pair(("improvement_start", item.start.as_ref()), ("improvement_finish", item.finish.as_ref())),
                    prose(&item.budget),
                    prose(&item.supervision),
                    prose(&item.note),
                ],
                1,
            );
            if let Some(note) = &item.editor_note {
                table.remark(html(&setting.tell("editor_note_inline", &[("note", note)])));
            }
        }
    }
    table.finish()
}
