//! Which columns and rows each cell fills.

use super::super::blocks::{Cell, Row};

/// A cell at its place.
pub(super) struct Placed {
    pub(super) cell: Cell,
    pub(super) row: usize,
    pub(super) column: usize,
    /// The column behind it.
    pub(super) until: usize,
    /// The row below it.
    pub(super) below: usize,
}

/// The cells of some rows, in the order of reading.
pub(super) struct Grid {
    pub(super) cells: Vec<Placed>,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

impl Grid {
    pub(super) fn of(rows: &[Row]) -> Self {
        let mut free: Vec<usize> = Vec::new();
        let (mut cells, mut current, mut column) = (Vec::new(), 0, 0);
        for (row, cell) in all(rows) {
            if row != current {
                (current, column) = (row, 0);
            }
            while free.get(column).is_some_and(|until| *until > row) {
                column += 1;
            }
            let (until, below) = (column + cell.across.max(1), (row + cell.down.max(1)).min(rows.len()));
            if free.len() < until {
                free.resize(until, 0);
            }
            free[column..until].fill(below);
            cells.push(Placed { cell: cell.clone(), row, column, until, below });
            column = until;
        }
        Self { cells, rows: rows.len(), columns: free.len() }
    }

    /// Rows that no cell ties to the next: each with the row behind it.
    pub(super) fn bands(&self) -> Vec<(usize, usize)> {
        let mut bands = Vec::new();
        let (mut from, mut until) = (0, 0);
        for row in 0..self.rows {
            let tied = self.within((row, row + 1)).iter().map(|cell| cell.below).max();
            until = until.max(tied.unwrap_or(row + 1)).max(row + 1);
            if until == row + 1 {
                bands.push((from, until));
                from = until;
            }
        }
        bands
    }

    pub(super) fn within(&self, (from, until): (usize, usize)) -> &[Placed] {
        let start = self.cells.partition_point(|cell| cell.row < from);
        let end = self.cells.partition_point(|cell| cell.row < until);
        &self.cells[start..end]
    }
}

/// All cells, each with its row.
fn all(rows: &[Row]) -> impl Iterator<Item = (usize, &Cell)> {
    rows.iter().enumerate().flat_map(|(at, row)| row.cells.iter().map(move |cell| (at, cell)))
}
