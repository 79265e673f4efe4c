//! Links and images.

use super::Segment;
use super::build::Builder;
use super::html::is_break;
use super::open::{OpenImage, OpenLink};
use super::target::{Target, classify, write_address};
use crate::diag::{Diagnostic, codes};
use crate::text::escape;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

impl Builder<'_, '_, '_> {
    pub(super) fn open_link(&mut self, kind: LinkType, target: &str, label: &str, range: Range<usize>) {
        self.uses(kind, label);
        let target = if kind == LinkType::Email { &format!("mailto:{target}") } else { target };
        let kind = classify(target);
        match &kind {
            Target::Refused => self.refuse(target, &range),
            Target::Outside(address) => {
                self.html.push_str("<a href=\"");
                write_address(address, &mut self.html);
                self.html.push_str("\" rel=\"noopener\">");
            }
            Target::Here | Target::Site => {
                self.html.push_str("<a href=\"");
                self.target(target, &range);
                self.html.push_str("\">");
            }
        }
        let refused = kind == Target::Refused;
        self.link = Some(OpenLink { range, refused, is_empty: true, behind: Vec::new() });
    }

    pub(super) fn close_link(&mut self) {
        let Some(OpenLink { range, refused, is_empty, behind }) = self.link.take() else { return };
        if !refused {
            self.html.push_str("</a>");
        }
        if is_empty {
            let diagnostic = Diagnostic::new(&codes::NO_ALTERNATIVE, self.place(&range), "liên kết không có chữ");
            self.diagnostics.push(diagnostic.hint("viết chữ của liên kết trong ngoặc vuông: [Quy chế](quy-che.md)"));
        }
        if !behind.is_empty() {
            self.flush_html();
            self.segments.extend(behind);
        }
    }

    pub(super) fn open_image(&mut self, kind: LinkType, target: String, label: &str, range: Range<usize>) {
        self.uses(kind, label);
        self.image = Some(OpenImage { target, range, alt: String::new(), inner: 0 });
    }

    /// What stands in the brackets of an image is plain text: marks, codes and links within it leave their words only.
    pub(super) fn within_image(&mut self, event: Event<'_>, range: &Range<usize>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            Event::InlineHtml(raw) if is_break(&raw) => image.alt.push(' '),
            Event::Html(raw) | Event::InlineHtml(raw) => {
                image.alt.push_str(&raw);
                self.raw_html(&raw, range);
            }
            Event::FootnoteReference(label) => {
                image.alt.push_str("[^");
                image.alt.push_str(&label);
                image.alt.push(']');
            }
            Event::Start(Tag::Image { link_type, id, .. }) => {
                image.inner += 1;
                self.uses(link_type, &id);
            }
            Event::Start(Tag::Link { link_type, id, .. }) => self.uses(link_type, &id),
            Event::End(TagEnd::Image) if image.inner > 0 => image.inner -= 1,
            Event::End(TagEnd::Image) => self.close_image(),
            _ => {}
        }
    }

    fn close_image(&mut self) {
        let Some(OpenImage { target, range, alt, .. }) = self.image.take() else { return };
        self.said(&alt);
        if classify(&target) != Target::Site {
            self.refuse(&target, &range);
            return escape(&alt, &mut self.html);
        }
        if alt.trim().is_empty() {
            let diagnostic = Diagnostic::new(&codes::NO_ALTERNATIVE, self.place(&range), "hình không có lời mô tả");
            self.diagnostics.push(diagnostic.hint(
                "viết trong ngoặc vuông điều hình cho thấy, cho người không nhìn được hình: ![Sơ đồ lớp học](…)",
            ));
        }
        self.html.push_str("<img src=\"");
        self.target(&target, &range);
        self.html.push_str("\" alt=\"");
        escape(&alt, &mut self.html);
        self.html.push_str("\" loading=\"lazy\">");
    }

    /// What stands in quotes behind an address is for a mouse to hover over: no reader of a page sees it.
    pub(super) fn title(&mut self, title: &str, range: &Range<usize>) {
        if !title.is_empty() {
            let message = format!("phần “{title}” sau đường dẫn không hiện trên trang");
            let diagnostic = Diagnostic::new(&codes::UNUSED_MARKUP, self.place(range), message);
            self.diagnostics
                .push(diagnostic.hint("viết lời ấy vào bài, hoặc vào lời mô tả của hình trong ngoặc vuông"));
        }
    }

    /// Remembers which definitions are in use.
    fn uses(&mut self, kind: LinkType, label: &str) {
        if matches!(kind, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
            && !self.definitions.is_empty()
        {
            self.definitions.used.push(label.to_owned());
        }
    }

    fn target(&mut self, target: &str, range: &Range<usize>) {
        self.flush_html();
        self.segments.push(Segment::Target { path: target.to_owned(), place: self.place(range) });
    }

    fn refuse(&mut self, target: &str, range: &Range<usize>) {
        let place = self.place(range);
        self.diagnostics
            .push(Diagnostic::new(&codes::UNSAFE_LINK, place, format!("không liên kết tới “{target}”")).hint(
            "dùng https://, http://, mailto:, tel: hoặc đường dẫn tới tệp trong trang; hình phải là tệp trong trang",
        ));
    }
}
