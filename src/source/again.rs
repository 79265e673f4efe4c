//! Sources that are read a second time, one by one, by their names.

use super::read::read;
use super::walk::list_site;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where each source lies: its name may differ from that on the disk in the form of its letters and in its ending.
#[derive(Debug, Default)]
pub struct SourcePaths(BTreeMap<Arc<str>, PathBuf>);

impl SourcePaths {
    /// Of a site; of none if it cannot be read any more.
    pub fn of(site: &Path) -> Self {
        Self(list_site(site).map(|listed| listed.found.into_iter().collect()).unwrap_or_default())
    }

    /// The bytes of a source as they are now.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        let (name, path) = self.0.get_key_value(name)?;
        read(name, path).ok().map(|(_, file)| file.bytes().to_vec())
    }
}
