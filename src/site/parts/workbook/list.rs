//! A sheet of a list: a hidden row of keys, heads, and open columns below them.

use super::info::asked;
use crate::pack::{BookList, KeyKind, Packs};
use crate::site::view::{BookLook, BookSheet, OpenColumn};
use crate::text::sheet_layout::{BOOK_LIST, HEADS, ID};

/// Rows: title, colours, hint, keys, heads.
const KEYS: u32 = 3;
const FIRST: u32 = 5;

pub(super) fn sheet(packs: &Packs, list: &BookList) -> BookSheet {
    let words = &packs.workbooks.words;
    let mut sheet = BookSheet {
        name: list.sheet.clone(),
        widths: vec![0],
        hidden_rows: vec![KEYS],
        freeze: (FIRST, 2),
        ..BookSheet::default()
    };
    sheet.put((0, 0), &format!("{BOOK_LIST}{}", list.key), BookLook::Id);
    sheet.put((0, 1), list.title.as_ref().unwrap_or(&list.sheet), BookLook::Title);
    sheet.put((1, 1), &words.colours, BookLook::Note);
    sheet.put((2, 1), list.hint.as_deref().unwrap_or_default(), BookLook::Note);
    sheet.put((KEYS, 0), ID, BookLook::Id);
    sheet.put((KEYS + 1, 0), HEADS, BookLook::Id);
    for (column, key) in (1..).zip(&list.columns) {
        sheet.put((KEYS, column), &key.key, BookLook::Id);
        let hint = key.hint.as_ref().map(|hint| format!("\n{hint}")).unwrap_or_default();
        let star = if key.required { " *" } else { "" };
        sheet.put((KEYS + 1, column), &format!("{}{star}{hint}", key.label), BookLook::Head);
        let labels = packs.choices(key, None).into_iter().map(|choice| choice.label).collect();
        let (look, check) = asked(key.kind, labels, words);
        sheet.open_columns.push(OpenColumn { column, from: FIRST, look, check });
        sheet.widths.push(if key.kind == KeyKind::Long { 44 } else { 20 });
    }
    sheet
}
