//! What the pages of a unit have asked about others: as long as the answers are the same, so are the pages.

use super::key::{Key, names_key};
use crate::source::Snapshot;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// See the module.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Asked {
    /// Names of files, and whether they were there.
    files: Vec<(String, bool)>,
    /// A digest of all names, where a like one was looked for.
    names: Option<Key>,
    /// Units whose addresses were asked for, by folder, and what each was read from.
    units: Vec<(String, Key)>,
}

impl Asked {
    /// What reading a unit from its files has asked.
    pub(super) fn by(files: &Snapshot, linkable: &BTreeSet<Arc<str>>) -> Self {
        let (asked, is_listed) = files.asked();
        Self { files: asked, names: is_listed.then(|| names_key(linkable)), units: Vec::new() }
    }

    /// With the units whose addresses were asked for.
    pub(super) fn and(&self, folders: BTreeSet<String>, own: &HashMap<String, Key>) -> Self {
        let units = folders.into_iter().filter_map(|folder| own.get_key_value(&folder));
        Self { units: units.map(|(folder, key)| (folder.clone(), *key)).collect(), ..self.clone() }
    }

    /// Whether the answers would be the same now.
    pub(super) fn holds(&self, own: &HashMap<String, Key>, linkable: &BTreeSet<Arc<str>>) -> bool {
        self.files.iter().all(|(name, there)| linkable.contains(name.as_str()) == *there)
            && self.names.is_none_or(|names| names == names_key(linkable))
            && self.units.iter().all(|(folder, key)| own.get(folder) == Some(key))
    }
}
