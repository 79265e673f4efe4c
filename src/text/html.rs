//! Our own pages, piece by piece. They are printed by templates that escape `<` and `>` everywhere but in tags, so that a plain reading of the
//! tags is enough.

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'h> {
    /// Between tags, with its entities.
    Text(&'h str),
    /// `<name attributes>`
    Open(&'h str, &'h str),
    /// `</name>`
    Close(&'h str),
}

/// Elements without an end.
const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];

impl Piece<'_> {
    /// Whether an end follows.
    pub(crate) fn has_end(self) -> bool {
        matches!(self, Piece::Open(name, attributes)
            if !VOID.contains(&name) && !name.starts_with('!') && !attributes.ends_with('/'))
    }
}

/// All but remarks (`<!-- -->`).
pub(crate) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        while let Some(remark) = rest.strip_prefix("<!--") {
            rest = remark.split_once("-->").map_or("", |(_, after)| after);
        }
        if rest.is_empty() {
            return None;
        }
        let Some(tag) = rest.strip_prefix('<') else {
            let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            rest = after;
            return Some(Piece::Text(text));
        };
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            return Some(Piece::Close(name.trim()));
        }
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        Some(Piece::Open(name.trim_end_matches('/'), attributes))
    })
}

/// The value of an attribute, with its entities; empty for one without a value.
pub(crate) fn attribute<'h>(attributes: &'h str, wanted: &str) -> Option<&'h str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() || rest == "/" {
            return None;
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            Some(written) => value(written),
            None => ("", after),
        };
        if name == wanted {
            return Some(value);
        }
        rest = after;
    }
}

/// The value at the start, in quotes or without, and what stands behind it.
fn value(written: &str) -> (&str, &str) {
    match written.chars().next() {
        Some(quote @ ('"' | '\'')) => written[1..].split_once(quote).unwrap_or((&written[1..], "")),
        _ => written.split_at(written.find(char::is_whitespace).unwrap_or(written.len())),
    }
}

/// Text with its entities put in.
pub(crate) fn decoded(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "shy" => Some('\u{ad}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
