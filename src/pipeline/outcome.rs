//! What a build depends on besides the sources, and what comes out of it.

use super::{Shard, Waiting};
use crate::derive::duties::Standing;
use crate::diag::Diagnostics;
use crate::model::{HeldBack, Site};
use crate::site::SiteOutput;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a build depends on, besides the sources.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// Takes the place of `base_url` in `site.yaml`.
    pub base_url: Option<String>,
    /// For the author's eyes only: the address of the preview, which takes the place of a published address that the site has. Disclosures
    /// that are not published yet are shown, marked as drafts.
    pub preview: Option<String>,
    /// Units that are made from other sources than their newest, which [`super::replace`] has put into the snapshot; what is said of those is left out.
    pub held_back: HeldBack,
    /// Only the pages of some of the units.
    pub shard: Option<Shard>,
}

impl Options {
    /// Puts the address that pages are made for into the site.
    pub(super) fn address(&self, site: &mut Site) {
        if self.base_url.is_some() {
            site.base_url.clone_from(&self.base_url);
        } else if self.preview.is_some() && site.base_url.is_some() {
            site.base_url.clone_from(&self.preview);
        }
    }
}

/// What came out.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Everything that could be made; not to be published if there are errors.
    pub output: SiteOutput,
    /// What is wrong, in the order of [`Diagnostics`].
    pub diagnostics: Diagnostics,
    /// Pages of HTML in it.
    pub pages: usize,
    /// What is not public on the stated day.
    pub waiting: Waiting,
}

/// Where a site is published, as its `site.yaml` says.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// Its address, ending in `/`.
    pub base_url: Option<String>,
    /// Websites that may show its pages within theirs.
    pub embed_in: Vec<String>,
    /// Sources that a preview shows and a build does not, as they are not public on the stated day.
    pub held: BTreeSet<Arc<str>>,
}

/// What came out, its bytes aside.
#[derive(Debug, Default)]
pub struct Made {
    /// What is wrong, in the order of [`Diagnostics`].
    pub diagnostics: Diagnostics,
    /// Pages of HTML.
    pub pages: usize,
    /// All files.
    pub files: usize,
    /// What is not public on the stated day.
    pub waiting: Waiting,
    /// Where it is published; `None`: `site.yaml` cannot be read.
    pub published: Option<Published>,
    /// Where the duties of all units stand.
    pub standing: Standing,
    /// Something that was kept of units is no longer as it was: the search is not whole.
    pub is_damaged: bool,
    /// Units that were taken over from the last build.
    pub skipped: usize,
    /// Folders of units whose pages tell of others.
    pub offices: BTreeSet<String>,
    /// What was not made of its newest sources, as [`Options`] had it.
    pub held_back: HeldBack,
}
