//! Where the sources of other units are published. Few sources link to another unit's: that unit is read for it when somebody asks.

use super::key::Shown;
use super::read;
use crate::model::{self, UnitSources};
use crate::pack::Packs;
use crate::site::Route;
use crate::site::plan::{self, Elsewhere};
use crate::source::Snapshot;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

type Targets = Arc<BTreeMap<String, Route>>;

/// All units of a site.
pub(super) struct Neighbours<'s> {
    pub(super) snapshot: &'s Snapshot,
    pub(super) packs: &'s Packs,
    pub(super) shown: Shown,
    /// All files that sources may link to.
    pub(super) linkable: Arc<BTreeSet<Arc<str>>>,
    /// By folder.
    units: BTreeMap<&'s str, &'s UnitSources<'s>>,
    folders: BTreeSet<&'s str>,
    /// Those that were asked about.
    known: Mutex<HashMap<String, Targets>>,
}

impl<'s> Neighbours<'s> {
    pub(super) fn new(
        snapshot: &'s Snapshot,
        packs: &'s Packs,
        shown: Shown,
        units: impl Iterator<Item = &'s UnitSources<'s>>,
    ) -> Self {
        let units: BTreeMap<&str, &UnitSources<'_>> = units.map(|unit| (unit.folder, unit)).collect();
        let folders = units.keys().copied().collect();
        Self { snapshot, packs, shown, linkable: read::linkable(snapshot), units, folders, known: Mutex::default() }
    }

    /// The files of a unit, with their contents.
    pub(super) fn files(&self, sources: &UnitSources<'_>) -> Snapshot {
        self.snapshot.apart(sources.names(), &self.linkable)
    }

    fn targets(&self, folder: &str) -> Option<Targets> {
        if let Some(known) = locked(&self.known).get(folder) {
            return Some(Arc::clone(known));
        }
        let sources = self.units.get(folder)?;
        let own = self.files(sources);
        let read = read::unit(sources, &own, self.packs, self.shown, [0; 32]);
        let targets: Targets = Arc::new(read.unit.map(|unit| plan::targets(&own, &unit)).unwrap_or_default());
        locked(&self.known).insert(folder.to_owned(), Arc::clone(&targets));
        Some(targets)
    }
}

/// What the pages of one unit ask.
pub(super) struct Asking<'a> {
    neighbours: &'a Neighbours<'a>,
    asked: Mutex<BTreeSet<String>>,
}

impl<'a> Asking<'a> {
    pub(super) fn new(neighbours: &'a Neighbours<'a>) -> Self {
        Self { neighbours, asked: Mutex::default() }
    }

    /// The folders of the units that were asked about.
    pub(super) fn asked(&self) -> BTreeSet<String> {
        locked(&self.asked).clone()
    }
}

impl Elsewhere for Asking<'_> {
    fn find(&self, source: &str) -> Option<Route> {
        let folder = model::unit_of(source, &self.neighbours.folders)?;
        locked(&self.asked).insert(folder.to_owned());
        self.neighbours.targets(folder)?.get(source).cloned()
    }
}

fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
