//! For each unit its pages that long lists leave out: a search within the unit misses none.

use super::layout::{SLICES, hash_of_first};
use super::lists::{Cut, comma_separated, list, quoted, script};
use super::pages::{Pages, UnitPages};
use super::quick::Quick;
use super::slices::each;
use super::stored::{Damaged, Put, Segments};
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

/// Bytes of one unit's shard before compression.
const SHARD_BYTES: usize = 12 * 1024;

/// Forms of words whose lists leave pages out, and the last page that is in.
pub(super) type CutForms = HashMap<Box<str>, Cut, BuildHasherDefault<Quick>>;

/// Writes for each unit which pages it has, and what lists leave out of them. A site of one unit needs neither.
pub(super) fn put_units(segments: &dyn Segments, pages: &Pages, cut: &CutForms, put: Put<'_>) -> Result<(), Damaged> {
    if pages.units.len() < 2 {
        return Ok(());
    }
    // the portal's pages are no unit that a reader may choose
    let units: Vec<(&String, &UnitPages)> = pages.units.iter().filter(|(unit, _)| !unit.is_empty()).collect();
    units.into_par_iter().try_for_each(|(name, unit)| {
        let mut left_out = Vec::new();
        if !cut.is_empty() {
            for (segment, of_unit) in &unit.places {
                read(segments, *segment, of_unit, pages, cut, &mut left_out).ok_or(Damaged(*segment))?;
            }
        }
        let shards = shards(name, left_out);
        let mut ranges: Vec<[u32; 2]> = unit.ranges.iter().map(|range| [range.start, range.end]).collect();
        ranges.sort_unstable();
        let file = format!("don-vi/{name}");
        let said = serde_json::json!({ "tu": shards.len(), "trang": ranges });
        put(format!("{file}.js"), script(&file, |out| out.extend_from_slice(said.to_string().as_bytes())));
        for (name, bytes) in shards {
            put(name, bytes);
        }
        Ok(())
    })
}

/// What a list leaves out: the word without marks, as written, the pages.
type LeftOut = (String, String, Vec<Cut>);

/// What lists leave out of a unit's pages in a segment.
fn read(
    segments: &dyn Segments,
    segment: usize,
    of_unit: &Range<u32>,
    pages: &Pages,
    cut: &CutForms,
    left_out: &mut Vec<LeftOut>,
) -> Option<()> {
    let head = &pages.heads[segment];
    let all = head.slices(0..SLICES);
    let bytes = segments.get(segment, all.clone())?;
    for slice in 0..SLICES {
        let place = head.slices(slice..slice + 1);
        let bytes = bytes.get(place.start - all.start..place.end - all.start)?;
        each(bytes, slice, head.pages, |folded, written, postings| {
            let Some(last) = cut.get(written) else { return };
            let postings = postings.iter().filter(|(page, _)| of_unit.contains(page));
            let postings = postings.map(|(page, weight)| pages.ranked(segment, *page, *weight));
            let postings: Vec<Cut> = postings.filter(|posting| posting > last).collect();
            if !postings.is_empty() {
                left_out.push((folded.to_owned(), written.to_owned(), postings));
            }
        })?;
    }
    Some(())
}

/// The files with a unit's pages that long lists leave out.
fn shards(unit: &str, mut left_out: Vec<LeftOut>) -> Vec<(String, Vec<u8>)> {
    left_out.sort_unstable();
    let entry = |of_word: &[LeftOut]| {
        let mut out = Vec::new();
        quoted(&mut out, &of_word[0].0);
        out.extend_from_slice(b":{");
        let forms: Vec<&[LeftOut]> = of_word.chunk_by(|a, b| a.1 == b.1).collect();
        comma_separated(&mut out, &forms, |out, same| {
            let mut postings: Vec<Cut> = same.iter().flat_map(|(_, _, postings)| postings).copied().collect();
            postings.sort_unstable();
            list(out, &same[0].1, &postings);
        });
        out.push(b'}');
        (hash_of_first(&of_word[0].0) as usize, out)
    };
    let entries: Vec<(usize, Vec<u8>)> = left_out.chunk_by(|a, b| a.0 == b.0).map(entry).collect();
    let count = entries.iter().map(|(_, bytes)| bytes.len()).sum::<usize>().div_ceil(SHARD_BYTES);
    let file = |at| {
        let here: Vec<_> = entries.iter().filter(|(hash, _)| hash % count == at).collect();
        let name = format!("don-vi/{unit}/{at}");
        (
            format!("{name}.js"),
            script(&name, |out| {
                out.push(b'{');
                comma_separated(out, &here, |out, (_, bytes)| out.extend_from_slice(bytes));
                out.push(b'}');
            }),
        )
    };
    (0..count).map(file).collect()
}
