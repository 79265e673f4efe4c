//! Text boxes: their texts lie behind each other, and each belongs to a shape, which hangs on a letter of the main text.

use super::drawn::{Shapes, shapes};
use super::file::{File, List, Story, plc};
use crate::parse::compound::{u16_at, u32_at};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Bytes of what is said of an anchor, and of a box.
const ANCHOR: usize = 26;
const BOX: usize = 22;
/// The boxes of a file.
pub(super) struct Boxes {
    /// The shape that hangs on a letter.
    anchors: BTreeMap<usize, u32>,
    /// The letters of each box, and the shape that it belongs to.
    texts: Vec<(Range<usize>, u32)>,
    shapes: Shapes,
}

impl Boxes {
    pub(super) fn read(file: &File) -> Self {
        let (places, entries) = plc(file.list(List::Anchors), ANCHOR);
        let shape = |entry: &[u8]| u32_at(entry, 0).unwrap_or(0);
        let anchors = places.into_iter().zip(entries).map(|(at, entry)| (at, shape(entry))).collect();
        let shapes = shapes(file.list(List::Drawings));
        let all = file.story(Story::Boxes);
        let (places, entries) = plc(file.list(List::Boxes), BOX);
        let used = places.windows(2).zip(entries).filter(|(_, entry)| u16_at(entry, 8) == Some(0));
        let text = |(ends, entry): (&[usize], &[u8])| {
            let &[begin, end] = ends else { return None };
            let letters = all.start.saturating_add(begin)..all.start.saturating_add(end).min(all.end);
            let shape = u32_at(entry, 14)?;
            (!letters.is_empty()).then(|| (letters, shapes.owner(shape)))
        };
        let texts = used.filter_map(text).collect();
        Self { anchors, texts, shapes }
    }

    /// The shape that hangs on a letter, and its kind.
    pub(super) fn hung(&self, at: usize) -> Option<(u32, Option<u16>)> {
        self.anchors.get(&at).map(|shape| (*shape, self.shapes.kind(*shape)))
    }

    /// The texts of a shape.
    pub(super) fn of(&self, shape: u32) -> impl Iterator<Item = Range<usize>> + '_ {
        self.texts.iter().filter(move |(_, owner)| *owner == shape).map(|(letters, _)| letters.clone())
    }

    /// Texts of boxes whose shape hangs on no letter.
    pub(super) fn loose(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let hung: BTreeSet<u32> = self.anchors.values().copied().collect();
        let loose = self.texts.iter().filter(move |(_, shape)| !hung.contains(shape));
        loose.map(|(letters, _)| letters.clone())
    }
}
