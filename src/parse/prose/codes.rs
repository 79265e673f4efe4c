//! What looks like an evidence code in running text, well formed or not: the patterns of the packs say so (`[Hn-a.b-c]`, `MC.a.b.cc`).
//!
//! In a pattern small letters stand for digits. A pattern in brackets is seen as anything from its opening to the closing bracket, and as a
//! word of its own without them; another as the digits and marks behind its first letters.

use memchr::{memchr, memchr2, memchr3};
use std::ops::Range;

/// A code in brackets is no longer than this, in bytes.
const LONGEST: usize = 40;

/// What codes look like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeShapes {
    shapes: Vec<Shape>,
    /// The bytes that begin one, each once: texts are looked through for these.
    firsts: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    /// `[H1…]`: the letters, of any case, and a digit.
    Bracketed(String),
    /// `H1-1.1-01`: the letters, digits parted by exactly these marks.
    Word(String, Vec<u8>),
    /// `MC.1.1.01`: the letters, digits and marks of these.
    Run(String, Vec<u8>),
}

impl CodeShapes {
    /// No code is known.
    pub const NONE: &'static Self = &Self { shapes: Vec::new(), firsts: Vec::new() };

    /// The shapes of some patterns. A pattern without letters before its digits has none.
    pub fn of<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Self {
        let mut all = Self::default();
        for shape in patterns.into_iter().flat_map(shapes_of) {
            if !all.shapes.contains(&shape) {
                all.firsts.push(shape.first());
                all.shapes.push(shape);
            }
        }
        all.firsts.sort_unstable();
        all.firsts.dedup();
        all
    }

    /// All that looks like a code in a text, in order.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let bytes = text.as_bytes();
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.begin(&bytes[from..]).map(|at| from + at) {
            let here = self.shapes.iter().filter(|shape| shape.first() == bytes[at]);
            let length = here.map(|shape| shape.length(text, at)).find(|length| *length > 0).unwrap_or(0);
            from = at + length.max(1);
            if length > 0 {
                found.push(at..from);
            }
        }
        found
    }

    /// Whether what stands in brackets begins like a code.
    pub(super) fn is_inner(&self, inner: &str) -> bool {
        self.shapes.iter().any(|shape| {
            matches!(shape, Shape::Bracketed(letters)
                if inner.strip_prefix(letters.as_str()).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
        })
    }

    /// The first place at which one may begin.
    fn begin(&self, bytes: &[u8]) -> Option<usize> {
        match *self.firsts.as_slice() {
            [] => None,
            [a] => memchr(a, bytes),
            [a, b] => memchr2(a, b, bytes),
            [a, b, c] => memchr3(a, b, c, bytes),
            ref many => bytes.iter().position(|byte| many.contains(byte)),
        }
    }
}

fn shapes_of(pattern: &str) -> Vec<Shape> {
    let inner = pattern.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let body = inner.unwrap_or(pattern);
    let digits = body.find(|c: char| c.is_ascii_lowercase()).unwrap_or(0);
    let (letters, rest) = body.split_at(digits);
    if !letters.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Vec::new();
    }
    let mut marks: Vec<u8> = rest.bytes().filter(|byte| !byte.is_ascii_lowercase()).collect();
    if inner.is_some() {
        return vec![Shape::Bracketed(letters.to_owned()), Shape::Word(letters.to_owned(), marks)];
    }
    marks.sort_unstable();
    marks.dedup();
    vec![Shape::Run(letters.to_owned(), marks)]
}

impl Shape {
    fn first(&self) -> u8 {
        match self {
            Self::Bracketed(_) => b'[',
            Self::Word(letters, _) | Self::Run(letters, _) => letters.as_bytes()[0],
        }
    }

    /// How many bytes it takes at a place of its first byte, 0 if it does not stand there.
    fn length(&self, text: &str, at: usize) -> usize {
        match self {
            Self::Bracketed(letters) => bracketed(letters, &text.as_bytes()[at..]),
            Self::Word(letters, marks) if stands_alone(text, at) => word(letters, marks, text, at),
            Self::Run(letters, marks)
                if letters.ends_with(|c: char| !c.is_alphanumeric()) || stands_alone(text, at) =>
            {
                run(letters, marks, &text.as_bytes()[at..])
            }
            _ => 0,
        }
    }
}

/// `[H1…]`; two bytes where it is not closed.
fn bracketed(letters: &str, bytes: &[u8]) -> usize {
    let inner = &bytes[1..];
    let inner = inner.strip_prefix(b" ").unwrap_or(inner);
    let named = inner.get(..letters.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(letters.as_bytes()));
    if !named || !inner.get(letters.len()).is_some_and(u8::is_ascii_digit) {
        return 0;
    }
    memchr(b']', &bytes[..bytes.len().min(LONGEST)]).map_or(2, |close| close + 1)
}

/// `MC.1.1.01`: a mark at the end belongs to the sentence.
fn run(letters: &str, marks: &[u8], bytes: &[u8]) -> usize {
    let Some(rest) = bytes.strip_prefix(letters.as_bytes()).filter(|rest| rest.first().is_some_and(u8::is_ascii_digit))
    else {
        return 0;
    };
    let length = rest.iter().position(|b| !b.is_ascii_digit() && !marks.contains(b)).unwrap_or(rest.len());
    letters.len() + rest[..length].iter().rposition(u8::is_ascii_digit).map_or(0, |last| last + 1)
}

/// `H1-1.1-01` as a word of its own: not within the name of a file.
fn word(letters: &str, marks: &[u8], text: &str, at: usize) -> usize {
    let rest = &text.as_bytes()[at..];
    if !rest.starts_with(letters.as_bytes()) {
        return 0;
    }
    let mut length = letters.len();
    for mark in marks.iter().map(Some).chain([None]) {
        let digits = rest[length..].iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 || mark.is_some_and(|mark| rest.get(length + digits) != Some(mark)) {
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

/// Whether nothing before a place belongs to the same word.
fn stands_alone(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ',' | ';' | ':' | '“' | '"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(patterns: &[&str], text: &'t str) -> Vec<&'t str> {
        CodeShapes::of(patterns.iter().copied()).find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn codes_are_found_in_any_dress() {
        for (text, wanted) in [
            ("có [H1-1.1-01], [ H1-1.1-02] và [h1-1.1-03]", vec!["[H1-1.1-01]", "[ H1-1.1-02]", "[h1-1.1-03]"]),
            ("(H1-1.1-01; H1-1.1-02), H12-10.11-9.", vec!["H1-1.1-01", "H1-1.1-02", "H12-10.11-9"]),
            ("MC.1.1.01. MC. 5, TMC.1", vec!["MC.1.1.01", "MC.1"]),
            ("[H1 chưa đóng", vec!["[H"]),
            ("tệp a/H1-1.1-01.pdf, H1-1.1-01.pdf, H1-1, CH1-1.1-01, H2O, [Hình 1]", vec![]),
        ] {
            assert_eq!(found(&["[Hn-a.b-c]", "MC.a.b.cc"], text), wanted, "{text}");
        }
    }

    #[test]
    fn another_scheme_is_seen_by_its_pattern() {
        assert_eq!(found(&["TL/a/b"], "theo TL/1/02, ATL/1/2 và MC.1.1.01, [H1-1.1-01]"), ["TL/1/02", "TL/1/2"]);
        assert_eq!(found(&["E-a.b"], "E-1.2; E-3."), ["E-1.2", "E-3"]);
        assert_eq!(found(&["Qa.b", "[Pa]", "Ra", "Sa"], "Q1.2, AQ1.2, [P12], P7 và S3"), ["Q1.2", "[P12]", "P7", "S3"]);
        assert_eq!(found(&["a.b", "", "[]"], "1.2 []"), [""; 0], "no letters, no code");
        assert_eq!(found(&[], "[H1-1.1-01]"), [""; 0]);
    }
}
