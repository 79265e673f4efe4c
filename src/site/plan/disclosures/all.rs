//! "Print all that is due": the sheets of all disclosures of a school year, one after another, the annual report too.

use super::super::calendar::Calendars;
use super::super::chrome::Section;
use super::super::{Content, Page, Setting, routes, sheet};
use super::{annual, page, title};
use crate::model::{Disclosure, Subject, TimeSpan, Unit};
use crate::site::Route;
use crate::site::view::{AllSheets, FormTable, ItemView, Link, SheetView, View};
use crate::text::SchoolYear;
use std::sync::Arc;

/// A school year's sheets: its own disclosures, and others that its duties ask for. The year is the current one, or, as long as it has none,
/// the last before it that has.
fn chosen<'u>(
    setting: &Setting<'_>,
    unit: &'u Unit,
    calendars: &Calendars,
) -> Option<(SchoolYear, Vec<(usize, &'u Disclosure)>)> {
    calendars.years.iter().skip(calendars.current(setting)).find_map(|(year, duties)| {
        let mut found: Vec<(usize, &Disclosure)> = sheet::published_by_then(setting, unit)
            .filter(|(at, d)| d.span == TimeSpan::SchoolYear(*year) || sheet::fulfils(duties, *at))
            .collect();
        found.sort_by_key(|(at, d)| (d.published, *at));
        (!found.is_empty()).then_some((*year, found))
    })
}

/// The link to it from other pages.
pub(in crate::site::plan) fn link(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    calendars: &Calendars,
) -> Option<Link> {
    let (_, found) = chosen(setting, unit, calendars)?;
    Some(setting.link(
        route,
        &routes::all_sheets(unit),
        setting.tell("all_sheets_link", &[("count", &found.len().to_string())]),
    ))
}

pub(super) fn page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Option<Page> {
    let (year, found) = chosen(setting, unit, calendars)?;
    let route = routes::all_sheets(unit);
    let heading = setting.tell("all_sheets_heading", &[("year", &year.to_string())]);
    let mut chrome = setting.unit_chrome(
        &route,
        unit,
        Section::Calendar,
        &heading,
        &[(setting.say("nav_calendar"), routes::calendar_home(unit))],
    );
    chrome.noindex = true;
    let sheets = found.iter().enumerate().map(|(n, (at, disclosure))| {
        sheet_view(setting, &route, (unit, calendars), (*at, disclosure), format!("to-{}", n + 1))
    });
    let contents = found
        .iter()
        .enumerate()
        .map(|(n, (_, d))| Link { label: format!("{}: {}", d.label(), title(d)), href: format!("#to-{}", n + 1) });
    let lead = setting.tell("all_sheets_lead", &[("count", &found.len().to_string()), ("year", &year.to_string())]);
    let view = AllSheets { lead, contents: contents.collect(), sheets: sheets.collect(), chrome };
    Some(Page { route, content: Content::Html(Box::new(View::AllSheets(view))), source: Arc::clone(&unit.file) })
}

fn sheet_view(
    setting: &Setting<'_>,
    route: &Route,
    (unit, calendars): (&Unit, &Calendars),
    (at, disclosure): (usize, &Disclosure),
    id: String,
) -> SheetView {
    let illustrative = disclosure.illustrative;
    if let Subject::AnnualReport(year) = disclosure.subject {
        let foot = annual::foot(setting, unit, calendars, (at, disclosure), year).unwrap_or_default();
        let mut annual = annual::paper(setting, route, unit, disclosure, year);
        for section in annual.iter_mut().flat_map(|paper| &mut paper.sections) {
            section.id = format!("{id}-{}", section.id);
            items_apart(&mut section.items, &id);
            // the same table stands in the sheet of its content: for those who only hear its name, it says where it is
            for table in section
                .items
                .iter_mut()
                .filter_map(|item| item.table.as_mut())
                .map(|of| &mut of.table)
                .filter(|t| t.caption_hidden)
            {
                table.caption = format!("{}: {}", title(disclosure), table.caption);
            }
        }
        return SheetView { id, illustrative, paper: None, annual, foot };
    }
    let mut paper = page::paper(setting, route, unit, at, disclosure);
    paper.tables.iter_mut().for_each(|of| table_apart(of, &id));
    items_apart(&mut paper.items, &id);
    SheetView {
        id,
        illustrative,
        paper: Some(paper),
        annual: None,
        foot: page::foot(setting, unit, calendars, at, disclosure),
    }
}

/// Ids are unique on a page, also where the same form stands on it twice.
fn items_apart(items: &mut [ItemView], id: &str) {
    for item in items {
        item.id = format!("{id}-{}", item.id);
        item.table.iter_mut().for_each(|of| table_apart(of, id));
    }
}

/// The same for a table. Charts are not printed.
fn table_apart(of: &mut FormTable, id: &str) {
    of.charts.clear();
    of.table.id = format!("{id}-{}", of.table.id);
    for row in &mut of.table.rows {
        row.id = row.id.take().map(|own| format!("{id}-{own}"));
    }
}
