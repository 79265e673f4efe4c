//! What the last build saw of its files on the disk, so that the next one need not read them all again to know that nobody touched them.
//!
//! Kept beside the output. A file whose number, size, times and rights are as recorded is taken to be as published; any other is read, and its
//! SHA-256 decides. It also stands in for a manifest that was lost.

use super::lines;
use super::manifest::{Hash, Manifest, bytes};
use crate::site::Route;
use crate::text::push_hex;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

/// What a folder's entry says of a file. Its change time cannot be set by a program that copies times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    number: u64,
    pub(super) size: u64,
    /// Nanoseconds of our era, as far as they can be counted: until 2262.
    modified: i64,
    changed: i64,
    mode: u32,
}

impl Stamp {
    #[cfg(unix)]
    pub(super) fn of(meta: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000).saturating_add(rest);
        Self {
            number: meta.ino(),
            size: meta.len(),
            modified: nanoseconds(meta.mtime(), meta.mtime_nsec()),
            changed: nanoseconds(meta.ctime(), meta.ctime_nsec()),
            mode: meta.mode() & 0o7777,
        }
    }

    #[cfg(not(unix))]
    pub(super) fn of(meta: &Metadata) -> Self {
        let modified = meta.modified().ok().and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
        let modified = modified.and_then(|d| i64::try_from(d.as_nanos()).ok()).unwrap_or_default();
        Self { number: 0, size: meta.len(), modified, changed: 0, mode: 0o666 }
    }

    /// Of a file that the last build did not see: no file has such rights.
    const UNSEEN: Self = Self { number: 0, size: 0, modified: 0, changed: 0, mode: u32::MAX };
}

/// The record of one published site, beside its manifest.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// What the caller wants to know again: one line.
    pub(super) note: String,
    /// Of the manifest's files, in its order.
    stamps: Vec<Stamp>,
    /// Files that the manifest has not, or with another hash.
    more: Manifest,
    /// The rights of our folders, by path; the output folder is the empty one.
    folders: Vec<(Box<str>, u32)>,
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
    /// What a record says of the files of a manifest, and of others.
    pub(super) fn read(path: &Path, manifest: &Manifest) -> Option<Self> {
        let mut record = Self { stamps: vec![Stamp::UNSEEN; manifest.len()], ..Self::default() };
        let (mut number, mut next) = (0, 0);
        lines::each(path, |line| {
            number += 1;
            match number {
                1 => (line == HEAD).then_some(()),
                2 => {
                    line.clone_into(&mut record.note);
                    Some(())
                }
                _ => record.take(line, manifest, &mut next),
            }
        })?;
        record.more = record.more.in_order();
        record.folders.sort_unstable();
        (number >= 2).then_some(record)
    }

    /// `next`: the row that is likely to come.
    fn take(&mut self, line: &str, manifest: &Manifest, next: &mut usize) -> Option<()> {
        if let Some(rest) = line.strip_prefix("/ ") {
            let (mode, path) = rest.split_once(' ')?;
            self.folders.push((path.into(), mode.parse().ok()?));
            return Some(());
        }
        let mut parts = line.splitn(7, ' ');
        let hash = bytes(parts.next()?)?;
        let stamp = Stamp {
            number: parts.next()?.parse().ok()?,
            size: parts.next()?.parse().ok()?,
            modified: parts.next()?.parse().ok()?,
            changed: parts.next()?.parse().ok()?,
            mode: parts.next()?.parse().ok()?,
        };
        let address = parts.next()?;
        let likely = Some(*next).filter(|row| *row < manifest.len() && manifest.address(*row) == address);
        let row = likely.or_else(|| manifest.find(address));
        *next = row.map_or(*next, |row| row + 1);
        match row.filter(|row| manifest.hash(*row) == Some(&hash)) {
            Some(row) => self.stamps[row] = stamp,
            None => self.more.push(Route::new(address)?.as_str(), &hash),
        }
        Some(())
    }

    /// Looks at a site that was just published and writes what it sees; a failure only means that the next build looks more closely.
    pub(super) fn write(path: &Path, out: &Path, manifest: &Manifest, note: &str) {
        // half a record is one of fewer files
        let _ = Self::try_to_write(path, out, manifest, note);
    }

    fn try_to_write(path: &Path, out: &Path, manifest: &Manifest, note: &str) -> io::Result<()> {
        let mut writer = lines::Writer::create(path)?;
        writer.text(&format!("{HEAD}\n{note}\n"))?;
        writer.rows(manifest.len(), |row, text| {
            let (address, hash) = (manifest.address(row), manifest.hash(row));
            if let (Ok(meta), Some(hash)) = (fs::symlink_metadata(out.join(address)), hash) {
                push_hex(text, hash);
                let Stamp { number, size, modified, changed, mode } = Stamp::of(&meta);
                let _ = writeln!(text, " {number} {size} {modified} {changed} {mode} {address}");
            }
        })?;
        let folders: Vec<&str> = manifest.folders().into_iter().collect();
        writer.rows(folders.len(), |row, text| {
            if let Ok(meta) = fs::symlink_metadata(out.join(folders[row])) {
                let _ = writeln!(text, "/ {} {}", Stamp::of(&meta).mode, folders[row]);
            }
        })?;
        writer.finish()
    }

    /// Whether it was written for this manifest and no other.
    pub(super) fn is_of(&self, manifest: &Manifest) -> bool {
        self.more.len() == 0 && self.stamps.len() == manifest.len() && !self.stamps.contains(&Stamp::UNSEEN)
    }

    /// How a file of the manifest stands, and its size. `all`: its content is read even where it looks as recorded.
    pub(super) fn standing(&self, out: &Path, manifest: &Manifest, row: usize, all: bool) -> (Standing, u64) {
        let path = out.join(manifest.address(row));
        let Some(hash) = manifest.hash(row) else { return (Standing::Damaged, 0) };
        let Some(meta) = fs::symlink_metadata(&path).ok().filter(Metadata::is_file) else {
            return (Standing::Damaged, 0);
        };
        let stamp = Stamp::of(&meta);
        let known = self.stamps.get(row).filter(|known| **known != Stamp::UNSEEN);
        if !all && known == Some(&stamp) {
            return (Standing::Recorded, stamp.size);
        }
        let readable = known.map_or(0o400, |known| known.mode & 0o444);
        let good = stamp.mode & readable == readable && has_hash(&path, hash);
        (if good { Standing::Read } else { Standing::Damaged }, stamp.size)
    }

    /// The rights that one of our folders has lost since, and should have.
    pub(super) fn lost_rights(&self, out: &Path, folder: &str) -> Option<u32> {
        let meta = fs::symlink_metadata(out.join(folder)).ok().filter(Metadata::is_dir)?;
        let mode = Stamp::of(&meta).mode;
        let known = self.folders.binary_search_by(|(path, _)| (**path).cmp(folder)).ok();
        let due = known.map_or(0o700, |at| self.folders[at].1) & 0o777;
        (mode & due != due).then_some(mode | due)
    }

    /// Files that the manifest has lost, still as the last build left them.
    pub(super) fn lost<'a>(&'a self, out: &'a Path, manifest: &'a Manifest) -> Vec<(&'a str, &'a Hash)> {
        let lost = self.more.iter().filter(|(address, _)| !manifest.holds(address));
        lost.filter(|(address, hash)| has_hash(&out.join(address), hash)).collect()
    }

    /// The manifest that was lost, as far as the files are still as published; `None` if hardly any is. For a record that was read without one.
    pub(super) fn spare_manifest(&self, out: &Path) -> Option<Manifest> {
        let mut spare = Manifest::default();
        self.lost(out, &Manifest::default()).into_iter().for_each(|(address, hash)| spare.push(address, hash));
        (spare.len() > 0 && spare.len() * 2 >= self.more.len()).then_some(spare)
    }
}

/// Whether a file has this content.
#[allow(clippy::disallowed_methods)]
pub(super) fn has_hash(path: &Path, hash: &Hash) -> bool {
    let plain = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file());
    plain && fs::read(path).is_ok_and(|bytes| <Hash>::from(Sha256::digest(&bytes)) == *hash)
}
