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
    /// As written, by the layout's ids; not in it: chưa có.
    pub values: BTreeMap<(String, String), Spanned<Value>>,
    /// Rows that the school added, in the order written.
    pub extra_rows: Vec<ExtraRow>,
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
    /// Id of the row that it is added below (`open_rows`).
    pub under: String,
    /// What the school calls it.
    pub label: String,
    /// By column id; not in it: chưa có.
    pub values: BTreeMap<String, Spanned<Value>>,
}

impl FilledTable {
    /// With no value in it.
    pub(super) fn empty(layout: Arc<TableLayout>, money: TypedMoney) -> Self {
        Self { layout, values: BTreeMap::new(), extra_rows: Vec::new(), records: false, money, suggested: None }
    }
}
