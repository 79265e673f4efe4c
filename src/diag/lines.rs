//! The lines of sources, counted once a file.

use super::SourceTexts;
use crate::text::LineIndex;
use std::collections::BTreeMap;

/// Looks up where lines begin.
pub(super) struct Lines<'s> {
    sources: &'s dyn SourceTexts,
    known: BTreeMap<String, LineIndex<'s>>,
}

impl<'s> Lines<'s> {
    pub(super) fn new(sources: &'s dyn SourceTexts) -> Self {
        Self { sources, known: BTreeMap::new() }
    }

    /// Those of a file; `None`: it is not text.
    pub(super) fn of(&mut self, file: &str) -> Option<&LineIndex<'s>> {
        if !self.known.contains_key(file)
            && let Some(text) = self.sources.source_text(file)
        {
            self.known.insert(file.to_owned(), LineIndex::new(text));
        }
        self.known.get(file)
    }
}
