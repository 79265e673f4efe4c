//! Text into HTML text: escaping, editor's marks, evidence codes.

use crate::text::escape;
use memchr::memchr2;
use std::fmt::Write as _;
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
            write_mark(&line[mark.range.clone()], mark.note, &mut out);
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
    let mut marks: Vec<Mark> = Vec::new();
    for (note, quote) in quotes.iter().enumerate().filter(|(_, q)| !q.is_empty()) {
        for (start, _) in text.match_indices(quote.as_str()) {
            found[note] = true;
            let range = start..start + quote.len();
            if marks.iter().all(|m| m.range.end <= range.start || range.end <= m.range.start) {
                marks.push(Mark { range, note });
            }
        }
    }
    marks.sort_by_key(|m| m.range.start);
    marks
}

/// `<mark>…</mark>` and the link to the note.
pub(super) fn write_mark(quote: &str, note: usize, out: &mut String) {
    out.push_str("<mark>");
    escape(quote, out);
    let _ = write!(out, "</mark><sup><a href=\"#ghi-chu-{n}\">[{n}]</a></sup>", n = note + 1);
}

/// What looks like an evidence code: `[H…]` or `MC.…`, well formed or not.
pub(super) fn evidence_like(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr2(b'[', b'M', &bytes[from..]).map(|at| from + at) {
        let second = bytes.get(at + 1);
        from = if bytes[at] == b'[' && second == Some(&b'H') && digit(at + 2) {
            match text[at..].find(']') {
                Some(close) if close < 40 => at + close + 1,
                _ => at + 2,
            }
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
