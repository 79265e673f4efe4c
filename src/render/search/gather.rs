//! Pages and their words, gathered while pages are printed.

use super::text::{Opening, between_entities, pieces};
use super::words;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A page to be found.
#[derive(Clone, Debug)]
pub struct SearchPage {
    /// Relative to the root of the site.
    pub href: String,
    /// The page's title, as results show it.
    pub title: String,
    /// What kind of page: `Biểu mẫu 02`, `Tiêu chí 1.10`.
    pub kind: String,
    /// Unit, section: what tells equal titles apart.
    pub context: String,
}

/// What a word weighs in a title.
const TITLE_WEIGHT: u16 = 12;
/// What a word weighs in the line above a title.
const KIND_WEIGHT: u16 = 7;
/// What more often than this adds nothing.
const MAX_COUNT: u16 = 8;

/// Pages that one thread has gathered.
#[derive(Debug, Default)]
pub struct Gathered {
    pub(super) pages: Vec<Entry>,
    /// Forms as written, and the pages that have them.
    pub(super) words: Vec<(Box<str>, Vec<Posting>)>,
    /// Word → its position in `words`; short ones are numbers themselves.
    short: HashMap<u128, usize, BuildHasherDefault<Quick>>,
    long: HashMap<Box<str>, usize>,
    /// Of the page at work: weight of each word, and the words that have one.
    weights: Vec<u16>,
    touched: Vec<usize>,
    run: String,
}

/// A page in the index.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where it stands among all pages of the site.
    pub(super) order: (u32, u32),
    pub(super) page: SearchPage,
    pub(super) opening: String,
}

/// A page (a position in `pages`) and what a word weighs on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting(u32);

impl Posting {
    fn new(page: usize, weight: u16) -> Self {
        Self(u32::try_from(page).unwrap_or(0) << 8 | u32::from(weight.min(0xff)))
    }

    pub(super) fn page(self) -> usize {
        (self.0 >> 8) as usize
    }

    pub(super) fn weight(self) -> u32 {
        self.0 & 0xff
    }
}

impl Gathered {
    /// Takes a printed page; `order` decides where it stands among equals.
    pub fn add(&mut self, order: (u32, u32), page: SearchPage, html: &str) {
        let mut opening = Opening::default();
        let mut run = std::mem::take(&mut self.run);
        pieces(html, |piece, inline| {
            opening.push(piece, inline);
            between_entities(piece, |text| {
                words::each(text, &mut run, |word| {
                    let weight = self.weight(word);
                    *weight = (*weight + 1).min(MAX_COUNT);
                });
            });
        });
        self.run = run;
        for (head, weight) in [(&page.title, TITLE_WEIGHT), (&page.kind, KIND_WEIGHT)] {
            let head = words::all(head);
            for word in &head {
                *self.weight(word) += weight;
            }
            // words that stand side by side in a title: `danh gia` finds Đánh giá before gia đình
            for pair in head.windows(2) {
                *self.weight(&pair.join(" ")) += weight;
            }
        }
        let at = self.pages.len();
        for word in self.touched.drain(..) {
            let weight = std::mem::take(&mut self.weights[word]);
            self.words[word].1.push(Posting::new(at, weight));
        }
        self.pages.push(Entry { order, page, opening: opening.finish() });
    }

    /// What a word weighs on the page at work.
    fn weight(&mut self, word: &str) -> &mut u16 {
        let short = packed(word);
        let known = short.map_or_else(|| self.long.get(word), |short| self.short.get(&short)).copied();
        let at = known.unwrap_or_else(|| {
            let at = self.words.len();
            match short {
                Some(short) => self.short.insert(short, at),
                None => self.long.insert(Box::from(word), at),
            };
            self.words.push((Box::from(word), Vec::new()));
            self.weights.push(0);
            at
        });
        if self.weights[at] == 0 {
            self.touched.push(at);
        }
        &mut self.weights[at]
    }
}

/// A word of up to 15 bytes as a number: its bytes and, in the last, its length. Read as two numbers that may overlap, since copying so few
/// bytes costs more than all else here.
fn packed(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let length = u8::try_from(bytes.len()).ok().filter(|length| *length < 16)?;
    let number = if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        u128::from(u64::from_le_bytes(*first)) | u128::from(u64::from_le_bytes(*last)) << (8 * (length - 8))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        u128::from(u32::from_le_bytes(*first)) | u128::from(u32::from_le_bytes(*last)) << (8 * (length - 4))
    } else {
        bytes.iter().rev().fold(0, |number, byte| number << 8 | u128::from(*byte))
    };
    Some(number | u128::from(length) << 120)
}

/// FNV-1a over UTF-8, 32 bits: the same few lines in the page's script.
pub(super) fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Quick for numbers: each half is folded in by a multiplication.
#[derive(Debug, Default)]
pub(super) struct Quick(u64);

impl Quick {
    fn mix(&mut self, eight: u64) {
        self.0 = (self.0.rotate_left(26) ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Quick {
    #[inline]
    fn write_u128(&mut self, number: u128) {
        let bytes = number.to_le_bytes();
        for half in bytes.as_chunks::<8>().0 {
            self.mix(u64::from_le_bytes(*half));
        }
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.mix(u64::from(*byte));
        }
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_word_is_its_bytes_and_its_length() {
        for word in ["", "a", "đ", "học", "năm", "giáo", "36/2017", "8bytes..", "nghiêng", "15-bytes-of-all"] {
            let mut bytes = [0; 16];
            bytes[..word.len()].copy_from_slice(word.as_bytes());
            bytes[15] = u8::try_from(word.len()).unwrap();
            assert_eq!(packed(word), Some(u128::from_le_bytes(bytes)), "{word}");
        }
        assert_eq!(packed("sixteen bytes...."), None);
    }

    #[test]
    fn the_hash_is_that_of_the_script() {
        assert_eq!(hash(""), 2_166_136_261);
        assert_eq!(hash("a"), 0xe40c_292c);
    }
}
