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

/// Whether a cell is the head of what stands below it: words and no figures.
pub(super) fn is_head(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_digit())
}
