//! What a cell takes.

use super::typed_money::TypedMoney;
use crate::pack::{Cell, CellType, LeafColumn};
use std::collections::BTreeMap;

/// What a cell takes.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub kind: CellType,
    pub unit: Option<&'a str>,
    /// What a figure of money is typed in, where no unit stands behind it.
    pub money: Option<&'a TypedMoney>,
    /// Of a choice: word → label.
    pub choices: &'a BTreeMap<String, String>,
    /// What schools write there besides.
    pub also: &'a [CellType],
}

impl<'a> Wanted<'a> {
    /// What the cell of a column takes.
    pub fn of(cell: &'a Cell, column: &'a LeafColumn, money: &'a TypedMoney) -> Self {
        Self {
            kind: cell.kind,
            unit: cell.unit.as_deref().or(column.unit.as_deref()),
            money: Some(money),
            choices: &column.choices,
            also: &cell.also,
        }
    }
}
