//! Pages of a part and their words, gathered while pages are printed.

use super::extract::Extract;
use super::known::{Known, Nature, Pair, number};
use super::phrases::Phrases;
use super::quick::Quick;
use super::text::{Piece, between_entities, pieces};
use super::words;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// A page to be found.
#[derive(Clone, Debug)]
pub struct SearchPage {
    /// Relative to the root of the site.
    pub href: String,
    /// The page's title, as results show it.
    pub title: String,
    /// What kind of page: `Biểu mẫu 02`, `Tiêu chí 1.10`.
    pub kind: String,
    /// Unit, section, year: with the kind, what tells equal titles apart.
    pub context: String,
    /// Folder of the unit; empty: the portal's.
    pub unit: String,
    /// The year that it tells of: `2024-2025`, or `2023` of a budget.
    pub year: Option<String>,
    /// It lists other pages: what its headings and rows name stands there.
    pub lists: bool,
}

/// What a word weighs in the line above a title.
const KIND_WEIGHT: u16 = 8;
/// What a word weighs in the name of the unit, of a page above.
const CONTEXT_WEIGHT: u16 = 3;
/// What a word weighs in a heading, the first cell of a row, a term.
const LABEL_WEIGHT: u16 = 6;
/// More than this of one kind adds nothing.
const MOST_IN_TEXT: u16 = 8;
const MOST_IN_LABELS: u16 = 20;

/// What a word weighs in a title of so many words: the fewer, the more.
fn title_weight(words: usize) -> u16 {
    16 + 72 / u16::try_from(words).unwrap_or(u16::MAX).max(3)
}

/// Words that have been met. It goes from one part of the site to the next, since what is known already costs less.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub(super) known: Known,
    /// Pairs of words, by the order in which they were met.
    pub(super) pairs: Vec<Pair>,
    pair_numbers: HashMap<Pair, u32, BuildHasherDefault<Quick>>,
    of_words: Weights,
    of_pairs: Weights,
}

impl Lexicon {
    /// More words or pairs than this are not kept for the next part: names and numbers that come once would fill the memory.
    const MOST: usize = 30_000;

    /// For the next part: itself, or a new one if it has grown large.
    pub(super) fn for_next(self) -> Self {
        if self.known.words.len().max(self.pairs.len()) > Self::MOST { Self::default() } else { self }
    }
}

/// Pages of one part of the site, as one thread takes them from the press.
#[derive(Debug, Default)]
pub struct SegmentBuilder {
    pub(super) lexicon: Lexicon,
    pub(super) pages: Vec<Entry>,
    pub(super) of_words: Vec<Posting>,
    pub(super) of_pairs: Vec<Posting>,
}

/// A page in the index.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where it stands among the pages of its part.
    pub(super) order: u32,
    pub(super) page: SearchPage,
    pub(super) extract: String,
}

/// What words weigh on the page at work.
#[derive(Debug, Default)]
struct Weights {
    weights: Vec<u16>,
    touched: Vec<u32>,
}

/// A word (or a pair), a page and what the word weighs on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting {
    word: u32,
    /// The page, and in the lowest byte the weight.
    place: u32,
}

impl Posting {
    fn new(word: u32, page: u32, weight: u32) -> Self {
        Self { word, place: page << 8 | weight.min(0xff) }
    }

    pub(super) fn word(self) -> u32 {
        self.word
    }

    pub(super) fn page(self) -> u32 {
        self.place >> 8
    }

    /// From 1 to 255.
    pub(super) fn weight(self) -> u8 {
        self.place.to_le_bytes()[0]
    }

    /// The same of another number of the page.
    pub(super) fn on(self, page: u32) -> Self {
        Self::new(self.word, page, u32::from(self.weight()))
    }
}

impl Weights {
    /// Adds to what a word weighs on the page at work, as long as that is below `most`.
    #[inline]
    fn add(&mut self, word: u32, weight: u16, most: u16) {
        let at = word as usize;
        if at >= self.weights.len() {
            self.weights.resize(at + 1, 0);
        }
        let now = &mut self.weights[at];
        if *now == 0 {
            self.touched.push(word);
        }
        if *now < most {
            *now += weight;
        }
    }

    /// The page at work is done.
    fn finish(&mut self, page: u32, strength: &Strength, out: &mut Vec<Posting>) {
        for word in self.touched.drain(..) {
            let weight = std::mem::take(&mut self.weights[word as usize]);
            out.push(Posting::new(word, page, strength.of(weight)));
        }
    }
}

/// What a weight is worth on a page of so many words: the more, the slower it grows, and the less, the longer the page (as in BM25).
struct Strength([u8; 80]);

impl Strength {
    /// A page of so many words: nothing is long below this.
    const SHORT: u32 = 400;

    fn on_page_of(words: u32) -> Self {
        let half = 10 + words.saturating_sub(Self::SHORT).min(6000) / 150;
        let worth = |weight: u32| u8::try_from(255 * weight / (weight + half)).unwrap_or(u8::MAX).max(1);
        Self(std::array::from_fn(|weight| worth(number(weight))))
    }

    fn of(&self, weight: u16) -> u32 {
        u32::from(self.0[usize::from(weight).min(self.0.len() - 1)])
    }
}

/// The word before the one at work, if it stands in the same line.
type Before = Option<(u32, Nature)>;

impl SegmentBuilder {
    /// Without pages; `lexicon` makes it quicker, and nothing else depends on it.
    pub fn new(lexicon: Lexicon) -> Self {
        Self { lexicon, ..Self::default() }
    }

    /// Takes a printed page; `order` decides where it stands in its part, and no two have the same.
    pub fn add(&mut self, order: u32, page: SearchPage, html: &str, phrases: &Phrases) {
        let (mut extract, mut facts) = (Extract::default(), Vec::new());
        let (mut before, mut count) = (None, 0);
        pieces(html, |piece| {
            // a heading that repeats the title says nothing new
            if piece.label && piece.text == page.title {
                return;
            }
            // the facts about a page come last in what is shown of it
            if piece.fact {
                facts.push(piece);
            } else {
                extract.push(piece);
            }
            let label = piece.label && !page.lists;
            count += self.lexicon.piece(Piece { label, ..piece }, &mut before, phrases);
        });
        for fact in facts {
            extract.push(fact);
        }
        let title_weight = title_weight(page.title.split_whitespace().count());
        for (head, weight) in [(&page.title, title_weight), (&page.kind, KIND_WEIGHT), (&page.context, CONTEXT_WEIGHT)]
        {
            let mut before = None;
            words::runs(head, |run| {
                self.lexicon.run(run, &mut before, weight, u16::MAX, phrases, |_, _| true);
            });
        }
        let at = number(self.pages.len());
        let strength = Strength::on_page_of(count);
        self.lexicon.of_words.finish(at, &strength, &mut self.of_words);
        self.lexicon.of_pairs.finish(at, &strength, &mut self.of_pairs);
        self.pages.push(Entry { order, page, extract: extract.finish() });
    }
}

impl Lexicon {
    /// The words of a piece of text; how many runs it has.
    fn piece(&mut self, piece: Piece<'_>, before: &mut Before, phrases: &Phrases) -> u32 {
        if !piece.inline {
            *before = None;
        }
        let mut count = 0;
        let in_phrase = |first: Nature, second: Nature| phrases.has(first.in_phrases, second.in_phrases);
        between_entities(piece.text, |text| {
            words::runs(text, |run| {
                count += 1;
                if piece.label {
                    let pairs = |first: Nature, second: Nature| first.plain && second.plain || in_phrase(first, second);
                    self.run(run, before, LABEL_WEIGHT, MOST_IN_LABELS, phrases, pairs);
                } else {
                    self.run(run, before, 1, MOST_IN_TEXT, phrases, in_phrase);
                }
            });
        });
        count
    }

    /// The words of a run, and its first with the one before it if `pairs` says so.
    #[inline]
    fn run(
        &mut self,
        run: &str,
        before: &mut Before,
        weight: u16,
        most: u16,
        phrases: &Phrases,
        pairs: impl Fn(Nature, Nature) -> bool,
    ) {
        let list = self.known.run(run, phrases);
        if list.is_empty() {
            return;
        }
        let first = self.known.word(list.start);
        for at in list {
            self.of_words.add(self.known.word(at), weight, most);
        }
        let nature = self.known.nature(first);
        if let Some((word, other)) = before.replace((first, nature))
            && pairs(other, nature)
            && !words::is_serial(&self.known.words[first as usize].text)
        {
            self.add_pair(Pair(word, first), weight, most);
        }
    }

    fn add_pair(&mut self, pair: Pair, weight: u16, most: u16) {
        let at = *self.pair_numbers.entry(pair).or_insert_with(|| {
            self.pairs.push(pair);
            number(self.pairs.len() - 1)
        });
        self.of_pairs.add(at, weight, most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_worth_more_in_a_title_and_less_on_a_long_page() {
        let (short, long) = (Strength::on_page_of(100), Strength::on_page_of(5000));
        let title = title_weight(20);
        assert!(title < title_weight(3) && title_weight(3) == title_weight(1));
        assert!(short.of(1) < short.of(LABEL_WEIGHT) && short.of(MOST_IN_TEXT) < short.of(title));
        assert!(long.of(title) < short.of(title) && long.of(1) >= 1 && short.of(u16::MAX) <= 255);
    }
}
