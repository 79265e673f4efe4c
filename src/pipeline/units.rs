//! The units of a site, one after the other: each is read, judged, planned and printed, and then let go. What the whole site needs of it is a
//! record, its addresses and its links.

use super::asked::Asked;
use super::elsewhere::{Asking, Neighbours};
use super::key::{Key, packs_key, unit_key};
use super::made_unit::UnitMade;
use super::part::Part;
use super::press::Press;
use super::read::{self, ReadUnit};
use super::searching::Gathering;
use super::sink::{Sink, Store};
use super::store;
use super::{Memo, Options, workers};
use crate::derive::Derived;
use crate::diag::Diagnostics;
use crate::model::{Unit, UnitSources, unit_slug};
use crate::site::plan::{self, Records, Setting};
use crate::source::Snapshot;
use crate::theme::Theme;
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Nobody reads all that is said of more units than this.
pub(super) const MANY: usize = 100;
/// Warnings of one kind that are told of one among [`MANY`] units.
const TOLD_OF_UNIT: usize = 5;
/// The same of all of them together.
pub(super) const TOLD_OF_ALL: usize = 500;

/// All that making units needs.
pub(super) struct Units<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) theme: &'a Theme,
    pub(super) options: &'a Options,
    pub(super) sources: &'a [(UnitSources<'a>, Option<usize>)],
    pub(super) neighbours: &'a Neighbours<'a>,
    pub(super) memo: &'a Memo,
    pub(super) sink: &'a dyn Sink,
    pub(super) gathering: &'a Gathering,
    /// Where units are kept that were made.
    pub(super) store: Option<&'a dyn Store>,
}

/// Digests of what units are made of; none for a build that remembers nothing and that nothing is kept of.
#[derive(Default)]
struct Keys {
    /// What all pages depend on.
    shared: Key,
    /// By folder: what each unit is read from.
    own: HashMap<String, Key>,
    /// By address: what a unit's pages say of those that it became a part of, and of those that became a part of it.
    lineage: HashMap<String, Vec<String>>,
}

impl Keys {
    fn of(&self, folder: &str) -> Key {
        self.own.get(folder).copied().unwrap_or_default()
    }
}

impl Units<'_> {
    /// Makes all units, those last that tell of others; and what is recorded of them.
    pub(super) fn make(&self) -> (Vec<UnitMade>, Records) {
        let keys = if self.memo.keeps() || self.store.is_some() { self.keys() } else { Keys::default() };
        let (mut last, mut first): (Vec<usize>, Vec<usize>) =
            (0..self.sources.len()).partition(|at| self.tells_of_others(*at));
        if let Some(shard) = self.options.shard {
            // what tells of others is made when all shards are there
            last.clear();
            first.retain(|at| shard.holds(unit_slug(self.sources[*at].0.folder)));
        }
        let mut records = Records::default();
        let mut all: Vec<(usize, UnitMade)> = Vec::with_capacity(self.sources.len());
        for wave in [first, last] {
            // what units are asked alike is one as soon as a unit is made
            let arriving = Mutex::new(Records::default());
            let made = workers::each(wave.len(), |n| {
                let mut made = self.unit(wave[n], &records, &keys);
                if let Some(record) = made.record.take() {
                    arriving.lock().unwrap_or_else(PoisonError::into_inner).add(made.slug.clone(), record);
                }
                UnitMade { part: made.part.map(Part::at_rest), ..made }
            });
            all.extend(wave.into_iter().zip(made));
            records.join(arriving.into_inner().unwrap_or_else(PoisonError::into_inner));
        }
        all.sort_unstable_by_key(|(at, _)| *at);
        (all.into_iter().map(|(_, made)| made).collect(), records)
    }

    /// What is told of a unit's findings: of one among very many, some of each kind.
    fn told(&self, found: &Diagnostics) -> Diagnostics {
        if self.sources.len() > MANY { found.clone().at_most(TOLD_OF_UNIT) } else { found.clone() }
    }

    fn tells_of_others(&self, at: usize) -> bool {
        self.head(at).is_some_and(|unit| !unit.manages.is_empty())
    }

    /// Folders of units whose pages tell of others.
    pub(super) fn offices(&self) -> BTreeSet<String> {
        let offices = (0..self.sources.len()).filter(|at| self.tells_of_others(*at));
        offices.map(|at| self.sources[at].0.folder.to_owned()).collect()
    }

    fn head(&self, at: usize) -> Option<&Unit> {
        self.sources[at].1.map(|place| &self.setting.site.units[place])
    }

    fn unit(&self, at: usize, records: &Records, keys: &Keys) -> UnitMade {
        let (sources, place) = &self.sources[at];
        let key = self.part_key(at, keys);
        if let Some(stored) = self.stored(sources, key, keys) {
            return stored;
        }
        let known = self.known(sources, keys);
        if let Some(as_before) = known.as_ref().and_then(|read| self.as_before(sources, read, key, keys)) {
            return as_before;
        }
        let files = self.neighbours.files(sources);
        let read = known.unwrap_or_else(|| self.read(sources, &files, keys));
        let mut made = self.begun(sources, &read);
        if let (Some(unit), Some(own), Some(_)) = (&read.unit, &read.derived, place) {
            let (derived, asking) = (Derived::of_unit(unit, own), Asking::new(self.neighbours));
            let setting = self.setting.of_unit(unit, (&derived, &files), &asking).recorded(records);
            made.held = unit.not_public(self.neighbours.shown.on).collect();
            made.record = Some(plan::record(&setting, unit));
            let press = self.press(unit);
            let part = Part::make(key, self.theme, &press, |print| plan::unit_pages(&setting, unit, print));
            let part = part.asking(read.asked.and(asking.asked(), &keys.own)).recorded_as(made.record.as_ref());
            made.part = Some(Arc::new(self.laid_by(&made.slug, part)));
        }
        if let Some(store) = self.store {
            store::keep(store, &made);
        }
        made
    }

    /// A unit of which nothing has changed since the last build of this memory.
    fn as_before(&self, sources: &UnitSources<'_>, read: &Arc<ReadUnit>, key: Key, keys: &Keys) -> Option<UnitMade> {
        let unit = read.unit.as_ref()?;
        let part = self.memo.part(&unit.slug).filter(|part| part.key == key && self.holds(&part.asked, keys))?;
        let record = part.record()?.clone();
        let held = unit.not_public(self.neighbours.shown.on).collect();
        Some(UnitMade { held, record: Some(record), part: Some(Arc::clone(part)), ..self.begun(sources, read) })
    }

    /// What reading a unit has told.
    fn begun(&self, sources: &UnitSources<'_>, read: &Arc<ReadUnit>) -> UnitMade {
        UnitMade {
            folder: sources.folder.to_owned(),
            slug: unit_slug(sources.folder).to_owned(),
            diagnostics: self.told(&read.diagnostics),
            waiting: read.waiting.clone(),
            held: Vec::new(),
            record: None,
            part: None,
            is_stored: false,
            read: self.memo.keeps().then(|| Arc::clone(read)),
        }
    }

    /// Lets the words of a part lie where units are kept.
    fn laid_by(&self, slug: &str, part: Part) -> Part {
        let Some(store) = self.store else { return part };
        let (part, segment) = part.without_segment();
        match segment {
            Some(segment) if !store.keep(&store::words_of(slug), &segment) => part.with_segment(segment),
            _ => part,
        }
    }

    /// A unit that was made of the same and whose files are still there.
    fn stored(&self, sources: &UnitSources<'_>, key: Key, keys: &Keys) -> Option<UnitMade> {
        let slug = unit_slug(sources.folder);
        let made = store::bring(self.store?, (sources.folder, slug), key, |asked| self.holds(asked, keys))?;
        made.part.as_ref().is_some_and(|part| self.sink.keep(&part.files_with_hashes())).then_some(made)
    }

    fn holds(&self, asked: &Asked, keys: &Keys) -> bool {
        asked.holds(&keys.own, &self.neighbours.linkable)
    }

    /// As the last build of this memory has read it, if it would be read the same.
    fn known(&self, sources: &UnitSources<'_>, keys: &Keys) -> Option<Arc<ReadUnit>> {
        let known = self.memo.unit(sources.folder)?;
        (known.key == keys.of(sources.folder) && self.holds(&known.asked, keys)).then(|| Arc::clone(known))
    }

    fn read(&self, sources: &UnitSources<'_>, files: &Snapshot, keys: &Keys) -> Arc<ReadUnit> {
        let Neighbours { packs, shown, linkable, .. } = self.neighbours;
        let read = read::unit(sources, files, packs, *shown, keys.of(sources.folder));
        Arc::new(ReadUnit { asked: Asked::by(files, linkable), ..read })
    }

    fn press(&self, unit: &Unit) -> Press<'_> {
        if self.memo.keeps() {
            Press::Kept { before: self.memo.part(&unit.slug).and_then(|part| part.printed()) }
        } else {
            Press::Once { sink: self.sink, words: self.gathering.part() }
        }
    }

    /// A digest of all that a unit's pages depend on: the unit itself, what all units share, and for an office also the units that it manages.
    fn part_key(&self, at: usize, keys: &Keys) -> Key {
        let mut hasher = Sha256::new();
        hasher.update(keys.shared);
        let mut depends_on = |folder: &str| {
            hasher.update(keys.of(folder));
            hasher.update(format!("{:?}", self.options.held_back.of(unit_slug(folder))));
        };
        depends_on(self.sources[at].0.folder);
        for named in self.head(at).into_iter().flat_map(|unit| &unit.manages) {
            depends_on(&format!("content/{}/", named.value));
        }
        for other in keys.lineage.get(unit_slug(self.sources[at].0.folder)).into_iter().flatten() {
            hasher.update(other);
        }
        hasher.finalize().into()
    }

    fn keys(&self) -> Keys {
        let Neighbours { snapshot, shown, .. } = self.neighbours;
        let packs = packs_key(snapshot);
        let own = self
            .sources
            .iter()
            .map(|(sources, _)| (sources.folder.to_owned(), unit_key(snapshot, sources, &packs, *shown)));
        Keys { shared: self.shared_key(snapshot), own: own.collect(), lineage: self.lineage() }
    }

    fn lineage(&self) -> HashMap<String, Vec<String>> {
        let ends = || self.setting.site.units.iter().filter_map(|unit| Some((unit, &unit.closed.as_ref()?.into)));
        let after: HashSet<&str> = ends().flat_map(|(_, into)| into).map(|into| into.value.as_str()).collect();
        let successors = self.setting.site.units.iter().filter(|unit| after.contains(unit.slug.as_str()));
        let successors: HashMap<&str, &Unit> = successors.map(|unit| (unit.slug.as_str(), unit)).collect();
        let said = |unit: &Unit| {
            let version = self.options.held_back.of(&unit.slug);
            format!("{}|{}|{:?}|{version:?};", unit.slug, unit.name, unit.closed)
        };
        let mut found: HashMap<String, Vec<String>> = HashMap::new();
        for (unit, into) in ends() {
            for after in into.iter().filter_map(|into| successors.get(into.value.as_str())) {
                found.entry(after.slug.clone()).or_default().push(said(unit));
                found.entry(unit.slug.clone()).or_default().push(said(after));
            }
        }
        found
    }

    /// What every page depends on: the site, the theme, the day, where units are and in which languages, schedules of external assessments.
    fn shared_key(&self, snapshot: &Snapshot) -> Key {
        let mut shared = Sha256::new();
        shared.update(self.theme.digest);
        let Options { base_url, preview, held_back: _, shard: _ } = self.options;
        shared.update(format!("{base_url:?}|{preview:?}|{}|{:?}", self.setting.as_of, self.setting.css));
        let is_heard = |path: &str| crate::model::is_shared(path) && !is_unit(path);
        for (path, file) in snapshot.below("content/").filter(|(path, _)| is_heard(path)) {
            shared.update(path.as_bytes());
            shared.update(file.sha256);
        }
        for unit in self.setting.site.units.iter() {
            let languages: Vec<&str> = unit.languages.iter().map(|language| language.value.as_str()).collect();
            shared.update(format!("{}|{languages:?};", unit.slug));
        }
        shared.finalize().into()
    }
}

/// Whether a file says who a unit is.
fn is_unit(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with("unit."))
}
