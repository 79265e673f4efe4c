//! The files of the index.

use super::gather::{Entry, Gathered, Posting, hash};
use super::lists::{Cut, Lists, Written, comma_separated, list, quoted};
use super::pages::Pages;
use crate::text::fold;
use crate::theme::SearchWords;
use rayon::prelude::*;
use std::fmt::Write;

/// Bytes of one shard before compression; a query loads one for each of its words.
const SHARD_BYTES: usize = 6 * 1024;
/// The same of one unit's pages that long lists leave out.
const UNIT_SHARD_BYTES: usize = 12 * 1024;
/// Titles and extracts in one block.
const BLOCK: usize = 6;
/// A word on more than this part of all pages says nothing: a unit need not know all its pages that have it.
const COMMON: usize = 4;
/// A word of fewer letters is not looked for when a query is mistyped; nor is one of more, which no syllable has.
const SYLLABLE: std::ops::RangeInclusive<usize> = 2..=7;

/// A form of a word, as one thread gathered it.
struct Form<'g> {
    folded: String,
    written: String,
    postings: &'g [Posting],
    /// Position among its pages → position among all pages.
    numbers: &'g [u32],
}

/// Gives the files of the index of all pages, as soon as each is made and in no order: names below the search folder, and contents. How many.
pub fn index(gathered: &[Gathered], words: &SearchWords, put: impl Fn(String, Vec<u8>) + Sync) -> usize {
    let pages = Pages::of(gathered);
    if pages.entries.is_empty() {
        return 0;
    }
    let put_all = |files: Vec<(String, Vec<u8>)>| {
        let count = files.len();
        for (name, bytes) in files {
            put(name, bytes);
        }
        count
    };
    let blocks = pages.entries.par_chunks(BLOCK).enumerate().map(|chunk| put_all(vec![block(chunk)])).count();
    let mut forms: Vec<Form<'_>> = gathered
        .par_iter()
        .zip(&pages.numbers)
        .flat_map_iter(|(g, numbers)| {
            g.terms().map(|(written, postings)| Form { folded: fold(&written), written, postings, numbers })
        })
        .collect();
    forms.par_sort_unstable_by(|a, b| (&a.folded, &a.written).cmp(&(&b.folded, &b.written)));
    let terms: Vec<&[Form<'_>]> = forms.chunk_by(|a, b| a.folded == b.folded).collect();
    let lists: Vec<Lists> = terms.par_iter().with_min_len(64).map(|forms| lists(forms, &pages)).collect();
    let (shards, count) = shards(&terms, lists.iter().map(|lists| lists.bytes.len()).sum());
    let shard = |(at, terms): (usize, &Vec<usize>)| {
        let mut out = format!("congkhaiTim(\"tu/{at}\",{{").into_bytes();
        comma_separated(&mut out, terms, |out, term| out.extend_from_slice(&lists[*term].bytes));
        out.extend_from_slice(b"});\n");
        put(format!("tu/{at}.js"), out);
    };
    shards.par_iter().enumerate().for_each(shard);
    let parts: Vec<usize> = left_out(&lists, &pages)
        .into_par_iter()
        .enumerate()
        .map(|(unit, left_out)| put_all(unit_files(&terms, unit, left_out)))
        .collect();
    put("chung.js".to_owned(), common(count, &pages, &parts, words));
    put("tu-vung.js".to_owned(), vocabulary(&terms));
    blocks + shards.len() + parts.iter().sum::<usize>() + 2
}

/// Which words lie in which shard, by the hash of the first: a pair lies with its first word, so that it costs a query no file of its own.
fn shards(terms: &[&[Form<'_>]], bytes: usize) -> (Vec<Vec<usize>>, usize) {
    let count = bytes / SHARD_BYTES + 1;
    let mut shards: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, forms) in terms.iter().enumerate() {
        shards[shard_of(&forms[0].folded, count)].push(at);
    }
    (shards, count)
}

fn shard_of(term: &str, count: usize) -> usize {
    hash(term.split(' ').next().unwrap_or_default()) as usize % count
}

/// A term's lists, form by form.
fn lists(forms: &[Form<'_>], pages: &Pages<'_>) -> Lists {
    let same_written = forms.chunk_by(|a, b| a.written == b.written);
    let written = same_written.map(|same| Written {
        text: &same[0].written,
        postings: same
            .iter()
            .flat_map(|form| form.postings.iter().map(|p| pages.ranked(form.numbers[p.page()], p.weight())))
            .collect(),
    });
    Lists::of(&forms[0].folded, written, pages.entries.len() / COMMON)
}

/// `["mn-a/index.html","Trường A","Giới thiệu","Học phí 40.000 đồng"]`, one for each page.
fn block((at, entries): (usize, &[&Entry])) -> (String, Vec<u8>) {
    let mut out = format!("congkhaiTim(\"muc/{at}\",[").into_bytes();
    comma_separated(&mut out, entries, |out, Entry { page, extract, .. }| {
        out.push(b'[');
        comma_separated(out, &[&page.href, &page.title, &page.context, extract], |out, text| quoted(out, text));
        out.push(b']');
    });
    out.extend_from_slice(b"]);\n");
    (format!("muc/{at}.js"), out)
}

/// What every query needs: how many shards and pages there are, which pages are whose and of which year, the theme's words.
fn common(shards: usize, pages: &Pages<'_>, parts: &[usize], words: &SearchWords) -> Vec<u8> {
    let mut out = format!("congkhaiTim(\"chung\",{{\"tu\":{shards},\"khoi\":{BLOCK},\"trang\":{}", pages.entries.len());
    let units: Vec<(&str, u32, usize)> =
        pages.units.iter().zip(parts).map(|((unit, first), parts)| (*unit, *first, *parts)).collect();
    for (key, value) in [
        ("donVi", serde_json::to_string(&units)),
        ("nam", serde_json::to_string(&pages.years)),
        ("namCua", serde_json::to_string(&pages.runs_of_years)),
        ("loi", serde_json::to_string(words)),
    ] {
        // texts and numbers always become JSON
        let _ = write!(out, ",\"{key}\":{}", value.unwrap_or_default());
    }
    out.push_str("});\n");
    out.into_bytes()
}

/// Syllables, each with a digit that grows with the number of its pages: for queries with a slip of the finger.
fn vocabulary(terms: &[&[Form<'_>]]) -> Vec<u8> {
    let mut out = String::from("congkhaiTim(\"tu-vung\",\"");
    for forms in terms {
        let word = &forms[0].folded;
        let pages: usize = forms.iter().map(|form| form.postings.len()).sum();
        if pages > 1 && SYLLABLE.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let _ = write!(out, "{word}{} ", pages.ilog2().min(9));
        }
    }
    out.truncate(out.trim_end().len());
    out.push_str("\");\n");
    out.into_bytes()
}

/// A page that a term's list leaves out: the term, the form of it, the page.
type LeftOut = (u32, u16, Cut);

/// For each unit its pages that long lists leave out: a search within the unit misses none.
fn left_out(lists: &[Lists], pages: &Pages<'_>) -> Vec<Vec<LeftOut>> {
    let mut left_out: Vec<Vec<LeftOut>> = vec![Vec::new(); pages.units.len()];
    if left_out.len() > 1 {
        for (term, lists) in (0..).zip(lists) {
            for (form, rest) in (0..).zip(&lists.rest) {
                for posting in rest {
                    left_out[pages.unit_of(posting.page())].push((term, form, *posting));
                }
            }
        }
    }
    left_out
}

/// The files with a unit's pages that long lists leave out.
fn unit_files(terms: &[&[Form<'_>]], unit: usize, mut left_out: Vec<LeftOut>) -> Vec<(String, Vec<u8>)> {
    left_out.sort_unstable();
    let entry = |of_term: &[LeftOut]| {
        let forms = terms[of_term[0].0 as usize];
        let texts: Vec<&Form<'_>> = forms.chunk_by(|a, b| a.written == b.written).map(|same| &same[0]).collect();
        let mut out = Vec::new();
        quoted(&mut out, &forms[0].folded);
        out.extend_from_slice(b":{");
        let written: Vec<&[LeftOut]> = of_term.chunk_by(|a, b| a.1 == b.1).collect();
        comma_separated(&mut out, &written, |out, same| {
            let postings: Vec<Cut> = same.iter().map(|(_, _, posting)| *posting).collect();
            list(out, &texts[usize::from(same[0].1)].written, &postings);
        });
        out.push(b'}');
        (forms[0].folded.as_str(), out)
    };
    let entries: Vec<(&str, Vec<u8>)> = left_out.chunk_by(|a, b| a.0 == b.0).map(entry).collect();
    let count = entries.iter().map(|(_, bytes)| bytes.len()).sum::<usize>().div_ceil(UNIT_SHARD_BYTES);
    let file = |at| {
        let here: Vec<_> = entries.iter().filter(|(term, _)| shard_of(term, count) == at).collect();
        let mut out = format!("congkhaiTim(\"don-vi/{unit}-{at}\",{{").into_bytes();
        comma_separated(&mut out, &here, |out, (_, bytes)| out.extend_from_slice(bytes));
        out.extend_from_slice(b"});\n");
        (format!("don-vi/{unit}-{at}.js"), out)
    };
    (0..count).map(file).collect()
}
