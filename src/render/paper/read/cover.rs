//! The cover and the contents of a report.

use super::super::blocks::{Block, Cover, Says, Text};
use super::super::tree::Element;
use super::around::Around;
use super::inline::Runs;
use super::style::ABOVE;

pub(super) fn cover(element: &Element<'_>, around: &Around) -> Block {
    let mut cover = Cover { top: Vec::new(), middle: Vec::new(), bottom: Vec::new() };
    for part in element.elements() {
        let blocks = around.element(part);
        if part.has_class("report-name") {
            cover.middle.extend(blocks);
        } else if cover.middle.is_empty() {
            cover.top.extend(blocks);
        } else {
            cover.bottom.extend(blocks);
        }
    }
    Block::Cover(cover)
}

/// The contents: each entry leads to its part and says on which page that is.
pub(super) fn contents(element: &Element<'_>, around: &Around) -> Vec<Block> {
    let mut blocks = vec![Block::Break];
    for part in element.elements() {
        if part.name == "ol" {
            let entries = part.elements().filter_map(|entry| self::entry(entry, around)).collect();
            blocks.push(Block::Contents(entries));
        } else {
            blocks.extend(around.element(part));
        }
    }
    blocks
}

fn entry(entry: &Element<'_>, around: &Around) -> Option<Block> {
    let link = entry.find(&|part| part.name == "a")?;
    let id = link.said("href")?.trim_start_matches('#').to_owned();
    let depth = if entry.has_class("toc-3") { 1.0 } else { 0.0 };
    let mut look = around.look;
    look.weight.bold = depth == 0.0;
    let mut line = Runs::default();
    line.children(link, look);
    let text = Text::new(line.finish(), around.size);
    Some(Block::Text(Text { says: Says::Entry(id), inset: 14.0 * depth, before: ABOVE / 2.0, ..text }))
}
