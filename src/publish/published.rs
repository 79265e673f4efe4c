//! A published site, looked at by whoever verifies it.

use super::manifest::Manifest;
use super::names::MANIFEST;
use crate::text::hex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A folder with a site of ours.
pub struct PublishedSite {
    folder: PathBuf,
    /// Address → SHA-256 in hexadecimal digits, as the list of files says.
    pub listed: BTreeMap<String, String>,
    /// Addresses of all files that are there, the list aside.
    pub there: BTreeSet<String>,
}

impl PublishedSite {
    /// `None`: no site of ours lies there, or its list of files cannot be read.
    pub fn open(folder: &Path) -> Option<Self> {
        let manifest = Manifest::read(folder)?;
        let listed = manifest.iter().map(|(address, hash)| (address.to_owned(), hex(hash))).collect();
        let files = WalkDir::new(folder).into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
        let named = files.filter_map(|entry| {
            let path = entry.path().strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/");
            (path != MANIFEST).then_some(path)
        });
        Some(Self { listed, there: named.collect(), folder: folder.to_owned() })
    }

    /// A file's bytes.
    #[allow(clippy::disallowed_methods)]
    pub fn read(&self, address: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(address)).ok()
    }
}
