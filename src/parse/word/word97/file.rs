//! The head of the file: where its lists lie, and how long its texts are ([MS-DOC] 2.5).

use crate::parse::compound::{Compound, u16_at, u32_at};
use crate::parse::word::refusal::Refusal;
use std::ops::Range;

/// Where the pairs of place and length begin.
const PAIRS: usize = 0x9a;
/// Word 97.
const OLDEST: u16 = 0x00c1;

/// The lists that are read, by their number among the pairs.
#[derive(Clone, Copy)]
pub(super) enum List {
    Styles = 1,
    FootnoteCalls = 2,
    Footnotes = 3,
    Sections = 6,
    Margins = 11,
    Letters = 12,
    Lines = 13,
    Fonts = 15,
    Pieces = 33,
    Anchors = 40,
    EndnoteCalls = 46,
    Endnotes = 47,
    Drawings = 50,
    Boxes = 56,
    Lists = 73,
    Uses = 74,
}

/// A kind of text, in the order in which they lie in the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    Main = 0,
    Footnotes = 1,
    Margins = 2,
    // 3 is of macros and empty, 4 of comments
    Endnotes = 5,
    Boxes = 6,
}

/// The streams of a file.
pub(super) struct File {
    /// The text, and how it looks.
    pub(super) main: Vec<u8>,
    table: Vec<u8>,
    /// Pictures.
    pub(super) data: Vec<u8>,
}

impl File {
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        let archive = Compound::open(bytes).ok_or_else(Refusal::broken)?;
        let main = archive.stream("WordDocument").ok_or_else(Refusal::broken)?;
        if u16_at(&main, 0) != Some(0xa5ec) || u16_at(&main, 2).is_none_or(|version| version < OLDEST) {
            return Err(Refusal::older_word());
        }
        let flags = u16_at(&main, 0x0a).ok_or_else(Refusal::broken)?;
        if flags & 0x0100 != 0 {
            return Err(Refusal::encrypted());
        }
        let table =
            archive.stream(if flags & 0x0200 == 0 { "0Table" } else { "1Table" }).ok_or_else(Refusal::broken)?;
        Ok(Self { main, table, data: archive.stream("Data").unwrap_or_default() })
    }

    /// A list; empty: there is none.
    pub(super) fn list(&self, list: List) -> &[u8] {
        self.place(list).and_then(|place| self.table.get(place)).unwrap_or_default()
    }

    /// What lies behind a list.
    pub(super) fn behind(&self, list: List) -> &[u8] {
        self.place(list).and_then(|place| self.table.get(place.end..)).unwrap_or_default()
    }

    fn place(&self, list: List) -> Option<Range<usize>> {
        let pair = PAIRS + 8 * list as usize;
        let begin = usize::try_from(u32_at(&self.main, pair)?).ok()?;
        let length = usize::try_from(u32_at(&self.main, pair + 4)?).ok()?;
        (length > 0).then_some(begin..begin.checked_add(length)?)
    }

    /// The letters of a kind of text: one kind lies behind the other.
    pub(super) fn story(&self, story: Story) -> Range<usize> {
        let length = |at: usize| u32_at(&self.main, 0x4c + 4 * at).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        let begin = (0..story as usize).map(length).fold(0_usize, usize::saturating_add);
        begin..begin.saturating_add(length(story as usize))
    }
}

/// The numbers at the head of a list of places and what belongs to each, and the bytes of the latter.
pub(super) fn plc(list: &[u8], size: usize) -> (Vec<usize>, Vec<&[u8]>) {
    let count = list.len().saturating_sub(4) / (4 + size);
    let place = |at: usize| u32_at(list, 4 * at).and_then(|place| usize::try_from(place).ok());
    let places: Vec<usize> = (0..=count).map_while(place).collect();
    let entries = list.get(4 * (count + 1)..).unwrap_or_default();
    let entries = if size == 0 { vec![entries; count] } else { entries.chunks_exact(size).take(count).collect() };
    (places, entries)
}
