//! The files of publication logs, written so that all are taken back unless the site was published with them.

use super::failure::FileFailure;
use super::whole_file::{make_folder, write_whole};
use crate::ledger::SOURCE_FOLDER;
use std::path::{Path, PathBuf};

/// What was written so far.
pub(super) struct LogFiles {
    site: PathBuf,
    /// What stood there before; `None`: nothing.
    written: Vec<(PathBuf, Option<Vec<u8>>)>,
}

impl LogFiles {
    pub(super) fn new(site: &Path) -> Self {
        Self { site: site.to_owned(), written: Vec::new() }
    }

    /// Writes a file by its name in the snapshot.
    #[allow(clippy::disallowed_methods)]
    pub(super) fn write(&mut self, name: &str, text: &str) -> Result<(), FileFailure> {
        let path = self.site.join(name);
        make_folder(path.parent().unwrap_or(&path))?;
        let before = std::fs::read(&path).ok();
        write_whole(&path, text.as_bytes())?;
        self.written.push((path, before));
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// They stay.
    pub(super) fn keep(&mut self) {
        self.written.clear();
    }
}

impl Drop for LogFiles {
    /// Takes back, the last first. What cannot be taken back stays: the next publication goes on from there.
    #[allow(clippy::disallowed_methods)]
    fn drop(&mut self) {
        for (path, before) in self.written.drain(..).rev() {
            let _ = match before {
                Some(bytes) => write_whole(&path, &bytes).map_err(|failure| failure.source),
                None => std::fs::remove_file(&path),
            };
            // only a folder that nothing is in goes
            let _ = path.parent().filter(|folder| folder.ends_with(SOURCE_FOLDER)).map(std::fs::remove_dir);
        }
    }
}
