//! A table as a school has filled it in.

use crate::model::{TypedMoney, Value};
use crate::pack::TableLayout;
use crate::text::Spanned;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A table's layout and its values by (row, column).
#[derive(Clone, Debug)]
pub struct FilledTable {
    /// Rows and columns, in their order; of records one row a record.
    pub layout: Arc<TableLayout>,
    /// As written, by the layout's ids: row, then column; not in it: chưa có.
    pub(super) values: BTreeMap<String, BTreeMap<String, Spanned<Value>>>,
    /// Numbers of the form's rows as a spreadsheet has them, by the row's id.
    pub(super) numbers: BTreeMap<String, String>,
    /// Rows that the school added, in the order written.
    pub extra_rows: Vec<ExtraRow>,
    /// The school keeps only the rows that it has figures for.
    pub only_filled: bool,
    /// The school makes the rows.
    pub records: bool,
    /// What its figures of money are typed in; the values here are in đồng.
    pub money: TypedMoney,
    /// Id of the table in the pack that its columns come from.
    pub suggested: Option<String>,
}

/// Dòng do trường thêm.
#[derive(Clone, Debug)]
pub struct ExtraRow {
    /// Id of the row that it is added below: of the form, or of the school's own.
    pub under: String,
    /// By which further rows name it in `under`.
    pub id: Option<String>,
    /// Its number, as the school has it.
    pub stt: Option<Spanned<String>>,
    /// Some of the row above it ("trong đó"): shown, not added up.
    pub part: bool,
    /// What the school calls it.
    pub label: String,
    /// By column id; not in it: chưa có.
    pub values: BTreeMap<String, Spanned<Value>>,
}

impl FilledTable {
    /// What is written in a cell, by the layout's ids.
    pub fn value(&self, row: &str, column: &str) -> Option<&Spanned<Value>> {
        self.values.get(row)?.get(column)
    }

    /// Whether a cell of the form's own rows is written.
    pub(super) fn has_values(&self) -> bool {
        !self.values.is_empty()
    }

    pub(super) fn put(&mut self, row: &str, column: String, value: Spanned<Value>) {
        match self.values.get_mut(row) {
            Some(cells) => cells.insert(column, value),
            None => self.values.entry(row.to_owned()).or_default().insert(column, value),
        };
    }

    /// With no value in it.
    pub(super) fn empty(layout: Arc<TableLayout>, money: TypedMoney) -> Self {
        Self {
            layout,
            values: BTreeMap::new(),
            numbers: BTreeMap::new(),
            extra_rows: Vec::new(),
            only_filled: false,
            records: false,
            money,
            suggested: None,
        }
    }
}
