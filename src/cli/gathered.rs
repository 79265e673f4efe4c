//! What a build shows of the pages that publication logs are about, and how that differs from the logs.

use crate::ledger::{Item, Region, hash_of, joined};
use crate::model::{unit_folders, unit_slug};
use crate::pipeline::Sink;
use crate::site::Route;
use crate::source::Snapshot;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Looks at pages as they are made, and hands them on.
pub(super) struct Gathering<'s> {
    on: &'s dyn Sink,
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
    pub(super) fn new(on: &'s dyn Sink) -> Self {
        Self { on, seen: Mutex::default() }
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
        let address = route.as_str();
        if !address.ends_with(".html") {
            let hash = hash_of(bytes);
            self.seen().files.insert(address.to_owned(), hash);
        } else if let Some(region) =
            Some(bytes).filter(|bytes| Region::is_in(bytes)).and_then(|b| Region::find(std::str::from_utf8(b).ok()?))
        {
            self.seen().regions.insert(address.to_owned(), region);
        } else {
            self.seen().others.insert(address.to_owned());
        }
        self.on.put(route, bytes)
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
