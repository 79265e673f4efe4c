//! How wide the columns of a table are: as its words ask for, no word torn where that can be had.

use super::super::blocks::{Block, Text};
use super::super::lines;
use super::grid::{Grid, Placed};
use super::settled::Room;

/// A word wider than this may be torn; “9.999.999.999.999 đồng” is not.
const LONGEST: f32 = 130.0;
/// Share of a width that the longest words may fill.
const ROOMY: f32 = 0.85;
/// No column asks for more than this: longer texts take several lines.
const WIDEST: f32 = 1500.0;

/// What each column asks for: least and most.
pub(super) struct Widths(Vec<(f32, f32)>);

impl Widths {
    pub(super) fn measure(grids: [&Grid; 2], columns: usize, room: Room, scale: f32) -> Self {
        let mut widths = Self(vec![(0.0, 0.0); columns]);
        let cells = || grids.iter().flat_map(|grid| &grid.cells);
        for placed in cells().filter(|placed| placed.until - placed.column == 1) {
            let (least, most) = extent(placed, room, scale);
            let column = &mut widths.0[placed.column];
            *column = (column.0.max(least), column.1.max(most).min(WIDEST));
        }
        for placed in cells().filter(|placed| placed.until - placed.column > 1) {
            widths.span(placed, extent(placed, room, scale).0);
        }
        widths
    }

    /// What a cell over several columns asks for beyond theirs is shared among them.
    fn span(&mut self, placed: &Placed, least: f32) {
        let columns = &mut self.0[placed.column..placed.until];
        let there: f32 = columns.iter().map(|column| column.0).sum();
        let share = (least - there).max(0.0) / count(columns.len());
        for column in columns {
            column.0 += share;
            column.1 = column.1.max(column.0);
        }
    }

    /// Whether columns of long texts get more than their longest words ask for.
    pub(super) fn is_roomy(&self, width: f32) -> bool {
        let (least, most) = self.0.iter().fold((0.0, 0.0), |all, one| (all.0 + one.0, all.1 + one.1.max(one.0)));
        most <= width || least <= width * ROOMY
    }

    /// The edges of the columns in a width; `None`: a word would be torn. If it `must` be, all columns are narrowed alike.
    pub(super) fn fit(&self, given: &[Option<f32>], width: f32, must: bool) -> Option<Vec<f32>> {
        let columns: Vec<(f32, f32)> = self
            .0
            .iter()
            .enumerate()
            .map(|(at, (least, most))| match given.get(at).copied().flatten() {
                Some(share) => (least.max(share * width), least.max(share * width)),
                None => (*least, most.max(*least)),
            })
            .collect();
        let least: f32 = columns.iter().map(|column| column.0).sum();
        let most: f32 = columns.iter().map(|column| column.1).sum();
        if least > width + 0.01 && !must {
            return None;
        }
        let share = |(narrow, wide): &(f32, f32)| {
            if least > width {
                narrow * width / least
            } else if most > width {
                narrow + (wide - narrow) * (width - least) / (most - least).max(0.01)
            } else {
                wide * width / most.max(0.01)
            }
        };
        let mut edges = vec![0.0];
        for column in &columns {
            edges.push(edges.last().copied().unwrap_or_default() + share(column));
        }
        Some(edges)
    }
}

/// What a cell asks for, with the room around its words.
fn extent(placed: &Placed, room: Room, scale: f32) -> (f32, f32) {
    let around = 2.0 * room.beside + placed.cell.inset + 0.5;
    let (least, most) = of_blocks(&placed.cell.blocks, scale);
    (least + around, most + around)
}

fn of_blocks(blocks: &[Block], scale: f32) -> (f32, f32) {
    blocks.iter().map(|block| of_block(block, scale)).fold((0.0, 0.0), |all, one| (all.0.max(one.0), all.1.max(one.1)))
}

fn of_block(block: &Block, scale: f32) -> (f32, f32) {
    match block {
        Block::Text(text) => of_text(text, scale),
        Block::List(list) => {
            let items = list.items.iter().map(|item| of_blocks(&item.blocks, scale));
            let (least, most) = items.fold((0.0, 0.0), |all, one| (f32::max(all.0, one.0), f32::max(all.1, one.1)));
            (least + list.inset * scale, most + list.inset * scale)
        }
        _ => (0.0, 0.0),
    }
}

fn of_text(text: &Text, scale: f32) -> (f32, f32) {
    let (least, most) = lines::extent(&text.runs, text.size * scale, LONGEST);
    (least + text.inset, most + text.inset + text.indent)
}

fn count(columns: usize) -> f32 {
    u16::try_from(columns).map_or(1.0, f32::from)
}
