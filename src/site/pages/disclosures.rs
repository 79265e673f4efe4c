//! The overview of disclosures, and the archive of each year: what must be made public, how it stands, where it is.

use crate::derive::YearDuties;
use crate::derive::duties::Look;
use crate::model::{Disclosure, TimeSpan, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::asked::{asked, is_content};
use crate::site::parts::calendars::Calendars;
use crate::site::parts::form_data;
use crate::site::phrases::disclosure::{item, published, span_title};
use crate::site::view::{DisclosureList, HomeItem, HomeSection, Link, NavLink, View};
use crate::text::SchoolYear;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The year that is asked about most: see [`shown_year`].
pub(crate) fn overview(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Page {
    let route = routes::disclosures(unit);
    let heading = setting.say("disclosures_heading");
    let span = shown_year(calendars).map(TimeSpan::SchoolYear).or_else(|| spans(unit, calendars).last().copied());
    let mut view = page(setting, unit, calendars, (route.clone(), heading, Vec::new()), span);
    if form_data::has_package(unit) {
        view.data.push(setting.link(&route, &routes::data_package(unit), setting.say("data_package")));
    }
    finished(route, view, unit)
}

/// A page a year, at an address that stays.
pub(crate) fn archive(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Vec<Page> {
    let page = |span: &TimeSpan| {
        let route = routes::disclosures_of(unit, *span);
        let year = match span {
            TimeSpan::SchoolYear(year) => setting.tell("span_school_year", &[("year", &year.to_string())]),
            TimeSpan::Year(year) => setting.tell("span_budget", &[("year", &year.to_string())]),
        };
        let heading = setting.tell("archive_heading", &[("year", &year)]);
        let above = vec![(setting.say("disclosures_heading"), routes::disclosures(unit))];
        finished(route.clone(), page(setting, unit, calendars, (route, heading, above), Some(*span)), unit)
    };
    spans(unit, calendars).iter().map(page).collect()
}

fn finished(route: Route, view: DisclosureList, unit: &Unit) -> Page {
    Page { route, content: Content::Html(Box::new(View::DisclosureList(view))), source: Arc::clone(&unit.file) }
}

/// The newest school year of whose contents something has been published or is overdue; the newest of all where nothing has.
fn shown_year(calendars: &Calendars) -> Option<SchoolYear> {
    let begun = |look: Look| matches!(look, Look::OnTime | Look::Late | Look::Published | Look::Overdue);
    let mut years = calendars.years.iter();
    let found = years.find(|(_, duties)| duties.iter().any(|duty| is_content(duty) && begun(duty.look())));
    found.or(calendars.years.first()).map(|(year, _)| *year)
}

/// All years that have a page, oldest first, budget years after school years.
fn spans(unit: &Unit, calendars: &Calendars) -> Vec<TimeSpan> {
    let own = published(unit).map(|(_, d)| d.span);
    own.chain(calendars.years.iter().map(|(year, _)| TimeSpan::SchoolYear(*year)))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

fn page(
    setting: &Setting<'_>,
    unit: &Unit,
    calendars: &Calendars,
    (route, heading, above): (Route, String, Vec<(String, Route)>),
    span: Option<TimeSpan>,
) -> DisclosureList {
    let mut chrome = setting.unit_chrome(&route, unit, Section::DISCLOSURES, &heading, &above);
    let year = span.and_then(|span| if let TimeSpan::SchoolYear(year) = span { Some(year) } else { None });
    let duties = calendars.years.iter().find(|(own, _)| Some(*own) == year).map(|(_, duties)| duties.as_slice());
    let asked = asked(setting, &route, unit, duties.unwrap_or_default());
    let listed = |at: usize, d: &Disclosure| Some(d.span) == span && !asked.linked.contains(&at);
    let others: Vec<&Disclosure> = published(unit).filter(|(at, d)| listed(*at, d)).map(|(_, d)| d).collect();
    let shown = published(unit).filter(|(at, d)| Some(d.span) == span || asked.linked.contains(at));
    chrome.illustrative = shown.into_iter().any(|(_, d)| d.illustrative);
    let (school, budget): (Vec<TimeSpan>, Vec<TimeSpan>) =
        spans(unit, calendars).into_iter().rev().partition(|span| matches!(span, TimeSpan::SchoolYear(_)));
    DisclosureList {
        years: tabs(setting, &route, unit, &school, span),
        budget_years: tabs(setting, &route, unit, &budget, span),
        span: span.map(|span| span_title(setting, span)),
        summary: asked.summary,
        asked: asked.rows,
        not_applicable: asked.not_applicable,
        newer: newer(setting, &route, unit, calendars, year),
        older: older(setting, &route, unit, span),
        groups: groups(setting, &route, unit, &others),
        data: Vec::new(),
        chrome,
    }
}

fn tabs(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    spans: &[TimeSpan],
    shown: Option<TimeSpan>,
) -> Vec<NavLink> {
    let tab = |span: &TimeSpan| NavLink {
        label: match span {
            TimeSpan::SchoolYear(year) => year.to_string(),
            TimeSpan::Year(year) => year.to_string(),
        },
        href: setting.href(route, &routes::disclosures_of(unit, *span)),
        current: Some(*span) == shown,
    };
    spans.iter().map(tab).collect()
}

/// Later school years of which something is overdue, each with how it stands.
fn newer(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    calendars: &Calendars,
    shown: Option<SchoolYear>,
) -> Vec<Link> {
    let later = calendars.years.iter().filter(|(year, _)| shown.is_some_and(|shown| *year > shown));
    let overdue = later.filter(|(_, duties)| duties.iter().any(|d| d.is_counted() && d.look() == Look::Overdue));
    let link = |(year, duties): &YearDuties| {
        let span = TimeSpan::SchoolYear(*year);
        let summary = asked(setting, route, unit, duties).summary.unwrap_or_default();
        let label = setting.tell("asked_newer", &[("year", &span_title(setting, span)), ("summary", &summary)]);
        setting.link(route, &routes::disclosures_of(unit, span), label)
    };
    overdue.map(link).collect()
}

/// What was published under a regulation that the shown year no longer has: a link a regulation, to the last year of it.
fn older(setting: &Setting<'_>, route: &Route, unit: &Unit, span: Option<TimeSpan>) -> Vec<Link> {
    let Some(TimeSpan::SchoolYear(shown)) = span else { return Vec::new() };
    let mut regimes: BTreeMap<&str, (SchoolYear, usize)> = BTreeMap::new();
    for (_, disclosure) in published(unit) {
        if let TimeSpan::SchoolYear(year) = disclosure.span {
            let found = regimes.entry(&disclosure.regime.number).or_insert((year, 0));
            *found = (found.0.max(year), found.1 + 1);
        }
    }
    let before = regimes.into_iter().filter(|(_, (last, _))| *last < shown);
    let link = |(number, (last, count)): (&str, (SchoolYear, usize))| {
        let values = [("number", number), ("count", &count.to_string()), ("year", &last.to_string())];
        let to = routes::disclosures_of(unit, TimeSpan::SchoolYear(last));
        setting.link(route, &to, setting.tell("asked_older", &values))
    };
    before.map(link).collect()
}

/// What no row has, by regulation.
fn groups(setting: &Setting<'_>, route: &Route, unit: &Unit, others: &[&Disclosure]) -> Vec<HomeSection> {
    let mut regimes: BTreeMap<&str, Vec<HomeItem>> = BTreeMap::new();
    for disclosure in others {
        regimes.entry(&disclosure.regime.number).or_default().push(item(setting, route, unit, disclosure));
    }
    let section = |(number, items): (&str, Vec<HomeItem>)| HomeSection {
        title: setting.tell("archive_regime", &[("number", number)]),
        href: String::new(),
        items,
    };
    regimes.into_iter().map(section).collect()
}
