//! A table of a form, laid out as the download: hidden ids, numbering, label, then the columns of figures; empty rows for the school's own.

use super::ids::{Line, line};
use super::sums::{Place, Sums};
use crate::derive::figures::Rule;
use crate::pack::{Cell, CellType, Form, LeafColumn, Packs, RowLayout, TableLayout};
use crate::site::view::{BookCell, BookCheck, BookContent, BookLook, BookSheet};
use crate::text::sheet_layout::{BOOK_TABLE, HEADS, LEAD, PERCENT};

/// Rows: title, colours, footnote, ids, heads.
const IDS: u32 = 3;
const FIRST: u32 = 5;
/// Columns before the figures: ids, numbering, label.
const FIXED: u16 = 3;

/// A sheet and its lines on the sheet of ids.
pub(super) struct Built {
    pub(super) sheet: BookSheet,
    pub(super) ids: Vec<Line>,
}

pub(super) fn sheet(packs: &Packs, form: &Form, layout: &TableLayout, rules: &[&Rule]) -> Built {
    let words = &packs.workbooks.words;
    let places = places(layout);
    let name = layout.title.as_ref().unwrap_or(&form.label).clone();
    let mut sheet = BookSheet { name, hidden_rows: vec![IDS], freeze: (FIRST, FIXED), ..BookSheet::default() };
    sheet.widths.extend([0, 6, 44]);
    sheet.put((0, 0), &format!("{BOOK_TABLE}{}", layout.id), BookLook::Id);
    let title = layout.title.clone().unwrap_or_else(|| format!("{}: {}", form.label, form.bare_title()));
    sheet.put((0, 1), &title, BookLook::Title);
    sheet.put((1, 1), &words.colours, BookLook::Note);
    let own_rows = layout.rows.iter().any(|row| row.open_rows).then_some(words.own_row.as_str());
    let notes: Vec<&str> = layout.footnote.as_deref().into_iter().chain(own_rows).collect();
    sheet.put((2, 1), &notes.join(" "), BookLook::Note);
    for (at, id) in (0..).zip(LEAD) {
        sheet.put((IDS, at), id, BookLook::Id);
    }
    sheet.put((IDS + 1, 0), HEADS, BookLook::Id);
    for (at, head) in (1..).zip(&words.heads) {
        sheet.put((IDS + 1, at), head, BookLook::Head);
    }
    let mut ids = Vec::new();
    for (at, place) in (FIXED..).zip(&places) {
        let column = &layout.columns[place.column];
        let id = if place.percent { format!("{}{PERCENT}", column.id) } else { column.id.clone() };
        sheet.put((IDS, at), &id, BookLook::Id);
        sheet.put((IDS + 1, at), &head(column, place.percent, &words.percent), BookLook::Head);
        sheet.widths.push(if is_text(layout, place.column) { 28 } else { 14 });
        ids.push(line(["column", &layout.id, &id]));
    }
    let sums = Sums::new(layout, rules, &places, (FIRST, FIXED), packs.workbooks.own_rows);
    for (at, row) in layout.rows.iter().enumerate() {
        ids.push(line(["row", &layout.id, &row.id, home(layout, at)]));
        let computed = fill(&mut sheet, layout, (at, row), &places, &sums);
        if !computed.is_empty() {
            ids.push(line(["computed", &layout.id, &row.id, &computed.join(" ")]));
        }
        for n in 0..if row.open_rows { packs.workbooks.own_rows } else { 0 } {
            own_row(&mut sheet, (sums.row(at) + 1 + narrow(n), n + 1), row, &places, &layout.columns);
        }
    }
    Built { sheet, ids }
}

/// The row that one put in below this row stands below: itself where it has rows or offers some, else the one that heads it.
fn home(layout: &TableLayout, at: usize) -> &str {
    let row = &layout.rows[at];
    let has_rows = row.open_rows || layout.rows.iter().any(|other| other.parent == Some(at));
    let home = if has_rows { Some(row) } else { row.parent.map(|parent| &layout.rows[parent]) };
    home.map_or("", |row| row.id.as_str())
}

/// The columns of the sheet.
fn places(layout: &TableLayout) -> Vec<Place> {
    let mut places = Vec::new();
    for column in 0..layout.columns.len() {
        places.push(Place { column, percent: false });
        if layout.rows.iter().any(|row| row.cells[column].kind == CellType::CountPercent) {
            places.push(Place { column, percent: true });
        }
    }
    places
}

fn is_text(layout: &TableLayout, column: usize) -> bool {
    layout.rows.iter().any(|row| matches!(row.cells[column].kind, CellType::Text | CellType::LongText))
}

fn head(column: &LeafColumn, percent: bool, words: &str) -> String {
    if percent {
        return words.replace("{column}", &column.full_label);
    }
    let unit = column.unit.as_ref().map(|unit| format!(" ({unit})"));
    let unit = unit.filter(|unit| !column.full_label.ends_with(unit)).unwrap_or_default();
    format!("{}{unit}", column.full_label)
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Writes a row of the form; the ids of its columns that have a formula.
fn fill(
    sheet: &mut BookSheet,
    layout: &TableLayout,
    (at, row): (usize, &RowLayout),
    places: &[Place],
    sums: &Sums<'_>,
) -> Vec<String> {
    let line = sums.row(at);
    sheet.put((line, 0), &row.id, BookLook::Id);
    sheet.put((line, 1), &row.stt, BookLook::Label(0));
    let depth = u8::try_from(row.depth).unwrap_or(u8::MAX);
    // open: a row that is put in below it takes this over, and its name must be typed
    let (content, look) = (BookContent::Text(row.label.clone()), BookLook::Label(depth));
    sheet.cells.push(BookCell { at: (line, 2), content, look, open: true, check: None });
    let mut computed = Vec::new();
    for (column, place) in (FIXED..).zip(places) {
        let cell = &row.cells[place.column];
        let leaf = &layout.columns[place.column];
        if let Some((formula, locked)) = sums.formula(at, *place) {
            let id = if place.percent { format!("{}{PERCENT}", leaf.id) } else { leaf.id.clone() };
            let content = BookContent::Formula(formula);
            let check = if locked { None } else { Some(BookCheck::Number) };
            sheet.cells.push(BookCell { at: (line, column), content, look: BookLook::Computed, open: !locked, check });
            computed.push(id);
            continue;
        }
        value(sheet, (line, column), cell, leaf, place.percent);
    }
    computed
}

/// Writes an empty row for what the school adds.
fn own_row(
    sheet: &mut BookSheet,
    (line, n): (u32, usize),
    above: &RowLayout,
    places: &[Place],
    columns: &[LeafColumn],
) {
    sheet.put((line, 0), &format!("{}.{n}", above.id), BookLook::Id);
    sheet.ask((line, 1), BookLook::Text, None);
    sheet.ask((line, 2), BookLook::Text, None);
    for (column, place) in (FIXED..).zip(places) {
        value(sheet, (line, column), &above.cells[place.column], &columns[place.column], place.percent);
    }
}

/// A cell for a value of its type.
fn value(sheet: &mut BookSheet, at: (u32, u16), cell: &Cell, column: &LeafColumn, percent: bool) {
    if percent {
        match cell.kind {
            CellType::CountPercent => sheet.ask(at, BookLook::Number, Some(BookCheck::Percent)),
            _ => sheet.put(at, "", BookLook::Shut),
        }
        return;
    }
    let free = !cell.also.is_empty();
    let check = |check: BookCheck| Some(check).filter(|_| !free);
    match cell.kind {
        CellType::Blank => sheet.put(at, "", BookLook::Shut),
        CellType::Label | CellType::Text | CellType::LongText | CellType::RoomsArea | CellType::IntegerPair => {
            sheet.ask(at, BookLook::Text, None);
        }
        CellType::Integer | CellType::CountPercent => sheet.ask(at, BookLook::Whole, check(BookCheck::Whole)),
        CellType::Vnd => sheet.ask(at, BookLook::Money, check(BookCheck::Number)),
        CellType::Percent => sheet.ask(at, BookLook::Number, check(BookCheck::Percent)),
        CellType::Number | CellType::Decimal | CellType::AreaM2 | CellType::AreaPerHead => {
            sheet.ask(at, BookLook::Number, check(BookCheck::Number));
        }
        CellType::Check => sheet.ask(at, BookLook::Text, check(BookCheck::Words(vec!["x".to_owned()]))),
        CellType::Choice => {
            let words = column.choices.values().cloned().collect();
            sheet.ask(at, BookLook::Text, check(BookCheck::Words(words)));
        }
    }
}
