//! A segment: the words of one part of the site, in bytes that are the same whichever threads took its pages in whatever order.

use super::gather::{Entry, Lexicon, Posting, SegmentBuilder};
use super::known::{Pair, Word, number};
use super::layout::{SLICES, Writing, put_number, put_text, slice_of};
use std::collections::BTreeSet;

/// A term of one builder.
struct Term<'l> {
    hash: u32,
    first: &'l Word,
    /// Of a pair.
    second: Option<&'l Word>,
    postings: &'l [Posting],
}

impl<'l> Term<'l> {
    fn folded(&self) -> (&'l str, &'l str) {
        (&self.first.folded, self.second.map_or("", |second| &second.folded))
    }

    fn written(&self) -> (&'l str, &'l str) {
        (&self.first.text, self.second.map_or("", |second| &second.text))
    }
}

impl SegmentBuilder {
    /// Makes a part's segment of what several threads took of it, and gives back what they know for the next part.
    pub fn finish(mut builders: Vec<Self>) -> (Vec<u8>, Vec<Lexicon>) {
        renumber(&mut builders);
        let mut entries: Vec<&Entry> = builders.iter().flat_map(|builder| &builder.pages).collect();
        entries.sort_unstable_by_key(|entry| place(entry));
        let mut terms: Vec<Term<'_>> = builders.iter().flat_map(Self::terms).collect();
        terms.sort_unstable_by(|a, b| {
            a.hash.cmp(&b.hash).then_with(|| (a.folded(), a.written()).cmp(&(b.folded(), b.written())))
        });
        let mut writing = Writing::new();
        writing.part(|out| put_pages(out, &entries));
        writing.part(|out| put_entries(out, &entries));
        let mut rest = terms.as_slice();
        for slice in 0..SLICES {
            let (here, others) = rest.split_at(rest.partition_point(|term| slice_of(term.hash) <= slice));
            rest = others;
            writing.count(slice, here.iter().map(|term| term.postings.len()).sum());
            writing.part(|out| here.chunk_by(|a, b| a.folded() == b.folded()).for_each(|forms| put_term(out, forms)));
        }
        let bytes = writing.finish(number(entries.len()));
        (bytes, builders.into_iter().map(|builder| builder.lexicon.for_next()).collect())
    }

    fn terms(&self) -> impl Iterator<Item = Term<'_>> {
        let word = |at: u32| &self.lexicon.known.words[at as usize];
        let of_words = self.of_words.chunk_by(|a, b| a.word() == b.word()).map(move |postings| {
            let first = word(postings[0].word());
            Term { hash: first.hash, first, second: None, postings }
        });
        let of_pairs = self.of_pairs.chunk_by(|a, b| a.word() == b.word()).map(move |postings| {
            let Pair(first, second) = self.lexicon.pairs[postings[0].word() as usize];
            Term { hash: word(first).hash, first: word(first), second: Some(word(second)), postings }
        });
        of_words.chain(of_pairs)
    }
}

/// Gives all pages their numbers in the part, and sorts postings by word and page.
fn renumber(builders: &mut [SegmentBuilder]) {
    let all: Vec<Vec<u32>> = {
        let mut places: Vec<_> = builders.iter().flat_map(|builder| builder.pages.iter().map(place)).collect();
        places.sort_unstable();
        let number = |entry: &Entry| number(places.partition_point(|before| *before < place(entry)));
        builders.iter().map(|builder| builder.pages.iter().map(number).collect()).collect()
    };
    for (builder, numbers) in builders.iter_mut().zip(all) {
        let SegmentBuilder { of_words, of_pairs, lexicon, .. } = builder;
        *of_words = by_word(of_words, lexicon.known.words.len(), &numbers);
        *of_pairs = by_word(of_pairs, lexicon.pairs.len(), &numbers);
    }
}

/// Postings, which come page by page, by word and then by the page's new number; there are so many `words`. Counted into their places
/// instead of sorted.
fn by_word(postings: &[Posting], words: usize, numbers: &[u32]) -> Vec<Posting> {
    let pages = postings.chunk_by(|a, b| a.page() == b.page());
    let mut pages: Vec<(u32, &[Posting])> =
        pages.map(|of_page| (numbers[of_page[0].page() as usize], of_page)).collect();
    pages.sort_unstable_by_key(|(number, _)| *number);
    let mut places = vec![0; words];
    for posting in postings {
        places[posting.word() as usize] += 1;
    }
    let mut before = 0;
    for place in &mut places {
        before += std::mem::replace(place, before);
    }
    let mut sorted = postings.to_vec();
    for (number, of_page) in pages {
        for posting in of_page {
            let place = &mut places[posting.word() as usize];
            sorted[*place] = posting.on(number);
            *place += 1;
        }
    }
    sorted
}

/// Where a page stands in its part.
fn place(entry: &Entry) -> (u32, &str) {
    (entry.order, &entry.page.href)
}

/// Units and years by name, and runs of pages.
fn put_pages(out: &mut Vec<u8>, entries: &[&Entry]) {
    let units: BTreeSet<&str> = entries.iter().map(|entry| entry.page.unit.as_str()).collect();
    let years: BTreeSet<&str> = entries.iter().filter_map(|entry| entry.page.year.as_deref()).collect();
    for names in [&units, &years] {
        put_number(out, number(names.len()));
        for name in names {
            put_text(out, name);
        }
    }
    let place = |names: &BTreeSet<&str>, name: &str| number(names.range(..name).count());
    for run in entries.chunk_by(|a, b| (&a.page.unit, &a.page.year) == (&b.page.unit, &b.page.year)) {
        put_number(out, number(run.len()));
        put_number(out, place(&units, &run[0].page.unit));
        put_number(out, run[0].page.year.as_ref().map_or(0, |year| place(&years, year) + 1));
    }
}

fn put_entries(out: &mut Vec<u8>, entries: &[&Entry]) {
    for Entry { page, extract, .. } in entries {
        for text in [&page.href, &page.title, &page.context, extract] {
            put_text(out, text);
        }
    }
}

/// A word without marks (or a pair), its forms, and the pages of each: each page as the distance from the one before, with a weight.
fn put_term(out: &mut Vec<u8>, terms: &[Term<'_>]) {
    let joined = |(first, second): (&str, &str)| {
        if second.is_empty() { first.to_owned() } else { [first, second].join(" ") }
    };
    let folded = joined(terms[0].folded());
    put_text(out, &folded);
    let forms: Vec<&[Term<'_>]> = terms.chunk_by(|a, b| a.written() == b.written()).collect();
    put_number(out, number(forms.len()));
    for same in forms {
        let written = joined(same[0].written());
        put_text(out, if written == folded { "" } else { &written });
        // most forms come from one builder, which has them in order
        let mut merged = Vec::new();
        let postings = if let [one] = same {
            one.postings
        } else {
            merged.extend(same.iter().flat_map(|term| term.postings));
            merged.sort_unstable_by_key(|posting: &Posting| posting.page());
            &merged
        };
        put_number(out, number(postings.len()));
        let mut before = 0;
        for posting in postings {
            put_number(out, posting.page() - before);
            before = posting.page();
            out.push(posting.weight());
        }
    }
}
