//! Each unit's front page.

use crate::derive::duties::{Look, Tally, debts};
use crate::model::Unit;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::calendars::Calendars;
use crate::site::parts::fees;
use crate::site::parts::section::UnitSection;
use crate::site::phrases::duty::following;
use crate::site::view::{Fact, HomeSection, Link, UnitHome, View};
use std::sync::Arc;

/// The front page; `all` are the unit's sections in their order.
pub(crate) fn unit_page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, all: &[UnitSection]) -> Page {
    let route = routes::unit_home(unit);
    let mut chrome = setting.unit_chrome(&route, unit, Section::HOME, &unit.name, &[]);
    chrome.eyebrow = Some(setting.kind_label(&unit.kind));
    chrome.description = unit.summary.clone().or(chrome.description);
    let facts = [
        ("fact_governing_body", &unit.governing_body),
        ("fact_address", &unit.address),
        ("fact_principal", &unit.principal),
        ("fact_phone", &unit.phone),
        ("fact_email", &unit.email),
        ("fact_website", &unit.website),
    ];
    let mut facts: Vec<Fact> = facts
        .into_iter()
        .filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value.clone()? }))
        .collect();
    let location = setting.location(unit);
    if !location.is_empty() {
        facts.insert(0, Fact { label: setting.say("fact_location"), value: location });
    }
    let view = UnitHome {
        chrome,
        summary: unit.summary.clone(),
        editor_note: unit.editor_note.clone(),
        facts,
        fees: fees::fees(setting, &route, unit),
        calendar: calendar_line(setting, &route, unit, calendars),
        following: following(setting, unit),
        sections: sections(setting, &route, unit, all),
    };
    Page { route, content: Content::Html(Box::new(View::UnitHome(view))), source: Arc::clone(&unit.file) }
}

/// One line on the duties of this school year, with the way to the calendar.
fn calendar_line(setting: &Setting<'_>, route: &Route, unit: &Unit, calendars: &Calendars) -> Option<Link> {
    let (year, duties) = calendars.years.get(calendars.current(setting))?;
    let mut label = setting.tell("calendar_heading", &[("year", &year.to_string())]);
    let tally = Tally::of(duties);
    let owed = debts(calendars.years.iter().flat_map(|(_, duties)| duties), setting.packs, setting.as_of).len();
    let urgent = [Look::Overdue, Look::Soon].map(|look| (look.id(), tally.all(look)));
    let mut parts: Vec<String> = urgent
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(id, n)| setting.tell(&format!("count_{id}"), &[("count", &n.to_string())]))
        .collect();
    if owed > 0 {
        parts.push(setting.tell("count_debts", &[("count", &owed.to_string())]));
    }
    if !parts.is_empty() {
        label = setting.tell("calendar_line", &[("heading", &label), ("counts", &parts.join(", "))]);
    }
    Some(setting.link(route, &routes::calendar_home(unit), label))
}

fn sections(setting: &Setting<'_>, route: &Route, unit: &Unit, all: &[UnitSection]) -> Vec<HomeSection> {
    let section = |shown: &UnitSection| {
        let items = (shown.items)(setting, route, unit);
        let entrance = (shown.entrance)(setting, unit);
        let href = setting.href(route, entrance.as_ref().unwrap_or(route));
        (!items.is_empty()).then(|| HomeSection { title: setting.say(shown.section.0), href, items })
    };
    all.iter().filter_map(section).collect()
}
