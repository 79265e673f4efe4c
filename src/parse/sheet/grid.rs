//! The cells of one sheet while they are read, within bounds: what a file asks for is counted before it is kept.

use super::{Content, MAX_COLUMNS, MAX_ROWS, SheetCell, Spot, Unreadable};
use crate::text::cell_address;
use std::collections::{BTreeMap, BTreeSet};

/// What all sheets of a file may take, in bytes.
const ROOM: usize = 64 << 20;
/// What a cell takes besides its text.
const CELL: usize = 160;
/// Cells that merges are looked up in.
const MAX_MERGED: usize = 2_000_000;

/// How much room is left for the sheets of a file.
pub(super) struct Room(usize);

impl Room {
    pub(super) fn new() -> Self {
        Self(ROOM)
    }

    /// Takes room, if there is so much left.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.0 = self.0.checked_sub(bytes).ok_or_else(Unreadable::too_large)?;
        Ok(())
    }
}

/// Cells that are merged, the first and the last: row and column.
pub(super) type Merge = ((usize, usize), (usize, usize));

/// The filled cells of one sheet.
pub(super) struct Grid<'r> {
    name: String,
    cells: BTreeMap<(usize, usize), (String, Content)>,
    pub(super) merges: Vec<Merge>,
    /// Where formulas stand.
    pub(super) formulas: BTreeSet<(usize, usize)>,
    room: &'r mut Room,
}

impl<'r> Grid<'r> {
    pub(super) fn new(name: &str, room: &'r mut Room) -> Self {
        Self { name: name.to_owned(), cells: BTreeMap::new(), merges: Vec::new(), formulas: BTreeSet::new(), room }
    }

    /// Keeps what stands at a place; what stands beyond the bounds of any form is an error.
    pub(super) fn put(&mut self, at: (usize, usize), (text, content): (String, Content)) -> Result<(), Unreadable> {
        if at.0 >= MAX_ROWS || at.1 >= MAX_COLUMNS {
            let (name, cell) = (&self.name, cell_address(at));
            let why = format!("trang “{name}” có ô {cell}, ngoài giới hạn {MAX_ROWS} hàng, {MAX_COLUMNS} cột");
            return Err(Unreadable::new(why, "xóa ô này, hoặc chép riêng bảng của biểu mẫu sang một tệp mới"));
        }
        self.room.take(text.len() + CELL)?;
        self.cells.insert(at, (text, content));
        Ok(())
    }

    /// Rows of cells up to the last of each, with the merge that each cell is part of.
    pub(super) fn into_rows(self) -> Result<Vec<Vec<SheetCell>>, Unreadable> {
        let mut rows: Vec<Vec<SheetCell>> = Vec::new();
        for (at, (text, content)) in self.cells {
            rows.resize_with(rows.len().max(at.0 + 1), Vec::new);
            let row = &mut rows[at.0];
            self.room.take((at.1 - row.len()) * CELL)?;
            while row.len() < at.1 {
                row.push(SheetCell::empty((at.0, row.len())));
            }
            let formula = self.formulas.contains(&at);
            row.push(SheetCell { text, content, merged: None, formula, at: Spot::Cell(at.0, at.1) });
        }
        mark_merged(&mut rows, &self.merges);
        Ok(rows)
    }
}

/// Notes at each cell the merge that it is part of.
fn mark_merged(rows: &mut [Vec<SheetCell>], merges: &[Merge]) {
    let mut left = MAX_MERGED;
    for (start, end) in merges {
        let last = end.0.min(rows.len().saturating_sub(1));
        for row in rows.iter_mut().take(last + 1).skip(start.0) {
            for cell in row.iter_mut().take(end.1.saturating_add(1)).skip(start.1) {
                if left == 0 {
                    return;
                }
                left -= 1;
                cell.merged = Some(format!("{}:{}", cell_address(*start), cell_address(*end)));
            }
        }
    }
}
