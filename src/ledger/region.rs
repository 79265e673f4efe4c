//! The part of a page that the log is about, and its copy as words and rows.
//!
//! It is the element with the attribute `data-cong-bo`; what stands in an element with `data-khong-ghi`, captions of tables, and drawings, is not of it. The copy has a
//! line a block: headings with `#` before them, list items with `-`, the cells of a row each behind a tab. Spaces are single, joiners and soft
//! hyphens left out. Behind what leads to a file of the site stands the file's hash.

use crate::text::html::{Piece, attribute, decoded, pieces};
use memchr::memmem;
use std::fmt::Write as _;

/// Gives the hash of the file of the site that a link on the page leads to; `None`: it is a page, or no file of the site.
pub type Resolve<'r> = &'r dyn Fn(&str) -> Option<String>;

/// What the log is about on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Attribute `data-cong-bo`: the year, as a folder is named.
    pub span: String,
    /// Attribute `data-ten`.
    pub title: String,
    /// Attribute `data-ngay`: the day of publication as the school says, `2026-11-27`; may be empty.
    pub published: String,
    /// Attribute `data-ly-do`: why it was changed last, as the school says; may be empty.
    pub reason: String,
    /// The element's content.
    html: String,
}

const MARK: &str = "data-cong-bo";
const LEFT_OUT: &str = "data-khong-ghi";

impl Region {
    /// Whether a page has one: a quick look.
    pub fn is_in(page: &[u8]) -> bool {
        memmem::find(page, b" data-cong-bo=\"").is_some()
    }

    /// That of a page.
    pub fn find(page: &str) -> Option<Self> {
        let at = memmem::find(page.as_bytes(), b" data-cong-bo=\"")?;
        let start = page[..at].rfind('<')?;
        let mut all = pieces(&page[start..]);
        let Some(Piece::Open(name, attributes)) = all.next() else { return None };
        let value = |wanted: &str| attribute(attributes, wanted).map(decoded).unwrap_or_default();
        let inner = start + page[start..].find('>')? + 1;
        let html = page[inner..inner + end_of(name, &page[inner..])?].to_owned();
        Some(Self {
            span: value(MARK),
            title: value("data-ten"),
            published: value("data-ngay"),
            reason: value("data-ly-do"),
            html,
        })
    }

    /// Its words and rows.
    pub fn copy(&self, resolve: Resolve<'_>) -> String {
        let mut copy = Copy::default();
        let mut left_out = 0_usize;
        let mut links: Vec<Option<String>> = Vec::new();
        for piece in pieces(&self.html) {
            let opens_left_out = matches!(piece, Piece::Open(name, attributes)
                if attribute(attributes, LEFT_OUT).is_some() || matches!(name, "caption" | "script" | "style" | "svg"));
            if left_out > 0 || opens_left_out && piece.has_end() {
                match piece {
                    Piece::Open(..) if piece.has_end() => left_out += 1,
                    Piece::Close(_) => left_out -= 1,
                    _ => {}
                }
                continue;
            }
            match piece {
                Piece::Text(text) => copy.line.push_str(&decoded(text)),
                Piece::Open("a", attributes) => links.push(attribute(attributes, "href").map(decoded)),
                Piece::Close("a") => copy.file(links.pop().flatten().and_then(|to| resolve(&to))),
                Piece::Open("img", attributes) => {
                    copy.line.push_str(&attribute(attributes, "alt").map(decoded).unwrap_or_default());
                    copy.file(attribute(attributes, "src").map(decoded).and_then(|to| resolve(&to)));
                }
                Piece::Open(name, attributes) => copy.open(name, attributes),
                Piece::Close(name) => copy.close(name),
            }
        }
        copy.end_line();
        copy.text
    }
}

/// Where the content of an element that has begun ends.
fn end_of(name: &str, html: &str) -> Option<usize> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (1, 0);
    loop {
        let end = at + html[at..].find(&close)?;
        depth += html[at..end].matches(&open).count();
        depth -= 1;
        if depth == 0 {
            return Some(end);
        }
        at = end + close.len();
    }
}

/// The copy at work.
#[derive(Default)]
struct Copy {
    text: String,
    /// The line or cell at work.
    line: String,
    /// `# `, `- `
    prefix: &'static str,
    /// Cells of the row at work.
    row: Option<String>,
    in_cell: bool,
}

impl Copy {
    fn open(&mut self, name: &str, attributes: &str) {
        match name {
            "tr" => {
                self.end_line();
                self.row = Some(String::new());
            }
            "td" | "th" if self.row.is_some() => {
                self.line.clear();
                self.in_cell = true;
                let spans = ["colspan", "rowspan"].map(|wanted| attribute(attributes, wanted).unwrap_or("1"));
                let row = self.row.get_or_insert_default();
                row.push('\t');
                if name == "th" || spans != ["1", "1"] {
                    let _ = write!(row, "{{{name} {}x{}}}", spans[0], spans[1]);
                }
            }
            _ => self.turn(name, true),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "tr" => {
                let row = self.row.take().unwrap_or_default();
                self.text.extend([row.as_str(), "\n"]);
                self.line.clear();
            }
            "td" | "th" if self.in_cell => {
                let cell = plain(&self.line);
                self.row.get_or_insert_default().push_str(&cell);
                self.line.clear();
                self.in_cell = false;
            }
            _ => self.turn(name, false),
        }
    }

    /// A block begins or ends.
    fn turn(&mut self, name: &str, begins: bool) {
        let prefix = match name {
            "h1" | "h2" => "## ",
            "h3" => "### ",
            "h4" | "h5" | "h6" => "#### ",
            "li" => "- ",
            "article" | "blockquote" | "br" | "dd" | "details" | "div" | "dl" | "dt" | "figcaption" | "figure"
            | "footer" | "header" | "hr" | "ol" | "p" | "pre" | "section" | "summary" | "table" | "tbody" | "tfoot"
            | "thead" | "ul" => "",
            _ => return,
        };
        if self.in_cell {
            self.line.push(' ');
            return;
        }
        let item = self.prefix == "- " && self.line.trim().is_empty() && begins;
        self.end_line();
        self.prefix = if begins && !item {
            prefix
        } else if item {
            "- "
        } else {
            ""
        };
    }

    fn end_line(&mut self) {
        let line = plain(&self.line);
        if !line.is_empty() {
            self.text.extend([self.prefix, &line, "\n"]);
        }
        self.line.clear();
        self.prefix = "";
    }

    fn file(&mut self, hash: Option<String>) {
        if let Some(hash) = hash {
            self.line.extend([" [sha256:", &hash, "]"]);
        }
    }
}

/// With single spaces, and without what is not seen.
fn plain(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
