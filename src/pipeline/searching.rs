//! The search index within a build: printed pages are gathered as they come off the press, by as many hands as there are threads.

use crate::render::{Gathered, SearchPage, search_index};
use crate::site::Route;
use crate::site::plan::{self, Content, Page};
use crate::site::view::Role;
use crate::theme::VIETNAMESE;
use rayon::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

/// Takes printed pages from several threads.
#[derive(Debug, Default)]
pub(super) struct Gathering(Mutex<Vec<Gathered>>);

impl Gathering {
    /// A printed page; `order` decides where it stands among equals.
    pub(super) fn add(&self, order: (u32, u32), page: SearchPage, bytes: &[u8]) {
        let Ok(html) = simdutf8::basic::from_utf8(bytes) else { return };
        let mut mine = self.hands().pop().unwrap_or_default();
        mine.add(order, page, html);
        self.hands().push(mine);
    }

    fn hands(&self) -> std::sync::MutexGuard<'_, Vec<Gathered>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The files of the index.
    pub(super) fn finish(self) -> Vec<(Route, Arc<[u8]>)> {
        let gathered = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        let route = |name: String| {
            Route::new(&format!("{}/{name}", plan::SEARCH_INDEX)).expect("the index names its files with digits")
        };
        search_index(&gathered).into_par_iter().map(|(name, bytes)| (route(name), Arc::from(bytes))).collect()
    }
}

/// Whether an address lies in the index.
pub(super) fn in_index(path: &str) -> bool {
    path.strip_prefix(plan::SEARCH_INDEX).is_some_and(|rest| rest.starts_with('/'))
}

/// How the search knows a page, if it leads to it.
pub(super) fn search_page(page: &Page) -> Option<SearchPage> {
    let Content::Html(view) = &page.content else { return None };
    let chrome = view.chrome();
    // what a page in another language holds is the same content; found twice it would only be in the way, and the index twice as large
    if view.role() != Role::Page || chrome.lang != VIETNAMESE {
        return None;
    }
    let section = chrome.unit.as_ref().and_then(|u| u.nav.iter().find(|n| n.current)).map(|n| n.label.as_str());
    let context: Vec<&str> = chrome.unit.as_ref().map(|u| u.name.as_str()).into_iter().chain(section).collect();
    Some(SearchPage {
        href: page.route.to_string(),
        title: chrome.heading.clone(),
        kind: chrome.eyebrow.clone().unwrap_or_default(),
        context: context.join(" · "),
    })
}
