//! Blocks of a Word document as Markdown that this program reads back as the same text: `congkhai import` writes it, and the site reads it.
//!
//! Numbers stand as text (`1. …` is a list, `a) …` a paragraph), a merged cell is `<<` (part of the cell on its left) or `^^` (of the one above).

mod escape;
mod inline;
mod list;
mod marker;
mod source;
mod table;

pub use marker::{Marker, marker};
pub use source::Source;

use super::block::{Block, Paragraph};
use crate::text::ParagraphName;
use inline::inline;
use list::Lists;
use source::Called;
use std::fmt::Write as _;
use std::sync::Arc;

/// A part of a text.
#[derive(Clone, Copy, Debug)]
pub enum Item<'b> {
    /// As it is.
    Block(&'b Block),
    /// A heading, 2 to 6.
    Heading(u8, &'b Paragraph),
}

/// Markdown, and where the paragraphs begin in it.
#[derive(Debug, Default)]
pub struct Markdown {
    /// Ends in a line break, unless it is empty.
    pub text: String,
    /// By the byte at which each begins.
    pub paragraphs: Vec<(usize, Arc<ParagraphName>)>,
}

/// Writes a text.
pub fn markdown(items: &[Item<'_>], source: &Source<'_>) -> Markdown {
    let mut writer = Writer { source, out: Markdown::default(), lists: Lists::default(), notes: Called::default() };
    for item in items {
        writer.item(*item);
    }
    writer.notes();
    let length = writer.out.text.trim_end().len();
    writer.out.text.truncate(length);
    if length > 0 {
        writer.out.text.push('\n');
    }
    writer.out
}

struct Writer<'s> {
    source: &'s Source<'s>,
    out: Markdown,
    /// What is open at the end of the text.
    lists: Lists,
    /// Footnotes that were called, in order.
    notes: Called,
}

impl Writer<'_> {
    fn item(&mut self, item: Item<'_>) {
        match item {
            Item::Heading(level, paragraph) => {
                self.apart();
                self.begins(paragraph);
                let text = self.inline(paragraph, true).join(" ");
                // a closing mark would vanish
                let text = if text.ends_with('#') { format!("{}\\#", &text[..text.len() - 1]) } else { text };
                let label = paragraph
                    .label
                    .as_ref()
                    .map(|label| format!("{} ", escape::text(&label.text, self.source.codes)))
                    .unwrap_or_default();
                let _ = writeln!(self.out.text, "{} {label}{text}", "#".repeat(usize::from(level.clamp(2, 6))));
            }
            Item::Block(Block::Paragraph(paragraph)) => self.paragraph(paragraph),
            Item::Block(Block::Table(table)) => match table.rows.as_slice() {
                // a box around text
                [row] if row.len() == 1 => {
                    for block in &row[0].blocks {
                        self.item(Item::Block(block));
                    }
                }
                _ => {
                    self.apart();
                    self.table(table);
                }
            },
        }
    }

    /// A paragraph: lines that begin with a mark of their own are items of a list, all others go on.
    fn paragraph(&mut self, paragraph: &Paragraph) {
        for (n, group) in marker::groups(paragraph).into_iter().enumerate() {
            let mut lines = self.inline(&group.rest, false);
            while lines.last().is_some_and(String::is_empty) {
                lines.pop();
            }
            if lines.is_empty() && group.marker.is_none() {
                continue;
            }
            let indent = self.lists.open(group.marker.as_ref(), &mut self.out.text);
            if n == 0 {
                self.begins(paragraph);
            }
            let mark = group.marker.as_ref().map(Marker::written).unwrap_or_default();
            let within = " ".repeat(indent + mark.len());
            let first = if mark.is_empty() { 0 } else { indent };
            self.out.text += &" ".repeat(first);
            self.out.text += &mark;
            for (n, line) in lines.iter().enumerate() {
                if n > 0 {
                    self.out.text += "<br>\n";
                    self.out.text += &within;
                }
                self.out.text += &escape::beginning(line);
            }
            let length = self.out.text.trim_end_matches(' ').len();
            self.out.text.truncate(length);
            self.out.text.push('\n');
        }
    }

    /// Ends all lists; what follows stands apart.
    fn apart(&mut self) {
        self.lists.close(&mut self.out.text);
    }

    fn begins(&mut self, paragraph: &Paragraph) {
        self.out.paragraphs.push((self.out.text.len(), Arc::clone(&paragraph.name)));
    }

    /// The lines of a paragraph, its label aside.
    fn inline(&mut self, paragraph: &Paragraph, plain: bool) -> Vec<String> {
        inline(&paragraph.pieces, plain, self.source, &mut self.notes)
    }

    /// Definitions of the footnotes that were called.
    fn notes(&mut self) {
        let mut at = 0;
        while let Some(note) = self.notes.order.get(at).copied() {
            at += 1;
            let Some(blocks) = self.source.notes.get(note) else { continue };
            self.apart();
            let lines = self.in_one_line(blocks, false);
            if let Some(first) = blocks.iter().flat_map(Block::paragraphs).next() {
                self.begins(first);
            }
            let _ = writeln!(self.out.text, "[^{}]: {lines}", note + 1);
        }
    }

    /// Blocks as lines parted by `<br>`: what may stand in a cell.
    fn in_one_line(&mut self, blocks: &[Block], plain: bool) -> String {
        let mut lines = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    let label = paragraph
                        .label
                        .as_ref()
                        .map(|label| format!("{} ", escape::text(&label.text, self.source.codes)))
                        .unwrap_or_default();
                    let text = self.inline(paragraph, plain).join("<br>");
                    lines.push(format!("{label}{text}"));
                }
                // a table within a cell: a line a row
                Block::Table(table) => {
                    for row in &table.rows {
                        let cells: Vec<String> = row.iter().map(|cell| self.in_one_line(&cell.blocks, plain)).collect();
                        lines.push(cells.join(" \\| "));
                    }
                }
            }
        }
        lines.retain(|line| !line.trim().is_empty());
        lines.join("<br>")
    }
}
