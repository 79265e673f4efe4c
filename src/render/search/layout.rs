//! How a segment lies in bytes: a head, the pages, their entries, and 256 slices of words by the hash of the first. Each part ends in a check
//! of its own, so that a slice can be read without the rest and damage is noticed wherever it is.
//!
//! ```text
//! head     magic, number of pages, ends of the parts, postings of each slice
//! pages    units and years by name; runs of pages: how many, whose, of which year
//! entries  href, title, context, extract of each page
//! slice    words without marks, each with its forms as written, each with its pages and what it weighs there
//! ```
//!
//! A segment may come from another machine or from a disk that lies: nothing here trusts it.

use super::quick::Quick;
use std::hash::Hasher;
use std::ops::Range;

/// Slices of words in a segment.
pub(super) const SLICES: usize = 256;
/// Pages, entries and slices.
const PARTS: usize = SLICES + 2;
/// Changes with the layout and with what words weigh.
const MAGIC: [u8; 8] = *b"ck-tim 2";
const CHECK: usize = 8;
/// Bytes of the head.
pub(super) const HEAD: usize = MAGIC.len() + 4 * (1 + PARTS + SLICES) + CHECK;

/// FNV-1a over UTF-8, 32 bits: the same few lines in the page's script.
pub(super) fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The hash that decides where a term lies: of its first word.
pub(super) fn hash_of_first(term: &str) -> u32 {
    hash(term.split(' ').next().unwrap_or_default())
}

/// The slice of a hash.
pub(super) fn slice_of(hash: u32) -> usize {
    (hash >> 24) as usize
}

/// What the head of a segment says.
#[derive(Debug)]
pub(super) struct Head {
    pub pages: u32,
    /// Of all slices.
    pub postings: u64,
    ends: Box<[u32]>,
}

impl Head {
    /// `bytes`: the first [`HEAD`] of a segment. `None`: they are none.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let inner = opened(bytes.get(..HEAD)?, PARTS)?.strip_prefix(&MAGIC)?;
        let numbers: Vec<u32> = inner.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect();
        let (pages, rest) = numbers.split_first()?;
        let (ends, postings) = rest.split_at_checked(PARTS)?;
        let in_order = ends.is_sorted() && ends.first().is_some_and(|end| *end as usize >= HEAD);
        let postings = postings.iter().map(|count| u64::from(*count)).sum();
        in_order.then(|| Self { pages: *pages, postings, ends: Box::from(ends) })
    }

    fn part(&self, part: usize) -> Range<usize> {
        let start = part.checked_sub(1).map_or(HEAD, |before| self.ends[before] as usize);
        start..self.ends[part] as usize
    }

    pub(super) fn of_pages(&self) -> Range<usize> {
        self.part(0)
    }

    pub(super) fn entries(&self) -> Range<usize> {
        self.part(1)
    }

    /// One slice after the other.
    pub(super) fn slices(&self, slices: Range<usize>) -> Range<usize> {
        self.part(2 + slices.start).start..self.part(1 + slices.end).end
    }
}

/// A segment as it is written.
pub(super) struct Writing {
    out: Vec<u8>,
    ends: Vec<u32>,
    postings: [u32; SLICES],
}

impl Writing {
    pub(super) fn new() -> Self {
        Self { out: vec![0; HEAD], ends: Vec::with_capacity(PARTS), postings: [0; SLICES] }
    }

    /// The next part; empty parts have no check.
    pub(super) fn part(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        let start = self.out.len();
        write(&mut self.out);
        if self.out.len() > start {
            let check = check(&self.out[start..], self.ends.len());
            self.out.extend_from_slice(&check);
        }
        self.ends.push(u32::try_from(self.out.len()).unwrap_or(u32::MAX));
    }

    pub(super) fn count(&mut self, slice: usize, postings: usize) {
        self.postings[slice] += u32::try_from(postings).unwrap_or(u32::MAX);
    }

    /// With its head.
    pub(super) fn finish(mut self, pages: u32) -> Vec<u8> {
        self.ends.resize(PARTS, u32::try_from(self.out.len()).unwrap_or(u32::MAX));
        let mut head = MAGIC.to_vec();
        for number in std::iter::once(&pages).chain(&self.ends).chain(&self.postings) {
            head.extend_from_slice(&number.to_le_bytes());
        }
        let check = check(&head, PARTS);
        head.extend_from_slice(&check);
        self.out[..HEAD].copy_from_slice(&head);
        self.out
    }
}

/// No two texts that differ in eight neighbouring bytes only have the same; nor has a part at another place.
fn check(bytes: &[u8], part: usize) -> [u8; CHECK] {
    let mut quick = Quick::default();
    quick.write_u64((part as u64) << 32 | bytes.len() as u64);
    quick.write(bytes);
    quick.finish().to_le_bytes()
}

/// What stands in a part, if it is as it was written.
fn opened(bytes: &[u8], part: usize) -> Option<&[u8]> {
    if bytes.is_empty() {
        return Some(bytes);
    }
    let (inner, said) = bytes.split_last_chunk::<CHECK>()?;
    (check(inner, part) == *said).then_some(inner)
}

/// Reads a part from its bytes.
pub(super) struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    pub(super) fn pages(bytes: &'b [u8]) -> Option<Self> {
        opened(bytes, 0).map(Self)
    }

    pub(super) fn entries(bytes: &'b [u8]) -> Option<Self> {
        opened(bytes, 1).map(Self)
    }

    pub(super) fn slice(bytes: &'b [u8], slice: usize) -> Option<Self> {
        opened(bytes, 2 + slice).map(Self)
    }

    pub(super) fn is_done(&self) -> bool {
        self.0.is_empty()
    }

    #[inline]
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    #[inline]
    pub(super) fn number(&mut self) -> Option<u32> {
        let mut number = 0_u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(number).ok();
            }
        }
        None
    }

    /// A number of things that follow, each of at least so many bytes.
    pub(super) fn count(&mut self, bytes_each: usize) -> Option<usize> {
        let count = self.number()? as usize;
        (count <= self.0.len() / bytes_each).then_some(count)
    }

    pub(super) fn text(&mut self) -> Option<&'b str> {
        let length = self.number()? as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        simdutf8::basic::from_utf8(text).ok()
    }
}

/// Seven bits a byte, the lowest first.
#[inline]
pub(super) fn put_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, u32::try_from(text.len()).unwrap_or(u32::MAX));
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_script() {
        assert_eq!(hash(""), 2_166_136_261);
        assert_eq!(hash("a"), 0xe40c_292c);
        assert_eq!(hash_of_first("a b"), hash("a"));
    }

    #[test]
    fn numbers_and_texts_come_back() {
        let mut out = Vec::new();
        for number in [0, 127, 128, 300, u32::MAX] {
            put_number(&mut out, number);
        }
        put_text(&mut out, "đánh giá");
        let mut reader = Reader(&out);
        assert!([0, 127, 128, 300, u32::MAX].into_iter().all(|number| reader.number() == Some(number)));
        assert_eq!(reader.text(), Some("đánh giá"));
        assert!(reader.is_done() && reader.number().is_none() && reader.text().is_none());
        assert_eq!(Reader(&[0xff, 0xff, 0xff, 0xff, 0xff, 1]).number(), None);
        assert_eq!(Reader(&[9, 1]).count(2), None);
    }
}
