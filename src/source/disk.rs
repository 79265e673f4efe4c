//! Where sources lie that are too many to stay in memory. They are brought back file by file, when the unit is made that they belong to.

use super::SourceFile;
use super::read::read;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// See the module.
#[derive(Debug)]
pub(super) struct Disk {
    /// `None`: on another machine.
    site: Option<PathBuf>,
    /// Files whose names on the disk differ from those in the snapshot.
    odd: BTreeMap<Arc<str>, PathBuf>,
    /// A file was no longer as it was first read.
    is_stale: AtomicBool,
}

impl Disk {
    pub(super) fn new(site: PathBuf, odd: BTreeMap<Arc<str>, PathBuf>) -> Self {
        Self { site: Some(site), odd, is_stale: AtomicBool::new(false) }
    }

    /// Nothing can be brought back.
    pub(super) fn none() -> Self {
        Self { site: None, odd: BTreeMap::new(), is_stale: AtomicBool::new(false) }
    }

    /// The file, with its content.
    pub(super) fn bring(&self, name: &Arc<str>, file: &SourceFile) -> SourceFile {
        if !file.is_let_go() {
            return file.clone();
        }
        let path = self.odd.get(name).cloned().or_else(|| Some(self.site.as_ref()?.join(name.as_ref())));
        match path.map(|path| read(name, &path)) {
            Some(Ok((_, brought))) if brought.sha256 == file.sha256 => brought,
            _ => {
                self.is_stale.store(true, Ordering::Relaxed);
                file.clone()
            }
        }
    }

    pub(super) fn is_stale(&self) -> bool {
        self.is_stale.load(Ordering::Relaxed)
    }
}
