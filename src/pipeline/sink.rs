//! Where finished files go.

use crate::diag::Diagnostics;
use crate::site::Route;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex};

/// Takes finished files, from several threads and in any order.
pub trait Sink: Sync {
    /// The sources are read and checked, with these findings; files follow.
    fn begin(&self, _so_far: &Diagnostics) {}

    /// A finished file; its SHA-256. Of two on one address (which is an error) either may come last.
    fn put(&self, route: &Route, bytes: &Arc<[u8]>) -> [u8; 32];

    /// Takes over files that it took before, if every one of them is still there: address and SHA-256. Else it takes none.
    fn keep(&self, _files: &[(&Route, &[u8; 32])]) -> bool {
        false
    }
}

/// Keeps bytes by names (`truong-a.tom-tat`; of what addresses are made of, and plus). What is damaged or was kept by another version is not there.
pub trait Store: Sync {
    /// What was kept under a name.
    fn bring(&self, name: &str) -> Option<Vec<u8>>;

    /// Some of the bytes that were kept under a name, as they are: whether they are undamaged [`Store::bring`] has said.
    fn bring_part(&self, name: &str, bytes: Range<usize>) -> Option<Vec<u8>>;

    /// Keeps bytes; whether they are kept. What is not is made again when it is needed.
    fn keep(&self, name: &str, bytes: &[u8]) -> bool;
}

/// Where a site goes.
#[derive(Clone, Copy)]
pub struct Destination<'a> {
    /// Takes the files.
    pub sink: &'a dyn Sink,
    /// Keeps what was made of units for the next time.
    pub store: Option<&'a dyn Store>,
}

impl<'a> Destination<'a> {
    /// Nothing is kept for the next time.
    pub fn of(sink: &'a dyn Sink) -> Self {
        Self { sink, store: None }
    }
}

impl Sink for () {
    fn put(&self, _: &Route, _: &Arc<[u8]>) -> [u8; 32] {
        [0; 32]
    }
}

/// Keeps everything in memory.
#[derive(Debug, Default)]
pub(super) struct InMemory(pub(super) Mutex<BTreeMap<Route, Arc<[u8]>>>);

impl Sink for InMemory {
    fn put(&self, route: &Route, bytes: &Arc<[u8]>) -> [u8; 32] {
        if let Ok(mut kept) = self.0.lock() {
            kept.insert(route.clone(), Arc::clone(bytes));
        }
        [0; 32]
    }
}
