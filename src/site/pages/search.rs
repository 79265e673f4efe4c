//! The search page, and for whoever has no script: an index of each unit's pages.

use crate::model::Unit;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::view::{Chrome, Link, PageIndex, Role, SearchView, SearchedUnit, View};
use crate::text::collation_key;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The search page.
pub(crate) fn page(setting: &Setting<'_>) -> Page {
    let route = routes::search();
    let indexes =
        setting.site.units.iter().map(|unit| setting.link(&route, &routes::page_index(unit), unit.name.clone()));
    let view = SearchView {
        index: format!("{}/", setting.href(&route, &routes::search_index())),
        script: setting.href(&route, &setting.search_script),
        units: searched_units(setting),
        said_found: setting.say("search_found"),
        said_all: setting.say("search_all"),
        said_none: setting.say("search_none"),
        said_meant: setting.say("search_meant"),
        said_broken: setting.say("search_broken"),
        indexes: indexes.collect(),
        chrome: setting.portal_chrome(&route, &setting.say("search_heading"), &[]),
    };
    Page { route, content: Content::Html(Box::new(View::Search(view))), source: Arc::from("content/site.yaml") }
}

fn searched_units(setting: &Setting<'_>) -> Vec<SearchedUnit> {
    let units = setting.site.units.iter().filter(|unit| !unit.slug.is_empty());
    let mut units: Vec<SearchedUnit> =
        units.map(|unit| SearchedUnit { slug: unit.slug.clone(), name: unit.name.clone() }).collect();
    units.sort_by_cached_key(|unit| collation_key(&unit.name));
    if units.len() > 1 { units } else { Vec::new() }
}

/// All pages of a unit by name; `pages` are the others.
pub(crate) fn unit_index(setting: &Setting<'_>, unit: &Unit, pages: &[Page]) -> Page {
    let route = routes::page_index(unit);
    let mut links: Vec<Link> = entries(setting, &route, pages);
    links.sort_by_cached_key(|l| (collation_key(&l.label.replace(':', " ")), l.href.clone()));
    let heading = setting.tell("index_heading", &[("unit", &unit.name)]);
    let chrome = setting.unit_chrome(&route, unit, Section::OTHER, &heading, &[]);
    Page {
        route,
        content: Content::Html(Box::new(View::PageIndex(PageIndex { chrome, links }))),
        source: Arc::clone(&unit.file),
    }
}

/// Pages as entries of an index; files and pages that only repeat others are none. Pages of the same name are told apart by the first page
/// above them that differs: the criterion of one assessment and of another.
fn entries(setting: &Setting<'_>, from: &Route, pages: &[Page]) -> Vec<Link> {
    let mut by_name: BTreeMap<&str, Vec<(&Page, &Chrome)>> = BTreeMap::new();
    for page in pages {
        let Content::Html(view) = &page.content else { continue };
        if view.role() == Role::Page {
            by_name.entry(&view.chrome().heading).or_default().push((page, view.chrome()));
        }
    }
    let named = |(name, found): (&str, Vec<(&Page, &Chrome)>)| {
        let above = |at: usize| {
            found
                .iter()
                .map(|(_, chrome)| chrome.crumbs.get(at).map(|c| c.label.as_str()))
                .collect::<BTreeSet<_>>()
                .len()
        };
        let depth =
            if found.len() == 1 { None } else { (0..found[0].1.crumbs.len()).find(|at| above(*at) == found.len()) };
        let label = |chrome: &Chrome| match depth.and_then(|at| chrome.crumbs.get(at)) {
            Some(crumb) => format!("{name} · {}", crumb.label),
            None => name.to_owned(),
        };
        found.iter().map(|(page, chrome)| setting.link(from, &page.route, label(chrome))).collect::<Vec<_>>()
    };
    by_name.into_iter().flat_map(named).collect()
}
