//! Text with what stands around it, and rows of cells, whatever they come from.

use super::sighting::Sighting;
use crate::pack::{PrivacyRule, What};
use crate::text::{Place, Span, fold};

/// Rows of cells. What is not there is empty.
pub(super) trait Grid {
    fn rows(&self) -> usize;
    fn columns(&self, row: usize) -> usize;
    fn text(&self, row: usize, column: usize) -> &str;
    fn place(&self, row: usize, column: usize) -> Place;

    /// Whether cells that stand close together may be one.
    fn is_loose(&self) -> bool {
        false
    }

    /// The bytes of a text that the rows from one on take.
    fn span_from(&self, _row: usize) -> Option<Span> {
        None
    }
}

/// Folded words with one space between and around them, so that whole words can be looked for.
pub(super) fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    add_spaced(text, &mut out);
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Adds the folded words of a text to those before it.
pub(super) fn add_spaced(text: &str, out: &mut String) {
    for c in fold(text).chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

/// Whether a cell is the head of what stands below it: words and no figures.
pub(super) fn is_head(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_digit()) && text.chars().any(char::is_alphabetic)
}

/// What rules for whole lines find in a line that stands for itself.
pub(super) fn line_alone<'r>(
    text: &str,
    rules: impl Iterator<Item = &'r PrivacyRule>,
    place: impl Fn() -> Place,
) -> Option<Sighting> {
    lines(rules).find(|rule| has_sign(rule, text) && has_word(rule, text) && rule.pattern.is_match(&fold(text))).map(
        |rule| {
            let behind = rule.sign.and_then(|sign| text.find(sign).map(|at| at + sign.len_utf8())).unwrap_or(0);
            let start = behind + text[behind..].len() - text[behind..].trim_start().len();
            Sighting::of_line(rule, place(), start..text.trim_end().len().max(start), &text[start..])
        },
    )
}

/// The rules for whole lines.
pub(super) fn lines<'r>(rules: impl Iterator<Item = &'r PrivacyRule>) -> impl Iterator<Item = &'r PrivacyRule> {
    rules.filter(|rule| rule.what == What::Line)
}

/// Whether a line has the sign that each line of a rule has.
pub(super) fn has_sign(rule: &PrivacyRule, text: &str) -> bool {
    rule.sign.is_none_or(|sign| text.contains(sign))
}

/// Whether one of a rule's words stands in a text, whatever the case of its first letter.
pub(super) fn has_word(rule: &PrivacyRule, text: &str) -> bool {
    rule.words.iter().any(|word| text.len() >= word.whole.len() && word.behind_first.find(text.as_bytes()).is_some())
}
