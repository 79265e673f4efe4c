//! Titles and extracts, some pages in one file.

use super::known::number;
use super::layout::Reader;
use super::lists::{comma_separated, quoted, script};
use super::pages::Pages;
use super::stored::{Damaged, Put, Segments};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Titles and extracts in one block.
pub(super) const BLOCK: u32 = 6;
/// Segments whose entries are in memory at once.
const AT_ONCE: usize = 32;

/// Blocks that still miss entries: their number → entries as they are written, by their number.
type Open = BTreeMap<u32, BTreeMap<u32, Vec<u8>>>;

/// Writes the entries of all pages: `["mn-a/index.html","Trường A","Giới thiệu","Học phí 40.000 đồng"]`, one for each.
pub(super) fn put_blocks(segments: &dyn Segments, pages: &Pages, put: Put<'_>) -> Result<(), Damaged> {
    let last = number(pages.count());
    let mut open = Open::new();
    let all: Vec<usize> = (0..segments.count()).collect();
    for some in all.chunks(AT_ONCE) {
        let read = |at: &usize| entries(segments, *at, pages).ok_or(Damaged(*at));
        let entries: Vec<Vec<(u32, Vec<u8>)>> = some.par_iter().map(read).collect::<Result<_, _>>()?;
        for (page, entry) in entries.into_iter().flatten() {
            open.entry(page / BLOCK).or_default().insert(page, entry);
        }
        let is_full =
            |block: u32, entries: &BTreeMap<u32, Vec<u8>>| number(entries.len()) == BLOCK.min(last - block * BLOCK);
        let (full, rest): (Open, Open) =
            std::mem::take(&mut open).into_iter().partition(|(block, entries)| is_full(*block, entries));
        open = rest;
        full.into_par_iter().for_each(|(at, entries)| {
            let entries: Vec<Vec<u8>> = entries.into_values().collect();
            let name = format!("muc/{at}");
            let script = script(&name, |out| {
                out.push(b'[');
                comma_separated(out, &entries, |out, entry| out.extend_from_slice(entry));
                out.push(b']');
            });
            put(format!("{name}.js"), script);
        });
    }
    Ok(())
}

/// The entries of a segment with their numbers.
pub(super) fn entries(segments: &dyn Segments, at: usize, pages: &Pages) -> Option<Vec<(u32, Vec<u8>)>> {
    let head = &pages.heads[at];
    let bytes = segments.get(at, head.entries())?;
    let mut reader = Reader::entries(&bytes)?;
    let mut entry = |page| {
        let texts = [reader.text()?, reader.text()?, reader.text()?, reader.text()?];
        let mut out = Vec::with_capacity(texts.iter().map(|text| text.len() + 4).sum());
        out.push(b'[');
        comma_separated(&mut out, &texts, |out, text| quoted(out, text));
        out.push(b']');
        Some((pages.number(at, page), out))
    };
    let entries = (0..head.pages).map(&mut entry).collect::<Option<Vec<_>>>()?;
    reader.is_done().then_some(entries)
}
