//! What a publication has taken so far: files of the last site that stay, and new ones.

use super::manifest::{Hash, Manifest};
use super::{PublishError, Report};
use std::collections::HashSet;

/// From so many bytes on a file's hash is remembered for itself.
pub(super) const LARGE: usize = 64 << 10;

/// What becomes of a file of the last site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fate {
    /// The new site has not got it.
    #[default]
    Gone,
    Kept,
    /// Written although the last site had the same: it was no longer as published.
    Mended,
    /// Other bytes.
    Changed,
}

#[derive(Default)]
pub(super) struct Progress {
    /// Of the last site's files, in their order.
    pub(super) fates: Vec<Fate>,
    /// What the last site has not, or with other bytes; in order when all is taken.
    pub(super) fresh: Manifest,
    /// Hashes of large files.
    pub(super) large: HashSet<Hash>,
    /// Whether a file that stays is not as recorded, though its bytes are.
    pub(super) seen_anew: bool,
    pub(super) failed: Option<PublishError>,
}

impl Progress {
    /// Over a last site of so many files.
    pub(super) fn over(files: usize) -> Self {
        Self { fates: vec![Fate::Gone; files], ..Self::default() }
    }

    pub(super) fn stays(&mut self, row: usize, fate: Fate) {
        if let Some(known) = self.fates.get_mut(row) {
            *known = fate;
        }
    }

    pub(super) fn remember_large(&mut self, hash: &Hash, size: u64) {
        if size >= LARGE as u64 {
            self.large.insert(*hash);
        }
    }

    /// All is taken. Of two files on one address the one that was written last counts.
    pub(super) fn all_taken(&mut self, old: &Manifest) {
        self.fresh = std::mem::take(&mut self.fresh).in_order();
        for row in self.fresh.addresses().filter_map(|address| old.find(address)) {
            if let Some(fate) = self.fates.get_mut(row) {
                *fate = Fate::Changed;
            }
        }
    }

    fn count(&self, fate: Fate) -> usize {
        self.fates.iter().filter(|known| **known == fate).count()
    }

    /// Whether the new site is the last one, file by file.
    pub(super) fn is_same(&self) -> bool {
        self.fresh.len() == 0 && self.fates.iter().all(|fate| *fate == Fate::Kept)
    }

    /// Counts, and names what was mended.
    pub(super) fn tell(&self, old: &Manifest, report: &mut Report) {
        report.changed = self.count(Fate::Changed);
        report.added = self.fresh.len() - report.changed;
        report.removed = self.count(Fate::Gone);
        report.unchanged = self.count(Fate::Kept);
        report.mended.extend(self.rows(Fate::Mended).map(|row| old.address(row).to_owned()));
    }

    /// Files of the last site with this fate.
    pub(super) fn rows(&self, fate: Fate) -> impl Iterator<Item = usize> {
        self.fates.iter().enumerate().filter(move |(_, known)| **known == fate).map(|(row, _)| row)
    }

    /// Everything that the new site holds.
    pub(super) fn into_manifest(self, old: &Manifest) -> Manifest {
        let Self { fates, fresh, .. } = self;
        if fates.is_empty() {
            return fresh;
        }
        let stays = |fate: &Fate| matches!(fate, Fate::Kept | Fate::Mended);
        let files = fates.iter().filter(|fate| stays(fate)).count() + fresh.len();
        let mut new = Manifest::with_capacity(files, old.bytes() + fresh.bytes());
        let mut added = fresh.iter().peekable();
        for ((address, hash), _) in old.iter().zip(&fates).filter(|(_, fate)| stays(fate)) {
            while let Some((before, hash)) = added.next_if(|(next, _)| *next < address) {
                new.push(before, hash);
            }
            new.push(address, hash);
        }
        added.for_each(|(address, hash)| new.push(address, hash));
        new.in_order()
    }
}
