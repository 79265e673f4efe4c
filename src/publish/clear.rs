//! The only place that deletes. It deletes files that a manifest names and folders that are empty then; it enters nothing that is mounted.

use super::error::io_error;
use super::manifest::folders_of;
use super::names::is_spent;
use super::{MANIFEST, PublishError};
use crate::site::Route;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Deletes these files of a tree, and the folders that they lay in where nothing else is left.
pub(super) fn files<'a>(
    tree: &Path,
    routes: impl Iterator<Item = &'a Route> + Clone,
    mounts: &[PathBuf],
) -> Result<(), PublishError> {
    for route in routes.clone() {
        let path = tree.join(route.as_str());
        if is_within(&path, mounts) || !is_reached_without_links(tree, route) {
            continue;
        }
        match fs::remove_file(&path) {
            Ok(()) => {}
            // what is a folder by now is not ours
            Err(error) if is_gone(&error) || path.is_dir() => {}
            Err(error) => return Err(io_error("xóa", &path)(error)),
        }
    }
    for folder in folders_of(routes).into_iter().rev().filter(|folder| !folder.is_empty()) {
        // fails where something is left, which is right
        let _ = fs::remove_dir(tree.join(folder));
    }
    Ok(())
}

/// Deletes a tree's files, its manifest last, and the tree if nothing else is left.
pub(super) fn tree<'a>(tree: &Path, routes: impl Iterator<Item = &'a Route> + Clone) -> Result<(), PublishError> {
    files(tree, routes, &super::mounts::around(tree).inside)?;
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
fn is_reached_without_links(tree: &Path, route: &Route) -> bool {
    let is_folder = |folder: &str| fs::symlink_metadata(tree.join(folder)).is_ok_and(|meta| meta.is_dir());
    route.as_str().match_indices('/').all(|(at, _)| is_folder(&route.as_str()[..at]))
}

fn is_empty_but_for_manifest(tree: &Path) -> bool {
    fs::read_dir(tree).is_ok_and(|entries| entries.flatten().all(|entry| entry.file_name() == MANIFEST))
}
