//! The staged tree takes the output folder's place.

use super::{MANIFEST, Manifest, Place, PublishError, io_error, remove_tree};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

pub(super) fn swap(place: &Place, old: Option<&Manifest>) -> Result<(), PublishError> {
    if fs::symlink_metadata(&place.out).is_err() {
        return fs::rename(&place.stage, &place.out).map_err(io_error("đặt", &place.out));
    }
    if exchange(&place.stage, &place.out) {
        // `stage` is the old tree now
        fs::rename(&place.stage, &place.old).map_err(io_error("dọn", &place.stage))?;
    } else {
        fs::rename(&place.out, &place.old).map_err(io_error("dọn", &place.out))?;
        if let Err(error) = fs::rename(&place.stage, &place.out) {
            let _ = fs::rename(&place.old, &place.out);
            return Err(io_error("đặt", &place.out)(error));
        }
    }
    if let Some(old) = old {
        carry_over(place, old)?;
    }
    remove_tree(&place.old);
    Ok(())
}

/// Both names change hands in one step, where the system can.
#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// Moves what others put into the old tree (not in its manifest) to the new one, unless a page of ours stands there now.
fn carry_over(place: &Place, old: &Manifest) -> Result<(), PublishError> {
    let ours: BTreeSet<&str> = old.hashes.keys().map(super::Route::as_str).collect();
    let folders: BTreeSet<&str> =
        ours.iter().flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at])).collect();
    carry_folder(&place.old, &place.out, "", &ours, &folders)
}

fn carry_folder(
    from: &Path,
    to: &Path,
    prefix: &str,
    ours: &BTreeSet<&str>,
    folders: &BTreeSet<&str>,
) -> Result<(), PublishError> {
    for entry in fs::read_dir(from).map_err(io_error("đọc", from))? {
        let entry = entry.map_err(io_error("đọc", from))?;
        let name = entry.file_name();
        let path = format!("{prefix}{}", name.to_string_lossy());
        if path == MANIFEST || ours.contains(path.as_str()) {
            continue;
        }
        let target = to.join(&name);
        if folders.contains(path.as_str()) && entry.path().is_dir() && target.is_dir() {
            carry_folder(&entry.path(), &target, &format!("{path}/"), ours, folders)?;
        } else if !folders.contains(path.as_str()) && fs::symlink_metadata(&target).is_err() {
            fs::rename(entry.path(), &target).map_err(io_error("giữ", &target))?;
        }
    }
    Ok(())
}
