//! A form's table as it stands for one school: grades filled in, headers laid out, every cell's type decided.

mod cells;
mod columns;
mod relabel;
mod rows;

pub use cells::{Cell, HeaderCell, LeafColumn, RowLayout};

use super::form::{CellType, Column, Table};
use super::regime::{ColumnWords, Regime};
use columns::{Leaf, header, leaves, value_columns, with_grades};
use std::sync::Arc;

use rows::{Inherited, lay_rows};

/// Id of the row of sums below records.
pub const SUM_ROW: &str = "tong";
/// Id of the only column of a table of single figures.
pub const VALUE_COLUMN: &str = "gia_tri";

/// A table ready to be filled in.
#[derive(Clone, Debug)]
pub struct TableLayout {
    /// As in the pack; name of the sheet in a spreadsheet.
    pub id: String,
    /// `XI. Nhà vệ sinh`.
    pub title: Option<String>,
    /// Header rows from the top; all columns, numbering and label included.
    pub header: Vec<Vec<HeaderCell>>,
    /// The columns that hold values, in order.
    pub columns: Vec<LeafColumn>,
    /// From the top, children below their parents; of records one a record, then the sums.
    pub rows: Vec<RowLayout>,
    /// Exactly one of the two check columns is marked in each row.
    pub exactly_one_check: bool,
    /// The form's own remark, printed below the table.
    pub footnote: Option<String>,
    /// Id of the column that speaks for a row, if the pack names one.
    pub lead: Option<String>,
    /// Circulars whose words its labels have, by number.
    pub relabelled_by: Vec<String>,
    /// Grades of the school, where the table has some.
    pub grades: Vec<u8>,
}

impl TableLayout {
    /// Lays a table out for a school of the given audiences (`thcs`, `thpt`): grades of several are joined.
    pub fn new(regime: &Regime, table: &Table, audiences: &[&str]) -> Self {
        let grades = table.grades(audiences);
        let columns: Vec<Column> = table.columns.iter().map(|c| with_grades(c, &grades)).collect();
        let values = value_columns(&columns);
        let mut rows = Vec::new();
        lay_rows(regime.rows_of(table), &values, &grades, None, &Inherited::default(), &mut rows);
        Self {
            id: table.id.clone(),
            title: table.title_row.as_ref().map(|t| format!("{}. {}", t.stt, t.label)),
            header: header(&columns),
            columns: values.iter().map(Leaf::column).collect(),
            rows,
            exactly_one_check: table.row_rule.is_some(),
            footnote: table.footnote.clone(),
            lead: table.lead.clone(),
            relabelled_by: Vec::new(),
            grades,
        }
    }

    /// Lays out records: the first column heads the row, the others hold values; one row for each label, and the sums below if `sum` names them.
    pub fn of_records(
        id: &str,
        title: &str,
        words: &ColumnWords,
        columns: &[Column],
        labels: &[String],
        sum: Option<&str>,
    ) -> Self {
        let mut header = header(columns);
        let rowspan = header.len();
        header[0].insert(0, HeaderCell { label: words.number.clone(), colspan: 1, rowspan, group: false });
        let leaves = leaves(columns);
        let values = &leaves[leaves.len().min(1)..];
        let kind = |leaf: &Leaf<'_>| leaf.column.kind.unwrap_or(CellType::Text);
        let row = |(at, label): (usize, &String)| RowLayout {
            id: format!("dong-{}", at + 1),
            stt: (at + 1).to_string(),
            label: label.clone(),
            cells: values.iter().map(|leaf| Cell { also: leaf.column.also.clone(), ..Cell::of(kind(leaf)) }).collect(),
            ..RowLayout::default()
        };
        let summed = |leaf: &Leaf<'_>| {
            if matches!(kind(leaf), CellType::Integer | CellType::Vnd | CellType::Decimal) {
                kind(leaf)
            } else {
                CellType::Blank
            }
        };
        let sum = sum.filter(|_| labels.len() > 1).map(|label| RowLayout {
            id: SUM_ROW.to_owned(),
            label: label.to_owned(),
            total: true,
            cells: values.iter().map(|leaf| Cell::of(summed(leaf))).collect(),
            ..RowLayout::default()
        });
        Self {
            id: id.to_owned(),
            title: Some(title.to_owned()),
            header,
            columns: values.iter().map(Leaf::column).collect(),
            rows: labels.iter().enumerate().map(row).chain(sum).collect(),
            exactly_one_check: false,
            footnote: None,
            relabelled_by: Vec::new(),
            lead: None,
            grades: Vec::new(),
        }
    }

    /// Lays out single figures, one a row: (id, number, label, type).
    pub fn of_figures(id: &str, words: &ColumnWords, figures: &[(String, String, String, CellType)]) -> Self {
        let head = |label: &String| HeaderCell { label: label.clone(), colspan: 1, rowspan: 1, group: false };
        let row = |(id, stt, label, kind): &(String, String, String, CellType)| RowLayout {
            id: id.clone(),
            stt: stt.clone(),
            label: label.clone(),
            cells: Arc::from([Cell::of(*kind)]),
            ..RowLayout::default()
        };
        let column = LeafColumn {
            id: VALUE_COLUMN.to_owned(),
            label: words.value.clone(),
            full_label: words.value.clone(),
            ..LeafColumn::default()
        };
        Self {
            id: id.to_owned(),
            title: None,
            header: vec![[&words.number, &words.label, &words.value].map(head).into()],
            columns: vec![column],
            rows: figures.iter().map(row).collect(),
            exactly_one_check: false,
            footnote: None,
            relabelled_by: Vec::new(),
            lead: None,
            grades: Vec::new(),
        }
    }

    /// The column that speaks for a row with such cells: the one that the pack names, else the first that holds counts, money or areas.
    pub fn lead_column(&self, cells: &[Cell]) -> Option<usize> {
        if let Some(lead) = &self.lead {
            return self.columns.iter().position(|c| c.id == *lead);
        }
        let figure = |kind| {
            matches!(
                kind,
                CellType::Integer
                    | CellType::Vnd
                    | CellType::CountPercent
                    | CellType::AreaM2
                    | CellType::Number
                    | CellType::Decimal
            )
        };
        cells.iter().position(|cell| figure(cell.kind))
    }

    /// The positions of rows that a selector means (`X`, `X/*`, `*`); `None` if there is no such row.
    pub fn select_rows(&self, selector: &str) -> Option<Vec<usize>> {
        if selector == "*" {
            return Some((0..self.rows.len()).collect());
        }
        let (id, children) = selector.strip_suffix("/*").map_or((selector, false), |id| (id, true));
        let at = self.rows.iter().position(|r| r.id == id)?;
        if !children {
            return Some(vec![at]);
        }
        Some((0..self.rows.len()).filter(|row| self.rows[*row].parent == Some(at)).collect())
    }

    /// The positions of columns that a selector means (`X`, a group's id, `*`); `None` if there is no such column.
    pub fn select_columns(&self, selector: &str) -> Option<Vec<usize>> {
        let meant = |column: &LeafColumn| {
            selector == "*" || column.id == selector || column.groups.iter().any(|g| g == selector)
        };
        let found: Vec<usize> = (0..self.columns.len()).filter(|at| meant(&self.columns[*at])).collect();
        (!found.is_empty()).then_some(found)
    }
}
