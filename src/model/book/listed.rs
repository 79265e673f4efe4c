//! A list: below a hidden row of keys each row is an item. A row in which only a part that may come several times is filled belongs to the item
//! above it.

use super::cell::{self, Words};
use super::marks::{NEW_ONE, row_of_ids};
use super::tree::{EACH, continue_with, put};
use super::{missing, place};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::pack::{BookKey, BookList, Packs};
use crate::parse::sheet::{Sheet, SheetCell};
use crate::parse::yaml::{Key, Kind, Node};
use crate::text::sheet_layout::HEADS;

/// Entries of a map.
type Entries = Vec<(Key, Node)>;

/// Reads the rows into an entry of the tree.
pub(super) fn read(
    list: &BookList,
    (at, sheet): (usize, &Sheet),
    packs: &Packs,
    entries: &mut Entries,
    diagnostics: &mut Diagnostics,
) {
    let Some(head) = row_of_ids(sheet) else {
        let message = "trang thiếu hàng ẩn giữ mã cột";
        diagnostics.push(Diagnostic::new(&codes::BAD_SPREADSHEET, sheet.own_place(), message).hint(NEW_ONE));
        return;
    };
    let columns = columns(list, sheet, &sheet.rows[head], packs, diagnostics);
    let mut items: Vec<Entries> = Vec::new();
    for (row, cells) in sheet.rows.iter().enumerate().skip(head + 1) {
        if cells.first().is_some_and(|cell| cell.text == HEADS) || cells.iter().all(SheetCell::is_empty) {
            continue;
        }
        let filled = |(column, _): &(usize, &Asked<'_>)| cells.get(*column).is_some_and(|cell| !cell.is_empty());
        let known = || columns.iter().enumerate().filter_map(|(at, asked)| Some((at, asked.as_ref()?)));
        let beyond = cells.iter().enumerate().filter(|(at, _)| columns.get(*at).is_none_or(Option::is_none));
        for (_, cell) in beyond.filter(|(_, cell)| !cell.is_empty()) {
            let message = format!("“{}” nằm dưới cột không có mã", cell.text);
            let finding = Diagnostic::new(&codes::UNKNOWN_COLUMN, sheet.place(cell), message);
            diagnostics.push(finding.hint("chuyển vào một cột của bảng, hoặc xóa ô này"));
        }
        let is_further = known().filter(filled).all(|(_, asked)| asked.key.key.contains(EACH));
        let (mut item, mut is_whole) = (Entries::new(), true);
        for (column, own) in known() {
            let span = place::span(at, (row, column));
            match cells.get(column).filter(|cell| !cell.is_empty()) {
                Some(cell) => {
                    if let Some(value) = cell::value(own.key, &own.words, (sheet, cell, span), diagnostics) {
                        put(&mut item, &own.key.key, value);
                    }
                }
                None if own.key.required && !is_further => {
                    diagnostics.push(missing(sheet.place_at((row, column)), &own.key.label));
                    is_whole = !list.of_records;
                    put(&mut item, &own.key.key, Node { span, kind: Kind::Null });
                }
                None => {}
            }
        }
        match items.last_mut() {
            Some(above) if is_further => continue_with(above, item),
            _ if item.is_empty() || !is_whole => {}
            _ => items.push(item),
        }
    }
    if let Some(first) = items.iter().flatten().next().map(|(key, _)| key.span) {
        let value = if list.is_map { map(items) } else { list_of(items) };
        put(entries, &list.key, Node { span: first, kind: value });
    }
}

/// A column and its words.
struct Asked<'a> {
    key: &'a BookKey,
    words: Words<'a>,
}

fn columns<'a>(
    list: &'a BookList,
    sheet: &Sheet,
    head: &[SheetCell],
    packs: &'a Packs,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Asked<'a>>> {
    let mut columns: Vec<Option<Asked<'a>>> = Vec::new();
    for (at, cell) in head.iter().enumerate() {
        let key = list.columns.iter().find(|key| key.key == cell.text && at > 0);
        let again = key.is_some_and(|key| columns.iter().flatten().any(|known| known.key.key == key.key));
        if (key.is_none() && at > 0 && !cell.is_empty()) || again {
            let (code, why) = if again {
                (&codes::DUPLICATE_KEY, "đã có ở bên trái")
            } else {
                (&codes::UNKNOWN_COLUMN, "không có trong loại sổ này")
            };
            let message = format!("mã cột “{}” ở hàng ẩn {why}", cell.text);
            diagnostics.push(Diagnostic::new(code, sheet.place(cell), message).hint(NEW_ONE));
        }
        let words = |key| Words { words: &packs.workbooks.words, choices: packs.choices(key, None) };
        columns.push(key.filter(|_| !again).map(|key| Asked { key, words: words(key) }));
    }
    columns
}

fn list_of(items: Vec<Entries>) -> Kind {
    let node = |item: Entries| {
        let span = item.first().map(|(key, _)| key.span).unwrap_or_default();
        Node { span, kind: Kind::Map(item) }
    };
    Kind::List(items.into_iter().map(node).collect())
}

/// Rows of a key and what it is given.
fn map(items: Vec<Entries>) -> Kind {
    let entry = |item: Entries| {
        let mut item = item.into_iter();
        let (_, key) = item.next()?;
        let (_, value) = item.next()?;
        Some((Key { text: key.as_text()?.to_owned(), span: key.span }, value))
    };
    Kind::Map(items.into_iter().filter_map(entry).collect())
}
