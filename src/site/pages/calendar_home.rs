//! This month and the next, how punctual the last years were, what can be subscribed to.

use crate::derive::duties::debts;
use crate::model::{SchoolCalendar, Unit};
use crate::site::Route;
use crate::site::context::calendar_view::CalendarView;
use crate::site::context::list_routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::context::{queries, routes};
use crate::site::page::{Content, Page};
use crate::site::parts::calendar_frame::Asked;
use crate::site::parts::calendars::Calendars;
use crate::site::parts::months::{entries, months};
use crate::site::parts::section::is_of;
use crate::site::parts::{all_sheets, calendars, punctuality};
use crate::site::phrases::duty::following;
use crate::site::view::{CalendarHome, Link, MonthView, View};
use jiff::ToSpan;
use std::sync::Arc;

/// A school's calendar, else an office's of its schools.
pub(crate) fn entrance(setting: &Setting<'_>, unit: &Unit) -> Option<Route> {
    if setting.derived.has_calendar(unit) {
        return Some(routes::calendar_home(unit));
    }
    queries::has_office_page(setting, unit).then(|| list_routes::office_calendar(unit, 1))
}

/// The calendars that a document sets out.
pub(crate) fn set_out(setting: &Setting<'_>, from: &Route, unit: &Unit, slug: &str) -> Vec<Link> {
    let of_it = unit.calendars.iter().filter(|c| is_of(c.document.as_ref(), slug));
    let link = |c: &SchoolCalendar| {
        let label = setting.tell("calendar_heading", &[("year", &c.year.to_string())]);
        setting.link(from, &routes::calendar(unit, c.year), label)
    };
    of_it.map(link).collect()
}

pub(crate) fn page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Page {
    let route = routes::calendar_home(unit);
    let heading = setting.say("calendar_home_heading");
    let year_links = calendars.years.iter().map(|(year, _)| {
        let label = setting.tell("calendar_heading", &[("year", &year.to_string())]);
        setting.link(&route, &routes::calendar(unit, *year), label)
    });
    let mut chrome = setting.unit_chrome(&route, unit, Section::CALENDAR, &heading, &[]);
    chrome.illustrative = !unit.calendars.is_empty() && unit.calendars.iter().all(|c| c.illustrative);
    let view = CalendarHome {
        chrome,
        following: following(setting, unit),
        months: owed(setting, unit, calendars, &route)
            .into_iter()
            .chain(near(setting, unit, calendars, &route))
            .collect(),
        years: year_links.collect(),
        all_sheets: all_sheets::links(setting, &route, unit, calendars),
        parents: calendars.years.get(calendars.current(setting)).map(|(year, _)| {
            let label = setting.tell("parents_heading", &[("year", &year.to_string())]);
            setting.link(&route, &routes::calendar_view(unit, *year, CalendarView::Parents), label)
        }),
        punctuality: punctuality::of_school(setting, &route, unit, calendars),
        subscriptions: subscriptions(setting, unit, calendars, &route),
    };
    Page { route, content: Content::Html(Box::new(View::CalendarHome(Box::new(view)))), source: Arc::clone(&unit.file) }
}

/// What is still owed from earlier school years, a group for each, the oldest first.
fn owed(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, route: &Route) -> Vec<MonthView> {
    let groups = calendars.years.iter().rev().filter_map(|(year, duties)| {
        let owed = debts(duties, setting.packs, setting.as_of);
        let asked = Asked { setting, unit, calendars, year: *year, duties };
        let mut entries = entries(&asked, route, unit, &owed, "no");
        for entry in &mut entries {
            // the same duty of this year stands further down
            entry.id = format!("no-{year}-{}", entry.id);
        }
        let label = setting.tell("debts_of_year", &[("year", &year.to_string())]);
        (!owed.is_empty()).then(|| MonthView { id: format!("con-no-{year}"), label, entries })
    });
    groups.collect()
}

/// What was due before and is not there, this month, the next.
fn near(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, route: &Route) -> Vec<MonthView> {
    let this = setting.as_of.first_of_month();
    let next = this.saturating_add(1.month());
    let keys = [("this_month", this), ("next_month", next)];
    let of_month = |(key, first): (&str, jiff::civil::Date)| {
        let wanted = (first.year(), first.month());
        let entries = calendars.years.iter().flat_map(|(year, duties)| {
            let asked = Asked { setting, unit, calendars, year: *year, duties };
            months(&asked, route, |month| month == wanted, |_| true).into_iter().flat_map(|m| m.entries)
        });
        let label = setting.tell(key, &[("month", &setting.month(first.year(), first.month()))]);
        MonthView { id: key.replace('_', "-"), label, entries: entries.collect() }
    };
    keys.into_iter().map(of_month).collect()
}

fn subscriptions(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, route: &Route) -> Vec<Link> {
    let mut links = vec![setting.link(route, &routes::unit_ics(unit), setting.say("subscribe_unit"))];
    for role in calendars::roles(calendars) {
        links.push(setting.link(
            route,
            &routes::role_ics(unit, &role.id),
            setting.tell("role_subscribe", &[("role", &setting.official(&role.label))]),
        ));
    }
    if unit.has_news(setting.as_of) {
        links.push(setting.link(route, &routes::feed(unit), setting.say("subscribe_feed")));
    }
    links
}
