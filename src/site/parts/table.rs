//! Building tables: cells labelled by their column, headers of one row.

use crate::site::view::{Cell, DataTable, TableCell, TableHeader, TableRow};

/// So many columns of words are too wide for a phone and still few enough to be read as labelled lines; fewer fit, more scroll sideways.
const STACKED: usize = 4;

/// A table with one header row; cells are labelled for phones by their column.
pub(crate) struct Simple {
    table: DataTable,
    labels: Vec<String>,
    /// Whether its rows become labelled lines on a phone; `None`: the number of columns decides.
    stacked: Option<bool>,
}

impl Simple {
    pub(crate) fn new(id: &str, caption: &str, headers: &[String]) -> Self {
        let header = headers
            .iter()
            .map(|label| TableHeader { label: label.clone(), colspan: 1, rowspan: 1, scope: "col", href: None })
            .collect();
        let table =
            DataTable { id: id.to_owned(), caption: caption.to_owned(), header: vec![header], ..DataTable::default() };
        Self { table, labels: headers.to_vec(), stacked: None }
    }

    /// The first column numbers the rows: its cells speak for themselves.
    pub(crate) fn numbered(mut self) -> Self {
        if let Some(label) = self.labels.first_mut() {
            label.clear();
        }
        self
    }

    /// Its cells are figures: they are compared down a column, so that its rows are never taken apart.
    pub(crate) fn of_figures(mut self) -> Self {
        self.stacked = Some(false);
        self
    }

    /// Its cells are sentences: they are read row by row, so that a phone has each row as labelled lines, however many columns there are.
    pub(crate) fn of_sentences(mut self) -> Self {
        self.stacked = Some(true);
        self
    }

    /// What it shows, for the theme's looks.
    pub(crate) fn of_kind(mut self, kind: &'static str) -> Self {
        self.table.kind = kind;
        self
    }

    /// Adds a row; `head` is the column that heads it.
    pub(crate) fn row(&mut self, cells: Vec<Cell>, head: usize) {
        self.row_at(0, cells, head);
    }

    /// Adds a row that can be linked to; its first column heads it.
    pub(crate) fn row_with_id(&mut self, id: String, cells: Vec<Cell>) {
        self.row(cells, 0);
        if let Some(row) = self.table.rows.last_mut() {
            row.id = Some(id);
        }
    }

    /// Adds a row that stands below another.
    pub(crate) fn row_at(&mut self, depth: usize, cells: Vec<Cell>, head: usize) {
        let cells = cells.into_iter().enumerate().map(|(at, content)| TableCell {
            content,
            header: at == head,
            colspan: 1,
            label: self.labels.get(at).cloned().unwrap_or_default(),
            ..TableCell::default()
        });
        self.table.rows.push(TableRow { depth, cells: cells.collect(), ..TableRow::default() });
        self.table.lead = head + 1;
    }

    /// Adds a row of a single cell that heads those below it.
    pub(crate) fn group(&mut self, content: Cell) {
        let cell = TableCell { content, header: true, colspan: self.labels.len(), ..TableCell::default() };
        self.table.rows.push(TableRow { class: "group", cells: vec![cell], ..TableRow::default() });
    }

    /// Adds a row below, said by the editor.
    pub(crate) fn remark(&mut self, content: Cell) {
        let cell = TableCell { content, colspan: self.labels.len(), ..TableCell::default() };
        self.table.rows.push(TableRow { class: "remark", cells: vec![cell], ..TableRow::default() });
    }

    /// Leaves out the columns in which no row says anything.
    pub(crate) fn without_empty_columns(mut self) -> Self {
        let columns = self.labels.len();
        let says = |at: usize| {
            let mut cells =
                self.table.rows.iter().filter(|row| row.cells.len() == columns).filter_map(|row| row.cells.get(at));
            cells.any(|cell| !cell.content.is_empty())
        };
        let kept: Vec<bool> = (0..columns).map(|at| at == 0 || says(at)).collect();
        let left = kept.iter().filter(|kept| **kept).count();
        let spread = |cells: &mut Vec<TableCell>| {
            if cells.len() == columns {
                keep(cells, &kept);
            } else {
                for cell in cells {
                    cell.colspan = left;
                }
            }
        };
        for row in &mut self.table.header {
            keep(row, &kept);
        }
        for row in &mut self.table.rows {
            spread(&mut row.cells);
        }
        keep(&mut self.labels, &kept);
        self
    }

    pub(crate) fn finish(mut self) -> DataTable {
        let stacked = self.stacked.unwrap_or(self.labels.len() == STACKED);
        (self.table.stacked, self.table.wide) = (stacked, !stacked);
        self.table
    }
}

fn keep<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut at = kept.iter();
    list.retain(|_| at.next().copied().unwrap_or(true));
}
