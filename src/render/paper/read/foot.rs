//! The foot of a paper: who gets it on the left, who signs on the right, and below on the left where and how long it is public.

use super::super::blocks::{Block, Column, Columns, Item, List, Role, Run, Says, Text};
use super::super::measures::mm;
use super::super::tree::Element;
use super::around::Around;
use super::inline::Runs;
use super::svg;

/// Of recipients.
const RECIPIENTS: f32 = 11.0;
/// Of the lines beside the code.
const LINES: f32 = 9.0;
/// Side of the code.
const CODE: f32 = 24.0;

pub(super) fn foot(element: &Element<'_>, around: &Around) -> Block {
    let signers = element.elements().filter(|part| is_signed(part)).count();
    let mut cells = Vec::new();
    let mut signer = 0;
    for part in element.elements() {
        if is_signed(part) {
            let from = if signers > 1 { if signer == 0 { 0.0 } else { 0.5 } } else { 0.45 };
            signer += 1;
            let to = if signers > 1 && signer == 1 { 0.5 } else { 1.0 };
            cells.push(Column { from, to, blocks: around.flow(part) });
        } else if part.has_class("recipients") {
            cells.push(Column { from: 0.0, to: 0.44, blocks: recipients(part, around) });
        } else if part.has_class("sheet-foot") {
            let to = if signers > 1 { 1.0 } else { 0.44 };
            cells.push(Column { from: 0.0, to, blocks: lines(part, around, to) });
        }
    }
    Block::Columns(Columns { before: mm(6.0), cells, role: Role::Foot })
}

fn is_signed(part: &Element<'_>) -> bool {
    part.has_any_class(&["signer", "signed", "on-paper"])
}

/// Where the sheet is public, by itself.
pub(super) fn alone(element: &Element<'_>, around: &Around) -> Block {
    let cells = vec![Column { from: 0.0, to: 1.0, blocks: lines(element, around, 1.0) }];
    Block::Columns(Columns { before: mm(5.0), cells, role: Role::Foot })
}

fn recipients(element: &Element<'_>, around: &Around) -> Vec<Block> {
    let small = Around { size: RECIPIENTS, ..*around };
    let mut blocks = Vec::new();
    for part in element.elements() {
        if part.name == "p" {
            let mut look = around.look;
            (look.weight.bold, look.weight.italic) = (true, true);
            let mut line = Runs::default();
            line.children(part, look);
            blocks.push(Block::Text(Text { keeps: true, ..Text::new(line.finish(), RECIPIENTS + 1.0) }));
        } else {
            blocks.extend(small.element(part));
        }
    }
    blocks
}

/// The code, and beside it the address, the days of posting and the mark of the content.
fn lines(element: &Element<'_>, around: &Around, share: f32) -> Vec<Block> {
    let mut look = around.look;
    look.weight.italic = true;
    let entries = element.find(&|part| part.name == "ul");
    let items = entries.into_iter().flat_map(Element::elements).map(|entry| {
        let mut line = Runs::default();
        line.children(entry, look);
        Item { mark: Vec::<Run>::new(), blocks: vec![text(&mut line)] }
    });
    let list = Block::List(List { ordered: false, before: 0.0, size: LINES, inset: 0.0, items: items.collect() });
    let code = element.find(&|part| part.has_class("qr")).and_then(|code| svg::code_of(code, mm(CODE)));
    let Some(code) = code else { return vec![list] };
    let from = mm(CODE + 2.0) / (mm(165.0) * share);
    let cells = vec![Column { from: 0.0, to: from, blocks: vec![code] }, Column { from, to: 1.0, blocks: vec![list] }];
    vec![Block::Columns(Columns { before: mm(3.0), cells, role: Role::Plain })]
}

fn text(line: &mut Runs) -> Block {
    Block::Text(Text { says: Says::Part, ..Text::new(line.finish(), LINES) })
}
