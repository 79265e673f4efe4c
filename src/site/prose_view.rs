//! Prose with its holes filled: links resolved, evidence linked, tables put in.

use super::view::{Block, DataTable};
use crate::model::resolve_target;
use crate::parse::prose::{Note, Prose, Segment};
use crate::text::escape;
use std::fmt::Write as _;

/// What fills the holes of a prose on one page.
pub(super) struct Filling<'a> {
    /// The link to what is made of a source.
    pub(super) link: &'a dyn Fn(&str) -> Option<String>,
    /// A table by kind and id.
    pub(super) table: &'a dyn Fn(&str, &str) -> Option<DataTable>,
    /// The address of a piece of evidence.
    pub(super) evidence: &'a dyn Fn(&str) -> Option<String>,
    /// Levels are moved down by this much, so that headings nest.
    pub(super) heading_shift: u8,
    /// Whether headings keep their ids: not where several texts with the same headings share a page.
    pub(super) heading_ids: bool,
}

impl Filling<'_> {
    /// The prose as blocks of HTML and tables.
    pub(super) fn blocks(&self, prose: &Prose) -> Vec<Block> {
        let mut blocks = Vec::new();
        let written = |segment: &Segment| if let Segment::Html(piece) = segment { piece.len() } else { 100 };
        let segments = prose.segments();
        let mut html = String::with_capacity(segments.iter().map(written).sum());
        for segment in segments.iter() {
            let Segment::Table { kind, id, .. } = segment else {
                self.write(segment, &mut html);
                continue;
            };
            if let Some(table) = (self.table)(kind, id) {
                if !html.is_empty() {
                    blocks.push(Block::Html(std::mem::take(&mut html)));
                }
                blocks.push(Block::Table(Box::new(table)));
            }
        }
        if !html.is_empty() {
            blocks.push(Block::Html(html));
        }
        blocks
    }

    fn write(&self, segment: &Segment, html: &mut String) {
        match segment {
            // behind a link that has lost its address
            Segment::Html(piece) if html.ends_with("<a") => html.push_str(piece.strip_prefix('"').unwrap_or(piece)),
            Segment::Html(piece) => html.push_str(piece),
            Segment::Heading { level, id, content, .. } => {
                let level = (level + self.heading_shift).min(6);
                let _ = write!(html, "<h{level}");
                self.id(id, html);
                for segment in content {
                    self.write(segment, html);
                }
                let _ = writeln!(html, "</h{level}>");
            }
            // stands between blocks only
            Segment::Table { .. } => {}
            Segment::Evidence { code, within_link, .. } => match (self.evidence)(code).filter(|_| !within_link) {
                Some(href) => {
                    html.push_str("<a class=\"evidence\" href=\"");
                    escape(&href, html);
                    html.push_str("\">");
                    escape(code, html);
                    html.push_str("</a>");
                }
                None => {
                    html.push_str("<span class=\"evidence\">");
                    escape(code, html);
                    html.push_str("</span>");
                }
            },
            Segment::Target { path, place } => self.target(path, &place.file, html),
            Segment::Call { number, id, note } => {
                if self.heading_ids {
                    html.push_str("<sup><a");
                    if let Some(id) = id {
                        let _ = write!(html, " id=\"{id}\"");
                    }
                    let _ = write!(html, " href=\"#{note}\">{number}</a></sup>");
                } else {
                    let _ = write!(html, "<sup>{number}</sup>");
                }
            }
            Segment::Notes(notes) => self.notes(notes, html),
        }
    }

    /// Footnotes, each behind its number, which leads back to where it was called first.
    fn notes(&self, notes: &[Note], html: &mut String) {
        html.push_str("<hr>\n<div class=\"footnotes detail\">\n");
        for note in notes {
            html.push_str("<div");
            self.id(&note.id, html);
            let rest = match note.segments.split_first() {
                // the number stands in the first paragraph
                Some((Segment::Html(first), rest)) if first.starts_with("<p>") => {
                    html.push_str("<p>");
                    self.number(note, html);
                    html.push_str(&first["<p>".len()..]);
                    rest
                }
                _ => {
                    self.number(note, html);
                    &note.segments
                }
            };
            for segment in rest {
                self.write(segment, html);
            }
            html.push_str("</div>\n");
        }
        html.push_str("</div>\n");
    }

    fn number(&self, note: &Note, html: &mut String) {
        let _ = match note.call.as_ref().filter(|_| self.heading_ids) {
            Some(call) => write!(html, "<sup><a href=\"#{call}\">{}</a></sup> ", note.number),
            None => write!(html, "<sup>{}</sup> ", note.number),
        };
    }

    /// An id where ids are given, and the end of the tag.
    fn id(&self, id: &str, html: &mut String) {
        if self.heading_ids {
            let _ = write!(html, " id=\"{id}\"");
        }
        html.push('>');
    }

    fn target(&self, path: &str, file: &str, html: &mut String) {
        if path.is_empty() || path.starts_with('#') {
            return escape(path, html);
        }
        let href = resolve_target(file, path).and_then(|name| (self.link)(&name));
        // what is not public yet has words and no address
        if href.is_none()
            && let Some(tag) = html.strip_suffix(" href=\"").map(str::len)
        {
            return html.truncate(tag);
        }
        escape(&href.unwrap_or_default(), html);
        if let Some((_, fragment)) = path.split_once('#') {
            html.push('#');
            escape(fragment, html);
        }
    }
}

/// Prose of a field that has no tables and no evidence of its own, as HTML.
pub(super) fn simple_html(prose: &Prose, link: &dyn Fn(&str) -> Option<String>) -> String {
    let filling = Filling { link, table: &|_, _| None, evidence: &|_| None, heading_shift: 1, heading_ids: false };
    filling
        .blocks(prose)
        .into_iter()
        .map(|block| match block {
            Block::Html(html) => html,
            Block::Table(_) => String::new(),
        })
        .collect()
}
