//! The search page, and for whoever has no script: an index of each unit's pages.

use crate::model::Unit;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::directory;
use crate::site::parts::places::is_split;
use crate::site::view::{Link, PageIndex, Role, SearchView, SearchedUnit, View};
use crate::text::collation_key;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The search page.
pub(crate) fn page(setting: &Setting<'_>) -> Page {
    let route = routes::search();
    let of_unit = |unit: &Unit| setting.link(&route, &routes::page_index(unit), unit.name.clone());
    let indexes = if is_split(setting) {
        directory::links(setting, &route)
    } else {
        setting.site.units.iter().map(of_unit).collect()
    };
    let view = SearchView {
        index: format!("{}/", setting.href(&route, &routes::search_index())),
        script: setting.href(&route, &setting.search_script),
        units: searched_units(setting),
        finder: is_split(setting).then(|| directory::finder(setting, &route)),
        said_found: setting.say("search_found"),
        said_all: setting.say("search_all"),
        said_none: setting.say("search_none"),
        said_meant: setting.say("search_meant"),
        said_broken: setting.say("search_broken"),
        indexes,
        chrome: setting.portal_chrome(&route, &setting.say("search_heading"), &[]),
    };
    Page { route, content: Content::Html(Box::new(View::Search(view))), source: Arc::from("content/site.yaml") }
}

fn searched_units(setting: &Setting<'_>) -> Vec<SearchedUnit> {
    let units = setting.site.units.iter().filter(|unit| !unit.slug.is_empty());
    let name = |unit: &Unit| match setting.closed(unit) {
        Some(closed) => format!("{} ({})", unit.name, setting.closed_in_list(closed)),
        None => unit.name.clone(),
    };
    let mut units: Vec<SearchedUnit> =
        units.map(|unit| SearchedUnit { slug: unit.slug.clone(), name: name(unit) }).collect();
    units.sort_by_cached_key(|unit| collation_key(&unit.name));
    if units.len() > 1 && !is_split(setting) { units } else { Vec::new() }
}

/// A page as an entry of an index.
pub(crate) struct Entry {
    name: String,
    route: Route,
    /// What the pages above it are called, from the top.
    above: Vec<String>,
}

/// Pages as entries of an index; files and pages that only repeat others are none.
pub(crate) fn entries(pages: &[Page]) -> impl Iterator<Item = Entry> {
    pages.iter().filter_map(|page| {
        let Content::Html(view) = &page.content else { return None };
        let chrome = view.chrome();
        let above = || chrome.crumbs.iter().map(|crumb| crumb.label.clone()).collect();
        (view.role() == Role::Page).then(|| Entry {
            name: chrome.heading.clone(),
            route: page.route.clone(),
            above: above(),
        })
    })
}

/// All pages of a unit by name; `entries` are the others.
pub(crate) fn unit_index(setting: &Setting<'_>, unit: &Unit, entries: &[Entry]) -> Page {
    let route = routes::page_index(unit);
    let mut links: Vec<Link> = links(setting, &route, entries);
    links.sort_by_cached_key(|l| (collation_key(&l.label.replace(':', " ")), l.href.clone()));
    let heading = setting.tell("index_heading", &[("unit", &unit.name)]);
    let chrome = setting.unit_chrome(&route, unit, Section::OTHER, &heading, &[]);
    Page {
        route,
        content: Content::Html(Box::new(View::PageIndex(PageIndex { chrome, links }))),
        source: Arc::clone(&unit.file),
    }
}

/// Pages of the same name are told apart by the first page above them that differs: the criterion of one assessment and of another.
fn links(setting: &Setting<'_>, from: &Route, entries: &[Entry]) -> Vec<Link> {
    let mut by_name: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        by_name.entry(&entry.name).or_default().push(entry);
    }
    let named = |(name, found): (&str, Vec<&Entry>)| {
        let different = |at: usize| found.iter().map(|entry| entry.above.get(at)).collect::<BTreeSet<_>>().len();
        let tells = |at: &usize| different(*at) == found.len();
        let depth = if found.len() == 1 { None } else { (0..found[0].above.len()).find(tells) };
        let label = |entry: &Entry| match depth.and_then(|at| entry.above.get(at)) {
            Some(above) => format!("{name} · {above}"),
            None => name.to_owned(),
        };
        found.iter().map(|entry| setting.link(from, &entry.route, label(entry))).collect::<Vec<_>>()
    };
    by_name.into_iter().flat_map(named).collect()
}
