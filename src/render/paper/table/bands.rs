//! Rows into strips, with the rules around their cells.

use super::super::blocks::{Align, Block, Cell};
use super::super::measures::THIN;
use super::super::setter::Setter;
use super::super::strip::{Anchor, Drawn, Strip, stacked};
use super::super::tags::{Kind, NodeId};
use super::filled::Filled;
use super::grid::{Grid, Placed};
use super::scale;
use super::settled::Settled;
use super::tear::{self, Torn};

/// The head, in one strip.
pub(super) fn head(setter: &mut Setter, settled: &Settled, part: NodeId) -> Strip {
    let rows = (0, settled.head.rows);
    let filled = fill(setter, settled, &settled.head, rows, part, true);
    let tops = tops(settled, &filled, rows);
    strip(settled, filled, rows, &tops, true)
}

/// Share of a page from which rows may be torn.
const TALL: f32 = 1.0 / 3.0;

/// All other rows, each with its position; those that are tied together are one strip, tall ones several.
pub(super) fn rows(setter: &mut Setter, settled: &Settled, part: NodeId, tallest: f32) -> Vec<(usize, Strip)> {
    let mut strips = Vec::new();
    for band in settled.rows.bands() {
        let filled = fill(setter, settled, &settled.rows, band, part, false);
        let tops = tops(settled, &filled, band);
        let height = tops.last().copied().unwrap_or_default();
        let last = band.1 - 1;
        if height <= tallest * TALL {
            strips.push((last, strip(settled, filled, band, &tops, false)));
        } else {
            let torn = Torn { edges: &settled.edges, above: settled.room.above, beside: settled.room.beside };
            strips.extend(tear::strips(&torn, filled, band.0, &tops).into_iter().map(|strip| (last, strip)));
        }
    }
    strips
}

fn fill<'g>(
    setter: &mut Setter,
    settled: &Settled,
    grid: &'g Grid,
    band: (usize, usize),
    part: NodeId,
    is_head: bool,
) -> Vec<Filled<'g>> {
    let mut filled = Vec::new();
    for row in band.0..band.1 {
        let line = setter.tags.add(part, Kind::Row);
        for placed in grid.within((row, row + 1)) {
            filled.push(words(setter, settled, placed, line, is_head));
        }
    }
    filled
}

fn words<'g>(setter: &mut Setter, settled: &Settled, placed: &'g Placed, line: NodeId, is_head: bool) -> Filled<'g> {
    let (across, down) = (placed.until - placed.column, placed.below - placed.row);
    let kind = match placed.cell.scope {
        Some(scope) => Kind::HeadCell(scope, across, down),
        None => Kind::Cell(across, down),
    };
    let node = setter.tags.add(line, kind);
    let width =
        settled.edges[placed.until] - settled.edges[placed.column] - 2.0 * settled.room.beside - placed.cell.inset;
    let strips = setter.blocks(&content(&placed.cell, settled.scale, is_head), width, node);
    let mut lines = Vec::new();
    let mut y = 0.0;
    for (at, strip) in strips.iter().enumerate() {
        y += if at > 0 { strip.before } else { 0.0 };
        lines.push((y, y + strip.height));
        y += strip.height;
    }
    let (drawn, anchors, height) = stacked(strips, 0.0, 0.0);
    Filled { placed, drawn, anchors, height, lines }
}

/// The top of each row and the bottom of the last, as high as their words ask for.
fn tops(settled: &Settled, filled: &[Filled<'_>], (from, until): (usize, usize)) -> Vec<f32> {
    let mut heights = vec![0.0_f32; until - from];
    let around = 2.0 * settled.room.above + THIN;
    for cell in filled.iter().filter(|cell| cell.placed.below - cell.placed.row == 1) {
        let height = &mut heights[cell.placed.row - from];
        *height = height.max(cell.height + around);
    }
    for cell in filled.iter().filter(|cell| cell.placed.below - cell.placed.row > 1) {
        let rows = cell.placed.row - from..cell.placed.below - from;
        let there: f32 = heights[rows.clone()].iter().sum();
        heights[rows.end - 1] += (cell.height + around - there).max(0.0);
    }
    let mut tops = vec![0.0];
    for height in heights {
        tops.push(tops.last().copied().unwrap_or_default() + height);
    }
    tops
}

fn strip(settled: &Settled, filled: Vec<Filled<'_>>, band: (usize, usize), tops: &[f32], is_head: bool) -> Strip {
    let (mut drawn, mut rules, mut anchors) = (Vec::new(), Vec::new(), Vec::new());
    for cell in filled {
        let placed = cell.placed;
        let (top, bottom) = (tops[placed.row - band.0], tops[placed.below - band.0]);
        let left = settled.edges[placed.column];
        let spare = bottom - top - cell.height - 2.0 * settled.room.above;
        let y = top + settled.room.above + if is_head { spare.max(0.0) / 2.0 } else { 0.0 };
        drawn.extend(cell.drawn.into_iter().map(|mut one| {
            one.moved(left + settled.room.beside + placed.cell.inset, y);
            one
        }));
        anchors.extend(cell.anchors.into_iter().map(|anchor| Anchor { y: anchor.y + y, ..anchor }));
        rules.push(Drawn::Bar([left, top, settled.edges[placed.until] - left + THIN, THIN]));
        rules.push(Drawn::Bar([left, top, THIN, bottom - top]));
    }
    let (height, right) = (tops.last().copied().unwrap_or_default(), settled.edges.last().copied().unwrap_or_default());
    rules.push(Drawn::Bar([0.0, height, right + THIN, THIN]));
    rules.push(Drawn::Bar([right, 0.0, THIN, height]));
    drawn.extend(rules);
    Strip { height, drawn, anchors, ..Strip::default() }
}

/// A cell's blocks in the size of its table; those of a head stand in the middle.
fn content(cell: &Cell, scale: f32, is_head: bool) -> Vec<Block> {
    let mut blocks = scale::scaled(&cell.blocks, scale);
    if is_head {
        for block in &mut blocks {
            if let Block::Text(text) = block {
                text.align = Align::Center;
            }
        }
    }
    blocks
}
