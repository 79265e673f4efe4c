//! Tables into strips: a strip a row, the head above them and again on every page.

mod bands;
mod filled;
mod grid;
mod scale;
mod settled;
mod tear;
mod widths;

use super::blocks::{Block, Table};
use super::setter::Setter;
use super::strip::{Anchor, Strip};
use super::tags::{Kind, NodeId};
use grid::Grid;
use settled::{Room, Settled};
use widths::Widths;

/// Beside the words of a cell: of a table of few columns, and of one of many.
const BESIDE: [f32; 2] = [4.25, 2.2];
/// Above and below them.
const ABOVE: f32 = 2.4;
/// Letters are not made smaller than this for the sake of roomy columns.
const READABLE: f32 = 10.0;
/// Columns from which words stand closer to the rules.
const MANY: usize = 11;

pub(super) fn set(setter: &mut Setter, table: &Table, width: f32, parent: NodeId) -> Vec<Strip> {
    let settled = settle(table, width, setter.scale);
    let node = setter.tags.add(parent, Kind::Table(table.summary.clone()));
    let mut strips = Vec::new();
    if let Some(caption) = &table.caption {
        strips.extend(setter.blocks(&[Block::Text((**caption).clone())], width, node));
    }
    let mut repeated = None;
    if !table.head.is_empty() {
        let part = setter.tags.add(node, Kind::Head);
        let mut head = bands::head(setter, &settled, part);
        if head.height < setter.tallest(width) / 2.0 {
            repeated = Some(setter.heads.len());
            setter.heads.push(head.clone());
        }
        head.keeps = true;
        strips.push(head);
    }
    let part = setter.tags.add(node, Kind::Rows);
    let tallest = setter.tallest(width) - repeated.map_or(0.0, |at| setter.heads[at].height) - 1.0;
    let mut rows = bands::rows(setter, &settled, part, tallest);
    for (row, strip) in &mut rows {
        strip.head = repeated;
        strip.keeps |= table.rows.get(*row).is_some_and(|row| row.keeps);
    }
    strips.extend(rows.into_iter().map(|(_, strip)| strip));
    if let Some(first) = strips.first_mut() {
        first.before = first.before.max(table.before);
        first.anchors.extend(table.id.clone().map(|id| Anchor { ids: vec![id], heading: None, y: 0.0 }));
    }
    strips
}

/// The largest letters with which no column is cut.
fn settle(table: &Table, width: f32, scale: f32) -> Settled {
    let (head, rows) = (Grid::of(&table.head), Grid::of(&table.rows));
    let columns = head.columns.max(rows.columns);
    let room = Room { beside: BESIDE[usize::from(columns > MANY)], above: ABOVE * scale };
    let (mut size, readable) = (table.size * scale, READABLE * scale);
    loop {
        let scale = size / table.size;
        let widths = Widths::measure([&head, &rows], columns, room, scale);
        let is_least = size <= 6.6;
        let is_enough = widths.is_roomy(width) || size < readable + 0.5;
        if let Some(edges) = widths.fit(&table.given, width, is_least).filter(|_| is_enough) {
            return Settled { head, rows, edges, room, scale };
        }
        size -= 0.5;
    }
}
