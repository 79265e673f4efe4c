//! A site's folders over time: after a first reading only what has changed is read again.

use super::read::{ReadError, read};
use super::walk::{Listed, MAX_TEXT, list_site};
use super::{ReadApart, Snapshot, SourceFile, snapshot};
use crate::diag::{Diagnostic, Diagnostics};
use crate::text::{is_litter, source_name};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a file's folder entry says of it; another content without another stamp is possible only within one tick of the disk's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: u128,
    /// Changes when a file takes another's name.
    identity: (u64, i64, i64),
}

impl Stamp {
    fn of(meta: &Metadata) -> Self {
        let modified =
            meta.modified().ok().and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok()).map_or(0, |d| d.as_nanos());
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt as _;
            (meta.ino(), meta.ctime(), meta.ctime_nsec())
        };
        #[cfg(not(unix))]
        let identity = (0, 0, 0);
        Self { length: meta.len(), modified, identity }
    }
}

/// What a look at a file gave.
enum Seen {
    Same(Stamp),
    Read(Stamp, SourceFile),
    Unreadable(ReadError),
}

/// A site's sources, kept up to date.
#[derive(Debug)]
pub struct Tree {
    site: PathBuf,
    stamps: BTreeMap<Arc<str>, Stamp>,
    /// What was wrong with names and kinds of files.
    listing: Diagnostics,
    /// What was wrong with texts as texts.
    lints: BTreeMap<Arc<str>, Vec<Diagnostic>>,
    /// Files that are there and cannot be read now: another program holds them. What was last read of them stands.
    unreadable: BTreeMap<Arc<str>, ReadError>,
    snapshot: Snapshot,
}

impl Tree {
    /// Reads a site for the first time.
    pub fn read(site: &Path) -> Result<Self, ReadError> {
        let mut tree = Self {
            site: site.to_owned(),
            stamps: BTreeMap::new(),
            listing: Diagnostics::default(),
            lints: BTreeMap::new(),
            unreadable: BTreeMap::new(),
            snapshot: Snapshot::default(),
        };
        tree.scan()?;
        Ok(tree)
    }

    /// The sources as they were last seen.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Keeps what attachments say.
    pub fn learn(&mut self, read: ReadApart) {
        self.snapshot.attached.extend(read.into_iter().map(|(hash, said)| (hash, Arc::new(said))));
    }

    /// Files that cannot be read now, and why.
    pub fn unreadable(&self) -> &BTreeMap<Arc<str>, ReadError> {
        &self.unreadable
    }

    /// Looks at the whole site, reads what looks changed. `true`: something is different.
    pub fn scan(&mut self) -> Result<bool, ReadError> {
        let Listed { found, diagnostics } = list_site(&self.site)?;
        let seen: Vec<(Arc<str>, Seen)> = found.par_iter().filter_map(|(name, path)| self.see(name, path)).collect();
        let mut changed = self.listing != diagnostics || seen.len() != self.stamps.len() + self.never_read();
        self.listing = diagnostics;
        let (mut stamps, mut unreadable) = (BTreeMap::new(), BTreeMap::new());
        for (name, seen) in seen {
            match seen {
                Seen::Same(stamp) => {
                    stamps.insert(name, stamp);
                }
                Seen::Read(stamp, file) => {
                    changed |= self.admit(&name, file);
                    stamps.insert(name, stamp);
                }
                // tried again at the next look
                Seen::Unreadable(error) => {
                    if let Some(stamp) = self.stamps.get(&name) {
                        stamps.insert(Arc::clone(&name), *stamp);
                    }
                    unreadable.insert(name, error);
                }
            }
        }
        changed |= !unreadable.keys().eq(self.unreadable.keys());
        self.unreadable = unreadable;
        let gone: Vec<Arc<str>> = self.stamps.keys().filter(|name| !stamps.contains_key(*name)).cloned().collect();
        changed |= !gone.is_empty();
        for name in &gone {
            self.snapshot.files.remove(name);
            self.lints.remove(name);
        }
        self.stamps = stamps;
        if changed {
            self.gather();
        }
        Ok(changed)
    }

    /// Files that were never read, because they could not be.
    fn never_read(&self) -> usize {
        self.unreadable.keys().filter(|name| !self.stamps.contains_key(*name)).count()
    }

    /// Looks at one file; `None`: it went between the listing and the look.
    fn see(&self, name: &Arc<str>, path: &Path) -> Option<(Arc<str>, Seen)> {
        let stamp = Stamp::of(&path.symlink_metadata().ok()?);
        if self.stamps.get(name) == Some(&stamp) && !self.unreadable.contains_key(name) {
            return Some((Arc::clone(name), Seen::Same(stamp)));
        }
        match read(name, path) {
            Ok((name, file)) => Some((name, Seen::Read(stamp, file))),
            Err(error) if error.source.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => Some((Arc::clone(name), Seen::Unreadable(error))),
        }
    }

    /// Looks at what is said to have changed; where that is more than the content of known files, at everything. `true`: something is different.
    pub fn look_at(&mut self, paths: &[PathBuf]) -> Result<bool, ReadError> {
        let mut changed = false;
        for path in paths {
            let name = path.strip_prefix(&self.site).unwrap_or(path).to_string_lossy().replace('\\', "/");
            let name = source_name(&name);
            if name.split('/').any(is_litter) {
                continue;
            }
            let meta = path.symlink_metadata().ok();
            let Some((known, _)) = self.stamps.get_key_value(name.as_str()) else {
                // gone again before we came, and never known: an editor's temporary file
                let folder = format!("{name}/");
                let below = self
                    .stamps
                    .range::<str, _>((Bound::Included(folder.as_str()), Bound::Unbounded))
                    .next()
                    .is_some_and(|(known, _)| known.starts_with(&folder));
                if meta.is_none() && !below {
                    continue;
                }
                return self.scan().map(|more| more || changed);
            };
            let known = Arc::clone(known);
            let Some(meta) = meta.filter(|m| m.is_file() && m.len() <= MAX_TEXT) else {
                return self.scan().map(|more| more || changed);
            };
            let stamp = Stamp::of(&meta);
            let Ok((_, file)) = read(&known, path) else { return self.scan().map(|more| more || changed) };
            let readable_again = self.unreadable.remove(&known).is_some();
            let different = self.admit(&known, file);
            self.stamps.insert(known, stamp);
            if different || readable_again {
                changed = true;
            }
        }
        if changed {
            self.gather();
        }
        Ok(changed)
    }

    /// Takes a file's new content; `true` if it is another than before.
    fn admit(&mut self, name: &Arc<str>, file: SourceFile) -> bool {
        if self.snapshot.files.get(name).is_some_and(|known| known.sha256 == file.sha256) {
            return false;
        }
        let found = snapshot::lint(name, &file);
        if found.is_empty() {
            self.lints.remove(name);
        } else {
            self.lints.insert(Arc::clone(name), found);
        }
        self.snapshot.files.insert(Arc::clone(name), file);
        true
    }

    fn gather(&mut self) {
        let mut diagnostics = self.listing.clone();
        for found in self.lints.values().flatten() {
            diagnostics.push(found.clone());
        }
        self.snapshot.diagnostics = diagnostics;
    }
}
