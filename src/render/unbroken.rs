//! Tokens that browsers would break at their hyphen stay on one line: school years (`2023-2024`), spans (`5-6`) and numbers of documents
//! (`36/2017/TT-BGDĐT`). The text keeps its plain hyphen, so that what is found, copied and indexed is what was written.

use std::borrow::Cow;

/// Elements whose inside is no text that wraps, or that may hold no other element.
const LEFT_ALONE: [&str; 8] = ["script", "style", "svg", "title", "option", "textarea", "pre", "code"];
/// Longer tokens must be able to break on a phone.
const LONGEST: usize = 24;

/// The page with such tokens in elements of class `nb`.
pub(super) fn keep_unbroken(page: Vec<u8>) -> Vec<u8> {
    let Ok(html) = std::str::from_utf8(&page) else { return page };
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut at = html.find("<body").unwrap_or(html.len());
    out.push_str(&html[..at]);
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        out.push_str(&kept(&html[at..open]));
        let tag = &html[open..];
        let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let end = if LEFT_ALONE.contains(&name) { tag.find(&format!("</{name}>")) } else { None };
        let end = end.or_else(|| tag.find('>').map(|close| close + 1)).unwrap_or(tag.len());
        out.push_str(&tag[..end]);
        at = open + end;
    }
    out.push_str(&html[at..]);
    out.into_bytes()
}

/// A piece of text between two tags.
fn kept(text: &str) -> Cow<'_, str> {
    if !text.contains('-') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 64);
    let (mut rest, mut found) = (text, false);
    while !rest.is_empty() {
        let gap = rest.find(in_token).unwrap_or(rest.len());
        let (before, behind) = rest.split_at(gap);
        out.push_str(before);
        let (run, after) = behind.split_at(behind.find(|c| !in_token(c)).unwrap_or(behind.len()));
        let token = run.trim_end_matches(['-', '.', '/']);
        if is_kept(token) {
            found = true;
            out.extend(["<span class=\"nb\">", token, "</span>", &run[token.len()..]]);
        } else {
            out.push_str(run);
        }
        rest = after;
    }
    if found { Cow::Owned(out) } else { Cow::Borrowed(text) }
}

fn in_token(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '/' | '.')
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
        assert_eq!(
            in_body("<p>Năm học 2023-2024, trẻ 5-6 tuổi (36/2017/TT-BGDĐT).</p>"),
            "<p>Năm học <span class=\"nb\">2023-2024</span>, trẻ <span class=\"nb\">5-6</span> tuổi \
             (<span class=\"nb\">36/2017/TT-BGDĐT</span>).</p>"
        );
    }

    #[test]
    fn nothing_else_is_touched() {
        let body = "<a href=\"../2023-2024/x.html\" title=\"36/2017/TT-BGDĐT\">Ti-vi – 2023–2024, ke-hoach/2023-2024.html</a>\
                    <svg><text>2023-2024</text></svg><option>2023-2024</option><code>1-2</code><p>5 - 6, [H1-1.1-01], -1-</p>";
        assert_eq!(in_body(body), body);
    }
}
