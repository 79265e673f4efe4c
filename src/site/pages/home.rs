//! Each unit's front page: what parents ask first, then what is published.

use crate::derive::duties::{Obligation, Status, Tally};
use crate::model::{EventDate, Unit};
use crate::site::Route;
use crate::site::context::list_routes;
use crate::site::context::queries::{has_office_page, managed, newest_assessment};
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::calendars::Calendars;
use crate::site::parts::contact::whereabouts;
use crate::site::parts::punctuality::line;
use crate::site::parts::section::UnitSection;
use crate::site::parts::summary_links::summary_links;
use crate::site::parts::units_by_state::{by_state, list_by_state};
use crate::site::parts::{compared, fees, glance, lineage, units};
use crate::site::phrases::assessment;
use crate::site::phrases::duty::following;
use crate::site::phrases::figure::count;
use crate::site::view::{HomeSection, Line, Link, ManagedUnits, Reach, UnitHome, UnitList, View};
use std::sync::Arc;

/// The front page; `all` are the unit's sections in their order.
pub(crate) fn unit_page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, all: &[UnitSection]) -> Page {
    let route = routes::unit_home(unit);
    let mut chrome = setting.unit_chrome(&route, unit, Section::HOME, &unit.name, &[]);
    if !setting.is_translation() {
        chrome.languages.extend(summary_links(setting, unit));
    }
    chrome.versions = setting.versions_of_managed(unit);
    chrome.versions.extend(setting.closed_notice(unit));
    chrome.eyebrow = Some(setting.kind_label(&unit.kind));
    chrome.description = unit.summary.clone().or(chrome.description);
    let (size, size_year) = glance::size(setting, unit);
    let (figures, figures_year) = glance::figures(setting, &route, unit);
    let is_school = !unit.audiences().is_empty();
    let view = UnitHome {
        chrome,
        size,
        size_year,
        reach: Box::new(reach(setting, unit, is_school)),
        statement: unit.statement.clone(),
        summary: unit.summary.clone(),
        editor_note: unit.editor_note.clone(),
        facts: whereabouts(setting, unit),
        fees: fees::fees(setting, &route, unit).map(Box::new),
        figures,
        figures_year,
        figures_illustrative: glance::illustrative(setting, unit),
        compare: compared::link(setting, &route, unit),
        laws: glance::laws(setting, unit),
        levels: [lineage::lines(setting, &route, unit), levels(setting, &route, unit)].concat(),
        punctual: punctual(setting, &route, unit, calendars),
        days: if is_school { days(setting, unit) } else { Vec::new() },
        following: following(setting, unit),
        units: units(setting, &route, unit),
        sections: sections(setting, &route, unit, all),
    };
    Page { route, content: Content::Html(Box::new(View::UnitHome(view))), source: Arc::clone(&unit.file) }
}

fn reach(setting: &Setting<'_>, unit: &Unit, is_school: bool) -> Reach {
    let dialled = |phone: &String| phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    let phone = unit.phone.as_ref().map(|phone| Link { label: phone.clone(), href: format!("tel:{}", dialled(phone)) });
    let email = unit.email.as_ref().map(|email| Link { label: email.clone(), href: format!("mailto:{email}") });
    Reach {
        missing: is_school && phone.is_none() && email.is_none(),
        head: unit.principal.as_ref().map(|name| setting.tell("reach_head", &[("name", name)])),
        phone,
        email,
    }
}

/// What was recognised, then what the school's newest self-assessment comes to.
fn levels(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<Line> {
    let recognised = unit.recognition.as_ref().map(|found| {
        let (date, until) = (setting.date(found.date), found.until.map(|day| setting.date(day)).unwrap_or_default());
        let key = match found.until {
            None => "recognised",
            Some(day) if day < setting.as_of => "recognised_before",
            Some(_) => "recognised_until",
        };
        let words = [("result", found.result.as_str()), ("date", &date), ("until", &until)];
        Line { label: setting.say("recognition"), text: setting.tell(key, &words), href: None }
    });
    let assessed = newest_assessment(unit).map(|newest| {
        let state = assessment::school_state(setting, newest);
        let words = [("state", state.label.as_str()), ("title", &newest.title)];
        let href = Some(setting.href(route, &routes::assessment(unit, newest)));
        Line { label: setting.say("assessed_label"), text: setting.tell("assessed", &words), href }
    });
    recognised.into_iter().chain(assessed).collect()
}

/// One line on the newest school year that has duties with a known state.
fn punctual(setting: &Setting<'_>, route: &Route, unit: &Unit, calendars: &Calendars) -> Option<Line> {
    let has_begun = |duty: &Obligation| duty.status.is_met() || matches!(duty.status, Status::Overdue { .. });
    let known = calendars.years.iter().find(|(_, duties)| duties.iter().any(|d| d.is_counted() && has_begun(d)));
    let (year, duties) = known?;
    let text = line(setting, &Tally::of(duties));
    let label = setting.tell("punctual_heading", &[("year", &year.to_string())]);
    Some(Line { label, text, href: Some(setting.href(route, &routes::calendar_home(unit))) })
}

/// Days that parents wait for, in the stated day's school year: as the school has told them, or that it has not.
fn days(setting: &Setting<'_>, unit: &Unit) -> Vec<Line> {
    let year = setting.this_year();
    let plan = unit.calendars.iter().find(|calendar| calendar.year == year);
    let awaited = setting.packs.calendar.events.iter().filter(|event| event.for_parents);
    let line = |event: &crate::pack::NamedEvent| {
        let told = plan.into_iter().flat_map(|plan| &plan.dates.events).filter(|told| told.event == event.id);
        let told: Vec<String> = told.map(|told| day(setting, told)).collect();
        let year = year.to_string();
        let text = if told.is_empty() { setting.tell("day_not_told", &[("year", &year)]) } else { told.join(", ") };
        let label = setting.packs.calendar.event_label(&event.id);
        Line { label: crate::text::capitalised(&setting.official(label)), text, href: None }
    };
    awaited.map(line).collect()
}

/// Units that an office's front page lists.
const MOST_MANAGED: usize = 100;

/// The units that an office manages.
fn units(setting: &Setting<'_>, route: &Route, office: &Unit) -> Option<Box<ManagedUnits>> {
    let managed = managed(setting, office);
    let overview = has_office_page(setting, office).then(|| list_routes::office_calendar(office, 1));
    let some = (managed.len() > MOST_MANAGED).then(|| {
        let values = [("shown", count(setting, MOST_MANAGED)), ("count", count(setting, managed.len()))];
        setting.tell("units_some", &values.each_ref().map(|(key, n)| (*key, n.as_str())))
    });
    let units = ManagedUnits {
        totals: units::totals(setting, &managed).into_iter().chain(some).collect(),
        list: list(setting, route, &managed),
        overview: overview.map(|to| setting.link(route, &to, setting.say("overview_link"))),
    };
    (!managed.is_empty()).then(|| Box::new(units))
}

/// All of them; of very many those that lack something, as far as a page holds them: the overview has all.
fn list(setting: &Setting<'_>, route: &Route, managed: &[&Unit]) -> UnitList {
    if managed.len() <= MOST_MANAGED {
        return units::list(setting, route, managed);
    }
    let sorted = by_state(setting, managed);
    let list = list_by_state(setting, route, (&sorted[..MOST_MANAGED], &sorted), true, |_| route.clone());
    UnitList { jumps: Vec::new(), ..list }
}

/// With what the school says of it.
fn day(setting: &Setting<'_>, told: &EventDate) -> String {
    let date = setting.date(told.day);
    told.note.as_ref().map_or_else(|| date.clone(), |note| format!("{date} ({note})"))
}

fn sections(setting: &Setting<'_>, route: &Route, unit: &Unit, all: &[UnitSection]) -> Vec<HomeSection> {
    let summary = setting.is_translation().then(|| HomeSection {
        title: setting.say("summary_link"),
        href: setting.href(route, &routes::summary(unit, setting.language())),
        items: Vec::new(),
    });
    let section = |shown: &UnitSection| {
        let items = (shown.items)(setting, route, unit);
        let entrance = (shown.entrance)(setting, unit);
        let href = setting.href(route, entrance.as_ref().unwrap_or(route));
        (!items.is_empty()).then(|| HomeSection { title: setting.say(shown.section.0), href, items })
    };
    summary.into_iter().chain(all.iter().filter_map(section)).collect()
}
