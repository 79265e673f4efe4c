//! The phrases that the theme's words of the search are made of: they are known wherever they stand, not in headings alone.

use super::quick::Quick;
use super::words;
use crate::text::fold;
use crate::theme::SearchWords;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

/// Words and pairs of words, without marks.
#[derive(Debug, Default)]
pub struct Phrases {
    /// Word → its number, from 1 on.
    words: HashMap<String, u16>,
    /// Both numbers in one.
    pairs: HashSet<u32, BuildHasherDefault<Quick>>,
}

impl Phrases {
    /// Those of a theme.
    pub fn of(theme: &SearchWords) -> Self {
        let mut phrases = Self::default();
        for phrase in theme.phrases() {
            let numbers: Vec<u16> = words::all(phrase).iter().map(|word| phrases.number(fold(word))).collect();
            phrases.pairs.extend(numbers.windows(2).map(|pair| both(pair[0], pair[1])));
        }
        phrases
    }

    fn number(&mut self, word: String) -> u16 {
        let next = u16::try_from(self.words.len() + 1).unwrap_or(0);
        *self.words.entry(word).or_insert(next)
    }

    /// The number of a word without marks; 0: it is in no phrase.
    pub(super) fn word(&self, folded: &str) -> u16 {
        self.words.get(folded).copied().unwrap_or(0)
    }

    /// Whether two words, by their numbers, stand side by side in a phrase.
    pub(super) fn has(&self, first: u16, second: u16) -> bool {
        first != 0 && second != 0 && self.pairs.contains(&both(first, second))
    }
}

fn both(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}
