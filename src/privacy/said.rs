//! Text with what stands around it, and rows of cells.

use crate::text::{Place, fold};

/// A cell of a table, wherever it comes from.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) place: Place,
}

/// Folded words with one space between and around them, so that whole words can be looked for.
pub(super) fn spaced(text: &str) -> String {
    let mut out = String::from(" ");
    for c in fold(text).chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Whether one of the words stands in a text that is [`spaced`].
pub(super) fn has_one(spaced: &str, words: &[String]) -> bool {
    words.iter().any(|word| spaced.contains(&format!(" {word} ")))
}

/// What tells of a cell: the nearest words above it, and the cell before it.
pub(super) fn around(rows: &[Vec<Cell>], row: usize, column: usize) -> String {
    let left = column.checked_sub(1).and_then(|left| rows[row].get(left)).map_or("", |cell| cell.text.as_str());
    format!("{left} {}", head(rows, row, column))
}

/// The nearest cell above with words and no figures.
pub(super) fn head(rows: &[Vec<Cell>], row: usize, column: usize) -> &str {
    let above = rows[..row].iter().rev().filter_map(|cells| cells.get(column)).map(|cell| cell.text.as_str());
    let is_head = |text: &&str| text.chars().any(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_digit());
    above.into_iter().find(is_head).unwrap_or_default()
}
