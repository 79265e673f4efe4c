//! Digests of what something was made of: the same digest, the same pages.

use crate::model::UnitSources;
use crate::source::Snapshot;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A digest of what something was made of.
pub(super) type Key = [u8; 32];

/// What of the sources is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// Also what is not public yet.
    pub(super) drafts: bool,
    /// The stated day.
    pub(super) on: Date,
}

/// Names what [`super::own_packs`] reads.
pub(super) fn packs_key(snapshot: &Snapshot) -> Key {
    let mut hasher = Sha256::new();
    for (path, file) in snapshot.below("packs/") {
        hasher.update(path.as_bytes());
        hasher.update([0]);
        hasher.update(file.sha256);
    }
    hasher.finalize().into()
}

/// All that reading a unit and deriving what follows from it look at, what is [asked](super::asked) about others aside.
pub(super) fn unit_key(snapshot: &Snapshot, sources: &UnitSources<'_>, packs: &Key, shown: Shown) -> Key {
    let mut hasher = Sha256::new();
    hasher.update(packs);
    hasher.update(format!("{shown:?}"));
    for name in sources.names() {
        hasher.update(name.as_bytes());
        hasher.update([0]);
        hasher.update(snapshot.files.get(name).map(|file| file.sha256).unwrap_or_default());
    }
    hasher.finalize().into()
}

/// Names that a unit may link to.
pub(super) fn names_key(names: &BTreeSet<Arc<str>>) -> Key {
    let mut hasher = Sha256::new();
    for path in names {
        hasher.update(path.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().into()
}
