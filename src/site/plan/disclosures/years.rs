//! Years side by side: the main figures of a form beside last year's, and over all years.

use super::super::chrome::Section;
use super::super::table::{Simple, escaped, html};
use super::super::{Content, Page, Setting, routes};
use super::published;
use crate::derive::figures::{Figure, FormFigures, RowFigures};
use crate::model::{Disclosure, TimeSpan, Unit, Value};
use crate::pack::CellType;
use crate::site::Route;
use crate::site::view::{DataTable, DisclosureYears, Link, View};
use std::sync::Arc;

/// The published years of a disclosure, oldest first, with their positions.
fn series<'u>(unit: &'u Unit, of: &Disclosure) -> Vec<(usize, &'u Disclosure)> {
    let mut years: Vec<(usize, &Disclosure)> = published(unit).filter(|(_, d)| d.series() == of.series()).collect();
    years.sort_by_key(|(_, d)| d.span);
    years
}

/// What the page over the years is called: the name of the newest file.
fn name<'u>(years: &[(usize, &'u Disclosure)]) -> &'u str {
    years.last().map_or("", |(_, d)| d.name.as_str())
}

/// The page over the years, where there are at least two and something to set side by side.
pub(super) fn link(setting: &Setting<'_>, route: &Route, unit: &Unit, of: &Disclosure) -> Option<Link> {
    let years = series(unit, of);
    let comparable = of.tables.iter().any(|t| t.layout.rows.iter().any(|r| t.layout.lead_column(&r.cells).is_some()));
    (years.len() > 1 && comparable).then(|| {
        setting.link(
            route,
            &routes::disclosure_years(unit, name(&years)),
            setting.tell("years_link", &[("title", &of.series_title())]),
        )
    })
}

/// One page for each form or content with several years.
pub(super) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let newest = published(unit).filter(|(at, d)| series(unit, d).last().is_some_and(|(last, _)| last == at));
    newest.filter_map(|(_, d)| page(setting, unit, d)).collect()
}

fn page(setting: &Setting<'_>, unit: &Unit, newest: &Disclosure) -> Option<Page> {
    let years = series(unit, newest);
    let route = routes::disclosure_years(unit, name(&years));
    link(setting, &route, unit, newest)?;
    let heading = setting.tell("years_heading", &[("title", &newest.series_title())]);
    let above = [(setting.say("disclosures_heading"), routes::disclosures(unit))];
    let mut chrome = setting.unit_chrome(&route, unit, Section::Disclosures, &heading, &above);
    chrome.eyebrow = Some(newest.label());
    chrome.illustrative = years.iter().any(|(_, d)| d.illustrative);
    let million = newest.form().is_some_and(|f| f.display_unit.is_some());
    let all = setting.figures.unit(unit);
    let tables = (0..newest.tables.len()).filter_map(|table| over_years(setting, all, &years, newest, table, million));
    let sources = years.iter().rev().map(|(_, d)| setting.link(&route, &routes::disclosure(unit, d), super::title(d)));
    let view = DisclosureYears { tables: tables.collect(), sources: sources.collect(), chrome };
    Some(Page {
        route,
        content: Content::Html(Box::new(View::DisclosureYears(view))),
        source: Arc::clone(&newest.file),
    })
}

/// The same row in another year: by id in a form, by label where the school makes the rows, if only one row has it.
fn same_row<'f>(of: &RowFigures, records: bool, figures: &'f FormFigures, table: usize) -> Option<&'f RowFigures> {
    let mut found = figures
        .tables
        .get(table)?
        .rows
        .iter()
        .filter(|r| if records || of.added { r.label == of.label } else { r.id == of.id });
    found.next().filter(|_| found.next().is_none())
}

fn span_head(setting: &Setting<'_>, disclosure: &Disclosure) -> String {
    match disclosure.span {
        TimeSpan::SchoolYear(year) => year.to_string(),
        TimeSpan::Year(year) => setting.tell("year_number", &[("year", &year.to_string())]),
    }
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
    let caption = layout.title.clone().unwrap_or_else(|| {
        let number = setting.tell("data_table_number", &[("number", &(table + 1).to_string())]);
        if newest.tables.len() > 1 {
            format!("{}, {number}", setting.say("form_table_caption"))
        } else {
            setting.say("form_table_caption")
        }
    });
    let mut out = Simple::new(&format!("cac-nam-{}", layout.id.replace('_', "-")), &caption, &headers);
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
        let mut cells = vec![html(&row.label)];
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

fn cell(setting: &Setting<'_>, figure: Option<&Figure>, million: bool) -> String {
    let empty = |key: &str| format!("<span class=\"empty\">{}</span>", escaped(setting.strings.get(key)));
    match figure {
        Some(Figure::Given(value) | Figure::Computed(value)) => escaped(&value.format(million)),
        Some(Figure::NotApplicable) => empty("empty_not_applicable"),
        Some(Figure::Hidden) => empty("empty_hidden"),
        _ => empty("empty_missing"),
    }
}

/// Main figures beside those of the year before.
pub(super) fn change(
    setting: &Setting<'_>,
    unit: &Unit,
    at: usize,
    disclosure: &Disclosure,
    million: bool,
) -> Option<DataTable> {
    let years = series(unit, disclosure);
    let now = years.iter().position(|(a, _)| *a == at)?;
    let (before_at, before) = years.get(now.checked_sub(1)?)?;
    let all = setting.figures.unit(unit);
    let mut headers = vec![setting.say("data_label"), span_head(setting, before), span_head(setting, disclosure)];
    headers.push(setting.say("change_head"));
    let mut out = Simple::new("so-voi-nam-truoc", &setting.say("change_caption"), &headers);
    let mut rows = 0;
    for (table, filled) in disclosure.tables.iter().enumerate() {
        let Some(there) = before.tables.iter().position(|t| t.layout.id == filled.layout.id) else { continue };
        for row in &all[at].tables[table].rows {
            let Some(column) = filled.layout.lead_column(&row.kinds) else { continue };
            // of two rows with one name nobody knows which is which
            let (Some(_), Some(was)) = (
                same_row(row, filled.records, &all[at], table),
                same_row(row, filled.records, &all[*before_at], there),
            ) else {
                continue;
            };
            let (new, old) = (&row.cells[column], &was.cells[column]);
            let (Some(new_value), Some(old_value)) = (new.value().and_then(number), old.value().and_then(number))
            else {
                continue;
            };
            let million = million && row.kinds[column].kind == CellType::Vnd;
            let difference = difference(setting, old_value, new_value, million);
            out.row_at(
                row.depth,
                vec![
                    html(&row.label),
                    cell(setting, Some(old), million),
                    cell(setting, Some(new), million),
                    difference,
                ],
                0,
            );
            rows += 1;
        }
    }
    (rows > 0).then(|| out.finish())
}

/// A figure in hundredths.
fn number(value: &Value) -> Option<i128> {
    match value {
        Value::Integer(n) | Value::CountPercent { count: n, .. } => Some(i128::from(*n) * 100),
        Value::Decimal { value, scale } => Some(i128::from(*value) * 100 / 10_i128.pow(*scale)),
        _ => None,
    }
}

/// `tăng 12 (4,3%)`, `giảm 3 (1,0%)`, `không đổi`.
fn difference(setting: &Setting<'_>, old: i128, new: i128, million: bool) -> String {
    let key = match new.cmp(&old) {
        std::cmp::Ordering::Equal => return escaped(setting.strings.get("change_none")),
        std::cmp::Ordering::Greater => "change_more",
        std::cmp::Ordering::Less => "change_less",
    };
    let by = (new - old).abs();
    let amount = if by % 100 == 0 {
        Value::Integer(i64::try_from(by / 100).unwrap_or(i64::MAX))
    } else {
        Value::Decimal { value: i64::try_from(by).unwrap_or(i64::MAX), scale: 2 }
    };
    let mut text = setting.tell(key, &[("by", &amount.format(million))]);
    if old > 0 {
        let percent = i64::try_from((by * 2000 + old) / (old * 2)).unwrap_or(i64::MAX);
        text =
            setting.tell("change_percent", &[("change", &text), ("percent", &crate::text::format_decimal(percent, 1))]);
    }
    escaped(&text)
}
