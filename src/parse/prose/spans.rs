//! Merged cells: a cell that holds nothing but `<<` is part of the cell on its left, one that holds nothing but `^^` of the cell above.
//!
//! Rows that a cell of the head reaches down to belong to the head.

use super::mend;

const LEFT: &str = "<<";
const ABOVE: &str = "^^";
/// Tables beyond this are shown as they are written.
const MAX_CELLS: usize = 200_000;

/// What becomes of the cells of a table.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Spans {
    /// By row and column, the head first.
    rows: Vec<Vec<Cell>>,
    /// Rows of the head, at least 1.
    pub(super) head: usize,
    /// Marks that came to nothing, since the merged cells would be no rectangle, or nothing stands there to be merged with.
    pub(super) wrong: bool,
}

/// A place of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// A cell, and how many columns and rows it takes.
    Own { columns: usize, rows: usize },
    /// Part of another cell.
    Covered,
}

impl Spans {
    /// The spans of a table, given as it is written; `None`: no cell is merged.
    pub(super) fn of(table: &str, columns: usize) -> Option<Self> {
        if memchr::memmem::find(table.as_bytes(), LEFT.as_bytes()).is_none()
            && memchr::memmem::find(table.as_bytes(), ABOVE.as_bytes()).is_none()
        {
            return None;
        }
        let lines = table.lines().enumerate().filter(|(n, _)| *n != 1);
        let marks: Vec<Vec<Mark>> = lines.map(|(_, line)| marks(line, columns)).collect();
        if marks.iter().flatten().all(|mark| *mark == Mark::None) || marks.len() * columns > MAX_CELLS {
            return None;
        }
        Some(Self::merged(&marks, columns))
    }

    fn merged(marks: &[Vec<Mark>], columns: usize) -> Self {
        let mut owners: Vec<Vec<(usize, usize)>> = Vec::with_capacity(marks.len());
        let mut wrong = false;
        for (r, row) in marks.iter().enumerate() {
            let mut own: Vec<(usize, usize)> = Vec::with_capacity(columns);
            for (c, mark) in row.iter().enumerate() {
                own.push(match mark {
                    Mark::Left if c > 0 => own[c - 1],
                    Mark::Above if r > 0 => owners[r - 1][c],
                    mark => {
                        wrong |= *mark != Mark::None;
                        (r, c)
                    }
                });
            }
            owners.push(own);
        }
        let Some(rows) = rectangles(&owners, columns) else {
            let alone = vec![vec![Cell::Own { columns: 1, rows: 1 }; columns]; marks.len()];
            return Self { rows: alone, head: 1, wrong: true };
        };
        let mut head = 1;
        while owners.get(head).is_some_and(|row| row.iter().any(|(owner, _)| *owner < head)) {
            head += 1;
        }
        Self { rows, head, wrong }
    }

    /// A place, by row and column; beyond the table a cell of its own.
    pub(super) fn at(&self, row: usize, column: usize) -> Cell {
        self.rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or(Cell::Own { columns: 1, rows: 1 })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    None,
    Left,
    Above,
}

fn marks(line: &str, columns: usize) -> Vec<Mark> {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let mut marks: Vec<Mark> = mend::cells(line)
        .into_iter()
        .take(columns)
        .map(|cell| match line[cell].trim() {
            LEFT => Mark::Left,
            ABOVE => Mark::Above,
            _ => Mark::None,
        })
        .collect();
    marks.resize(columns, Mark::None);
    marks
}

/// The cells, if all that belong together are rectangles.
fn rectangles(owners: &[Vec<(usize, usize)>], columns: usize) -> Option<Vec<Vec<Cell>>> {
    // the last row and column, and the number of places, of each owner
    let mut sizes = vec![vec![(0_usize, 0_usize, 0_usize); columns]; owners.len()];
    for (r, row) in owners.iter().enumerate() {
        for (c, (owner_row, owner_column)) in row.iter().enumerate() {
            let size = &mut sizes[*owner_row][*owner_column];
            *size = (size.0.max(r), size.1.max(c), size.2 + 1);
        }
    }
    let mut rows = vec![vec![Cell::Covered; columns]; owners.len()];
    for (r, row) in sizes.into_iter().enumerate() {
        for (c, (last_row, last_column, places)) in row.into_iter().enumerate().filter(|(_, size)| size.2 > 0) {
            let (rows_taken, columns_taken) = (last_row - r + 1, (last_column + 1).checked_sub(c)?);
            if rows_taken * columns_taken != places {
                return None;
            }
            rows[r][c] = Cell::Own { columns: columns_taken, rows: rows_taken };
        }
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(table: &str, columns: usize) -> (String, usize, bool) {
        let spans = Spans::of(table, columns).expect("merged cells");
        let cell = |cell: &Cell| match cell {
            Cell::Own { columns: 1, rows: 1 } => "o".to_owned(),
            Cell::Own { columns, rows } => format!("{columns}x{rows}"),
            Cell::Covered => ".".to_owned(),
        };
        let rows = spans.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" "));
        (rows.collect::<Vec<_>>().join(" / "), spans.head, spans.wrong)
    }

    #[test]
    fn cells_take_the_places_that_say_so() {
        let table = "| TT | Số trẻ | << |\n|---|---|---|\n| ^^ | Nam | Nữ |\n| 1 | a | << |\n| ^^ | ^^ | ^^ |";
        assert_eq!(shown(table, 3), ("1x2 2x1 . / . o o / 1x2 2x2 . / . . .".to_owned(), 2, false));
    }

    #[test]
    fn what_makes_no_rectangle_stays_as_written() {
        let table = "| a | b |\n|---|---|\n| c | << |\n| d | ^^ |";
        let (shape, head, wrong) = shown(table, 2);
        assert_eq!((shape.as_str(), head, wrong), ("o o / o o / o o", 1, true));
        assert_eq!(shown("| ^^ | b |\n|---|---|\n| c | << |", 2), ("o o / 2x1 .".to_owned(), 1, true));
        assert_eq!(Spans::of("| a << b | x^^2 |\n|---|---|", 2), None);
    }
}
