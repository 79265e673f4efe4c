//! What lies in an output folder and is not ours: `CNAME`, `.git`, `.well-known`, mounted disks. It is never written, moved away or deleted.

use super::error::io_error;
use super::manifest::folders_of;
use super::names::is_work;
use super::record::has_hash;
use super::{Manifest, PublishError};
use crate::site::Route;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// An entry that is not ours, whole: nothing in it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Foreign {
    /// Below the output folder.
    pub(super) path: PathBuf,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Holds nothing, so that it is in nobody's way.
    EmptyFolder,
    Folder,
    File,
}

/// What lies in `tree` besides the files of `ours`; nothing is entered that is mounted there.
pub(super) fn look(tree: &Path, ours: &BTreeSet<Route>, mounts: &[PathBuf]) -> Result<Vec<Foreign>, PublishError> {
    let folders = folders_of(ours.iter());
    let names: BTreeSet<&str> = ours.iter().map(Route::as_str).collect();
    let mut looking = Looking { tree, names, folders, mounts, found: Vec::new() };
    looking.folder(Path::new(""))?;
    looking.found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(looking.found)
}

struct Looking<'a> {
    tree: &'a Path,
    names: BTreeSet<&'a str>,
    folders: BTreeSet<&'a str>,
    mounts: &'a [PathBuf],
    found: Vec<Foreign>,
}

impl Looking<'_> {
    fn folder(&mut self, below: &Path) -> Result<(), PublishError> {
        let folder = self.tree.join(below);
        for entry in fs::read_dir(&folder).map_err(io_error("đọc", &folder))? {
            let entry = entry.map_err(io_error("đọc", &folder))?;
            let kind = entry.file_type().map_err(io_error("đọc", &entry.path()))?;
            let path = below.join(entry.file_name());
            let name = path.to_str().unwrap_or_default().replace('\\', "/");
            if below.as_os_str().is_empty() && is_work(&name) || !kind.is_dir() && self.names.contains(name.as_str()) {
                continue;
            }
            let mounted = self.mounts.contains(&entry.path());
            if kind.is_dir() && !mounted && self.folders.contains(name.as_str()) {
                self.folder(&path)?;
                continue;
            }
            let empty = || !mounted && fs::read_dir(entry.path()).is_ok_and(|mut inner| inner.next().is_none());
            let kind = match kind.is_dir() {
                true if empty() => Kind::EmptyFolder,
                true => Kind::Folder,
                false => Kind::File,
            };
            self.found.push(Foreign { path, kind });
        }
        Ok(())
    }
}

/// Refuses a new site that needs the name of something foreign. A file with the very bytes that ours would have may become ours.
pub(super) fn refuse_collisions(tree: &Path, found: &[Foreign], new: &Manifest) -> Result<(), PublishError> {
    // the first route in each folder, to be named
    let mut needed: BTreeMap<&str, &Route> = BTreeMap::new();
    for route in new.hashes.keys() {
        for (at, _) in route.as_str().match_indices('/') {
            needed.entry(&route.as_str()[..at]).or_insert(route);
        }
    }
    for foreign in found {
        let name = foreign.name();
        let as_file = Route::new(&name).and_then(|route| new.hashes.get_key_value(&route));
        let wanted = match (as_file, foreign.kind) {
            (Some((_, hash)), Kind::File) if has_hash(&tree.join(&foreign.path), hash) => None,
            (Some((route, _)), _) => Some(route),
            (None, Kind::EmptyFolder) => None,
            (None, _) => needed.get(name.as_str()).copied(),
        };
        if let Some(route) = wanted {
            return Err(PublishError::Collision { foreign: tree.join(&foreign.path), route: route.to_string() });
        }
    }
    Ok(())
}

/// The route of a file that the new site has too. After [`refuse_collisions`], its bytes are the same.
pub(super) fn same_file(foreign: &Foreign, new: &Manifest) -> Option<Route> {
    let route = Route::new(&foreign.name()).filter(|route| new.hashes.contains_key(route))?;
    (foreign.kind == Kind::File).then_some(route)
}

/// Whether the new site takes this entry's place: an empty folder or a file with the same bytes.
pub(super) fn is_taken_over(foreign: &Foreign, new: &Manifest) -> bool {
    let name = foreign.name();
    let in_the_way = |route: &Route| {
        route.as_str() == name || route.as_str().strip_prefix(&name).is_some_and(|rest| rest.starts_with('/'))
    };
    new.hashes.keys().any(in_the_way)
}

impl Foreign {
    /// As a route would be written.
    fn name(&self) -> String {
        self.path.to_str().unwrap_or_default().replace('\\', "/")
    }
}
