//! Years side by side: the main figures of a form over all years.

use crate::derive::figures::FormFigures;
use crate::model::{Disclosure, Unit};
use crate::pack::CellType;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::form_years::{link, name, same_row, series, span_head};
use crate::site::parts::table::Simple;
use crate::site::phrases::disclosure;
use crate::site::phrases::disclosure::published;
use crate::site::phrases::figure::cell;
use crate::site::view::{Cell, DataTable, DisclosureYears, View};
use std::sync::Arc;

/// One page for each form or content with several years.
pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let newest = published(unit).filter(|(at, d)| series(unit, d).last().is_some_and(|(last, _)| last == at));
    newest.filter_map(|(_, d)| page(setting, unit, d)).collect()
}

fn page(setting: &Setting<'_>, unit: &Unit, newest: &Disclosure) -> Option<Page> {
    let years = series(unit, newest);
    let route = routes::disclosure_years(unit, name(&years));
    link(setting, &route, unit, newest)?;
    let heading = setting.tell("years_heading", &[("title", &disclosure::series_title(setting, newest))]);
    let above = [(setting.say("disclosures_heading"), routes::disclosures(unit))];
    let mut chrome = setting.unit_chrome(&route, unit, Section::DISCLOSURES, &heading, &above);
    chrome.eyebrow = Some(disclosure::label(setting, newest));
    chrome.official = disclosure::official_lines(setting, newest);
    chrome.illustrative = years.iter().any(|(_, d)| d.illustrative);
    let million = newest.form().is_some_and(|f| f.display_unit.is_some());
    let all = setting.derived.figures(unit);
    let tables = (0..newest.tables.len()).filter_map(|table| over_years(setting, all, &years, newest, table, million));
    let sources = years
        .iter()
        .rev()
        .map(|(_, d)| setting.link(&route, &routes::disclosure(unit, d), disclosure::title(setting, d)));
    let view = DisclosureYears { tables: tables.collect(), sources: sources.collect(), chrome };
    Some(Page {
        route,
        content: Content::Html(Box::new(View::DisclosureYears(view))),
        source: Arc::clone(&newest.file),
    })
}

fn over_years(
    setting: &Setting<'_>,
    all: &[FormFigures],
    years: &[(usize, &Disclosure)],
    newest: &Disclosure,
    table: usize,
    million: bool,
) -> Option<DataTable> {
    let layout = &newest.tables[table].layout;
    let mut headers = vec![setting.say("data_label")];
    headers.extend(years.iter().map(|(_, d)| span_head(setting, d)));
    let untitled = || {
        let number = setting.tell("data_table_number", &[("number", &(table + 1).to_string())]);
        if newest.tables.len() > 1 {
            format!("{}, {number}", setting.say("form_table_caption"))
        } else {
            setting.say("form_table_caption")
        }
    };
    let caption = layout.title.as_ref().map_or_else(untitled, |title| setting.official(title));
    let mut out = Simple::new(&format!("cac-nam-{}", layout.id.replace('_', "-")), &caption, &headers)
        .of_kind("years")
        .of_figures();
    let (at, _) = years.last()?;
    let mut rows = 0;
    for row in &all[*at].tables[table].rows {
        let Some(column) = layout.lead_column(&row.kinds) else { continue };
        // of two rows with one name nobody knows which is which
        let named_twice = |(year, disclosure): &(usize, &Disclosure)| {
            let records = disclosure.tables.iter().position(|t| t.layout.id == layout.id && t.records);
            records.is_some_and(|t| all[*year].tables[t].rows.iter().filter(|r| r.label == row.label).count() > 1)
        };
        if years.iter().any(named_twice) {
            continue;
        }
        let id = &layout.columns[column].id;
        let mut cells = vec![Cell::lines(&setting.official(&row.label))];
        let mut figures = 0;
        for (year, disclosure) in years {
            if year == at {
                // its own row, whatever others are called
                let figure = Some(&row.cells[column]);
                figures += usize::from(figure.is_some_and(|f| f.value().is_some()));
                cells.push(cell(setting, figure, million && row.kinds[column].kind == CellType::Vnd));
                continue;
            }
            let there = disclosure.tables.iter().position(|t| t.layout.id == layout.id);
            let found = there.and_then(|t| {
                let column = disclosure.tables[t].layout.columns.iter().position(|c| c.id == *id)?;
                Some(&same_row(row, disclosure.tables[t].records, &all[*year], t)?.cells[column])
            });
            figures += usize::from(found.is_some_and(|f| f.value().is_some()));
            cells.push(cell(setting, found, million && row.kinds[column].kind == CellType::Vnd));
        }
        if figures > 0 {
            out.row_at(row.depth, cells, 0);
            rows += 1;
        }
    }
    (rows > 0).then(|| out.finish())
}
