//! From a snapshot to the checked model and what follows from it, unit by unit.

use super::{Waiting, held_back};
use crate::check;
use crate::derive::{Derived, UnitDerived};
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{self, HeldBack, Office, Opened, Site, Unit};
use crate::pack::Packs;
use crate::privacy;
use crate::source::{Snapshot, SourceFile};
use jiff::civil::Date;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::Arc;

/// What of the sources is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// Also what is not public yet.
    pub(super) drafts: bool,
    /// The stated day.
    pub(super) on: Date,
}

/// A digest of what something was made of.
pub(super) type Key = [u8; 32];

/// What reading gave.
#[derive(Default)]
pub(super) struct Read {
    pub(super) site: Option<Site>,
    pub(super) derived: Derived,
    pub(super) diagnostics: Diagnostics,
    /// In the order of the site's units: a digest of all that each was read from.
    pub(super) keys: Vec<Key>,
    pub(super) waiting: Waiting,
    /// By the unit's folder.
    pub(super) units: Vec<(String, Arc<ReadUnit>)>,
}

/// Where a figure stands on its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellAt {
    /// Id of the table.
    pub table: String,
    /// From 0, among the rows of figures.
    pub row: usize,
    /// From 0, among the columns of figures.
    pub column: usize,
}

/// A unit, what follows from it, and what is wrong with it.
#[derive(Debug)]
pub(super) struct ReadUnit {
    pub(super) key: Key,
    pub(super) folder: String,
    unit: Option<Arc<Unit>>,
    derived: Option<Arc<UnitDerived>>,
    diagnostics: Diagnostics,
    waiting: Waiting,
}

/// The regulations with the site's own over them.
pub fn own_packs(snapshot: &Snapshot, packs: &Packs) -> (Packs, Diagnostics) {
    let own: Vec<(Arc<str>, &str)> = snapshot
        .below("packs/")
        .filter(|(path, _)| path.ends_with(".yaml"))
        .filter_map(|(p, f)| Some((Arc::clone(p), f.text()?)))
        .collect();
    packs.overlaid(&own)
}

/// Names what [`own_packs`] reads.
pub(super) fn packs_key(snapshot: &Snapshot) -> Key {
    digest_below(snapshot, "packs/")
}

/// Reads and checks the units; those of `known` whose sources are the same are taken from there. `known` is `None` for a build that remembers
/// nothing, and needs no keys.
pub(super) fn read(
    snapshot: &Snapshot,
    packs: &Packs,
    shown: Shown,
    held: &HeldBack,
    known: Option<&HashMap<String, Arc<ReadUnit>>>,
) -> Read {
    let (opened, mut diagnostics) = model::open(snapshot, packs);
    let Some(Opened { mut site, units }) = opened else { return Read { diagnostics, ..Read::default() } };
    site.held_back = held.clone();
    let (packs_key, linkable) = (packs_key(snapshot), linkable_names(snapshot));
    let read: Vec<Arc<ReadUnit>> = units
        .par_iter()
        .map(|sources| {
            let key = if known.is_some() {
                unit_key(snapshot, sources.folder, &packs_key, &linkable, shown)
            } else {
                [0; 32]
            };
            match known.and_then(|known| known.get(sources.folder)) {
                Some(known) if known.key == key => Arc::clone(known),
                _ => {
                    let look = |name: &Arc<str>, file: &SourceFile, office: Office<'_>| {
                        privacy::look(
                            name,
                            file,
                            office,
                            snapshot.attached.get(&file.sha256).map(AsRef::as_ref),
                            &packs.privacy,
                        )
                    };
                    let (shelf, seen) = sources.open(look);
                    let (unit, diagnostics) = sources.read(snapshot, packs, &shelf);
                    drop(shelf);
                    let mut read = finish(key, sources.folder, unit, diagnostics, packs, shown);
                    if let Some(unit) = &read.unit {
                        read.diagnostics.extend(privacy::judge(seen, sources.folder, unit, shown.on));
                    }
                    Arc::new(read)
                }
            }
        })
        .collect();
    let mut derived = Vec::with_capacity(read.len());
    let mut keys = Vec::with_capacity(read.len());
    for unit_read in &read {
        diagnostics.extend(unit_read.diagnostics.clone());
        if let (Some(unit), Some(own)) = (&unit_read.unit, &unit_read.derived) {
            derived.push((unit.slug.clone(), Arc::clone(own)));
            site.units.push(Arc::clone(unit));
            keys.push(unit_read.key);
        }
    }
    let mut waiting = Waiting::default();
    for unit in &read {
        waiting.add(&unit.waiting);
    }
    let mut across = Diagnostics::default();
    let unread = read.iter().filter(|unit| unit.unit.is_none()).map(|unit| unit.folder.as_str());
    let unread = unread.chain(held_back::orphaned(&diagnostics)).map(model::unit_slug);
    model::across_units(&site, unread.chain(held.left_out.iter().map(String::as_str)), &mut across);
    site.units.iter().for_each(|unit| unit.name_cells(&mut across));
    diagnostics.extend(across);
    held_back::silence(&mut diagnostics, held, snapshot);
    let units = units.iter().map(|u| u.folder.to_owned()).zip(read).collect();
    let derived = Derived::gather(&site, derived);
    Read { site: Some(site), derived, diagnostics, keys, waiting, units }
}

fn finish(
    key: Key,
    folder: &str,
    unit: Option<Unit>,
    mut diagnostics: Diagnostics,
    packs: &Packs,
    shown: Shown,
) -> ReadUnit {
    let folder = folder.to_owned();
    let Some(mut unit) = unit else {
        return ReadUnit { key, folder, unit: None, derived: None, diagnostics, waiting: Waiting::default() };
    };
    let waiting = hold_back(&mut unit, shown);
    let derived = UnitDerived::of(&unit, packs, shown.on);
    diagnostics.extend(check::check(&unit, &derived, packs, shown.on));
    unit.name_cells(&mut diagnostics);
    ReadUnit { key, folder, unit: Some(Arc::new(unit)), derived: Some(Arc::new(derived)), diagnostics, waiting }
}

/// Takes out of a unit what is not public on the stated day; a preview shows all of it.
fn hold_back(unit: &mut Unit, shown: Shown) -> Waiting {
    let mut waiting = Waiting::default();
    let is_later = |day: Option<Date>| day.filter(|day| *day > shown.on);
    for disclosure in &mut unit.disclosures {
        if let Some(day) = is_later(disclosure.published) {
            *waiting.later.entry(day).or_default() += 1;
            disclosure.published = None;
        } else if disclosure.published.is_none() {
            waiting.drafts += 1;
        }
        disclosure.draft = shown.drafts && disclosure.published.is_none();
    }
    for day in unit.documents.iter().filter_map(|document| is_later(document.published)) {
        *waiting.later.entry(day).or_default() += 1;
    }
    if !shown.drafts {
        unit.documents.retain(|document| is_later(document.published).is_none());
    }
    waiting
}

impl ReadUnit {
    /// Doubts about the figures of a file, and their cells.
    pub(super) fn doubts(&self, file: &str) -> Vec<(&Diagnostic, CellAt)> {
        let disclosures = self
            .unit
            .iter()
            .flat_map(|unit| &unit.disclosures)
            .zip(self.derived.iter().flat_map(|derived| derived.figures.iter()));
        let of_file = disclosures.filter(|(disclosure, _)| disclosure.file.as_ref() == file);
        let doubts = of_file.flat_map(|(disclosure, figures)| {
            figures.findings.iter().filter_map(|finding| {
                let table = disclosure.tables.get(finding.table)?.layout.id.replace('_', "-");
                Some((&finding.diagnostic, CellAt { table, row: finding.row, column: finding.column }))
            })
        });
        doubts.collect()
    }
}

/// All that reading a unit and deriving what follows from it look at.
fn unit_key(snapshot: &Snapshot, folder: &str, packs: &Key, linkable: &Key, shown: Shown) -> Key {
    let mut hasher = Sha256::new();
    hasher.update(packs);
    hasher.update(linkable);
    hasher.update(format!("{shown:?}"));
    update_below(&mut hasher, snapshot, folder);
    hasher.finalize().into()
}

fn digest_below(snapshot: &Snapshot, folder: &str) -> Key {
    let mut hasher = Sha256::new();
    update_below(&mut hasher, snapshot, folder);
    hasher.finalize().into()
}

fn update_below(hasher: &mut Sha256, snapshot: &Snapshot, folder: &str) {
    for (path, file) in snapshot.below(folder) {
        hasher.update(path.as_bytes());
        hasher.update([0]);
        hasher.update(file.sha256);
    }
}

/// Units may link to each other's documents and files: what matters is which there are.
fn linkable_names(snapshot: &Snapshot) -> Key {
    let mut hasher = Sha256::new();
    for (path, _) in snapshot.below("content/").filter(|(path, _)| model::is_linkable(path)) {
        hasher.update(path.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().into()
}
