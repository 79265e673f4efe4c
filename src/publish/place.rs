//! The output folder and the names of our work around it.

use super::error::io_error;
use super::names::{JOURNAL, LOCK, RECORD, is_work};
use super::record::{Record, Stamp};
use super::{Manifest, PublishError, Report, clear, mounts};
use std::fs;
use std::path::{Path, PathBuf};

/// An output folder, without links in its last part.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) out: PathBuf,
    /// Work is done in the folder itself, because another disk begins there or its parent cannot be written.
    pub(super) inside: bool,
}

/// A site of ours.
pub(super) struct There {
    pub(super) manifest: Manifest,
    /// Of the file that the manifest was read from; `None`: it was lost.
    pub(super) stamp: Option<Stamp>,
}

impl There {
    /// Whether the manifest's file is still the one that was read.
    pub(super) fn is_still(&self, place: &Place) -> bool {
        let now = fs::symlink_metadata(place.out.join(super::MANIFEST)).ok().map(|meta| Stamp::of(&meta));
        self.stamp.is_some() && self.stamp == now
    }
}

/// Names of folders that stages and old trees may have: the first is the rule, the others where that one could not be cleared.
const NUMBERS: [&str; 4] = ["", "-2", "-3", "-4"];

impl Place {
    pub(super) fn of(out: &Path) -> Result<Self, PublishError> {
        let named = std::path::absolute(out).map_err(io_error("mở", out))?;
        let out = match fs::symlink_metadata(&named) {
            Ok(meta) if meta.is_symlink() => fs::canonicalize(&named).map_err(io_error("mở", &named))?,
            _ => named,
        };
        let (Some(name), Some(parent)) = (out.file_name(), out.parent()) else {
            return Err(PublishError::NotOurs(out));
        };
        let out = fs::canonicalize(parent).map_or_else(|_| out.clone(), |parent| parent.join(name));
        let inside = out.is_dir() && (mounts::is_mount_point(&out) || !is_writable(out.parent().unwrap_or(&out)));
        Ok(Self { out, inside })
    }

    /// A name for our own work: beside the output folder, or in it.
    pub(super) fn work(&self, what: &str) -> PathBuf {
        if self.inside {
            return self.out.join(format!(".congkhai-{what}"));
        }
        let name = self.out.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        self.out.with_file_name(format!(".{name}.congkhai-{what}"))
    }

    /// A name that is free for a new folder of our work.
    pub(super) fn free(&self, what: &str) -> PathBuf {
        let names = NUMBERS.iter().map(|number| self.work(&format!("{what}{number}")));
        names.clone().find(|path| fs::symlink_metadata(path).is_err()).unwrap_or_else(|| self.work(what))
    }

    /// What earlier builds have left under a name.
    pub(super) fn left(&self, what: &str) -> Vec<PathBuf> {
        let names = NUMBERS.iter().map(|number| self.work(&format!("{what}{number}")));
        names.filter(|path| fs::symlink_metadata(path).is_ok()).collect()
    }

    pub(super) fn record(&self) -> PathBuf {
        self.work(RECORD)
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.work(JOURNAL)
    }

    /// Held until dropped; the system lets go of it if we die.
    pub(super) fn lock(&self) -> Result<fs::File, PublishError> {
        let path = self.work(LOCK);
        if let Some(parent) = path.parent() {
            clear::make_folders(parent)?;
        }
        let file = fs::OpenOptions::new().create(true).append(true).open(&path).map_err(io_error("tạo", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(fs::TryLockError::WouldBlock) => Err(PublishError::Busy(self.out.clone())),
            // some network file systems have no locks; then two builds at once are on their own
            Err(fs::TryLockError::Error(_)) => Ok(file),
        }
    }

    /// What is there; `None` for nothing; an error if the folder is somebody else's.
    pub(super) fn admit(&self) -> Result<Option<There>, PublishError> {
        let Ok(meta) = fs::symlink_metadata(&self.out) else { return Ok(None) };
        if !meta.is_dir() {
            return Err(PublishError::NotOurs(self.out.clone()));
        }
        let stamp = fs::symlink_metadata(self.out.join(super::MANIFEST)).ok().map(|meta| Stamp::of(&meta));
        if let Some(manifest) = Manifest::read(&self.out) {
            return Ok(Some(There { manifest, stamp }));
        }
        let record = Record::read(&self.record(), &Manifest::default()).unwrap_or_default();
        if let Some(manifest) = record.spare_manifest(&self.out) {
            return Ok(Some(There { manifest, stamp: None }));
        }
        let mut entries = fs::read_dir(&self.out).map_err(io_error("đọc", &self.out))?;
        let somebodys = entries.any(|entry| {
            let name = entry.map(|entry| entry.file_name().to_string_lossy().into_owned()).unwrap_or_default();
            name == super::MANIFEST || !is_work(&name) && !is_litter(&name)
        });
        if somebodys { Err(PublishError::NotOurs(self.out.clone())) } else { Ok(None) }
    }

    /// Gives a site of ours back what it has lost of its list and of its folders' rights, and says so; the record of it.
    pub(super) fn mend(&self, old: &mut Manifest, lost: bool, report: &mut Report) -> Result<Record, PublishError> {
        let read = |old: &Manifest| Record::read(&self.record(), old).unwrap_or_default();
        let mut record = read(old);
        report.mended = self.mend_folders(&record, old)?;
        // lines that the manifest has lost, of files that are as we left them
        let missing = record.lost(&self.out, old);
        if lost || !missing.is_empty() {
            let mut mended = old.clone();
            for (address, hash) in missing {
                mended.push(address, hash);
            }
            *old = mended.in_order();
            old.write(&self.out)?;
            report.mended.push(super::MANIFEST.to_owned());
            record = read(old);
        }
        Ok(record)
    }

    /// Gives folders of ours back the rights that they have lost; the names of those. An error where one belongs to somebody else now.
    pub(super) fn mend_folders(&self, record: &Record, manifest: &Manifest) -> Result<Vec<String>, PublishError> {
        let mut mended = Vec::new();
        for folder in manifest.folders() {
            let path = self.out.join(folder);
            if let Some(mode) = record.lost_rights(&self.out, folder)
                && allow(&path, mode)
            {
                mended.push(format!("{folder}/"));
            }
            if path.is_dir() && !is_writable(&path) {
                return Err(PublishError::OtherOwner(path));
            }
        }
        Ok(mended)
    }
}

/// What systems put on every disk of theirs.
fn is_litter(name: &str) -> bool {
    matches!(
        name,
        "lost+found" | "System Volume Information" | "$RECYCLE.BIN" | ".Trashes" | ".Spotlight-V100" | ".fseventsd"
    ) || name.starts_with(".Trash-")
}

#[cfg(unix)]
fn is_writable(folder: &Path) -> bool {
    use rustix::fs::{Access, access};
    // a folder that is not there yet will be made
    !folder.exists() || access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn is_writable(_: &Path) -> bool {
    true
}

#[cfg(unix)]
fn allow(path: &Path, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).is_ok()
}

#[cfg(not(unix))]
fn allow(_: &Path, _: u32) -> bool {
    false
}
