//! A table of a self-assessment's database: hidden ids, labels, columns of figures; empty rows for the school's own.

use super::ids::{Line, line};
use super::info::asked;
use crate::pack::{CellType, DatabaseRow, DatabaseTable, KeyKind, Packs};
use crate::site::view::{BookCheck, BookLook, BookSheet};
use crate::text::SchoolYear;
use crate::text::sheet_layout::{BOOK_TABLE, HEADS, ID, LABEL};

/// Rows: title, colours, note, ids, heads.
const IDS: u32 = 3;
const FIRST: u32 = 5;

/// A sheet and its lines on the sheet of ids.
pub(super) struct Built {
    pub(super) sheet: BookSheet,
    pub(super) ids: Vec<Line>,
}

/// The table for schools of these audiences, of the years up to the last.
pub(super) fn sheet(packs: &Packs, table: &DatabaseTable, audiences: &[&str], last: SchoolYear) -> Built {
    let words = &packs.workbooks.words;
    let own = &packs.workbooks.figures;
    let columns: Vec<(String, String, Option<CellType>)> = if table.columns.is_empty() {
        let mut years: Vec<SchoolYear> =
            std::iter::successors(Some(last), |year| Some(year.previous())).take(usize::from(own.years)).collect();
        years.reverse();
        years.iter().map(|year| (year.to_string(), year.to_string(), None)).collect()
    } else {
        let head = |group: &Option<String>, label: &str| match group {
            Some(group) => format!("{group}: {label}"),
            None => label.to_owned(),
        };
        let columns = table.columns.iter();
        columns
            .map(|c| (c.id.clone(), head(&c.group, &c.label), Some(c.kind).filter(|k| *k == CellType::Text)))
            .collect()
    };
    let mut sheet =
        BookSheet { name: table.title.clone(), hidden_rows: vec![IDS], freeze: (FIRST, 2), ..BookSheet::default() };
    sheet.widths.extend([0, 44]);
    sheet.put((0, 0), &format!("{BOOK_TABLE}{}", table.id), BookLook::Id);
    let unit = table.unit.as_ref().map(|unit| format!(" ({unit})")).unwrap_or_default();
    sheet.put((0, 1), &format!("{}{unit}", table.title), BookLook::Title);
    sheet.put((1, 1), &words.colours, BookLook::Note);
    sheet.put((2, 1), &own.note, BookLook::Note);
    let mut ids = Vec::new();
    let heads = columns.iter().map(|(id, head, _)| (id.as_str(), head.clone(), 14));
    let further = own.columns.iter().map(|key| {
        let hint = key.hint.as_ref().map(|hint| format!("\n{hint}")).unwrap_or_default();
        (key.key.as_str(), format!("{}{hint}", key.label), 24)
    });
    sheet.put((IDS, 0), ID, BookLook::Id);
    sheet.put((IDS + 1, 0), HEADS, BookLook::Id);
    sheet.put((IDS, 1), LABEL, BookLook::Id);
    sheet.put((IDS + 1, 1), &own.label, BookLook::Head);
    for (at, (id, head, width)) in (2..).zip(heads.chain(further)) {
        sheet.put((IDS, at), id, BookLook::Id);
        sheet.put((IDS + 1, at), &head, BookLook::Head);
        sheet.widths.push(width);
        ids.push(line(["column", &table.id, id]));
    }
    let rows: Vec<&DatabaseRow> = table.rows_for(audiences).collect();
    // the school's own rows stand before the total of all
    let before = if rows.last().is_some_and(|row| !row.sum.is_empty()) { rows.len() - 1 } else { rows.len() };
    let offers = (0..packs.workbooks.own_rows).map(|_| None);
    let (above, below) = rows.split_at(before);
    let all = above.iter().map(|row| Some(*row)).chain(offers).chain(below.iter().map(|row| Some(*row)));
    for (at, row) in (FIRST..).zip(all) {
        match row {
            Some(row) => {
                sheet.put((at, 0), &row.id, BookLook::Id);
                sheet.put((at, 1), &row.label, BookLook::Label(0));
                ids.push(line(["row", &table.id, &row.id]));
            }
            None => sheet.ask((at, 1), BookLook::Text, None),
        }
        for (column, (_, _, kind)) in (2..).zip(&columns) {
            let (look, check) = figure(kind.or(row.map(|row| row.kind)).unwrap_or(CellType::Number));
            sheet.ask((at, column), look, check);
        }
        for (column, key) in (2 + narrow(columns.len())..).zip(&own.columns) {
            let for_row = row.is_none() || key.kind == KeyKind::Long;
            if for_row {
                let labels = key.choices.iter().map(|choice| choice.label.clone()).collect();
                let (look, check) = asked(key.kind, labels, words);
                sheet.ask((at, column), look, check);
            } else {
                sheet.put((at, column), "", BookLook::Shut);
            }
        }
    }
    Built { sheet, ids }
}

fn narrow(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

fn figure(kind: CellType) -> (BookLook, Option<BookCheck>) {
    match kind {
        CellType::Text | CellType::LongText | CellType::Label => (BookLook::Text, None),
        CellType::Integer => (BookLook::Whole, Some(BookCheck::Whole)),
        CellType::Percent => (BookLook::Number, Some(BookCheck::Percent)),
        _ => (BookLook::Number, Some(BookCheck::Number)),
    }
}
