//! The sheet of keys: a label, a cell, a hint, and the hidden key.

use super::asked::Asked;
use crate::model::TimeSpan;
use crate::pack::{Book, BookKey, KeyKind, Packs, Regime, WorkbookWords};
use crate::site::view::{BookCell, BookCheck, BookContent, BookLook, BookSheet};
use crate::text::sheet_layout::{BOOK_ANSWERS, BOOK_CELLS, BOOK_INFO, BOOK_KEYS, BOOK_WORD};

/// Columns: label, cell, hint, key.
const LABEL: u16 = 0;
const CELL: u16 = BOOK_CELLS;
const HINT: u16 = 2;
const KEY: u16 = BOOK_KEYS;
const WIDTHS: [u16; 4] = [34, 46, 60, 0];
/// Of the sheet of answers.
const WIDE: [u16; 4] = [60, 60, 60, 0];
/// Letters of a line of a remark.
const LONGEST: usize = 120;

/// Of a disclosure; `remarks`: what other laws say of it.
pub(super) fn of_disclosure(packs: &Packs, book: &Book, asked: Asked<'_>, remarks: &[&str]) -> BookSheet {
    let Asked { regime, span, dated, .. } = asked;
    let is_budget = matches!(span, TimeSpan::Year(_));
    let title = asked.title();
    let shown = |key: &str| match key {
        "@regulation" => Some(format!("{} – {}", regime.number, regime.title)),
        "@form" => Some(title.clone()),
        "@year" => dated.then(|| span.to_string()),
        _ => None,
    };
    let keys = book.keys.iter().filter(|key| is_budget || !key.of_budget);
    let place = book.place_of_budget.as_ref().filter(|_| is_budget).unwrap_or(&book.place);
    let mut sheet = empty(packs, (book, place), &title);
    fill(&mut sheet, packs, keys, Some(regime), &shown);
    let words = &packs.workbooks.words;
    let mut row = sheet.cells.iter().map(|cell| cell.at.0).max().unwrap_or_default() + 2;
    if !remarks.is_empty() {
        sheet.put((row, LABEL), &words.remarks, BookLook::Title);
        for line in remarks.iter().flat_map(|remark| broken(remark)) {
            row += 1;
            sheet.put((row, LABEL), &line, BookLook::Note);
        }
    }
    sheet
}

/// The sheet of answers: what is asked of a content or in a report.
pub(super) fn answers(packs: &Packs, book: &Book, title: &str) -> BookSheet {
    let name = packs.workbooks.items.sheet.clone();
    let mut sheet = BookSheet { name, widths: WIDE.to_vec(), freeze: (3, 0), ..BookSheet::default() };
    head(&mut sheet, packs, title, BOOK_ANSWERS);
    fill(&mut sheet, packs, book.answers.iter(), None, &|_| None);
    sheet
}

/// Of another source.
pub(super) fn of_kind(packs: &Packs, book: &Book) -> BookSheet {
    let mut sheet = empty(packs, (book, &book.place), &book.title);
    fill(&mut sheet, packs, book.keys.iter(), None, &|_| None);
    sheet
}

fn empty(packs: &Packs, (book, place): (&Book, &str), title: &str) -> BookSheet {
    let words = &packs.workbooks.words;
    let name = words.info_sheet.clone();
    let mut sheet = BookSheet { name, widths: WIDTHS.to_vec(), freeze: (3, 0), ..BookSheet::default() };
    head(&mut sheet, packs, title, BOOK_INFO);
    let put = if place.ends_with(".xlsx") { &words.put_as } else { &words.put };
    let put = book.put.as_ref().unwrap_or(put).replace("{place}", place);
    sheet.put((2, LABEL), &put, BookLook::Note);
    sheet
}

fn head(sheet: &mut BookSheet, packs: &Packs, title: &str, mark: &str) {
    sheet.put((0, LABEL), title, BookLook::Title);
    sheet.put((0, KEY), mark, BookLook::Id);
    sheet.put((1, LABEL), &packs.workbooks.words.colours, BookLook::Note);
}

fn fill<'k>(
    sheet: &mut BookSheet,
    packs: &Packs,
    keys: impl Iterator<Item = &'k BookKey>,
    regime: Option<&Regime>,
    shown: &dyn Fn(&str) -> Option<String>,
) {
    let words = &packs.workbooks.words;
    let mut row = 4;
    for key in keys {
        let choices = packs.choices(key, regime);
        if matches!(key.kind, KeyKind::Marks | KeyKind::Answers) {
            for choice in &choices {
                let label = format!("{}: {}", key.label, choice.label);
                ask(sheet, row, key, &label, &format!("{}{BOOK_WORD}{}", key.key, choice.value));
                answer(sheet, row, Some(yes_or_no(words)), BookLook::Text);
                row += 1;
            }
            continue;
        }
        ask(sheet, row, key, &key.label, &key.key);
        match (key.kind, shown(&key.key)) {
            (KeyKind::Shown, text) => sheet.put((row, CELL), &text.unwrap_or_default(), BookLook::Label(0)),
            (_, Some(text)) => {
                let (content, look) = (BookContent::Text(text), BookLook::Text);
                sheet.cells.push(BookCell { at: (row, CELL), content, look, open: true, check: None });
            }
            (kind, None) => {
                let labels = choices.into_iter().map(|choice| choice.label).collect();
                let (look, check) = asked(kind, labels, words);
                answer(sheet, row, check, look);
            }
        }
        row += 1;
    }
}

/// A sentence in lines that are read without scrolling.
fn broken(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < LONGEST => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) => lines.push(format!("  {word}")),
            None => lines.push(format!("– {word}")),
        }
    }
    lines
}

fn ask(sheet: &mut BookSheet, row: u32, key: &BookKey, label: &str, id: &str) {
    let label = if key.required { format!("{label} *") } else { label.to_owned() };
    sheet.put((row, LABEL), &label, BookLook::Label(key.depth));
    sheet.put((row, HINT), key.hint.as_deref().unwrap_or_default(), BookLook::Note);
    sheet.put((row, KEY), id, BookLook::Id);
}

fn answer(sheet: &mut BookSheet, row: u32, check: Option<BookCheck>, look: BookLook) {
    sheet.ask((row, CELL), look, check);
}

fn yes_or_no(words: &WorkbookWords) -> BookCheck {
    BookCheck::Words(vec![words.yes.clone(), words.no.clone()])
}

/// How a value looks and what may be typed, by its kind.
pub(super) fn asked(kind: KeyKind, choices: Vec<String>, words: &WorkbookWords) -> (BookLook, Option<BookCheck>) {
    match kind {
        KeyKind::Text
        | KeyKind::Long
        | KeyKind::Lines
        | KeyKind::Sentences
        | KeyKind::Values
        | KeyKind::Shown
        | KeyKind::Prose
        | KeyKind::Applies => (BookLook::Text, None),
        KeyKind::Decimal => (BookLook::Number, Some(BookCheck::Number)),
        KeyKind::Money => (BookLook::Money, Some(BookCheck::Number)),
        KeyKind::Percent => (BookLook::Number, Some(BookCheck::Percent)),
        KeyKind::Date => (BookLook::Day, Some(BookCheck::Day)),
        KeyKind::Number => (BookLook::Whole, Some(BookCheck::Whole)),
        KeyKind::Yes | KeyKind::Marks | KeyKind::Answers => (BookLook::Text, Some(yes_or_no(words))),
        KeyKind::Choice => (BookLook::Text, Some(BookCheck::Words(choices))),
    }
}
