//! What is served at one moment, and who listens for the next.

use super::reload::Streams;
use crate::diag::Diagnostics;
use crate::pipeline::{Doubts, KeptSite, Made, Memo, Published};
use crate::site::Route;
use crate::source::{Snapshot, Tree};
use crate::text::{Speech, system_reason};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, PoisonError, RwLock};

/// The site as it is served, and what is wrong with the sources now.
#[derive(Debug)]
pub(super) struct State {
    /// Counts the builds.
    pub(super) generation: u64,
    /// Of the last build without an error (or of the first).
    files: Arc<KeptSite>,
    /// File name of the stylesheet.
    pub(super) css: String,
    pub(super) diagnostics: Diagnostics,
    pub(super) doubts: Doubts,
    pub(super) snapshot: Snapshot,
    /// Where the site is published; what was last known while `site.yaml` cannot be read.
    pub(super) published: Published,
    /// The preview's own address, which pages take for that of the site.
    pub(super) preview: String,
    /// Files that cannot be read now, and why; what was last read of them is shown.
    pub(super) unreadable: Vec<(Arc<str>, String)>,
}

impl State {
    pub(super) fn new(preview: &str, memo: &Memo, made: &Made, tree: &Tree, last: Option<&State>) -> Self {
        let diagnostics = &made.diagnostics;
        let files = match last {
            Some(last) if diagnostics.errors() > 0 => Arc::clone(&last.files),
            _ => Arc::new(memo.site()),
        };
        let css = files
            .portal()
            .map(Route::as_str)
            .find(|path| path.starts_with("tai-nguyen/giao-dien-") && path.ends_with(".css"));
        let css = css.and_then(|path| path.rsplit('/').next()).unwrap_or_default().to_owned();
        Self {
            generation: last.map_or(1, |last| last.generation + 1),
            files,
            css,
            diagnostics: diagnostics.clone(),
            doubts: memo.doubts(),
            snapshot: tree.snapshot().clone(),
            published: made.published.clone().or_else(|| Some(last?.published.clone())).unwrap_or_default(),
            preview: preview.to_owned(),
            unreadable: tree
                .unreadable()
                .iter()
                .map(|(name, error)| (Arc::clone(name), system_reason(&error.source, Speech::Vietnamese)))
                .collect(),
        }
    }

    /// What an address serves, and the source that it was made of.
    pub(super) fn file(&self, path: &str) -> Option<(&Arc<[u8]>, &Arc<str>)> {
        self.files.file(path)
    }

    /// The first page that each source was made into.
    pub(super) fn pages(&self) -> BTreeMap<&str, &str> {
        self.files.pages()
    }

    /// The page for addresses that are not there.
    pub(super) fn not_found(&self) -> Option<(&Arc<[u8]>, &Arc<str>)> {
        self.file("404.html")
    }

    /// Changes with the page, whatever the stylesheet is called.
    pub(super) fn version(&self, bytes: &[u8]) -> String {
        let mut hasher = DefaultHasher::new();
        match std::str::from_utf8(bytes) {
            Ok(text) if !self.css.is_empty() => text.split(self.css.as_str()).for_each(|piece| piece.hash(&mut hasher)),
            _ => bytes.hash(&mut hasher),
        }
        format!("{:016x}", hasher.finish())
    }
}

/// What the threads share.
pub(super) struct Shared {
    pub(super) port: u16,
    state: RwLock<Arc<State>>,
    pub(super) streams: Streams,
}

impl Shared {
    pub(super) fn new(port: u16, state: State) -> Self {
        Self { port, state: RwLock::new(Arc::new(state)), streams: Streams::default() }
    }

    pub(super) fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts a new state in the place of the last one and says so to all browsers.
    pub(super) fn change(&self, next: impl FnOnce(&State) -> State) {
        let next = Arc::new(next(&self.state()));
        let generation = next.generation;
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = next;
        self.streams.say(generation);
    }
}
