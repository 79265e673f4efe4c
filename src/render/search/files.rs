//! The files of the index.

use super::blocks::{BLOCK, put_blocks};
use super::layout::{Head, SLICES};
use super::lists::script;
use super::pages::Pages;
use super::shards::{buckets, put_bucket};
use super::slices::Slice;
use super::stored::{Damaged, Put, Segments};
use super::units::{CutForms, put_units};
use crate::theme::SearchWords;
use rayon::prelude::*;
use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Of a larger site a syllable counts as one if it stands on more than a part of all pages: slips come once or twice.
const RARE: usize = 50_000;

/// Gives the files of the index of all pages, as soon as each is made and in no order: names below the search folder, and contents. How many.
///
/// `budget`: so many bytes of the segments' words are in memory at once, or one bucket's, if that has more. It changes no file.
///
/// # Errors
///
/// A segment cannot be read or is damaged; files that were given are worth nothing then.
pub fn index(
    segments: &dyn Segments,
    words: &SearchWords,
    budget: usize,
    put: impl Fn(String, Vec<u8>) + Sync,
) -> Result<usize, Damaged> {
    let files = AtomicUsize::new(0);
    let put: Put<'_> = &|name, bytes| {
        files.fetch_add(1, Ordering::Relaxed);
        put(name, bytes);
    };
    let pages = Pages::of(segments)?;
    if pages.count() == 0 {
        return Ok(0);
    }
    put_blocks(segments, &pages, put)?;
    let put_words = put_words(segments, &pages, budget, put)?;
    put_units(segments, &pages, &put_words.cut, put)?;
    put("chung.js".to_owned(), common(&put_words.shards, &pages, words));
    put("tu-vung.js".to_owned(), vocabulary(put_words.syllables, pages.count()));
    Ok(files.into_inner())
}

/// What the rest of the index needs to know of the words.
#[derive(Default)]
struct PutWords {
    /// By bucket.
    shards: Vec<usize>,
    cut: CutForms,
    syllables: Vec<(String, usize)>,
}

/// Writes the lists of all words, some buckets after the other.
fn put_words(segments: &dyn Segments, pages: &Pages, budget: usize, put: Put<'_>) -> Result<PutWords, Damaged> {
    let buckets = buckets(pages.heads.iter().map(|head| head.postings).sum());
    let slices = SLICES / buckets;
    let bytes = |bucket: usize| -> usize {
        pages.heads.iter().map(|head| head.slices(bucket * slices..(bucket + 1) * slices).len()).sum()
    };
    let (mut done, mut first) = (PutWords::default(), 0);
    while done.shards.len() < buckets {
        let start = done.shards.len();
        let mut end = start + 1;
        let mut room = budget.saturating_sub(bytes(start));
        while end < buckets && bytes(end) <= room {
            room -= bytes(end);
            end += 1;
        }
        let mut read = read(segments, pages, start * slices..end * slices)?;
        for bucket in read.chunks_mut(slices) {
            let count = put_bucket(bucket, first, put);
            first += count;
            done.shards.push(count);
            for slice in bucket {
                done.cut.extend(std::mem::take(&mut slice.cut));
                done.syllables.append(&mut slice.syllables);
            }
        }
    }
    Ok(done)
}

/// Slices of all segments, as lists.
fn read(segments: &dyn Segments, pages: &Pages, slices: Range<usize>) -> Result<Vec<Slice>, Damaged> {
    let get = |(at, head): (usize, &Head)| segments.get(at, head.slices(slices.clone())).ok_or(Damaged(at));
    let stored: Vec<Cow<'_, [u8]>> = pages.heads.par_iter().enumerate().map(get).collect::<Result<_, _>>()?;
    let list = |slice: usize| {
        let here = stored.iter().zip(&pages.heads).enumerate().map(|(at, (bytes, head))| {
            let (all, here) = (head.slices(slices.clone()), head.slices(slice..slice + 1));
            (at, bytes.get(here.start - all.start..here.end - all.start).unwrap_or_default())
        });
        Slice::of(slice, here, pages)
    };
    slices.clone().into_par_iter().map(list).collect()
}

/// What every query needs: how many shards and pages there are, which pages are of which year, the theme's words.
fn common(shards: &[usize], pages: &Pages, words: &SearchWords) -> Vec<u8> {
    let mut out = format!("{{\"khoi\":{BLOCK},\"trang\":{}", pages.count());
    for (key, value) in [
        ("tu", serde_json::to_string(&shards)),
        ("nam", serde_json::to_string(&pages.years)),
        ("namCua", serde_json::to_string(&pages.runs_of_years)),
        ("loi", serde_json::to_string(words)),
    ] {
        // texts and numbers always become JSON
        let _ = write!(out, ",\"{key}\":{}", value.unwrap_or_default());
    }
    out.push('}');
    script("chung", |file| file.extend_from_slice(out.as_bytes()))
}

/// Syllables, each with a digit that grows with the number of its pages: for queries with a slip of the finger.
fn vocabulary(mut syllables: Vec<(String, usize)>, pages: usize) -> Vec<u8> {
    syllables.sort_unstable();
    let mut out = String::from("\"");
    for (word, pages) in syllables.iter().filter(|(_, count)| *count > 1 + pages / RARE) {
        let _ = write!(out, "{word}{} ", pages.ilog2().min(9));
    }
    out.truncate(out.trim_end().len());
    out.push('"');
    script("tu-vung", |file| file.extend_from_slice(out.as_bytes()))
}
