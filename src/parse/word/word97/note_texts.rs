//! The texts of footnotes and endnotes, as the parts that hold them.

use super::document::Document;
use super::file::{List, Story, plc};
use super::progress::Progress;
use super::written::Written;
use crate::parse::word::refusal::Refusal;

impl Document<'_> {
    /// The kinds of notes with their parts.
    pub(super) fn note_texts(&self, progress: &mut Progress) -> Result<Vec<(&'static str, Written)>, Refusal> {
        let kinds = [
            ("footnotes", "footnote", List::Footnotes, Story::Footnotes),
            ("endnotes", "endnote", List::Endnotes, Story::Endnotes),
        ];
        let mut parts = Vec::new();
        for (part, element, list, story) in kinds {
            let mut out = Written::default();
            out.open(part, &[]);
            for (letters, number) in self.texts(list, story).zip(1..) {
                let note = self.story(story, letters, progress)?;
                out.within(element, &[("id", &number)], |out| out.take(&note));
                out.bounded()?;
            }
            out.close(part);
            parts.push((part, out));
        }
        Ok(parts)
    }

    /// The letters of each text of a kind, whose ends a list names.
    pub(super) fn texts(&self, list: List, story: Story) -> impl Iterator<Item = std::ops::Range<usize>> {
        let (places, _) = plc(self.file.list(list), 0);
        let all = self.file.story(story);
        let behind = places.clone().into_iter().skip(1);
        places
            .into_iter()
            .zip(behind)
            .map(move |(begin, end)| all.start.saturating_add(begin)..all.start.saturating_add(end).min(all.end))
    }
}
