//! The overview of disclosures, and the archive of each year.

use crate::model::{Disclosure, TimeSpan, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::calendars::Calendars;
use crate::site::parts::table::Simple;
use crate::site::parts::{duty_row, form_data, form_years};
use crate::site::phrases::disclosure::{item, published, span_title};
use crate::site::phrases::duty::title;
use crate::site::view::{Cell, DataTable, DisclosureList, HomeItem, HomeSection, View};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) fn overview(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Page {
    let route = routes::disclosures(unit);
    let mut chrome = setting.unit_chrome(&route, unit, Section::DISCLOSURES, &setting.say("disclosures_heading"), &[]);
    chrome.illustrative = published(unit).any(|(_, d)| d.illustrative);
    let mut by_span: BTreeMap<TimeSpan, Vec<&Disclosure>> = BTreeMap::new();
    for (_, disclosure) in published(unit) {
        by_span.entry(disclosure.span).or_default().push(disclosure);
    }
    let groups = by_span.into_iter().rev().map(|(span, forms)| HomeSection {
        title: span_title(setting, span),
        href: setting.href(&route, &routes::disclosures_of(unit, span)),
        items: forms.into_iter().map(|d| item(setting, &route, unit, d)).collect(),
    });
    let mut comparisons: Vec<_> =
        published(unit).filter_map(|(_, d)| form_years::link(setting, &route, unit, d)).collect();
    comparisons.sort_by(|a, b| a.href.cmp(&b.href));
    comparisons.dedup_by(|a, b| a.href == b.href);
    let data = form_data::has_package(unit)
        .then(|| setting.link(&route, &routes::data_package(unit), setting.say("data_package")));
    let view = DisclosureList {
        matrix: matrix(setting, &route, unit, calendars),
        groups: groups.collect(),
        comparisons,
        data: data.into_iter().collect(),
        chrome,
    };
    Page { route, content: Content::Html(Box::new(View::DisclosureList(view))), source: Arc::clone(&unit.file) }
}

/// A page a year, at an address that stays.
pub(crate) fn archive(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let mut spans: Vec<TimeSpan> = published(unit).map(|(_, d)| d.span).collect();
    spans.sort();
    spans.dedup();
    let page = |span: TimeSpan| {
        let route = routes::disclosures_of(unit, span);
        let heading = setting.tell("archive_heading", &[("year", &span_title(setting, span))]);
        let above = [(setting.say("disclosures_heading"), routes::disclosures(unit))];
        let mut chrome = setting.unit_chrome(&route, unit, Section::DISCLOSURES, &heading, &above);
        let of_year: Vec<&Disclosure> = published(unit).map(|(_, d)| d).filter(|d| d.span == span).collect();
        chrome.illustrative = of_year.iter().any(|d| d.illustrative);
        let mut regimes: BTreeMap<&str, Vec<HomeItem>> = BTreeMap::new();
        for disclosure in of_year {
            regimes.entry(&disclosure.regime.number).or_default().push(item(setting, &route, unit, disclosure));
        }
        let groups = regimes.into_iter().map(|(number, items)| HomeSection {
            title: setting.tell("archive_regime", &[("number", number)]),
            href: String::new(),
            items,
        });
        let view = DisclosureList {
            matrix: None,
            groups: groups.collect(),
            comparisons: Vec::new(),
            data: Vec::new(),
            chrome,
        };
        Page { route, content: Content::Html(Box::new(View::DisclosureList(view))), source: Arc::clone(&unit.file) }
    };
    spans.into_iter().map(page).collect()
}

/// Contents × school years, each cell a state in words.
fn matrix(setting: &Setting<'_>, route: &Route, unit: &Unit, calendars: &Calendars) -> Option<DataTable> {
    let mut rows: Vec<(String, String)> = Vec::new();
    for duty in calendars.years.iter().flat_map(|(_, duties)| duties) {
        if duty.is_counted() && duty.series.is_none() && !rows.iter().any(|(id, _)| *id == duty.id) {
            rows.push((duty.id.clone(), title(setting, duty)));
        }
    }
    if rows.is_empty() {
        return None;
    }
    let mut headers = vec![setting.say("matrix_content")];
    headers.extend(calendars.years.iter().map(|(year, _)| setting.tell("matrix_year", &[("year", &year.to_string())])));
    let mut table = Simple::new("tong-quan", &setting.say("matrix_caption"), &headers).of_kind("matrix");
    for (id, label) in rows {
        let mut cells = vec![Cell::lines(&label)];
        for (year, duties) in calendars.years.iter() {
            let cell = duties.iter().find(|d| d.id == id).map(|duty| {
                let row = duty_row::row(setting, route, unit, duty);
                let href = match (row.fulfilled.first(), duty.status) {
                    (Some(link), status) if status.is_met() => link.href.clone(),
                    _ => setting.href(route, &routes::calendar(unit, *year)),
                };
                Cell::state(&row.state.class, row.state.label, Some(href))
            });
            cells.push(cell.unwrap_or_else(|| Cell::text(setting.strings.get("matrix_none"))));
        }
        table.row(cells, 0);
    }
    Some(table.finish())
}
