//! Markdown into prose: sanitised HTML with holes for what only the model can know.
//!
//! Raw HTML and dangerous links never pass: they become text or nothing, with a diagnostic. Evidence codes, `{{ tables }}`, footnotes and links
//! to other files of the site come out as [`Segment`]s of their own, with their places, so that they can be resolved, checked and linked later.
//!
//! What a clerk may write, and what becomes of it, departs from `CommonMark` where that would lose or misread text: `tests/suites/README.md`
//! lists each rule and the examples of the standard that it changes.

mod build;
mod codes;
mod definitions;
mod footnotes;
mod html;
mod ids;
mod inline;
mod leftovers;
mod link;
mod mend;
mod numbers;
mod open;
mod placeholder;
mod segment;
mod source;
mod spans;
mod table;
mod tags;
mod target;
mod unused;

pub use codes::CodeShapes;
pub use ids::Ids;
pub use inline::plain_with_marks;
pub use segment::{Note, Prose, Segment, pieces};

use crate::diag::Diagnostics;
use crate::text::Span;
use source::Source;
use std::sync::Arc;

/// How often the source is mended before the rest is taken as it is. One round takes all the indentation of a paragraph, or four columns of
/// one that stands within a list.
const ROUNDS: usize = 12;

/// Where Markdown comes from.
pub struct Origin<'a> {
    /// Named in diagnostics.
    pub file: &'a Arc<str>,
    /// Byte offset of the text in the file, if it stands there literally; else `fallback` is named in diagnostics.
    pub offset: Option<usize>,
    /// The value that holds the text, where single bytes of it cannot be found again.
    pub fallback: Span,
    /// Put before generated ids, so that several texts can share a page.
    pub id_prefix: &'a str,
    /// Whether headings begin below the page's title, so that the first must be `##`.
    pub below_title: bool,
}

impl<'a> Origin<'a> {
    /// The text below a page's title: the body of a Markdown file, which begins at byte `offset`.
    pub fn body(file: &'a Arc<str>, offset: usize) -> Self {
        Self { file, offset: Some(offset), fallback: Span::default(), id_prefix: "", below_title: true }
    }
}

/// What the texts of one page share.
pub struct Page<'q> {
    /// What looks like an evidence code.
    codes: &'q CodeShapes,
    /// Quotes of editor's notes: the n-th is marked and linked to `#ghi-chu-(n+1)`.
    quotes: &'q [String],
    /// Which quotes were seen.
    pub found: Vec<bool>,
    /// All ids given so far.
    pub ids: Ids,
}

impl<'q> Page<'q> {
    /// A page on which these codes are seen, with editor's notes on these quotes.
    pub fn new(codes: &'q CodeShapes, quotes: &'q [String]) -> Self {
        Self { codes, quotes, found: vec![false; quotes.len()], ids: Ids::default() }
    }
}

/// Parses Markdown.
pub fn parse(markdown: &str, origin: &Origin<'_>, page: &mut Page<'_>, diagnostics: &mut Diagnostics) -> Prose {
    let is_normal = crate::text::is_nfc(markdown);
    let normal = if is_normal { String::new() } else { crate::text::nfc(markdown) };
    let markdown = if is_normal { markdown } else { &normal };
    let origin = Origin { offset: origin.offset.filter(|_| is_normal), ..*origin };
    page.ids.reserve_tables(markdown);
    let ids = page.ids.clone();
    let mut mended: Option<Source> = None;
    for round in 0.. {
        let source = mended.as_ref();
        let text = source.map_or(markdown, |source| source.text.as_str());
        let built = build::Builder::new(text, source, &origin, page).run();
        diagnostics.extend(built.kept);
        if built.edits.is_empty() || round == ROUNDS {
            diagnostics.extend(built.diagnostics);
            return built.prose;
        }
        page.ids = ids.clone();
        mended.get_or_insert_with(|| Source::new(markdown)).change(built.edits);
    }
    unreachable!("the rounds end")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(markdown: &str, quotes: &[&str]) -> (String, Vec<&'static str>) {
        let mut diagnostics = Diagnostics::default();
        let quotes: Vec<String> = quotes.iter().map(|q| (*q).to_owned()).collect();
        let codes = CodeShapes::of(["[Hn-a.b-c]", "MC.a.b.cc"]);
        let file = Arc::from("a.md");
        let origin = Origin::body(&file, 0);
        let prose = parse(markdown, &origin, &mut Page::new(&codes, &quotes), &mut diagnostics);
        (written(&prose.segments()), diagnostics.iter().map(|d| d.code.id).collect())
    }

    fn written(segments: &[Segment]) -> String {
        let text = segments.iter().map(|s| match s {
            Segment::Html(html) => html.clone(),
            Segment::Heading { level, id, content, .. } => {
                format!("<h{level} id=\"{id}\">{}</h{level}>", written(content))
            }
            Segment::Table { kind, id, .. } => format!("{{{kind}:{id}}}"),
            Segment::Evidence { code, within_link: false, .. } => format!("<E {code}>"),
            Segment::Evidence { code, .. } => format!("<e {code}>"),
            Segment::Target { path, .. } => path.clone(),
            Segment::Call { number, note, .. } => format!("<C {number} {note}>"),
            Segment::Notes(notes) => {
                notes.iter().map(|n| format!("<N {} {}>", n.number, written(&n.segments))).collect()
            }
        });
        text.collect()
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
