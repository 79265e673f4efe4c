//! The sheet that nobody sees: what the workbook is, and which rows and columns it was made with.

use super::asked::Asked;
use crate::model::Subject;
use crate::site::view::{BookLook, BookSheet};
use crate::text::sheet_layout::{BOOK_IDS, BOOK_VERSION};

/// A line of it.
pub(super) type Line = Vec<String>;

pub(super) fn line<const N: usize>(words: [&str; N]) -> Line {
    words.map(str::to_owned).to_vec()
}

/// What it discloses.
pub(super) fn of_disclosure(asked: Asked<'_>) -> Vec<Line> {
    let regime = asked.regime;
    let subject = match asked.subject {
        Subject::Form(at) => line(["form", &regime.forms[at].number]),
        Subject::Content(at) => line(["content", &regime.contents[at].id]),
        Subject::AnnualReport(_) => line(["report"]),
    };
    vec![line(["regulation", &regime.id]), subject]
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
