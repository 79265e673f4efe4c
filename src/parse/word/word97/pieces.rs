//! The letters of the file, which lie in pieces: each of one or of two bytes a letter ([MS-DOC] 2.4.1).

use super::file::{File, List, plc};
use crate::parse::compound::{u16_at, u32_at};
use crate::parse::word::refusal::Refusal;
use std::ops::Range;

/// A report of 300 pages has a million.
const MOST: usize = 4 << 20;

/// Letters that one byte stands for, from 0x80 on, where they are not those of Latin-1.
const BYTES: [u16; 32] = [
    0x80, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x8e, 0x8f,
    0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x9e,
    0x178,
];

/// All letters, and where they lie.
pub(super) struct Pieces {
    letters: Vec<u16>,
    pieces: Vec<Piece>,
}

struct Piece {
    letters: Range<usize>,
    place: usize,
    is_wide: bool,
    /// What was changed of the whole piece since the file was last written anew.
    changes: Vec<u8>,
}

impl Pieces {
    pub(super) fn read(file: &File) -> Result<Self, Refusal> {
        let (changes, list) = parts(file.list(List::Pieces)).ok_or_else(Refusal::broken)?;
        let (places, entries) = plc(list, 8);
        let mut all = Self { letters: Vec::new(), pieces: Vec::new() };
        for (ends, entry) in places.windows(2).zip(entries) {
            let &[begin, end] = ends else { break };
            if begin != all.letters.len() || end < begin {
                return Err(Refusal::broken());
            }
            if end > MOST {
                return Err(Refusal::too_large(&format!("hơn {MOST} chữ")));
            }
            let place = u32_at(entry, 2).ok_or_else(Refusal::broken)?;
            let is_wide = place & 0x4000_0000 == 0;
            let place = (place & 0x3fff_ffff) as usize / if is_wide { 1 } else { 2 };
            let change =
                u16_at(entry, 6).filter(|change| change & 1 == 1).and_then(|n| changes.get(usize::from(n >> 1)));
            let changes = change.copied().unwrap_or_default().to_vec();
            all.take(file, Piece { letters: begin..end, place, is_wide, changes })?;
        }
        if all.letters.is_empty() { Err(Refusal::broken()) } else { Ok(all) }
    }

    fn take(&mut self, file: &File, piece: Piece) -> Result<(), Refusal> {
        let length = piece.letters.len() * if piece.is_wide { 2 } else { 1 };
        let end = piece.place.checked_add(length).ok_or_else(Refusal::broken)?;
        let bytes = file.main.get(piece.place..end).ok_or_else(Refusal::broken)?;
        if piece.is_wide {
            self.letters.extend(bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)));
        } else {
            self.letters.extend(bytes.iter().map(|byte| one(*byte)));
        }
        self.pieces.push(piece);
        Ok(())
    }

    pub(super) fn letter(&self, at: usize) -> Option<u16> {
        self.letters.get(at).copied()
    }

    /// Where a letter lies in the main stream, the bytes of letters like it, and how many of its piece follow.
    pub(super) fn place(&self, at: usize) -> Option<(usize, usize, usize)> {
        let piece = self.piece(at)?;
        let width = if piece.is_wide { 2 } else { 1 };
        Some((piece.place + (at - piece.letters.start) * width, width, piece.letters.end - at))
    }

    /// Changes of the piece that a letter lies in.
    pub(super) fn changes(&self, at: usize) -> &[u8] {
        self.piece(at).map_or(&[], |piece| &piece.changes)
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let behind = self.pieces.partition_point(|piece| piece.letters.end <= at);
        self.pieces.get(behind).filter(|piece| piece.letters.contains(&at))
    }
}

fn one(byte: u8) -> u16 {
    byte.checked_sub(0x80).and_then(|at| BYTES.get(usize::from(at)).copied()).unwrap_or(u16::from(byte))
}

/// The changes that pieces name, and the list of pieces.
fn parts(mut rest: &[u8]) -> Option<(Vec<&[u8]>, &[u8])> {
    let mut changes = Vec::new();
    loop {
        match rest.first()? {
            1 => {
                let length = usize::from(u16_at(rest, 1)?);
                changes.push(rest.get(3..3 + length)?);
                rest = rest.get(3 + length..)?;
            }
            2 => {
                let length = usize::try_from(u32_at(rest, 1)?).ok()?;
                return Some((changes, rest.get(5..5_usize.checked_add(length)?)?));
            }
            _ => return None,
        }
    }
}
