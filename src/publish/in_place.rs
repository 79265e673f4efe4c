//! Publishing into the folder that is there, file by file: where it is a mount point or is shown elsewhere, where others' entries cannot be
//! moved, and on disks that cannot exchange two folders. Each file changes in one step, and at no moment is there no site.
//!
//! Everything is on the disk before the first file changes; a journal says so, and a build that comes after a broken one goes on.

use super::error::io_error;
use super::mounts::Mounts;
use super::place::Place;
use super::{MANIFEST, Manifest, PublishError, clear, mounts, sync};
use crate::site::Route;
use crate::text::Said;
use std::fs;
use std::path::{Path, PathBuf};

/// Why a site has to be written into the folder that is there, if it has to.
pub(super) fn reason(place: &Place, mounts: &Mounts, wanted: bool) -> Option<Said> {
    if !place.out.is_dir() {
        return None;
    }
    let reasons = [
        (
            place.inside,
            Said::new(
                "thư mục này là ổ đĩa hoặc thư mục được gắn riêng, hoặc không ghi được bên cạnh nó",
                "the folder is a disk or a mount of its own, or nothing can be written beside it",
            ),
        ),
        (
            !mounts.inside.is_empty(),
            Said::new("có ổ đĩa hoặc thư mục khác được gắn bên trong", "another disk or folder is mounted within"),
        ),
        (
            mounts.shown_elsewhere,
            Said::new("thư mục này đang được gắn ở nơi khác", "the folder is mounted elsewhere, too"),
        ),
        (wanted, Said::new("--in-place", "--in-place")),
    ];
    reasons.into_iter().find_map(|(holds, reason)| holds.then_some(reason))
}

/// Publishes a finished stage.
#[allow(clippy::disallowed_methods)]
pub(super) fn publish(out: &Path, stage: &Path, journal: &Path, synced: bool) -> Result<(), PublishError> {
    let name = stage.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    fs::write(journal, name).map_err(io_error("ghi", journal))?;
    if synced {
        sync::file(journal)?;
        sync::folder(journal.parent().unwrap_or(out))?;
    }
    forward(out, stage, journal)
        .map_err(|cause| PublishError::Unfinished { out: out.to_owned(), cause: Box::new(cause) })
}

/// The stage that a journal names, if its manifest is whole.
#[allow(clippy::disallowed_methods)]
pub(super) fn begun(journal: &Path) -> Option<PathBuf> {
    let name = fs::read_to_string(journal).ok()?;
    let stage = journal.with_file_name(name.trim());
    Manifest::read(&stage).map(|_| stage)
}

/// Goes on from wherever a build was broken off.
pub(super) fn forward(out: &Path, stage: &Path, journal: &Path) -> Result<(), PublishError> {
    let mounts = mounts::around(out).inside;
    let new = Manifest::read(stage).unwrap_or_default();
    let old = Manifest::read(out).unwrap_or_default();
    let gone: Vec<&Route> = old.hashes.keys().filter(|route| !new.hashes.contains_key(*route)).collect();
    // a file whose name is a folder's now, or the other way round
    let folders = new.folders();
    let (before, after): (Vec<&Route>, Vec<&Route>) = gone.into_iter().partition(|route| {
        let path = route.as_str();
        folders.contains(path)
            || path
                .match_indices('/')
                .any(|(at, _)| Route::new(&path[..at]).is_some_and(|r| new.hashes.contains_key(&r)))
    });
    clear::files(out, before.into_iter(), &mounts)?;
    // what pages use comes before the pages
    let (first, then): (Vec<&Route>, Vec<&Route>) =
        new.hashes.keys().partition(|route| !route.as_str().ends_with(".html"));
    for route in first.into_iter().chain(then) {
        let (from, to) = (stage.join(route.as_str()), out.join(route.as_str()));
        if fs::symlink_metadata(&from).is_ok() {
            clear::make_folders(to.parent().unwrap_or(out))?;
            fs::rename(&from, &to).map_err(io_error("ghi", &to))?;
        }
    }
    clear::files(out, after.into_iter(), &mounts)?;
    fs::rename(stage.join(MANIFEST), out.join(MANIFEST)).map_err(io_error("ghi", &out.join(MANIFEST)))?;
    fs::remove_file(journal).map_err(io_error("xóa", journal))?;
    // files that were the same are there under both names
    clear::tree(stage, new.hashes.keys())
}
