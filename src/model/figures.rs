//! Tables of figures: what is written, what adds up to what.

use crate::pack::FigureKind;
use crate::text::Spanned;

/// One table; every row has one cell a column.
#[derive(Clone, Debug)]
pub struct FigureTable {
    pub id: String,
    pub title: String,
    pub unit: Option<String>,
    pub columns: Vec<FigureColumn>,
    pub rows: Vec<FigureRow>,
}

/// A column: a school year, or one that the form or the school names.
#[derive(Clone, Debug, Default)]
pub struct FigureColumn {
    pub label: String,
    /// Head above several columns.
    pub group: Option<String>,
    /// Columns that add up to this one.
    pub sum: Vec<usize>,
    pub part_of: Option<usize>,
    pub kind: FigureKind,
}

/// A row.
#[derive(Clone, Debug)]
pub struct FigureRow {
    /// The form's id; empty for a row of the school's own.
    pub id: String,
    pub label: String,
    pub kind: FigureKind,
    /// Rows that add up to this one.
    pub sum: Vec<usize>,
    /// The row that this one is a part of.
    pub part_of: Option<usize>,
    /// As written; empty where the school wrote none.
    pub cells: Vec<Spanned<Figure>>,
    /// A slip of the original, explained: the row is not checked.
    pub editor_note: Option<String>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Chưa có.
    Missing,
    /// Không áp dụng.
    NotApplicable,
    /// value / 10^scale
    Number {
        value: i64,
        scale: u32,
    },
    Text(String),
}

impl FigureRow {
    /// A line of the school's own that heads those below it.
    pub fn is_heading(&self) -> bool {
        self.id.is_empty() && self.cells.is_empty() && self.sum.is_empty()
    }
}

impl FigureTable {
    /// A cell's figure: as written, else added up if the row is a sum.
    pub fn figure(&self, row: usize, column: usize) -> Figure {
        match self.rows[row].cells.get(column) {
            Some(cell) => cell.value.clone(),
            None => self.added(row, column).unwrap_or(Figure::Missing),
        }
    }

    /// What the rows that make up a sum add up to; nothing if one of them is missing or none is a number.
    pub fn added(&self, row: usize, column: usize) -> Option<Figure> {
        sum(self.rows[row].sum.iter().map(|part| self.figure(*part, column)))
    }

    /// What the columns that make up another add up to in a row; nothing unless all are numbers.
    pub fn added_across(&self, row: usize, column: usize) -> Option<Figure> {
        let parts: Vec<Figure> = self.columns[column].sum.iter().map(|part| self.figure(row, *part)).collect();
        if parts.contains(&Figure::NotApplicable) { None } else { sum(parts.into_iter()) }
    }
}

/// Adds numbers up; "không áp dụng" counts as nothing.
fn sum(figures: impl Iterator<Item = Figure>) -> Option<Figure> {
    let mut total: Option<(i64, u32)> = None;
    for figure in figures {
        match figure {
            Figure::Number { value, scale } => {
                let (sum, known) = total.unwrap_or((0, 0));
                let common = scale.max(known);
                total = Some((raise(sum, common - known)?.checked_add(raise(value, common - scale)?)?, common));
            }
            Figure::NotApplicable => {}
            Figure::Missing | Figure::Text(_) => return None,
        }
    }
    total.map(|(value, scale)| Figure::Number { value, scale })
}

fn raise(value: i64, by: u32) -> Option<i64> {
    value.checked_mul(10_i64.checked_pow(by)?)
}

impl Figure {
    /// How two numbers compare; nothing if one is no number.
    pub fn compare(&self, other: &Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Number { value: a, scale: m }, Self::Number { value: b, scale: n }) => {
                let common = *m.max(n);
                Some(raise(*a, common - m)?.cmp(&raise(*b, common - n)?))
            }
            _ => None,
        }
    }
}
