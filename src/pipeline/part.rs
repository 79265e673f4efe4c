//! A part of the site: the pages of a unit, or of the portal, planned, printed and looked at.

use super::asked::Asked;
use super::key::Key;
use super::press::{Press, Printed, Sheet};
use super::printing::print;
use super::searching::Gathering;
use crate::diag::{Diagnostics, codes};
use crate::render::SearchPage;
use crate::site::Route;
use crate::site::inspect::{self, PageLinks, PartLinks};
use crate::site::plan::{Address, Nature, Page, UnitRecord};
use crate::theme::Theme;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

/// What was made of some pages.
#[derive(Debug)]
pub(super) struct Part {
    /// Digest of all that it was made of.
    pub(super) key: Key,
    pub(super) addresses: Vec<Address>,
    pub(super) links: PartLinks,
    pub(super) diagnostics: Diagnostics,
    /// What its pages ask about others.
    pub(super) asked: Asked,
    /// Of its files, in the order of the addresses; none of a part that is kept in memory.
    pub(super) hashes: Vec<Key>,
    /// Its words for the search, as soon as they are known.
    segment: OnceLock<Arc<[u8]>>,
    kept: Option<Kept>,
}

/// What a part keeps for the next build.
#[derive(Debug, Default)]
struct Kept {
    /// In the order of the addresses.
    files: Vec<Arc<[u8]>>,
    /// Address → position.
    positions: HashMap<Route, usize>,
    /// Pages that the search leads to, by position.
    found: Vec<(usize, SearchPage)>,
    /// Digest of theme and view → bytes.
    printed: Printed,
    /// Of a unit's part.
    record: Option<UnitRecord>,
}

/// A part at work.
pub(super) struct Making<'a> {
    part: Part,
    theme: &'a Theme,
    press: &'a Press<'a>,
    /// Pages that are printed.
    printed: usize,
    /// Position and links of those that are there.
    looked: Vec<(usize, PageLinks)>,
    /// Files of papers that could not be made: translated pages, which come later, do not offer them.
    unmade: HashSet<Route>,
}

impl<'a> Making<'a> {
    pub(super) fn begin(key: Key, theme: &'a Theme, press: &'a Press<'a>) -> Self {
        let part = Part {
            key,
            addresses: Vec::new(),
            links: PartLinks::default(),
            diagnostics: Diagnostics::default(),
            asked: Asked::default(),
            hashes: Vec::new(),
            segment: OnceLock::new(),
            kept: matches!(press, Press::Kept { .. }).then(Kept::default),
        };
        Self { part, theme, press, printed: 0, looked: Vec::new(), unmade: HashSet::new() }
    }

    pub(super) fn print(&mut self, pages: Vec<Page>) {
        let (theme, press, before, unmade) = (self.theme, self.press, self.printed, &self.unmade);
        let pages = pages.into_par_iter().enumerate();
        let printed: Vec<Vec<Sheet>> = pages.map(|(at, page)| print(theme, before + at, page, unmade, press)).collect();
        self.printed += printed.len();
        for sheet in printed.into_iter().flatten() {
            if sheet.result.as_ref().is_err_and(|finding| finding.code == &codes::NO_PAPER) {
                self.unmade.insert(sheet.address.route.clone());
            }
            self.looked.extend(self.part.take(sheet));
        }
    }

    pub(super) fn finish(mut self) -> Part {
        self.part.links = inspect::look_at(&self.part.addresses, &self.looked);
        if let Press::Once { words, .. } = self.press {
            self.part.segment = OnceLock::from(words.segment());
        }
        self.part
    }
}

impl Part {
    /// Prints what `pages` hands over, some pages at a time.
    pub(super) fn make(
        key: Key,
        theme: &Theme,
        press: &Press<'_>,
        pages: impl FnOnce(&mut dyn FnMut(Vec<Page>)),
    ) -> Self {
        let mut making = Making::begin(key, theme, press);
        pages(&mut |pages| making.print(pages));
        making.finish()
    }

    /// What a kept part printed.
    pub(super) fn printed(&self) -> Option<&Printed> {
        self.kept.as_ref().map(|kept| &kept.printed)
    }

    /// With what is recorded of its unit, where it is kept.
    pub(super) fn recorded_as(mut self, record: Option<&UnitRecord>) -> Self {
        if let Some(kept) = &mut self.kept {
            kept.record = record.cloned();
        }
        self
    }

    /// What is recorded of the unit of a kept part.
    pub(super) fn record(&self) -> Option<&UnitRecord> {
        self.kept.as_ref()?.record.as_ref()
    }

    /// With what was asked about others.
    pub(super) fn asking(self, asked: Asked) -> Self {
        Self { asked, ..self }
    }

    /// One that was made before: its files are where they were put.
    pub(super) fn stored(
        (key, asked): (Key, Asked),
        (addresses, hashes): (Vec<Address>, Vec<Key>),
        links: PartLinks,
        diagnostics: Diagnostics,
    ) -> Self {
        Self { key, addresses, links, diagnostics, asked, hashes, segment: OnceLock::new(), kept: None }
    }

    /// As it waits for the others, when its files are written: without their hashes.
    pub(super) fn at_rest(self: Arc<Self>) -> Arc<Self> {
        match Arc::try_unwrap(self) {
            Ok(mut part) => {
                part.hashes = Vec::new();
                part.addresses.shrink_to_fit();
                Arc::new(part)
            }
            Err(kept) => kept,
        }
    }

    /// Its files, by address.
    pub(super) fn files_with_hashes(&self) -> Vec<(&Route, &Key)> {
        self.addresses.iter().map(|address| &address.route).zip(&self.hashes).collect()
    }

    /// Takes a page off the press; its position and links.
    fn take(&mut self, Sheet { address, result, hash, view, found }: Sheet) -> Option<(usize, PageLinks)> {
        let at = self.addresses.len();
        match result {
            Ok((bytes, links)) => {
                if let Some(kept) = &mut self.kept {
                    kept.found.extend(found.map(|found| (at, found)));
                    kept.printed.extend(view.map(|view| (view, Arc::clone(&bytes))));
                }
                self.admit(address, &bytes);
                self.hashes.extend(hash);
                Some((at, links))
            }
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    fn admit(&mut self, address: Address, bytes: &Arc<[u8]>) {
        if let Some(kept) = &mut self.kept {
            kept.positions.entry(address.route.clone()).or_insert(self.addresses.len());
            kept.files.push(Arc::clone(bytes));
        }
        self.addresses.push(address);
    }

    /// With the files that all pages use.
    pub(super) fn with_assets(mut self, assets: &[(Route, Arc<[u8]>)], press: &Press<'_>) -> Self {
        for (route, bytes) in assets {
            if let Press::Once { sink, .. } = press {
                sink.put(route, bytes);
            }
            self.admit(Address { route: route.clone(), source: Arc::from("themes"), nature: Nature::Other }, bytes);
        }
        self
    }

    /// Whether its words for the search are here.
    pub(super) fn has_segment(&self) -> bool {
        self.segment.get().is_some()
    }

    /// With its words for the search.
    pub(super) fn with_segment(self, segment: Arc<[u8]>) -> Self {
        Self { segment: OnceLock::from(segment), ..self }
    }

    /// The same without its words for the search, and these.
    pub(super) fn without_segment(self) -> (Self, Option<Arc<[u8]>>) {
        let segment = self.segment.into_inner();
        (Self { segment: OnceLock::new(), ..self }, segment)
    }

    /// Its words for the search; those of kept pages are gathered when they are first asked for.
    pub(super) fn segment(&self, gathering: &Gathering) -> Arc<[u8]> {
        let gathered = || {
            let words = gathering.part();
            for (kept, (at, page)) in self.kept.iter().flat_map(|kept| kept.found.iter().map(move |f| (kept, f))) {
                words.add(*at, page.clone(), &kept.files[*at]);
            }
            words.segment()
        };
        Arc::clone(self.segment.get_or_init(gathered))
    }

    /// What a kept address serves, and the source that it was made of.
    pub(super) fn file(&self, path: &str) -> Option<(&Arc<[u8]>, &Arc<str>)> {
        let kept = self.kept.as_ref()?;
        let at = *kept.positions.get(path)?;
        Some((kept.files.get(at)?, &self.addresses.get(at)?.source))
    }

    /// Kept addresses with their bytes.
    pub(super) fn files(&self) -> impl Iterator<Item = (&Address, &Arc<[u8]>)> {
        self.addresses.iter().zip(self.kept.iter().flat_map(|kept| &kept.files))
    }
}
