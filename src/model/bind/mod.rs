//! From a snapshot to a [`Site`]: every file is read by its kind, every reference resolved or reported. Units are read in parallel.

pub(super) mod assessment_folder;
mod cited;
pub(super) mod claim;
pub(super) mod disclosure_file;
mod folders;
mod fragments;
pub(super) mod readers;
mod references;
pub(super) mod source_file;
mod unit_files;
mod unused;
pub(super) mod word_file;

pub use folders::{unit_folders, unit_of, unit_slug};
pub use references::across_units;
pub(crate) use references::resolve_target;

use super::reading::Reading;
use super::shelf::{self, Room};
use super::unit::name_cells;
use super::{Office, Shelf, Site, Unit, kinds};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::pack::Packs;
use crate::parse::fields::Fields;
use crate::parse::prose::CodeShapes;
use crate::source::{Snapshot, SourceFile};
use crate::text::closest;
use folders::{ROOT, SITE_STEM, is_site};
use rayon::prelude::*;
use source_file::{UnitFile, first_of};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Texts are looked at in so short a time that a thread takes some at once.
const FEW: usize = 8;

/// The files that belong to one unit.
pub struct UnitSources<'s> {
    /// `content/a/`.
    pub folder: &'s str,
    files: Vec<UnitFile<'s>>,
}

/// A site whose units are not read yet.
pub struct Opened<'s> {
    /// What `site.yaml` says; its units are still to be added.
    pub site: Site,
    /// In the order of their folders.
    pub units: Vec<UnitSources<'s>>,
}

/// Reads `site.yaml` and sorts the files to their units. `None` when there is nothing to make a site of.
pub fn open<'s>(snapshot: &'s Snapshot, packs: &Packs) -> (Option<Opened<'s>>, Diagnostics) {
    let mut diagnostics = snapshot.diagnostics.clone();
    let Some(site) = read_site(snapshot, packs, &mut diagnostics) else { return (None, diagnostics) };
    let folders = unit_folders(snapshot);
    if folders.is_empty() {
        let hint = "tạo content/TÊN-TRƯỜNG/unit.yaml với hai khóa name và type";
        diagnostics.push(Diagnostic::of_file(&codes::EMPTY_SITE, "content", "trang chưa có đơn vị nào").hint(hint));
    }
    let units = group(snapshot, &folders, &mut diagnostics);
    (
        Some(Opened { site, units: units.into_iter().map(|(folder, files)| UnitSources { folder, files }).collect() }),
        diagnostics,
    )
}

impl<'s> UnitSources<'s> {
    /// The same, as a snapshot of its own has them.
    pub fn within<'o>(&self, own: &'o Snapshot) -> UnitSources<'o>
    where
        's: 'o,
    {
        let file = |(name, source): (&'o Arc<str>, &'o SourceFile)| UnitFile {
            name,
            path: &name[self.folder.len()..],
            source,
        };
        UnitSources { folder: self.folder, files: own.files.iter().map(file).collect() }
    }

    /// Opens the unit's spreadsheets and Word files, and shows all its files, in their order.
    pub fn open<T: Send>(&self, show: impl Fn(&Arc<str>, &SourceFile, Office<'_>) -> T + Sync) -> (Shelf, Vec<T>) {
        let room = Room::new();
        let files = self.files.par_iter().with_min_len(FEW);
        let open = |file: &UnitFile<'_>| {
            shelf::open(file.name, file.source, &room, |office| show(file.name, file.source, office))
        };
        let (kept, shown): (Vec<_>, Vec<T>) = files.map(open).unzip();
        (kept.into_iter().collect(), shown)
    }

    /// The names of its files.
    pub fn names(&self) -> impl Iterator<Item = &'s Arc<str>> {
        self.files.iter().map(|file| file.name)
    }

    /// The names of those that pages of other units show something of.
    pub fn shared_names(&self) -> impl Iterator<Item = &'s Arc<str>> {
        self.names().filter(|name| kinds::is_shared(name))
    }

    /// Reads who the unit is, and what pages of other units show of it: no more than [shared](crate::model::is_shared) files say, which are all
    /// that it needs. What is wrong with them is said when all of the unit is read.
    pub fn read_head(&self, snapshot: &Snapshot, packs: &Packs) -> Option<Unit> {
        let (shelf, _) = self.open(|_, _, _| ());
        self.read(snapshot, packs, &shelf).0
    }

    /// Reads the unit. It depends on the files below its folder, the regulations, and the names of
    /// [linkable](crate::model::is_linkable) files.
    pub fn read(&self, snapshot: &Snapshot, packs: &Packs, shelf: &Shelf) -> (Option<Unit>, Diagnostics) {
        let mut reading = Reading::new(packs, snapshot, shelf);
        let unit = unit_files::read(self.folder, &self.files, &mut reading);
        (unit, reading.diagnostics)
    }
}

fn read_site(snapshot: &Snapshot, packs: &Packs, diagnostics: &mut Diagnostics) -> Option<Site> {
    if snapshot.below(ROOT).next().is_none() {
        let hint = "tạo content/site.yaml với khóa title, rồi một thư mục cho mỗi trường";
        diagnostics.push(
            Diagnostic::of_file(&codes::EMPTY_SITE, "content", "không có thư mục content, hoặc thư mục trống")
                .hint(hint),
        );
        return None;
    }
    let Some((name, source)) = first_of(snapshot, SITE_STEM).and_then(|name| snapshot.files.get_key_value(name)) else {
        diagnostics.push(
            Diagnostic::of_file(&codes::EMPTY_SITE, "content/site.yaml", "thiếu tệp content/site.yaml")
                .hint("tạo tệp này với khóa title: tên của trang"),
        );
        return Some(Site::default());
    };
    // the rest is read even when site.yaml is wrong, so that all mistakes come at once
    let shelf = Shelf::default();
    let mut reading = Reading::new(packs, snapshot, &shelf);
    for (other, source) in snapshot.below(SITE_STEM).filter(|(other, _)| is_site(other) && *other != name) {
        reading.diagnostics.push(UnitFile { name: other, path: other, source }.second_to(name));
    }
    let node = UnitFile { name, path: name, source }.data(source_file::SITE, &mut reading);
    let site =
        node.and_then(|node| Fields::open(name, &node, CodeShapes::NONE, &mut reading.diagnostics).map(Site::read));
    name_cells(&reading.books, &mut reading.diagnostics);
    unit_files::drop_said_twice(&mut reading.diagnostics);
    diagnostics.extend(reading.diagnostics);
    Some(site.unwrap_or_default())
}

/// Sorts files to the unit whose folder is the nearest above them; what belongs to none is reported.
fn group<'s>(
    snapshot: &'s Snapshot,
    folders: &BTreeSet<&'s str>,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'s str, Vec<UnitFile<'s>>)> {
    let mut groups: BTreeMap<&str, Vec<UnitFile<'s>>> = folders.iter().map(|f| (*f, Vec::new())).collect();
    let mut orphaned = BTreeSet::new();
    for (name, source) in snapshot.below(ROOT).filter(|(name, _)| !is_site(name)) {
        if let Some(folder) = unit_of(name, folders) {
            if let Some(files) = groups.get_mut(folder) {
                files.push(UnitFile { name, path: &name[folder.len()..], source });
            }
            continue;
        }
        let section = name[ROOT.len()..].split('/').position(|part| kinds::of_folder(part).is_some());
        match section {
            Some(depth) => {
                let end: usize = name.split('/').take(depth + 1).map(|p| p.len() + 1).sum();
                orphaned.insert(&name[..end]);
            }
            None => {
                let last = name.rsplit('/').next().unwrap_or_default();
                let near = closest(last, ["site.yaml", "unit.yaml"]);
                let message = "tệp này không thuộc trường nào và không được dùng";
                let diagnostic = Diagnostic::of_file(&codes::UNKNOWN_FILE, name, message);
                diagnostics.push(match near {
                    Some(_) => diagnostic.maybe_meant(near),
                    None => {
                        diagnostic.hint("chuyển vào thư mục của một trường; mỗi trường là một thư mục có unit.yaml")
                    }
                });
            }
        }
    }
    for folder in orphaned {
        let message = format!("thư mục {folder} có nội dung nhưng không có unit.yaml");
        diagnostics.push(
            Diagnostic::of_file(&codes::UNIT_WITHOUT_YAML, &format!("{folder}unit.yaml"), message)
                .hint("tạo tệp này với hai khóa name và type"),
        );
    }
    groups.into_iter().collect()
}
