//! Where finished files go.

use crate::diag::Diagnostics;
use crate::site::Route;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// Takes finished files, from several threads and in any order.
pub trait Sink: Sync {
    /// The sources are read and checked, with these findings; files follow.
    fn begin(&self, _so_far: &Diagnostics) {}

    /// A finished file. Of two on one address (which is an error) either may come last.
    fn put(&self, route: &Route, bytes: &Arc<[u8]>);
}

impl Sink for () {
    fn put(&self, _: &Route, _: &Arc<[u8]>) {}
}

/// Keeps everything in memory.
#[derive(Debug, Default)]
pub(super) struct InMemory(pub(super) Mutex<BTreeMap<Route, Arc<[u8]>>>);

impl Sink for InMemory {
    fn put(&self, route: &Route, bytes: &Arc<[u8]>) {
        if let Ok(mut kept) = self.0.lock() {
            kept.insert(route.clone(), Arc::clone(bytes));
        }
    }
}
