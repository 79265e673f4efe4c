//! All parts of a site together: what is counted and judged when each has been made.

use super::Waiting;
use super::made_unit::UnitMade;
use super::outcome::{Made, Published};
use super::part::Part;
use super::read::ReadUnit;
use super::searching::Gathering;
use super::sink::Store;
use super::store;
use crate::diag::Diagnostics;
use crate::render::Segments;
use crate::site::inspect;
use crate::site::plan::{Address, Nature};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// Segments of parts: in memory, or where units are kept.
pub(super) struct PartSegments<'w> {
    own: Vec<Option<Arc<[u8]>>>,
    slugs: &'w [String],
    store: Option<&'w dyn Store>,
}

impl Segments for PartSegments<'_> {
    fn count(&self) -> usize {
        self.own.len()
    }

    fn get(&self, at: usize, bytes: Range<usize>) -> Option<Cow<'_, [u8]>> {
        match self.own.get(at)? {
            Some(own) => own.get(bytes).map(Cow::Borrowed),
            None => self.store?.bring_part(&store::words_of(self.slugs.get(at)?), bytes).map(Cow::Owned),
        }
    }
}

/// See the module.
#[derive(Default)]
pub(super) struct Whole {
    pub(super) published: Published,
    /// Those of the units, in their order; that of the portal is the last.
    pub(super) parts: Vec<Arc<Part>>,
    /// Of the units with a part.
    pub(super) slugs: Vec<String>,
    /// For a memory that keeps, by folder.
    pub(super) read: Vec<(String, Arc<ReadUnit>)>,
    diagnostics: Diagnostics,
    waiting: Waiting,
    skipped: usize,
}

impl Whole {
    /// Of a site without parts.
    pub(super) fn of(published: Published) -> Self {
        Self { published, ..Self::default() }
    }

    /// Adds a unit.
    pub(super) fn add(&mut self, unit: UnitMade) {
        self.diagnostics.extend(unit.diagnostics);
        self.waiting.add(&unit.waiting);
        self.published.held.extend(unit.held);
        self.read.extend(unit.read.map(|read| (unit.folder, read)));
        self.parts.extend(unit.part.inspect(|_| self.slugs.push(unit.slug)));
        self.skipped += usize::from(unit.is_stored);
    }

    /// The words of all parts for the search; those of units are where units are kept.
    pub(super) fn segments<'w>(&'w self, store: Option<&'w dyn Store>, gathering: &Gathering) -> PartSegments<'w> {
        let own = |(at, part): (usize, &Arc<Part>)| match store {
            Some(_) if at < self.slugs.len() && !part.has_segment() => None,
            _ => Some(part.segment(gathering)),
        };
        PartSegments { own: self.parts.iter().enumerate().map(own).collect(), slugs: &self.slugs, store }
    }

    fn addresses(&self) -> impl Iterator<Item = &Address> {
        self.parts.iter().flat_map(|part| &part.addresses)
    }

    /// All files but those of the search index.
    pub(super) fn files(&self) -> usize {
        self.addresses().count()
    }

    /// Links that lead nowhere.
    pub(super) fn links(&self) -> Diagnostics {
        let looked: Vec<_> = self.parts.iter().map(|part| (part.addresses.as_slice(), &part.links)).collect();
        inspect::judge(&looked)
    }

    /// What is wrong with units and pages.
    pub(super) fn findings(&mut self) -> Diagnostics {
        let mut found = std::mem::take(&mut self.diagnostics);
        self.parts.iter().for_each(|part| found.extend(part.diagnostics.clone()));
        found.extend(inspect::duplicates(self.addresses()));
        found
    }

    /// What is known of it.
    pub(super) fn made(&mut self) -> Made {
        let is_page = |a: &&Address| matches!(a.nature, Nature::Page | Nature::Unlisted | Nature::NotFound);
        Made {
            pages: self.addresses().filter(is_page).count(),
            waiting: std::mem::take(&mut self.waiting),
            published: Some(std::mem::take(&mut self.published)),
            skipped: self.skipped,
            ..Made::default()
        }
    }
}
