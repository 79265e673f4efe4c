//! The disclosure calendar: agenda, month grid, filters, the sheet for the staff room, this month, files to subscribe to, the overview of a
//! managing office. One file a kind of page; [`row`] says one duty.

mod agenda;
mod filters;
mod grid;
mod home;
mod overview;
mod row;
mod sheet;
mod subscribe;

pub(super) use overview::{has_office_page, portal_links, portal_pages};
pub(super) use row::row;
pub(super) use subscribe::domain;

use super::chrome::Section;
use super::{Page, Setting, routes};
use crate::derive::duties::{Item, Obligation, Status, obligations, school_years};
use crate::derive::plan_review::{Disagreement, review};
use crate::model::{SchoolCalendar, Unit};
use crate::site::Route;
use crate::site::view::{CalendarFrame, Chrome, Link, NavLink};
use crate::text::SchoolYear;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The duties of a unit by school year, newest first.
pub(super) struct Calendars {
    pub(super) years: Vec<(SchoolYear, Vec<Obligation>)>,
    /// Where the plan and the rules disagree, in words, by year and duty.
    notes: BTreeMap<(SchoolYear, String), Vec<String>>,
    /// The same for a year as a whole.
    summaries: BTreeMap<SchoolYear, Vec<String>>,
}

impl Calendars {
    pub(super) fn of(setting: &Setting<'_>, unit: &Unit) -> Self {
        let years = school_years(unit, setting.as_of)
            .into_iter()
            .map(|year| (year, obligations(unit, year, setting.packs, setting.as_of)));
        let mut calendars = Self { years: years.collect(), notes: BTreeMap::new(), summaries: BTreeMap::new() };
        for calendar in &unit.calendars {
            let Some((_, duties)) = calendars.years.iter().find(|(year, _)| *year == calendar.year) else { continue };
            for disagreement in review(calendar, duties) {
                let (ids, note, summary) = said(setting, calendar, duties, &disagreement);
                for (id, note) in ids.into_iter().zip(note.into_iter().cycle()) {
                    calendars.notes.entry((calendar.year, id)).or_default().push(note);
                }
                calendars.summaries.entry(calendar.year).or_default().push(summary);
            }
        }
        calendars
    }

    /// The place of the stated day's school year, else of the last before it, else of the first.
    pub(super) fn current(&self, setting: &Setting<'_>) -> usize {
        current(self.years.iter().map(|(year, _)| *year), setting)
    }

    fn notes(&self, duty: &Obligation) -> Vec<String> {
        self.notes.get(&(duty.year, duty.id.clone())).cloned().unwrap_or_default()
    }

    /// Places in the calendar where an item counts, plan and law, oldest first.
    pub(super) fn backlinks(&self, setting: &Setting<'_>, route: &Route, unit: &Unit, item: Item) -> Vec<Link> {
        let duties = self
            .years
            .iter()
            .flat_map(|(_, duties)| duties)
            .filter(|d| d.fulfilled.iter().any(|f| f.item == item) && d.series.is_none());
        let links = duties.map(|duty| {
            let due = row::due(setting, duty);
            let label = setting
                .tell("calendar_backlink", &[("title", &duty.title), ("due", &due), ("year", &duty.year.to_string())]);
            Link { label, href: row::anchor(setting, route, unit, duty) }
        });
        links.collect()
    }
}

/// Of school years, newest first: the place of the stated day's.
fn current(years: impl Iterator<Item = SchoolYear> + Clone, setting: &Setting<'_>) -> usize {
    let now = SchoolYear::containing(setting.as_of);
    years.clone().position(|year| year <= now).unwrap_or_else(|| years.count().saturating_sub(1))
}

/// A disagreement in words: the ids of the rows that it stands beside with a note for each, and a sentence for the whole plan.
fn said(
    setting: &Setting<'_>,
    calendar: &SchoolCalendar,
    duties: &[Obligation],
    found: &Disagreement,
) -> (Vec<String>, Vec<String>, String) {
    let basis = |duty: &Obligation| row::basis(setting, duty);
    match found {
        Disagreement::Later { event, duty } => {
            let (event, duty) = (&calendar.events[*event], &duties[*duty]);
            let planned = row::when(setting, event.when);
            let due = row::due(setting, duty);
            let values = [
                ("planned", planned.as_str()),
                ("due", due.as_str()),
                ("basis", &basis(duty)),
                ("title", &event.label),
            ];
            let words = setting.tell("plan_later", &values);
            (vec![event.id.clone(), duty.id.clone()], vec![words.clone(), setting.tell("rule_earlier", &values)], words)
        }
        Disagreement::Unplanned { duties: missing } => {
            let listed: Vec<String> = missing
                .iter()
                .map(|at| format!("{}: {}", row::due(setting, &duties[*at]), duties[*at].title))
                .collect();
            let number = missing.first().map(|at| row::number(&duties[*at])).unwrap_or_default();
            let summary = setting.tell("plan_silent", &[("number", &number), ("list", &listed.join("; "))]);
            (missing.iter().map(|at| duties[*at].id.clone()).collect(), vec![setting.say("not_planned")], summary)
        }
        Disagreement::Printed { event, printed } => {
            let event = &calendar.events[*event];
            let values = [
                ("printed", setting.date(*printed)),
                ("year", calendar.year.to_string()),
                ("due", row::when(setting, event.when)),
            ];
            let words = setting.tell("plan_printed", &values.each_ref().map(|(k, v)| (*k, v.as_str())));
            (vec![event.id.clone()], vec![words.clone()], words)
        }
        Disagreement::OutsideYear { event } => {
            let event = &calendar.events[*event];
            let words = setting.tell(
                "plan_outside",
                &[("due", &row::when(setting, event.when)), ("year", &calendar.year.to_string())],
            );
            (vec![event.id.clone()], vec![words.clone()], words)
        }
    }
}

pub(super) fn pages(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Vec<Page> {
    if calendars.years.is_empty() {
        return overview::office_pages(setting, unit);
    }
    let mut pages = overview::office_pages(setting, unit);
    pages.push(home::page(setting, unit, calendars));
    for (year, duties) in &calendars.years {
        let asked = Asked { setting, unit, calendars, year: *year, duties };
        pages.push(agenda::page(&asked));
        pages.push(grid::page(&asked));
        pages.extend(filters::pages(&asked));
        pages.push(sheet::page(&asked));
        pages.push(subscribe::year(&asked));
    }
    pages.extend(subscribe::unit(setting, unit, calendars));
    pages
}

/// One school year of one unit.
struct Asked<'a> {
    setting: &'a Setting<'a>,
    unit: &'a Unit,
    calendars: &'a Calendars,
    year: SchoolYear,
    duties: &'a [Obligation],
}

/// The views of a school year: name in the address and in the words of the theme.
const VIEWS: [(&str, &str); 5] = [
    ("theo-thang", "view_grid"),
    ("theo-vai-tro", "view_role"),
    ("theo-hinh-thuc", "view_channel"),
    ("theo-noi-dung", "view_content"),
    ("ban-in", "view_sheet"),
];

impl Asked<'_> {
    fn heading(&self) -> String {
        self.setting.tell("calendar_heading", &[("year", &self.year.to_string())])
    }

    fn source(&self) -> Arc<str> {
        self.plan().map_or_else(|| Arc::clone(&self.unit.file), |c| Arc::clone(&c.file))
    }

    fn plan(&self) -> Option<&SchoolCalendar> {
        self.unit.calendars.iter().find(|c| c.year == self.year)
    }

    /// The frame of a page of this year.
    fn chrome(&self, route: &Route, heading: &str, above: &[(String, Route)]) -> Chrome {
        let mut chrome = self.setting.unit_chrome(route, self.unit, Section::Calendar, heading, above);
        chrome.illustrative = self.plan().is_some_and(|p| p.illustrative);
        chrome
    }

    /// Links to the other years (in the same view) and the other views of this year.
    fn frame(&self, route: &Route, view: Option<&str>) -> CalendarFrame {
        let to = |year: SchoolYear| {
            view.map_or_else(|| routes::calendar(self.unit, year), |v| routes::calendar_view(self.unit, year, v))
        };
        let years = self.calendars.years.iter().map(|(y, _)| NavLink {
            label: y.to_string(),
            href: self.setting.href(route, &to(*y)),
            current: *y == self.year,
        });
        let agenda = NavLink {
            label: self.setting.say("view_agenda"),
            href: self.setting.href(route, &routes::calendar(self.unit, self.year)),
            current: view.is_none(),
        };
        let others = VIEWS.iter().map(|(name, key)| NavLink {
            label: self.setting.say(key),
            href: self.setting.href(route, &routes::calendar_view(self.unit, self.year, name)),
            current: view == Some(*name),
        });
        CalendarFrame { years: years.collect(), views: std::iter::once(agenda).chain(others).collect() }
    }
}

/// The class of a status in the theme.
fn class_of(status: Status) -> &'static str {
    match status {
        Status::OnTime(_) => "ok",
        Status::Late { .. } => "late",
        Status::Overdue { .. } => "overdue",
        Status::Soon { .. } => "soon",
        Status::Later => "later",
        Status::Waiting => "waiting",
        Status::NotApplicable => "na",
        Status::NotTracked => "none",
    }
}
