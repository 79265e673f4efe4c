//! A table as a school has filled it in.

use crate::model::Value;
use crate::pack::TableLayout;
use crate::text::Spanned;
use std::collections::BTreeMap;

/// A table's layout and its values by (row, column).
#[derive(Clone, Debug)]
pub struct FilledTable {
    pub layout: TableLayout,
    pub values: BTreeMap<(String, String), Spanned<Value>>,
    pub extra_rows: Vec<ExtraRow>,
    /// The school makes the rows.
    pub records: bool,
    /// Id of the table in the pack that its columns come from.
    pub suggested: Option<String>,
}

/// Dòng do trường thêm.
#[derive(Clone, Debug)]
pub struct ExtraRow {
    pub under: String,
    pub label: String,
    pub values: BTreeMap<String, Spanned<Value>>,
}

impl FilledTable {
    /// With no value in it.
    pub(super) fn empty(layout: TableLayout) -> Self {
        Self { layout, values: BTreeMap::new(), extra_rows: Vec::new(), records: false, suggested: None }
    }
}
