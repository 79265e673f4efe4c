//! A file that was asked for, written whole or not at all.

use super::failure::FileFailure;
use std::ffi::OsString;
use std::io;
use std::path::Path;

/// Makes a folder, and those above it, where they are not there.
#[allow(clippy::disallowed_methods)]
pub(super) fn make_folder(path: &Path) -> Result<(), FileFailure> {
    std::fs::create_dir_all(path).map_err(|source| FileFailure { path: path.to_owned(), source })
}

/// Writes a file into a folder that is there; what stood there stays until all is written. What is no file (`/dev/stdout`) is written to.
#[allow(clippy::disallowed_methods)]
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), FileFailure> {
    let failed = |source| FileFailure { path: path.to_owned(), source };
    if std::fs::metadata(path).is_ok_and(|meta| !meta.is_file()) {
        return std::fs::write(path, bytes).map_err(failed);
    }
    let mut part = path.file_name().map(OsString::from).ok_or_else(|| failed(io::ErrorKind::InvalidFilename.into()))?;
    part.push(".part");
    let part = path.with_file_name(part);
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    written.map_err(|error| {
        let _ = std::fs::remove_file(&part);
        failed(error)
    })
}
