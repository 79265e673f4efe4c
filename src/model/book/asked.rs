//! The sheet of keys: labels, cells to fill in, and a hidden column of keys two columns behind the cells.

use super::cell::{self, Words};
use super::marks::{NEW_ONE, mark};
use super::place;
use super::tree::{add, put, scalar};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::pack::{Book, BookKey, KeyKind, Packs, Regime};
use crate::parse::sheet::{Sheet, SheetCell};
use crate::parse::yaml::{Key, Kind, Node};
use crate::text::sheet_layout::BOOK_WORD;
use crate::text::{Place, Spanned};
use std::collections::BTreeSet;

/// Columns from the cells to the keys.
const BEHIND: usize = 2;

/// What the sheet is about.
pub(super) struct About<'a> {
    pub(super) kind: &'a Book,
    pub(super) packs: &'a Packs,
    /// Of a form.
    pub(super) regime: Option<&'a Regime>,
}

/// Reads the cells into entries of a map.
pub(super) fn read(
    about: &About<'_>,
    (at, sheet): (usize, &Sheet),
    entries: &mut Vec<(Key, Node)>,
    diagnostics: &mut Diagnostics,
) {
    let Some(keys) = mark(sheet).map(|(column, _)| column).filter(|column| *column >= BEHIND) else { return };
    let mut seen = BTreeSet::new();
    for (row, cells) in sheet.rows.iter().enumerate().skip(1) {
        let Some(written) = cells.get(keys).filter(|cell| !cell.text.is_empty()) else { continue };
        let (name, word) = match written.text.split_once(BOOK_WORD) {
            Some((name, word)) => (name, Some(word)),
            None => (written.text.as_str(), None),
        };
        let Some(key) = about.kind.keys.iter().find(|key| key.key == name) else {
            say(
                diagnostics,
                sheet.place(written),
                &codes::UNKNOWN_KEY,
                format!("mã “{name}” ở cột ẩn không có trong loại sổ này"),
            );
            continue;
        };
        if !seen.insert(written.text.as_str()) {
            say(
                diagnostics,
                sheet.place(written),
                &codes::DUPLICATE_KEY,
                format!("mã “{}” ở cột ẩn đã có ở trên", written.text),
            );
            continue;
        }
        let span = place::span(at, (row, keys - BEHIND));
        let filled = cells.get(keys - BEHIND).filter(|cell| !cell.is_empty());
        let Some(filled) = filled else {
            if key.required {
                missing(diagnostics, place_of(sheet, at, span), &key.label);
                put(entries, name, Node { span, kind: Kind::Null });
            }
            continue;
        };
        if name.starts_with('@') {
            continue;
        }
        let words = Words { words: &about.packs.workbooks.words, choices: about.packs.choices(key, about.regime) };
        let Some(value) = cell::value(key, &words, (sheet, filled, span), diagnostics) else { continue };
        if !keep(entries, key, word, value) {
            let message = format!("“{}” không đi cùng điều đã ghi ở một ô trên", key.label);
            diagnostics
                .push(Diagnostic::new(&codes::NOT_A_CHOICE, sheet.place(filled), message).hint("xóa một trong hai ô"));
        }
    }
}

/// Puts a value where its key says; of words that are marked, those that are. `false`: another stands there.
fn keep(entries: &mut Vec<(Key, Node)>, key: &BookKey, word: Option<&str>, value: Node) -> bool {
    match (key.kind, word) {
        (KeyKind::Marks, Some(word)) if value.as_text() == Some("true") => {
            add(entries, &key.key, scalar(word.to_owned(), value.span));
            true
        }
        (KeyKind::Marks, _) => true,
        (KeyKind::Answers, Some(word)) => put(entries, &format!("{}.{word}", key.key), value),
        _ => put(entries, &key.key, value),
    }
}

fn say(diagnostics: &mut Diagnostics, place: Place, code: &'static crate::diag::Code, message: String) {
    diagnostics.push(Diagnostic::new(code, place, message).hint(NEW_ONE));
}

/// A cell that must be filled.
pub(super) fn missing(diagnostics: &mut Diagnostics, place: Place, label: &str) {
    let message = format!("“{label}” còn trống");
    diagnostics.push(Diagnostic::new(&codes::MISSING_KEY, place, message).hint("điền ô này rồi lưu tệp"));
}

/// Where a cell of the sheet with this number stands, whether or not there is one.
pub(super) fn place_of(sheet: &Sheet, at: usize, span: crate::text::Span) -> Place {
    let mut place = Place::new(&sheet.file, span);
    place::name_cell(&mut place, &vec![sheet.name.clone(); at + 1]);
    place
}

/// What stands beside a key.
pub(super) fn beside(sheet: &Sheet, key: &str) -> Option<Spanned<String>> {
    let keys = mark(sheet).map(|(column, _)| column).filter(|column| *column >= BEHIND)?;
    let row = sheet.rows.iter().find(|cells| cells.get(keys).is_some_and(|cell| cell.text == key))?;
    let cell: &SheetCell = row.get(keys - BEHIND).filter(|cell| !cell.is_empty())?;
    Some(Spanned { value: cell.text.clone(), place: sheet.place(cell) })
}
