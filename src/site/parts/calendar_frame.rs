//! What the calendar's pages of one school year share: the frame, the links to other years and views.

use crate::derive::duties::Obligation;
use crate::model::{SchoolCalendar, Unit};
use crate::site::Route;
use crate::site::context::calendar_view::CalendarView;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::parts::calendars::Calendars;
use crate::site::view::{CalendarFrame, Chrome, NavLink};
use crate::text::SchoolYear;
use std::sync::Arc;

/// One school year of one unit.
pub(crate) struct Asked<'a> {
    pub(crate) setting: &'a Setting<'a>,
    pub(crate) unit: &'a Unit,
    pub(crate) calendars: &'a Calendars,
    pub(crate) year: SchoolYear,
    pub(crate) duties: &'a [Obligation],
}

impl Asked<'_> {
    pub(crate) fn heading(&self) -> String {
        self.setting.tell("calendar_heading", &[("year", &self.year.to_string())])
    }

    pub(crate) fn source(&self) -> Arc<str> {
        self.plan().map_or_else(|| Arc::clone(&self.unit.file), |c| Arc::clone(&c.file))
    }

    pub(crate) fn plan(&self) -> Option<&SchoolCalendar> {
        self.unit.calendars.iter().find(|c| c.year == self.year)
    }

    /// The frame of a page of this year.
    pub(crate) fn chrome(&self, route: &Route, heading: &str, above: &[(String, Route)]) -> Chrome {
        let mut chrome = self.setting.unit_chrome(route, self.unit, Section::CALENDAR, heading, above);
        chrome.illustrative = self.plan().is_some_and(|p| p.illustrative);
        chrome
    }

    /// Links to the other years (in the same view) and the other views of this year.
    pub(crate) fn frame(&self, route: &Route, view: Option<CalendarView>) -> CalendarFrame {
        let to = |year: SchoolYear| {
            view.map_or_else(|| routes::calendar(self.unit, year), |v| routes::calendar_view(self.unit, year, v))
        };
        let years = self.calendars.years.iter().map(|(y, _)| NavLink {
            label: y.to_string(),
            href: self.setting.href(route, &to(*y)),
            current: *y == self.year,
        });
        let link = |key: &str, to: &Route, current| NavLink {
            label: self.setting.say(key),
            href: self.setting.href(route, to),
            current,
        };
        let of_view = |other: CalendarView| {
            let to = routes::calendar_view(self.unit, self.year, other);
            link(other.word(), &to, view == Some(other))
        };
        let agenda = routes::calendar(self.unit, self.year);
        CalendarFrame {
            years: years.collect(),
            readers: vec![
                link("view_school", &agenda, view != Some(CalendarView::Parents)),
                of_view(CalendarView::Parents),
            ],
            views: std::iter::once(link("view_agenda", &agenda, view.is_none()))
                .chain(CalendarView::OTHERS.map(of_view))
                .collect(),
        }
    }
}
