//! What a build shows of the pages that publication logs are about, and how that differs from the logs.

use crate::ledger::{Item, Region, joined};
use crate::model::{unit_folders, unit_slug};
use crate::pipeline::Sink;
use crate::site::Route;
use crate::source::Snapshot;
use crate::text::hex;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Looks at pages as they are made or taken over, and hands them on.
pub(super) struct Gathering<'s> {
    on: &'s dyn Sink,
    /// The last site, of which files are taken over.
    out: &'s Path,
    seen: Mutex<Gathered>,
}

/// What was seen.
#[derive(Default)]
pub(super) struct Gathered {
    /// Address → the part of the page that the log is about.
    regions: BTreeMap<String, Region>,
    /// Address → hash, of files that are no pages.
    files: BTreeMap<String, String>,
    /// Addresses of pages without such a part.
    others: BTreeSet<String>,
}

impl<'s> Gathering<'s> {
    pub(super) fn new(on: &'s dyn Sink, out: &'s Path) -> Self {
        Self { on, out, seen: Mutex::default() }
    }

    pub(super) fn finish(self) -> Gathered {
        self.seen.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn seen(&self) -> MutexGuard<'_, Gathered> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Gathering<'_> {
    fn begin(&self, so_far: &crate::diag::Diagnostics) {
        self.on.begin(so_far);
    }

    fn put(&self, route: &Route, bytes: &Arc<[u8]>) -> [u8; 32] {
        let hash = self.on.put(route, bytes);
        let seen = Seen::of(route, bytes, || Sha256::digest(bytes).into());
        self.seen().add(route, seen);
        hash
    }

    #[allow(clippy::disallowed_methods)]
    fn keep(&self, files: &[(&Route, &[u8; 32])]) -> bool {
        let look = |&(route, hash): &(&'_ Route, &[u8; 32])| {
            if !is_page(route) {
                return Some((route.clone(), Seen::File(hex(hash))));
            }
            let bytes = std::fs::read(self.out.join(route.as_str())).ok()?;
            let is_same = Sha256::digest(&bytes)[..] == hash[..];
            is_same.then(|| (route.clone(), Seen::of(route, &bytes, || *hash)))
        };
        let Some(looked) = files.iter().map(look).collect::<Option<Vec<_>>>() else { return false };
        let is_kept = self.on.keep(files);
        if is_kept {
            let mut seen = self.seen();
            for (route, one) in looked {
                seen.add(&route, one);
            }
        }
        is_kept
    }
}

fn is_page(route: &Route) -> bool {
    route.as_str().ends_with(".html")
}

/// What a file is for the log.
enum Seen {
    /// A page with a part that the log is about.
    Region(Region),
    /// Another page.
    Other,
    /// No page: its hash.
    File(String),
}

impl Seen {
    fn of(route: &Route, bytes: &[u8], hash: impl FnOnce() -> [u8; 32]) -> Self {
        if !is_page(route) {
            return Self::File(hex(&hash()));
        }
        let region = std::str::from_utf8(bytes).ok().filter(|_| Region::is_in(bytes)).and_then(Region::find);
        region.map_or(Self::Other, Self::Region)
    }
}

/// A unit of the site, as logs go by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LogUnit {
    /// In the snapshot: `content/a/`.
    pub(super) folder: String,
    /// What its addresses begin with: `a/`, or nothing.
    pub(super) prefix: String,
}

impl LogUnit {
    pub(super) fn all(snapshot: &Snapshot) -> Vec<Self> {
        let of = |folder: &&str| {
            let slug = unit_slug(folder);
            let prefix = if slug.is_empty() { String::new() } else { format!("{slug}/") };
            Self { folder: (*folder).to_owned(), prefix }
        };
        unit_folders(snapshot).iter().map(of).collect()
    }
}

impl Gathered {
    fn add(&mut self, route: &Route, seen: Seen) {
        let address = route.as_str().to_owned();
        match seen {
            Seen::Region(region) => drop(self.regions.insert(address, region)),
            Seen::File(hash) => drop(self.files.insert(address, hash)),
            Seen::Other => drop(self.others.insert(address)),
        }
    }

    /// The pages of a unit: address within it → page.
    pub(super) fn items(&self, unit: &LogUnit, all: &[LogUnit]) -> BTreeMap<String, Item> {
        let deeper = |route: &str| {
            let longer = all.iter().filter(|other| other.prefix.len() > unit.prefix.len());
            longer.into_iter().any(|other| route.starts_with(&other.prefix))
        };
        let own = self.regions.iter().filter(|(route, _)| route.starts_with(&unit.prefix) && !deeper(route));
        let item = |(route, region): (&String, &Region)| {
            let resolve = |to: &str| self.files.get(&joined(route, to)?).cloned();
            let item = Item {
                span: region.span.clone(),
                title: region.title.clone(),
                published: region.published.clone(),
                reason: region.reason.clone(),
                copy: region.copy(&resolve),
            };
            (route[unit.prefix.len()..].to_owned(), item)
        };
        own.map(item).collect()
    }

    /// Whether a page is there that no part of is marked for the log.
    pub(super) fn is_unmarked(&self, route: &str) -> bool {
        self.others.contains(route)
    }
}
