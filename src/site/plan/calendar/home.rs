//! This month and the next, how punctual the last years were, what can be subscribed to.

use super::agenda::{is_tracked, months};
use super::{Asked, Calendars, class_of};
use crate::derive::duties::{Obligation, Status};
use crate::model::Unit;
use crate::site::Route;
use crate::site::plan::chrome::Section;
use crate::site::plan::table::{Simple, anchor, escaped};
use crate::site::plan::{Content, Page, Setting, feed, routes};
use crate::site::view::{CalendarHome, DataTable, Link, MonthView, View};
use crate::text::SchoolYear;
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
        punctuality: punctuality(
            setting,
            &route,
            &unit.name,
            calendars.years.iter().map(|(y, d)| (*y, Tally::of(d), routes::calendar(unit, *y))),
        ),
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
        let label = setting.tell(key, &[("month", &setting.month(first.year(), first.month()))]);
        MonthView { id: key.replace('_', "-"), label, entries: entries.collect() }
    };
    keys.into_iter().map(of_month).collect()
}

/// What became of the duties of a school year.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    on_time: usize,
    late: usize,
    overdue: usize,
    open: usize,
    worst: Option<i32>,
    /// Of weekly and monthly duties whose day has come.
    kept: usize,
    repeated: usize,
}

impl Tally {
    /// Adds the duties of a unit that the regulations lay on it.
    pub(super) fn add(&mut self, duties: &[Obligation]) {
        for duty in duties.iter().filter(|d| d.is_law() && is_tracked(d)) {
            if duty.series.is_some() {
                if !matches!(duty.status, Status::Later | Status::Soon { .. }) {
                    self.repeated += 1;
                    self.kept += usize::from(matches!(duty.status, Status::OnTime(_)));
                }
                continue;
            }
            match class_of(duty.status) {
                "ok" => self.on_time += 1,
                "late" => self.late += 1,
                "overdue" => self.overdue += 1,
                _ => self.open += 1,
            }
        }
        let late = duties
            .iter()
            .filter(|d| d.is_law())
            .filter_map(|d| if let Status::Late { days, .. } = d.status { Some(days) } else { None });
        self.worst = self.worst.max(late.max());
    }

    fn of(duties: &[Obligation]) -> Self {
        let mut tally = Self::default();
        tally.add(duties);
        tally
    }

    fn cells(self, setting: &Setting<'_>) -> [String; 6] {
        let worst =
            self.worst.map_or_else(|| "–".to_owned(), |days| setting.tell("days", &[("days", &days.to_string())]));
        let repeated = if self.repeated == 0 { "–".to_owned() } else { format!("{}/{}", self.kept, self.repeated) };
        [
            self.on_time.to_string(),
            self.late.to_string(),
            self.overdue.to_string(),
            self.open.to_string(),
            escaped(&worst),
            repeated,
        ]
    }
}

/// School years × what became of their duties. Weekly and monthly duties have a column of their own.
pub(super) fn punctuality(
    setting: &Setting<'_>,
    route: &Route,
    whose: &str,
    years: impl Iterator<Item = (SchoolYear, Tally, Route)>,
) -> Option<DataTable> {
    let keys = [
        "punctual_year",
        "punctual_ok",
        "punctual_late",
        "punctual_overdue",
        "punctual_open",
        "punctual_worst",
        "punctual_repeated",
    ];
    let headers = keys.map(|k| setting.say(k));
    let mut table = Simple::new("dung-han", &setting.tell("punctual_caption", &[("whose", whose)]), &headers);
    for (year, tally, page) in years.take(YEARS) {
        let link = anchor(&setting.href(route, &page), &setting.tell("matrix_year", &[("year", &year.to_string())]));
        table.row(std::iter::once(link).chain(tally.cells(setting)).collect(), 0);
    }
    let mut table = table.finish();
    for cell in table.rows.iter_mut().flat_map(|r| r.cells.iter_mut().skip(1)) {
        cell.numeric = true;
    }
    table.footnote = Some(setting.say("punctual_note"));
    (!table.rows.is_empty()).then_some(table)
}

fn subscriptions(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, route: &Route) -> Vec<Link> {
    let mut links = vec![setting.link(route, &routes::unit_ics(unit), setting.say("subscribe_unit"))];
    for role in super::subscribe::roles(calendars) {
        links.push(setting.link(
            route,
            &routes::role_ics(unit, &role.id),
            setting.tell("role_subscribe", &[("role", &role.label)]),
        ));
    }
    if feed::has_news(unit, setting.as_of) {
        links.push(setting.link(route, &routes::feed(unit), setting.say("subscribe_feed")));
    }
    links
}
