//! Tables: cells and rows are only marks in the text; columns follow from where the cells of all rows end.

use super::lines::Lines;
use super::row::{Merge, Row};
use super::sign::CELL;
use super::written::Written;
use crate::parse::word::refusal::Refusal;

/// Edges as near as this, in twentieths of a point, are one: half a millimetre.
const NEAR: i16 = 28;

/// The text so far, and the tables that are open in it.
#[derive(Default)]
pub(super) struct Tables {
    out: Written,
    open: Vec<Table>,
}

#[derive(Default)]
struct Table {
    rows: Vec<(Vec<Written>, Row)>,
    cells: Vec<Written>,
    cell: Written,
}

impl Tables {
    /// Takes a paragraph. `mark`: the letter that ends it.
    pub(super) fn push(&mut self, paragraph: &Written, lines: &Lines, mark: u16) -> Result<(), Refusal> {
        let depth = lines.depth();
        while self.open.len() > depth {
            self.close();
        }
        while self.open.len() < depth {
            self.open.push(Table::default());
        }
        let Some(table) = self.open.last_mut() else {
            self.out.take(paragraph);
            return self.out.bounded();
        };
        table.cell.take(paragraph);
        if lines.ends_row {
            table.end_row(lines.row.clone());
        } else if lines.ends_inner_cell || depth == 1 && mark == CELL {
            table.cells.push(std::mem::take(&mut table.cell));
        }
        table.cell.bounded()
    }

    /// All that was taken.
    pub(super) fn finish(mut self) -> Result<Written, Refusal> {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.bounded()?;
        Ok(self.out)
    }

    fn close(&mut self) {
        let Some(mut table) = self.open.pop() else { return };
        if !table.cells.is_empty() || !table.cell.is_empty() {
            table.end_row(Row::default());
        }
        let out = self.open.last_mut().map_or(&mut self.out, |outer| &mut outer.cell);
        table.write(out);
    }
}

impl Table {
    fn end_row(&mut self, row: Row) {
        if !self.cell.is_empty() {
            self.cells.push(std::mem::take(&mut self.cell));
        }
        self.rows.push((std::mem::take(&mut self.cells), row));
    }

    fn write(self, out: &mut Written) {
        let grid = grid(self.rows.iter().flat_map(|(_, row)| &row.edges).copied().collect());
        out.open("tbl", &[]);
        for (cells, row) in self.rows {
            out.open("tr", &[]);
            let column = |at: usize| row.edges.get(at).map(|edge| column(&grid, *edge));
            if let Some(before) = column(0).filter(|before| *before > 0) {
                out.within("trPr", &[], |out| out.val("gridBefore", before));
            }
            for (at, cell) in cells.iter().enumerate() {
                let columns = column(at).zip(column(at + 1)).map(|(from, to)| to.saturating_sub(from).max(1));
                write_cell(cell, columns, row.cells.get(at).copied().unwrap_or_default(), out);
            }
            out.close("tr");
        }
        out.close("tbl");
    }
}

fn write_cell(cell: &Written, columns: Option<usize>, merge: Merge, out: &mut Written) {
    out.open("tc", &[]);
    out.open("tcPr", &[]);
    if let Some(columns) = columns {
        out.val("gridSpan", columns);
    }
    for (name, first) in [("vMerge", merge.down), ("hMerge", merge.along)] {
        if let Some(first) = first {
            out.val(name, if first { "restart" } else { "continue" });
        }
    }
    out.close("tcPr");
    out.take(cell);
    out.close("tc");
}

/// The edges of all rows, each once, from the left.
fn grid(mut edges: Vec<i16>) -> Vec<i16> {
    edges.sort_unstable();
    edges.dedup_by(|next, last| next.saturating_sub(*last) < NEAR);
    edges
}

/// The last edge that is not beyond this one.
fn column(grid: &[i16], edge: i16) -> usize {
    grid.partition_point(|known| *known <= edge).saturating_sub(1)
}
