//! The sheet of keys: labels, cells to fill in, hints, and a hidden column of keys.

use super::cell::{self, Words};
use super::marks::{NEW_ONE, mark};
use super::tree::{add, found, put, scalar};
use super::{missing, place};
use crate::diag::{Code, Diagnostic, Diagnostics, codes};
use crate::pack::{BookKey, KeyKind, Packs, Regime};
use crate::parse::sheet::{Sheet, SheetCell};
use crate::parse::yaml::{Key, Kind, Node};
use crate::text::sheet_layout::{BOOK_CELLS, BOOK_KEYS, BOOK_WORD};
use crate::text::{Place, Spanned};
use std::collections::BTreeSet;

const CELLS: usize = BOOK_CELLS as usize;
const KEYS: usize = BOOK_KEYS as usize;

/// What the sheet is about.
pub(super) struct About<'a> {
    /// What is asked there.
    pub(super) keys: &'a [BookKey],
    pub(super) packs: &'a Packs,
    /// Of a form.
    pub(super) regime: Option<&'a Regime>,
}

/// Reads the cells into entries of a map; what does not apply is put in `later`, when all else is known.
pub(super) fn read(
    about: &About<'_>,
    (at, sheet): (usize, &Sheet),
    entries: &mut Vec<(Key, Node)>,
    later: &mut Vec<Inapplicable>,
    diagnostics: &mut Diagnostics,
) {
    if !is_whole(sheet) {
        let message = "trang này đã thêm hoặc bớt cột: không biết ô nào là của mục nào";
        diagnostics.push(Diagnostic::new(&codes::BAD_SPREADSHEET, sheet.own_place(), message).hint(NEW_ONE));
        return;
    }
    let mut seen = BTreeSet::new();
    for (row, cells) in sheet.rows.iter().enumerate() {
        let written = cells.get(KEYS).filter(|cell| row > 0 && !cell.is_empty());
        strays(sheet, cells, written.is_some(), diagnostics);
        let Some(written) = written else { continue };
        let (name, word) = match written.text.split_once(BOOK_WORD) {
            Some((name, word)) => (name, Some(word)),
            None => (written.text.as_str(), None),
        };
        let Some(key) = about.keys.iter().find(|key| key.key == name) else {
            let message = format!("mã “{name}” ở cột ẩn không có trong loại sổ này");
            say(diagnostics, sheet.place(written), &codes::UNKNOWN_KEY, message);
            continue;
        };
        if !seen.insert(written.text.as_str()) {
            let message = format!("mã “{}” ở cột ẩn đã có ở trên", written.text);
            say(diagnostics, sheet.place(written), &codes::DUPLICATE_KEY, message);
            continue;
        }
        let span = place::span(at, (row, CELLS));
        let Some(filled) = cells.get(CELLS).filter(|cell| !cell.is_empty()) else {
            if key.required {
                diagnostics.push(missing(sheet.place_at((row, CELLS)), &key.label));
                put(entries, name, Node { span, kind: Kind::Null });
            }
            continue;
        };
        if name.starts_with('@') {
            continue;
        }
        let words = Words { words: &about.packs.workbooks.words, choices: about.packs.choices(key, about.regime) };
        let Some(value) = cell::value(key, &words, (sheet, filled, span), diagnostics) else { continue };
        if key.kind == KeyKind::Applies {
            later.push(Inapplicable {
                key: key.key.clone(),
                label: key.label.clone(),
                value,
                place: sheet.place(filled),
            });
        } else if !keep(entries, key, word, value) {
            let message = format!("“{}” không đi cùng điều đã ghi ở một ô trên", key.label);
            diagnostics
                .push(Diagnostic::new(&codes::NOT_A_CHOICE, sheet.place(filled), message).hint("xóa một trong hai ô"));
        }
    }
}

/// What is said not to apply, of which parts may be filled in elsewhere.
pub(super) struct Inapplicable {
    key: String,
    label: String,
    value: Node,
    place: Place,
}

impl Inapplicable {
    /// Puts it in its place, where nothing else stands.
    pub(super) fn keep(self, entries: &mut Vec<(Key, Node)>, diagnostics: &mut Diagnostics) {
        if found(entries, &self.key).is_some() || !put(entries, &self.key, self.value) {
            let message = format!("“{}” ghi là không áp dụng, mà đã điền ở chỗ khác của sổ", self.label);
            let finding = Diagnostic::new(&codes::NOT_A_CHOICE, self.place, message);
            diagnostics.push(finding.hint("xóa ô này, hoặc xóa những gì đã điền cho mục này"));
        }
    }
}

/// Whether the sheet has the columns that it was made with.
fn is_whole(sheet: &Sheet) -> bool {
    mark(sheet).is_some_and(|(column, _)| column == KEYS)
}

/// Cells where nothing is asked: beside no key, or behind the keys.
fn strays(sheet: &Sheet, cells: &[SheetCell], has_key: bool, diagnostics: &mut Diagnostics) {
    let is_stray = |at: usize| at > KEYS || (at == CELLS && !has_key);
    for (_, cell) in cells.iter().enumerate().filter(|(at, cell)| is_stray(*at) && !cell.is_empty()) {
        let message = format!("“{}” nằm ngoài các ô được hỏi của trang này", cell.text);
        let finding = Diagnostic::new(&codes::UNKNOWN_KEY, sheet.place(cell), message);
        diagnostics.push(finding.hint("chuyển vào ô trắng của một mục trên trang, hoặc xóa ô này"));
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

fn say(diagnostics: &mut Diagnostics, place: Place, code: &'static Code, message: String) {
    diagnostics.push(Diagnostic::new(code, place, message).hint(NEW_ONE));
}

/// What stands beside a key.
pub(super) fn beside(sheet: &Sheet, key: &str) -> Option<Spanned<String>> {
    let row = sheet.rows.iter().find(|cells| cells.get(KEYS).is_some_and(|cell| cell.text == key))?;
    let cell = row.get(CELLS).filter(|cell| !cell.is_empty() && is_whole(sheet))?;
    Some(Spanned { value: cell.text.clone(), place: sheet.place(cell) })
}
