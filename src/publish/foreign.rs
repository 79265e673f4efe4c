//! What lies in an output folder and is not ours: `CNAME`, `.git`, `.well-known`, mounted disks. It is never written, moved away or deleted.

use super::error::io_error;
use super::names::is_work;
use super::record::has_hash;
use super::{Manifest, PublishError};
use rayon::prelude::*;
use std::collections::BTreeSet;
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
pub(super) fn look(tree: &Path, ours: &Manifest, mounts: &[PathBuf]) -> Result<Vec<Foreign>, PublishError> {
    let mut found = Looking { tree, ours, folders: ours.folders(), mounts }.folder(Path::new(""))?;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

struct Looking<'a> {
    tree: &'a Path,
    ours: &'a Manifest,
    folders: BTreeSet<&'a str>,
    mounts: &'a [PathBuf],
}

impl Looking<'_> {
    fn folder(&self, below: &Path) -> Result<Vec<Foreign>, PublishError> {
        let folder = self.tree.join(below);
        let (mut found, mut ours) = (Vec::new(), Vec::new());
        for entry in fs::read_dir(&folder).map_err(io_error("đọc", &folder))? {
            let entry = entry.map_err(io_error("đọc", &folder))?;
            let kind = entry.file_type().map_err(io_error("đọc", &entry.path()))?;
            let path = below.join(entry.file_name());
            let name = name_of(&path);
            if below.as_os_str().is_empty() && is_work(&name) || !kind.is_dir() && self.ours.holds(&name) {
                continue;
            }
            let mounted = self.mounts.contains(&entry.path());
            if kind.is_dir() && !mounted && self.folders.contains(name.as_str()) {
                ours.push(path);
                continue;
            }
            let empty = || !mounted && fs::read_dir(entry.path()).is_ok_and(|mut inner| inner.next().is_none());
            let kind = match kind.is_dir() {
                true if empty() => Kind::EmptyFolder,
                true => Kind::Folder,
                false => Kind::File,
            };
            found.push(Foreign { path, kind });
        }
        let within: Vec<_> = ours.par_iter().map(|path| self.folder(path)).collect::<Result<_, _>>()?;
        found.extend(within.into_iter().flatten());
        Ok(found)
    }
}

/// Refuses a new site that needs the name of something foreign. A file with the very bytes that ours would have may become ours.
pub(super) fn refuse_collisions(tree: &Path, found: &[Foreign], new: &Manifest) -> Result<(), PublishError> {
    for foreign in found {
        let name = foreign.name();
        let as_file = new.find(&name);
        let same = |row: usize| new.hash(row).is_some_and(|hash| has_hash(&tree.join(&foreign.path), hash));
        let wanted = match (as_file, foreign.kind) {
            (Some(row), Kind::File) if same(row) => None,
            (Some(row), _) => Some(row),
            (None, Kind::EmptyFolder) => None,
            (None, _) => new.below(&name).next(),
        };
        if let Some(row) = wanted {
            let route = new.address(row).to_owned();
            return Err(PublishError::Collision { foreign: tree.join(&foreign.path), route });
        }
    }
    Ok(())
}

/// The row of a file that the new site has too. After [`refuse_collisions`], its bytes are the same.
pub(super) fn same_file(foreign: &Foreign, new: &Manifest) -> Option<usize> {
    new.find(&foreign.name()).filter(|_| foreign.kind == Kind::File)
}

/// Whether the new site takes this entry's place: an empty folder or a file with the same bytes.
pub(super) fn is_taken_over(foreign: &Foreign, new: &Manifest) -> bool {
    let name = foreign.name();
    new.holds(&name) || !new.below(&name).is_empty()
}

impl Foreign {
    fn name(&self) -> String {
        name_of(&self.path)
    }
}

/// A path as a route would be written.
pub(super) fn name_of(path: &Path) -> String {
    path.to_str().unwrap_or_default().replace('\\', "/")
}
