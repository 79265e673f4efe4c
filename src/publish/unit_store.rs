//! What was made of units, kept beside the output folder for the next build. It may be deleted at any time: then units are made again.

use super::names::UNITS;
use super::place::Place;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A folder with a file for each thing that is kept: its digest, then its bytes.
#[derive(Debug)]
pub struct UnitStore {
    folder: PathBuf,
    /// Whatever else the bytes depend on: what another program has kept is not there.
    stamp: String,
}

/// Length of a digest.
const DIGEST: usize = 32;

impl UnitStore {
    /// That of an output folder; `None`: it has no place.
    pub fn beside(out: &Path, stamp: &str) -> Option<Self> {
        Some(Self { folder: Place::of(out).ok()?.work(UNITS), stamp: stamp.to_owned() })
    }

    /// That of a folder of its own.
    pub fn within(folder: PathBuf, stamp: &str) -> Self {
        Self { folder, stamp: stamp.to_owned() }
    }

    /// What was kept under a name; `None` also for what is damaged.
    #[allow(clippy::disallowed_methods)]
    pub fn bring(&self, name: &str) -> Option<Vec<u8>> {
        let mut digest = fs::read(self.folder.join(name)).ok()?;
        let bytes = if digest.len() < DIGEST { return None } else { digest.split_off(DIGEST) };
        (digest == self.digest(name, &bytes)).then_some(bytes)
    }

    /// Some of the bytes under a name, unlooked at.
    #[allow(clippy::disallowed_methods)]
    pub fn bring_part(&self, name: &str, bytes: Range<usize>) -> Option<Vec<u8>> {
        let mut file = fs::File::open(self.folder.join(name)).ok()?;
        file.seek(SeekFrom::Start((DIGEST + bytes.start) as u64)).ok()?;
        let mut part = vec![0; bytes.len()];
        file.read_exact(&mut part).ok()?;
        Some(part)
    }

    /// Keeps bytes, in one step; whether they are there.
    #[allow(clippy::disallowed_methods)]
    pub fn keep(&self, name: &str, bytes: &[u8]) -> bool {
        let (path, beside) = (self.folder.join(name), self.folder.join(format!("{name}-moi")));
        let mut whole = self.digest(name, bytes).to_vec();
        whole.extend_from_slice(bytes);
        let write = || fs::write(&beside, &whole);
        let written = write().or_else(|_| fs::create_dir_all(&self.folder).and_then(|()| write()));
        let is_kept = written.and_then(|()| fs::rename(&beside, &path)).is_ok();
        if !is_kept {
            let _ = fs::remove_file(&beside);
        }
        is_kept
    }

    /// Forgets all but what has one of these names.
    pub fn retain(&self, names: &BTreeSet<String>) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_str().is_none_or(|name| !names.contains(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn digest(&self, name: &str, bytes: &[u8]) -> [u8; DIGEST] {
        let mut hasher = Sha256::new();
        for part in [self.stamp.as_bytes(), &[0], name.as_bytes(), &[0], bytes] {
            hasher.update(part);
        }
        hasher.finalize().into()
    }
}
