//! The only writer of the disk: a finished site takes the place of the one before it, and nothing that is not ours is lost.
//!
//! The new tree is staged beside the output folder; files that are the same are hard links to the old ones; what others put into the folder
//! (`CNAME`, `.git`) is carried over; then the two folders are exchanged in one system call. Where that cannot be (mounted disks, entries of other
//! users, disks that know no exchange) the site is written in place, file by file with a journal, and that is said. A folder that is
//! not ours (no manifest in it, and not empty) is refused untouched; so is a site that needs the name of something foreign.
//!
//! What the manifest names is ours and is as the manifest says: a file that was edited, emptied, deleted or shut away is mended (`record.rs`).
//!
//! **Invariants:** knows no model and no view; it moves blobs. Nothing is deleted that a manifest of ours does not name (`clear.rs`).

mod carry;
mod clear;
mod error;
mod exchange;
mod foreign;
mod good_sources;
mod in_place;
mod last;
mod manifest;
mod mounts;
mod names;
mod note;
mod place;
mod published;
mod record;
mod recover;
mod report;
mod settle;
mod sync;

pub use error::PublishError;
pub use good_sources::{GoingPublic, GoodSources, GoodVersion, UnitSources};
pub use last::{has_published, last_note};
pub use manifest::Manifest;
pub use names::MANIFEST;
pub use note::Note;
pub use published::PublishedSite;
pub use report::Report;

use crate::site::Route;
use crate::text::Said;
use error::io_error;
use place::Place;
use record::{Record, Standing};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What the person who publishes may choose.
#[derive(Clone, Copy, Debug)]
pub struct Care {
    /// Reads every published file, also those that look as they were left.
    pub verify: bool,
    /// Waits until everything is on the disk before the site changes.
    pub sync: bool,
    /// Keeps the folder itself and writes into it, for a server that holds on to it.
    pub in_place: bool,
}

/// A new site on its way to the output folder. Files may come from several threads; nothing is seen until [`Publication::finish`].
///
/// A file that is the same as the published one is not written at all; if in the end nothing differs, nothing was.
pub struct Publication {
    place: Place,
    care: Care,
    stage: PathBuf,
    /// Why the site is written in place, if it is.
    in_place: Option<Said>,
    mounts: mounts::Mounts,
    _lock: fs::File,
    old: Option<Manifest>,
    record: Record,
    report: Report,
    progress: Mutex<Progress>,
}

#[derive(Default)]
struct Progress {
    /// Everything that the new site holds.
    files: BTreeMap<Route, ([u8; 32], Taken)>,
    /// Folders of the stage that are there.
    folders: HashSet<String>,
    failed: Option<PublishError>,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    Written,
    /// Written although the last site had the same: it was no longer as published.
    Mended,
    Kept,
}

impl Publication {
    /// Begins; mends what a build that was killed has left.
    pub fn begin(out: &Path, care: Care) -> Result<Self, PublishError> {
        let place = Place::of(out)?;
        let record = || Record::read(&place.record()).unwrap_or_default();
        place.admit(&record())?;
        let lock = place.lock()?;
        let notes = recover::recover(&place)?;
        let record = record();
        let mut old = place.admit(&record)?;
        let mut report = Report { notes, ..Report::default() };
        if let Some(manifest) = &mut old {
            report.mended = place.mend_folders(&record, manifest)?;
            // lines that the manifest has lost, of files that are as we left them
            for route in record.ours(&place.out, Some(manifest)) {
                if let Some(hash) = record.hashes.get(&route) {
                    manifest.hashes.entry(route).or_insert(*hash);
                }
            }
            if Manifest::read(&place.out).as_ref() != Some(manifest) {
                manifest.write(&place.out)?;
                report.mended.push(MANIFEST.to_owned());
            }
        }
        let mounts = mounts::around(&place.out);
        let in_place = in_place::reason(&place, &mounts, care.in_place);
        let stage = place.free("moi");
        Ok(Self { place, care, stage, in_place, mounts, _lock: lock, old, record, report, progress: Mutex::default() })
    }

    /// Takes a file. What goes wrong is told at the end.
    pub fn put(&self, route: &Route, bytes: &[u8]) {
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        let taken = if self.old.as_ref().is_some_and(|m| m.hashes.get(route) == Some(&hash)) {
            match self.record.standing(&self.place.out, route, &hash, self.care.verify) {
                Standing::Recorded | Standing::Read => Taken::Kept,
                Standing::Damaged => Taken::Mended,
            }
        } else {
            Taken::Written
        };
        let result = if taken == Taken::Kept { Ok(()) } else { self.write(route, bytes) };
        let mut progress = self.progress();
        progress.files.insert(route.clone(), (hash, taken));
        if let Err(error) = result {
            progress.failed.get_or_insert(error);
        }
    }

    /// Hashes of all that was put.
    pub fn hashes(&self) -> HashSet<[u8; 32]> {
        self.progress().files.values().map(|(hash, _)| *hash).collect()
    }

    /// An address below a folder that the last site has and the new one has not.
    pub fn lost_below(&self, folder: &str) -> Option<Route> {
        let progress = self.progress();
        let old = self.old.iter().flat_map(|manifest| manifest.hashes.keys());
        let below = |route: &&Route| route.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        old.filter(below).find(|route| !progress.files.contains_key(*route)).cloned()
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
        let path = self.stage.join(route.as_str());
        fs::write(&path, bytes).map_err(io_error("ghi", &path))
    }

    /// Makes the folder that a file of the stage lies in.
    fn folder_of(&self, route: &Route) -> Result<(), PublishError> {
        let folder = route.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
        if self.progress().folders.contains(folder) {
            return Ok(());
        }
        clear::make_folders(&self.stage.join(folder))?;
        self.progress().folders.insert(folder.to_owned());
        Ok(())
    }

    /// Takes an unchanged file over into the new tree. A linked file is never written again, so sharing is safe.
    fn keep(&self, route: &Route) -> Result<(), PublishError> {
        let (from, to) = (self.place.out.join(route.as_str()), self.stage.join(route.as_str()));
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
}

impl Drop for Publication {
    /// What was staged and not published is cleared away.
    fn drop(&mut self) {
        if fs::symlink_metadata(&self.stage).is_ok() && fs::symlink_metadata(self.place.journal()).is_err() {
            recover::leftover(&self.place, &self.stage, true, &mut Vec::new());
        }
    }
}
