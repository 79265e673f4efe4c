//! Money that is a thousand or a million times another year's or another form's in the same place: typed in another unit.

use super::at::{At, Doubt, Part};
use super::grid::{Amount, Grid, GridTable, start_of};
use super::spelled::earlier;
use crate::diag::{Diagnostic, codes};
use crate::model::{Disclosure, Unit};
use crate::pack::CellType;
use std::collections::BTreeSet;

/// How often a wrong unit makes a figure too large or too small.
const FACTORS: [i128; 2] = [1_000, 1_000_000];
/// One figure alone is doubted if it is off by this many times the factor at most; several in a table, together, by [`WIDE`].
const NARROW: i128 = 2;
const WIDE: i128 = 3;

/// A figure and the one that it is held against; `times`: how many times, below nought if it is smaller.
struct Pair {
    here: At,
    there: At,
    times: i128,
    close: bool,
}

/// Doubts, one a table and other form, and all cells that they are about.
pub(super) fn wrong_units(unit: &Unit, grid: &Grid) -> (Vec<Doubt>, BTreeSet<At>) {
    let (mut found, mut cells) = (Vec::new(), BTreeSet::new());
    for (form, disclosure) in unit.disclosures.iter().enumerate() {
        let before = earlier(unit, disclosure);
        let sisters = (0..form).filter(|at| is_sister(disclosure, &unit.disclosures[*at]));
        for other in before.into_iter().chain(sisters) {
            for table in 0..disclosure.tables.len() {
                let pairs = pairs(unit, grid, (form, table), other);
                let written = || pairs.iter().filter(|pair| grid.cell(pair.here).place.is_some());
                if let Some(first) = written().next().filter(|first| !cells.contains(&first.here)) {
                    found.push(doubt(unit, grid, first, written().count()));
                }
                cells.extend(pairs.iter().map(|pair| pair.here));
            }
        }
    }
    (found, cells)
}

/// Of the same time, another form or another part of the year.
fn is_sister(one: &Disclosure, other: &Disclosure) -> bool {
    one.regime.id == other.regime.id && one.span == other.span
}

/// The figures of a table that are off by the same factor as most: all of them, or those alone that are off by just that.
fn pairs(unit: &Unit, grid: &Grid, (form, table): (usize, usize), other: usize) -> Vec<Pair> {
    let id = &unit.disclosures[form].tables[table].layout.id;
    let Some(there) = unit.disclosures[other].tables.iter().position(|t| t.layout.id == *id) else {
        return Vec::new();
    };
    let (mut off, mut all) = (Vec::new(), 0);
    for here in money(unit, grid, form, table) {
        let Some(there) = same_place(unit, grid, here, other, there) else { continue };
        let (Amount::Micro(new), Amount::Micro(old)) = (grid.amount(here), grid.amount(there)) else { continue };
        if new == 0 || old == 0 {
            continue;
        }
        all += 1;
        let (large, small) = (new.max(old), new.min(old));
        let times = FACTORS.iter().find(|f| large * WIDE >= small * **f && large <= small * **f * WIDE);
        if let Some(times) = times {
            let close = large * NARROW >= small * times && large <= small * times * NARROW;
            off.push(Pair { here, there, times: if new > old { *times } else { -times }, close });
        }
    }
    let most = off.iter().map(|pair| pair.times).max_by_key(|times| off.iter().filter(|p| p.times == *times).count());
    let together = off.iter().filter(|pair| Some(pair.times) == most).count();
    let wide = together > 1 && together * 2 >= all;
    off.retain(|pair| Some(pair.times) == most && (wide || pair.close));
    off
}

/// The cells of a table that hold money.
fn money(unit: &Unit, grid: &Grid, form: usize, table: usize) -> Vec<At> {
    let columns = unit.disclosures[form].tables[table].layout.columns.len();
    let rows = &grid.forms[form][table].rows;
    let at = |row, column| At { form, table, row, column, part: Part::Whole };
    let all = (0..rows.len()).flat_map(|row| (0..columns).map(move |column| at(row, column)));
    all.filter(|at| grid.kind(*at) == CellType::Vnd).collect()
}

/// The same row and the same column in another form's table.
fn same_place(unit: &Unit, grid: &Grid, here: At, form: usize, table: usize) -> Option<At> {
    let own = &grid.row(here).head;
    let column = &unit.disclosures[here.form].tables[here.table].layout.columns[here.column].id;
    let GridTable { rows, records, .. } = &grid.forms[form][table];
    let row = rows.iter().position(|r| r.head.label == own.label && (*records || r.head.id == own.id))?;
    let column = unit.disclosures[form].tables[table].layout.columns.iter().position(|c| c.id == *column)?;
    let there = At { form, table, row, column, part: Part::Whole };
    (grid.kind(there) == CellType::Vnd).then_some(there)
}

fn doubt(unit: &Unit, grid: &Grid, pair: &Pair, count: usize) -> Doubt {
    let (here, there) = (pair.here, pair.there);
    let (disclosure, other) = (&unit.disclosures[here.form], &unit.disclosures[there.form]);
    let written = |at: At| grid.cell(at).value.as_ref().map(|value| value.format(false)).unwrap_or_default();
    let place = |at: At, d: &Disclosure| grid.cell(at).place.clone().unwrap_or_else(|| start_of(d));
    let how = if pair.times > 0 { "gấp" } else { "kém" };
    let times = crate::text::format_integer(i64::try_from(pair.times.abs()).unwrap_or(i64::MAX));
    let rest = if count > 1 { format!("; trong bảng có {count} số như vậy") } else { String::new() };
    let message = format!(
        "“{}”, cột “{}”: {} đồng, {how} cỡ {times} lần số cùng chỗ ở {} ({} đồng){rest}",
        grid.row(here).head.label,
        disclosure.tables[here.table].layout.columns[here.column].full_label,
        written(here),
        place(there, other).shown(),
        written(there),
    );
    let hint = "xem hai tệp gõ số bằng đồng hay triệu đồng: gõ bằng triệu đồng thì ghi “unit: triệu đồng” vào đầu tệp ấy; số đúng thì giải thích ở explanations";
    Doubt {
        at: here,
        diagnostic: Diagnostic::new(&codes::WRONG_MONEY_UNIT, place(here, disclosure), message).hint(hint),
    }
}
