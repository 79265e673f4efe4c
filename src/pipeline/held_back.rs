//! One broken unit of many does not stop the others: whose fault findings are, and the sources of a unit put in the place of its newest.
//!
//! A unit that is held back is made from the sources of its last good version. So every page, list, figure, feed and index over all units is
//! made as ever, and is right of what is shown; the frame of its pages and of the portal's says which version that is.

use crate::diag::{Diagnostic, Diagnostics, Severity, codes};
use crate::model::{self, HeldBack};
use crate::source::{Snapshot, SourceFile};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All findings about the units that may not be published, by folder (`content/a/`).
pub type Blamed = BTreeMap<String, Diagnostics>;

/// Whose fault it is that a site may not be published; `None`: its own (`site.yaml`, the theme, regulations), or that of a unit which is the
/// whole site. `strict`: warnings forbid, too.
pub fn blamed(diagnostics: &Diagnostics, snapshot: &Snapshot, strict: bool) -> Option<Blamed> {
    let folders = Folders::of(snapshot, diagnostics);
    let forbids = |severity| severity == Severity::Error || strict && severity == Severity::Warning;
    let told = diagnostics.iter().map(|d| (d.code, &d.place.file));
    let untold = diagnostics.untold().iter().map(|u| (u.code, &u.file));
    let mut blamed = Blamed::new();
    for (_, file) in told.chain(untold).filter(|(code, _)| forbids(code.severity)) {
        let folder = folders.of_file(file).filter(|folder| !model::unit_slug(folder).is_empty())?;
        let about = || diagnostics.about(|file| folders.of_file(file) == Some(folder));
        blamed.entry(folder.to_owned()).or_insert_with(about);
    }
    // somebody must be left
    (blamed.len() < folders.0.len()).then_some(blamed)
}

/// Puts files in the place of all that a unit's folder holds; no files: the folder is gone.
pub fn replace(snapshot: &mut Snapshot, folder: &str, files: Vec<(String, Vec<u8>)>) {
    let folders = Folders::of(snapshot, &Diagnostics::default()).with(folder);
    let kept = |file: &str| folders.of_file(file) != Some(folder);
    snapshot.files.retain(|path, _| kept(path));
    snapshot.diagnostics.retain(|found| kept(&found.place.file));
    snapshot.files.extend(files.into_iter().map(|(path, bytes)| (Arc::from(path), SourceFile::new(bytes))));
}

/// Slug → name and hash of each source.
pub type SourcesByUnit = BTreeMap<String, Vec<(Arc<str>, [u8; 32])>>;

/// The units of a snapshot: the slug of each, with path and hash of its files.
pub fn sources_by_unit(snapshot: &Snapshot) -> SourcesByUnit {
    let folders = model::unit_folders(snapshot);
    let mut units = SourcesByUnit::new();
    for (path, file) in snapshot.below("content/") {
        if let Some(folder) = model::unit_of(path, &folders) {
            units.entry(model::unit_slug(folder).to_owned()).or_default().push((Arc::clone(path), file.sha256));
        }
    }
    units
}

/// Leaves out what is said of sources that are not shown.
pub(super) fn silence(diagnostics: &mut Diagnostics, held: &HeldBack, snapshot: &Snapshot) {
    if *held == HeldBack::default() {
        return;
    }
    let folders = model::unit_folders(snapshot);
    let is_held = |found: &Diagnostic| {
        model::unit_of(&found.place.file, &folders).is_some_and(|folder| held.holds(model::unit_slug(folder)))
    };
    diagnostics.retain(|found| !is_held(found));
}

/// Folders of units that have lost their `unit.yaml`.
pub(super) fn orphaned(diagnostics: &Diagnostics) -> impl Iterator<Item = &str> {
    let orphaned = diagnostics.iter().filter(|found| found.code == &codes::UNIT_WITHOUT_YAML);
    orphaned.filter_map(|found| found.place.file.strip_suffix("unit.yaml"))
}

/// Folders of units, also of those that have lost their `unit.yaml`.
struct Folders(BTreeSet<String>);

impl Folders {
    fn of(snapshot: &Snapshot, diagnostics: &Diagnostics) -> Self {
        let folders = model::unit_folders(snapshot).into_iter();
        Self(folders.chain(orphaned(diagnostics)).map(str::to_owned).collect())
    }

    fn with(mut self, folder: &str) -> Self {
        self.0.insert(folder.to_owned());
        self
    }

    fn of_file(&self, file: &str) -> Option<&str> {
        if file.starts_with("content/site.") {
            return None;
        }
        let ends = file.rmatch_indices('/').map(|(at, _)| &file[..=at]);
        ends.into_iter().find_map(|folder| self.0.get(folder)).map(String::as_str)
    }
}
