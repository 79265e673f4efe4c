//! Atom feeds (RFC 4287). Days become midnight in Vietnam (UTC+7), so that the same day gives the same bytes everywhere.

use crate::site::view::{Feed, FeedEntry};
use crate::text::escape;
use jiff::civil::Date;

/// When a feed without entries was last changed: such feeds have been there since that year, as their ids say.
const NOTHING_YET: Date = Date::constant(2017, 1, 1);

/// The feed as bytes.
pub fn atom(feed: &Feed) -> Vec<u8> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n",
    );
    element(&mut out, "id", &feed.id);
    element(&mut out, "title", &feed.title);
    let updated = feed.entries.iter().map(|e| e.day).max().unwrap_or(NOTHING_YET);
    element(&mut out, "updated", &moment(updated));
    author(&mut out, &feed.author);
    link(&mut out, "self", &feed.own_href);
    link(&mut out, "alternate", &feed.page_href);
    element(&mut out, "generator", "congkhai");
    for entry in &feed.entries {
        write_entry(&mut out, entry);
    }
    out.push_str("</feed>\n");
    out.into_bytes()
}

fn write_entry(out: &mut String, entry: &FeedEntry) {
    out.push_str("<entry>\n");
    element(out, "id", &entry.id);
    element(out, "title", &entry.title);
    element(out, "updated", &moment(entry.day));
    element(out, "published", &moment(entry.day));
    author(out, &entry.author);
    link(out, "alternate", &entry.href);
    out.push_str("<category term=\"");
    escape(&plain(&entry.category), out);
    out.push_str("\"/>\n");
    if let Some(summary) = &entry.summary {
        element(out, "summary", summary);
    }
    out.push_str("</entry>\n");
}

fn moment(day: Date) -> String {
    format!("{day}T00:00:00+07:00")
}

/// Without characters that XML has no place for.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    escape(&plain(text), out);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

fn author(out: &mut String, name: &str) {
    out.push_str("<author><name>");
    escape(&plain(name), out);
    out.push_str("</name></author>\n");
}

fn link(out: &mut String, rel: &str, href: &str) {
    let kind = if rel == "self" { "application/atom+xml" } else { "text/html" };
    for part in ["<link rel=\"", rel, "\" type=\"", kind, "\" href=\""] {
        out.push_str(part);
    }
    escape(href, out);
    out.push_str("\"/>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn text_cannot_break_out() {
        let entry = FeedEntry {
            id: "tag:a,2024-01-01:x".into(),
            title: "A ]]> <b> & \u{b}".into(),
            href: "x.html?a=1&b=\"".into(),
            day: date(2024, 2, 29),
            author: "Trường".into(),
            category: "\"<".into(),
            summary: None,
        };
        let feed = Feed {
            id: "tag:a,2024:x".into(),
            title: "T".into(),
            own_href: "tin.xml".into(),
            page_href: "index.html".into(),
            author: "T".into(),
            entries: vec![entry],
        };
        let text = String::from_utf8(atom(&feed)).unwrap();
        assert!(text.contains("<title>A ]]&gt; &lt;b&gt; &amp; </title>"), "{text}");
        assert!(text.contains("term=\"&quot;&lt;\"") && text.contains("<updated>2024-02-29T00:00:00+07:00</updated>"));
    }
}
