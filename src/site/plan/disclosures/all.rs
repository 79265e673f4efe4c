//! "Print all that is due": the sheets of all disclosures of the current school year, one after another.

use super::super::calendar::Calendars;
use super::super::chrome::Section;
use super::super::{Content, Page, Setting, routes, sheet};
use super::{page, title};
use crate::model::{Disclosure, Subject, TimeSpan, Unit};
use crate::site::view::{AllSheets, FormPaper, FormTable, ItemView, Link, SheetView, View};
use crate::text::SchoolYear;
use std::sync::Arc;

/// The school year's sheets: its own disclosures, and others that its duties ask for. The annual report is a document of its own.
fn chosen<'u>(setting: &Setting<'_>, unit: &'u Unit, calendars: &Calendars) -> Option<(SchoolYear, Vec<(usize, &'u Disclosure)>)> {
    let (year, duties) = calendars.years.get(calendars.current(setting))?;
    let mut found: Vec<(usize, &Disclosure)> = sheet::published_by_then(setting, unit)
        .filter(|(_, d)| !matches!(d.subject, Subject::AnnualReport(_)))
        .filter(|(at, d)| d.span == TimeSpan::SchoolYear(*year) || sheet::fulfils(duties, *at))
        .collect();
    found.sort_by_key(|(at, d)| (d.published, *at));
    (!found.is_empty()).then_some((*year, found))
}

/// The link to it from other pages.
pub(in crate::site::plan) fn link(setting: &Setting<'_>, route: &crate::site::Route, unit: &Unit, calendars: &Calendars) -> Option<Link> {
    let (_, found) = chosen(setting, unit, calendars)?;
    Some(setting.link(route, &routes::all_sheets(unit), setting.tell("all_sheets_link", &[("count", &found.len().to_string())])))
}

pub(super) fn page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Option<Page> {
    let (year, found) = chosen(setting, unit, calendars)?;
    let route = routes::all_sheets(unit);
    let heading = setting.tell("all_sheets_heading", &[("year", &year.to_string())]);
    let mut chrome = setting.unit_chrome(&route, unit, Section::Calendar, &heading, &[(setting.say("nav_calendar"), routes::calendar_home(unit))]);
    chrome.noindex = true;
    let sheets = found.iter().enumerate().map(|(n, (at, disclosure))| {
        let id = format!("to-{}", n + 1);
        let mut paper = page::paper(setting, &route, unit, *at, disclosure);
        tell_apart(&mut paper, &id);
        SheetView { id, illustrative: disclosure.illustrative, paper, foot: page::foot(setting, unit, calendars, *at, disclosure) }
    });
    let contents = found.iter().enumerate().map(|(n, (_, d))| Link { label: format!("{}: {}", d.label(), title(d)), href: format!("#to-{}", n + 1) });
    let lead = setting.tell("all_sheets_lead", &[("count", &found.len().to_string()), ("year", &year.to_string())]);
    let view = AllSheets { lead, contents: contents.collect(), sheets: sheets.collect(), chrome };
    Some(Page { route, content: Content::Html(Box::new(View::AllSheets(view))), source: Arc::clone(&unit.file) })
}

/// Ids are unique on a page, also where the same form stands on it twice. Charts are not printed.
fn tell_apart(paper: &mut FormPaper, id: &str) {
    let table = |of: &mut FormTable| {
        of.charts.clear();
        of.table.id = format!("{id}-{}", of.table.id);
        for row in &mut of.table.rows {
            row.id = row.id.take().map(|own| format!("{id}-{own}"));
        }
    };
    paper.tables.iter_mut().for_each(table);
    for item in &mut paper.items {
        let ItemView { id: own, table: inner, .. } = item;
        *own = format!("{id}-{own}");
        inner.iter_mut().for_each(table);
    }
}
