//! The texts of a file, each a stretch of its letters, as paragraphs and tables.

use super::document::Document;
use super::file::{List, Story, plc};
use super::progress::Progress;
use super::sign::{CELL, MARK, PAGE};
use super::tables::Tables;
use super::written::Written;
use crate::parse::word::refusal::Refusal;
use std::collections::BTreeSet;
use std::ops::Range;

impl Document<'_> {
    /// Some letters of a kind of text as the elements of a body.
    pub(super) fn story(
        &self,
        story: Story,
        letters: Range<usize>,
        progress: &mut Progress,
    ) -> Result<Written, Refusal> {
        let (sections, _) = plc(self.file.list(List::Sections), 12);
        let sections: BTreeSet<usize> =
            if story == Story::Main { sections.into_iter().collect() } else { BTreeSet::new() };
        self.spend(letters.len())?;
        let mut tables = Tables::default();
        let mut begin = letters.start;
        for at in letters.clone() {
            let Some(letter) = self.pieces.letter(at) else { break };
            let ends = matches!(letter, MARK | CELL) || letter == PAGE && sections.contains(&(at + 1));
            if !ends {
                continue;
            }
            let lines = self.lines_at(at)?;
            let text =
                if lines.ends_row { Written::default() } else { self.paragraph(story, begin..at, &lines, progress)? };
            tables.push(&text, &lines, letter)?;
            begin = at + 1;
        }
        if begin < letters.end {
            let lines = self.lines_at(letters.end - 1)?;
            let text = self.paragraph(story, begin..letters.end, &lines, progress)?;
            tables.push(&text, &lines, MARK)?;
        }
        tables.finish()
    }
}
