//! Sheets to be printed at once: all disclosures of a school year, the annual report too; and, in a preview, the drafts that wait to be signed.

use crate::model::{Disclosure, Subject, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::all_sheets::{chosen, holder, to_sign};
use crate::site::parts::calendars::Calendars;
use crate::site::parts::{annual_paper, paper};
use crate::site::phrases::disclosure::{official_title, title};
use crate::site::view::{AllSheets, FormTable, ItemView, Link, SheetView, View};
use std::sync::Arc;

/// What is printed together, and where it stands.
struct Bundle<'b> {
    route: Route,
    heading: String,
    /// Takes the `count` of what is in it.
    lead: (&'static str, Vec<(&'static str, String)>),
    found: Vec<(usize, &'b Disclosure)>,
}

pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Vec<Page> {
    let year = chosen(setting, unit, calendars).map(|(year, found)| Bundle {
        route: routes::all_sheets(unit),
        heading: setting.tell("all_sheets_heading", &[("year", &year.to_string())]),
        lead: ("all_sheets_lead", vec![("year", year.to_string())]),
        found,
    });
    let waiting = Bundle {
        route: routes::sheets_to_sign(unit),
        heading: setting.say("to_sign_heading"),
        lead: ("to_sign_lead", Vec::new()),
        found: to_sign(unit),
    };
    let bundles = year.into_iter().chain(Some(waiting)).filter(|bundle| !bundle.found.is_empty());
    bundles.map(|bundle| page(setting, unit, calendars, bundle)).collect()
}

fn page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, bundle: Bundle<'_>) -> Page {
    let Bundle { route, heading, lead: (key, mut words), found } = bundle;
    let above = [(setting.say("nav_calendar"), routes::calendar_home(unit))];
    let mut chrome = setting.unit_chrome(&route, unit, Section::CALENDAR, &heading, &above);
    chrome.noindex = true;
    let id = |at: usize| format!("to-{}", at + 1);
    let within: Vec<Option<usize>> = found.iter().map(|(_, d)| holder(unit, &found, d)).collect();
    let contents = found.iter().zip(&within).enumerate().map(|(n, ((_, d), within))| {
        let label = format!("{}: {}", d.label(), official_title(setting, d));
        let label = match within {
            Some(report) => {
                let report = official_title(setting, found[*report].1);
                setting.tell("sheet_within", &[("sheet", &label), ("report", &report)])
            }
            None => label,
        };
        Link { label, href: format!("#{}", id(within.unwrap_or(n))) }
    });
    let contents = contents.collect();
    let printed = found.iter().enumerate().filter(|(n, _)| within[*n].is_none());
    let sheets = printed.map(|(n, sheet)| sheet_view(setting, &route, (unit, calendars), *sheet, id(n))).collect();
    words.push(("count", found.len().to_string()));
    let words: Vec<(&str, &str)> = words.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let view = AllSheets { lead: setting.tell(key, &words), contents, sheets, chrome };
    Page { route, content: Content::Html(Box::new(View::AllSheets(view))), source: Arc::clone(&unit.file) }
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
