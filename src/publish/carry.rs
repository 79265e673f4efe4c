//! What isn't ours moves to the tree that takes the place of the one it lies in: all of it or nothing.

use super::error::io_error;
use super::foreign::Foreign;
use super::{PublishError, clear};
use std::fs;
use std::path::{Path, PathBuf};

/// What was moved, so that it can go back.
#[derive(Debug, Default)]
pub(super) struct Carried {
    moved: Vec<PathBuf>,
}

impl Carried {
    /// Moves each entry from one tree to the other. If one cannot be moved, all are put back.
    pub(super) fn over(from: &Path, to: &Path, entries: &[&Foreign]) -> Result<Self, PublishError> {
        let mut carried = Self::default();
        for entry in entries {
            if let Err(error) = move_entry(from, to, &entry.path) {
                carried.back(from, to)?;
                return Err(error);
            }
            carried.moved.push(entry.path.clone());
        }
        Ok(carried)
    }

    /// Puts everything back where it was.
    pub(super) fn back(self, from: &Path, to: &Path) -> Result<(), PublishError> {
        for path in self.moved.iter().rev() {
            move_entry(to, from, path)?;
        }
        Ok(())
    }
}

/// Moves one entry, unless something has its name there.
pub(super) fn move_entry(from: &Path, to: &Path, path: &Path) -> Result<(), PublishError> {
    let (source, target) = (from.join(path), to.join(path));
    if fs::symlink_metadata(&target).is_ok() {
        let taken = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
        return Err(io_error("giữ", &target)(taken));
    }
    if let Some(folder) = target.parent() {
        clear::make_folders(folder)?;
    }
    fs::rename(&source, &target).map_err(io_error("giữ", &source))
}
