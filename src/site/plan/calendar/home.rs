//! This month and the next, how punctual the last years were, what can be subscribed to.

use super::agenda::{is_tracked, months};
use super::{Asked, Calendars, class_of};
use crate::model::Unit;
use crate::model::obligation::Obligation;
use crate::site::Route;
use crate::site::plan::chrome::Section;
use crate::site::plan::table::{Simple, anchor, escaped};
use crate::site::plan::{Content, Page, Setting, feed, routes};
use crate::site::view::{CalendarHome, DataTable, Link, MonthView, View};
use crate::text::{SchoolYear, format_month};
use jiff::ToSpan;
use std::sync::Arc;

/// How many school years the table of punctuality shows.
const YEARS: usize = 5;

pub(super) fn page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Page {
    let route = routes::calendar_home(unit);
    let heading = setting.say("calendar_home_heading");
    let year_links = calendars.years.iter().map(|(year, _)| {
        let label = setting.tell("calendar_heading", &[("year", &year.to_string())]);
        setting.link(&route, &routes::calendar(unit, *year), label)
    });
    let mut chrome = setting.unit_chrome(&route, unit, Section::Calendar, &heading, &[]);
    chrome.illustrative = !unit.calendars.is_empty() && unit.calendars.iter().all(|c| c.illustrative);
    let view = CalendarHome {
        chrome,
        months: near(setting, unit, calendars, &route),
        years: year_links.collect(),
        all_sheets: crate::site::plan::disclosures::all_sheets_link(setting, &route, unit, calendars),
        punctuality: punctuality(setting, &route, &unit.name, calendars.years.iter().map(|(y, d)| (*y, d.as_slice(), routes::calendar(unit, *y)))),
        subscriptions: subscriptions(setting, unit, calendars, &route),
    };
    Page { route, content: Content::Html(Box::new(View::CalendarHome(Box::new(view)))), source: Arc::clone(&unit.file) }
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
            months(&asked, route, |month| month == wanted).into_iter().flat_map(|m| m.entries)
        });
        let label = setting.tell(key, &[("month", &format_month(first.year(), first.month()))]);
        MonthView { id: key.replace('_', "-"), label, entries: entries.collect() }
    };
    keys.into_iter().map(of_month).collect()
}

/// School years × what became of their duties. Weekly and monthly duties have a column of their own.
pub(super) fn punctuality<'a>(
    setting: &Setting<'_>,
    route: &Route,
    whose: &str,
    years: impl Iterator<Item = (SchoolYear, &'a [Obligation], Route)>,
) -> Option<DataTable> {
    let keys = ["punctual_year", "punctual_ok", "punctual_late", "punctual_overdue", "punctual_open", "punctual_worst", "punctual_repeated"];
    let headers = keys.map(|k| setting.say(k));
    let mut table = Simple::new("dung-han", &setting.tell("punctual_caption", &[("whose", whose)]), &headers);
    let mut any = false;
    for (year, duties, page) in years.take(YEARS) {
        any = true;
        table.row(figures(setting, route, year, duties, &page), 0);
    }
    let mut table = table.finish();
    for cell in table.rows.iter_mut().flat_map(|r| r.cells.iter_mut().skip(1)) {
        cell.numeric = true;
    }
    table.footnote = Some(setting.say("punctual_note"));
    any.then_some(table)
}

fn figures(setting: &Setting<'_>, route: &Route, year: SchoolYear, duties: &[Obligation], page: &Route) -> Vec<String> {
    use crate::model::obligation::Status;
    let law: Vec<&Obligation> = duties.iter().filter(|d| d.is_law() && is_tracked(d)).collect();
    let count = |classes: &[&str]| law.iter().filter(|d| d.series.is_none() && classes.contains(&class_of(d.status))).count().to_string();
    let late = law.iter().filter_map(|d| match d.status {
        Status::Late { days, .. } => Some(days),
        _ => None,
    });
    let worst = late.max().map_or_else(|| "–".to_owned(), |days| setting.tell("days", &[("days", &days.to_string())]));
    let repeated: Vec<&&Obligation> = law.iter().filter(|d| d.series.is_some() && !matches!(d.status, Status::Later | Status::Soon { .. })).collect();
    let kept = repeated.iter().filter(|d| matches!(d.status, Status::OnTime(_))).count();
    let repeated = if repeated.is_empty() { "–".to_owned() } else { format!("{kept}/{}", repeated.len()) };
    let link = anchor(&page.href_from(route), &setting.tell("matrix_year", &[("year", &year.to_string())]));
    vec![link, count(&["ok"]), count(&["late"]), count(&["overdue"]), count(&["soon", "later"]), escaped(&worst), repeated]
}

fn subscriptions(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, route: &Route) -> Vec<Link> {
    let mut links = vec![setting.link(route, &routes::unit_ics(unit), setting.say("subscribe_unit"))];
    for role in super::subscribe::roles(calendars) {
        links.push(setting.link(route, &routes::role_ics(unit, &role.id), setting.tell("role_subscribe", &[("role", &role.label)])));
    }
    if feed::has_news(unit, setting.as_of) {
        links.push(setting.link(route, &routes::feed(unit), setting.say("subscribe_feed")));
    }
    links
}
