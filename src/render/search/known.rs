//! Words that have been met, by number: each run of letters is read once and known again by its bytes.

use super::layout::hash;
use super::phrases::Phrases;
use super::quick::Quick;
use super::words;
use crate::text::fold;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::ops::Range;

/// What decides whether a word makes a pair with the one before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nature {
    /// Its number among the words of the theme's phrases; 0: it is in none.
    pub in_phrases: u16,
    /// It is more than a letter and no number.
    pub plain: bool,
}

/// A word that has been met.
#[derive(Debug)]
pub(super) struct Word {
    /// In lower case, as written.
    pub text: Box<str>,
    /// Without marks.
    pub folded: Box<str>,
    /// Of the folded word.
    pub hash: u32,
    nature: Nature,
}

/// Runs and words that have been met.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub words: Vec<Word>,
    /// Run → which of `lists` it gives; runs of up to 15 bytes are numbers themselves.
    short: HashMap<u128, Range<u32>, BuildHasherDefault<Quick>>,
    long: HashMap<Box<str>, Range<u32>>,
    /// Word → its position in `words`.
    by_text: HashMap<Box<str>, u32>,
    /// The words of all runs, one run behind the other.
    lists: Vec<u32>,
}

impl Known {
    /// Where the words of a run stand in [`Known::word`].
    pub(super) fn run(&mut self, run: &str, phrases: &Phrases) -> Range<u32> {
        let short = packed(run);
        let known = short.map_or_else(|| self.long.get(run), |short| self.short.get(&short));
        if let Some(list) = known {
            return list.clone();
        }
        let start = self.lists.len();
        words::each(run, |word| {
            let at = self.by_text.get(word).copied().unwrap_or_else(|| {
                let at = number(self.words.len());
                let folded = fold(word).into_boxed_str();
                let plain = word.len() > 1 && !word.contains(|c: char| c.is_ascii_digit());
                let nature = Nature { in_phrases: phrases.word(&folded), plain };
                self.words.push(Word { text: Box::from(word), hash: hash(&folded), folded, nature });
                self.by_text.insert(Box::from(word), at);
                at
            });
            self.lists.push(at);
        });
        let list = number(start)..number(self.lists.len());
        match short {
            Some(short) => self.short.insert(short, list.clone()),
            None => self.long.insert(Box::from(run), list.clone()),
        };
        list
    }

    pub(super) fn nature(&self, word: u32) -> Nature {
        self.words[word as usize].nature
    }

    /// The word at a place of a run's range, as a position in `words`.
    pub(super) fn word(&self, at: u32) -> u32 {
        self.lists[at as usize]
    }
}

/// A position among things that are fewer than four thousand million.
pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A run of up to 15 bytes as a number: its bytes and, in the last, its length. Read as two numbers that may overlap, since copying so few
/// bytes costs more than all else here.
fn packed(run: &str) -> Option<u128> {
    let bytes = run.as_bytes();
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

/// Two words side by side, by their positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair(pub u32, pub u32);

impl Hash for Pair {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(u64::from(self.0) << 32 | u64::from(self.1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_run_is_its_bytes_and_its_length() {
        for word in ["", "a", "đ", "học", "năm", "giáo", "36/2017", "8bytes..", "nghiêng", "15-bytes-of-all"] {
            let mut bytes = [0; 16];
            bytes[..word.len()].copy_from_slice(word.as_bytes());
            bytes[15] = u8::try_from(word.len()).unwrap();
            assert_eq!(packed(word), Some(u128::from_le_bytes(bytes)), "{word}");
        }
        assert_eq!(packed("sixteen bytes...."), None);
    }

    #[test]
    fn a_run_is_known_again() {
        let (mut known, phrases) = (Known::default(), Phrases::default());
        for run in ["Học", "học", "HỌC", "36/2017/TT-BGDĐT", "Học"] {
            let list = known.run(run, &phrases);
            let found: Vec<&str> = list.map(|at| known.words[known.word(at) as usize].text.as_ref()).collect();
            assert_eq!(found, words::all(run), "{run}");
        }
        assert_eq!(known.words.len(), 7);
    }
}
