//! A word that is none of those there are, told with what was probably meant.

use super::speech::filled;
use super::words::{MEANT, ONE_OF};
use super::{Exit, report};
use crate::text::closest;

/// So many words are named; of more, a list would help nobody.
const NAMED: usize = 40;

/// “Có phải là …?”, else what there is.
pub(super) fn near(written: &str, known: &[&str]) -> Option<String> {
    match closest(written, known.iter().copied()) {
        Some(near) => Some(filled(&MEANT, &[("word", &near)])),
        None if known.is_empty() || known.len() > NAMED => None,
        None => Some(filled(&ONE_OF, &[("words", &known.join(", "))])),
    }
}

/// Says that there is no such word, and what there is.
pub(super) fn refused(what: &str, written: &str, known: &[&str]) -> Exit {
    report::refused(what, near(written, known).as_deref())
}
