//! The files of the index.

use super::gather::{Entry, Gathered, Posting, hash};
use crate::text::fold;
use rayon::prelude::*;
use std::cmp::Reverse;

/// Bytes of one shard before compression; a query loads one for each of its words.
const SHARD_BYTES: usize = 8 * 1024;
/// Titles and openings in one block.
const BLOCK: usize = 12;
/// A word on more pages than this is kept for the pages where it weighs most.
const MAX_POSTINGS: usize = 400;
/// A pair of words only lifts pages that its words have found: it needs fewer.
const MAX_PAIR_POSTINGS: usize = 100;

/// A form of a word, as one thread gathered it.
struct Form<'g> {
    folded: String,
    written: &'g str,
    postings: &'g [Posting],
    /// Position among its pages → position among all pages.
    numbers: &'g [u32],
}

/// The index of all pages: names below the search folder and contents, in the order of the names' kinds.
pub fn index(gathered: &[Gathered]) -> Vec<(String, Vec<u8>)> {
    let mut pages: Vec<(usize, usize, &Entry)> = gathered
        .iter()
        .enumerate()
        .flat_map(|(thread, g)| g.pages.iter().enumerate().map(move |(at, entry)| (thread, at, entry)))
        .collect();
    pages.sort_unstable_by_key(|(_, _, entry)| entry.order);
    if pages.is_empty() {
        return Vec::new();
    }
    let mut numbers: Vec<Vec<u32>> = gathered.iter().map(|g| vec![0; g.pages.len()]).collect();
    for (number, (thread, at, _)) in (0..).zip(&pages) {
        numbers[*thread][*at] = number;
    }
    let mut forms: Vec<Form<'_>> = gathered
        .par_iter()
        .zip(&numbers)
        .flat_map_iter(|(g, numbers)| {
            g.words.iter().map(|(written, postings)| Form { folded: fold(written), written, postings, numbers })
        })
        .collect();
    forms.par_sort_unstable_by(|a, b| (&a.folded, a.written).cmp(&(&b.folded, b.written)));
    let words: Vec<&[Form<'_>]> = forms.chunk_by(|a, b| a.folded == b.folded).collect();
    let entries: Vec<Vec<u8>> = words.par_iter().with_min_len(64).map(|forms| entry(forms)).collect();
    let count = entries.iter().map(Vec::len).sum::<usize>() / SHARD_BYTES + 1;
    let mut shards: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, forms) in words.iter().enumerate() {
        // a pair lies with its first word, so that it costs a query no file of its own
        let first = forms[0].folded.split(' ').next().unwrap_or_default();
        shards[hash(first) as usize % count].push(at);
    }
    let shard = |(at, words): (usize, &Vec<usize>)| {
        let mut out = format!("congkhaiTim(\"tu/{at}\",{{").into_bytes();
        comma_separated(&mut out, words, |out, word| out.extend_from_slice(&entries[*word]));
        out.extend_from_slice(b"});\n");
        (format!("tu/{at}.js"), out)
    };
    let block = |(at, pages): (usize, &[(usize, usize, &Entry)])| {
        let mut out = format!("congkhaiTim(\"muc/{at}\",[").into_bytes();
        comma_separated(&mut out, pages, |out, (_, _, Entry { page, opening, .. })| {
            out.push(b'[');
            comma_separated(out, &[&page.href, &page.title, &page.context, opening], |out, text| quoted(out, text));
            out.push(b']');
        });
        out.extend_from_slice(b"]);\n");
        (format!("muc/{at}.js"), out)
    };
    let common = format!("congkhaiTim(\"chung\",{{\"tu\":{count},\"khoi\":{BLOCK},\"trang\":{}}});\n", pages.len());
    let mut files = vec![("chung.js".to_owned(), common.into_bytes())];
    files.par_extend(shards.par_iter().enumerate().map(shard));
    files.par_extend(pages.par_chunks(BLOCK).enumerate().map(block));
    files
}

/// `"danh":{"đánh":[8,3,12,1,5,…],"danh":[…]}`: a weight, how many pages have it, and these pages, each as the distance from the one before;
/// the heaviest first.
fn entry(forms: &[Form<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    quoted(&mut out, &forms[0].folded);
    out.extend_from_slice(b":{");
    let most = if forms[0].folded.contains(' ') { MAX_PAIR_POSTINGS } else { MAX_POSTINGS };
    let written: Vec<&[Form<'_>]> = forms.chunk_by(|a, b| a.written == b.written).collect();
    comma_separated(&mut out, &written, |out, same| {
        quoted(out, same[0].written);
        out.extend_from_slice(b":[");
        let mut heaviest: Vec<(Reverse<u32>, u32)> = same
            .iter()
            .flat_map(|form| {
                form.postings.iter().map(|posting| (Reverse(posting.weight()), form.numbers[posting.page()]))
            })
            .collect();
        if heaviest.len() > most {
            heaviest.select_nth_unstable(most);
            heaviest.truncate(most);
        }
        heaviest.sort_unstable();
        let numbers: Vec<u32> = heaviest.chunk_by(|a, b| a.0 == b.0).flat_map(steps).collect();
        let mut digits = itoa::Buffer::new();
        comma_separated(out, &numbers, |out, number| out.extend_from_slice(digits.format(*number).as_bytes()));
        out.push(b']');
    });
    out.push(b'}');
    out
}

/// Pages of one weight as the index writes them.
fn steps(pages: &[(Reverse<u32>, u32)]) -> impl Iterator<Item = u32> {
    let head = [pages[0].0.0, u32::try_from(pages.len()).unwrap_or(0), pages[0].1];
    head.into_iter().chain(pages.windows(2).map(|pair| pair[1].1 - pair[0].1))
}

fn comma_separated<T>(out: &mut Vec<u8>, items: &[T], mut write: impl FnMut(&mut Vec<u8>, &T)) {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write(out, item);
    }
}

/// As a string of JSON.
fn quoted(out: &mut Vec<u8>, text: &str) {
    // writing to memory does not fail
    let _ = serde_json::to_writer(out, text);
}
