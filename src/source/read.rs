//! Reading one file.

use super::SourceFile;
use crate::text::{Said, Speech, system_reason};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The disk failed; nothing is wrong with the sources.
#[derive(Debug)]
pub struct ReadError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system says.
    pub source: std::io::Error,
}

impl ReadError {
    /// In the language of whoever started the program.
    pub fn told(&self, speech: Speech) -> String {
        const CANNOT: Said = Said::new("không đọc được {path}: {why}", "cannot read {path}: {why}");
        CANNOT.with(speech, &[("path", &self.path.display()), ("why", &system_reason(&self.source, speech))])
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told(Speech::Vietnamese))
    }
}

impl std::error::Error for ReadError {}

#[allow(clippy::disallowed_methods)]
pub(super) fn read(name: &Arc<str>, path: &Path) -> Result<(Arc<str>, SourceFile), ReadError> {
    let bytes = std::fs::read(path).map_err(|source| ReadError { path: path.to_owned(), source })?;
    Ok((Arc::clone(name), SourceFile::new(bytes)))
}
