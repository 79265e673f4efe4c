//! Lists, and facts with their labels.

use super::super::blocks::{Block, Item, List, Run, Text};
use super::super::measures::mm;
use super::super::tree::Element;
use super::around::Around;
use super::inline::Runs;
use super::left_out;
use super::style::ABOVE;

/// How far items stand in, as a share of the size of their letters.
const INSET: f32 = 1.2;
/// The same of numbered ones.
const NUMBERED: f32 = 1.6;
/// How wide a digit is, as a share of the size.
const DIGIT: f32 = 0.5;
/// Of the labels of facts.
const LABELS: f32 = 44.0;

pub(super) fn list(element: &Element<'_>, around: &Around) -> Block {
    let ordered = element.name == "ol";
    let first: usize = element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
    let inner = around.within(around.size, around.align);
    let entries = element.elements().filter(|entry| entry.name == "li" && !left_out::is(entry));
    let items = entries.enumerate().map(|(at, entry)| {
        let mark = if ordered { format!("{}.", first.saturating_add(at)) } else { "-".to_owned() };
        let blocks = inner.flow(entry);
        Item { mark: vec![Run { text: mark, look: around.look }], blocks }
    });
    let items: Vec<Item> = items.collect();
    let inset = around.size * if ordered { NUMBERED + beyond(&items) } else { INSET };
    let before = if around.narrow { 0.0 } else { ABOVE / 2.0 };
    Block::List(List { ordered, before, size: around.size, inset, items })
}

/// What numbers of more than two digits need, as a share of the size.
fn beyond(items: &[Item]) -> f32 {
    let longest = items.iter().flat_map(|item| &item.mark).map(|run| run.text.len()).max().unwrap_or_default();
    u16::try_from(longest.saturating_sub(3)).map_or(0.0, |digits| f32::from(digits) * DIGIT)
}

/// Labels on the left, what they say beside them.
pub(super) fn facts(element: &Element<'_>, around: &Around) -> Block {
    let inner = around.within(around.size, around.align);
    let mut items: Vec<Item> = Vec::new();
    each(element, &mut |part| match part.name {
        "dt" => {
            let mut line = Runs::default();
            line.children(part, around.look);
            let mut mark = line.finish();
            if let Some(last) = mark.last_mut().filter(|last| !last.text.ends_with([':', '.', '?'])) {
                last.text.push(':');
            }
            items.push(Item { mark, blocks: Vec::new() });
        }
        _ => {
            if let Some(item) = items.last_mut() {
                item.blocks.extend(inner.flow(part));
            }
        }
    });
    let inset = if around.narrow { mm(LABELS * 0.6) } else { mm(LABELS) };
    Block::List(List { ordered: false, before: ABOVE / 2.0, size: around.size, inset, items })
}

/// Labels and values in the order of the page.
fn each<'e, 'h>(element: &'e Element<'h>, take: &mut dyn FnMut(&'e Element<'h>)) {
    for part in element.elements() {
        match part.name {
            "dt" | "dd" => take(part),
            _ => each(part, take),
        }
    }
}

/// Lines as they were written.
pub(super) fn lines(element: &Element<'_>, around: &Around) -> Vec<Block> {
    let text = Run { text: element.written(), look: around.look };
    vec![Block::Text(Text { before: ABOVE, ..Text::new(vec![text], around.size - 2.0) })]
}
