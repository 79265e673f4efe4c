//! The disclosure calendar of each school year: a page and a file to subscribe to.

use super::chrome::Section;
use super::{Content, Page, Setting, routes};
use crate::model::obligation::{Item, Obligation, Source, Status, obligations, school_years};
use crate::model::{EventKind, Unit, When};
use crate::site::Route;
use crate::site::view::{CalendarPage, IcsCalendar, IcsEvent, Link, MonthView, NavLink, ObligationRow, State, View};
use crate::text::{SchoolYear, format_date, format_month};
use jiff::civil::Date;
use std::sync::Arc;

/// The duties of a unit by school year, newest first.
pub(super) struct Calendars {
    pub(super) years: Vec<(SchoolYear, Vec<Obligation>)>,
}

impl Calendars {
    pub(super) fn of(setting: &Setting<'_>, unit: &Unit) -> Self {
        let years = school_years(unit).into_iter().map(|year| (year, obligations(unit, year, setting.packs, setting.as_of)));
        Self { years: years.collect() }
    }
}

pub(super) fn pages(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Vec<Page> {
    calendars.years.iter().flat_map(|(year, duties)| [page(setting, unit, calendars, *year, duties), ics(setting, unit, *year, duties)]).collect()
}

fn page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, year: SchoolYear, duties: &[Obligation]) -> Page {
    let route = routes::calendar(unit, year);
    let heading = setting.tell("calendar_heading", &[("year", &year.to_string())]);
    let plan = unit.calendars.iter().find(|c| c.year == year);
    let document = plan.and_then(|c| c.document.as_ref()).and_then(|slug| unit.document(&slug.value));
    let months = (0..12).filter_map(|n| {
        let month: i8 = if n < 4 { 9 + n } else { n - 3 };
        let calendar_year = year.year_of_month(month);
        let here = |duty: &&Obligation| {
            let day = duty.when.last_day();
            day.month() == month && day.year() == calendar_year
        };
        let entries: Vec<ObligationRow> = duties.iter().filter(here).map(|duty| row(setting, &route, unit, duty)).collect();
        (!entries.is_empty()).then(|| MonthView {
            id: format!("thang-{month}"),
            label: setting.tell("month", &[("month", &format_month(calendar_year, month))]),
            entries,
        })
    });
    let view = CalendarPage {
        chrome: setting.unit_chrome(&route, unit, Section::Calendar, &heading, &[]),
        years: calendars
            .years
            .iter()
            .map(|(y, _)| NavLink { label: y.to_string(), href: routes::calendar(unit, *y).href_from(&route), current: *y == year })
            .collect(),
        explanation: setting.packs.calendar.week_rule.explanation.clone(),
        counts: counts(setting, duties),
        months: months.collect(),
        ics: setting.link(&route, &routes::calendar_ics(unit, year), setting.say("calendar_subscribe")),
        document: document.map(|d| setting.link(&route, &routes::document(unit, &d.slug), d.title())),
        recalled: duties.iter().any(|d| d.recalled),
    };
    let source = plan.map_or_else(|| Arc::clone(&unit.file), |c| Arc::clone(&c.file));
    Page { route, content: Content::Html(Box::new(View::Calendar(view))), source }
}

/// `5 đúng hạn`, `1 trễ`, `2 quá hạn`.
fn counts(setting: &Setting<'_>, duties: &[Obligation]) -> Vec<State> {
    ["ok", "late", "overdue", "soon", "later"]
        .into_iter()
        .filter_map(|class| {
            let count = duties.iter().filter(|d| class_of(d.status) == class).count();
            (count > 0).then(|| State { class: class.to_owned(), label: setting.tell(&format!("count_{class}"), &[("count", &count.to_string())]) })
        })
        .collect()
}

fn class_of(status: Status) -> &'static str {
    match status {
        Status::OnTime(_) => "ok",
        Status::Late { .. } => "late",
        Status::Overdue { .. } => "overdue",
        Status::Soon { .. } => "soon",
        Status::Later => "later",
        Status::NotTracked => "none",
    }
}

fn state(setting: &Setting<'_>, status: Status) -> State {
    let label = match status {
        Status::OnTime(day) => setting.tell("state_on_time", &[("date", &format_date(day))]),
        Status::Late { published, days } => setting.tell("state_late", &[("date", &format_date(published)), ("days", &days.to_string())]),
        Status::Overdue { days } => setting.tell("state_overdue", &[("days", &days.to_string())]),
        Status::Soon { days } => setting.tell("state_soon", &[("days", &days.to_string())]),
        Status::Later => setting.say("state_later"),
        Status::NotTracked => setting.say("state_not_tracked"),
    };
    State { class: class_of(status).to_owned(), label }
}

/// One duty as a page shows it.
pub(super) fn row(setting: &Setting<'_>, route: &Route, unit: &Unit, duty: &Obligation) -> ObligationRow {
    let (basis, basis_href, source) = match &duty.source {
        Source::Law { regulation, number, article } => {
            let basis = match article {
                Some(article) => setting.tell("basis_law_article", &[("number", number), ("article", article)]),
                None => setting.tell("basis_law", &[("number", number)]),
            };
            (basis, Some(routes::regulation(regulation).href_from(route)), setting.say("source_law"))
        }
        Source::Plan { section } => {
            let basis = section.as_ref().map_or_else(|| setting.say("basis_plan"), |s| setting.tell("basis_plan_section", &[("section", s)]));
            (basis, None, setting.say("source_plan"))
        }
    };
    let title = if duty.title.is_empty() { setting.say("event_without_text") } else { duty.title.clone() };
    let mut channels: Vec<String> =
        duty.channels.iter().map(|id| setting.packs.calendar.channels.iter().find(|c| c.id == *id).map_or_else(|| id.clone(), |c| c.label.clone())).collect();
    channels.extend(duty.recipient.as_ref().map(|to| setting.tell("sent_to", &[("to", to)])));
    ObligationRow {
        id: duty.id.clone(),
        title,
        basis,
        basis_href,
        due: due(setting, duty.when),
        due_iso: duty.when.last_day().to_string(),
        state: state(setting, duty.status),
        fulfilled: duty.fulfilled.iter().map(|f| fulfilment_link(setting, route, unit, f.item, f.published)).collect(),
        channels,
        source,
        kind: match duty.kind {
            EventKind::Disclosure => "disclosure",
            EventKind::Report => "report",
            EventKind::Data => "data",
            EventKind::Activity => "activity",
        },
        editor_note: duty.editor_note.clone(),
        recalled: duty.recalled,
    }
}

fn fulfilment_link(setting: &Setting<'_>, route: &Route, unit: &Unit, item: Item, published: Date) -> Link {
    let date = format_date(published);
    match item {
        Item::Disclosure(at) => {
            let disclosure = &unit.disclosures[at];
            let label = setting.tell("fulfilled_by", &[("title", &disclosure.label()), ("span", &disclosure.span_label()), ("date", &date)]);
            setting.link(route, &routes::disclosure(unit, disclosure), label)
        }
        Item::Document(at) => {
            let document = &unit.documents[at];
            let label = setting.tell("fulfilled_by_document", &[("title", &document.title()), ("date", &date)]);
            setting.link(route, &routes::document(unit, &document.slug), label)
        }
    }
}

fn due(setting: &Setting<'_>, when: When) -> String {
    match when {
        When::Before(day) => setting.tell("due_before", &[("date", &format_date(day))]),
        When::Span { from, to } if from == to => format_date(to),
        When::Span { from, to } if from.day() == 1 && to == from.last_of_month() => {
            setting.tell("due_within", &[("month", &format_month(from.year(), from.month()))])
        }
        When::Span { from, to } => setting.tell("due_span", &[("from", &format_date(from)), ("to", &format_date(to))]),
    }
}

fn ics(setting: &Setting<'_>, unit: &Unit, year: SchoolYear, duties: &[Obligation]) -> Page {
    let route = routes::calendar_ics(unit, year);
    let here = routes::calendar(unit, year);
    let base = setting.site.base_url.as_ref();
    let domain = base.and_then(|url| url.split("://").nth(1)).and_then(|rest| rest.split('/').next()).unwrap_or("congkhai.invalid");
    let events = duties.iter().filter(|d| !d.title.is_empty()).map(|duty| {
        let row = row(setting, &here, unit, duty);
        let description = [row.basis.clone(), setting.tell("ics_due", &[("due", &row.due)]), row.state.label.clone()];
        IcsEvent {
            uid: format!("{}-{year}-{}@{domain}", if unit.slug.is_empty() { "truong" } else { &unit.slug }.replace('/', "-"), duty.id),
            start: duty.when.first_day(),
            end: duty.when.last_day().tomorrow().unwrap_or(duty.when.last_day()),
            summary: format!("{} – {}", row.title, unit.short_name),
            description: description.join("\n"),
            url: base.map(|base| routes::absolute(base, &here)),
            categories: vec![row.source.clone()],
            stamp: year.start(),
        }
    });
    let name = format!("{} – {}", setting.tell("calendar_heading", &[("year", &year.to_string())]), unit.short_name);
    let calendar = IcsCalendar { name, events: events.collect() };
    let source = unit.calendars.iter().find(|c| c.year == year).map_or_else(|| Arc::clone(&unit.file), |c| Arc::clone(&c.file));
    Page { route, content: Content::Calendar(calendar), source }
}
