//! Prose with its holes filled: links resolved, evidence linked, tables put in.

use super::view::{Block, DataTable};
use crate::model::resolve_target;
use crate::parse::prose::{Prose, Segment};
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
        let mut unlinked = false;
        let written = |segment: &Segment| if let Segment::Html(piece) = segment { piece.len() } else { 100 };
        let mut html = String::with_capacity(prose.segments.iter().map(written).sum());
        for segment in &prose.segments {
            match segment {
                Segment::Html(piece) if std::mem::take(&mut unlinked) => {
                    html.push_str(piece.strip_prefix('"').unwrap_or(piece));
                }
                Segment::Html(piece) => html.push_str(piece),
                Segment::Heading { level, id, html: inner, .. } => {
                    let level = (level + self.heading_shift).min(6);
                    let _ = if self.heading_ids {
                        writeln!(html, "<h{level} id=\"{id}\">{inner}</h{level}>")
                    } else {
                        writeln!(html, "<h{level}>{inner}</h{level}>")
                    };
                }
                Segment::Table { kind, id, .. } => {
                    if let Some(table) = (self.table)(kind, id) {
                        if !html.is_empty() {
                            blocks.push(Block::Html(std::mem::take(&mut html)));
                        }
                        blocks.push(Block::Table(Box::new(table)));
                    }
                }
                Segment::Evidence { code, .. } => match (self.evidence)(code) {
                    Some(href) => {
                        html.push_str("<a class=\"evidence\" href=\"");
                        escape(&href, &mut html);
                        html.push_str("\">");
                        escape(code, &mut html);
                        html.push_str("</a>");
                    }
                    None => escape(code, &mut html),
                },
                Segment::Target { path, .. } if path.is_empty() || path.starts_with('#') => escape(path, &mut html),
                Segment::Target { path, place } => {
                    let href = resolve_target(&place.file, path).and_then(|name| (self.link)(&name));
                    // what is not public yet has words and no address
                    if href.is_none()
                        && let Some(tag) = html.strip_suffix(" href=\"").map(str::len)
                    {
                        html.truncate(tag);
                        unlinked = true;
                        continue;
                    }
                    let href = href.unwrap_or_default();
                    escape(&href, &mut html);
                    if let Some((_, fragment)) = path.split_once('#') {
                        html.push('#');
                        escape(fragment, &mut html);
                    }
                }
            }
        }
        if !html.is_empty() {
            blocks.push(Block::Html(html));
        }
        blocks
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
