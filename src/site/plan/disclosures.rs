//! Disclosure forms: the overview and a page a form.

use super::calendar::Calendars;
use super::chrome::Section;
use super::documents::{place_date, signer};
use super::table::{Simple, anchor, escaped, html};
use super::{Content, Page, Setting, calendar, home, routes};
use crate::model::obligation::{Item, Status};
use crate::model::{Disclosure, ExtraRow, FilledTable, TimeSpan, Unit, Value};
use crate::pack::{Cell, CellType, Certainty};
use crate::site::Route;
use crate::site::prose_view::simple_html;
use crate::site::view::{DataTable, DisclosureList, DisclosurePage, Fact, HomeItem, HomeSection, TableCell, TableHeader, TableRow, View};
use crate::text::format_date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// With more value columns than this a form's table may be wider than a screen.
const MAX_PAPER_COLUMNS: usize = 7;

fn published(unit: &Unit) -> impl Iterator<Item = &Disclosure> {
    unit.disclosures.iter().filter(|d| d.published.is_some())
}

pub(super) fn pages(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Vec<Page> {
    let mut pages: Vec<Page> =
        unit.disclosures.iter().enumerate().filter(|(_, d)| d.published.is_some()).map(|(at, d)| page(setting, unit, calendars, at, d)).collect();
    if !pages.is_empty() {
        pages.push(overview(setting, unit, calendars));
    }
    pages
}

fn title(disclosure: &Disclosure) -> String {
    let bare =
        disclosure.form().title.trim_end_matches("...").trim_end().trim_end_matches(", năm học").trim_end_matches(" năm").trim_end_matches(" quý/6 tháng/năm");
    format!("{bare}, {}", disclosure.span_label())
}

/// Published forms as list entries, newest first.
pub(super) fn items(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeItem> {
    let mut forms: Vec<&Disclosure> = published(unit).collect();
    forms.sort_by(|a, b| (b.published, &a.name).cmp(&(a.published, &b.name)));
    forms.into_iter().map(|d| item(setting, route, unit, d)).collect()
}

/// A published form as a list entry.
fn item(setting: &Setting<'_>, route: &Route, unit: &Unit, d: &Disclosure) -> HomeItem {
    HomeItem {
        label: format!("{}: {}", d.form().label, title(d)),
        href: routes::disclosure(unit, d).href_from(route),
        detail: d.published.map(|day| home::published_on(setting, day)),
        state: None,
        illustrative: d.illustrative,
    }
}

fn overview(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> Page {
    let route = routes::disclosures(unit);
    let mut chrome = setting.unit_chrome(&route, unit, Section::Disclosures, &setting.say("disclosures_heading"), &[]);
    chrome.illustrative = published(unit).any(|d| d.illustrative);
    let mut by_span: BTreeMap<TimeSpan, Vec<&Disclosure>> = BTreeMap::new();
    for disclosure in published(unit) {
        by_span.entry(disclosure.span).or_default().push(disclosure);
    }
    let groups = by_span.into_iter().rev().map(|(span, forms)| HomeSection {
        title: match span {
            TimeSpan::SchoolYear(year) => setting.tell("group_school_year", &[("year", &year.to_string())]),
            TimeSpan::Year(year) => setting.tell("group_budget_year", &[("year", &year.to_string())]),
        },
        href: route.href_from(&route),
        items: forms.into_iter().map(|d| item(setting, &route, unit, d)).collect(),
    });
    let view = DisclosureList { matrix: matrix(setting, &route, unit, calendars), groups: groups.collect(), chrome };
    Page { route, content: Content::Html(Box::new(View::DisclosureList(view))), source: Arc::clone(&unit.file) }
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
                    _ => routes::calendar(unit, *year).href_from(route),
                };
                format!("<span class=\"state {}\">{}</span>", row.state.class, anchor(&href, &row.state.label))
            });
            cells.push(cell.unwrap_or_else(|| escaped(setting.strings.get("matrix_none"))));
        }
        table.row(cells, 0);
    }
    Some(table.finish())
}

fn page(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars, at: usize, disclosure: &Disclosure) -> Page {
    let route = routes::disclosure(unit, disclosure);
    let form = disclosure.form();
    let heading = title(disclosure);
    let mut chrome = setting.unit_chrome(&route, unit, Section::Disclosures, &heading, &[(setting.say("disclosures_heading"), routes::disclosures(unit))]);
    chrome.eyebrow = Some(form.label.clone());
    chrome.illustrative = disclosure.illustrative;
    chrome.description = Some(format!("{}: {heading}. {}", form.label, unit.name));
    let channels: Vec<String> =
        disclosure.channels.iter().filter_map(|id| disclosure.regime.channels.iter().find(|c| c.id == *id)).map(|c| c.label.clone()).collect();
    let facts = [
        ("fact_regulation", Some(disclosure.regime.number.clone())),
        ("fact_reference_date", disclosure.reference_date.map(format_date)),
        ("fact_published", disclosure.published.map(format_date)),
        ("fact_channels", (!channels.is_empty()).then(|| channels.join("; "))),
    ];
    let duty = calendars
        .years
        .iter()
        .flat_map(|(_, duties)| duties)
        .find(|duty| matches!(duty.source, crate::model::obligation::Source::Law { .. }) && duty.fulfilled.iter().any(|f| f.item == Item::Disclosure(at)));
    let million = form.display_unit.is_some();
    let plain = |text: &str| html(text);
    let content = form.content.as_ref().and_then(|id| disclosure.regime.content(id));
    let view = DisclosurePage {
        parent_organ: unit.governing_body.clone(),
        organ: unit.name.clone(),
        form_label: form.label.clone(),
        form_heading: form.heading.clone(),
        title: heading,
        facts: facts.into_iter().filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value? })).collect(),
        content_summary: content.and_then(|c| c.summary.clone()),
        display_unit: form.display_unit.clone(),
        note_html: simple_html(&disclosure.note, &route, &setting.targets),
        tables: disclosure.tables.iter().map(|t| table(setting, t, million)).collect(),
        place_date: place_date(disclosure.place.as_deref(), disclosure.date),
        signer: disclosure.signer.as_ref().map(|s| signer(s, &plain)),
        obligation: duty.map(|d| calendar::row(setting, &route, unit, d)),
        calendar: calendars.backlinks(setting, &route, unit, Item::Disclosure(at)),
        legend: ["empty_missing", "empty_not_applicable"].map(|key| Fact { label: setting.say(key), value: setting.say(&format!("{key}_meaning")) }).into(),
        recalled: form.provenance.iter().filter(|p| p.status == Certainty::Recalled).map(|p| p.section.clone()).collect(),
        chrome,
    };
    Page { route, content: Content::Html(Box::new(View::Disclosure(Box::new(view)))), source: Arc::clone(&disclosure.file) }
}

fn table(setting: &Setting<'_>, filled: &FilledTable, million: bool) -> DataTable {
    let layout = &filled.layout;
    let header = layout.header.iter().map(|row| {
        let cells = row.iter().map(|cell| TableHeader {
            label: cell.label.clone(),
            colspan: cell.colspan,
            rowspan: cell.rowspan,
            scope: if cell.group { "colgroup" } else { "col" },
        });
        cells.collect()
    });
    let mut rows = Vec::new();
    for row in &layout.rows {
        let cells = layout.columns.iter().zip(&row.cells).map(|(column, cell)| {
            let value = filled.values.get(&(row.id.clone(), column.id.clone())).map(|v| &v.value);
            value_cell(setting, value, cell, &column.full_label, row.heading, million)
        });
        let class = if row.heading {
            "group"
        } else if row.total {
            "total"
        } else {
            ""
        };
        rows.push(TableRow { id: Some(row.id.clone()), class, depth: row.depth, cells: lead_cells(&row.stt, &row.label).into_iter().chain(cells).collect() });
        for extra in filled.extra_rows.iter().filter(|e| e.under == row.id) {
            rows.push(extra_row(setting, filled, extra, &row.cells, row.depth + 1, million));
        }
    }
    DataTable {
        id: layout.id.replace('_', "-"),
        caption: layout.title.clone().unwrap_or_else(|| setting.say("form_table_caption")),
        caption_hidden: layout.title.is_none(),
        stacked: layout.columns.len() > 1,
        wide: layout.columns.len() > MAX_PAPER_COLUMNS,
        header: header.collect(),
        rows,
        footnote: layout.footnote.clone(),
    }
}

/// Numbering and label of a row.
fn lead_cells(stt: &str, label: &str) -> [TableCell; 2] {
    [TableCell { html: escaped(stt), colspan: 1, ..TableCell::default() }, TableCell { html: escaped(label), header: true, colspan: 1, ..TableCell::default() }]
}

fn extra_row(setting: &Setting<'_>, filled: &FilledTable, extra: &ExtraRow, kinds: &[Cell], depth: usize, million: bool) -> TableRow {
    let cells = filled.layout.columns.iter().zip(kinds).map(|(column, cell)| {
        let value = extra.values.get(&column.id).map(|v| &v.value);
        value_cell(setting, value, cell, &column.full_label, false, million)
    });
    let label = setting.tell("added_row", &[("label", &extra.label)]);
    TableRow { id: None, class: "added", depth, cells: lead_cells("", &label).into_iter().chain(cells).collect() }
}

/// A value as it stands in its cell. Four empties differ: chưa có, 0, không áp dụng, and a cell that the form leaves blank.
fn value_cell(setting: &Setting<'_>, value: Option<&Value>, cell: &Cell, label: &str, heading: bool, million: bool) -> TableCell {
    let numeric = cell.kind.is_numeric();
    let html = match value {
        Some(Value::NotApplicable) => format!("<span class=\"empty\">{}</span>", escaped(setting.strings.get("empty_not_applicable"))),
        Some(Value::Lines(lines)) => lines.iter().map(|l| format!("<p>{}</p>", escaped(l))).collect(),
        Some(value) => {
            let text = escaped(&value.format(million && cell.kind == CellType::Vnd));
            match &cell.unit {
                Some(unit) if cell.kind != CellType::Vnd => format!("{text} <span class=\"unit\">{}</span>", escaped(unit)),
                _ if cell.kind == CellType::AreaM2 => format!("{text} <span class=\"unit\">m²</span>"),
                _ if cell.kind == CellType::Percent => format!("{text}%"),
                _ => text,
            }
        }
        None if heading || matches!(cell.kind, CellType::Blank | CellType::Check) => cell.hint.as_deref().map(escaped).unwrap_or_default(),
        None => format!("<span class=\"empty\">{}</span>", escaped(setting.strings.get("empty_missing"))),
    };
    TableCell { html, header: false, numeric, colspan: 1, label: label.to_owned(), state: "" }
}
