//! The only writer of the disk: a finished site takes the place of the one before it, whole or not at all.
//!
//! The new tree is staged beside the output folder; files that are the same are hard links to the old ones; then the two folders are
//! exchanged in one system call. A folder that is not ours (no manifest in it, and not empty) is refused untouched. Files that somebody else
//! put into our folder (`CNAME`, `.git`) are carried over.
//!
//! **Invariant:** knows no model and no view; it moves blobs.

mod manifest;
mod swap;

pub use manifest::{MANIFEST, Manifest};

use crate::site::Route;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    pub unchanged: usize,
}

impl Report {
    /// Nothing differed, so nothing was written.
    pub fn nothing_written(self) -> bool {
        self.added + self.changed + self.removed == 0
    }
}

/// The disk would not; the published site is as it was.
#[derive(Debug)]
pub enum PublishError {
    /// What was tried, where, and why it failed.
    Io { action: &'static str, path: PathBuf, source: io::Error },
    /// The folder holds files but no manifest of ours.
    NotOurs(PathBuf),
    /// Another build is at work on the same folder.
    Busy(PathBuf),
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { action, path, source } => write!(f, "không {action} được {}: {source}", path.display()),
            Self::NotOurs(path) => {
                write!(
                    f,
                    "thư mục {} đã có tệp nhưng không phải do congkhai tạo (thiếu {MANIFEST}); không đụng tới. Chọn thư mục khác bằng -o",
                    path.display()
                )
            }
            Self::Busy(path) => write!(f, "một lần dựng khác đang ghi vào {}", path.display()),
        }
    }
}

impl std::error::Error for PublishError {}

fn io_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> PublishError {
    let path = path.to_owned();
    move |source| PublishError::Io { action, path, source }
}

/// A new site on its way to the output folder. Files may come from several threads; nothing is seen until [`Publication::finish`].
///
/// A file that is the same as the published one is not written at all; if in the end nothing differs, nothing was.
pub struct Publication {
    place: Place,
    _lock: fs::File,
    old: Option<Manifest>,
    progress: Mutex<Progress>,
}

#[derive(Default)]
struct Progress {
    /// Everything that the new site holds; `true`: written to the stage.
    files: BTreeMap<Route, ([u8; 32], bool)>,
    /// Folders of the stage that are there.
    folders: HashSet<String>,
    failed: Option<PublishError>,
}

impl Publication {
    /// Begins; mends what a build that was killed has left.
    pub fn begin(out: &Path) -> Result<Self, PublishError> {
        let place = Place::of(out)?;
        place.admit()?;
        let lock = place.lock()?;
        place.recover()?;
        let old = place.admit()?;
        Ok(Self { place, _lock: lock, old, progress: Mutex::default() })
    }

    /// Takes a file. What goes wrong is told at the end.
    pub fn put(&self, route: &Route, bytes: &[u8]) {
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        let same = self.old.as_ref().is_some_and(|m| m.hashes.get(route) == Some(&hash));
        let written = !(same && has_length(&self.place.out.join(route.as_str()), bytes.len()));
        let result = if written { self.write(route, bytes) } else { Ok(()) };
        let mut progress = self.progress();
        progress.files.insert(route.clone(), (hash, written));
        if let Err(error) = result {
            progress.failed.get_or_insert(error);
        }
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[allow(clippy::disallowed_methods)]
    fn write(&self, route: &Route, bytes: &[u8]) -> Result<(), PublishError> {
        if self.progress().failed.is_some() {
            return Ok(());
        }
        self.folder_of(route)?;
        let path = self.place.stage.join(route.as_str());
        fs::write(&path, bytes).map_err(io_error("ghi", &path))
    }

    /// Makes the folder that a file of the stage lies in.
    #[allow(clippy::disallowed_methods)]
    fn folder_of(&self, route: &Route) -> Result<(), PublishError> {
        let folder = route.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
        if self.progress().folders.contains(folder) {
            return Ok(());
        }
        let path = self.place.stage.join(folder);
        fs::create_dir_all(&path).map_err(io_error("tạo", &path))?;
        self.progress().folders.insert(folder.to_owned());
        Ok(())
    }

    /// Puts the new site in the old one's place, whole or not at all.
    pub fn finish(self) -> Result<Report, PublishError> {
        let mut progress = std::mem::take(&mut *self.progress());
        if let Some(error) = progress.failed.take() {
            return Err(error);
        }
        let written = progress.files.values().any(|(_, written)| *written);
        let new = Manifest::new(progress.files.iter().map(|(route, (hash, _))| (route.clone(), *hash)).collect());
        let report = compare(self.old.as_ref(), &new);
        if report.nothing_written() && !written && self.old.is_some() {
            return Ok(report);
        }
        let kept: Vec<&Route> =
            progress.files.iter().filter(|(_, (_, written))| !written).map(|(route, _)| route).collect();
        kept.par_iter().with_min_len(64).try_for_each(|route| self.keep(route))?;
        self.seal(&new)?;
        swap::swap(&self.place, self.old.as_ref())?;
        Ok(report)
    }

    /// Takes an unchanged file over into the new tree. A linked file is never written again, so sharing is safe.
    fn keep(&self, route: &Route) -> Result<(), PublishError> {
        let (from, to) = (self.place.out.join(route.as_str()), self.place.stage.join(route.as_str()));
        if fs::hard_link(&from, &to).is_ok() {
            return Ok(());
        }
        self.folder_of(route)?;
        if fs::hard_link(&from, &to).is_ok() {
            return Ok(());
        }
        // some file systems know no links
        fs::copy(&from, &to).map(|_| ()).map_err(io_error("ghi", &to))
    }

    #[allow(clippy::disallowed_methods)]
    fn seal(&self, manifest: &Manifest) -> Result<(), PublishError> {
        fs::create_dir_all(&self.place.stage).map_err(io_error("tạo", &self.place.stage))?;
        let path = self.place.stage.join(MANIFEST);
        fs::write(&path, manifest.to_text()).map_err(io_error("ghi", &path))
    }
}

impl Drop for Publication {
    /// What was staged and not published is cleared away.
    fn drop(&mut self) {
        remove_tree(&self.place.stage);
    }
}

/// Whether `out` holds exactly what its manifest lists and nothing of it was touched after `since` (the modification time of a file written
/// after the last build). For builds that can be skipped.
pub fn is_untouched_since(out: &Path, since: &Path) -> bool {
    let Some(manifest) = Manifest::read(out) else { return false };
    let Ok(limit) = fs::metadata(since).and_then(|m| m.modified()) else { return false };
    let routes: Vec<&Route> = manifest.hashes.keys().collect();
    routes.par_iter().with_min_len(256).all(|route| {
        let path = out.join(route.as_str());
        fs::symlink_metadata(path).is_ok_and(|m| m.is_file() && m.modified().is_ok_and(|t| t <= limit))
    })
}

/// Writes a small file beside the output (build state); failures are of no consequence.
#[allow(clippy::disallowed_methods)]
pub fn write_state(path: &Path, text: &str) {
    let _ = fs::write(path, text);
}

/// Where a build leaves its state: beside the output folder, not in it.
pub fn state_path(out: &Path) -> Option<PathBuf> {
    Place::of(out).ok().map(|place| place.beside("trang-thai"))
}

fn compare(old: Option<&Manifest>, new: &Manifest) -> Report {
    let nothing = BTreeMap::new();
    let old = old.map_or(&nothing, |m| &m.hashes);
    let mut report = Report::default();
    for (route, hash) in &new.hashes {
        match old.get(route) {
            None => report.added += 1,
            Some(known) if known == hash => report.unchanged += 1,
            Some(_) => report.changed += 1,
        }
    }
    report.removed = old.keys().filter(|route| !new.hashes.contains_key(*route)).count();
    report
}

/// The output folder and the names beside it.
pub(crate) struct Place {
    out: PathBuf,
    stage: PathBuf,
    old: PathBuf,
}

impl Place {
    fn of(out: &Path) -> Result<Self, PublishError> {
        let out = std::path::absolute(out).map_err(io_error("mở", out))?;
        let name = out.file_name().map(|n| n.to_string_lossy().into_owned());
        let (Some(name), Some(parent)) = (name, out.parent()) else { return Err(PublishError::NotOurs(out)) };
        let beside = |what: &str| parent.join(format!(".{name}.congkhai-{what}"));
        Ok(Self { stage: beside("moi"), old: beside("cu"), out: out.clone() })
    }

    fn beside(&self, what: &str) -> PathBuf {
        let name = self.out.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        self.out.with_file_name(format!(".{name}.congkhai-{what}"))
    }

    /// Held until dropped; the system lets go of it if we die.
    #[allow(clippy::disallowed_methods)]
    fn lock(&self) -> Result<fs::File, PublishError> {
        let path = self.beside("khoa");
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(io_error("tạo", parent))?;
        }
        let file = fs::OpenOptions::new().create(true).append(true).open(&path).map_err(io_error("tạo", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(fs::TryLockError::WouldBlock) => Err(PublishError::Busy(self.out.clone())),
            // some network file systems have no locks; then two builds at once are on their own
            Err(fs::TryLockError::Error(_)) => Ok(file),
        }
    }

    /// Mends what a build that was killed has left.
    fn recover(&self) -> Result<(), PublishError> {
        if fs::symlink_metadata(&self.out).is_err() && fs::symlink_metadata(&self.old).is_ok() {
            fs::rename(&self.old, &self.out).map_err(io_error("khôi phục", &self.out))?;
        }
        remove_tree(&self.stage);
        remove_tree(&self.old);
        Ok(())
    }

    /// The manifest of what is there; `None` for nothing; an error if the folder is somebody else's.
    fn admit(&self) -> Result<Option<Manifest>, PublishError> {
        let Ok(meta) = fs::symlink_metadata(&self.out) else { return Ok(None) };
        if !meta.is_dir() {
            return Err(PublishError::NotOurs(self.out.clone()));
        }
        if let Some(manifest) = Manifest::read(&self.out) {
            return Ok(Some(manifest));
        }
        let mut entries = fs::read_dir(&self.out).map_err(io_error("đọc", &self.out))?;
        if entries.next().is_some() { Err(PublishError::NotOurs(self.out.clone())) } else { Ok(None) }
    }
}

fn has_length(path: &Path, length: usize) -> bool {
    fs::symlink_metadata(path).is_ok_and(|m| m.is_file() && usize::try_from(m.len()) == Ok(length))
}

/// Removes a folder of ours; what cannot be removed is left for the next run.
#[allow(clippy::disallowed_methods)]
fn remove_tree(path: &Path) {
    if fs::symlink_metadata(path).is_ok() {
        let _ = fs::remove_dir_all(path);
    }
}
