//! A part of the site: the pages of a unit, or of the portal, planned, printed and looked at.

use super::Sink;
use super::read::Key;
use crate::diag::{Diagnostic, Diagnostics};
use crate::render::{self, SearchPage};
use crate::site::Route;
use crate::site::inspect::{self, PartLinks};
use crate::site::plan::{Address, Content, Nature, Page};
use crate::theme::{Theme, VIETNAMESE};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What was made of some pages.
#[derive(Debug)]
pub(super) struct Part {
    /// Digest of all that it was made of.
    pub(super) key: Key,
    pub(super) addresses: Vec<Address>,
    pub(super) links: PartLinks,
    pub(super) diagnostics: Diagnostics,
    /// What the search leads to.
    pub(super) found: Vec<SearchPage>,
    /// In the order of the addresses; empty unless it is to be kept. `None`: could not be printed.
    files: Vec<Option<Arc<[u8]>>>,
    /// Digest of theme and view → bytes.
    printed: HashMap<Key, Arc<[u8]>>,
}

impl Part {
    /// Prints pages; `before` may hold some of them already.
    pub(super) fn make(key: Key, theme: &Theme, pages: Vec<Page>, before: Option<&Part>, keep: bool, sink: &dyn Sink) -> Self {
        let printed: Vec<(Address, Option<Key>, Option<SearchPage>, Result<Arc<[u8]>, Diagnostic>)> = pages
            .into_par_iter()
            .map(|page| {
                let view = keep.then(|| view_key(theme, &page.content)).flatten();
                let known = view.and_then(|view| before?.printed.get(&view));
                let bytes = known.map_or_else(|| print(theme, &page.content), |known| Ok(Arc::clone(known)));
                if let Ok(bytes) = &bytes {
                    sink.put(&page.route, bytes);
                }
                let found = bytes.as_ref().ok().and_then(|bytes| search_page(&page, bytes));
                (page.address(), view, found, bytes)
            })
            .collect();
        let mut part = Self {
            key,
            addresses: Vec::with_capacity(printed.len()),
            links: PartLinks::default(),
            diagnostics: Diagnostics::default(),
            found: Vec::new(),
            files: Vec::new(),
            printed: HashMap::new(),
        };
        let mut pages = Vec::new();
        for (address, view, found, bytes) in printed {
            part.found.extend(found);
            match bytes {
                Ok(bytes) => {
                    if matches!(address.nature, Nature::Page | Nature::Unlisted | Nature::NotFound) {
                        pages.push((part.addresses.len(), Arc::clone(&bytes)));
                    }
                    if let Some(view) = view {
                        part.printed.insert(view, Arc::clone(&bytes));
                    }
                    part.addresses.push(address);
                    if keep {
                        part.files.push(Some(bytes));
                    }
                }
                Err(diagnostic) => part.diagnostics.push(diagnostic),
            }
        }
        part.links = inspect::look_at(&part.addresses, &pages);
        part
    }

    /// With the files that all pages use.
    pub(super) fn with_assets(mut self, assets: &[(Route, Arc<[u8]>)], keep: bool, sink: &dyn Sink) -> Self {
        for (route, bytes) in assets {
            sink.put(route, bytes);
            self.addresses.push(Address { route: route.clone(), source: Arc::from("themes"), nature: Nature::Other });
            if keep {
                self.files.push(Some(Arc::clone(bytes)));
            }
        }
        self
    }

    /// Everything once more.
    pub(super) fn put_all(&self, sink: &dyn Sink) {
        for (address, bytes) in self.files() {
            sink.put(&address.route, bytes);
        }
    }

    /// Addresses with their bytes.
    pub(super) fn files(&self) -> impl Iterator<Item = (&Address, &Arc<[u8]>)> {
        self.addresses.iter().zip(&self.files).filter_map(|(address, bytes)| Some((address, bytes.as_ref()?)))
    }
}

fn print(theme: &Theme, content: &Content) -> Result<Arc<[u8]>, Diagnostic> {
    Ok(match content {
        Content::Html(view) => Arc::from(render::html(theme, view).map_err(|error| theme.explain(&error))?),
        Content::Calendar(calendar) => Arc::from(render::ics(calendar)),
        Content::Feed(feed) => Arc::from(render::atom(feed)),
        Content::Sitemap(addresses) => Arc::from(render::sitemap(addresses)),
        Content::Text(text) => Arc::from(text.as_bytes()),
        Content::Csv(dataset, sheet) => Arc::from(render::csv(dataset, *sheet)),
        Content::Xlsx(dataset) => Arc::from(render::xlsx(dataset)),
        Content::Json(dataset, schema) => Arc::from(render::json(dataset, schema)),
        Content::DataPackage(package) => Arc::from(render::package(package)),
        Content::ShareImage(image) => Arc::from(render::share_image(image)),
        Content::File(bytes) => Arc::clone(bytes),
    })
}

/// A printed page as the search knows it.
fn search_page(page: &Page, bytes: &[u8]) -> Option<SearchPage> {
    let Content::Html(view) = &page.content else { return None };
    let chrome = view.chrome();
    // what a page in another language holds is the same content; found twice it would only be in the way, and the index twice as large
    if !view.is_found() || chrome.lang != VIETNAMESE {
        return None;
    }
    let section = chrome.unit.as_ref().and_then(|u| u.nav.iter().find(|n| n.current)).map(|n| n.label.as_str());
    let context: Vec<&str> = chrome.unit.as_ref().map(|u| u.name.as_str()).into_iter().chain(section).collect();
    let text = render::main_text(std::str::from_utf8(bytes).unwrap_or_default());
    // the heading is known already
    let text = text.split_once(&chrome.heading).map_or(text.as_str(), |(_, rest)| rest).trim_start().to_owned();
    Some(SearchPage {
        href: page.route.to_string(),
        title: chrome.heading.clone(),
        kind: chrome.eyebrow.clone().unwrap_or_default(),
        context: context.join(" · "),
        text,
    })
}

/// Names the bytes of what takes long to print.
fn view_key(theme: &Theme, content: &Content) -> Option<Key> {
    let mut hasher = Digesting(Sha256::new());
    match content {
        Content::Html(view) => {
            theme.digest.hash(&mut hasher);
            view.hash(&mut hasher);
        }
        Content::Xlsx(dataset) => {
            "xlsx".hash(&mut hasher);
            dataset.hash(&mut hasher);
        }
        _ => return None,
    }
    Some(hasher.0.finalize().into())
}

/// Derived `Hash` into a digest that does not collide.
struct Digesting(Sha256);

impl Hasher for Digesting {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}
