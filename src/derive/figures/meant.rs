//! Which cells a rule means: its selectors of rows and columns, looked up in a filled-in table.

use super::at::{At, Part};
use super::grid::rows_of_layout;
use super::spelled::Builder;
use crate::pack::CellType;

impl Builder<'_, '_> {
    pub(super) fn at(&self, row: usize, column: usize) -> At {
        At { form: self.form, table: self.table, row, column, part: Part::Whole }
    }

    pub(super) fn grid_row(&self, layout_row: usize) -> Option<usize> {
        rows_of_layout(&self.grid.forms[self.form][self.table], layout_row)
    }

    /// Rows of this table by their selectors; `open`: with the rows that the school added below them.
    pub(super) fn rows(&self, selectors: &[String], open: bool) -> Vec<usize> {
        let layout = &self.disclosure.tables[self.table].layout;
        let mut rows = Vec::new();
        for selector in selectors {
            rows.extend(layout.select_rows(selector).into_iter().flatten().filter_map(|r| self.grid_row(r)));
            // the school's own rows below a row of the form stand beside the form's
            let above = selector.strip_suffix("/*").and_then(|id| self.row(Some(id)));
            rows.extend(above.into_iter().flat_map(|above| self.own_rows(above)));
        }
        if open {
            // rows that stand in the place of a row of dots are parts as it is; rows below a row with a figure of its own are not
            rows = rows.into_iter().flat_map(|row| self.with_added(row)).collect();
        }
        rows
    }

    /// The row, or the rows that the school added in its place.
    pub(super) fn with_added(&self, row: usize) -> Vec<usize> {
        let rows = &self.grid.forms[self.form][self.table].rows;
        let added: Vec<usize> =
            (0..rows.len()).filter(|r| rows[*r].parent == Some(row) && rows[*r].head.added && !rows[*r].part).collect();
        let empty = rows[row].cells.iter().all(|c| c.value.is_none());
        if empty && !added.is_empty() { added } else { vec![row] }
    }

    /// The rows that the school added below a row and that have a figure, but for those that are some of it only.
    pub(super) fn own_rows(&self, row: usize) -> Vec<usize> {
        let rows = &self.grid.forms[self.form][self.table].rows;
        let own = |r: &super::grid::GridRow| {
            r.parent == Some(row) && r.head.added && !r.part && r.cells.iter().any(|c| c.value.is_some())
        };
        (0..rows.len()).filter(|r| own(&rows[*r])).collect()
    }

    pub(super) fn children(&self, row: usize) -> Vec<usize> {
        let rows = &self.grid.forms[self.form][self.table].rows;
        let children = (0..rows.len()).filter(|r| rows[*r].parent == Some(row) && !rows[*r].head.added);
        children
            .flat_map(|r| self.with_added(r))
            .chain(self.own_rows(row))
            .filter(|r| !self.is_open_and_empty(*r))
            .collect()
    }

    /// A row of dots that the school did not use is no part of anything.
    pub(super) fn is_open_and_empty(&self, row: usize) -> bool {
        let grid = &self.grid.forms[self.form][self.table].rows[row];
        let open = grid.layout.is_some_and(|at| self.disclosure.tables[self.table].layout.rows[at].open_rows);
        open && grid.cells.iter().all(|c| c.value.is_none())
    }

    pub(super) fn row(&self, id: Option<&str>) -> Option<usize> {
        let layout = &self.disclosure.tables[self.table].layout;
        self.grid_row(layout.select_rows(id?)?[0])
    }

    pub(super) fn columns(&self, selectors: &[String]) -> Vec<usize> {
        let layout = &self.disclosure.tables[self.table].layout;
        selectors.iter().filter_map(|s| layout.select_columns(s)).flatten().collect()
    }

    /// The columns that a rule speaks of: all, if it names none.
    pub(super) fn meant_columns(&self) -> Vec<usize> {
        if self.check.columns.is_empty() {
            (0..self.disclosure.tables[self.table].layout.columns.len()).collect()
        } else {
            self.columns(&self.check.columns)
        }
    }

    pub(super) fn counts(&self, at: At) -> bool {
        let kind = self.grid.kind(at);
        match at.part {
            Part::Whole => {
                kind.is_numeric() && !matches!(kind, CellType::IntegerPair | CellType::RoomsArea | CellType::Percent)
            }
            Part::Percent => kind == CellType::CountPercent,
            Part::First | Part::Second => kind == CellType::IntegerPair,
        }
    }
}
