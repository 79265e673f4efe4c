//! The search page, and for whoever has no script: an index of each unit's pages.

use super::{Content, Page, Setting, routes};
use crate::model::Unit;
use crate::site::Route;
use crate::site::view::{Link, PageIndex, SearchView, View};
use crate::text::collation_key;
use std::sync::Arc;

/// The search page.
pub(super) fn page(setting: &Setting<'_>) -> Page {
    let route = routes::search();
    let indexes = setting.site.units.iter().map(|unit| setting.link(&route, &routes::page_index(unit), unit.name.clone()));
    let view = SearchView {
        index: format!("{}/", setting.href(&route, &routes::search_index())),
        script: setting.href(&route, &setting.search_script),
        said_found: setting.say("search_found"),
        said_none: setting.say("search_none"),
        said_broken: setting.say("search_broken"),
        indexes: indexes.collect(),
        chrome: setting.portal_chrome(&route, &setting.say("search_heading"), &[]),
    };
    Page { route, content: Content::Html(Box::new(View::Search(view))), source: Arc::from("content/site.yaml") }
}

/// All pages of a unit by name; `pages` are the others.
pub(super) fn unit_index(setting: &Setting<'_>, unit: &Unit, pages: &[Page]) -> Page {
    let route = routes::page_index(unit);
    let mut links: Vec<Link> = pages.iter().filter_map(|p| entry(setting, &route, p)).collect();
    links.sort_by_cached_key(|l| (collation_key(&l.label), l.href.clone()));
    let heading = setting.tell("index_heading", &[("unit", &unit.name)]);
    let chrome = setting.unit_chrome(&route, unit, super::chrome::Section::Other, &heading, &[(setting.say("search_heading"), routes::search())]);
    Page { route, content: Content::Html(Box::new(View::PageIndex(PageIndex { chrome, links }))), source: Arc::clone(&unit.file) }
}

/// A page as an entry of an index; files and pages that only repeat others are none.
fn entry(setting: &Setting<'_>, from: &Route, page: &Page) -> Option<Link> {
    let Content::Html(view) = &page.content else { return None };
    view.is_found().then(|| setting.link(from, &page.route, view.chrome().heading.clone()))
}
