//! Text so that Markdown takes none of it for a mark.

use crate::parse::prose::CodeShapes;
use std::borrow::Cow;
use std::fmt::Write as _;

/// Running text; evidence codes and `{{ … }}` stay as they are.
pub(super) fn text(text: &str, codes: &CodeShapes) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut at = 0;
    for code in codes.find(text) {
        piece(&text[at..code.start], at > 0, &mut out);
        out.push_str(&text[code.clone()]);
        at = code.end;
    }
    piece(&text[at..], at > 0, &mut out);
    out
}

fn piece(text: &str, behind_code: bool, out: &mut String) {
    let letters: Vec<char> = text.chars().collect();
    for (at, c) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let next = letters.get(at + 1).copied();
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let escaped = match c {
            '\\' | '`' | '*' | '[' | '<' | '|' | '~' => true,
            '_' => !(word(before) && word(next)),
            '^' => next == Some('^') || before == Some('^'),
            '&' => is_entity(&letters[at + 1..]),
            '{' => next != Some('{') && before != Some('{'),
            '(' | ':' => behind_code && at == 0,
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Whether `amp;` follows.
fn is_entity(rest: &[char]) -> bool {
    let name = rest.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '#').count();
    name > 0 && rest.get(name) == Some(&';')
}

/// The beginning of a line, which Markdown could take for a mark of a block.
pub(super) fn beginning(line: &str) -> Cow<'_, str> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = &line[digits..];
    if digits > 0
        && digits < 10
        && (behind.starts_with(". ") || behind.starts_with(") ") || behind == "." || behind == ")")
    {
        return Cow::Owned(format!("{}\\{behind}", &line[..digits]));
    }
    if line.starts_with(['#', '>', '-', '+', '=']) || line.starts_with(":::") {
        return Cow::Owned(format!("\\{line}"));
    }
    Cow::Borrowed(line)
}

/// The address of a link.
pub(super) fn address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            ' ' | '<' | '>' | '(' | ')' | '\\' | '|' | '`' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_letters() {
        let codes = CodeShapes::of(["[Hn-a.b-c]"]);
        for (written, wanted) in [
            ("a*b_c d_ [x](y) <b> `c` a|b", "a\\*b_c d\\_ \\[x](y) \\<b> \\`c\\` a\\|b"),
            ("có [H1-1.1-01](xem) và [H1-1.1-02]", "có [H1-1.1-01]\\(xem) và [H1-1.1-02]"),
            ("GV&HS; GV & HS, C&A", "GV\\&HS; GV & HS, C&A"),
            ("{{ council 2022-2023 }}", "{{ council 2022-2023 }}"),
            ("50~60, ~~x", "50\\~60, \\~\\~x"),
        ] {
            assert_eq!(text(written, &codes), wanted);
        }
        for (written, wanted) in [
            ("1. a", "1\\. a"),
            ("1.5 a", "1.5 a"),
            ("- a", "\\- a"),
            ("# a", "\\# a"),
            ("2024) ", "2024\\) "),
            ("a", "a"),
        ] {
            assert_eq!(beginning(written), wanted);
        }
        assert_eq!(address("https://a.vn/b (1).pdf"), "https://a.vn/b%20%281%29.pdf");
    }
}
