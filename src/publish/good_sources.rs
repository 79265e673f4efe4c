//! The sources of each unit as they last went public, for the day on which its newest are broken.
//!
//! Kept with the sources and not beside the output, which a server may show: drafts are among them. One file a unit, with the hash of each
//! source in it. A large file that the site publishes as it is is not kept twice: its hash finds it in the output.

use super::error::io_error;
use super::progress::LARGE;
use super::{Manifest, PublishError, clear};
use crate::text::{hex, push_hex};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const HEAD: &str = "congkhai-ban-tot 1 ";

/// Slug → name and hash of each source.
pub type UnitSources = BTreeMap<String, Vec<(Arc<str>, [u8; 32])>>;

/// Where they are kept.
#[derive(Debug)]
pub struct GoodSources {
    folder: PathBuf,
}

/// What is about to go public.
pub struct GoingPublic<'a> {
    /// The stated day.
    pub day: Date,
    /// Units without a fault.
    pub units: &'a UnitSources,
    /// Slugs of those whose last good version stays.
    pub held: &'a BTreeSet<String>,
    /// Hashes of the new site's large files.
    pub files: &'a HashSet<[u8; 32]>,
    /// Reads a source by its name.
    pub read: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

/// A version of a unit that went public.
#[derive(Debug)]
pub struct GoodVersion {
    /// When it first did.
    pub day: Date,
    /// Path within the site, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

impl GoodSources {
    /// Of a site.
    pub fn of(site: &Path) -> Self {
        Self { folder: site.join(".congkhai-ban-tot") }
    }

    /// The last good version of a unit, whole; `None`: there is none, or it is not as it was kept.
    #[allow(clippy::disallowed_methods)]
    pub fn version(&self, slug: &str, out: &Path) -> Option<GoodVersion> {
        let kept = fs::read(self.file(slug)).ok()?;
        let end = kept.windows(2).position(|pair| pair == b"\n\n")?;
        let (mut lines, mut rest) = (std::str::from_utf8(&kept[..end]).ok()?.lines(), &kept[end + 2..]);
        lines.next().filter(|first| first.starts_with(HEAD))?;
        let day = lines.next()?.parse().ok()?;
        let mut published = None;
        let mut files = Vec::new();
        for line in lines {
            let mut parts = line.splitn(3, ' ');
            let hash = super::manifest::bytes(parts.next()?)?;
            let (length, path) = (parts.next()?, parts.next()?);
            let bytes = if length == "-" {
                published.get_or_insert_with(|| Manifest::read(out).unwrap_or_default()).file(out, &hash)?
            } else {
                let (bytes, after) = rest.split_at_checked(length.parse().ok()?)?;
                rest = after;
                bytes.to_vec()
            };
            if <[u8; 32]>::from(Sha256::digest(&bytes)) != hash {
                return None;
            }
            files.push((path.to_owned(), bytes));
        }
        Some(GoodVersion { day, files })
    }

    /// Keeps the sources of units that are about to go public, where they are not kept already; forgets those of units that are not there.
    pub fn keep(&self, new: &GoingPublic<'_>) -> Result<(), PublishError> {
        self.forget(|name| new.units.keys().chain(new.held).any(|slug| name == file_name(slug)));
        if new.units.is_empty() {
            return Ok(());
        }
        clear::make_folders(&self.folder)?;
        self.hide()?;
        for (slug, sources) in new.units {
            let digest = digest(sources);
            if self.kept_digest(slug).as_deref() != Some(digest.as_str()) {
                self.keep_unit(new, slug, sources, &digest)?;
            }
        }
        Ok(())
    }

    #[allow(clippy::disallowed_methods)]
    fn keep_unit(
        &self,
        new: &GoingPublic<'_>,
        slug: &str,
        sources: &[(Arc<str>, [u8; 32])],
        digest: &str,
    ) -> Result<(), PublishError> {
        let file = self.file(slug);
        let (mut text, mut bytes) = (format!("{HEAD}{digest}\n{}\n", new.day), Vec::new());
        for (name, hash) in sources {
            let content = (new.read)(name).filter(|content| <[u8; 32]>::from(Sha256::digest(content)) == *hash);
            let Some(content) = content else {
                // it is being changed; an older version would not be what is public
                let _ = fs::remove_file(&file);
                return Ok(());
            };
            push_hex(&mut text, hash);
            if content.len() >= LARGE && new.files.contains(hash) {
                let _ = writeln!(text, " - {name}");
            } else {
                let _ = writeln!(text, " {} {name}", content.len());
                bytes.extend(content);
            }
        }
        let beside = self.folder.join(format!("{}.moi", file_name(slug)));
        let whole = [text.as_bytes(), b"\n", &bytes].concat();
        let written = fs::write(&beside, whole).and_then(|()| fs::rename(&beside, &file));
        if written.is_err() {
            let _ = fs::remove_file(&file);
            let _ = fs::remove_file(&beside);
        }
        written.map_err(io_error("ghi", &file))
    }

    /// What a unit's file says at its head that it was made of.
    fn kept_digest(&self, slug: &str) -> Option<String> {
        let mut head = [0; HEAD.len() + 64];
        fs::File::open(self.file(slug)).ok()?.read_exact(&mut head).ok()?;
        std::str::from_utf8(&head).ok()?.strip_prefix(HEAD).map(str::to_owned)
    }

    fn forget(&self, keeps: impl Fn(&str) -> bool) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if name.to_str().is_some_and(|name| name != IGNORE && !keeps(name)) {
                // the next build tries again
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Tells Git that this is nobody's source.
    #[allow(clippy::disallowed_methods)]
    fn hide(&self) -> Result<(), PublishError> {
        let file = self.folder.join(IGNORE);
        if file.exists() { Ok(()) } else { fs::write(&file, "*\n").map_err(io_error("ghi", &file)) }
    }

    fn file(&self, slug: &str) -> PathBuf {
        self.folder.join(file_name(slug))
    }
}

const IGNORE: &str = ".gitignore";

/// No slug holds a plus sign.
fn file_name(slug: &str) -> String {
    format!("{}.nguon", slug.replace('/', "+"))
}

fn digest(sources: &[(Arc<str>, [u8; 32])]) -> String {
    let mut hasher = Sha256::new();
    for (path, hash) in sources {
        hasher.update(path.as_bytes());
        hasher.update([0]);
        hasher.update(hash);
    }
    hex(&hasher.finalize())
}
