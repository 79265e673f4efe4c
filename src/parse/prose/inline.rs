//! Text into HTML text: escaping, editor's marks, evidence codes.

use crate::text::escape;
use memchr::{memchr, memchr3};
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

/// What looks like an evidence code: `[H…]`, `H1-1.1-01` without its brackets or `MC.…`, well formed or not.
pub(super) fn evidence_like(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr3(b'[', b'M', b'H', &bytes[from..]).map(|at| from + at) {
        let length = match bytes[at] {
            b'[' => bracketed(&bytes[at..]),
            b'M' => dotted(&bytes[at..]),
            _ => bare(text, at),
        };
        from = at + length.max(1);
        if length > 0 {
            found.push(at..from);
        }
    }
    found
}

/// How many bytes `[H1…]` takes, 0 if none stands here; two where it is not closed.
fn bracketed(bytes: &[u8]) -> usize {
    let inner = &bytes[1..];
    let inner = inner.strip_prefix(b" ").unwrap_or(inner);
    match inner {
        [b'H' | b'h', digit, ..] if digit.is_ascii_digit() => {
            memchr(b']', &bytes[..bytes.len().min(LONGEST)]).map_or(2, |close| close + 1)
        }
        _ => 0,
    }
}

/// `MC.1.1.01`.
fn dotted(bytes: &[u8]) -> usize {
    let Some(rest) = bytes.strip_prefix(b"MC.").filter(|rest| rest.first().is_some_and(u8::is_ascii_digit)) else {
        return 0;
    };
    let length = rest.iter().position(|b| !b.is_ascii_digit() && *b != b'.').unwrap_or(rest.len());
    b"MC.".len() + rest[..length].iter().rposition(|b| *b != b'.').map_or(0, |last| last + 1)
}

/// `H1-1.1-01` as a word of its own: not within the name of a file.
fn bare(text: &str, at: usize) -> usize {
    let before = text[..at].chars().next_back();
    if before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | ',' | ';' | ':' | '“' | '"')) {
        return 0;
    }
    let rest = &text.as_bytes()[at..];
    let mut length = 1;
    for mark in [Some(b'-'), Some(b'.'), Some(b'-'), None] {
        let digits = rest[length..].iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 || mark.is_some_and(|mark| rest.get(length + digits) != Some(&mark)) {
            return 0;
        }
        length += digits + usize::from(mark.is_some());
    }
    let mut behind = text[at + length..].chars();
    match (behind.next(), behind.next()) {
        (Some(c), _) if c.is_alphanumeric() || matches!(c, '/' | '_' | '-' | ']') => 0,
        (Some('.'), Some(c)) if c.is_alphanumeric() => 0,
        _ => length,
    }
}

/// Where a piece of a text is written in its source, from a place on; its closing bracket may have a backslash.
pub(super) fn written_at(source: &str, from: usize, piece: &str) -> Option<Range<usize>> {
    let inner = piece.strip_suffix(']').unwrap_or(piece);
    let start = from + source[from..].find(inner)?;
    let end = start + inner.len();
    let close = piece.len() - inner.len();
    Some(start..end + close + usize::from(close > 0 && source[end..].starts_with('\\')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_in_any_dress() {
        for (text, wanted) in [
            ("có [H1-1.1-01], [ H1-1.1-02] và [h1-1.1-03]", vec!["[H1-1.1-01]", "[ H1-1.1-02]", "[h1-1.1-03]"]),
            ("(H1-1.1-01; H1-1.1-02), H12-10.11-9.", vec!["H1-1.1-01", "H1-1.1-02", "H12-10.11-9"]),
            ("MC.1.1.01. MC. 5, TMC.1", vec!["MC.1.1.01", "MC.1"]),
            ("[H1 chưa đóng", vec!["[H"]),
            ("tệp a/H1-1.1-01.pdf, H1-1.1-01.pdf, H1-1, CH1-1.1-01, H2O, [Hình 1]", vec![]),
        ] {
            let found: Vec<&str> = evidence_like(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
