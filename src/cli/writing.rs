//! From the pipeline to the disk: files as they are made, and what is kept of units for the next build.

use crate::diag::Diagnostics;
use crate::pipeline::{Sink, Store};
use crate::publish::{Care, Publication, PublishError, UnitStore};
use crate::site::Route;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// Writes files as they are made, unless findings forbid publishing.
pub(super) struct Writing<'a> {
    out: &'a Path,
    strict: bool,
    care: Care,
    /// Empty while nothing may be written.
    publication: OnceLock<Result<Publication, PublishError>>,
}

impl Sink for Writing<'_> {
    fn begin(&self, so_far: &Diagnostics) {
        if so_far.errors() == 0 && !(self.strict && so_far.warnings() > 0) {
            let _ = self.publication.set(Publication::begin(self.out, self.care));
        }
    }

    fn put(&self, route: &Route, bytes: &Arc<[u8]>) -> [u8; 32] {
        match self.publication.get() {
            Some(Ok(publication)) => publication.put(route, bytes),
            _ => [0; 32],
        }
    }

    fn keep(&self, files: &[(&Route, &[u8; 32])]) -> bool {
        match self.publication.get() {
            Some(Ok(publication)) => publication.keep(files.iter().map(|(route, hash)| (route.as_str(), *hash))),
            _ => false,
        }
    }
}

impl<'a> Writing<'a> {
    pub(super) fn new(out: &'a Path, strict: bool, care: Care) -> Self {
        Self { out, strict, care, publication: OnceLock::new() }
    }

    fn is_open(&self) -> bool {
        matches!(self.publication.get(), Some(Ok(_)))
    }

    pub(super) fn into_publication(self) -> Result<Publication, PublishError> {
        self.publication.into_inner().unwrap_or_else(|| Publication::begin(self.out, self.care))
    }
}

/// Units are kept beside the output folder, as soon as it is known that this folder is ours.
pub(super) struct UnitsBeside<'w>(pub(super) UnitStore, pub(super) &'w Writing<'w>);

impl Store for UnitsBeside<'_> {
    fn bring(&self, name: &str) -> Option<Vec<u8>> {
        self.0.bring(name)
    }

    fn bring_part(&self, name: &str, bytes: Range<usize>) -> Option<Vec<u8>> {
        self.0.bring_part(name, bytes)
    }

    fn keep(&self, name: &str, bytes: &[u8]) -> bool {
        self.1.is_open() && self.0.keep(name, bytes)
    }
}
