//! What the last build saw of its files on the disk, so that the next one need not read them all again to know that nobody touched them.
//!
//! Kept beside the output. A file whose number, size, times and rights are as recorded is taken to be as published; any other is read, and its
//! SHA-256 decides. It also stands in for a manifest that was lost.

use super::Manifest;
use crate::site::Route;
use crate::text::push_hex;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs::{self, Metadata};
use std::path::Path;

/// What a folder's entry says of a file. Its change time cannot be set by a program that copies times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    number: u64,
    size: u64,
    modified: i128,
    changed: i128,
    mode: u32,
}

impl Stamp {
    #[cfg(unix)]
    fn of(meta: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Self {
            number: meta.ino(),
            size: meta.len(),
            modified: nanoseconds(meta.mtime(), meta.mtime_nsec()),
            changed: nanoseconds(meta.ctime(), meta.ctime_nsec()),
            mode: meta.mode() & 0o7777,
        }
    }

    #[cfg(not(unix))]
    fn of(meta: &Metadata) -> Self {
        let modified = meta.modified().ok().and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
        let modified = modified.and_then(|d| i128::try_from(d.as_nanos()).ok()).unwrap_or_default();
        Self { number: 0, size: meta.len(), modified, changed: 0, mode: 0o666 }
    }
}

/// The record of one published site.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    /// What the caller wants to know again: one line.
    pub(super) note: String,
    pub(super) hashes: BTreeMap<Route, [u8; 32]>,
    stamps: BTreeMap<Route, Stamp>,
    /// The rights of our folders, by path; the output folder is the empty one.
    folders: BTreeMap<String, u32>,
}

/// How a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// As recorded.
    Recorded,
    /// Not as recorded, but its content is as published.
    Read,
    /// Gone, other content, or nobody can read it.
    Damaged,
}

impl Standing {
    /// The worse of two.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Damaged, _) | (_, Self::Damaged) => Self::Damaged,
            (Self::Read, _) | (_, Self::Read) => Self::Read,
            _ => Self::Recorded,
        }
    }
}

const HEAD: &str = "congkhai-trang-thai 2";

impl Record {
    #[allow(clippy::disallowed_methods)]
    pub(super) fn read(path: &Path) -> Option<Self> {
        let text = fs::read_to_string(path).ok()?;
        let mut lines = text.lines();
        lines.next().filter(|first| *first == HEAD)?;
        let mut record = Self { note: lines.next()?.to_owned(), ..Self::default() };
        for line in lines {
            record.take(line)?;
        }
        Some(record)
    }

    fn take(&mut self, line: &str) -> Option<()> {
        if let Some(rest) = line.strip_prefix("/ ") {
            let (mode, path) = rest.split_once(' ')?;
            self.folders.insert(path.to_owned(), mode.parse().ok()?);
            return Some(());
        }
        let mut parts = line.splitn(7, ' ');
        let hash = super::manifest::bytes(parts.next()?)?;
        let stamp = Stamp {
            number: parts.next()?.parse().ok()?,
            size: parts.next()?.parse().ok()?,
            modified: parts.next()?.parse().ok()?,
            changed: parts.next()?.parse().ok()?,
            mode: parts.next()?.parse().ok()?,
        };
        let route = Route::new(parts.next()?)?;
        self.hashes.insert(route.clone(), hash);
        self.stamps.insert(route, stamp);
        Some(())
    }

    /// Looks at a site that was just published.
    pub(super) fn of(out: &Path, manifest: &Manifest, note: &str) -> Self {
        let mut record = Self { note: note.to_owned(), ..Self::default() };
        for (route, hash) in &manifest.hashes {
            if let Ok(meta) = fs::symlink_metadata(out.join(route.as_str())) {
                record.hashes.insert(route.clone(), *hash);
                record.stamps.insert(route.clone(), Stamp::of(&meta));
            }
        }
        for folder in manifest.folders() {
            if let Ok(meta) = fs::symlink_metadata(out.join(folder)) {
                record.folders.insert(folder.to_owned(), Stamp::of(&meta).mode);
            }
        }
        record
    }

    /// Writes it; a failure only means that the next build looks more closely.
    #[allow(clippy::disallowed_methods)]
    pub(super) fn write(&self, path: &Path) {
        let mut text = format!("{HEAD}\n{}\n", self.note);
        for (route, hash) in &self.hashes {
            let Some(stamp) = self.stamps.get(route) else { continue };
            push_hex(&mut text, hash);
            let Stamp { number, size, modified, changed, mode } = stamp;
            let _ = writeln!(text, " {number} {size} {modified} {changed} {mode} {route}");
        }
        for (folder, mode) in &self.folders {
            let _ = writeln!(text, "/ {mode} {folder}");
        }
        let _ = fs::write(path, text);
    }

    /// How a published file stands. `all`: its content is read even where it looks as recorded.
    pub(super) fn standing(&self, out: &Path, route: &Route, hash: &[u8; 32], all: bool) -> Standing {
        let path = out.join(route.as_str());
        let Some(meta) = fs::symlink_metadata(&path).ok().filter(Metadata::is_file) else { return Standing::Damaged };
        let stamp = Stamp::of(&meta);
        let known = self.stamps.get(route).filter(|_| self.hashes.get(route) == Some(hash));
        if !all && known == Some(&stamp) {
            return Standing::Recorded;
        }
        let readable = known.map_or(0o400, |known| known.mode & 0o444);
        if stamp.mode & readable == readable && has_hash(&path, hash) { Standing::Read } else { Standing::Damaged }
    }

    /// The rights that one of our folders has lost since, and should have.
    pub(super) fn lost_rights(&self, out: &Path, folder: &str) -> Option<u32> {
        let meta = fs::symlink_metadata(out.join(folder)).ok().filter(Metadata::is_dir)?;
        let mode = Stamp::of(&meta).mode;
        let due = self.folders.get(folder).copied().unwrap_or(0o700) & 0o777;
        (mode & due != due).then_some(mode | due)
    }

    /// The manifest that was lost, as far as the files are still as published; `None` if hardly any is.
    pub(super) fn spare_manifest(&self, out: &Path) -> Option<Manifest> {
        let still = |(route, hash): &(&Route, &[u8; 32])| has_hash(&out.join(route.as_str()), hash);
        let hashes: BTreeMap<Route, [u8; 32]> =
            self.hashes.iter().filter(still).map(|(route, hash)| (route.clone(), *hash)).collect();
        (!hashes.is_empty() && hashes.len() * 2 >= self.hashes.len()).then(|| Manifest::new(hashes))
    }

    /// The files of `manifest` and those that the last build published, still as it left them.
    pub(super) fn ours(&self, out: &Path, manifest: Option<&Manifest>) -> BTreeSet<Route> {
        let mut ours: BTreeSet<Route> = manifest.into_iter().flat_map(|m| m.hashes.keys().cloned()).collect();
        for (route, hash) in &self.hashes {
            if !ours.contains(route) && has_hash(&out.join(route.as_str()), hash) {
                ours.insert(route.clone());
            }
        }
        ours
    }
}

/// Whether a file has this content.
#[allow(clippy::disallowed_methods)]
pub(super) fn has_hash(path: &Path, hash: &[u8; 32]) -> bool {
    let plain = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file());
    plain && fs::read(path).is_ok_and(|bytes| <[u8; 32]>::from(Sha256::digest(&bytes)) == *hash)
}
