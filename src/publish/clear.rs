//! The only place that deletes. It deletes files that a manifest names and folders that are empty then; it enters nothing that is mounted.

use super::error::io_error;
use super::manifest::{folder_of, folders_of};
use super::names::is_spent;
use super::{MANIFEST, Manifest, PublishError};
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many files one thread deletes in a row.
const AT_ONCE: usize = 512;

/// Deletes those files of a list that `which` names, and the folders that they lay in where nothing else is left.
pub(super) fn files(
    tree: &Path,
    list: &Manifest,
    which: impl Fn(&str) -> bool + Sync,
    mounts: &[PathBuf],
) -> Result<(), PublishError> {
    let rows: Vec<usize> = (0..list.len()).step_by(AT_ONCE).collect();
    rows.par_iter().try_for_each(|begin| {
        // neighbours lie in the same folder
        let mut last = None;
        for address in (*begin..list.len().min(begin + AT_ONCE)).map(|row| list.address(row)).filter(|a| which(a)) {
            let folder = folder_of(address);
            let reached = match last {
                Some((same, reached)) if same == folder => reached,
                _ => !is_within(&tree.join(folder), mounts) && is_reached_without_links(tree, folder),
            };
            last = Some((folder, reached));
            if reached {
                file(&tree.join(address), mounts)?;
            }
        }
        Ok(())
    })?;
    for folder in folders_of(list.addresses().filter(|a| which(a))).into_iter().rev().filter(|f| !f.is_empty()) {
        // fails where something is left, which is right
        let _ = fs::remove_dir(tree.join(folder));
    }
    Ok(())
}

fn file(path: &Path, mounts: &[PathBuf]) -> Result<(), PublishError> {
    if is_within(path, mounts) {
        return Ok(());
    }
    match fs::remove_file(path) {
        Ok(()) => Ok(()),
        // what is a folder by now is not ours
        Err(error) if is_gone(&error) || path.is_dir() => Ok(()),
        Err(error) => Err(io_error("xóa", path)(error)),
    }
}

/// Deletes a tree's files, its manifest last, and the tree if nothing else is left.
pub(super) fn tree(tree: &Path, list: &Manifest) -> Result<(), PublishError> {
    files(tree, list, |_| true, &super::mounts::around(tree).inside)?;
    for entry in fs::read_dir(tree).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(is_spent) {
            // what stays is found below
            let _ = fs::remove_file(entry.path());
        }
    }
    if !is_empty_but_for_manifest(tree) {
        return Ok(());
    }
    let _ = fs::remove_file(tree.join(MANIFEST));
    let _ = fs::remove_dir(tree);
    Ok(())
}

/// Deletes a stage that was never finished: all in it is ours. What is mounted there stays.
pub(super) fn unfinished(folder: &Path) {
    let mounts = super::mounts::around(folder).inside;
    everything(folder, &mounts);
}

fn everything(folder: &Path, mounts: &[PathBuf]) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if mounts.contains(&path) {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => everything(&path, mounts),
            _ => {
                let _ = fs::remove_file(&path);
            }
        }
    }
    let _ = fs::remove_dir(folder);
}

/// Makes a folder and those above it.
#[allow(clippy::disallowed_methods)]
pub(super) fn make_folders(folder: &Path) -> Result<(), PublishError> {
    fs::create_dir_all(folder).map_err(io_error("tạo", folder))
}

fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn is_within(path: &Path, mounts: &[PathBuf]) -> bool {
    mounts.iter().any(|mount| path.starts_with(mount))
}

/// A folder that became a link leads to what is not ours.
fn is_reached_without_links(tree: &Path, folder: &str) -> bool {
    let is_folder = |folder: &str| fs::symlink_metadata(tree.join(folder)).is_ok_and(|meta| meta.is_dir());
    folder.is_empty() || folder.match_indices('/').all(|(at, _)| is_folder(&folder[..at])) && is_folder(folder)
}

fn is_empty_but_for_manifest(tree: &Path) -> bool {
    fs::read_dir(tree).is_ok_and(|entries| entries.flatten().all(|entry| entry.file_name() == MANIFEST))
}
