//! The grid of a table: which cell covers which places. Word cuts tables into more columns than anyone sees; those where no cell begins go.

use crate::parse::word::block::{Block, Cell};
use std::collections::BTreeSet;

/// A row as the file has it.
#[derive(Debug, Default)]
pub(super) struct RawRow {
    pub(super) cells: Vec<RawCell>,
}

/// A cell as the file has it.
#[derive(Debug, Default)]
pub(super) struct RawCell {
    pub(super) column: usize,
    pub(super) columns: usize,
    /// It begins a merged cell (`false`) or continues the one above (`true`); `None`: it is merged with none.
    pub(super) goes_on_below: Option<bool>,
    /// It continues the cell on its left.
    pub(super) goes_on_beside: bool,
    pub(super) blocks: Vec<Block>,
}

/// A merged cell that may go on in the next row: where it is, and which columns it takes.
struct Open {
    row: usize,
    at: usize,
    column: usize,
    columns: usize,
}

/// The columns and rows as they show. `covered`: texts under a merged cell, with their row from 1.
pub(super) fn laid_out(raw: Vec<RawRow>, covered: &mut Vec<(u32, String)>) -> (usize, Vec<Vec<Cell>>) {
    let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(raw.len());
    let mut open: Vec<Open> = Vec::new();
    for (n, row) in raw.into_iter().enumerate() {
        let mut cells: Vec<Cell> = Vec::with_capacity(row.cells.len());
        let mut still_open = Vec::new();
        for cell in row.cells {
            let under = |cell: &RawCell, covered: &mut Vec<(u32, String)>| {
                let words = cell.words();
                if !words.is_empty() {
                    covered.push((u32::try_from(n + 1).unwrap_or(u32::MAX), words));
                }
            };
            let above = open.iter().position(|open| (open.column, open.columns) == (cell.column, cell.columns));
            if cell.goes_on_beside
                && let Some(left) = cells.last_mut()
            {
                under(&cell, covered);
                left.columns += cell.columns;
            } else if let (Some(true), Some(above)) = (cell.goes_on_below, above) {
                under(&cell, covered);
                let above = open.swap_remove(above);
                rows[above.row][above.at].rows += 1;
                still_open.push(above);
            } else {
                if cell.goes_on_below.is_some() {
                    still_open.push(Open { row: n, at: cells.len(), column: cell.column, columns: cell.columns });
                }
                cells.push(Cell { column: cell.column, columns: cell.columns, rows: 1, blocks: cell.blocks });
            }
        }
        open = still_open;
        rows.push(cells);
    }
    let columns = narrowed(&mut rows);
    (columns, rows)
}

/// Takes away the columns in which no cell begins; gives back how many are left.
fn narrowed(rows: &mut [Vec<Cell>]) -> usize {
    let starts: BTreeSet<usize> = rows.iter().flatten().map(|cell| cell.column).collect();
    let starts: Vec<usize> = starts.into_iter().collect();
    let index = |column: usize| starts.partition_point(|start| *start < column);
    for cell in rows.iter_mut().flatten() {
        let (begin, end) = (index(cell.column), index(cell.column + cell.columns));
        (cell.column, cell.columns) = (begin, (end - begin).max(1));
    }
    starts.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(column: usize, columns: usize, goes_on_below: Option<bool>) -> RawCell {
        RawCell { column, columns, goes_on_below, ..RawCell::default() }
    }

    /// Column, columns and rows of each cell.
    type Shape = Vec<Vec<(usize, usize, usize)>>;

    fn shape(rows: Vec<Vec<RawCell>>) -> (usize, Shape) {
        let (columns, rows) = laid_out(rows.into_iter().map(|cells| RawRow { cells }).collect(), &mut Vec::new());
        (columns, rows.iter().map(|row| row.iter().map(|c| (c.column, c.columns, c.rows)).collect()).collect())
    }

    #[test]
    fn merged_cells_take_their_places() {
        let (columns, rows) = shape(vec![
            vec![cell(0, 1, Some(false)), cell(1, 2, None)],
            vec![cell(0, 1, Some(true)), cell(1, 1, None), cell(2, 1, None)],
            vec![cell(0, 1, Some(true)), cell(1, 2, None)],
        ]);
        assert_eq!(columns, 3);
        assert_eq!(rows, [vec![(0, 1, 3), (1, 2, 1)], vec![(1, 1, 1), (2, 1, 1)], vec![(1, 2, 1)]]);
    }

    #[test]
    fn columns_where_no_cell_begins_go() {
        let (columns, rows) =
            shape(vec![vec![cell(0, 3, None), cell(3, 5, None)], vec![cell(0, 3, None), cell(3, 4, None)]]);
        assert_eq!((columns, rows), (2, vec![vec![(0, 1, 1), (1, 1, 1)], vec![(0, 1, 1), (1, 1, 1)]]));
    }

    #[test]
    fn a_cell_that_continues_nothing_is_a_cell() {
        assert_eq!(shape(vec![vec![cell(0, 1, Some(true))]]).1, [[(0, 1, 1)]]);
    }
}
