//! How letters and paragraphs look: stretches of the main stream, each with what is changed of its style, in pages of 512 bytes ([MS-DOC] 2.9.33,
//! 2.9.174).

use super::file::{File, List, plc};
use crate::parse::compound::{u16_at, u32_at};
use std::ops::Range;

const PAGE: usize = 512;

/// Stretches by where they begin.
pub(super) struct Runs<'f>(Vec<(Range<usize>, &'f [u8])>);

impl<'f> Runs<'f> {
    pub(super) fn of_letters(file: &'f File) -> Self {
        Self::read(file, List::Letters, 1, |page, at| {
            let length = usize::from(*page.get(at)?);
            page.get(at + 1..at + 1 + length)
        })
    }

    /// What is given back begins with the number of the style.
    pub(super) fn of_lines(file: &'f File) -> Self {
        Self::read(file, List::Lines, 13, |page, at| {
            let (begin, length) = match usize::from(*page.get(at)?) {
                0 => (at + 2, 2 * usize::from(*page.get(at + 1)?)),
                words => (at + 1, 2 * words - 1),
            };
            page.get(begin..begin + length)
        })
    }

    fn read(file: &'f File, list: List, size: usize, said: fn(&'f [u8], usize) -> Option<&'f [u8]>) -> Self {
        let (_, pages) = plc(file.list(list), 4);
        let mut runs = Vec::new();
        // each page counts once
        for number in pages.iter().take(file.main.len() / PAGE + 1).filter_map(|entry| u32_at(entry, 0)) {
            let begin = (number & 0x003f_ffff) as usize * PAGE;
            let Some(page) = file.main.get(begin..begin + PAGE) else { continue };
            let count = page.last().map_or(0, |count| usize::from(*count));
            for at in 0..count {
                let place = |at: usize| u32_at(page, 4 * at).and_then(|place| usize::try_from(place).ok());
                let (Some(from), Some(to)) = (place(at), place(at + 1)) else { break };
                let Some(offset) = page.get(4 * (count + 1) + size * at) else { break };
                let own = if *offset == 0 { None } else { said(page, 2 * usize::from(*offset)) };
                runs.push((from..to, own.unwrap_or_default()));
            }
        }
        runs.sort_by_key(|(place, _)| place.start);
        Self(runs)
    }

    /// What is said of a place in the main stream, and where that ends.
    pub(super) fn at(&self, place: usize) -> Option<(&'f [u8], usize)> {
        let behind = self.0.partition_point(|(run, _)| run.start <= place);
        let (run, said) = self.0.get(behind.checked_sub(1)?)?;
        run.contains(&place).then_some((*said, run.end))
    }

    /// Where the next stretch begins.
    pub(super) fn next(&self, place: usize) -> Option<usize> {
        self.0.get(self.0.partition_point(|(run, _)| run.start <= place)).map(|(run, _)| run.start)
    }
}

/// The number of a paragraph's style, and what it changes of that.
pub(super) fn styled(said: &[u8]) -> (u16, &[u8]) {
    (u16_at(said, 0).unwrap_or(0), said.get(2..).unwrap_or_default())
}
