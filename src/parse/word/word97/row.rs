//! The shape of a row: where its cells end and which are merged ([MS-DOC] 2.9.324).

use super::changes::{Change, ROW};
use crate::parse::compound::u16_at;

/// Word allows 63.
const MOST: usize = 64;
/// Bytes of what is said of a cell.
const CELL: usize = 20;

/// Shape: one more edge than cells, or none of either.
#[derive(Clone, Default)]
pub(super) struct Row {
    /// In twentieths of a point from the margin.
    pub(super) edges: Vec<i16>,
    pub(super) cells: Vec<Merge>,
}

/// What a cell is merged with.
#[derive(Clone, Copy, Default)]
pub(super) struct Merge {
    /// `Some(true)`: it is the first, `Some(false)`: it goes on from the one above.
    pub(super) down: Option<bool>,
    /// The same with the one before it.
    pub(super) along: Option<bool>,
}

impl Row {
    pub(super) fn take(&mut self, change: Change<'_>) {
        match (change.code, change.value) {
            (ROW, [count, rest @ ..]) => self.define(usize::from(*count).min(MOST), rest),
            (0xd62b, [at, kind, ..]) => {
                if let Some(cell) = self.cells.get_mut(usize::from(*at)) {
                    cell.down = merged(kind & 1 != 0, kind & 2 != 0);
                }
            }
            (0x5624, [first, behind, ..]) => {
                let cells = self.cells.iter_mut().enumerate();
                for (at, cell) in cells.take(usize::from(*behind)).skip(usize::from(*first)) {
                    cell.along = Some(at == usize::from(*first));
                }
            }
            _ => {}
        }
    }

    fn define(&mut self, count: usize, rest: &[u8]) {
        let edge = |at: usize| u16_at(rest, 2 * at).map(u16::cast_signed);
        self.edges = (0..=count).map_while(edge).collect();
        let count = self.edges.len().saturating_sub(1);
        let cells = rest.get(2 * (count + 1)..).unwrap_or_default();
        let cell = |at: usize| {
            let flags = u16_at(cells, CELL * at).unwrap_or(0);
            Merge {
                down: merged(flags & 0x20 != 0, flags & 0x40 != 0),
                along: match flags & 3 {
                    0 => None,
                    kind => Some(kind & 1 != 0),
                },
            }
        };
        self.cells = (0..count).map(cell).collect();
    }
}

fn merged(is_merged: bool, is_first: bool) -> Option<bool> {
    is_merged.then_some(is_first)
}
