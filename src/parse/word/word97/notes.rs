//! Footnotes and endnotes: where they are called.

use super::file::{File, List, plc};
use super::written::Written;
use std::collections::BTreeMap;

/// The kind and the number, from 1, of a note by the letter that calls it.
pub(super) struct Notes(BTreeMap<usize, (&'static str, usize)>);

impl Notes {
    pub(super) fn read(file: &File) -> Self {
        let calls = |list, kind| {
            let (mut places, notes) = plc(file.list(list), 2);
            places.truncate(notes.len());
            places.into_iter().zip(1..).map(move |(at, number)| (at, (kind, number)))
        };
        Self(calls(List::FootnoteCalls, "footnote").chain(calls(List::EndnoteCalls, "endnote")).collect())
    }

    pub(super) fn call(&self, at: usize, out: &mut Written) {
        if let Some((kind, number)) = self.0.get(&at) {
            out.empty(&format!("{kind}Reference"), &[("id", number)]);
        }
    }
}
