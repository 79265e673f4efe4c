//! Lists of words in files: shards by the hash of the first word, in buckets by its highest bits.
//!
//! A bucket is some neighbouring slices; how many buckets there are follows from the number of postings, how many shards a bucket has from the
//! bytes of its lists. So a bucket's files can be written when its lists are made, before the next bucket's.

use super::layout::SLICES;
use super::lists::{comma_separated, quoted, script};
use super::slices::{Slice, Term};
use super::stored::Put;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Bytes of one shard before compression; a query loads one for each of its words.
const SHARD_BYTES: usize = 6 * 1024;
/// Pairs with the same first word lie apart from it if they have more bytes: a query needs few of them.
const PAIRS_BYTES: usize = 6 * 1024;
/// Postings that a bucket has at least, if there is more than one.
const BUCKET_POSTINGS: u64 = 350_000;

/// How many buckets: a power of two.
pub(super) fn buckets(postings: u64) -> usize {
    let wanted = usize::try_from(postings / BUCKET_POSTINGS).unwrap_or(SLICES).clamp(1, SLICES);
    1 << wanted.ilog2()
}

/// Lists of a bucket that lie in one file.
type File<'s> = (String, Vec<Entry<'s>>);

/// A term's lists, and in how many files the pairs lie that begin with it, if not beside it.
struct Entry<'s> {
    key: &'s [u8],
    lists: &'s [u8],
    apart: Option<usize>,
}

/// Writes the files of a bucket; the first shard has the number `first`. How many shards.
pub(super) fn put_bucket(slices: &[Slice], first: usize, put: Put<'_>) -> usize {
    let mut by_hash: BTreeMap<u32, Vec<(&Term, Entry<'_>)>> = BTreeMap::new();
    for slice in slices {
        for term in &slice.terms {
            let (key, lists) = (&slice.bytes[term.key.clone()], &slice.bytes[term.entry.clone()]);
            by_hash.entry(term.hash).or_default().push((term, Entry { key, lists, apart: None }));
        }
    }
    let (mut apart, mut seconds): (Vec<File<'_>>, Vec<(String, Vec<u8>)>) = Default::default();
    for (hash, terms) in &mut by_hash {
        let bytes: usize = terms.iter().filter(|(term, _)| term.second.is_some()).map(|(_, e)| e.lists.len()).sum();
        if bytes > PAIRS_BYTES {
            let (pairs, words): (Vec<_>, Vec<_>) =
                std::mem::take(terms).into_iter().partition(|(term, _)| term.second.is_some());
            seconds.push(second_words(*hash, &pairs));
            let files = pair_files(*hash, bytes / SHARD_BYTES + 1, pairs);
            *terms = words;
            for (_, entry) in terms {
                entry.apart = Some(files.len());
            }
            apart.extend(files);
        }
    }
    let bytes: usize = by_hash.values().flatten().map(|(_, entry)| entry.lists.len()).sum();
    let count = bytes / SHARD_BYTES + 1;
    let mut shards: Vec<File<'_>> = (first..first + count).map(|at| (format!("tu/{at}"), Vec::new())).collect();
    for (term, entry) in by_hash.into_values().flatten() {
        shards[term.hash as usize % count].1.push(entry);
    }
    for (name, bytes) in seconds {
        put(name, bytes);
    }
    shards.into_par_iter().chain(apart).for_each(|(name, entries)| put(format!("{name}.js"), lists(&name, entries)));
    count
}

/// The pairs of a first word in files by the hash of the second.
fn pair_files<'s>(first: u32, count: usize, pairs: Vec<(&Term, Entry<'s>)>) -> Vec<File<'s>> {
    let mut files: Vec<File<'s>> = (0..count).map(|at| (format!("doi/{first}-{at}"), Vec::new())).collect();
    for (term, entry) in pairs {
        files[term.second.unwrap_or_default() as usize % count].1.push(entry);
    }
    files
}

/// What stands behind a first word somewhere: for queries with a slip of the finger.
fn second_words(first: u32, pairs: &[(&Term, Entry<'_>)]) -> (String, Vec<u8>) {
    let mut words: Vec<&[u8]> =
        pairs.iter().filter_map(|(_, e)| e.key.splitn(2, |byte| *byte == b' ').nth(1)).collect();
    words.sort_unstable();
    words.dedup();
    let name = format!("doi/{first}");
    let said = words.join(&b' ');
    (format!("{name}.js"), script(&name, |out| quoted(out, &String::from_utf8_lossy(&said))))
}

/// A file of lists.
fn lists(name: &str, mut entries: Vec<Entry<'_>>) -> Vec<u8> {
    entries.sort_unstable_by_key(|entry| entry.key);
    script(name, |out| {
        out.push(b'{');
        comma_separated(out, &entries, |out, entry| {
            out.extend_from_slice(entry.lists);
            if let Some(files) = entry.apart {
                out.extend_from_slice(format!(",\" \":{files}").as_bytes());
            }
            out.push(b'}');
        });
        out.push(b'}');
    })
}
