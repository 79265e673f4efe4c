//! The pages of a portal with many units: a list of each commune and each kind, and the communes of each province.

use crate::model::Unit;
use crate::site::Route;
use crate::site::context::list_routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::pager::pager;
use crate::site::parts::places::{Place, is_over_provinces, is_split, places, provinces};
use crate::site::parts::units_by_state::{Placed, by_state, list_by_state};
use crate::site::parts::{directory, units};
use crate::site::view::{Chrome, DirectoryPage, UnitList, View};
use std::sync::Arc;

/// Units on one page.
const UNITS: usize = 100;

/// The pages; none where all units stand on the portal's front page.
pub(crate) fn pages(setting: &Setting<'_>) -> Vec<Page> {
    if !is_split(setting) {
        return Vec::new();
    }
    let places = places(setting);
    let mut pages = Vec::new();
    let provinces = provinces(&places);
    let over = is_over_provinces(&provinces);
    for (name, own) in provinces.iter().filter(|_| over) {
        pages.extend(name.map(|name| province(setting, name, own)));
    }
    for place in &places {
        let above = place.province.iter().filter(|_| over);
        let above: Vec<(String, Route)> = above.map(|name| (name.clone(), list_routes::province(name))).collect();
        let heading = [Some(&place.label), place.province.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>();
        let list = List { heading: heading.join(", "), above, units: &place.units, of_place: true };
        pages.extend(list.pages(setting, |page| list_routes::place(&place.slug, page)));
    }
    for kind in &setting.packs.schools.types {
        let own: Vec<&Unit> = setting.site.units.iter().filter(|unit| unit.kind == *kind).collect();
        let list = List { heading: setting.kind_label(kind), above: Vec::new(), units: &own, of_place: false };
        if !own.is_empty() {
            pages.extend(list.pages(setting, |page| list_routes::kind(kind, page)));
        }
    }
    pages
}

/// Units that belong together.
struct List<'l> {
    heading: String,
    above: Vec<(String, Route)>,
    units: &'l [&'l Unit],
    of_place: bool,
}

impl List<'_> {
    fn pages(&self, setting: &Setting<'_>, address: impl Fn(usize) -> Route) -> Vec<Page> {
        let sorted = by_state(setting, self.units);
        let totals = units::totals(setting, self.units);
        let count = sorted.len().div_ceil(UNITS);
        let page = |(n, part): (usize, &[Placed<'_>])| {
            let route = address(n);
            let number = n.to_string();
            let heading = match n {
                1 => self.heading.clone(),
                _ => setting.tell("overview_page_heading", &[("heading", &self.heading), ("page", &number)]),
            };
            let place_of = |at: usize| address(at / UNITS + 1);
            let view = DirectoryPage {
                totals: totals.clone(),
                finder: directory::finder(setting, &route),
                ways: Vec::new(),
                list: list_by_state(setting, &route, (part, &sorted), self.of_place, place_of),
                pager: pager(setting, &route, (n, count), &address),
                chrome: setting.portal_chrome(&route, &heading, &self.above),
            };
            html(setting, route, view, self.units)
        };
        (1..).zip(sorted.chunks(UNITS)).map(page).collect()
    }
}

/// A province: its communes.
fn province(setting: &Setting<'_>, name: &str, places: &[&Place<'_>]) -> Page {
    let route = list_routes::province(name);
    let units: Vec<&Unit> = places.iter().flat_map(|place| &place.units).copied().collect();
    let view = DirectoryPage {
        chrome: setting.portal_chrome(&route, name, &[]),
        totals: units::totals(setting, &units),
        finder: directory::finder(setting, &route),
        ways: directory::of_province(setting, &route, places),
        list: UnitList::default(),
        pager: None,
    };
    html(setting, route, view, &units)
}

fn html(setting: &Setting<'_>, route: Route, view: DirectoryPage, units: &[&Unit]) -> Page {
    let chrome = Chrome { versions: setting.versions_of(units, &[]), ..view.chrome };
    let view = View::Directory(Box::new(DirectoryPage { chrome, ..view }));
    Page { route, content: Content::Html(Box::new(view)), source: Arc::from("content/site.yaml") }
}
