//! Which remarks of a law touch a place, for a unit and a time; and what a school has written there.

use super::due::About;
use super::duties::Obligation;
use crate::model::{Asks, Disclosure, ItemBody, ItemSection, TimeSpan, Unit};
use crate::pack::{Packs, Regime, Remark};
use crate::text::SchoolYears;
use jiff::civil::{Date, date};

/// First and last day of the time that a file speaks of.
pub fn days(span: TimeSpan, years: SchoolYears) -> (Date, Date) {
    match span {
        TimeSpan::SchoolYear(year) => (years.start(year), years.end(year)),
        TimeSpan::Year(year) => (date(year, 1, 1), date(year, 12, 31)),
    }
}

/// Remarks that touch a disclosure, at whichever of its places.
pub fn of_disclosure<'d>(
    unit: &Unit,
    disclosure: &'d Disclosure,
    years: SchoolYears,
) -> impl Iterator<Item = &'d Remark> {
    let (owner, days) = (unit.owner(), days(disclosure.span, years));
    let audiences: Vec<String> = unit.audiences().into_iter().map(str::to_owned).collect();
    disclosure.regime.remarks.iter().filter(move |remark| {
        let audiences: Vec<&str> = audiences.iter().map(String::as_str).collect();
        remark.touches(owner, &audiences, days)
    })
}

/// Remarks at exactly this place: `CONTENT.ITEM`, `FORM/ROW`.
pub fn at_place<'d>(unit: &Unit, disclosure: &'d Disclosure, place: &str, years: SchoolYears) -> Vec<&'d Remark> {
    of_disclosure(unit, disclosure, years).filter(|remark| remark.at.iter().any(|at| at == place)).collect()
}

/// Remarks that touch what meets a duty.
pub fn of_duty<'p>(unit: &Unit, duty: &Obligation, packs: &'p Packs) -> Vec<&'p Remark> {
    let year = match (&duty.about, duty.about.budget_year()) {
        (About::Event { .. } | About::Budget { .. }, Some(year)) => TimeSpan::Year(year),
        _ => TimeSpan::SchoolYear(duty.year),
    };
    let mut found: Vec<&Remark> = Vec::new();
    for covered in &duty.covers {
        let Some(regime) = packs.regime(&covered.regulation) else { continue };
        for place in places(regime, covered.asks, &covered.content) {
            let own = regime.remarks.iter().filter(|r| r.is_within(place));
            let days = days(year, packs.calendar.years());
            let touching = own.filter(|r| r.touches(unit.owner(), &unit.audiences(), days));
            found.extend(touching.filter(|r| r.authors.is_some()));
        }
    }
    found
}

/// The contents in which a duty is met.
fn places<'p>(regime: &'p Regime, asks: Asks, id: &'p str) -> Vec<&'p str> {
    match asks {
        Asks::Content => vec![id],
        Asks::Budget => regime.disclosures.iter().filter(|d| d.id == id).filter_map(|d| d.content.as_deref()).collect(),
        _ => Vec::new(),
    }
}

/// What a school has at a place.
#[derive(Clone, Copy, Debug)]
pub enum Held<'d> {
    /// An item of a content.
    Item(&'d ItemSection),
    /// A row of a table: positions of both.
    Row(usize, usize),
}

impl Held<'_> {
    /// What the law calls the place.
    pub fn label(self, disclosure: &Disclosure) -> String {
        match self {
            Self::Item(item) => item.label.clone(),
            Self::Row(table, row) => disclosure.tables[table].layout.rows[row].label.clone(),
        }
    }

    /// Whether nothing is written there.
    pub fn is_empty(self, disclosure: &Disclosure) -> bool {
        match self {
            Self::Item(item) => match &item.body {
                ItemBody::Missing => true,
                ItemBody::Documents(list) => list.is_empty(),
                _ => false,
            },
            Self::Row(table, row) => {
                let table = &disclosure.tables[table];
                let row = &table.layout.rows[row].id;
                !table.layout.columns.iter().any(|column| table.value(row, &column.id).is_some())
            }
        }
    }
}

/// What a disclosure has at a place of a remark; `None`: the place is in another file.
pub fn held<'d>(disclosure: &'d Disclosure, place: &str) -> Option<Held<'d>> {
    if let Some((number, row)) = place.split_once('/') {
        disclosure.form().filter(|form| form.number == number || form.id == number)?;
        return row_of(disclosure, row, |_| true);
    }
    let path = place.strip_prefix(disclosure.content()?.id.as_str())?.strip_prefix('.')?;
    if let Some(item) = disclosure.items.iter().find(|item| item.path == path) {
        return Some(Held::Item(item));
    }
    // a single figure stands in the table of its neighbours
    let (above, id) = path.rsplit_once('.').unwrap_or(("", path));
    let tables = disclosure.items.iter().filter(|item| item.path.rsplit_once('.').map_or("", |(a, _)| a) == above);
    let tables: Vec<usize> =
        tables.filter_map(|item| if let ItemBody::Table(at) = item.body { Some(at) } else { None }).collect();
    row_of(disclosure, id, |table| tables.contains(&table) && !disclosure.tables[table].records)
}

fn row_of<'d>(disclosure: &'d Disclosure, id: &str, within: impl Fn(usize) -> bool) -> Option<Held<'d>> {
    let tables = disclosure.tables.iter().enumerate().filter(|(at, _)| within(*at));
    let mut rows = tables.filter_map(|(at, table)| Some((at, table.layout.rows.iter().position(|r| r.id == id)?)));
    rows.next().map(|(table, row)| Held::Row(table, row))
}
