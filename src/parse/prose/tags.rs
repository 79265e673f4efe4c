//! Blocks and marks: what opens, what closes, and what is found there.

use super::build::{Builder, OpenHeading};
use super::html::is_break;
use super::leftovers::Standing;
use super::numbers::{self, List};
use super::open::CodeBox;
use super::{Segment, mend};
use crate::diag::{Diagnostic, codes};
use crate::text::{escape, slug};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};
use std::fmt::Write as _;
use std::ops::Range;

/// How a box of code begins; the keyboard reaches it, as its lines may be wider than a phone.
const BOX: &str = "<pre tabindex=\"0\">";

/// The name of a file or a short command goes to the next line whole, before it is broken at a hyphen or a space; longer ones must be able to
/// break on a phone.
fn is_short(code: &str) -> bool {
    const LONGEST: usize = 24;
    code.contains(['-', ' ']) && code.chars().count() <= LONGEST
}

impl Builder<'_, '_, '_> {
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let before = std::mem::take(&mut self.standing);
        match event {
            Event::Start(tag) => self.start(tag, range, before),
            Event::End(tag) => self.end(tag, &range),
            Event::Code(code) => {
                self.said(&code);
                self.html.push_str(if is_short(&code) { "<code class=\"nb\">" } else { "<code>" });
                escape(&code, &mut self.html);
                self.html.push_str("</code>");
            }
            Event::InlineHtml(raw) if is_break(&raw) => self.html.push_str("<br>\n"),
            Event::Html(raw) | Event::InlineHtml(raw) => {
                self.raw_html(&raw, &range);
                escape(&raw, &mut self.html);
            }
            Event::HardBreak => self.html.push_str("<br>\n"),
            Event::Rule => self.html.push_str("<hr>\n"),
            Event::FootnoteReference(label) => {
                let call = self.footnotes.call(&label, self.origin.id_prefix);
                match &mut self.link {
                    Some(link) => link.behind.push(call),
                    None => {
                        self.flush_html();
                        self.segments.push(call);
                    }
                }
            }
            _ => {}
        }
    }

    /// Text that is no running text: code, alternative text.
    pub(super) fn said(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        if let Some(link) = &mut self.link {
            link.is_empty &= text.trim().is_empty();
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, before: Standing) {
        let out = &mut self.html;
        match tag {
            Tag::Paragraph => {
                self.standing = Standing { first: true, item: before.item };
                out.push_str("<p>");
            }
            Tag::Heading { level, .. } => self.open_heading(level, range),
            Tag::BlockQuote(_) => {
                self.depth += 1;
                out.push_str("<blockquote>\n");
            }
            Tag::CodeBlock(kind) => {
                let indented = kind == CodeBlockKind::Indented;
                self.code = Some(if indented { CodeBox::Indented(Vec::new()) } else { CodeBox::Fenced });
                out.push_str(BOX);
                if kind != CodeBlockKind::Indented {
                    self.unclosed(range);
                }
            }
            Tag::List(start) => {
                self.lists.push(List::new(start));
                let _ = match start {
                    None => writeln!(out, "<ul>"),
                    Some(1) => writeln!(out, "<ol>"),
                    Some(start) => writeln!(out, "<ol start=\"{start}\">"),
                };
            }
            Tag::Item => self.open_item(range),
            Tag::Table(alignments) => {
                self.depth += 1;
                out.push_str("<div class=\"table-wrap\" tabindex=\"0\"><table>\n");
                self.open_table(alignments, &range);
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.table.row += 1;
                if self.table.in_head && self.table.spans.as_ref().is_some_and(|spans| spans.head <= self.table.row) {
                    self.table.in_head = false;
                    out.push_str("</thead>\n<tbody>");
                }
                out.push_str("<tr>");
                self.row(&range);
            }
            Tag::TableCell => self.open_cell(),
            Tag::Emphasis => out.push_str("<em>"),
            Tag::Strong => out.push_str("<strong>"),
            Tag::Strikethrough => out.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, id } => {
                self.title(&title, &range);
                self.open_link(link_type, &dest_url, &id, range);
            }
            Tag::Image { link_type, dest_url, title, id } => {
                self.title(&title, &range);
                self.open_image(link_type, dest_url.into_string(), &id, range);
            }
            Tag::FootnoteDefinition(label) => {
                self.depth += 1;
                self.flush_html();
                self.set_aside.push((std::mem::take(&mut self.segments), label.into_string(), range));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        let out = &mut self.html;
        match tag {
            // a placeholder has taken the paragraph's place
            TagEnd::Paragraph if out.is_empty() && matches!(self.segments.last(), Some(Segment::Table { .. })) => {}
            TagEnd::Paragraph => out.push_str("</p>\n"),
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::BlockQuote(_) => {
                self.depth -= 1;
                out.push_str("</blockquote>\n");
            }
            TagEnd::CodeBlock => {
                out.push_str("</pre>\n");
                if let Some(CodeBox::Indented(lines)) = self.code.take() {
                    self.edits.extend(mend::indentation(self.markdown, &lines, self.depth == 0));
                }
            }
            TagEnd::List(ordered) => {
                self.lists.pop();
                out.push_str(if ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => {
                self.depth -= 1;
                out.push_str("</li>\n");
            }
            TagEnd::Table => {
                self.depth -= 1;
                out.push_str(if self.table.in_head { "</thead></table></div>\n" } else { "</tbody></table></div>\n" });
                if self.table.more > 0 {
                    self.edits.extend(mend::head(
                        self.markdown,
                        self.table.start,
                        self.table.more.min(mend::MORE_CELLS),
                    ));
                }
            }
            // rows that a cell of the head reaches down to belong to it
            TagEnd::TableHead if self.table.spans.as_ref().is_some_and(|spans| spans.head > 1) => {
                out.push_str("</tr>\n");
            }
            TagEnd::TableHead => {
                self.table.in_head = false;
                out.push_str("</tr></thead>\n<tbody>");
            }
            TagEnd::TableRow => out.push_str("</tr>\n"),
            TagEnd::TableCell => match self.table.covered.take() {
                Some(begin) => out.truncate(begin),
                None => out.push_str(if self.table.in_head { "</th>" } else { "</td>" }),
            },
            TagEnd::Emphasis => out.push_str("</em>"),
            TagEnd::Strong => out.push_str("</strong>"),
            TagEnd::Strikethrough => out.push_str("</del>"),
            TagEnd::Link => self.close_link(),
            TagEnd::FootnoteDefinition => {
                self.depth -= 1;
                self.flush_html();
                if let Some((outer, label, _)) = self.set_aside.pop() {
                    let said = std::mem::replace(&mut self.segments, outer);
                    self.footnotes.define(&label, range.clone(), said);
                }
            }
            _ => {}
        }
    }

    fn open_heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        self.flush_html();
        let place = self.place(&range);
        let new = (level as u8).max(2);
        if level == HeadingLevel::H1 {
            let diagnostic = Diagnostic::new(&codes::HEADING_LEVEL, place, "tiêu đề “#” dành cho tên trang");
            self.diagnostics.push(diagnostic.hint("bắt đầu từ “##”"));
        } else if let Some(old) = self.level.filter(|old| new > old + 1) {
            let (old, written) = ("#".repeat(usize::from(old) + 1), "#".repeat(usize::from(new)));
            let message = format!("tiêu đề “{written}” bỏ qua cấp “{old}”");
            self.diagnostics
                .push(Diagnostic::new(&codes::SKIPPED_HEADING, place, message).hint(format!("viết “{old}”")));
        }
        self.level = Some(new);
        let start = self.segments.len();
        self.heading = Some(OpenHeading { level: new, start, text: String::new(), range });
    }

    fn close_heading(&mut self) {
        let Some(OpenHeading { level, start, text, range }) = self.heading.take() else { return };
        self.flush_html();
        let content = self.segments.split_off(start);
        let slug = slug(&text);
        let name = if slug.is_empty() { "muc" } else { slug.as_str() };
        let id = self.page.ids.give(&format!("{}{name}", self.origin.id_prefix));
        let place = self.place(&range);
        self.segments.push(Segment::Heading { level, id, text, content, place });
    }

    fn open_item(&mut self, range: Range<usize>) {
        self.depth += 1;
        self.standing = Standing { first: true, item: true };
        let written = &self.markdown[range.clone()];
        match self.lists.last_mut().and_then(|list| list.item(written)) {
            None => self.html.push_str("<li>"),
            Some((number, is_slip)) => {
                let _ = write!(self.html, "<li value=\"{number}\">");
                if is_slip {
                    let mark = written.find(['.', ')']).map_or(range.start, |at| range.start + at + 1);
                    let place = self.place(&(range.start..mark));
                    self.diagnostics.push(numbers::slip(number, place));
                }
            }
        }
    }

    /// A line of code: shown as it is.
    pub(super) fn code_line(&mut self, text: &str, range: &Range<usize>) {
        if let Some(CodeBox::Indented(lines)) = &mut self.code
            && !text.trim().is_empty()
        {
            lines.push(range.start);
        }
        if text.starts_with('\n') && self.html.ends_with(BOX) {
            // a browser drops the first line break of a box
            self.html.push('\n');
        }
        escape(text, &mut self.html);
    }

    /// A box of code that nothing closes has taken all that follows.
    fn unclosed(&mut self, range: Range<usize>) {
        let text = &self.markdown[range.clone()];
        let last =
            text.trim_end().rsplit('\n').next().unwrap_or_default().trim_start_matches([' ', '\t', '>']).trim_end();
        let closes = last.len() >= 3 && last.bytes().all(|b| b == b'`') | last.bytes().all(|b| b == b'~');
        if !closes || !text.trim_end().contains('\n') {
            let place = self.place(&self.first_line(range));
            let message = "khung chữ mở ở đây không được đóng, nên lấy hết phần sau";
            self.diagnostics.push(
                Diagnostic::new(&codes::UNUSED_MARKUP, place, message)
                    .hint("thêm một dòng cùng dấu ấy ở cuối khung, hoặc bỏ dòng này"),
            );
        }
    }
}
