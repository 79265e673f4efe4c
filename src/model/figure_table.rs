//! Tables of figures: what is written, what adds up to what.

use super::Value;
use crate::pack::CellType;
use crate::text::Spanned;
use std::cmp::Ordering;

/// One table; every row has one cell a column.
#[derive(Clone, Debug)]
pub struct FigureTable {
    /// Slug, unique in its database; part of an anchor.
    pub id: String,
    /// Above it.
    pub title: String,
    /// Of its figures, behind the title: `người`. `None`: not said.
    pub unit: Option<String>,
    /// From the left; never empty.
    pub columns: Vec<FigureColumn>,
    /// From the top.
    pub rows: Vec<FigureRow>,
}

/// A column: a school year, or one that the form or the school names.
#[derive(Clone, Debug)]
pub struct FigureColumn {
    /// Its head: `2023-2024`.
    pub label: String,
    /// Head above several columns.
    pub group: Option<String>,
    /// Columns that add up to this one.
    pub sum: Vec<usize>,
    /// The column that this one is a part of ("trong đó").
    pub part_of: Option<usize>,
    /// `Text` goes before what the row holds; else the row's kind does.
    pub kind: CellType,
}

/// A row.
#[derive(Clone, Debug)]
pub struct FigureRow {
    /// The form's id; empty for a row of the school's own.
    pub id: String,
    /// As the form has it, or the school.
    pub label: String,
    /// What its cells hold, but for columns of text.
    pub kind: CellType,
    /// Rows that add up to this one.
    pub sum: Vec<usize>,
    /// The row that this one is a part of.
    pub part_of: Option<usize>,
    /// As written; empty where the school wrote none. A cell without value is *chưa có*.
    pub cells: Vec<Spanned<Option<Value>>>,
    /// A slip of the original, explained: the row is not checked.
    pub editor_note: Option<String>,
}

impl FigureRow {
    /// A line of the school's own that heads those below it.
    pub fn is_heading(&self) -> bool {
        self.id.is_empty() && self.cells.is_empty() && self.sum.is_empty()
    }
}

impl FigureTable {
    /// A cell's value: as written, else added up if the row is a sum.
    pub fn value(&self, row: usize, column: usize) -> Option<Value> {
        match self.rows[row].cells.get(column) {
            Some(cell) => cell.value.clone(),
            None => self.added(row, column),
        }
    }

    /// What the rows that make up a sum add up to; nothing if one of them is missing or none is a number.
    pub fn added(&self, row: usize, column: usize) -> Option<Value> {
        sum(self.rows[row].sum.iter().map(|part| self.value(*part, column)))
    }

    /// What the columns that make up another add up to in a row; nothing unless all are numbers.
    pub fn added_across(&self, row: usize, column: usize) -> Option<Value> {
        let parts: Vec<Option<Value>> = self.columns[column].sum.iter().map(|part| self.value(row, *part)).collect();
        if parts.contains(&Some(Value::NotApplicable)) { None } else { sum(parts.into_iter()) }
    }
}

/// Adds numbers up; "không áp dụng" counts as nothing.
fn sum(values: impl Iterator<Item = Option<Value>>) -> Option<Value> {
    let mut total: Option<(i64, u32)> = None;
    for value in values {
        let value = value?;
        if value == Value::NotApplicable {
            continue;
        }
        let ((value, scale), (sum, known)) = (number(&value)?, total.unwrap_or((0, 0)));
        let common = scale.max(known);
        total = Some((raise(sum, common - known)?.checked_add(raise(value, common - scale)?)?, common));
    }
    total.map(|(value, scale)| if scale == 0 { Value::Integer(value) } else { Value::Decimal { value, scale } })
}

/// How two numbers compare; nothing if one is no number.
pub fn compare(one: &Value, other: &Value) -> Option<Ordering> {
    let ((a, m), (b, n)) = (number(one)?, number(other)?);
    let common = m.max(n);
    Some(raise(a, common - m)?.cmp(&raise(b, common - n)?))
}

/// (value, scale) of a number: value / 10^scale.
fn number(value: &Value) -> Option<(i64, u32)> {
    match value {
        Value::Integer(n) => Some((*n, 0)),
        Value::Decimal { value, scale } => Some((*value, *scale)),
        _ => None,
    }
}

fn raise(value: i64, by: u32) -> Option<i64> {
    value.checked_mul(10_i64.checked_pow(by)?)
}
