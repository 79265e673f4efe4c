//! The sheet that nobody sees: what the workbook is, and which rows and columns it was made with.

use crate::pack::{Form, Regime};
use crate::site::view::{BookLook, BookSheet};
use crate::text::sheet_layout::{BOOK_IDS, BOOK_VERSION};

/// A line of it.
pub(super) type Line = Vec<String>;

pub(super) fn line<const N: usize>(words: [&str; N]) -> Line {
    words.map(str::to_owned).to_vec()
}

/// Which form it is.
pub(super) fn of_form(regime: &Regime, form: &Form) -> Vec<Line> {
    vec![line(["regulation", &regime.id]), line(["form", &form.number])]
}

pub(super) fn sheet(name: &str, book: &str, lines: Vec<Line>) -> BookSheet {
    let mut sheet = BookSheet { name: name.to_owned(), hidden: true, ..BookSheet::default() };
    let head = [line([BOOK_IDS]), line(["version", BOOK_VERSION]), line(["book", book])];
    for (row, words) in (0..).zip(head.into_iter().chain(lines)) {
        for (column, word) in (0..).zip(words) {
            sheet.put((row, column), &word, BookLook::Id);
        }
    }
    sheet
}
