//! Text into HTML text: escaping, editor's marks, evidence codes.

use crate::text::escape;
use memchr::{memchr, memchr2};
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

/// A code in brackets is no longer than this.
const LONGEST: usize = 40;

/// What looks like an evidence code: `[H…]` or `MC.…`, well formed or not.
pub(super) fn evidence_like(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr2(b'[', b'M', &bytes[from..]).map(|at| from + at) {
        let second = bytes.get(at + 1);
        from = if bytes[at] == b'[' && second == Some(&b'H') && digit(at + 2) {
            let near = &bytes[at..bytes.len().min(at + LONGEST)];
            memchr(b']', near).map_or(at + 2, |close| at + close + 1)
        } else if second == Some(&b'C') && bytes.get(at + 2) == Some(&b'.') && digit(at + 3) {
            let rest = &text[at..];
            let length = rest[3..].find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len() - 3);
            at + 3 + rest[3..3 + length].trim_end_matches('.').len()
        } else {
            from = at + 1;
            continue;
        };
        found.push(at..from);
    }
    found
}
