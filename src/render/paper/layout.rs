//! Blocks into strips of a given width.

use super::blocks::{Block, Columns, Cover, List, Role, Rule, Says, Text};
use super::columns;
use super::image;
use super::lines::{self, Line};
use super::measures::THIN;
use super::picture;
use super::setter::Setter;
use super::shown::Pictures;
use super::strip::{Anchor, Drawn, PageOf, Strip, Words, shifted, stacked};
use super::table;
use super::tags::{Kind, NodeId, ROOT, Tags};

/// Where the base line lies in a line's height, counted from half the leading: the share of the letters above it.
const ASCENT: f32 = 0.891;
const DESCENT: f32 = 0.216;
/// What a page number of the contents needs.
const NUMBER: f32 = 30.0;
/// Between a label and what it names.
const BESIDE: f32 = 3.0;
/// Between two dotted lines to write on.
const WRITTEN: f32 = 22.7;

/// Where strips are made for a page of these measures.
pub(super) fn setter(widths: [f32; 2], heights: [f32; 2], scale: f32, pictures: Pictures) -> Setter {
    Setter { tags: Tags::new(), heads: Vec::new(), level: 0, heights, widths, scale, pictures, set: of_blocks }
}

/// The strips of a paper, whose headings begin anew.
pub(super) fn paper(setter: &mut Setter, paper: &[Block], width: f32) -> Vec<Strip> {
    setter.level = 0;
    let part = setter.tags.add(ROOT, Kind::Section);
    of_blocks(setter, paper, width, part)
}

fn of_blocks(setter: &mut Setter, blocks: &[Block], width: f32, parent: NodeId) -> Vec<Strip> {
    let (mut strips, mut width) = (Vec::new(), width);
    let (mut breaks, mut turns) = (false, None);
    for block in blocks {
        match block {
            Block::Break => breaks = true,
            Block::Turn(across) => {
                width = setter.widths[usize::from(*across)];
                turns = Some(*across);
            }
            _ => {
                let mut made = of_block(setter, block, width, parent);
                if let Some(first) = made.first_mut() {
                    first.breaks |= std::mem::take(&mut breaks);
                    first.turns = first.turns.or(turns.take());
                }
                strips.extend(made);
            }
        }
    }
    strips
}

fn of_block(setter: &mut Setter, block: &Block, width: f32, parent: NodeId) -> Vec<Strip> {
    match block {
        Block::Text(text) => of_text(setter, text, width, parent),
        Block::List(list) => of_list(setter, list, width, parent),
        Block::Table(table) => table::set(setter, table, width, parent),
        Block::Columns(columns) => of_columns(setter, columns, width, parent),
        Block::ByHand(lines) => vec![by_hand(*lines, width)],
        Block::Code(code) => vec![picture::code(&mut setter.tags, code, parent)],
        Block::Picture(picture) => {
            let room = (width, setter.tallest(width));
            vec![picture::picture(&mut setter.tags, picture, room, parent)]
        }
        Block::Image(image) => image::set(setter, image, width, parent),
        Block::Cover(cover) => vec![of_cover(setter, cover, width, parent)],
        Block::Contents(blocks) => {
            let node = setter.tags.add(parent, Kind::Contents);
            of_blocks(setter, blocks, width, node)
        }
        Block::Break | Block::Turn(_) => Vec::new(),
    }
}

fn of_text(setter: &mut Setter, text: &Text, width: f32, parent: NodeId) -> Vec<Strip> {
    let node = match &text.says {
        _ if text.runs.is_empty() => parent,
        Says::Paragraph => setter.tags.add(parent, Kind::Paragraph),
        Says::Heading(level) => {
            setter.level = (*level).min(setter.level + 1).max(1);
            setter.tags.add(parent, Kind::Heading(setter.level, text.words()))
        }
        Says::Entry(_) => {
            let entry = setter.tags.add(parent, Kind::Entry);
            setter.tags.add(entry, Kind::Link)
        }
        Says::Label => setter.tags.add(parent, Kind::Label),
        Says::Part => parent,
        Says::Caption => setter.tags.add(parent, Kind::Caption),
    };
    let is_entry = matches!(text.says, Says::Entry(_));
    let column = width - text.inset - if is_entry { NUMBER } else { 0.0 };
    let lines = lines::set(&text.runs, text.size, column, text.indent, text.align);
    let mut strips = strips_of(text, &lines, node);
    if let (Says::Entry(id), Some(last), Some(line)) = (&text.says, strips.last_mut(), lines.last()) {
        last.drawn.push(Drawn::PageOf(PageOf {
            id: id.clone(),
            from: text.inset + line.width + text.size / 3.0,
            right: width,
            y: base_line(text),
            size: text.size,
            node,
            span: (0.0, last.height),
        }));
    }
    finish(text, &lines, width, &mut strips);
    if let Some(first) = strips.first_mut() {
        let heading = matches!(text.says, Says::Heading(_)).then(|| (setter.level, text.words()));
        if heading.is_some() || !text.ids.is_empty() {
            first.anchors.push(Anchor { ids: text.ids.clone(), heading, y: 0.0 });
        }
    }
    strips
}

fn of_list(setter: &mut Setter, list: &List, width: f32, parent: NodeId) -> Vec<Strip> {
    let node = setter.tags.add(parent, Kind::List { ordered: list.ordered });
    let mut strips = Vec::new();
    for item in &list.items {
        let entry = setter.tags.add(node, Kind::Item);
        let mark = Text { says: Says::Label, ..Text::new(item.mark.clone(), list.size) };
        let mark = if item.mark.is_empty() { Vec::new() } else { of_text(setter, &mark, list.inset - BESIDE, entry) };
        let body = setter.tags.add(entry, Kind::Body);
        let mut made = shifted(of_blocks(setter, &item.blocks, width - list.inset, body), list.inset);
        beside(mark, &mut made);
        strips.extend(made);
    }
    if let Some(first) = strips.first_mut() {
        first.before = first.before.max(list.before);
    }
    strips
}

fn of_columns(setter: &mut Setter, columns: &Columns, width: f32, parent: NodeId) -> Vec<Strip> {
    let strip = columns::set(setter, columns, width, parent);
    let is_foot = columns.role == Role::Foot;
    vec![Strip { before: columns.before, is_foot, keeps: columns.role == Role::Head, ..strip }]
}

/// A page of its own: what stands above, in the middle and below, in a double frame.
fn of_cover(setter: &mut Setter, cover: &Cover, width: f32, parent: NodeId) -> Strip {
    const PADDING: f32 = 28.0;
    let height = setter.heights[0] - 2.0;
    let inner = width - 2.0 * PADDING;
    let (mut drawn, top, _) = stacked(of_blocks(setter, &cover.top, inner, parent), PADDING, PADDING);
    let (mut middle, anchors, middle_end) = stacked(of_blocks(setter, &cover.middle, inner, parent), PADDING, 0.0);
    let (mut bottom, _, bottom_end) = stacked(of_blocks(setter, &cover.bottom, inner, parent), PADDING, 0.0);
    let middle_top = (height - middle_end) * 0.45;
    let bottom_top = height - PADDING - bottom_end;
    for (part, top) in [(&mut middle, middle_top), (&mut bottom, bottom_top)] {
        for one in part {
            one.moved(0.0, top);
        }
    }
    drawn.extend(middle.into_iter().chain(bottom));
    drawn.extend(
        frame([0.0, 0.0, width, height], 1.5).into_iter().chain(frame([3.5, 3.5, width - 7.0, height - 7.0], THIN)),
    );
    let anchors = top.into_iter().chain(anchors).collect();
    Strip { height, drawn, anchors, ..Strip::default() }
}

/// Puts a label beside what it names; a label that takes more lines than that makes room for itself.
fn beside(label: Vec<Strip>, body: &mut Vec<Strip>) {
    let (drawn, _, needed) = stacked(label, 0.0, 0.0);
    if body.is_empty() {
        body.push(Strip::default());
    }
    let mut there = 0.0;
    for strip in body.iter_mut() {
        strip.keeps |= there + strip.height < needed;
        there += strip.height;
    }
    if let Some(last) = body.last_mut() {
        last.height += (needed - there).max(0.0);
    }
    body[0].drawn.splice(0..0, drawn);
}

/// The four sides of an area.
fn frame([left, top, width, height]: [f32; 4], thick: f32) -> [Drawn; 4] {
    [
        Drawn::Bar([left, top, width, thick]),
        Drawn::Bar([left, top + height - thick, width, thick]),
        Drawn::Bar([left, top, thick, height]),
        Drawn::Bar([left + width - thick, top, thick, height]),
    ]
}

/// From the top of a line to its base line.
fn base_line(text: &Text) -> f32 {
    text.size * ((text.leading - ASCENT - DESCENT) / 2.0 + ASCENT)
}

fn strips_of(text: &Text, lines: &[Line], node: NodeId) -> Vec<Strip> {
    let height = text.size * text.leading;
    let y = base_line(text);
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| Strip {
            height,
            // neither the first nor the last line of a paragraph stands alone
            keeps: lines.len() > 1 && (at == 0 || at + 2 == lines.len()),
            drawn: words(line, text.inset, y, node),
            before: if at == 0 { text.before } else { 0.0 },
            ..Strip::default()
        })
        .collect()
}

fn words(line: &Line, inset: f32, y: f32, node: NodeId) -> Vec<Drawn> {
    line.pieces
        .iter()
        .map(|piece| {
            Drawn::Words(Words {
                x: inset + piece.x,
                y: y - piece.look.raised,
                text: piece.text.clone(),
                weight: piece.look.weight,
                size: piece.size,
                gap: piece.gap,
                node,
            })
        })
        .collect()
}

/// The rule below a text, its least height, and whether it stays with what follows.
fn finish(text: &Text, lines: &[Line], width: f32, strips: &mut [Strip]) {
    if text.keeps {
        for strip in strips.iter_mut() {
            strip.keeps = true;
        }
    }
    let whole: f32 = strips.iter().map(|strip| strip.height).sum();
    let Some(last) = strips.last_mut() else { return };
    let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
    let long = match text.rule {
        Rule::None => 0.0,
        Rule::Short(long) => long,
        Rule::Whole => widest,
    };
    if long > 0.0 {
        last.drawn.push(Drawn::Bar([(width - long) / 2.0, last.height + 1.5, long, THIN * 1.4]));
        last.height += 5.0;
    }
    last.height += (text.least - whole).max(0.0);
}

/// Dotted lines to write on, in a strip of their own.
fn by_hand(lines: u16, width: f32) -> Strip {
    let drawn = (1..=lines).map(|line| Drawn::Dots([0.0, f32::from(line) * WRITTEN - 1.0, width])).collect();
    Strip { height: f32::from(lines) * WRITTEN, drawn, ..Strip::default() }
}
