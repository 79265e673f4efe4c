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
mod changes;
mod clear;
mod error;
mod exchange;
mod foreign;
mod good_sources;
mod in_place;
mod last;
mod lines;
mod manifest;
mod mounts;
mod names;
mod note;
mod place;
mod progress;
mod published;
mod record;
mod recover;
mod report;
mod settle;
mod sync;
mod unit_store;

pub use changes::{CHANGED, Changes, HAS, NEXT, REMOVED, list_changes, lists_are_outside};
pub use error::PublishError;
pub use good_sources::{GoingPublic, GoodSources, GoodVersion, UnitSources};
pub use last::{has_published, last_note};
pub use manifest::{Manifest, bytes as hash_of_hex};
pub use names::MANIFEST;
pub use note::Note;
pub use published::PublishedSite;
pub use report::Report;
pub use unit_store::UnitStore;

use crate::site::Route;
use crate::text::Said;
use error::io_error;
use manifest::Hash;
use place::Place;
use progress::{Fate, Progress};
use record::{Record, Standing};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fs;
use std::io;
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
    /// The last site; `None`: there is none.
    old: Option<Manifest>,
    record: Record,
    report: Report,
    progress: Mutex<Progress>,
}

impl Publication {
    /// Begins; mends what a build that was killed has left.
    pub fn begin(out: &Path, care: Care) -> Result<Self, PublishError> {
        let place = Place::of(out)?;
        let before = place.admit()?;
        let lock = place.lock()?;
        let broken_off = recover::is_needed(&place);
        let notes = recover::recover(&place)?;
        let there = match before {
            Some(there) if !broken_off && there.is_still(&place) => Some(there),
            _ => place.admit()?,
        };
        let mut report = Report { notes, ..Report::default() };
        let lost = there.as_ref().is_some_and(|there| there.stamp.is_none());
        let mut old = there.map(|there| there.manifest);
        let record = old.as_mut().map(|old| place.mend(old, lost, &mut report)).transpose()?.unwrap_or_default();
        let mounts = mounts::around(&place.out);
        let in_place = in_place::reason(&place, &mounts, care.in_place);
        let stage = place.free("moi");
        let progress = Mutex::new(Progress::over(old.as_ref().map_or(0, Manifest::len)));
        Ok(Self { place, care, stage, in_place, mounts, _lock: lock, old, record, report, progress })
    }

    /// Takes a file; its hash. What goes wrong is told at the end.
    pub fn put(&self, route: &Route, bytes: &[u8]) -> [u8; 32] {
        let (address, hash) = (route.as_str(), Hash::from(Sha256::digest(bytes)));
        let same = self.old.as_ref().and_then(|old| Some((old, old.find_same(address, &hash)?)));
        let standing = same.map(|(old, row)| self.record.standing(&self.place.out, old, row, self.care.verify).0);
        let is_kept = standing.is_some_and(|standing| standing != Standing::Damaged);
        let result = if is_kept { Ok(()) } else { self.write(address, bytes) };
        let mut progress = self.progress();
        match same {
            Some((_, row)) => progress.stays(row, if is_kept { Fate::Kept } else { Fate::Mended }),
            None => progress.fresh.push(address, &hash),
        }
        progress.seen_anew |= standing == Some(Standing::Read);
        progress.remember_large(&hash, bytes.len() as u64);
        if let Err(error) = result {
            progress.failed.get_or_insert(error);
        }
        hash
    }

    /// Takes files over from the last site without their bytes: addresses and hashes, as [`Publication::put`] gave them. `false`: the last site
    /// has not all of them, or not as it was published; then none is taken, and they have to be made.
    pub fn keep<'a>(&self, files: impl IntoIterator<Item = (&'a str, &'a [u8; 32])>) -> bool {
        let Some(old) = &self.old else { return false };
        let look = |(address, hash): (&str, &Hash)| {
            let row = old.find_same(address, hash)?;
            let (standing, size) = self.record.standing(&self.place.out, old, row, self.care.verify);
            (standing != Standing::Damaged).then_some((row, standing, size))
        };
        let Some(found) = files.into_iter().map(look).collect::<Option<Vec<_>>>() else { return false };
        let mut progress = self.progress();
        for (row, standing, size) in found {
            progress.stays(row, Fate::Kept);
            progress.seen_anew |= standing == Standing::Read;
            if let Some(hash) = old.hash(row) {
                progress.remember_large(hash, size);
            }
        }
        true
    }

    /// Hashes of the large files that were taken: of those that [`GoodSources`] need not keep twice.
    pub fn hashes(&self) -> HashSet<[u8; 32]> {
        self.progress().large.clone()
    }

    /// An address below a folder that the last site has and the new one has not.
    pub fn lost_below(&self, folder: &str) -> Option<String> {
        let old = self.old.as_ref()?;
        let mut progress = self.progress();
        progress.all_taken(old);
        let lost = old.below(folder).find(|row| progress.fates.get(*row) == Some(&Fate::Gone))?;
        Some(old.address(lost).to_owned())
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[allow(clippy::disallowed_methods)]
    fn write(&self, address: &str, bytes: &[u8]) -> Result<(), PublishError> {
        if self.progress().failed.is_some() {
            return Ok(());
        }
        let path = self.stage.join(address);
        in_its_folder(&path, || fs::write(&path, bytes))
    }

    /// Takes an unchanged file over into the new tree. A linked file is never written again, so sharing is safe.
    fn link(&self, address: &str) -> Result<(), PublishError> {
        let (from, to) = (self.place.out.join(address), self.stage.join(address));
        let is_fit = |error: &io::Error| error.kind() != io::ErrorKind::NotFound;
        in_its_folder(&to, || match fs::hard_link(&from, &to) {
            // some file systems know no links
            Err(error) if is_fit(&error) => fs::copy(&from, &to).map(|_| ()),
            done => done,
        })
    }
}

/// Does something with a file; the folder is made where it is not there.
fn in_its_folder(path: &Path, act: impl Fn() -> io::Result<()>) -> Result<(), PublishError> {
    let done = match (act(), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            clear::make_folders(folder)?;
            act()
        }
        (done, _) => done,
    };
    done.map_err(io_error("ghi", path))
}

impl Drop for Publication {
    /// What was staged and not published is cleared away.
    fn drop(&mut self) {
        if fs::symlink_metadata(&self.stage).is_ok() && fs::symlink_metadata(self.place.journal()).is_err() {
            recover::leftover(&self.place, &self.stage, true, &mut Vec::new());
        }
    }
}
