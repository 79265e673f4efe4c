//! Files of the site beyond those of a snapshot: which there are, and which of them were asked about.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Others(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    names: Arc<BTreeSet<Arc<str>>>,
    asked: Mutex<BTreeMap<String, bool>>,
    is_listed: AtomicBool,
}

impl Others {
    pub(super) fn new(names: &Arc<BTreeSet<Arc<str>>>) -> Self {
        Self(Arc::new(Inner { names: Arc::clone(names), ..Inner::default() }))
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        let there = self.0.names.contains(name);
        self.0.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), there);
        there
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<str>> {
        self.0.is_listed.store(true, Ordering::Relaxed);
        self.0.names.iter()
    }

    pub(super) fn asked(&self) -> Vec<(String, bool)> {
        let asked = self.0.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.iter().map(|(name, there)| (name.clone(), *there)).collect()
    }

    pub(super) fn is_listed(&self) -> bool {
        self.0.is_listed.load(Ordering::Relaxed)
    }
}
