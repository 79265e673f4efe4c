//! Layouts that were made, kept beside the packs: schools of the same levels share them.

use super::layout::TableLayout;
use super::regime::Regime;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Which layouts: regime, position of the form, audiences.
type Key = (String, usize, Vec<String>);

/// The tables of forms that were laid out.
#[derive(Debug, Default)]
pub(super) struct Laid(Mutex<BTreeMap<Key, Arc<[Arc<TableLayout>]>>>);

impl Laid {
    /// The tables of a form, laid out now if nobody has asked for them yet.
    pub(super) fn of(&self, regime: &Regime, form: usize, audiences: &[&str]) -> Arc<[Arc<TableLayout>]> {
        let key = (regime.id.clone(), form, audiences.iter().map(|a| (*a).to_owned()).collect());
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lay = |table| Arc::new(TableLayout::new(regime, table, audiences));
        let make = || regime.forms[form].tables.iter().map(lay).collect();
        Arc::clone(known.entry(key).or_insert_with(make))
    }
}
