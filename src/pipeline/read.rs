//! From a snapshot to the checked model, unit by unit.

use super::memo::CellAt;
use super::{Memo, Observer};
use crate::check;
use crate::diag::{Diagnostic, Diagnostics};
use crate::figures::{self, Figures, FormFigures};
use crate::model::{self, Opened, Site, Unit};
use crate::pack::Packs;
use crate::source::Snapshot;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A digest of what something was made of.
pub(super) type Key = [u8; 32];

/// What reading gave.
pub(super) struct Read {
    pub(super) site: Option<Site>,
    pub(super) figures: Figures,
    pub(super) packs: Arc<Packs>,
    pub(super) diagnostics: Diagnostics,
    /// In the order of the site's units: a digest of all that each was read from.
    pub(super) keys: Vec<Key>,
}

/// A unit, its figures, and what is wrong with them.
#[derive(Debug)]
pub struct ReadUnit {
    pub(super) key: Key,
    pub(super) folder: String,
    unit: Option<Arc<Unit>>,
    figures: Arc<[FormFigures]>,
    diagnostics: Diagnostics,
}

pub(super) fn read(snapshot: &Snapshot, packs: &Packs, drafts: bool, memo: &mut Memo, observer: &mut dyn Observer) -> Read {
    let packs_key = digest_below(snapshot, "packs/");
    let (packs, found) = memo.packs(packs_key, || {
        let own: Vec<(Arc<str>, &str)> =
            snapshot.below("packs/").filter(|(path, _)| path.ends_with(".yaml")).filter_map(|(p, f)| Some((Arc::clone(p), f.text()?))).collect();
        packs.overlaid(&own)
    });
    let mut diagnostics = found;
    let (opened, found) = model::open(snapshot);
    diagnostics.extend(found);
    let Some(Opened { mut site, units }) = opened else {
        return Read { site: None, figures: Figures::default(), packs, diagnostics, keys: Vec::new() };
    };
    let linkable = linkable_names(snapshot);
    let keep = memo.keeps();
    let (known, packs_ref) = (memo.units(), &packs);
    let read: Vec<Arc<ReadUnit>> = units
        .par_iter()
        .map(|sources| {
            // a build that remembers nothing needs no keys
            let key = if keep { unit_key(snapshot, sources.folder, &packs_key, &linkable, drafts) } else { [0; 32] };
            match known.get(sources.folder) {
                Some(known) if keep && known.key == key => Arc::clone(known),
                _ => {
                    let (unit, diagnostics) = sources.read(snapshot, packs_ref);
                    Arc::new(finish(key, sources.folder, unit, diagnostics, packs_ref, drafts))
                }
            }
        })
        .collect();
    let mut figures = Vec::with_capacity(read.len());
    let mut keys = Vec::with_capacity(read.len());
    for unit_read in &read {
        diagnostics.extend(unit_read.diagnostics.clone());
        if let Some(unit) = &unit_read.unit {
            figures.push((unit.slug.clone(), Arc::clone(&unit_read.figures)));
            site.units.push(Arc::clone(unit));
            keys.push(unit_read.key);
        }
    }
    model::across_units(&site, &mut diagnostics);
    memo.keep_units(units.iter().map(|u| u.folder.to_owned()).zip(read));
    observer.stage_done("đọc và kiểm tra");
    Read { site: Some(site), figures: Figures::gather(figures), packs, diagnostics, keys }
}

fn finish(key: Key, folder: &str, unit: Option<Unit>, mut diagnostics: Diagnostics, packs: &Packs, drafts: bool) -> ReadUnit {
    let folder = folder.to_owned();
    let Some(mut unit) = unit else { return ReadUnit { key, folder, unit: None, figures: Arc::from([]), diagnostics } };
    for disclosure in &mut unit.disclosures {
        disclosure.draft = drafts && disclosure.published.is_none();
    }
    let figures = figures::of_unit(&unit);
    diagnostics.extend(check::check(&unit, &figures, packs));
    ReadUnit { key, folder, unit: Some(Arc::new(unit)), figures, diagnostics }
}

impl ReadUnit {
    /// Doubts about the figures of a file, and their cells.
    pub(super) fn doubts(&self, file: &str) -> Vec<(&Diagnostic, CellAt)> {
        let disclosures = self.unit.iter().flat_map(|unit| &unit.disclosures).zip(self.figures.iter());
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

/// All that reading a unit looks at.
fn unit_key(snapshot: &Snapshot, folder: &str, packs: &Key, linkable: &Key, drafts: bool) -> Key {
    let mut hasher = Sha256::new();
    hasher.update(packs);
    hasher.update(linkable);
    hasher.update([u8::from(drafts)]);
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
