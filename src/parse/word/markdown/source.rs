//! What a text needs that is not in its blocks.

use crate::parse::prose::CodeShapes;
use crate::parse::word::block::Block;
use std::collections::BTreeSet;

/// What the blocks name.
pub struct Source<'w> {
    /// Footnotes, in the order of [`super::Word::notes`].
    pub notes: &'w [Vec<Block>],
    /// What looks like an evidence code, and stays as it is.
    pub codes: &'w CodeShapes,
    /// Alternative text and address of a picture; `None`: it is left out.
    pub picture: &'w dyn Fn(usize) -> Option<(String, String)>,
}

/// Footnotes that a text calls.
#[derive(Debug, Default)]
pub(super) struct Called {
    /// In the order of first calls.
    pub(super) order: Vec<usize>,
    known: BTreeSet<usize>,
}

impl Called {
    pub(super) fn call(&mut self, note: usize) {
        if self.known.insert(note) {
            self.order.push(note);
        }
    }
}
