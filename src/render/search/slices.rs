//! A slice of the words of all segments, as lists.

use super::layout::{Reader, hash, hash_of_first, slice_of};
use super::lists::{Cut, Lists, Written};
use super::pages::Pages;
use super::quick::Quick;
use super::stored::Damaged;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::ops::Range;

/// A word on more than this part of all pages says nothing: a unit need not know all its pages that have it.
const COMMON: usize = 4;
/// A word of fewer letters is not looked for when a query is mistyped; nor is one of more, which no syllable has.
const SYLLABLE: std::ops::RangeInclusive<usize> = 2..=7;

/// A word (or a pair) in a slice.
pub(super) struct Term {
    /// Of the first word.
    pub hash: u32,
    /// The same of the second word of a pair.
    pub second: Option<u32>,
    /// How it is written without marks, and its whole entry without the last brace: places in [`Slice::bytes`].
    pub key: Range<usize>,
    pub entry: Range<usize>,
}

/// The words of a slice, sorted as they are written without marks.
#[derive(Default)]
pub(super) struct Slice {
    pub bytes: Vec<u8>,
    pub terms: Vec<Term>,
    /// See [`Lists::cut`].
    pub cut: Vec<(Box<str>, Cut)>,
    /// Syllables and on how many pages each stands.
    pub syllables: Vec<(String, usize)>,
}

/// A word as it is written.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Form<'s> {
    folded: &'s str,
    written: &'s str,
}

impl Hash for Form<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // how it is folded follows from it, but for segments that are none
        self.written.hash(state);
    }
}

impl Slice {
    /// `stored`: the slice as each segment has it.
    pub(super) fn of<'s>(
        slice: usize,
        stored: impl Iterator<Item = (usize, &'s [u8])>,
        pages: &Pages,
    ) -> Result<Self, Damaged> {
        // most forms stand in most segments: they are known again instead of sorted
        let mut forms: HashMap<Form<'s>, Vec<Cut>, BuildHasherDefault<Quick>> = HashMap::default();
        for (segment, bytes) in stored {
            each(bytes, slice, pages.heads[segment].pages, |folded, written, list| {
                let ranked = list.iter().map(|(page, weight)| pages.ranked(segment, *page, *weight));
                forms.entry(Form { folded, written }).or_default().extend(ranked);
            })
            .ok_or(Damaged(segment))?;
        }
        let mut forms: Vec<(Form<'s>, Vec<Cut>)> = forms.into_iter().collect();
        forms.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut out = Self::default();
        for forms in forms.chunk_by_mut(|(a, _), (b, _)| a.folded == b.folded) {
            out.add(forms, pages.count());
        }
        Ok(out)
    }

    /// A word with its forms.
    fn add(&mut self, forms: &mut [(Form<'_>, Vec<Cut>)], pages: usize) {
        let folded = forms[0].0.folded;
        let written =
            forms.iter_mut().map(|(form, postings)| Written { text: form.written, postings: std::mem::take(postings) });
        let lists = Lists::of(folded, written, pages / COMMON);
        let start = self.bytes.len();
        self.bytes.extend_from_slice(&lists.bytes);
        let (first, second) = folded.split_once(' ').map_or((folded, None), |(first, second)| (first, Some(second)));
        self.terms.push(Term {
            hash: hash(first),
            second: second.map(hash),
            key: start + 1..start + 1 + folded.len(),
            entry: start..self.bytes.len(),
        });
        self.cut.extend(lists.cut);
        let is_syllable = SYLLABLE.contains(&folded.len()) && folded.bytes().all(|byte| byte.is_ascii_lowercase());
        if lists.pages > 1 && is_syllable {
            self.syllables.push((folded.to_owned(), lists.pages));
        }
    }
}

/// Gives each form of a segment's slice: without marks, as written, its pages and what it weighs there. `None`: the slice is damaged.
pub(super) fn each<'s>(
    bytes: &'s [u8],
    slice: usize,
    pages: u32,
    mut take: impl FnMut(&'s str, &'s str, &[(u32, u8)]),
) -> Option<()> {
    let mut reader = Reader::slice(bytes, slice)?;
    let mut postings = Vec::new();
    while !reader.is_done() {
        let folded = reader.text()?;
        if slice_of(hash_of_first(folded)) != slice {
            return None;
        }
        for _ in 0..reader.count(2)? {
            let written = reader.text()?;
            let mut page = 0_u32;
            postings.clear();
            for _ in 0..reader.count(2)? {
                page = page.checked_add(reader.number()?).filter(|page| *page < pages)?;
                postings.push((page, reader.byte()?));
            }
            take(folded, if written.is_empty() { folded } else { written }, &postings);
        }
    }
    Some(())
}
