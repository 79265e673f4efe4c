//! All that is looked up while the texts of a file are told.

use super::boxes::Boxes;
use super::file::File;
use super::fonts::Fonts;
use super::letters::Letters;
use super::lines::Lines;
use super::notes::Notes;
use super::pieces::Pieces;
use super::runs::{Runs, styled};
use super::styles::Styles;
use crate::parse::word::refusal::Refusal;
use std::cell::Cell;

/// Letters, and bytes of what is said of their look, that are looked at before a file is refused: one may say the same thing of each letter at
/// great length. A file of 240 pages has half a mebibyte.
const MOST_WORK: usize = 32 << 20;

/// See the module.
pub(super) struct Document<'f> {
    pub(super) file: &'f File,
    pub(super) pieces: Pieces,
    letters: Runs<'f>,
    lines: Runs<'f>,
    pub(super) fonts: Fonts,
    pub(super) styles: Styles,
    pub(super) notes: Notes,
    pub(super) boxes: Boxes,
    /// Bytes that may still be looked at.
    left: Cell<usize>,
}

impl<'f> Document<'f> {
    pub(super) fn read(file: &'f File) -> Result<Self, Refusal> {
        Ok(Self {
            file,
            pieces: Pieces::read(file)?,
            letters: Runs::of_letters(file),
            lines: Runs::of_lines(file),
            fonts: Fonts::read(file),
            styles: Styles::read(file),
            notes: Notes::read(file),
            boxes: Boxes::read(file),
            left: Cell::new(MOST_WORK),
        })
    }

    pub(super) fn spend(&self, bytes: usize) -> Result<(), Refusal> {
        let left = self.left.get().checked_sub(bytes);
        self.left.set(left.ok_or_else(|| Refusal::too_large("cách trình bày ghi quá nhiều"))?);
        Ok(())
    }

    /// How the paragraph stands that a letter ends.
    pub(super) fn lines_at(&self, at: usize) -> Result<Lines, Refusal> {
        let said = self.pieces.place(at).and_then(|(place, ..)| self.lines.at(place));
        let (style, own) = styled(said.map_or(&[], |(said, _)| said));
        let mut lines = Lines::of(style);
        for changes in [own, self.pieces.changes(at)] {
            let aside = lines.take(changes, self.file);
            self.spend(changes.len() + aside)?;
        }
        Ok(lines)
    }

    /// How a letter looks, and the first letter behind it that may look otherwise.
    pub(super) fn look(&self, at: usize, style: u16) -> Result<(Letters, usize), Refusal> {
        let mut look = Letters::default();
        let Some((place, width, left)) = self.pieces.place(at) else { return Ok((look, at + 1)) };
        let above = self.styles.heavy_and_slanted(style);
        let (said, end) = match self.letters.at(place) {
            Some((said, end)) => (said, Some(end)),
            None => (&[][..], self.letters.next(place)),
        };
        for changes in [said, self.pieces.changes(at)] {
            self.spend(changes.len())?;
            look.take(changes, above);
        }
        let same = end.map_or(left, |end| end.saturating_sub(place).div_ceil(width));
        Ok((look, at + same.min(left)))
    }
}
