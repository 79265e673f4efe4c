//! How paragraphs stand: style, list, and which part of a table they end ([MS-DOC] 2.6.2, 2.6.3).

use super::changes::{Change, ROW, changes};
use super::file::File;
use super::row::Row;
use super::written::Written;
use crate::parse::compound::{u16_at, u32_at};
use crate::parse::word::properties::UNTOLD_LIST;

/// Tables within tables beyond this are taken for one.
const DEEPEST: u32 = 16;
/// Lists are numbered from 1 to this. Beyond it there is one number for all lists of Word 95, and the negatives of numbers, whose paragraphs keep
/// their own indents ([MS-DOC] 2.6.2, sprmPIlfo).
const MOST_LISTS: u16 = 0x7fe;
const OF_WORD_95: u16 = 0x7ff;
const FIRST_NEGATIVE: u16 = 0xf802;

/// What is said of a paragraph.
#[derive(Clone, Default)]
pub(super) struct Lines {
    pub(super) style: u16,
    align: Option<u8>,
    outline: Option<u8>,
    list: Option<u16>,
    level: Option<u8>,
    in_table: bool,
    depth: u32,
    /// It is the mark of the end of a row, not a paragraph.
    pub(super) ends_row: bool,
    /// It is the last of a cell of a table within a table.
    pub(super) ends_inner_cell: bool,
    pub(super) row: Row,
}

impl Lines {
    /// Those of a paragraph that only names its style.
    pub(super) fn of(style: u16) -> Self {
        Self { style, ..Self::default() }
    }

    /// Takes changes; gives back how many bytes of them lay elsewhere.
    pub(super) fn take(&mut self, bytes: &[u8], file: &File) -> usize {
        let mut elsewhere = 0;
        for change in changes(bytes) {
            // more than a page can hold lies among the pictures
            if matches!(change.code, 0x6645 | 0x6646) {
                let aside = aside(change, file).unwrap_or_default();
                elsewhere += aside.len();
                changes(aside).for_each(|change| self.change(change));
            } else {
                self.change(change);
            }
        }
        elsewhere
    }

    fn change(&mut self, change: Change<'_>) {
        match change.code {
            0x4600 => self.style = change.word(),
            0x2403 | 0x2461 => self.align = Some(change.byte()),
            0x2640 => self.outline = Some(change.byte()),
            0x460b => self.list = Some(change.word()),
            0x260a => self.level = Some(change.byte()),
            0x2416 => self.in_table = change.byte() != 0,
            0x6649 => self.depth = u32_at(change.value, 0).unwrap_or(0),
            0x2417 | 0x244c => self.ends_row = change.byte() != 0,
            0x244b => self.ends_inner_cell = change.byte() != 0,
            ROW | 0xd62b | 0x5624 => self.row.take(change),
            _ => {}
        }
    }

    /// How many tables it stands in.
    pub(super) fn depth(&self) -> usize {
        self.depth.max(u32::from(self.in_table)).min(DEEPEST) as usize
    }

    /// What stands within `w:pPr`, the style aside.
    pub(super) fn tell(&self, out: &mut Written) {
        if self.list.is_some() || self.level.is_some() {
            out.within("numPr", &[], |out| {
                self.level.into_iter().for_each(|level| out.val("ilvl", level));
                self.list.into_iter().for_each(|list| match list {
                    OF_WORD_95 => out.val("numId", UNTOLD_LIST),
                    FIRST_NEGATIVE.. => out.val("numId", list.wrapping_neg()),
                    // what was a list once
                    _ if list > MOST_LISTS => out.val("numId", 0),
                    _ => out.val("numId", list),
                });
            });
        }
        match self.align {
            Some(1) => out.val("jc", "center"),
            Some(2) => out.val("jc", "right"),
            Some(_) => out.val("jc", "left"),
            None => {}
        }
        if let Some(level) = self.outline {
            out.val("outlineLvl", level);
        }
    }
}

fn aside<'f>(change: Change<'_>, file: &'f File) -> Option<&'f [u8]> {
    let at = usize::try_from(u32_at(change.value, 0)?).ok()?;
    let length = usize::from(u16_at(file.data.get(at..)?, 0)?);
    file.data.get(at + 2..at + 2 + length)
}
