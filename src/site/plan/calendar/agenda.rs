//! A school year as an agenda, month after month.

use super::row::{row, series_row};
use super::{Asked, class_of};
use crate::derive::duties::{Obligation, Status};
use crate::model::{Unit, When};
use crate::site::Route;
use crate::site::plan::{Content, Page, Setting, routes};
use crate::site::view::{CalendarPage, MonthView, ObligationRow, State, View};
use std::collections::BTreeMap;

pub(super) fn page(asked: &Asked<'_>) -> Page {
    let Asked { setting, unit, year, duties, .. } = *asked;
    let route = routes::calendar(unit, year);
    let document = asked.plan().and_then(|c| c.document.as_ref()).and_then(|slug| unit.document(&slug.value));
    let waiting = duties.iter().filter(|d| d.when.is_none()).map(|d| noted(asked, row(setting, &route, unit, d), d));
    let view = CalendarPage {
        chrome: asked.chrome(&route, &asked.heading(), &[(setting.say("nav_calendar"), routes::calendar_home(unit))]),
        frame: asked.frame(&route, None),
        explanations: explanations(asked),
        counts: counts(setting, duties),
        months: months(asked, &route, |_| true),
        waiting: waiting.collect(),
        links: vec![setting.link(&route, &routes::calendar_ics(unit, year), setting.say("calendar_subscribe"))],
        document: document.map(|d| setting.link(&route, &routes::document(unit, &d.slug), d.title())),
        recalled: duties.iter().any(|d| d.certainty.date_recalled || d.certainty.article_recalled),
        disagreements: asked.calendars.summaries.get(&year).cloned().unwrap_or_default(),
    };
    Page { route, content: Content::Html(Box::new(View::Calendar(Box::new(view)))), source: asked.source() }
}

/// How the days on the page were found.
fn explanations(asked: &Asked<'_>) -> Vec<String> {
    let setting = asked.setting;
    let mut said = vec![setting.say("how_published"), setting.say("how_day_off")];
    if asked.plan().is_some_and(|p| p.events.iter().any(|e| !e.weeks.is_empty())) {
        said.insert(0, setting.packs.calendar.week_rule.explanation.clone());
    }
    if asked.duties.iter().any(|d| d.series.is_some()) && asked.plan().is_none_or(|p| p.dates.term.is_none()) {
        let term = setting.packs.calendar.term;
        let values = [
            ("from", setting.day_of_year(term.from_day, term.from_month)),
            ("to", setting.day_of_year(term.to_day, term.to_month)),
        ];
        said.push(setting.tell("how_term", &values.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
    said
}

fn noted(asked: &Asked<'_>, mut row: ObligationRow, duty: &Obligation) -> ObligationRow {
    row.notes = asked.calendars.notes(duty);
    row
}

/// The months that hold deadlines, with a row for each duty and one for each month of a repeated duty.
pub(super) fn months(asked: &Asked<'_>, route: &Route, wanted: impl Fn((i16, i8)) -> bool) -> Vec<MonthView> {
    let mut by_month: BTreeMap<(i16, i8), Vec<&Obligation>> = BTreeMap::new();
    for duty in asked.duties {
        if let Some(day) = duty.when.map(When::last_day) {
            by_month.entry((day.year(), day.month())).or_default().push(duty);
        }
    }
    let months = by_month.into_iter().filter(|(month, _)| wanted(*month)).map(|((year, month), duties)| MonthView {
        id: format!("thang-{month}-{year}"),
        label: asked.setting.tell("month", &[("month", &asked.setting.month(year, month))]),
        entries: entries(asked, route, asked.unit, &duties, &format!("{month}-{year}")),
    });
    months.collect()
}

fn entries(asked: &Asked<'_>, route: &Route, unit: &Unit, duties: &[&Obligation], month: &str) -> Vec<ObligationRow> {
    let mut seen: Vec<&str> = Vec::new();
    let rows = duties.iter().filter_map(|duty| match &duty.series {
        None => Some(noted(asked, row(asked.setting, route, unit, duty), duty)),
        Some(series) if seen.contains(&series.id.as_str()) => None,
        Some(series) => {
            seen.push(&series.id);
            let instances: Vec<&Obligation> =
                duties.iter().copied().filter(|d| d.series.as_ref().is_some_and(|s| s.id == series.id)).collect();
            if instances.len() == 1 {
                return Some(noted(asked, row(asked.setting, route, unit, duty), duty));
            }
            series_row(asked.setting, route, unit, &instances, &format!("{}-thang-{month}", series.id))
        }
    });
    rows.collect()
}

/// `5 đúng hạn`, `1 trễ`, `2 quá hạn`.
pub(super) fn counts(setting: &Setting<'_>, duties: &[Obligation]) -> Vec<State> {
    let count = |class: &str| duties.iter().filter(|d| class_of(d.status) == class).count();
    ["ok", "late", "overdue", "soon", "later", "waiting", "na"]
        .into_iter()
        .map(|class| (class, count(class)))
        .filter(|(_, n)| *n > 0)
        .map(|(class, n)| State {
            class: class.to_owned(),
            label: setting.tell(&format!("count_{class}"), &[("count", &n.to_string())]),
        })
        .collect()
}

/// Whether a duty has a state to count.
pub(super) fn is_tracked(duty: &Obligation) -> bool {
    !matches!(duty.status, Status::NotTracked | Status::Waiting | Status::NotApplicable)
}
