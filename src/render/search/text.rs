//! The text of a printed page: what stands in `<main>` behind its heading, without markup. Pages are printed by our own templates, which
//! escape `<` everywhere else.

use memchr::{memchr, memmem};

/// Elements that are no text of the page: how they open, and their names.
const LEFT_OUT: [(&str, &str); 5] =
    [("nav", "nav"), ("script", "script"), ("style", "style"), ("svg", "svg"), ("p class=\"illus\"", "p")];

/// A piece of text between two tags.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'h> {
    /// As written, with its entities.
    pub text: &'h str,
    /// It goes on in the line of the piece before.
    pub inline: bool,
    /// It says what stands beside or below it: a heading, the first cell of a row, a term.
    pub label: bool,
    /// It is one of the facts about a page (`<dl class="facts">`): by which regulation, when, by whom.
    pub fact: bool,
}

/// Gives each piece of text.
pub(super) fn pieces<'h>(html: &'h str, mut take: impl FnMut(Piece<'h>)) {
    let main = find(html, "<main").map_or(html, |at| &html[at..]);
    let end = find(main, "</main>").unwrap_or(main.len());
    // the heading is known already
    let start = find(&main[..end], "</h1>").unwrap_or(0);
    let mut rest = &main[start..end];
    let (mut inline, mut label, mut fact) = (false, false, false);
    while let Some(open) = memchr(b'<', rest.as_bytes()) {
        let text = &rest[..open];
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            inline &= text.is_empty();
        } else {
            take(Piece { text, inline, label, fact });
            inline = true;
        }
        rest = &rest[open + 1..];
        let maybe_left_out = matches!(rest.as_bytes().first(), Some(b'n' | b's')) || rest.starts_with("p c");
        if maybe_left_out && let Some((_, element)) = LEFT_OUT.iter().find(|(opening, _)| rest.starts_with(opening)) {
            rest = find(rest, &format!("</{element}>")).map_or("", |at| &rest[at + 1..]);
        }
        // tags are short
        let Some(close) = rest.bytes().position(|byte| byte == b'>') else { return };
        let tag = &rest.as_bytes()[..close];
        if !is_inline(tag) {
            (inline, label) = (false, opens_label(tag));
            match tag {
                [b'd', b'l', ..] => fact = tag.ends_with(b" class=\"facts\""),
                [b'/', b'd', b'l'] => fact = false,
                _ => {}
            }
        }
        rest = &rest[close + 1..];
    }
    if !rest.is_empty() {
        take(Piece { text: rest, inline, label, fact });
    }
}

/// Whether a tag is of an element within a line: what stands before and behind is one text.
fn is_inline(tag: &[u8]) -> bool {
    let name = tag.strip_prefix(b"/").unwrap_or(tag);
    let end = name.iter().position(|byte| *byte == b' ').unwrap_or(name.len());
    matches!(&name[..end], b"a" | b"b" | b"code" | b"em" | b"mark" | b"span" | b"strong" | b"sup" | b"time")
}

fn opens_label(tag: &[u8]) -> bool {
    matches!(tag, [b'h', b'2'..=b'4', ..] | [b'd', b't', ..]) || tag.starts_with(b"th scope=\"row")
}

fn find(text: &str, what: &str) -> Option<usize> {
    memmem::find(text.as_bytes(), what.as_bytes())
}

/// The characters that our templates and [`crate::text::escape`] write as entities. Others are left out.
pub(super) fn decoded(piece: &str, out: &mut String) {
    let mut rest = piece;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let (entity, after) = rest[at..].split_once(';').unwrap_or((&rest[at..], ""));
        out.push_str(match entity {
            "&amp" => "&",
            "&lt" => "<",
            "&gt" => ">",
            "&quot" | "&#34" => "\"",
            "&#x27" | "&#39" => "'",
            "&nbsp" => " ",
            _ => "",
        });
        rest = after;
    }
    out.push_str(rest);
}

/// Calls with each run of text between entities.
pub(super) fn between_entities<'h>(piece: &'h str, mut take: impl FnMut(&'h str)) {
    let mut rest = piece;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        take(&rest[..at]);
        rest = rest[at..].split_once(';').map_or("", |(_, after)| after);
    }
    take(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_of_the_page() {
        let html = "<body><nav>Trang đầu</nav><main id=\"main\"><p>trước</p><h1>Đánh giá</h1><p>Năm <b>2024</b>: A &amp; B.</p>\
                    <svg><title>x</title></svg><script>1</script><dl class=\"facts\"><dt>Ngày</dt><dd>2/9</dd></dl><th scope=\"row\">hai <a>b</a></th><td>ba</td><th scope=\"col\">bốn</th>\
                    </main><p>cuối</p></body>";
        let mut found = Vec::new();
        pieces(html, |Piece { text, inline, label, fact }| found.push((text, inline, label, fact)));
        let expected = [
            ("Năm ", false, false, false),
            ("2024", true, false, false),
            (": A &amp; B.", true, false, false),
            ("Ngày", false, true, true),
            ("2/9", false, false, true),
            ("hai ", false, true, false),
            ("b", true, true, false),
            ("ba", false, false, false),
            ("bốn", false, false, false),
        ];
        assert_eq!(found, expected);
    }
}
