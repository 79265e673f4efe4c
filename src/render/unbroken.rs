//! Tokens that browsers would break at their hyphen stay on one line: school years (`2023-2024`), spans (`5-6`) and numbers of documents
//! (`36/2017/TT-BGDĐT`). So do points of articles, whose letter alone says nothing (`điểm a`). The text keeps its plain hyphen, so that what is found, copied and indexed is what was written.

use memchr::{memchr, memchr_iter, memmem};
use std::ops::Range;

/// Elements whose inside is no text that wraps, or that may hold no other element.
const LEFT_ALONE: [&str; 8] = ["script", "style", "svg", "title", "option", "textarea", "pre", "code"];
/// `điểm` and `Điểm` but for their first letter.
const POINT: &str = "iểm ";
/// Longer tokens must be able to break on a phone.
const LONGEST: usize = 24;

/// The page with such tokens in elements of class `nb`.
pub(super) fn keep_unbroken(page: Vec<u8>) -> Vec<u8> {
    let Ok(html) = simdutf8::basic::from_utf8(&page) else { return page };
    let body = memmem::find(html.as_bytes(), b"<body").unwrap_or(html.len());
    let mut tokens = tokens_of(html, body);
    points_of(html, body..html.len(), &mut tokens);
    keep_those_of_texts(html, body, &mut tokens);
    if tokens.is_empty() {
        return page;
    }
    let mut out = String::with_capacity(html.len() + tokens.len() * 32);
    let mut copied = 0;
    for token in tokens {
        out.extend([&html[copied..token.start], "<span class=\"nb\">", &html[token.clone()], "</span>"]);
        copied = token.end;
    }
    out.push_str(&html[copied..]);
    out.into_bytes()
}

/// Of tokens those that stand between two tags.
fn keep_those_of_texts(html: &str, body: usize, tokens: &mut Vec<Range<usize>>) {
    let mut at = body;
    tokens.retain(|token| {
        while at < token.start {
            match memchr(b'<', &html.as_bytes()[at..token.start]) {
                Some(found) => at += found + tag(&html[at + found..]),
                None => return true,
            }
        }
        at == token.start
    });
}

/// Bytes of the tag at the start; of an element that is left alone, up to its end.
fn tag(html: &str) -> usize {
    let bytes = html.as_bytes();
    let is_name_of = |name: &&&str| {
        let rest = bytes[1..].strip_prefix(name.as_bytes());
        rest.is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphanumeric))
    };
    let may_be = matches!(bytes.get(1), Some(b's' | b't' | b'o' | b'p' | b'c'));
    let left_alone = if may_be { LEFT_ALONE.iter().find(is_name_of) } else { None };
    let end = left_alone.and_then(|name| memmem::find(bytes, format!("</{name}>").as_bytes()));
    // tags are short
    end.or_else(|| bytes.iter().position(|byte| *byte == b'>').map(|close| close + 1)).unwrap_or(bytes.len())
}

/// The tokens behind a byte that look as if they were kept, wherever they stand. Few have a hyphen, so that only what stands around one is looked at.
fn tokens_of(html: &str, from: usize) -> Vec<Range<usize>> {
    let bytes = html.as_bytes();
    let mut tokens = Vec::new();
    let mut seen = from;
    for hyphen in memchr_iter(b'-', &bytes[from..]).map(|found| from + found) {
        // words of the templates: `class="table-wrap"`
        if hyphen < seen || !may_be_kept(&bytes[seen..hyphen]) {
            continue;
        }
        let before = html[seen..hyphen].trim_end_matches(in_token);
        let start = seen + before.len();
        let behind = &html[hyphen..];
        seen = hyphen + behind.find(|c| !in_token(c)).unwrap_or(behind.len());
        let token = html[start..seen].trim_end_matches(['-', '.', '/']);
        if is_kept(token) {
            tokens.push(start..start + token.len());
        }
    }
    tokens
}

/// Whether what stands before a hyphen may begin a token: digits, or digits, a `/` and more.
fn may_be_kept(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(LONGEST * 2)..];
    match near.last() {
        Some(b'0'..=b'9') => true,
        Some(b'a'..=b'z' | b'A'..=b'Z' | b'.' | 0x80..) => {
            let mut token = near.iter().rev().take_while(|byte| is_in_token(**byte));
            let (mut slash, mut digit) = (false, false);
            token.any(|byte| {
                slash |= *byte == b'/';
                digit |= byte.is_ascii_digit();
                slash && digit
            })
        }
        _ => false,
    }
}

fn is_in_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/' | b'.' | 0x80..)
}

/// The points of articles that a piece of text names: `điểm` with a letter behind it.
fn points_of(html: &str, text: Range<usize>, tokens: &mut Vec<Range<usize>>) {
    let first = tokens.len();
    for found in memmem::find_iter(html[text.clone()].as_bytes(), POINT).map(|found| text.start + found) {
        let before = html[text.start..found].strip_suffix(['đ', 'Đ']);
        let Some(before) = before.filter(|before| !before.ends_with(char::is_alphanumeric)) else { continue };
        let behind = found + POINT.len();
        let mut letters = html[behind..text.end].chars();
        let letter = letters.next().filter(|letter| letter.is_ascii_lowercase() || *letter == 'đ');
        if let Some(letter) = letter.filter(|_| !letters.next().is_some_and(char::is_alphanumeric)) {
            tokens.push(text.start + before.len()..behind + letter.len_utf8());
        }
    }
    if tokens.len() > first {
        tokens.sort_by_key(|token| token.start);
    }
}

fn in_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.') || !c.is_ascii() && c.is_alphanumeric()
}

/// Two numbers, or a number that a `/` follows, with a hyphen somewhere.
fn is_kept(token: &str) -> bool {
    let Some((first, second)) = token.split_once('-') else { return false };
    let digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let number_of_document = || token.starts_with(|c: char| c.is_ascii_digit()) && first.contains('/');
    token.chars().count() <= LONGEST && (digits(first) && digits(second) || number_of_document())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_body(body: &str) -> String {
        let page = keep_unbroken(format!("<title>2023-2024</title><body>{body}").into_bytes());
        String::from_utf8(page).unwrap().strip_prefix("<title>2023-2024</title><body>").unwrap().to_owned()
    }

    #[test]
    fn years_spans_and_numbers_of_documents_stay_whole() {
        let quoted = in_body("<i title=\"1-2\">“36/2017/TT-BGDĐT”</i>–12/KH-UBND<b>3-4</b>5-6");
        assert_eq!(quoted.matches("<span class=\"nb\">").count(), 4, "{quoted}");
        assert_eq!(
            in_body("<p>Năm học 2023-2024, trẻ 5-6 tuổi (36/2017/TT-BGDĐT).</p>"),
            "<p>Năm học <span class=\"nb\">2023-2024</span>, trẻ <span class=\"nb\">5-6</span> tuổi \
             (<span class=\"nb\">36/2017/TT-BGDĐT</span>).</p>"
        );
    }

    #[test]
    fn a_point_of_an_article_keeps_its_letter() {
        assert_eq!(
            in_body("<p>2023-2024: Điều 4 khoản 1 điểm a, Điểm đ; 1-2</p>"),
            "<p><span class=\"nb\">2023-2024</span>: Điều 4 khoản 1 <span class=\"nb\">điểm a</span>, \
             <span class=\"nb\">Điểm đ</span>; <span class=\"nb\">1-2</span></p>"
        );
        let body = "<p>Địa điểm an toàn, điểm số, điểm </p><p>a</p>";
        assert_eq!(in_body(body), body);
    }

    #[test]
    fn nothing_else_is_touched() {
        let body = "<a href=\"../2023-2024/x.html\" title=\"36/2017/TT-BGDĐT\">Ti-vi – 2023–2024, ke-hoach/2023-2024.html</a>\
                    <svg><text>2023-2024</text></svg><option>2023-2024</option><code>1-2</code><p>5 - 6, [H1-1.1-01], -1-</p>";
        assert_eq!(in_body(body), body);
    }
}
