//! Where findings stand, as programs want it: file, line and column, or the place within a workbook or Word file.

use super::{Diagnostic, SourceTexts};
use crate::text::LineIndex;
use std::collections::BTreeMap;

/// Looks up lines; a file's lines are counted once.
pub(super) struct Placing<'s> {
    sources: &'s dyn SourceTexts,
    indexes: BTreeMap<String, LineIndex<'s>>,
}

/// The place of a finding.
pub(super) struct Placed<'d> {
    pub(super) file: &'d str,
    /// Line and column, from 1, in code points; `None`: the file is not text.
    pub(super) at: Option<(usize, usize)>,
    /// `trang “chinh”, ô B2` and the like.
    pub(super) inside: Option<String>,
}

impl<'s> Placing<'s> {
    pub(super) fn new(sources: &'s dyn SourceTexts) -> Self {
        Self { sources, indexes: BTreeMap::new() }
    }

    pub(super) fn of<'d>(&mut self, finding: &'d Diagnostic) -> Placed<'d> {
        let file = finding.place.file.as_ref();
        if !self.indexes.contains_key(file)
            && let Some(text) = self.sources.source_text(file)
        {
            self.indexes.insert(file.to_owned(), LineIndex::new(text));
        }
        let index = self.indexes.get(file);
        let shown = finding.place.shown();
        let inside = shown.strip_prefix(file).map(|rest| rest.trim_start_matches(',').trim());
        Placed {
            file,
            at: index.map(|index| index.line_column(finding.place.span.start as usize)),
            inside: inside.filter(|inside| !inside.is_empty()).map(str::to_owned),
        }
    }
}
