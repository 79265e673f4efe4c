//! "Print all that is due": the sheets of all disclosures of a school year, one after another, the annual report too.

use crate::model::{Disclosure, Subject, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::all_sheets::chosen;
use crate::site::parts::calendars::Calendars;
use crate::site::parts::{annual_paper, paper};
use crate::site::phrases::disclosure::title;
use crate::site::view::{AllSheets, FormTable, ItemView, Link, SheetView, View};
use std::sync::Arc;

pub(crate) fn page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Option<Page> {
    let (year, found) = chosen(setting, unit, calendars)?;
    let route = routes::all_sheets(unit);
    let heading = setting.tell("all_sheets_heading", &[("year", &year.to_string())]);
    let mut chrome = setting.unit_chrome(
        &route,
        unit,
        Section::CALENDAR,
        &heading,
        &[(setting.say("nav_calendar"), routes::calendar_home(unit))],
    );
    chrome.noindex = true;
    let sheets = found.iter().enumerate().map(|(n, (at, disclosure))| {
        sheet_view(setting, &route, (unit, calendars), (*at, disclosure), format!("to-{}", n + 1))
    });
    let contents = found.iter().enumerate().map(|(n, (_, d))| Link {
        label: format!("{}: {}", title(setting, d), d.label()),
        href: format!("#to-{}", n + 1),
    });
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
        let foot = annual_paper::foot(setting, unit, calendars, (at, disclosure), year).unwrap_or_default();
        let mut annual = annual_paper::paper(setting, route, unit, disclosure, year);
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
                table.caption = format!("{}: {}", title(setting, disclosure), table.caption);
            }
        }
        return SheetView { id, illustrative, paper: None, annual, foot };
    }
    let mut paper = paper::paper(setting, route, unit, at, disclosure);
    paper.tables.iter_mut().for_each(|of| table_apart(of, &id));
    items_apart(&mut paper.items, &id);
    SheetView {
        id,
        illustrative,
        paper: Some(paper),
        annual: None,
        foot: paper::foot(setting, unit, calendars, at, disclosure),
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
