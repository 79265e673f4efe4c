//! Files to subscribe to: a school year, all years of the unit, all years of a role.
//!
//! A build has no memory, so that nobody knows what the last file said. SEQUENCE and LAST-MODIFIED therefore come from dates in the sources:
//! the regulation data's `revised`, the plan's `revised` (else its date of issue), the unit's `revised`, the publications and corrections that
//! the event speaks of. LAST-MODIFIED is the latest of them; SEQUENCE is the sum of their days since 2017, so that any date that is added or
//! moved on raises it, not only the latest, and a first answer to a condition, which has no date, raises it by one. The same sources give the same bytes on any day: only facts that stay true stand in an event, what changes with the
//! day is on the page.

use crate::derive::due::About;
use crate::derive::duties::{Obligation, Status};
use crate::model::{Unit, When};
use crate::site::context::queries::domain;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::calendar_frame::Asked;
use crate::site::parts::calendars::{Calendars, roles};
use crate::site::parts::deadlines::after;
use crate::site::phrases::duty;
use crate::site::phrases::duty::{basis, title};
use crate::site::view::{IcsCalendar, IcsEvent, IcsRepeat};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) fn year(asked: &Asked<'_>) -> Page {
    let name = format!("{} – {}", asked.heading(), asked.unit.short_name);
    let calendar = IcsCalendar {
        name,
        reminders: Vec::new(),
        events: events(asked.setting, asked.unit, &asked.duties.iter().collect::<Vec<_>>(), false),
    };
    Page {
        route: routes::calendar_ics(asked.unit, asked.year),
        content: Content::Calendar(calendar),
        source: asked.source(),
    }
}

pub(crate) fn unit(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Vec<Page> {
    let all: Vec<&Obligation> = calendars.years.iter().rev().flat_map(|(_, duties)| duties).collect();
    let page = |route, name: String, events| Page {
        route,
        content: Content::Calendar(IcsCalendar {
            name: format!("{name} – {}", unit.short_name),
            reminders: setting.packs.calendar.reminders.clone(),
            events,
        }),
        source: Arc::clone(&unit.file),
    };
    let mut pages = vec![page(routes::unit_ics(unit), setting.say("nav_calendar"), events(setting, unit, &all, false))];
    for role in roles(calendars) {
        let own: Vec<&Obligation> =
            all.iter().copied().filter(|d| d.role.as_ref().is_some_and(|r| r.id == role.id)).collect();
        let name = setting.tell("role_calendar", &[("role", &role.label)]);
        pages.push(page(routes::role_ics(unit, &role.id), name, events(setting, unit, &own, true)));
    }
    pages
}

/// The duties as events: repeated ones as one that recurs, months as one each.
fn events(setting: &Setting<'_>, unit: &Unit, duties: &[&Obligation], staff: bool) -> Vec<IcsEvent> {
    let mut seen = BTreeSet::new();
    let dated = duties.iter().copied().filter(|d| d.when.is_some() && !d.title.is_empty());
    let events = dated.filter_map(|duty| {
        let weekly = duty.series.as_ref().filter(|_| matches!(duty.about, About::Week(_)));
        let Some(series) = weekly else { return event(setting, unit, duty, staff) };
        if !seen.insert((duty.year, series.id.clone())) {
            return None;
        }
        let instances: Vec<&Obligation> =
            duties.iter().copied().filter(|d| d.year == duty.year && d.series.as_ref() == Some(series)).collect();
        repeated(setting, unit, &instances, staff)
    });
    events.collect()
}

fn event(setting: &Setting<'_>, unit: &Unit, duty: &Obligation, staff: bool) -> Option<IcsEvent> {
    let when = duty.when?;
    let base = setting.site.base_url.as_ref();
    let title = title(setting, duty);
    let summary = summary(setting, unit, &title, duty.status);
    let due = duty::due(setting, duty);
    let mut description =
        vec![setting.tell("ics_due", &[("due", &due)]), setting.tell("ics_basis", &[("basis", &basis(setting, duty))])];
    description.extend(duty.role.as_ref().map(|r| setting.tell("ics_role", &[("role", &r.label)])));
    if !duty.channels.is_empty() {
        let channels: Vec<&str> = duty.channels.iter().map(|c| c.label.as_str()).collect();
        description.push(setting.tell("ics_channels", &[("channels", &channels.join("; "))]));
    }
    description.extend(standing(setting, duty));
    let done = duty.status.is_met();
    Some(IcsEvent {
        uid: uid(setting, unit, duty, &duty.id),
        sequence: duty.revision.number,
        start: when.first_day(),
        end: after(when.last_day()),
        repeat: None,
        summary,
        description: description.join("\n"),
        url: base.map(|base| format!("{}#{}", routes::absolute(base, &routes::calendar(unit, duty.year)), duty.id)),
        categories: vec![setting.say(if duty.is_law() { "source_law" } else { "source_plan" })],
        cancelled: duty.status == Status::NotApplicable,
        reminder: (staff && !done).then(|| setting.tell("ics_reminder", &[("title", &title), ("due", &due)])),
        changed: duty.revision.day,
    })
}

/// One event that recurs every week; weeks off are left out.
fn repeated(setting: &Setting<'_>, unit: &Unit, instances: &[&Obligation], staff: bool) -> Option<IcsEvent> {
    let applies: Vec<&&Obligation> = instances.iter().filter(|d| d.status != Status::NotApplicable).collect();
    // the first that applies begins the series: a calendar must not begin with an exception
    let (Some(first), Some(last)) = (applies.first(), applies.last()) else {
        return nothing_left(setting, unit, instances, staff);
    };
    let series = first.series.as_ref()?;
    let days = |d: &Obligation| d.when.map(When::last_day);
    let (start, until) = (days(first)?, days(last)?);
    let except = instances
        .iter()
        .filter(|d| d.status == Status::NotApplicable)
        .filter_map(|d| days(d))
        .filter(|day| start < *day && *day < until);
    let weekly = setting.tell("ics_weekly", &[("from", &setting.date(start)), ("to", &setting.date(until))]);
    let mut event = event(setting, unit, first, staff)?;
    event.uid = uid(setting, unit, first, &series.id);
    event.start = start;
    event.end = after(start);
    let met = instances.iter().filter(|d| d.status.is_met()).count();
    // one state for all, or none: what is done is counted below
    let status = if met == applies.len() { first.status } else { Status::Later };
    event.summary = summary(setting, unit, &duty::name(setting, first), status);
    let counts = [("done", met), ("left", instances.len() - applies.len()), ("all", instances.len())];
    let counts = counts.map(|(key, n)| (key, n.to_string()));
    let done = setting.tell("ics_weekly_done", &counts.each_ref().map(|(key, n)| (*key, n.as_str())));
    let unsettled = standing(setting, first).filter(|_| first.status == Status::Unsettled);
    let basis = setting.tell("ics_basis", &[("basis", &basis(setting, first))]);
    event.description =
        [weekly.clone(), basis].into_iter().chain([done]).chain(unsettled).collect::<Vec<_>>().join("\n");
    event.url = setting.site.base_url.as_ref().map(|base| routes::absolute(base, &routes::calendar(unit, first.year)));
    event.changed = instances.iter().map(|d| d.revision.day).max().unwrap_or(event.changed);
    event.sequence = instances.iter().map(|d| d.revision.number).sum();
    event.reminder = (staff && met < applies.len())
        .then(|| setting.tell("ics_reminder", &[("title", &duty::name(setting, first)), ("due", &weekly)]));
    event.repeat = Some(IcsRepeat { until, except: except.collect() });
    Some(event)
}

/// A series of which nothing applies: it stays, called off, for those who have it already.
fn nothing_left(setting: &Setting<'_>, unit: &Unit, instances: &[&Obligation], staff: bool) -> Option<IcsEvent> {
    let first = instances.first()?;
    let series = first.series.as_ref()?;
    let mut event = event(setting, unit, first, staff)?;
    event.uid = uid(setting, unit, first, &series.id);
    event.summary = summary(setting, unit, &duty::name(setting, first), first.status);
    event.changed = instances.iter().map(|d| d.revision.day).max().unwrap_or(event.changed);
    event.sequence = instances.iter().map(|d| d.revision.number).sum();
    Some(event)
}

/// What is done, or does not apply, says so where calendars show it.
fn summary(setting: &Setting<'_>, unit: &Unit, title: &str, status: Status) -> String {
    let summary = format!("{title} – {}", unit.short_name);
    match status {
        status if status.is_met() => setting.tell("ics_done", &[("summary", &summary)]),
        Status::NotApplicable => setting.tell("ics_na", &[("summary", &summary)]),
        _ => summary,
    }
}

/// Where a duty stands, as far as that stays true on other days.
fn standing(setting: &Setting<'_>, own: &Obligation) -> Option<String> {
    match own.status {
        Status::NotApplicable => {
            let reason = duty::reason(setting, own).unwrap_or_default();
            Some(setting.tell("state_na_reason", &[("reason", &reason)]))
        }
        Status::Unsettled => {
            let state = duty::state(setting, own.status).label;
            Some(duty::reason(setting, own).map_or_else(|| state.clone(), |reason| format!("{state}: {reason}")))
        }
        status if status.is_met() => Some(duty::state(setting, status).label),
        _ => None,
    }
}

fn uid(setting: &Setting<'_>, unit: &Unit, duty: &Obligation, id: &str) -> String {
    let unit = if unit.slug.is_empty() { "truong".to_owned() } else { unit.slug.replace('/', "-") };
    format!("{unit}-{}-{id}@{}", duty.year, domain(setting))
}
