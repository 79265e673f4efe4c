//! Disclosures: the overview, the archive of each year, a page each, years side by side, data to download.

mod all;
mod annual;
mod chart;
mod data;
mod figures;
mod item;
mod json_ld;
mod page;
mod years;

pub(super) use all::link as all_sheets_link;

use super::calendar::{self, Calendars};
use super::chrome::Section;
use super::table::{Simple, anchor, escaped, html};
use super::{Content, Page, Setting, home, routes};
use crate::derive::duties::Status;
use crate::derive::figures::Figure;
use crate::model::{Disclosure, ItemBody, Subject, TimeSpan, Unit};
use crate::pack::Purpose;
use crate::site::Route;
use crate::site::view::{DataTable, DisclosureList, Fees, HomeItem, HomeSection, View};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Published disclosures (in a preview drafts too) with their positions in the unit.
fn published(unit: &Unit) -> impl Iterator<Item = (usize, &Disclosure)> {
    unit.disclosures.iter().enumerate().filter(|(_, d)| d.is_shown())
}

pub(super) fn pages(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Vec<Page> {
    let mut pages = Vec::new();
    for (at, disclosure) in published(unit) {
        match disclosure.subject {
            Subject::AnnualReport(year) => pages.extend(annual::page(setting, unit, calendars, (at, disclosure), year)),
            _ => pages.push(page::page(setting, unit, calendars, at, disclosure)),
        }
        pages.extend(data::pages(setting, unit, disclosure, &setting.figures.unit(unit)[at]));
    }
    if !pages.is_empty() {
        pages.push(overview(setting, unit, calendars));
        pages.extend(archive(setting, unit));
        pages.extend(years::pages(setting, unit));
        pages.extend(data::package(setting, unit));
        pages.extend(all::page(setting, unit, calendars));
    }
    pages
}

/// The JSON Schema of disclosures, for whoever reads their JSON.
pub(super) fn schema_page() -> Page {
    let text = include_str!("disclosure.schema.json").to_owned();
    Page { route: routes::disclosure_schema(), content: Content::Text(text), source: Arc::from("content/site.yaml") }
}

fn title(disclosure: &Disclosure) -> String {
    match disclosure.subject {
        Subject::AnnualReport(year) => format!("{} {year}", crate::text::sentence_case(&disclosure.bare_title())),
        _ => format!("{}, {}", disclosure.bare_title(), disclosure.span_label()),
    }
}

/// ISO interval that a disclosure speaks of.
fn coverage(disclosure: &Disclosure) -> String {
    match disclosure.span {
        TimeSpan::SchoolYear(year) => format!("{}/{}", year.start(), year.end()),
        TimeSpan::Year(year) => year.to_string(),
    }
}

/// Published disclosures as list entries, newest first.
pub(super) fn items(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeItem> {
    let mut forms: Vec<&Disclosure> = published(unit).map(|(_, d)| d).collect();
    forms.sort_by(|a, b| (b.published, &a.name).cmp(&(a.published, &b.name)));
    forms.into_iter().map(|d| item(setting, route, unit, d)).collect()
}

/// A published disclosure as a list entry.
fn item(setting: &Setting<'_>, route: &Route, unit: &Unit, d: &Disclosure) -> HomeItem {
    HomeItem {
        label: format!("{}: {}", d.label(), title(d)),
        href: setting.href(route, &routes::disclosure(unit, d)),
        detail: if d.draft {
            Some(setting.say("draft"))
        } else {
            d.published.map(|day| home::published_on(setting, day))
        },
        state: None,
        illustrative: d.illustrative,
    }
}

fn span_title(setting: &Setting<'_>, span: TimeSpan) -> String {
    match span {
        TimeSpan::SchoolYear(year) => setting.tell("group_school_year", &[("year", &year.to_string())]),
        TimeSpan::Year(year) => setting.tell("group_budget_year", &[("year", &year.to_string())]),
    }
}

fn overview(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Page {
    let route = routes::disclosures(unit);
    let mut chrome = setting.unit_chrome(&route, unit, Section::Disclosures, &setting.say("disclosures_heading"), &[]);
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
    let mut comparisons: Vec<_> = published(unit).filter_map(|(_, d)| years::link(setting, &route, unit, d)).collect();
    comparisons.sort_by(|a, b| a.href.cmp(&b.href));
    comparisons.dedup_by(|a, b| a.href == b.href);
    let data = data::package(setting, unit)
        .map(|p| setting.link(&route, &p.route, setting.say("data_package")))
        .into_iter()
        .collect();
    let view = DisclosureList {
        matrix: matrix(setting, &route, unit, calendars),
        groups: groups.collect(),
        comparisons,
        data,
        chrome,
    };
    Page { route, content: Content::Html(Box::new(View::DisclosureList(view))), source: Arc::clone(&unit.file) }
}

/// A page a year, at an address that stays.
fn archive(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let mut spans: Vec<TimeSpan> = published(unit).map(|(_, d)| d.span).collect();
    spans.sort();
    spans.dedup();
    let page = |span: TimeSpan| {
        let route = routes::disclosures_of(unit, span);
        let heading = setting.tell("archive_heading", &[("year", &span_title(setting, span))]);
        let above = [(setting.say("disclosures_heading"), routes::disclosures(unit))];
        let mut chrome = setting.unit_chrome(&route, unit, Section::Disclosures, &heading, &above);
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
        if duty.is_law() && duty.is_yearly_content() && !rows.iter().any(|(id, _)| *id == duty.id) {
            rows.push((duty.id.clone(), duty.title.clone()));
        }
    }
    if rows.is_empty() {
        return None;
    }
    let mut headers = vec![setting.say("matrix_content")];
    headers.extend(calendars.years.iter().map(|(year, _)| setting.tell("matrix_year", &[("year", &year.to_string())])));
    let mut table = Simple::new("tong-quan", &setting.say("matrix_caption"), &headers);
    for (id, label) in rows {
        let mut cells = vec![html(&label)];
        for (year, duties) in &calendars.years {
            let cell = duties.iter().find(|d| d.id == id).map(|duty| {
                let row = calendar::row(setting, route, unit, duty);
                let href = match (row.fulfilled.first(), duty.status) {
                    (Some(link), Status::OnTime(_) | Status::Late { .. }) => link.href.clone(),
                    _ => setting.href(route, &routes::calendar(unit, *year)),
                };
                format!("<span class=\"state {}\">{}</span>", row.state.class, anchor(&href, &row.state.label))
            });
            cells.push(cell.unwrap_or_else(|| escaped(setting.strings.get("matrix_none"))));
        }
        table.row(cells, 0);
    }
    Some(table.finish())
}

/// What parents pay, from the newest disclosure that says so: the first block of a school's home.
pub(super) fn fees(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Option<Fees> {
    let with_fees = published(unit).filter_map(|(at, d)| {
        let table = d
            .items
            .iter()
            .filter(|i| i.purpose == Some(Purpose::Fees))
            .find_map(|i| if let ItemBody::Table(t) = i.body { Some(t) } else { None })?;
        Some((at, d, table))
    });
    let (at, disclosure, table) = with_fees.max_by_key(|(_, d, _)| (d.span, d.published))?;
    let (layout, figures) = (&disclosure.tables[table].layout, &setting.figures.unit(unit)[at].tables[table]);
    let column = |id: &str| layout.columns.iter().position(|c| c.id == id);
    let (amount, unit_of, kind, basis) = (column("muc_thu")?, column("don_vi"), column("loai"), column("can_cu"));
    let headers = ["fee_name", "fee_amount", "fee_kind", "fee_basis"].map(|key| setting.say(key));
    let mut out = Simple::new("khoan-thu", &setting.say("fee_caption"), &headers);
    let text = |figure: &Figure| figure.value().map(|v| escaped(&v.format(false)));
    for row in figures.rows.iter().filter(|r| !r.total) {
        let cell = |at: Option<usize>| at.and_then(|at| text(&row.cells[at]));
        let missing = || format!("<span class=\"empty\">{}</span>", escaped(setting.strings.get("empty_missing")));
        let level = cell(Some(amount)).map(|a| match cell(unit_of) {
            Some(unit) => format!("<strong>{a}</strong> {}", escaped(&setting.tell("fee_unit", &[("unit", &unit)]))),
            None => format!("<strong>{a}</strong>"),
        });
        out.row(
            vec![
                html(&row.label),
                level.unwrap_or_else(missing),
                cell(kind).unwrap_or_else(missing),
                cell(basis).unwrap_or_else(missing),
            ],
            0,
        );
    }
    let year = span_title(setting, disclosure.span);
    let more = setting.link(route, &routes::disclosure(unit, disclosure), setting.say("fee_more"));
    Some(Fees { year, table: out.finish(), more, illustrative: disclosure.illustrative })
}
