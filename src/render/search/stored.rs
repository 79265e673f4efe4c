//! Where segments are kept, and where the files of the index go.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The segments of all parts of a site, in the order of the parts.
pub trait Segments: Sync {
    /// How many.
    fn count(&self) -> usize;

    /// Bytes of a segment. `None`: it cannot be read, or has no such bytes.
    fn get(&self, at: usize, bytes: Range<usize>) -> Option<Cow<'_, [u8]>>;
}

/// A segment that cannot be read or is damaged: its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged(pub usize);

impl Segments for &[Arc<[u8]>] {
    fn count(&self) -> usize {
        self.len()
    }

    fn get(&self, at: usize, bytes: Range<usize>) -> Option<Cow<'_, [u8]>> {
        <[_]>::get(self, at)?.get(bytes).map(Cow::Borrowed)
    }
}

/// Takes a file of the index: its name below the search folder, and its content.
pub(super) type Put<'p> = &'p (dyn Fn(String, Vec<u8>) + Sync);
