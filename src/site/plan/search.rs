//! The search page, and for whoever has no script: an index of each unit's pages.

use super::{Content, Page, Setting, routes};
use crate::site::Route;
use crate::site::view::{Link, PageIndex, SearchView, View};
use crate::text::collation_key;
use std::sync::Arc;

/// The search page and the indexes. `pages` are all others.
pub(super) fn pages(setting: &Setting<'_>, pages: &[Page]) -> Vec<Page> {
    let mut made: Vec<Page> = Vec::new();
    let source: Arc<str> = Arc::from("content/site.yaml");
    let route = routes::search();
    let mut indexes = Vec::new();
    for unit in &setting.site.units {
        let index = routes::page_index(unit);
        indexes.push(setting.link(&route, &index, unit.name.clone()));
        let prefix = if unit.slug.is_empty() { String::new() } else { format!("{}/", unit.slug) };
        let own = pages.iter().filter(|p| p.route.as_str().starts_with(&prefix));
        let mut links: Vec<Link> = own.filter_map(|p| entry(setting, &index, p)).collect();
        links.sort_by_cached_key(|l| (collation_key(&l.label), l.href.clone()));
        let heading = setting.tell("index_heading", &[("unit", &unit.name)]);
        let chrome = setting.unit_chrome(&index, unit, super::chrome::Section::Other, &heading, &[(setting.say("search_heading"), route.clone())]);
        let view = View::PageIndex(PageIndex { chrome, links });
        made.push(Page { route: index, content: Content::Html(Box::new(view)), source: Arc::clone(&unit.file) });
    }
    let chrome = setting.portal_chrome(&route, &setting.say("search_heading"), &[]);
    let view = SearchView {
        index: format!("{}/", routes::search_index().href_from(&route)),
        script: setting.search_script.href_from(&route),
        said_found: setting.say("search_found"),
        said_none: setting.say("search_none"),
        said_broken: setting.say("search_broken"),
        indexes,
        chrome,
    };
    made.push(Page { route, content: Content::Html(Box::new(View::Search(view))), source });
    made
}

/// A page as an entry of an index; files and pages that only repeat others are none.
fn entry(setting: &Setting<'_>, from: &Route, page: &Page) -> Option<Link> {
    let Content::Html(view) = &page.content else { return None };
    view.is_found().then(|| setting.link(from, &page.route, view.chrome().heading.clone()))
}
