//! Whether a segment is one.

use super::blocks;
use super::layout::SLICES;
use super::pages::Pages;
use super::slices;
use super::stored::Segments;
use std::borrow::Cow;
use std::ops::Range;

/// Whether bytes are a segment, whole and undamaged.
pub fn is_whole(bytes: &[u8]) -> bool {
    let alone = Alone(bytes);
    let Ok(pages) = Pages::of(&alone) else { return false };
    let head = &pages.heads[0];
    let all = head.slices(0..SLICES);
    let undamaged = |slice: usize| {
        let slice_bytes = bytes.get(head.slices(slice..slice + 1))?;
        slices::each(slice_bytes, slice, head.pages, |_, _, _| {})
    };
    all.end == bytes.len()
        && blocks::entries(&alone, 0, &pages).is_some()
        && (0..SLICES).all(|slice| undamaged(slice).is_some())
}

struct Alone<'b>(&'b [u8]);

impl Segments for Alone<'_> {
    fn count(&self) -> usize {
        1
    }

    fn get(&self, _: usize, bytes: Range<usize>) -> Option<Cow<'_, [u8]>> {
        self.0.get(bytes).map(Cow::Borrowed)
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::{Writing, hash, slice_of};
    use super::super::{Damaged, index};
    use super::*;
    use crate::theme::SearchWords;
    use std::sync::Arc;

    /// Random bytes, small numbers above all.
    fn noise(seed: &mut u64, most: u64) -> Vec<u8> {
        let mut next = |below: u64| {
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (*seed >> 33) % below
        };
        let length = next(most);
        (0..length).map(|_| u8::try_from(if next(3) == 0 { next(256) } else { next(4) }).unwrap()).collect()
    }

    #[test]
    fn nonsense_with_right_checks_is_refused_and_ends_nothing() {
        let mut seed = 1;
        let mut whole = 0;
        for round in 0..4000_u32 {
            let mut writing = Writing::new();
            writing.part(|out| match round % 2 {
                0 => out.extend_from_slice(&noise(&mut seed, 12)),
                // one page of a unit without a folder
                _ => out.extend_from_slice(&[1, 0, 0, 1, 0, 0]),
            });
            writing.part(|out| match round % 4 {
                3 => out.extend_from_slice(&[0, 0, 0, 0]),
                _ => out.extend_from_slice(&noise(&mut seed, 40)),
            });
            for slice in 0..SLICES {
                writing.part(|out| {
                    if slice == slice_of(hash("a")) {
                        out.extend_from_slice(&[1, b'a']);
                        out.extend_from_slice(&noise(&mut seed, 8));
                    }
                });
            }
            let bytes: Arc<[u8]> = Arc::from(writing.finish(1));
            let made = index(&[Arc::clone(&bytes)].as_slice(), &SearchWords::default(), 0, |_, _| ());
            assert_eq!(made.is_ok(), is_whole(&bytes), "{bytes:?}");
            assert!(made.is_ok() || made == Err(Damaged(0)));
            whole += u32::from(made.is_ok());
        }
        assert!((1..2000).contains(&whole), "{whole}");
    }
}
