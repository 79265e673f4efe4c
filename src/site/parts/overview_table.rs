//! Units × duties: a row a unit, a column a duty. The table of a page and the file to download say the same words.

use crate::derive::duties::{Look, Obligation, Status};
use crate::model::Unit;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::deadlines::{UnitDuties, shown};
use crate::site::parts::table::Simple;
use crate::site::phrases::duty::{anchor, class_of, due as due_words, title};
use crate::site::view::{Cell, DataTable};
use crate::text::SchoolYear;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Debts are those of the stated day: they stand beside its school year alone.
pub(crate) fn is_now(setting: &Setting<'_>, year: SchoolYear) -> bool {
    year == setting.this_year()
}

/// The columns: each duty once, by its last day; those without a day come last. A day that differs between units is none of the head's.
pub(crate) fn columns<'a>(setting: &Setting<'_>, units: &'a [UnitDuties<'_>]) -> Vec<(&'a str, String)> {
    let mut found: BTreeMap<&str, (BTreeSet<Option<Date>>, String)> = BTreeMap::new();
    for duty in units.iter().flat_map(|u| shown(u.duties)) {
        let column = found.entry(&duty.id).or_insert_with(|| (BTreeSet::new(), title(setting, duty)));
        column.0.insert(duty.last_day());
    }
    let mut columns: Vec<(Option<Date>, &str, String)> = Vec::new();
    for (id, (days, label)) in found {
        let first = days.iter().flatten().next().copied();
        let same = first.filter(|_| days.len() == 1);
        let due = same.and_then(|_| units.iter().flat_map(|u| shown(u.duties)).find(|d| d.id == id));
        let label = match due {
            Some(duty) => setting.tell("overview_column", &[("title", &label), ("due", &due_words(setting, duty))]),
            None => label,
        };
        columns.push((first, id, label));
    }
    columns.sort_by_key(|(day, id, _)| (day.is_none(), *day, *id));
    columns.into_iter().map(|(_, id, label)| (id, label)).collect()
}

/// The columns of counts: id and heading. Debts are counted as of the stated day alone.
pub(crate) fn counted(now: bool) -> Vec<(&'static str, &'static str)> {
    let mut columns = vec![("con-thieu", "overview_missing"), ("lap-lai", "overview_repeated")];
    columns.extend(now.then_some(("con-no", "overview_debts")));
    columns
}

/// The counts of a unit, in the order of [`counted`].
pub(crate) fn numbers(own: &UnitDuties<'_>, now: bool) -> impl Iterator<Item = usize> {
    let debts = now.then(|| own.debts.all(Look::Overdue));
    [own.tally.once(Look::Overdue), own.tally.repeated(Look::Overdue)].into_iter().chain(debts)
}

/// The table of a page: the worst unit first.
pub(crate) fn matrix(
    setting: &Setting<'_>,
    route: &Route,
    year: SchoolYear,
    units: &[UnitDuties<'_>],
) -> Option<DataTable> {
    let columns = columns(setting, units);
    if columns.is_empty() {
        return None;
    }
    let now = is_now(setting, year);
    let mut headers = vec![setting.say("overview_unit")];
    headers.extend(counted(now).into_iter().map(|(_, key)| setting.say(key)));
    headers.extend(columns.iter().map(|(_, label)| label.clone()));
    let mut table = Simple::new("don-vi-va-nghia-vu", &setting.say("overview_caption"), &headers).of_kind("overview");
    for own in units {
        let UnitDuties { unit, duties, .. } = own;
        let link = Cell::link(&setting.href(route, &routes::calendar_home(unit)), &unit.short_name);
        let mut cells = vec![link];
        cells.extend(numbers(own, now).map(|n| n.to_string().into()));
        for (id, _) in &columns {
            let duty = shown(duties).find(|d| d.id == *id);
            cells.push(
                duty.map_or_else(|| Cell::text(setting.say("matrix_none")), |duty| cell(setting, route, unit, duty)),
            );
        }
        table.row(cells, 0);
    }
    let mut table = table.finish();
    table.stacked = false;
    table.wide = true;
    Some(table)
}

fn cell(setting: &Setting<'_>, route: &Route, unit: &Unit, duty: &Obligation) -> Cell {
    Cell::state(class_of(duty.status), words(setting, duty), Some(anchor(setting, route, unit, duty)))
}

/// Where a duty stands, as a cell says it.
pub(crate) fn words(setting: &Setting<'_>, duty: &Obligation) -> String {
    match duty.status {
        Status::Late { days, .. } => setting.tell("short_late_days", &[("days", &days.to_string())]),
        status => setting.say(&format!("short_{}", class_of(status))),
    }
}
