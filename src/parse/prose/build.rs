//! From Markdown events to segments.

use super::inline::{evidence_like, marks, write_mark};
use super::{Origin, Prose, Segment};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::text::{Place, escape, slug};
use memchr::memchr;
use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

pub(super) struct Builder<'a> {
    markdown: &'a str,
    origin: &'a Origin<'a>,
    found: &'a mut [bool],
    diagnostics: &'a mut Diagnostics,
    segments: Vec<Segment>,
    html: String,
    /// Text not yet written: adjacent text events are one text (a `[` or a line break splits them).
    pending: Option<(Cow<'a, str>, Range<usize>)>,
    heading: Option<OpenHeading>,
    ids: BTreeSet<String>,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// Inside an image: nothing is written, all text gathers as its alternative text.
    image: Option<OpenImage>,
    /// Links whose target was refused: their closing tag is dropped too.
    refused_links: Vec<bool>,
}

struct OpenHeading {
    level: u8,
    /// Length of `html` and number of segments when it began.
    start: usize,
    text: String,
    range: Range<usize>,
}

/// An image whose alternative text is being read.
struct OpenImage {
    target: String,
    range: Range<usize>,
    alt: String,
    /// Images open within its alternative text.
    inner: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        markdown: &'a str,
        origin: &'a Origin<'a>,
        found: &'a mut [bool],
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            markdown,
            origin,
            found,
            diagnostics,
            segments: Vec::new(),
            html: String::new(),
            pending: None,
            heading: None,
            ids: BTreeSet::new(),
            alignments: Vec::new(),
            column: 0,
            in_head: false,
            image: None,
            refused_links: Vec::new(),
        }
    }

    pub(super) fn run(mut self) -> Prose {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        for (event, range) in Parser::new_ext(self.markdown, options).into_offset_iter() {
            if self.image.is_some() {
                self.within_image(event, &range);
                continue;
            }
            match event {
                Event::Text(CowStr::Borrowed(text)) => self.text(Cow::Borrowed(text), range),
                Event::Text(text) => self.text(Cow::Owned(text.into_string()), range),
                Event::SoftBreak => self.text(Cow::Borrowed(" "), range),
                event => {
                    self.flush_text();
                    self.event(event, range);
                }
            }
        }
        self.flush_text();
        self.flush_html();
        Prose { segments: self.segments }
    }

    fn text(&mut self, text: Cow<'a, str>, range: Range<usize>) {
        match &mut self.pending {
            Some((pending, at)) => {
                pending.to_mut().push_str(&text);
                at.end = range.end;
            }
            None => self.pending = Some((text, range)),
        }
    }

    /// Writes pending text: marks, evidence codes, or a whole-paragraph placeholder.
    fn flush_text(&mut self) {
        let Some((text, range)) = self.pending.take() else { return };
        // `\*\*` in the source is meant; of `**a.**b` the closing mark is the one that fails
        let unused = memchr(b'*', text.as_bytes())
            .is_some_and(|_| text.contains("**"))
            .then(|| self.markdown.get(range.clone()).and_then(|source| source.rfind("**")))
            .flatten();
        if let Some(at) = unused {
            let place = self.origin.place(&(range.start + at..range.start + at + 2));
            self.diagnostics.push(
                Diagnostic::new(&codes::UNUSED_MARKUP, place, "dấu “**” ở đây không làm chữ đậm").hint(
                    "thêm dấu cách giữa “**” và chữ liền sau, hoặc đưa dấu câu ra ngoài; để in dấu sao, viết “\\*\\*”",
                ),
            );
        }
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&text);
        } else if let Some(inner) = text.trim().strip_prefix("{{").and_then(|t| t.strip_suffix("}}"))
            && self.html.ends_with("<p>")
        {
            self.placeholder(inner, &range);
            return;
        }
        let mut at = 0;
        for code in evidence_like(&text) {
            let exact = self.markdown.get(range.clone()) == Some(&*text);
            self.marked(&text[at..code.start]);
            let place = if exact {
                self.origin.place(&(range.start + code.start..range.start + code.end))
            } else {
                self.place_of(&text[code.clone()], &range)
            };
            self.flush_html();
            self.segments.push(Segment::Evidence { code: text[code.clone()].to_owned(), place });
            at = code.end;
        }
        self.marked(&text[at..]);
    }

    /// The place of a piece within a longer range, by looking for it in the source.
    fn place_of(&self, piece: &str, range: &Range<usize>) -> Place {
        let start = self
            .markdown
            .get(range.clone())
            .and_then(|source| source.find(piece))
            .map_or(range.start, |at| range.start + at);
        self.origin.place(&(start..(start + piece.len()).min(range.end)))
    }

    fn marked(&mut self, text: &str) {
        if self.origin.quotes.is_empty() {
            return escape(text, &mut self.html);
        }
        let mut at = 0;
        for mark in marks(text, self.origin.quotes, self.found) {
            escape(&text[at..mark.range.start], &mut self.html);
            write_mark(&text[mark.range.clone()], mark.note, &mut self.html);
            at = mark.range.end;
        }
        escape(&text[at..], &mut self.html);
    }

    fn placeholder(&mut self, inner: &str, range: &Range<usize>) {
        self.html.truncate(self.html.len() - "<p>".len());
        self.flush_html();
        let mut words = inner.split_whitespace();
        let kind = words.next().unwrap_or_default().to_owned();
        let id = words.collect::<Vec<_>>().join(" ");
        self.segments.push(Segment::Table { kind, id, place: self.origin.place(range) });
    }

    fn flush_html(&mut self) {
        if !self.html.is_empty() {
            // a copy of the right size; the room to write in is used again
            self.segments.push(Segment::Html(self.html.as_str().to_owned()));
            self.html.clear();
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Code(code) => {
                self.html.push_str("<code>");
                escape(&code, &mut self.html);
                self.html.push_str("</code>");
            }
            Event::Html(raw) | Event::InlineHtml(raw) => {
                self.raw_html(&range);
                escape(&raw, &mut self.html);
            }
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => self.html.push_str("<hr>\n"),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let out = &mut self.html;
        match tag {
            Tag::Paragraph => out.push_str("<p>"),
            Tag::Heading { level, .. } => {
                self.flush_html();
                if level == HeadingLevel::H1 {
                    let place = self.origin.place(&range);
                    self.diagnostics.push(
                        Diagnostic::new(&codes::HEADING_LEVEL, place, "tiêu đề “#” dành cho tên trang")
                            .hint("bắt đầu từ “##”"),
                    );
                }
                self.heading = Some(OpenHeading {
                    level: (level as u8).max(2),
                    start: self.segments.len(),
                    text: String::new(),
                    range,
                });
            }
            Tag::BlockQuote(_) => out.push_str("<blockquote>\n"),
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => out.push_str("<pre>"),
            Tag::List(None) => out.push_str("<ul>\n"),
            Tag::List(Some(1)) => out.push_str("<ol>\n"),
            Tag::List(Some(start)) => {
                let _ = writeln!(out, "<ol start=\"{start}\">");
            }
            Tag::Item => out.push_str("<li>"),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                out.push_str("<div class=\"table-wrap\" tabindex=\"0\"><table>\n");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                out.push_str("<tr>");
            }
            Tag::TableCell => {
                let numeric = matches!(self.alignments.get(self.column), Some(Alignment::Right));
                self.column += 1;
                out.push_str(match (self.in_head, numeric) {
                    (true, false) => "<th scope=\"col\">",
                    (true, true) => "<th scope=\"col\" class=\"num\">",
                    (false, false) => "<td>",
                    (false, true) => "<td class=\"num\">",
                });
            }
            Tag::Emphasis => out.push_str("<em>"),
            Tag::Strong => out.push_str("<strong>"),
            Tag::Strikethrough => out.push_str("<del>"),
            Tag::Link { dest_url, .. } => self.link(&dest_url, &range),
            Tag::Image { dest_url, .. } => {
                let target = dest_url.into_string();
                self.image = Some(OpenImage { target, range, alt: String::new(), inner: 0 });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let out = &mut self.html;
        match tag {
            // a placeholder has taken the paragraph's place
            TagEnd::Paragraph if out.is_empty() && matches!(self.segments.last(), Some(Segment::Table { .. })) => {}
            TagEnd::Paragraph => out.push_str("</p>\n"),
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::BlockQuote(_) => out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => out.push_str("</pre>\n"),
            TagEnd::List(false) => out.push_str("</ul>\n"),
            TagEnd::List(true) => out.push_str("</ol>\n"),
            TagEnd::Item => out.push_str("</li>\n"),
            TagEnd::Table => out.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                out.push_str("</tr></thead>\n<tbody>");
            }
            TagEnd::TableRow => out.push_str("</tr>\n"),
            TagEnd::TableCell => out.push_str(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => out.push_str("</em>"),
            TagEnd::Strong => out.push_str("</strong>"),
            TagEnd::Strikethrough => out.push_str("</del>"),
            TagEnd::Link if self.refused_links.pop() != Some(true) => {
                out.push_str("</a>");
            }
            _ => {}
        }
    }

    fn close_heading(&mut self) {
        let Some(heading) = self.heading.take() else { return };
        // evidence codes inside a heading stay text
        let mut html: String = self
            .segments
            .drain(heading.start..)
            .map(|segment| match segment {
                Segment::Html(html) => html,
                Segment::Evidence { code, .. } => code,
                _ => String::new(),
            })
            .collect();
        html.push_str(&self.html);
        self.html.clear();
        let id = self.unique_id(&heading.text);
        let place = self.origin.place(&heading.range);
        self.segments.push(Segment::Heading { level: heading.level, id, text: heading.text, html, place });
    }

    fn unique_id(&mut self, text: &str) -> String {
        let slug = slug(text);
        let base = format!("{}{}", self.origin.id_prefix, if slug.is_empty() { "muc" } else { slug.as_str() });
        let mut id = base.clone();
        let mut n = 1;
        while !self.ids.insert(id.clone()) {
            n += 1;
            id = format!("{base}-{n}");
        }
        id
    }

    fn link(&mut self, target: &str, range: &Range<usize>) {
        let kind = classify(target);
        self.refused_links.push(kind == Target::Refused);
        match kind {
            Target::Refused => self.refuse(target, range),
            Target::Outside => {
                self.html.push_str("<a href=\"");
                escape(target, &mut self.html);
                self.html.push_str("\" rel=\"noopener\">");
            }
            Target::Here | Target::Site => {
                self.html.push_str("<a href=\"");
                self.target(target, range);
                self.html.push_str("\">");
            }
        }
    }

    /// What stands in the brackets of an image is plain text: marks, codes and links within it leave their words only.
    fn within_image(&mut self, event: Event<'_>, range: &Range<usize>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            Event::Html(raw) | Event::InlineHtml(raw) => {
                image.alt.push_str(&raw);
                self.raw_html(range);
            }
            Event::Start(Tag::Image { .. }) => image.inner += 1,
            Event::End(TagEnd::Image) if image.inner > 0 => image.inner -= 1,
            Event::End(TagEnd::Image) => self.close_image(),
            _ => {}
        }
    }

    fn close_image(&mut self) {
        let Some(image) = self.image.take() else { return };
        if classify(&image.target) != Target::Site {
            self.refuse(&image.target, &image.range);
            return escape(&image.alt, &mut self.html);
        }
        self.html.push_str("<img src=\"");
        self.target(&image.target, &image.range);
        self.html.push_str("\" alt=\"");
        escape(&image.alt, &mut self.html);
        self.html.push_str("\" loading=\"lazy\">");
    }

    fn target(&mut self, target: &str, range: &Range<usize>) {
        self.flush_html();
        self.segments.push(Segment::Target { path: target.to_owned(), place: self.origin.place(range) });
    }

    fn raw_html(&mut self, range: &Range<usize>) {
        let place = self.origin.place(range);
        self.diagnostics.push(
            Diagnostic::new(&codes::RAW_HTML, place, "HTML không được dùng trong Markdown")
                .hint("dùng cú pháp Markdown; nếu muốn in dấu “<”, viết “\\<”"),
        );
    }

    fn refuse(&mut self, target: &str, range: &Range<usize>) {
        let place = self.origin.place(range);
        self.diagnostics
            .push(Diagnostic::new(&codes::UNSAFE_LINK, place, format!("không liên kết tới “{target}”")).hint(
            "dùng https://, http://, mailto:, tel: hoặc đường dẫn tới tệp trong trang; hình phải là tệp trong trang",
        ));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Outside,
    Here,
    Site,
    Refused,
}

fn classify(target: &str) -> Target {
    let lower = target.to_ascii_lowercase();
    if ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return Target::Outside;
    }
    if target.starts_with('#') {
        return Target::Here;
    }
    let has_scheme = target.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    let odd = target.starts_with("//")
        || target.contains(['\\', '\0'])
        || target.chars().any(char::is_control)
        || target.is_empty();
    if has_scheme || odd { Target::Refused } else { Target::Site }
}
