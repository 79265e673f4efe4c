//! A site that stays in memory: what the last build made, looked up by address. The search index is made when somebody first asks for it.

use super::part::Part;
use super::searching::{Gathering, in_index};
use crate::site::Route;
use crate::theme::SearchWords;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The parts of a site, as they were at one moment.
#[derive(Debug)]
pub struct KeptSite {
    parts: Vec<Arc<Part>>,
    index: OnceLock<BTreeMap<Route, Arc<[u8]>>>,
    /// What the index is made with.
    words: Arc<SearchWords>,
    /// What the index is said to be made of.
    index_source: Arc<str>,
}

impl KeptSite {
    pub(super) fn new(parts: Vec<Arc<Part>>, words: Arc<SearchWords>) -> Self {
        Self { parts, index: OnceLock::new(), words, index_source: Arc::from("themes") }
    }

    /// What an address serves, and the source that it was made of.
    pub fn file(&self, path: &str) -> Option<(&Arc<[u8]>, &Arc<str>)> {
        if in_index(path) {
            return Some((self.index().get(&Route::new(path)?)?, &self.index_source));
        }
        self.parts.iter().find_map(|part| part.file(path))
    }

    /// Everything, by address.
    pub fn files(&self) -> BTreeMap<Route, Arc<[u8]>> {
        let mut files = self.index().clone();
        for (address, bytes) in self.parts.iter().flat_map(|part| part.files()) {
            files.entry(address.route.clone()).or_insert_with(|| Arc::clone(bytes));
        }
        files
    }

    /// Source → the first page that was made of it.
    pub fn pages(&self) -> BTreeMap<&str, &str> {
        let mut pages = BTreeMap::new();
        for address in self.parts.iter().flat_map(|part| &part.addresses) {
            if address.route.as_str().ends_with(".html") {
                pages.entry(address.source.as_ref()).or_insert(address.route.as_str());
            }
        }
        pages
    }

    /// The addresses of the portal's own pages and of what all pages use.
    pub fn portal(&self) -> impl Iterator<Item = &Route> {
        self.parts.last().into_iter().flat_map(|part| part.addresses.iter().map(|a| &a.route))
    }

    fn index(&self) -> &BTreeMap<Route, Arc<[u8]>> {
        self.index.get_or_init(|| {
            let gathering = Gathering::new(Arc::clone(&self.words));
            let segments: Vec<Arc<[u8]>> = self.parts.par_iter().map(|part| part.segment(&gathering)).collect();
            let files = Mutex::new(BTreeMap::new());
            // segments that were just made are whole
            let _ = gathering.index(&segments.as_slice(), |route, bytes| {
                files.lock().unwrap_or_else(PoisonError::into_inner).insert(route.clone(), bytes);
            });
            files.into_inner().unwrap_or_else(PoisonError::into_inner)
        })
    }
}
