//! What one build leaves for the next: units whose sources are the same are not read again, parts that depend on nothing new are not planned
//! again, views that are the same are not printed again. A build with a memo gives the same bytes as one without.

use super::kept::KeptSite;
use super::key::Key;
use super::part::Part;
use super::read::{CellAt, ReadUnit};
use crate::diag::{Diagnostic, Diagnostics};
use crate::pack::Packs;
use crate::source::Snapshot;
use crate::theme::{SearchWords, Theme};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::Arc;

/// The memory of a sequence of builds.
#[derive(Debug, Default)]
pub struct Memo {
    keep: bool,
    packs: Option<(Key, Arc<Packs>, Diagnostics)>,
    theme: Option<(Key, Option<Arc<Theme>>, Diagnostics)>,
    /// By the unit's folder.
    units: HashMap<String, Arc<ReadUnit>>,
    /// By the unit's address; the portal is the last.
    parts: HashMap<String, Arc<Part>>,
    order: Vec<Arc<Part>>,
}

impl Memo {
    /// A memory that is still empty.
    pub fn new() -> Self {
        Self { keep: true, ..Self::default() }
    }

    /// No memory: for a single build.
    pub fn forgetful() -> Self {
        Self::default()
    }

    pub(super) fn keeps(&self) -> bool {
        self.keep
    }

    pub(super) fn packs(&mut self, key: Key, load: impl FnOnce() -> (Packs, Diagnostics)) -> (Arc<Packs>, Diagnostics) {
        match &self.packs {
            Some((known, packs, diagnostics)) if self.keep && *known == key => (Arc::clone(packs), diagnostics.clone()),
            _ => {
                let (packs, diagnostics) = load();
                let packs = Arc::new(packs);
                self.packs = self.keep.then(|| (key, Arc::clone(&packs), diagnostics.clone()));
                (packs, diagnostics)
            }
        }
    }

    pub(super) fn theme(&mut self, name: Option<&str>, snapshot: &Snapshot) -> (Option<Arc<Theme>>, Diagnostics) {
        let mut hasher = Sha256::new();
        hasher.update(format!("{name:?}"));
        for (path, file) in snapshot.below("themes/") {
            hasher.update(path.as_bytes());
            hasher.update([0]);
            hasher.update(file.sha256);
        }
        let key: Key = hasher.finalize().into();
        match &self.theme {
            Some((known, theme, diagnostics)) if *known == key => (theme.clone(), diagnostics.clone()),
            _ => {
                let (theme, diagnostics) = Theme::load(name, snapshot);
                let theme = theme.map(Arc::new);
                self.theme = Some((key, theme.clone(), diagnostics.clone()));
                (theme, diagnostics)
            }
        }
    }

    /// What is known of a unit, by its folder.
    pub(super) fn unit(&self, folder: &str) -> Option<&Arc<ReadUnit>> {
        self.units.get(folder)
    }

    pub(super) fn keep_units(&mut self, units: impl Iterator<Item = (String, Arc<ReadUnit>)>) {
        if self.keep {
            self.units = units.collect();
        }
    }

    /// The part of the last build that a unit's address names.
    pub(super) fn part(&self, slug: &str) -> Option<&Arc<Part>> {
        self.parts.get(slug)
    }

    pub(super) fn portal(&self) -> Option<&Part> {
        self.order.last().map(AsRef::as_ref)
    }

    /// Keeps the parts of a build; the portal's is the last.
    pub(super) fn keep_parts(&mut self, slugs: impl Iterator<Item = String>, parts: Vec<Arc<Part>>) {
        if self.keep {
            self.parts = slugs.zip(parts.iter().cloned()).collect();
            self.order = parts;
        }
    }

    /// The site that the last build made.
    pub fn site(&self) -> KeptSite {
        KeptSite::new(self.order.clone(), self.search_words())
    }

    fn search_words(&self) -> Arc<SearchWords> {
        self.theme
            .iter()
            .filter_map(|(_, theme, _)| theme.as_ref())
            .map(|theme| Arc::clone(&theme.search_words))
            .next()
            .unwrap_or_default()
    }

    /// What is doubted in the figures of the last build, and the cells.
    pub fn doubts(&self) -> Doubts {
        Doubts(self.units.values().cloned().collect())
    }
}

/// Findings about figures, by their cells.
#[derive(Clone, Debug, Default)]
pub struct Doubts(Vec<Arc<ReadUnit>>);

impl Doubts {
    /// Those of one file.
    pub fn of_file(&self, file: &str) -> Vec<(&Diagnostic, CellAt)> {
        self.0.iter().filter(|unit| file.starts_with(unit.folder.as_str())).flat_map(|unit| unit.doubts(file)).collect()
    }
}
