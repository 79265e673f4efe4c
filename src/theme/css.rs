//! The stylesheet as it is published: without comments, and without the spaces that mean nothing.
//!
//! ```text
//! .a > .b { color: red; }  /* why */      becomes      .a>.b{color:red}
//! ```
//!
//! Only what cannot change a rule goes: comments, runs of spaces, spaces beside `{ } ; , >` and behind `:`, the last semicolon of a block. Texts
//! in quotes, addresses in `url(…)` and what a backslash stands before are copied as they are, as is what is not finished.

/// Beside these a space means nothing; behind a `:` too.
const TIGHT: [char; 5] = ['{', '}', ';', ',', '>'];

/// The same rules in fewer bytes.
pub(super) fn shortened(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    // a space before the first rule means nothing
    let mut tight = true;
    loop {
        let (gap, only_comments) = gap(rest);
        rest = &rest[gap..];
        let Some(first) = rest.chars().next() else { return out };
        if gap > 0 && !tight && !TIGHT.contains(&first) {
            out.push_str(if only_comments { "/**/" } else { " " });
        }
        if first == '}' && tight && out.ends_with(';') {
            out.pop();
        }
        let (token, behind) = rest.split_at(token(rest, first));
        out.push_str(token);
        rest = behind;
        tight = first == ':' || TIGHT.contains(&first);
    }
}

/// How many bytes at the start are spaces and comments, and whether they are comments alone, which part words without being a space.
fn gap(text: &str) -> (usize, bool) {
    let mut rest = text;
    let mut only_comments = true;
    loop {
        let behind = rest.trim_ascii_start();
        only_comments &= behind.len() == rest.len();
        match behind.strip_prefix("/*") {
            Some(comment) => rest = comment.split_once("*/").map_or("", |(_, rest)| rest),
            None => return (text.len() - behind.len(), only_comments),
        }
    }
}

/// Bytes of the text, address, escape or single character at the start.
fn token(rest: &str, first: char) -> usize {
    let is_address = || rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("url("));
    match first {
        '"' | '\'' => quoted(rest, first),
        '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        'u' | 'U' if is_address() && !rest[4..].trim_ascii_start().starts_with(['"', '\'']) => {
            rest.find(')').map_or(rest.len(), |end| end + 1)
        }
        _ => first.len_utf8(),
    }
}

/// Bytes of a text with its quotes.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}
