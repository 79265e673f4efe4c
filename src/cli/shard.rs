//! A share of a site that was built for itself: beside its pages, what `assemble` needs to make the whole of all shares.
//!
//! ```text
//! DIR/…                         pages of the share's units
//! DIR/.congkhai-phan/phan.json  which share of what
//! DIR/.congkhai-phan/nguon/     sources that pages over several units are made of: the site's own, who each unit is, all of offices
//! DIR/.congkhai-phan/don-vi/    what was made of each unit
//! ```

use super::failure::FileFailure;
use super::known;
use crate::model::{self, HeldBack, unit_folders, unit_of, unit_slug};
use crate::pipeline::{Made, Shard, stored_names};
use crate::publish::UnitStore;
use crate::source::Snapshot;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What is beside the pages of a share.
pub(super) const PART: &str = ".congkhai-phan";
const INFO: &str = "phan.json";
pub(super) const SOURCES: &str = "nguon";
pub(super) const UNITS: &str = "don-vi";

/// Which share of what.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) number: u32,
    pub(super) of: u32,
    pub(super) day: Date,
    pub(super) base_url: Option<String>,
    /// The program that has built it.
    pub(super) program: String,
    /// A digest of the sources that belong to no unit.
    pub(super) common: String,
    pub(super) held: HeldBack,
    /// Sources of the share's units: name and SHA-256.
    pub(super) files: Vec<(String, String)>,
}

impl Part {
    /// Reads that of a folder.
    #[allow(clippy::disallowed_methods)]
    pub(super) fn read(folder: &Path) -> Result<Self, FileFailure> {
        let path = folder.join(PART).join(INFO);
        let failed = |source| FileFailure { path: path.clone(), source };
        let text = fs::read_to_string(&path).map_err(failed)?;
        serde_json::from_str(&text).map_err(|error| failed(error.into()))
    }
}

/// The store of a folder with a share.
pub(super) fn store(folder: &Path, program: &str) -> UnitStore {
    UnitStore::within(folder.join(PART).join(UNITS), program)
}

/// What a share was built of.
pub(super) struct Built<'a> {
    pub(super) shard: Shard,
    pub(super) day: Date,
    pub(super) base_url: Option<&'a String>,
    pub(super) made: &'a Made,
    pub(super) snapshot: &'a Snapshot,
    /// What is kept of units beside the output folder.
    pub(super) store: &'a UnitStore,
}

impl Built<'_> {
    /// Puts what `assemble` needs beside the pages.
    #[allow(clippy::disallowed_methods)]
    pub(super) fn lay(&self, out: &Path) -> Result<(), FileFailure> {
        let folder = out.join(PART);
        let _ = fs::remove_dir_all(&folder);
        let folders = unit_folders(self.snapshot);
        let own: BTreeSet<&str> = folders.iter().copied().filter(|own| self.shard.holds(unit_slug(own))).collect();
        let mut files = Vec::new();
        for (name, file) in &self.snapshot.files {
            let unit = unit_of(name, &folders);
            if unit.is_some_and(|unit| !own.contains(unit)) {
                continue;
            }
            if unit.is_some() {
                files.push((name.to_string(), crate::text::hex(&file.sha256)));
            }
            if unit.is_none_or(|unit| self.made.offices.contains(unit)) || model::is_shared(name) {
                let bytes = self.snapshot.bring(name).map(|file| file.bytes().to_vec()).unwrap_or_default();
                write(&folder.join(SOURCES).join(name.as_ref()), &bytes)?;
            }
        }
        let program = known::program_anywhere();
        let kept = store(out, &program);
        for name in stored_names(self.snapshot) {
            if let Some(bytes) = self.store.bring(&name) {
                kept.keep(&name, &bytes);
            }
        }
        let part = Part {
            number: self.shard.number,
            of: self.shard.of,
            day: self.day,
            base_url: self.base_url.cloned(),
            program,
            common: common(self.snapshot),
            held: self.made.held_back.clone(),
            files,
        };
        write(&folder.join(INFO), serde_json::to_string(&part).unwrap_or_default().as_bytes())
    }
}

/// A digest of the sources that belong to no unit.
fn common(snapshot: &Snapshot) -> String {
    let folders = unit_folders(snapshot);
    let mut hasher = Sha256::new();
    for (name, file) in snapshot.files.iter().filter(|(name, _)| unit_of(name, &folders).is_none()) {
        hasher.update(name.as_bytes());
        hasher.update([0]);
        hasher.update(file.sha256);
    }
    crate::text::hex(&hasher.finalize())
}

#[allow(clippy::disallowed_methods)]
fn write(path: &Path, bytes: &[u8]) -> Result<(), FileFailure> {
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(path, bytes));
    written.map_err(|source| FileFailure { path: path.to_owned(), source })
}
