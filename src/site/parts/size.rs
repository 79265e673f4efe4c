//! How large a school is, by the newest disclosure that says so.

use crate::derive::figures::{Figure, RowFigures};
use crate::model::{Disclosure, ItemBody, TimeSpan, Unit};
use crate::pack::{FormRow, Purpose};
use crate::site::context::setting::Setting;
use crate::site::phrases::disclosure::published;
use crate::site::phrases::figure::written;
use crate::site::view::Fact;

/// Label and figure of each column, and the disclosure that they are from.
pub(crate) fn size<'u>(setting: &Setting<'_>, unit: &'u Unit) -> Option<(&'u Disclosure, Vec<Fact>)> {
    let told = published(unit).filter_map(|(at, disclosure)| {
        let table = table(disclosure)?;
        let figures = &setting.derived.figures(unit)[at].tables[table];
        let row = match form_row(disclosure) {
            Some(id) => figures.rows.iter().find(|row| row.id == id),
            None => figures.rows.iter().find(|row| row.total).or_else(|| figures.rows.last()),
        };
        let facts = facts(setting, disclosure, table, row?);
        (!facts.is_empty()).then_some((disclosure, facts))
    });
    told.max_by_key(|(disclosure, _)| (year(disclosure.span), disclosure.published))
}

fn year(span: TimeSpan) -> i16 {
    match span {
        TimeSpan::SchoolYear(year) => year.first_year(),
        TimeSpan::Year(year) => year,
    }
}

/// The table that says it: of a form the one with the row, of a content that of its item.
fn table(disclosure: &Disclosure) -> Option<usize> {
    if let Some(form) = disclosure.form() {
        return form.tables.iter().position(|table| sized(&table.rows).is_some());
    }
    let item = disclosure.items.iter().find(|item| item.purpose == Some(Purpose::Size))?;
    if let ItemBody::Table(at) = item.body { Some(at) } else { None }
}

fn form_row(disclosure: &Disclosure) -> Option<&str> {
    disclosure.form()?.tables.iter().find_map(|table| sized(&table.rows))
}

fn sized(rows: &[FormRow]) -> Option<&str> {
    rows.iter().find_map(|row| {
        let own = (row.purpose == Some(Purpose::Size)).then_some(row.id.as_str());
        own.or_else(|| sized(&row.rows))
    })
}

fn facts(setting: &Setting<'_>, disclosure: &Disclosure, table: usize, row: &RowFigures) -> Vec<Fact> {
    let columns = disclosure.tables[table].layout.columns.iter().zip(&row.cells).zip(row.kinds.iter());
    let facts = columns.filter_map(|((column, figure), kind)| {
        let (Figure::Given(value) | Figure::Computed(value)) = figure else { return None };
        let label = setting.official_heads(&column.full_label);
        kind.kind.is_numeric().then(|| Fact { label, value: written(setting, value, false) })
    });
    facts.collect()
}
