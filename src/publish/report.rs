//! What a publication did.

use super::{Manifest, Note};
use std::collections::BTreeMap;

/// What changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that the last site did not have.
    pub added: usize,
    /// Files whose bytes differ.
    pub changed: usize,
    /// Files that the last site had and this one has not.
    pub removed: usize,
    /// Files whose bytes are the same, mended ones among them.
    pub unchanged: usize,
    /// Files of the last site that were no longer as it had left them, and are again.
    pub mended: Vec<String>,
    /// What else the person who publishes should know.
    pub notes: Vec<Note>,
}

impl Report {
    /// Nothing differed, so nothing was written.
    pub fn nothing_written(&self) -> bool {
        self.added + self.changed + self.removed + self.mended.len() == 0
    }

    pub(super) fn compare(old: Option<&Manifest>, new: &Manifest) -> Self {
        let nothing = BTreeMap::new();
        let old = old.map_or(&nothing, |m| &m.hashes);
        let mut report = Self::default();
        for (route, hash) in &new.hashes {
            match old.get(route) {
                None => report.added += 1,
                Some(known) if known == hash => report.unchanged += 1,
                Some(_) => report.changed += 1,
            }
        }
        report.removed = old.keys().filter(|route| !new.hashes.contains_key(*route)).count();
        report
    }
}
