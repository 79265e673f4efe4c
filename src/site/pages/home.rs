//! Each unit's front page.

use crate::derive::duties::{Look, Tally, debts};
use crate::model::Unit;
use crate::site::Route;
use crate::site::context::frame::Section;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::calendars::Calendars;
use crate::site::parts::{fees, lists};
use crate::site::phrases::duty::following;
use crate::site::view::{Fact, HomeItem, HomeSection, Link, UnitHome, View};
use std::sync::Arc;

/// How many of the newest disclosures.
const SHOWN_DISCLOSURES: usize = 6;

pub(crate) fn unit_page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Page {
    let route = routes::unit_home(unit);
    let mut chrome = setting.unit_chrome(&route, unit, Section::Home, &unit.name, &[]);
    chrome.eyebrow = Some(setting.kind_label(unit.kind));
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
        sections: sections(setting, &route, unit),
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

fn item(label: String, href: String, detail: Option<String>) -> HomeItem {
    HomeItem { label, href, detail, state: None, illustrative: false }
}

fn sections(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeSection> {
    let mut forms = lists::disclosures(setting, route, unit);
    if forms.len() > SHOWN_DISCLOSURES {
        let all = setting.tell("all_disclosures", &[("count", &forms.len().to_string())]);
        forms.truncate(SHOWN_DISCLOSURES);
        forms.push(item(all, setting.href(route, &routes::disclosures(unit)), None));
    }
    let documents = lists::documents(setting, route, unit);
    let mut assessments = lists::assessments(setting, route, unit);
    assessments.extend(lists::improvements(setting, route, unit));
    let external = unit.external.iter().map(|e| {
        let count = setting.tell("count_external", &[("count", &e.entries.len().to_string())]);
        item(e.title.clone(), setting.href(route, &routes::external(unit, e)), Some(count))
    });
    let appearances =
        setting.site.units.iter().flat_map(|office| office.external.iter().map(move |schedule| (office, schedule)));
    let appearances = appearances.flat_map(|(office, schedule)| {
        let mine = schedule.entries.iter().filter(|e| e.unit.as_ref().is_some_and(|u| u.value == unit.slug));
        mine.map(move |entry| {
            item(
                schedule.title.clone(),
                setting.href(route, &routes::external(office, schedule)),
                Some(entry.month_written.clone()),
            )
        })
    });
    let pages =
        unit.pages.iter().map(|p| item(p.title.clone(), setting.href(route, &routes::page(unit, &p.slug)), None));
    let external: Vec<HomeItem> = external.chain(appearances).collect();
    let external_href = unit
        .external
        .last()
        .map_or_else(|| setting.href(route, route), |e| setting.href(route, &routes::external(unit, e)));
    [
        ("nav_disclosures", setting.href(route, &routes::disclosures(unit)), forms),
        ("nav_assessments", setting.href(route, &routes::assessments(unit)), assessments),
        ("nav_external", external_href, external),
        ("nav_documents", setting.href(route, &routes::documents(unit)), documents),
        ("nav_pages", setting.href(route, route), pages.collect()),
    ]
    .into_iter()
    .filter(|(_, _, items)| !items.is_empty())
    .map(|(key, href, items)| HomeSection { title: setting.say(key), href, items })
    .collect()
}
