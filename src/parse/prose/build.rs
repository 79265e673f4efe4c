//! From Markdown events to segments: the loop, running text, and what is found at its end.

use super::definitions::Definitions;
use super::footnotes::Footnotes;
use super::inline::{marks, note_link, write_mark, written_at};
use super::leftovers::{self, Standing};
use super::numbers::List;
use super::open::{CodeBox, Held, OpenImage, OpenLink, OpenTable};
use super::source::{Edit, Source};
use super::{Origin, Page, Prose, Segment, unused};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::text::{Place, Span, escape};
use memchr::memchr2;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

pub(super) struct Builder<'a, 'p, 'q> {
    pub(super) markdown: &'a str,
    source: Option<&'a Source>,
    pub(super) origin: &'a Origin<'a>,
    pub(super) page: &'p mut Page<'q>,
    /// What is said about this reading of the source.
    pub(super) diagnostics: Diagnostics,
    /// What stays true when the source is mended and read again.
    pub(super) kept: Diagnostics,
    pub(super) edits: Vec<Edit>,
    pub(super) segments: Vec<Segment>,
    pub(super) html: String,
    /// Text not yet written: adjacent text events are one text (a `[` or a line break splits them).
    pending: Option<Pending<'a>>,
    /// Nothing stands yet in the paragraph or item.
    pub(super) standing: Standing,
    pub(super) heading: Option<OpenHeading>,
    /// Level of the heading before.
    pub(super) level: Option<u8>,
    pub(super) table: OpenTable,
    pub(super) lists: Vec<List>,
    /// Braces of a placeholder are open from a text before.
    pub(super) open_braces: bool,
    /// Quotations, items, tables and footnotes that are open.
    pub(super) depth: usize,
    /// The box of code that is being read.
    pub(super) code: Option<CodeBox>,
    pub(super) image: Option<OpenImage>,
    pub(super) link: Option<OpenLink>,
    pub(super) footnotes: Footnotes,
    /// What stood before the footnotes that are open, and their labels.
    pub(super) set_aside: Vec<(Vec<Segment>, String, Range<usize>)>,
    pub(super) definitions: Definitions,
}

/// What came of one reading.
pub(super) struct Built {
    pub(super) prose: Prose,
    pub(super) diagnostics: Diagnostics,
    pub(super) kept: Diagnostics,
    pub(super) edits: Vec<Edit>,
}

struct Pending<'a> {
    text: Cow<'a, str>,
    range: Range<usize>,
    standing: Standing,
}

pub(super) struct OpenHeading {
    pub(super) level: u8,
    /// Number of segments when it began.
    pub(super) start: usize,
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

impl<'a, 'p, 'q> Builder<'a, 'p, 'q> {
    pub(super) fn new(
        markdown: &'a str,
        source: Option<&'a Source>,
        origin: &'a Origin<'a>,
        page: &'p mut Page<'q>,
    ) -> Self {
        Self {
            markdown,
            source,
            origin,
            page,
            diagnostics: Diagnostics::default(),
            kept: Diagnostics::default(),
            edits: Vec::new(),
            segments: Vec::new(),
            html: String::new(),
            pending: None,
            standing: Standing::default(),
            heading: None,
            level: origin.below_title.then_some(1),
            table: OpenTable::default(),
            lists: Vec::new(),
            open_braces: false,
            depth: 0,
            code: None,
            image: None,
            link: None,
            footnotes: Footnotes::default(),
            set_aside: Vec::new(),
            definitions: Definitions::of(markdown),
        }
    }

    pub(super) fn run(mut self) -> Built {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        let mut events = Parser::new_ext(self.markdown, options).into_offset_iter();
        for (event, range) in events.by_ref() {
            if !self.definitions.is_empty() && is_leaf(&event) {
                let all = !matches!(event, Event::Start(_));
                self.definitions.shows(&(range.start..if all { range.end } else { range.start + 1 }));
            }
            if self.image.is_some() {
                self.within_image(event, &range);
                continue;
            }
            match event {
                Event::Text(text) if self.code.is_some() => self.code_line(&text, &range),
                Event::Text(CowStr::Borrowed(text)) => self.text(Cow::Borrowed(text), range),
                Event::Text(text) => self.text(Cow::Owned(text.into_string()), range),
                Event::SoftBreak => self.text(Cow::Borrowed(self.soft_break(range.end)), range),
                event => {
                    self.flush_text(matches!(event, Event::End(TagEnd::Paragraph)));
                    self.event(event, range);
                }
            }
        }
        self.flush_text(false);
        self.flush_html();
        let labels = std::mem::take(&mut self.definitions.used);
        let known = events.reference_definitions();
        for definition in labels.iter().filter_map(|label| known.get(label)) {
            self.definitions.shows(&definition.span);
        }
        self.finish()
    }

    fn finish(mut self) -> Built {
        let definitions = std::mem::replace(&mut self.definitions, Definitions::of(""));
        for line in definitions.gone() {
            let diagnostic = Diagnostic::new(
                &codes::UNUSED_DEFINITION,
                self.place(&line),
                "dòng này bị hiểu là địa chỉ của liên kết, nên không hiện trên trang",
            );
            self.diagnostics
                .push(diagnostic.hint("để in dòng này, viết “\\[” thay cho “[” ở đầu; nếu không cần thì xóa đi"));
        }
        let (notes, uncalled) = std::mem::take(&mut self.footnotes).finish(self.origin.id_prefix);
        for range in uncalled {
            let place = self.place(&self.first_line(range));
            let diagnostic =
                Diagnostic::new(&codes::UNUSED_FOOTNOTE, place, "trong bài không có dấu gọi chú thích này");
            self.diagnostics
                .push(diagnostic.hint("đặt dấu [^…] cùng tên ở chỗ cần chú thích; nay chú thích được in ở cuối"));
        }
        if !notes.is_empty() {
            self.segments.push(Segment::Notes(notes));
        }
        let Self { segments, diagnostics, kept, edits, .. } = self;
        Built { prose: Prose::new(segments), diagnostics, kept, edits }
    }

    /// Where a range of the text was written.
    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        let back = |at: usize| self.source.map_or(at, |source| source.written_at(at));
        let literal = |offset| Span::new(back(range.start), back(range.end)).shifted(offset);
        let span = self.origin.offset.map_or(self.origin.fallback, literal);
        Place::new(self.origin.file, span)
    }

    /// The part of a range that stands on its first line.
    pub(super) fn first_line(&self, range: Range<usize>) -> Range<usize> {
        let text = self.markdown.get(range.clone()).unwrap_or_default();
        range.start..range.start + text.lines().next().unwrap_or_default().trim_end().len()
    }

    /// What a line break within a paragraph becomes: a space, but a line that begins an indicator (`b) …`) stays a line of its own.
    fn soft_break(&self, end: usize) -> &'static str {
        let mut line = self.markdown[end..].trim_start_matches([' ', '\t']).chars();
        let letter = line.next().is_some_and(|c| c.is_ascii_lowercase());
        if letter && line.next() == Some(')') && line.next() == Some(' ') { "\n" } else { " " }
    }

    fn text(&mut self, text: Cow<'a, str>, range: Range<usize>) {
        match &mut self.pending {
            Some(pending) => {
                pending.text.to_mut().push_str(&text);
                pending.range.end = range.end;
            }
            None => self.pending = Some(Pending { text, range, standing: std::mem::take(&mut self.standing) }),
        }
    }

    /// Writes pending text: marks, evidence codes, or a whole-paragraph placeholder.
    fn flush_text(&mut self, ends_paragraph: bool) {
        let Some(Pending { text, range, standing }) = self.pending.take() else { return };
        if let Some(link) = &mut self.link {
            link.is_empty &= text.trim().is_empty();
        }
        self.open_braces &= !standing.first;
        let mut said = Vec::new();
        let has_braces = memchr2(b'{', b'}', text.as_bytes()).is_some();
        if has_braces && (text.contains("{{") || text.contains("}}")) {
            match self.placeholder(&text, &range, ends_paragraph && standing.first) {
                Held::Table => return,
                Held::Pieces(pieces) => said = pieces,
            }
        }
        self.leftovers(&range, standing, &said);
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&text);
        }
        let source = self.markdown.get(range.clone()).unwrap_or_default();
        let (mut at, mut source_at) = (0, 0);
        for code in self.page.codes.find(&text) {
            self.marked(&text[at..code.start]);
            let piece = &text[code.clone()];
            at = code.end;
            let written = written_at(source, source_at, piece);
            source_at = written.as_ref().map_or(source.len(), |written| written.end);
            if written.as_ref().is_some_and(|written| source[..written.start].ends_with('\\')) {
                self.marked(piece);
                continue;
            }
            // what is written with entities is not found; then the whole text is named, and nothing more looked for
            let place = written.map_or(range.clone(), |at| range.start + at.start..range.start + at.end);
            let place = self.place(&place);
            self.flush_html();
            let within_link = self.link.is_some();
            self.segments.push(Segment::Evidence { code: piece.to_owned(), within_link, place });
        }
        self.marked(&text[at..]);
    }

    /// Says which marks came to nothing, but for those in pieces about which something was said.
    fn leftovers(&mut self, range: &Range<usize>, standing: Standing, said: &[Range<usize>]) {
        let markdown = self.markdown;
        // a text that begins with an escaped letter begins behind the backslash
        let escaped = markdown.get(..range.start).is_some_and(|before| before.ends_with('\\'));
        let shift = usize::from(escaped);
        let range = range.start - shift..range.end;
        let Some(source) = markdown.get(range.clone()) else { return };
        for leftover in leftovers::find(source, standing, self.page.codes) {
            let (from, to) = (leftover.range.start.saturating_sub(shift), leftover.range.end - shift);
            let before = said.partition_point(|piece| piece.end <= from);
            if said.get(before).is_some_and(|piece| piece.start < to) {
                continue;
            }
            let place = self.place(&(range.start + leftover.range.start..range.start + leftover.range.end));
            self.diagnostics.push(unused::finding(leftover.kind, &source[leftover.range], place));
        }
    }

    fn marked(&mut self, text: &str) {
        if self.page.quotes.is_empty() {
            return escape(text, &mut self.html);
        }
        let mut at = 0;
        for mark in marks(text, self.page.quotes, &mut self.page.found) {
            escape(&text[at..mark.range.start], &mut self.html);
            write_mark(&text[mark.range.clone()], &mut self.html);
            match &mut self.link {
                // a link cannot stand in a link
                Some(link) => link.behind.push(Segment::Html(note_link(mark.note))),
                None => self.html.push_str(&note_link(mark.note)),
            }
            at = mark.range.end;
        }
        escape(&text[at..], &mut self.html);
    }

    pub(super) fn flush_html(&mut self) {
        if !self.html.is_empty() {
            // a copy of the right size; the room to write in is used again
            self.segments.push(Segment::Html(self.html.as_str().to_owned()));
            self.html.clear();
        }
    }
}

/// Whether an event shows something of its own.
fn is_leaf(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(tag, Tag::FootnoteDefinition(_) | Tag::Link { .. } | Tag::Image { .. }),
        Event::End(_) => false,
        _ => true,
    }
}
