//! The paper of a page as plain HTML, to be pasted into the editor of another website: no class, no script, no style sheet, only elements that every
//! editor keeps, with the attributes that say something by themselves.
//!
//! A page's paper is its `<article>`. Pages are printed by our own templates, which escape `<` and `>` everywhere else, so that a plain reading of the
//! tags is enough.

use memchr::memmem;

/// Elements that are kept.
const KEPT: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];
/// Elements that come to nothing outside the page, with all in them.
const LEFT_OUT: &[&str] = &["button", "figcaption", "form", "nav", "script", "style", "svg"];
/// Attributes that are kept as they are.
const ATTRIBUTES: &[&str] = &["alt", "colspan", "height", "lang", "rowspan", "start", "width"];
/// What a table needs to look like one without a style sheet.
const TABLE: &str = " border=\"1\" cellpadding=\"4\" cellspacing=\"0\" width=\"100%\"";

/// The paper of a page; `None`: it has none. `absolute` gives the whole address of a link's target; what has none there stays as words,
/// a picture as what it shows.
pub fn fragment(page: &str, absolute: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let start = memmem::find(page.as_bytes(), b"<article")?;
    let paper = &page[start..];
    let paper = &paper[..memmem::find(paper.as_bytes(), b"</article>")?];
    let mut out = String::with_capacity(paper.len());
    let (mut rest, mut links) = (paper, Vec::new());
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open + 1..];
        let Some(close) = rest.find('>') else { break };
        let tag = &rest[..close];
        let after = &rest[close + 1..];
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        let is_left_out = LEFT_OUT.contains(&name) && !tag.starts_with('/');
        rest = if is_left_out { behind(after, name) } else { after };
        match (name, tag.starts_with('/')) {
            ("a", true) => out.push_str(links.pop().unwrap_or_default()),
            ("a", false) => {
                let target = attribute(tag, "href").and_then(absolute);
                links.push(if target.is_some() { "</a>" } else { "" });
                if let Some(target) = target {
                    out.extend(["<a href=\"", &target, "\">"]);
                }
            }
            (_, true) if KEPT.contains(&name) => out.extend(["</", name, ">"]),
            ("img", false) if image(tag, absolute).is_none() => out.push_str(attribute(tag, "alt").unwrap_or_default()),
            (_, false) if KEPT.contains(&name) => open_tag(name, tag, absolute, &mut out),
            _ => {}
        }
    }
    Some(without_empty_lines(&out))
}

fn open_tag(name: &str, tag: &str, absolute: &dyn Fn(&str) -> Option<String>, out: &mut String) {
    out.push('<');
    out.push_str(name);
    for (attribute, value) in attributes(tag) {
        match attribute {
            "src" => out.extend([" src=\"", &absolute(value).unwrap_or_default(), "\""]),
            "class" if name == "td" && value == "num" => out.push_str(" align=\"right\""),
            _ if ATTRIBUTES.contains(&attribute) => out.extend([" ", attribute, "=\"", value, "\""]),
            _ => {}
        }
    }
    if name == "table" {
        out.push_str(TABLE);
    }
    out.push('>');
}

/// The whole address of a picture.
fn image(tag: &str, absolute: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    attribute(tag, "src").and_then(absolute)
}

fn attribute<'t>(tag: &'t str, wanted: &str) -> Option<&'t str> {
    attributes(tag).find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

/// Names and values of a tag's attributes; our templates write all values in double quotes.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let (before, behind) = rest.split_once("=\"")?;
        let (value, after) = behind.split_once('"')?;
        rest = after;
        Some((before.rsplit([' ', '\n']).next().unwrap_or_default(), value))
    })
}

/// What stands behind the end of an element that has begun.
fn behind<'h>(text: &'h str, name: &str) -> &'h str {
    let end = format!("</{name}>");
    text.find(&end).map_or("", |at| &text[at + end.len()..])
}

fn without_empty_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        out.push_str(line.trim());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(page: &str) -> Option<String> {
        fragment(page, &|to| to.strip_prefix("../").map(|path| format!("https://a.vn/{path}")))
    }

    #[test]
    fn only_what_editors_keep() {
        let page = "<main><p>ngoài</p><article class=\"paper\"><header class=\"p-head\"><p class=\"p\">Trường <span>A</span></p></header>\
                    <figure><svg viewBox=\"0 0 1 1\"><title>mã</title></svg><figcaption>hình</figcaption></figure><script>1</script>\
                    <p><a href=\"../x.html\">xem</a> <a href=\"#muc\">mục <b>2</b></a> &lt;3</p>\
                    <table id=\"t\" class=\"data\"><tr><th scope=\"col\" colspan=\"2\">a</th></tr><tr><td class=\"num\"><data value=\"1\">1</data></td></tr></table>\
                    </article><p>cuối</p></main>";
        let expected = "<p>Trường A</p><p><a href=\"https://a.vn/x.html\">xem</a> mục <b>2</b> &lt;3</p>\
                        <table border=\"1\" cellpadding=\"4\" cellspacing=\"0\" width=\"100%\"><tr><th colspan=\"2\">a</th></tr>\
                        <tr><td align=\"right\">1</td></tr></table>\n";
        assert_eq!(plain(page).as_deref(), Some(expected));
        assert_eq!(plain("<main><p>không có</p></main>"), None);
    }

    #[test]
    fn a_picture_without_an_address_is_what_it_shows() {
        let page = |src: &str| {
            format!("<article><p><img src=\"{src}\" alt=\"Sân &amp; vườn\" loading=\"lazy\"></p></article>")
        };
        assert_eq!(plain(&page("a.png")).as_deref(), Some("<p>Sân &amp; vườn</p>\n"));
        assert_eq!(
            plain(&page("../a.png")).as_deref(),
            Some("<p><img src=\"https://a.vn/a.png\" alt=\"Sân &amp; vườn\"></p>\n")
        );
    }
}
