//! What a managing office sees: units × duties, those that have met nothing first, and the deadlines of all. One page for each school year; with
//! very many units, several.

use crate::derive::duties::{Look, Tally};
use crate::model::Unit;
use crate::site::Route;
use crate::site::context::list_routes;
use crate::site::context::queries::{managed, years_of};
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::context::{queries, routes};
use crate::site::page::{Content, Page};
use crate::site::parts::deadlines::{Deadline, UnitDuties, deadlines, subscription};
use crate::site::parts::overview_table::{self, is_by_unit, matrix};
use crate::site::parts::pager::pager;
use crate::site::parts::standing::{duties_in, left_out, totals};
use crate::site::parts::table::Simple;
use crate::site::parts::{overview_data, punctuality, units};
use crate::site::view::{CalendarOverview, Cell, Chrome, DataTable, NavLink, State, View};
use crate::text::SchoolYear;
use std::sync::Arc;

/// Units on one page.
const UNITS: usize = 50;

pub(crate) fn portal_pages(setting: &Setting<'_>) -> Vec<Page> {
    if setting.single_unit() {
        return Vec::new();
    }
    let units: Vec<&Unit> = setting.site.units.iter().collect();
    let years = years_of(setting, &units);
    let current = queries::current(years.iter().copied(), setting);
    let (mut all_deadlines, mut tallies, mut views, mut files) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, year) in years.iter().enumerate() {
        let duties = duties_in(setting, &units, *year);
        let tally = Tally::of_recorded(duties.iter().flat_map(|own| own.duties));
        tallies.push((*year, tally));
        let chunks = duties.len().div_ceil(UNITS).max(1);
        let shared = Shared::of(setting, &units, *year, &duties);
        for page in 1..=chunks {
            // the address without a year has the first page, which leads to the others
            let short = (at == current && page == 1).then(|| routes::portal_calendar(None, page));
            for route in std::iter::once(routes::portal_calendar(Some(*year), page)).chain(short) {
                let frame = Frame {
                    route: &route,
                    year: *year,
                    years: &years,
                    page,
                    pages: chunks,
                    part: part(&duties, page),
                    shared: &shared,
                };
                let view = portal_view(setting, &frame);
                views.push((route, page, view));
            }
        }
        let source = || Arc::from("content/site.yaml");
        let first = routes::portal_calendar(Some(*year), 1);
        files.extend(overview_data::pages(setting, &first, &setting.site.title, *year, &duties, source));
        all_deadlines.extend(shared.deadlines);
    }
    let mut pages = Vec::with_capacity(views.len() + 1);
    for (route, page, mut view) in views {
        if page == 1 {
            let years = tallies.iter().map(|(year, tally)| (*year, *tally, routes::portal_calendar(Some(*year), 1)));
            view.punctuality = punctuality::punctuality(setting, &route, &setting.site.title, years);
        }
        pages.push(Page {
            route,
            content: Content::Html(Box::new(View::CalendarOverview(Box::new(view)))),
            source: Arc::from("content/site.yaml"),
        });
    }
    pages.extend(files);
    if !all_deadlines.is_empty() {
        let calendar = subscription(setting, &all_deadlines);
        pages.push(Page {
            route: routes::portal_ics(),
            content: Content::Calendar(calendar),
            source: Arc::from("content/site.yaml"),
        });
    }
    pages
}

struct Frame<'a> {
    route: &'a Route,
    year: SchoolYear,
    years: &'a [SchoolYear],
    page: usize,
    pages: usize,
    part: &'a [UnitDuties<'a>],
    shared: &'a Shared<'a>,
}

/// What all pages of a year say.
struct Shared<'a> {
    all: &'a [UnitDuties<'a>],
    totals: String,
    left_out: Vec<String>,
    deadlines: Vec<Deadline>,
    /// See [`overview_table::sum`].
    sum: Vec<Cell>,
}

impl<'a> Shared<'a> {
    fn of(setting: &Setting<'_>, units: &[&Unit], year: SchoolYear, all: &'a [UnitDuties<'a>]) -> Self {
        Self {
            all,
            totals: totals(setting, all),
            left_out: left_out(setting, units, year),
            deadlines: deadlines(setting, year, all),
            sum: overview_table::sum(setting, year, all),
        }
    }

    /// The deadlines stand on the first page.
    fn deadlines(&self, page: usize) -> &[Deadline] {
        if page == 1 { &self.deadlines } else { &[] }
    }
}

fn portal_view(setting: &Setting<'_>, frame: &Frame<'_>) -> CalendarOverview {
    let route = frame.route;
    // the address without a year shows the stated day's; both say so in their titles
    let short = *route == routes::portal_calendar(None, frame.page);
    let key = if short { "overview_heading_now" } else { "overview_heading" };
    let heading = page_heading(setting, setting.tell(key, &[("year", &frame.year.to_string())]), frame.page);
    let mut subscriptions = vec![setting.link(route, &routes::portal_ics(), setting.say("subscribe_portal"))];
    if setting.portal_feed {
        subscriptions.push(setting.link(route, &routes::portal_feed(), setting.say("subscribe_feed")));
    }
    let to = |year: SchoolYear| setting.href(route, &routes::portal_calendar(Some(year), 1));
    let chrome = setting.portal_chrome(route, &heading, &[]);
    CalendarOverview {
        chrome: Chrome { versions: setting.versions_of_all(), ..chrome },
        years: frame
            .years
            .iter()
            .map(|y| NavLink { label: y.to_string(), href: to(*y), current: *y == frame.year })
            .collect(),
        lead: setting.say("overview_lead"),
        totals: frame.shared.totals.clone(),
        left_out: frame.shared.left_out.clone(),
        legend: legend(setting),
        finder: is_by_unit(frame.shared.all).then(|| units::finder(setting, overview_table::ID)),
        matrix: matrix(setting, route, frame.year, frame.part, (frame.shared.all, &frame.shared.sum)),
        deadlines: deadline_table(setting, frame.shared.deadlines(frame.page)),
        punctuality: None,
        pager: pager(setting, route, (frame.page, frame.pages), |n| {
            routes::portal_calendar((!short || n > 1).then_some(frame.year), n)
        }),
        data: overview_data::links(setting, route, &routes::portal_calendar(Some(frame.year), 1)),
        subscriptions,
    }
}

/// The overview of an office over the units that it manages (`manages` in its `unit.yaml`), in the stated day's school year.
pub(crate) fn office_pages(setting: &Setting<'_>, office: &Unit) -> Vec<Page> {
    let managed = managed(setting, office);
    let years = years_of(setting, &managed);
    let Some(year) = years.get(queries::current(years.iter().copied(), setting)).copied() else { return Vec::new() };
    let duties = duties_in(setting, &managed, year);
    let pages = duties.len().div_ceil(UNITS).max(1);
    let shared = Shared::of(setting, &managed, year, &duties);
    let view = |page: usize| office_view(setting, office, (year, &shared), (page, pages));
    let html = |page: usize| Page {
        route: list_routes::office_calendar(office, page),
        content: Content::Html(Box::new(View::CalendarOverview(Box::new(view(page))))),
        source: Arc::clone(&office.file),
    };
    let first = list_routes::office_calendar(office, 1);
    let files = overview_data::pages(setting, &first, &office.name, year, &duties, || Arc::clone(&office.file));
    (1..=pages).map(html).chain(files).collect()
}

fn office_view(
    setting: &Setting<'_>,
    office: &Unit,
    (year, shared): (SchoolYear, &Shared<'_>),
    (page, pages): (usize, usize),
) -> CalendarOverview {
    let route = list_routes::office_calendar(office, page);
    let heading = page_heading(setting, setting.tell("overview_heading", &[("year", &year.to_string())]), page);
    let chrome = setting.unit_chrome(&route, office, Section::CALENDAR, &heading, &[]);
    CalendarOverview {
        chrome: Chrome { versions: setting.versions_of_managed(office), ..chrome },
        years: Vec::new(),
        lead: setting.say("overview_lead"),
        totals: shared.totals.clone(),
        left_out: shared.left_out.clone(),
        legend: legend(setting),
        finder: is_by_unit(shared.all).then(|| units::finder(setting, overview_table::ID)),
        matrix: matrix(setting, &route, year, part(shared.all, page), (shared.all, &shared.sum)),
        deadlines: deadline_table(setting, shared.deadlines(page)),
        punctuality: None,
        pager: pager(setting, &route, (page, pages), |n| list_routes::office_calendar(office, n)),
        data: overview_data::links(setting, &route, &list_routes::office_calendar(office, 1)),
        subscriptions: Vec::new(),
    }
}

/// The units of a page, which counts from 1.
fn part<'d, 'u>(duties: &'d [UnitDuties<'u>], page: usize) -> &'d [UnitDuties<'u>] {
    &duties[(page - 1) * UNITS..(page * UNITS).min(duties.len())]
}

fn page_heading(setting: &Setting<'_>, heading: String, page: usize) -> String {
    match page {
        1 => heading,
        _ => setting.tell("overview_page_heading", &[("heading", &heading), ("page", &page.to_string())]),
    }
}

/// The five states.
fn legend(setting: &Setting<'_>) -> Vec<State> {
    let looks = [
        (Look::Overdue, "short_overdue"),
        (Look::Soon, "short_soon"),
        (Look::Waiting, "short_unanswered"),
        (Look::Later, "short_later"),
        (Look::OnTime, "short_done"),
    ];
    looks.map(|(look, key)| State { class: look.id().to_owned(), label: setting.say(key) }).into()
}

fn deadline_table(setting: &Setting<'_>, deadlines: &[Deadline]) -> Option<DataTable> {
    let headers = ["filter_due", "filter_what", "filter_basis", "overview_published"].map(|k| setting.say(k));
    let mut table = Simple::new("cac-han", &setting.say("deadlines_caption"), &headers).of_kind("deadlines");
    for d in deadlines {
        let when = Cell::time(d.when.last_day(), &d.due, false);
        let count =
            setting.tell("overview_count", &[("published", &d.published.to_string()), ("units", &d.units.to_string())]);
        table.row(vec![when, Cell::lines(&d.title), Cell::lines(&d.basis), count.into()], 1);
    }
    let mut table = table.finish();
    for (row, d) in table.rows.iter_mut().zip(deadlines) {
        row.id = Some(d.id.clone());
    }
    (!deadlines.is_empty()).then_some(table)
}
