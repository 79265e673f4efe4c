//! Marks that came to nothing: what stands in a text as typed, though its author meant Markdown by it.
//!
//! Looked for in the source of running text, so that what is escaped (`\*\*`) or named (`&#42;`) counts as meant.

use super::codes::CodeShapes;
use memchr::{memchr, memchr3};
use std::ops::Range;

/// What a mark was meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Bold,
    Emphasis,
    Struck,
    Link,
    Reference,
    Attributes,
    Footnote,
    Task,
    Heading,
    Space,
    Point,
    Table,
    Division,
}

/// A mark and where it stands in the text that was looked at.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Leftover {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

/// Where the text that is looked at stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Standing {
    /// It begins a paragraph.
    pub(super) first: bool,
    /// It begins an item of a list.
    pub(super) item: bool,
}

/// All leftovers of a text, in order.
pub(super) fn find(text: &str, standing: Standing, codes: &CodeShapes) -> Vec<Leftover> {
    let mut found = Vec::new();
    if memchr3(b'*', b'_', b'~', text.as_bytes()).is_some() {
        delimiters(text, &mut found);
    }
    if memchr3(b'[', b']', b'{', text.as_bytes()).is_some() {
        brackets(text, (standing, codes), &mut found);
    }
    lines(text, standing, &mut found);
    found.sort_by_key(|leftover| (leftover.range.start, leftover.range.end));
    found
}

/// Bytes of a text with what is behind a backslash left out.
fn unescaped(text: &str) -> impl Iterator<Item = (usize, u8)> + '_ {
    let mut escaped = false;
    text.bytes().enumerate().filter(move |(_, byte)| {
        let hidden = escaped;
        escaped = !escaped && *byte == b'\\';
        !hidden && !escaped
    })
}

/// `**a.**b`, `__a.__b`, `*a:*b`, `~~a`: of two marks the second is the one that fails.
fn delimiters(text: &str, found: &mut Vec<Leftover>) {
    let mut open: [Option<()>; 5] = [None; 5];
    let mut last_strong: Option<Range<usize>> = None;
    for run in runs(text) {
        let (slot, kind) = match (run.byte, run.range.len()) {
            (b'*', 1) => (0, Kind::Emphasis),
            (b'_', 1) => (1, Kind::Emphasis),
            (b'*', _) => (2, Kind::Bold),
            (b'_', 2) => (3, Kind::Bold),
            (b'~', 2) => (4, Kind::Struck),
            _ => continue,
        };
        let open = &mut open[slot];
        if slot == 2 {
            let end = run.range.start + 2;
            if open.take().is_some() {
                last_strong = None;
                found.push(Leftover { range: run.range.start..end, kind });
            } else {
                *open = Some(());
                last_strong = Some(run.range.start..end);
            }
        } else if open.is_some() && run.after_word {
            *open = None;
            found.push(Leftover { range: run.range, kind });
        } else if !run.within_word && run.before_word {
            *open = Some(());
        }
    }
    found.extend(last_strong.map(|range| Leftover { range, kind: Kind::Bold }));
}

struct Run {
    range: Range<usize>,
    byte: u8,
    /// A letter or digit stands before it.
    within_word: bool,
    /// A letter or digit follows.
    before_word: bool,
    /// It ends something: no space stands before it.
    after_word: bool,
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, byte) in unescaped(text).filter(|(_, byte)| matches!(byte, b'*' | b'_' | b'~')) {
        match runs.last_mut() {
            Some(run) if run.byte == byte && run.range.end == at => run.range.end = at + 1,
            _ => {
                let before = text[..at].chars().next_back();
                runs.push(Run {
                    range: at..at + 1,
                    byte,
                    within_word: before.is_some_and(char::is_alphanumeric),
                    before_word: false,
                    after_word: before.is_some_and(|c| !c.is_whitespace()),
                });
            }
        }
    }
    for run in &mut runs {
        run.before_word = text[run.range.end..].chars().next().is_some_and(char::is_alphanumeric);
    }
    runs
}

/// Links, references, attributes, footnotes and boxes to tick.
fn brackets(text: &str, looked: (Standing, &CodeShapes), found: &mut Vec<Leftover>) {
    let mut open: Vec<usize> = Vec::new();
    let mut from = 0;
    for (at, byte) in unescaped(text) {
        match byte {
            _ if at < from => {}
            b'[' => open.push(at),
            b']' => {
                let Some(start) = open.pop() else { continue };
                if let Some((range, kind)) = bracketed(text, start, at, looked) {
                    from = range.end;
                    found.push(Leftover { range, kind });
                }
            }
            b'{' if text[at + 1..].starts_with(['#', '.', ':']) => {
                let end = text[at..].find('}').map_or(text.len(), |end| at + end + 1);
                from = end;
                found.push(Leftover { range: at..end, kind: Kind::Attributes });
            }
            _ => {}
        }
    }
}

/// What a pair of brackets was meant to be. Codes of evidence stand one behind the other, and explanations in brackets behind them.
fn bracketed(
    text: &str,
    start: usize,
    end: usize,
    (standing, codes): (Standing, &CodeShapes),
) -> Option<(Range<usize>, Kind)> {
    let (inner, behind) = (&text[start + 1..end], &text[end + 1..]);
    let to = |close: char| behind.find(close).map_or(text.len(), |at| end + 1 + at + 1);
    let start = if text[..start].ends_with('!') { start - 1 } else { start };
    let address = |rest: &str| ["http://", "https://", "../", "./", "www."].iter().any(|s| rest.starts_with(s));
    if standing.item && start == 0 && matches!(inner, " " | "x" | "X") && behind.starts_with([' ', '\u{a0}']) {
        return Some((start..end + 1, Kind::Task));
    }
    if inner.starts_with('^') && inner.len() > 1 {
        return Some((start..end + 1, Kind::Footnote));
    }
    if behind.starts_with('(') && !codes.is_inner(inner) || behind.strip_prefix(" (").is_some_and(address) {
        return Some((start..to(')'), Kind::Link));
    }
    if behind.starts_with('{') {
        return Some((start..to('}'), Kind::Attributes));
    }
    let other = behind.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(other, _)| other)?;
    let meant = !codes.is_inner(inner) && !codes.is_inner(other) && !other.starts_with('^');
    (meant && !other.bytes().all(|b| b.is_ascii_digit() && !other.is_empty()))
        .then(|| (start..to(']'), Kind::Reference))
}

/// What begins a line: headings, points, tables and divisions that are none.
fn lines(text: &str, standing: Standing, found: &mut Vec<Leftover>) {
    if !standing.first && memchr(b'\n', text.as_bytes()).is_none() {
        return;
    }
    let mut at = 0;
    let mut table = false;
    for (n, line) in text.split('\n').enumerate() {
        let bare = line.trim_start_matches([' ', '\t', '>']);
        let start = at + line.len() - bare.len();
        at += line.len() + 1;
        if n == 0 && !standing.first {
            continue;
        }
        let Some((length, kind)) = line_mark(bare) else { continue };
        // the first line of a table stands for all of it
        if kind != Kind::Table || !table {
            found.push(Leftover { range: start..start + length, kind });
        }
        table |= kind == Kind::Table;
    }
}

fn line_mark(line: &str) -> Option<(usize, Kind)> {
    if !line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '#' | '-' | '*' | '+' | '|' | ':')) {
        return None;
    }
    let hashes = line.len() - line.trim_start_matches('#').len();
    let behind = |length: usize| line[length..].chars().next();
    if (1..=6).contains(&hashes) && behind(hashes).is_some_and(|c| c.is_alphabetic() || c == '\u{a0}') {
        return Some((hashes, if behind(hashes) == Some('\u{a0}') { Kind::Space } else { Kind::Heading }));
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mark = if digits > 0 && line[digits..].starts_with(['.', ')']) { digits + 1 } else { 1 };
    if (mark > 1 || line.starts_with(['-', '*', '+'])) && behind(mark) == Some('\u{a0}') {
        return Some((mark, Kind::Space));
    }
    if line.starts_with(['-', '+']) && behind(1).is_some_and(char::is_alphabetic) {
        return Some((1, Kind::Point));
    }
    let bars = line.trim_end();
    if bars.starts_with('|') && bars.matches('|').take(3).count() > 1 || line.starts_with("+--") {
        return Some((bars.len(), Kind::Table));
    }
    line.starts_with(":::").then_some((3, Kind::Division))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Kind)> {
        let standing = Standing { first: true, item: true };
        find(text, standing, &CodeShapes::of(["[Hn-a.b-c]"])).into_iter().map(|l| (&text[l.range], l.kind)).collect()
    }

    #[test]
    fn marks_that_came_to_nothing_are_found() {
        use Kind::{Attributes, Bold, Emphasis, Footnote, Heading, Link, Point, Reference, Space, Struck, Table, Task};
        for (text, wanted) in [
            ("**Điều 5.**Nội dung, **Điều 6.**Khác", vec![("**", Bold), ("**", Bold)]),
            ("__Điều 5.__Nội", vec![("__", Bold)]),
            ("*Ghi chú:*nội", vec![("*", Emphasis)]),
            ("_Ghi chú:_nội", vec![("_", Emphasis)]),
            ("~~cũ ~~", vec![]),
            ("~~cũ.~~mới", vec![("~~", Struck)]),
            ("xem ![Sơ đồ](so do.png) nhé", vec![("![Sơ đồ](so do.png)", Link)]),
            ("[a] (https://x.vn)", vec![("[a] (https://x.vn)", Link)]),
            ("[chưa có][abc]", vec![("[chưa có][abc]", Reference)]),
            ("[HÒA]{.underline}", vec![("[HÒA]{.underline}", Attributes)]),
            ("Mục {#muc}", vec![("{#muc}", Attributes)]),
            ("có[^1]", vec![("[^1]", Footnote)]),
            ("[x] Xong", vec![("[x]", Task)]),
            ("#Mục\n##Hai", vec![("#", Heading), ("##", Heading)]),
            ("##\u{a0}Mục", vec![("##", Space)]),
            ("-\u{a0}Ý\n1.\u{a0}Hai", vec![("-", Space), ("1.", Space)]),
            ("-Ý", vec![("-", Point)]),
            ("| a | b |\n| c | d |", vec![("| a | b |", Table)]),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_meant_is_left_alone() {
        for text in [
            r"\*\*a.\*\*b \[a\](b) \#a",
            "Họ tên: ______ ngày __/__/2024",
            "ten_tep_cu và a_b@c.vn",
            "(*) Ghi chú, 5*3*2, 2 * 3",
            "*) Ghi chú; (*)",
            "[H1-1.1-01][H1-1.1-02] [H1-1.1-01](xem) [1][2]",
            "-15°C, – Ý, - 5",
            "#1 và số #",
            "[x] giữa chừng]",
        ] {
            let standing = Standing { first: true, item: false };
            assert_eq!(find(text, standing, &CodeShapes::of(["[Hn-a.b-c]"])), [], "{text}");
        }
    }
}
