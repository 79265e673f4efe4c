//! Text into HTML text: escaping, editor's marks.

use crate::text::escape;
use std::collections::BTreeMap;
use std::ops::Range;

/// Plain text (not Markdown) as HTML with the quotes of editor's notes marked; ` / ` starts a new line.
pub fn plain_with_marks(text: &str, quotes: &[String], found: &mut [bool]) -> String {
    let mut out = String::new();
    for (n, line) in text.split(" / ").enumerate() {
        if n > 0 {
            out.push_str("<br>");
        }
        let mut at = 0;
        for mark in marks(line, quotes, found) {
            escape(&line[at..mark.range.start], &mut out);
            write_mark(&line[mark.range.clone()], &mut out);
            out.push_str(&note_link(mark.note));
            at = mark.range.end;
        }
        escape(&line[at..], &mut out);
    }
    out
}

/// A marked quote: where, and which note it belongs to.
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) note: usize,
}

/// All quotes in a text, in order, not overlapping.
pub(super) fn marks(text: &str, quotes: &[String], found: &mut [bool]) -> Vec<Mark> {
    // by where they begin; of two that overlap the one of the earlier note stays
    let mut marks: BTreeMap<usize, Mark> = BTreeMap::new();
    for (note, quote) in quotes.iter().enumerate().filter(|(_, q)| !q.is_empty()) {
        for (start, _) in text.match_indices(quote.as_str()) {
            found[note] = true;
            let range = start..start + quote.len();
            let before = marks.range(..range.end).next_back();
            if before.is_none_or(|(_, mark)| mark.range.end <= range.start) {
                marks.insert(start, Mark { range, note });
            }
        }
    }
    marks.into_values().collect()
}

/// `<mark>…</mark>`.
pub(super) fn write_mark(quote: &str, out: &mut String) {
    out.push_str("<mark>");
    escape(quote, out);
    out.push_str("</mark>");
}

/// The raised number that leads to the n-th note (from 0).
pub(super) fn note_link(note: usize) -> String {
    format!("<sup><a href=\"#ghi-chu-{n}\">[{n}]</a></sup>", n = note + 1)
}

/// Where a piece of a text is written in its source, from a place on; its closing bracket may have a backslash.
pub(super) fn written_at(source: &str, from: usize, piece: &str) -> Option<Range<usize>> {
    let inner = piece.strip_suffix(']').unwrap_or(piece);
    let start = from + source[from..].find(inner)?;
    let end = start + inner.len();
    let close = piece.len() - inner.len();
    Some(start..end + close + usize::from(close > 0 && source[end..].starts_with('\\')))
}
