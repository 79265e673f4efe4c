//! From a snapshot to the checked model and what follows from it, unit by unit.

use super::asked::Asked;
use super::key::{Key, Shown};
use super::{Waiting, held_back};
use crate::check;
use crate::derive::{Derived, UnitDerived};
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{self, HeldBack, Office, Opened, Site, Unit, UnitSources, Units};
use crate::pack::Packs;
use crate::privacy;
use crate::source::{Snapshot, SourceFile};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What reading all units gave.
#[derive(Default)]
pub(super) struct Read {
    pub(super) site: Option<Site>,
    pub(super) derived: Derived,
    pub(super) diagnostics: Diagnostics,
}

/// A site of whose units it is known who they are.
pub(super) struct Heads<'s> {
    /// Its units hold what pages of other units show.
    pub(super) site: Site,
    /// All folders of units, in their order, each with its place among the site's units; `None`: what it is cannot be read.
    pub(super) sources: Vec<(UnitSources<'s>, Option<usize>)>,
    pub(super) diagnostics: Diagnostics,
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
    pub(super) asked: Asked,
    pub(super) folder: String,
    pub(super) unit: Option<Arc<Unit>>,
    pub(super) derived: Option<Arc<UnitDerived>>,
    pub(super) diagnostics: Diagnostics,
    pub(super) waiting: Waiting,
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

/// Reads `site.yaml`, and of each unit who it is.
pub(super) fn heads<'s>(snapshot: &'s Snapshot, packs: &Packs, held: &HeldBack) -> (Option<Heads<'s>>, Diagnostics) {
    let (opened, mut diagnostics) = model::open(snapshot, packs);
    let Some(Opened { mut site, units }) = opened else { return (None, diagnostics) };
    site.held_back = held.clone();
    let others = Arc::default();
    let head = |sources: &UnitSources<'_>| {
        let own = snapshot.apart(sources.shared_names(), &others);
        sources.within(&own).read_head(&own, packs)
    };
    let read: Vec<Option<Unit>> = units.par_iter().map(head).collect();
    let mut sources = Vec::with_capacity(units.len());
    for (own, head) in units.into_iter().zip(read) {
        sources.push((own, head.is_some().then(|| site.units.iter().len())));
        site.units.extend(head.map(Arc::new));
    }
    let mut across = Diagnostics::default();
    let unread = sources.iter().filter(|(_, at)| at.is_none()).map(|(own, _)| own.folder);
    let unread: Vec<&str> = unread.chain(held_back::orphaned(&diagnostics)).map(model::unit_slug).collect();
    let left_out = held.left_out.iter().map(String::as_str);
    model::across_units(&site, unread.into_iter().chain(left_out), &mut across);
    site.units.iter().for_each(|unit| unit.name_cells(&mut across));
    diagnostics.extend(across);
    (Some(Heads { site, sources, diagnostics }), Diagnostics::default())
}

/// Reads and checks a unit; `snapshot` holds its files.
pub(super) fn unit(sources: &UnitSources<'_>, snapshot: &Snapshot, packs: &Packs, shown: Shown, key: Key) -> ReadUnit {
    let sources = sources.within(snapshot);
    let look = |name: &Arc<str>, file: &SourceFile, office: Office<'_>| {
        let attached = snapshot.attached.get(&file.sha256).map(AsRef::as_ref);
        privacy::look(name, file, office, attached, &packs.privacy)
    };
    let (shelf, seen) = sources.open(look);
    let (unit, diagnostics) = sources.read(snapshot, packs, &shelf);
    drop(shelf);
    let mut read = finish(key, sources.folder, unit, diagnostics, packs, shown);
    if let Some(unit) = &read.unit {
        read.diagnostics.extend(privacy::judge(seen, sources.folder, unit, shown.on));
    }
    read
}

/// Reads and checks all units, and keeps them.
pub(super) fn read(snapshot: &Snapshot, packs: &Packs, shown: Shown) -> Read {
    let (heads, mut diagnostics) = heads(snapshot, packs, &HeldBack::default());
    let Some(Heads { mut site, sources, diagnostics: found }) = heads else {
        return Read { diagnostics, ..Read::default() };
    };
    diagnostics.extend(found);
    let others = linkable(snapshot);
    let of_one = |(sources, _): &(UnitSources<'_>, _)| {
        unit(sources, &snapshot.apart(sources.names(), &others), packs, shown, [0; 32])
    };
    let read: Vec<ReadUnit> = sources.par_iter().map(of_one).collect();
    let mut derived = Vec::with_capacity(read.len());
    site.units = Units::default();
    for read in read {
        diagnostics.extend(read.diagnostics);
        if let (Some(unit), Some(own)) = (read.unit, read.derived) {
            derived.push((unit.slug.clone(), own));
            site.units.extend([unit]);
        }
    }
    let derived = Derived::gather(&site, derived);
    Read { site: Some(site), derived, diagnostics }
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
        return ReadUnit {
            key,
            asked: Asked::default(),
            folder,
            unit: None,
            derived: None,
            diagnostics,
            waiting: Waiting::default(),
        };
    };
    let waiting = hold_back(&mut unit, shown);
    let derived = UnitDerived::of(&unit, packs, shown.on);
    diagnostics.extend(check::check(&unit, &derived, packs, shown.on));
    unit.name_cells(&mut diagnostics);
    ReadUnit {
        key,
        asked: Asked::default(),
        folder,
        unit: Some(Arc::new(unit)),
        derived: Some(Arc::new(derived)),
        diagnostics,
        waiting,
    }
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

/// Units may link to each other's documents and files: what matters is which there are.
pub(super) fn linkable(snapshot: &Snapshot) -> Arc<BTreeSet<Arc<str>>> {
    let linkable = snapshot.below("content/").filter(|(path, _)| model::is_linkable(path));
    Arc::new(linkable.map(|(path, _)| Arc::clone(path)).collect())
}
