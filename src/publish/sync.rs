//! What was written is on the disk before the site changes: after a power loss no page is empty.

use super::PublishError;
use super::error::io_error;
use std::fs::File;
use std::path::Path;

/// Waits until a file is on the disk. Windows waits only for whoever may write into the file.
pub(super) fn file(path: &Path) -> Result<(), PublishError> {
    let opened = if cfg!(windows) { File::options().write(true).open(path) } else { File::open(path) };
    opened.and_then(|file| file.sync_all()).map_err(io_error("ghi", path))
}

/// Waits until a folder's entries are on the disk; where folders cannot be opened, as on Windows, there is nothing to wait for.
pub(super) fn folder(path: &Path) -> Result<(), PublishError> {
    if cfg!(windows) {
        return Ok(());
    }
    match File::open(path) {
        Ok(folder) => folder.sync_all().or_else(tolerated).map_err(io_error("ghi", path)),
        Err(_) => Ok(()),
    }
}

/// Waits until a whole tree is on the disk.
#[cfg(target_os = "linux")]
pub(super) fn tree(path: &Path) -> Result<(), PublishError> {
    // one call for all: file by file takes a hundred times as long
    let folder = File::open(path).map_err(io_error("ghi", path))?;
    rustix::fs::syncfs(&folder).map_err(std::io::Error::from).or_else(tolerated).map_err(io_error("ghi", path))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn tree(path: &Path) -> Result<(), PublishError> {
    for entry in std::fs::read_dir(path).map_err(io_error("đọc", path))?.flatten() {
        let below = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) { tree(&below)? } else { file(&below)? }
    }
    folder(path)
}

/// Some disks have nothing to sync and say so.
fn tolerated(error: std::io::Error) -> std::io::Result<()> {
    match error.kind() {
        std::io::ErrorKind::InvalidInput | std::io::ErrorKind::Unsupported => Ok(()),
        _ => Err(error),
    }
}
