//! Markdown into prose: sanitised HTML with holes for what only the model can know.
//!
//! Raw HTML and dangerous links never pass: they become text or nothing, with a diagnostic. Evidence codes, `{{ tables }}` and links to other
//! files of the site come out as [`Segment`]s of their own, with their places, so that they can be resolved, checked and linked later.

mod build;
mod inline;

pub use inline::plain_with_marks;

use crate::diag::Diagnostics;
use crate::text::{Place, Span};
use std::sync::Arc;

/// Parsed Markdown: a list of pieces that, written one after another, are HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub segments: Vec<Segment>,
}

/// One piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Finished HTML.
    Html(String),
    /// A heading; `id` is unique in the prose, `html` is its content.
    Heading { level: u8, id: String, text: String, html: String, place: Place },
    /// `{{ kind id }}`.
    Table { kind: String, id: String, place: Place },
    /// Something that looks like an evidence code, as written.
    Evidence { code: String, place: Place },
    /// The target of a link or an image to another file of the site, or to a part of this one (`#muc`); stands inside an attribute's quotes.
    Target { path: String, place: Place },
}

impl Prose {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// The headings, in order.
    pub fn headings(&self) -> impl Iterator<Item = (u8, &str, &str)> {
        self.segments.iter().filter_map(|s| match s {
            Segment::Heading { level, id, text, .. } => Some((*level, id.as_str(), text.as_str())),
            _ => None,
        })
    }
}

/// Where Markdown comes from, and what to look for in it.
pub struct Origin<'a> {
    pub file: &'a Arc<str>,
    /// Byte offset of the text in the file, if it stands there literally; else `fallback` is named in diagnostics.
    pub offset: Option<usize>,
    pub fallback: Span,
    /// Put before generated ids, so that several texts can share a page.
    pub id_prefix: &'a str,
    /// Quotes of editor's notes: the n-th is marked and linked to `#ghi-chu-(n+1)`. A found quote is ticked off in `found`.
    pub quotes: &'a [String],
}

impl Origin<'_> {
    fn place(&self, range: &std::ops::Range<usize>) -> Place {
        let span = self.offset.map_or(self.fallback, |offset| Span::new(range.start, range.end).shifted(offset));
        Place::new(self.file, span)
    }
}

/// Parses Markdown. `found[n]` is set when quote n was seen.
pub fn parse(markdown: &str, origin: &Origin<'_>, found: &mut [bool], diagnostics: &mut Diagnostics) -> Prose {
    let normal;
    let (markdown, origin) = if crate::text::is_nfc(markdown) {
        (markdown, Origin { ..*origin })
    } else {
        normal = crate::text::nfc(markdown);
        (normal.as_str(), Origin { offset: None, ..*origin })
    };
    build::Builder::new(markdown, &origin, found, diagnostics).run()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(markdown: &str, quotes: &[&str]) -> (String, Vec<&'static str>) {
        let mut diagnostics = Diagnostics::default();
        let quotes: Vec<String> = quotes.iter().map(|q| (*q).to_owned()).collect();
        let file = Arc::from("a.md");
        let origin = Origin { file: &file, offset: Some(0), fallback: Span::default(), id_prefix: "", quotes: &quotes };
        let prose = parse(markdown, &origin, &mut vec![false; quotes.len()], &mut diagnostics);
        let text = prose.segments.iter().map(|s| match s {
            Segment::Html(html) => html.clone(),
            Segment::Heading { level, id, html, .. } => format!("<h{level} id=\"{id}\">{html}</h{level}>"),
            Segment::Table { kind, id, .. } => format!("{{{kind}:{id}}}"),
            Segment::Evidence { code, .. } => format!("<E {code}>"),
            Segment::Target { path, .. } => path.clone(),
        });
        (text.collect(), diagnostics.iter().map(|d| d.code.id).collect())
    }

    #[test]
    fn dangerous_things_do_not_pass() {
        let (out, codes) = html("a <script>alert(1)</script>\n\n<b onclick=x>y</b>\n", &[]);
        assert!(!out.contains("<script") && !out.contains("<b "), "{out}");
        assert!(codes.iter().all(|c| *c == "CK0301") && !codes.is_empty());
        for link in [
            "[x](javascript:alert(1))",
            "[x](jav&#x61;script:alert)",
            "[x](//evil.example)",
            "![x](data:text/html,x)",
            "[x](JaVaScRiPt:x)",
            "[x](vbscript:x)",
        ] {
            let (out, codes) = html(link, &[]);
            assert!(!out.contains("href") && !out.contains("src="), "{link}: {out}");
            assert_eq!(codes, ["CK0302"], "{link}");
        }
        let (out, _) = html("## H {onclick=\"alert(1)\" style=x}", &[]);
        assert!(!out.contains("<h2 onclick") && out.contains("<h2 id=\"h-onclick"), "{out}");
    }

    #[test]
    fn alternative_text_is_plain_and_nothing_is_written_while_it_is_open() {
        let picture = |alt: &str| format!("<p><img src=\"../static/i.png\" alt=\"{alt}\" loading=\"lazy\"></p>\n");
        for (written, alt) in [
            ("a [b](<https://x onload=alert(1) y>) c", "a b c"),
            ("a ![b](../static/j.png) c", "a b c"),
            ("a ![b ![c](k.png)](../static/j.png) d", "a b c d"),
            ("Sơ đồ **tầng 1** `A`", "Sơ đồ tầng 1 A"),
            ("*a* ~~b~~ [H1-1.1-01] &quot;", "a b [H1-1.1-01] &quot;"),
            ("một\nhai", "một hai"),
            ("một\\\nhai", "một hai"),
            ("<https://x.vn/onload=alert(1)>", "https://x.vn/onload=alert(1)"),
            ("{{ council x }}", "{{ council x }}"),
            ("lời có ghi chú", "lời có ghi chú"),
        ] {
            let (out, codes) = html(&format!("![{written}](../static/i.png)"), &["ghi chú"]);
            assert_eq!(out, picture(alt), "{written}");
            assert!(codes.is_empty(), "{written}: {codes:?}");
        }
        let (out, codes) = html("![a <b onclick=x> c](../static/i.png)", &[]);
        assert_eq!(out, picture("a &lt;b onclick=x&gt; c"));
        assert_eq!(codes, ["CK0301"]);
        let (out, _) = html("![a [b](<https://x onload=alert(1)>)](javascript:x)", &[]);
        assert_eq!(out, "<p>a b</p>\n");
        let (out, _) = html("## ![Sơ đồ **một**](../static/i.png)", &[]);
        assert!(out.contains("alt=\"Sơ đồ một\""), "{out}");
    }

    #[test]
    fn knows_codes_tables_and_notes() {
        let (out, codes) = html("Có quyết định [H1-1.1-01]; (MC.1.1.01, MC.1.1.02).\n\n{{ council 2022-2023 }}\n", &[]);
        assert_eq!(out, "<p>Có quyết định <E [H1-1.1-01]>; (<E MC.1.1.01>, <E MC.1.1.02>).</p>\n{council:2022-2023}");
        assert!(codes.is_empty());
        let (out, _) = html("Thông tư 19/2028 & khác", &["19/2028"]);
        assert_eq!(out, "<p>Thông tư <mark>19/2028</mark><sup><a href=\"#ghi-chu-1\">[1]</a></sup> &amp; khác</p>\n");
    }

    #[test]
    fn headings_get_unique_ids_and_lists_keep_numbers() {
        let (out, codes) = html("## I. Mục đích\n\n## I. Mục đích\n\n3. ba\n4. bốn\n", &[]);
        assert!(out.contains("id=\"i-muc-dich\"") && out.contains("id=\"i-muc-dich-2\""), "{out}");
        assert!(out.contains("<ol start=\"3\">"), "{out}");
        assert!(codes.is_empty());
        assert_eq!(html("# Một", &[]).1, ["CK0306"]);
        assert_eq!(html("**Điều 5.**Nội dung", &[]).1, ["CK0303"]);
    }

    #[test]
    fn tables_have_scopes_and_no_inline_style() {
        let (out, _) = html("| A | B |\n|---|--:|\n| 1 | 2 |\n", &[]);
        assert!(
            out.contains("<th scope=\"col\">A</th>")
                && out.contains("<td class=\"num\">2</td>")
                && !out.contains("style"),
            "{out}"
        );
    }
}
