//! A school year as a table for each month: rows are weeks from Monday, a deadline stands on its last day.

use crate::derive::duties::Obligation;
use crate::site::Route;
use crate::site::context::calendar_view::CalendarView;
use crate::site::context::routes;
use crate::site::page::{Content, Page};
use crate::site::parts::calendar_frame::Asked;
use crate::site::phrases::duty::{anchor, series_title, state};
use crate::site::view::{CalendarGrid, GridDay, GridEntry, GridMonth, GridWeek, View};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

pub(crate) fn page(asked: &Asked<'_>) -> Page {
    let Asked { setting, unit, year, duties, .. } = *asked;
    let route = routes::calendar_view(unit, year, CalendarView::Grid);
    let mut by_day: BTreeMap<Date, Vec<&Obligation>> = BTreeMap::new();
    for duty in duties {
        if let Some(day) = duty.last_day() {
            by_day.entry(day).or_default().push(duty);
        }
    }
    // the plan for September is due in August
    let own = setting.years().span(year);
    let first = by_day.keys().next().map_or(own.from, |day| day.first_of_month()).min(own.from);
    let last = by_day.keys().last().map_or(own.to, |day| day.last_of_month()).max(own.to);
    let months = first
        .series(1.month())
        .take_while(|m| *m <= last)
        .filter(|m| *m >= own.from || by_day.range(*m..=m.last_of_month()).next().is_some());
    let weekdays: Vec<String> = setting.say("weekdays").split(", ").map(str::to_owned).collect();
    let heading = setting.tell("grid_heading", &[("year", &year.to_string())]);
    let view = CalendarGrid {
        chrome: asked.chrome(&route, &heading, &[(asked.heading(), routes::calendar(unit, year))]),
        frame: asked.frame(&route, Some(CalendarView::Grid)),
        months: months.map(|first| month(asked, &route, first, &by_day, &weekdays)).collect(),
        weekdays,
    };
    Page { route, content: Content::Html(Box::new(View::CalendarGrid(view))), source: asked.source() }
}

fn month(
    asked: &Asked<'_>,
    route: &Route,
    first: Date,
    by_day: &BTreeMap<Date, Vec<&Obligation>>,
    weekdays: &[String],
) -> GridMonth {
    let monday = first.saturating_sub(i32::from(first.weekday().to_monday_zero_offset()).days());
    let weeks = monday.series(1.week()).take_while(|m| *m <= first.last_of_month()).map(|monday| {
        let days: Vec<GridDay> = (0..7)
            .zip(weekdays)
            .map(|(n, name)| {
                let day = monday.saturating_add(n.days());
                let inside = day.first_of_month() == first;
                GridDay {
                    number: inside.then(|| day.day()),
                    iso: day.to_string(),
                    label: format!("{name} {}/{}", day.day(), day.month()),
                    holiday: asked.setting.packs.holidays.holiday(day).filter(|_| inside).map(str::to_owned),
                    today: inside && day == asked.setting.as_of,
                    entries: by_day
                        .get(&day)
                        .filter(|_| inside)
                        .map(|duties| duties.iter().map(|d| entry(asked, route, d)).collect())
                        .unwrap_or_default(),
                }
            })
            .collect();
        let inside: Vec<&GridDay> = days.iter().filter(|d| d.number.is_some()).collect();
        let (from, to) =
            (inside.first().and_then(|d| d.number).unwrap_or(1), inside.last().and_then(|d| d.number).unwrap_or(1));
        let month = first.month();
        GridWeek { label: if from == to { format!("{from}/{month}") } else { format!("{from}–{to}/{month}") }, days }
    });
    GridMonth {
        id: format!("thang-{}-{}", first.month(), first.year()),
        caption: asked.setting.tell("month", &[("month", &asked.setting.month(first.year(), first.month()))]),
        weeks: weeks.collect(),
    }
}

fn entry(asked: &Asked<'_>, route: &Route, duty: &Obligation) -> GridEntry {
    let label = series_title(asked.setting, duty);
    GridEntry { label, href: anchor(asked.setting, route, asked.unit, duty), state: state(asked.setting, duty.status) }
}
