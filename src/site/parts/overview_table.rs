//! Units and duties as one table. Of a few units each duty is a row and each unit a column; of many each unit is a row, with what it has and lacks of
//! the school year, of budgets, of what comes back every week or month. The file to download says the same of each duty.

use crate::derive::duties::{Look, RecordedDuty, Status, Tally};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::deadlines::{UnitDuties, shown};
use crate::site::parts::standing::is_now;
use crate::site::parts::table::Simple;
use crate::site::phrases::duty::{class_of, counts, due as due_words, five, series_title, title};
use crate::site::phrases::duty_group::Group;
use crate::site::phrases::figure::count;
use crate::site::view::{Cell, DataTable, Piece};
use crate::text::SchoolYear;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// So many units stand side by side; of more each is a row.
const ACROSS: usize = 12;

/// The element's id.
pub(crate) const ID: &str = "don-vi-va-nghia-vu";

/// The columns: each duty once, by its last day; those without a day come last. A day that differs between units is none of the head's.
pub(crate) fn columns<'a>(setting: &Setting<'_>, units: &'a [UnitDuties<'_>]) -> Vec<(&'a str, String)> {
    let mut found: BTreeMap<&str, (BTreeSet<Option<Date>>, String)> = BTreeMap::new();
    for duty in units.iter().flat_map(|u| shown(u.duties)) {
        let column = found.entry(&duty.asked.id).or_insert_with(|| (BTreeSet::new(), title(setting, &duty.asked)));
        column.0.insert(duty.last_day());
    }
    let mut columns: Vec<(Option<Date>, &str, String)> = Vec::new();
    for (id, (days, label)) in found {
        let first = days.iter().flatten().next().copied();
        let same = first.filter(|_| days.len() == 1);
        let due = same.and_then(|_| units.iter().flat_map(|u| shown(u.duties)).find(|d| d.asked.id == id));
        let label = match due {
            Some(duty) => {
                setting.tell("overview_column", &[("title", &label), ("due", &due_words(setting, &duty.whole()))])
            }
            None => label,
        };
        columns.push((first, id, label));
    }
    columns.sort_by_key(|(day, id, _)| (day.is_none(), *day, *id));
    columns.into_iter().map(|(_, id, label)| (id, label)).collect()
}

/// The counts: id and heading. Debts are counted as of the stated day alone.
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

/// Whether each unit is a row of its own.
pub(crate) fn is_by_unit(all: &[UnitDuties<'_>]) -> bool {
    all.len() > ACROSS
}

/// The table of a page: `part` of all units, with the row of [`sum`]. Those that lack most come first.
pub(crate) fn matrix(
    setting: &Setting<'_>,
    route: &Route,
    year: SchoolYear,
    part: &[UnitDuties<'_>],
    (all, sum): (&[UnitDuties<'_>], &[Cell]),
) -> Option<DataTable> {
    if all.iter().all(|own| own.duties.is_empty()) {
        return None;
    }
    Some(if is_by_unit(all) { by_unit(setting, route, year, part, sum) } else { by_duty(setting, route, year, all) })
}

/// A row a duty, a column a unit.
fn by_duty(setting: &Setting<'_>, route: &Route, year: SchoolYear, units: &[UnitDuties<'_>]) -> DataTable {
    let mut headers = vec![setting.say("filter_what")];
    headers.extend(units.iter().map(|own| own.unit.short_name.clone()));
    let caption = setting.say("overview_caption");
    let mut table = Simple::new(ID, &caption, &headers).of_kind("duties").of_figures();
    let now = is_now(setting, year);
    for (at, (id, key)) in counted(now).into_iter().enumerate() {
        let count = |own: &UnitDuties<'_>| Cell::text(numbers(own, now).nth(at).unwrap_or_default().to_string());
        let cells = std::iter::once(Cell::text(setting.say(key))).chain(units.iter().map(count));
        table.row_with_id(id.to_owned(), cells.collect());
    }
    for group in [Group::Year, Group::Budget] {
        let rows = named(setting, units, group);
        if !rows.is_empty() {
            table.group(Cell::text(setting.say(group.word())));
        }
        for (label, ids) in rows {
            let signs = |own: &UnitDuties<'_>| {
                let duties = shown(own.duties).filter(|duty| ids.contains(&duty.asked.id.as_str()));
                duties
                    .map(|duty| sign(five(duty.look()), String::new(), words(setting, duty.status)))
                    .collect::<Vec<_>>()
            };
            let cells =
                std::iter::once(Cell::text(&label)).chain(units.iter().map(|own| Cell::joined(signs(own), " ")));
            table.row_with_id(format!("viec-{}", ids[0]), cells.collect());
        }
    }
    repeated(setting, units, &mut table);
    let mut table = table.finish();
    for (head, own) in table.header[0].iter_mut().skip(1).zip(units) {
        head.href = Some(setting.href(route, &routes::calendar(own.unit, year)));
    }
    table
}

/// The duties of a group by what they are called, in the order of [`columns`]: schools of several levels have the same by another article.
fn named<'a>(setting: &Setting<'_>, units: &'a [UnitDuties<'_>], group: Group) -> Vec<(String, Vec<&'a str>)> {
    let is_of_group = |id: &str| {
        let mut all = units.iter().flat_map(|own| own.duties).map(|duty| &duty.asked);
        all.any(|asked| asked.id == id && Group::of(asked) == group)
    };
    let mut rows: Vec<(String, Vec<&str>)> = Vec::new();
    for (id, label) in columns(setting, units).into_iter().filter(|(id, _)| is_of_group(id)) {
        match rows.iter_mut().find(|(own, _)| *own == label) {
            Some((_, ids)) => ids.push(id),
            None => rows.push((label, vec![id])),
        }
    }
    rows
}

/// What comes back: the worst of its days, and how many are overdue.
fn repeated(setting: &Setting<'_>, units: &[UnitDuties<'_>], table: &mut Simple) {
    let is_it = |duty: &&RecordedDuty| duty.comes_back();
    let all = units.iter().flat_map(|own| own.duties.iter().filter(is_it));
    let names: BTreeSet<String> = all.map(|duty| series_title(setting, &duty.asked)).collect();
    if !names.is_empty() {
        table.group(Cell::text(setting.say(Group::Repeated.word())));
    }
    for (at, name) in names.iter().enumerate() {
        let cell = |own: &UnitDuties<'_>| {
            let days = own.duties.iter().filter(is_it).filter(|duty| series_title(setting, &duty.asked) == *name);
            let looks: Vec<(Look, usize)> = days.map(|duty| (duty.look(), duty.count as usize)).collect();
            let count = |look: Look| looks.iter().filter(|(own, _)| *own == look).map(|(_, n)| n).sum::<usize>();
            let Some(worst) = Look::WORST_FIRST.into_iter().find(|look| count(*look) > 0) else {
                return Cell::default();
            };
            let overdue = count(Look::Overdue);
            // the number is that of the overdue ones, whose word comes first
            let (number, first) = match overdue {
                0 => (String::new(), None),
                n => (n.to_string(), Some(setting.say("short_overdue"))),
            };
            let others = counts(setting, |look| if look == Look::Overdue { 0 } else { count(look) });
            let words: Vec<String> = first.into_iter().chain(others.into_iter().map(|state| state.label)).collect();
            sign(five(worst), number, words.join(", "))
        };
        let cells = std::iter::once(Cell::text(name)).chain(units.iter().map(cell));
        table.row_with_id(format!("lap-lai-{}", at + 1), cells.collect());
    }
}

/// The row of all units together, where each unit is a row.
pub(crate) fn sum(setting: &Setting<'_>, year: SchoolYear, all: &[UnitDuties<'_>]) -> Vec<Cell> {
    let label = setting.tell("overview_all", &[("count", &count(setting, all.len()))]);
    if is_by_unit(all) { groups(setting, year, Cell::text(label), all) } else { Vec::new() }
}

/// A cell a group of duties, and what is owed.
fn groups(setting: &Setting<'_>, year: SchoolYear, first: Cell, units: &[UnitDuties<'_>]) -> Vec<Cell> {
    let groups = Group::ALL.map(|group| {
        let duties = units.iter().flat_map(|own| own.duties);
        standing(setting, Tally::of_recorded(duties.filter(|duty| Group::of(&duty.asked) == group)), group)
    });
    let owed: usize = units.iter().map(|own| own.debts.all(Look::Overdue)).sum();
    let debts = || Cell::text(if owed == 0 { String::new() } else { count(setting, owed) });
    std::iter::once(first).chain(groups).chain(is_now(setting, year).then(debts)).collect()
}

/// A row a unit, a column a group of duties; above them all units together.
fn by_unit(setting: &Setting<'_>, route: &Route, year: SchoolYear, part: &[UnitDuties<'_>], sum: &[Cell]) -> DataTable {
    let mut headers = vec![setting.say("overview_unit")];
    headers.extend(Group::ALL.map(|group| setting.say(group.word())));
    headers.extend(is_now(setting, year).then(|| setting.say("overview_debts")));
    let mut table = Simple::new(ID, &setting.say("overview_caption"), &headers).of_kind("overview").of_figures();
    table.row(sum.to_vec(), 0);
    for own in part {
        let link = Cell::link(&setting.href(route, &routes::calendar(own.unit, year)), &own.unit.short_name);
        let place = own.unit.commune.as_ref().or(own.unit.district.as_ref());
        let place = place.map(|text| Cell::from(Piece::Detail { text: text.clone() })).unwrap_or_default();
        table.row(groups(setting, year, Cell::stacked([link, place]), std::slice::from_ref(own)), 0);
    }
    let mut table = table.finish();
    table.rows[0].class = "total";
    table
}

/// What a group of duties has and lacks: a sign and a number a state; of what comes back how much of it was there when it was due.
fn standing(setting: &Setting<'_>, tally: Tally, group: Group) -> Cell {
    const STATES: [(&[Look], &str); 5] = [
        (&[Look::Overdue], "five_overdue"),
        (&[Look::Soon], "five_soon"),
        (&[Look::Waiting, Look::Unsettled], "five_unanswered"),
        (&[Look::Later], "five_later"),
        (&[Look::OnTime, Look::Late, Look::Published], "five_public"),
    ];
    let sum = |looks: &[Look]| looks.iter().map(|look| tally.all(*look)).sum::<usize>();
    let signs = STATES.iter().filter(|(looks, _)| sum(looks) > 0).map(|(looks, key)| {
        let number = count(setting, sum(looks));
        // the number stands before its word, which is not repeated to those who hear it
        let label = setting.tell(key, &[("count", &number)]);
        let word = label.strip_prefix(&number).unwrap_or(&label).trim_start().to_owned();
        sign(five(looks[0]), number, word)
    });
    let (met, overdue) = (sum(STATES[4].0), sum(STATES[0].0));
    let share = (group == Group::Repeated && met + overdue > 0).then(|| {
        Cell::text(setting.tell("overview_share", &[("percent", &(met * 100 / (met + overdue)).to_string())]))
    });
    Cell::joined(share.into_iter().chain(signs), " ")
}

fn sign(class: &str, number: String, words: String) -> Cell {
    Cell::from(Piece::Sign { class: class.to_owned(), number, words })
}

/// Where a duty stands, as a cell says it.
pub(crate) fn words(setting: &Setting<'_>, status: Status) -> String {
    match status {
        Status::Late { days, .. } => setting.tell("short_late_days", &[("days", &days.to_string())]),
        status => setting.say(&format!("short_{}", class_of(status))),
    }
}
