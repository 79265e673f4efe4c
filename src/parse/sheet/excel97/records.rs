//! What a stream of `.xls` is made of: records of a kind, and texts in them that go on from one record to the next.

use crate::parse::compound::u16_at;

const CONTINUE: u16 = 0x003c;

/// One record with those that continue it.
pub(super) struct Record<'b> {
    pub(super) kind: u16,
    pub(super) data: &'b [u8],
    /// What continues it.
    pub(super) more: Vec<&'b [u8]>,
}

/// Records from a place on.
pub(super) struct Records<'b> {
    bytes: &'b [u8],
    pub(super) at: usize,
}

impl<'b> Records<'b> {
    pub(super) fn from(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn one(&mut self) -> Option<(u16, &'b [u8])> {
        let (kind, length) = (u16_at(self.bytes, self.at)?, usize::from(u16_at(self.bytes, self.at + 2)?));
        let data = self.bytes.get(self.at + 4..self.at + 4 + length)?;
        self.at += 4 + length;
        Some((kind, data))
    }
}

impl<'b> Iterator for Records<'b> {
    type Item = Record<'b>;

    fn next(&mut self) -> Option<Record<'b>> {
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while u16_at(self.bytes, self.at) == Some(CONTINUE) {
            let Some((_, data)) = self.one() else { break };
            more.push(data);
        }
        Some(Record { kind, data, more })
    }
}

/// Reads texts from a record and what continues it.
pub(super) struct Texts<'r, 'b> {
    record: &'r Record<'b>,
    part: usize,
    at: usize,
}

impl<'r, 'b> Texts<'r, 'b> {
    pub(super) fn from(record: &'r Record<'b>, at: usize) -> Self {
        Self { record, part: 0, at }
    }

    fn here(&self) -> Option<&'b [u8]> {
        let part = if self.part == 0 { self.record.data } else { self.record.more.get(self.part - 1)? };
        Some(part.get(self.at..).unwrap_or_default())
    }

    fn byte(&mut self) -> Option<u8> {
        loop {
            if let Some(byte) = self.here()?.first() {
                self.at += 1;
                return Some(*byte);
            }
            self.part += 1;
            self.at = 0;
        }
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        let mut number = 0;
        for at in 0..bytes {
            number |= usize::from(self.byte()?) << (8 * at);
        }
        Some(number)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let here = self.here()?.len().min(bytes);
            self.at += here;
            bytes -= here;
            if bytes > 0 {
                self.part += 1;
                self.at = 0;
            }
        }
        Some(())
    }

    /// A text behind its length, which takes so many bytes.
    pub(super) fn text(&mut self, length_bytes: u32) -> Option<String> {
        let length = self.number(length_bytes)?;
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let phonetic = if flags & 4 == 0 { 0 } else { self.number(4)? };
        let text = self.letters(length, flags & 1 == 1)?;
        self.skip(4 * runs)?;
        self.skip(phonetic)?;
        Some(text)
    }

    /// Letters of one or two bytes; a record that continues them says anew which.
    fn letters(&mut self, mut left: usize, mut wide: bool) -> Option<String> {
        let mut letters: Vec<u16> = Vec::new();
        while left > 0 {
            let here = self.here()?;
            let width = if wide { 2 } else { 1 };
            let count = (here.len() / width).min(left);
            letters.extend(here[..count * width].chunks_exact(width).map(|c| match c {
                [low, high] => u16::from_le_bytes([*low, *high]),
                c => u16::from(c[0]),
            }));
            left -= count;
            self.at += count * width;
            if left > 0 {
                self.part += 1;
                self.at = 1;
                let continued = *self.record.more.get(self.part - 1)?;
                wide = continued.first()? & 1 == 1;
            }
        }
        Some(String::from_utf16_lossy(&letters))
    }
}
