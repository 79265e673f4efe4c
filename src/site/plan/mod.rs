//! From the model to pages: which addresses there are and what each shows.
//!
//! One file a section of the site; each makes views and nothing else. Units are planned in parallel; the order of pages is that of the sources.

mod assessments;
mod calendar;
mod chrome;
mod criterion;
mod database;
mod disclosures;
mod documents;
mod due_words;
mod external;
mod feed;
mod home;
mod hosts;
mod improvement;
mod indicators;
mod languages;
mod progress;
mod rating;
mod regulations;
mod report;
mod routes;
mod search;
mod share;
mod sheet;
mod table;
mod timeline;

pub use languages::check as check_languages;
pub use routes::{SEARCH_INDEX, icon};

use super::Route;
use super::view::View;
use crate::derive::figures::Figures;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{Site, Unit};
use crate::pack::Packs;
use crate::source::Snapshot;
use crate::theme::{Picture, Strings, Theme};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One address and what it shows; `source` is the file that a reader of a finding should open.
#[derive(Clone, Debug)]
pub struct Page {
    pub route: Route,
    pub content: Content,
    pub source: Arc<str>,
}

/// What an address serves.
#[derive(Clone, Debug)]
pub enum Content {
    Html(Box<View>),
    Calendar(super::view::IcsCalendar),
    Feed(super::view::Feed),
    /// Addresses in the sitemap.
    Sitemap(Vec<String>),
    Text(String),
    /// One table of a disclosure.
    Csv(Arc<super::view::Dataset>, usize),
    Xlsx(Arc<super::view::Dataset>),
    /// With the address of its schema.
    Json(Arc<super::view::Dataset>, String),
    DataPackage(Box<super::view::DataPackage>),
    /// A file of the snapshot or of the theme, as it is.
    File(Arc<[u8]>),
}

/// An address without what it shows: enough for lists of the whole site.
#[derive(Clone, Debug)]
pub struct Address {
    pub route: Route,
    pub source: Arc<str>,
    pub nature: Nature,
}

/// What kind of thing an address serves, as far as the whole site cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A page that a reader may be sent to.
    Page,
    /// A page that repeats others: no search engine is sent to it.
    Unlisted,
    /// The page for addresses that are not there.
    NotFound,
    /// A disclosure as JSON.
    Json,
    Other,
}

impl Page {
    /// Its address.
    pub fn address(&self) -> Address {
        let nature = match &self.content {
            Content::Html(view) if matches!(**view, View::NotFound(_)) => Nature::NotFound,
            Content::Html(view) if matches!(**view, View::AllSheets(_)) => Nature::Unlisted,
            Content::Html(_) => Nature::Page,
            Content::Json(..) => Nature::Json,
            _ => Nature::Other,
        };
        Address { route: self.route.clone(), source: Arc::clone(&self.source), nature }
    }
}

/// What planning needs to know, besides the model.
#[derive(Clone)]
pub struct Setting<'a> {
    pub site: &'a Site,
    pub figures: &'a Figures,
    pub packs: &'a Packs,
    pub snapshot: &'a Snapshot,
    pub strings: &'a Strings,
    /// Pictures for shared addresses, by the kind of unit.
    pub pictures: &'a BTreeMap<String, Picture>,
    pub as_of: Date,
    pub css: Route,
    /// The optional script that counts days.
    pub script: Route,
    pub search_script: Route,
    /// The portal has a feed.
    portal_feed: bool,
    /// Source file → address, for links in Markdown.
    pub targets: Arc<BTreeMap<String, Route>>,
    /// The Vietnamese words.
    originals: &'a Strings,
    /// The other languages of the site.
    editions: Arc<[languages::Edition<'a>]>,
    /// Which of them pages are being made in; none: Vietnamese.
    edition: Option<usize>,
}

impl<'a> Setting<'a> {
    /// Gathers what planning needs; `assets` are the addresses of the stylesheet and the scripts.
    pub fn new(
        site: &'a Site,
        figures: &'a Figures,
        packs: &'a Packs,
        snapshot: &'a Snapshot,
        theme: &'a Theme,
        as_of: Date,
        assets: [Route; 3],
    ) -> Self {
        let [css, script, search_script] = assets;
        let targets: Vec<(String, Route)> =
            site.units.as_slice().par_iter().flat_map_iter(|unit| routes::targets(unit)).collect();
        let targets = Arc::new(targets.into_iter().collect());
        let editions = Arc::from(languages::editions(site, &theme.strings));
        let portal_feed =
            !site.units.iter().any(|u| u.slug.is_empty()) && site.units.iter().any(|u| feed::has_news(u, as_of));
        let (strings, pictures) = (&theme.strings, &theme.pictures);
        let (originals, edition) = (strings, None);
        Self {
            site,
            figures,
            packs,
            snapshot,
            strings,
            pictures,
            as_of,
            css,
            script,
            search_script,
            portal_feed,
            targets,
            originals,
            editions,
            edition,
        }
    }

    /// What pages of every unit may show of the other units, beside their names and schedules.
    pub fn across_units(&self) -> (bool, bool) {
        (self.portal_feed, self.single_unit())
    }

    /// Whether a unit at the root takes the portal's place.
    fn single_unit(&self) -> bool {
        self.site.units.iter().any(|u| u.slug.is_empty())
    }
}

/// The pages of a unit. They depend on the unit, on what all units share, and (an office's) on the units that it manages.
pub fn unit_pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let calendars = calendar::Calendars::of(setting, unit);
    let mut pages = sections(setting, unit, &calendars);
    pages.extend(feed::unit_feed(setting, unit));
    for file in &unit.statics {
        if let (Some(route), Some(source)) = (routes::static_file(unit, file), setting.snapshot.files.get(file)) {
            pages.push(Page { route, content: Content::File(Arc::from(source.bytes())), source: Arc::clone(file) });
        }
    }
    pages.push(search::unit_index(setting, unit, &pages));
    sheet::stamp(setting, &mut pages);
    pages.extend(languages::unit_pages(setting, unit));
    pages
}

/// What readers of any language are shown of a unit.
fn sections(setting: &Setting<'_>, unit: &Unit, calendars: &calendar::Calendars) -> Vec<Page> {
    let mut pages = vec![home::unit_page(setting, unit, calendars)];
    pages.extend(documents::pages(setting, unit, calendars));
    pages.extend(assessments::pages(setting, unit));
    pages.extend(improvement::pages(setting, unit));
    pages.extend(disclosures::pages(setting, unit, calendars));
    pages.extend(calendar::pages(setting, unit, calendars));
    pages.extend(external::pages(setting, unit));
    pages
}

/// The pages of no unit; `addresses` are those of all units.
pub fn portal_pages(setting: &Setting<'_>, addresses: &[&Address]) -> Vec<Page> {
    let mut pages = portal_sections(setting);
    if addresses.iter().any(|a| a.nature == Nature::Json) {
        pages.push(disclosures::schema_page());
    }
    pages.extend(feed::portal_feed(setting));
    pages.extend(share::images(setting));
    sheet::stamp(setting, &mut pages);
    pages.extend(languages::portal_pages(setting));
    let hosts = hosts::pages(setting, &pages);
    pages.extend(hosts);
    let own: Vec<Address> = pages.iter().map(Page::address).collect();
    let sitemap = sitemap(setting, addresses.iter().copied().chain(&own));
    pages.extend(sitemap);
    pages
}

/// What readers of any language are shown of the portal.
fn portal_sections(setting: &Setting<'_>) -> Vec<Page> {
    let mut pages = regulations::pages(setting);
    pages.extend(home::portal_pages(setting));
    pages.extend(calendar::portal_pages(setting));
    pages.push(search::page(setting));
    pages
}

fn sitemap<'p>(setting: &Setting<'_>, addresses: impl Iterator<Item = &'p Address>) -> Vec<Page> {
    let source: Arc<str> = Arc::from("content/site.yaml");
    let page = |path: &str, content| Page { route: routes::fixed(path), content, source: Arc::clone(&source) };
    let mut out = vec![page(".nojekyll", Content::Text(String::new()))];
    let Some(base) = &setting.site.base_url else {
        out.push(page("robots.txt", Content::Text("User-agent: *\nAllow: /\n".to_owned())));
        return out;
    };
    let html = addresses.filter(|a| a.nature == Nature::Page);
    let mut addresses: Vec<String> = html.map(|a| routes::absolute(base, &a.route)).collect();
    addresses.sort();
    out.push(page("sitemap.xml", Content::Sitemap(addresses)));
    out.push(page("robots.txt", Content::Text(format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"))));
    out
}

/// Two pages on one address are a mistake; the first keeps it.
pub fn duplicates<'p>(addresses: impl Iterator<Item = &'p Address>) -> Diagnostics {
    let mut sorted: Vec<&Address> = addresses.collect();
    sorted.sort_by(|a, b| a.route.cmp(&b.route));
    let mut diagnostics = Diagnostics::default();
    for same in sorted.chunk_by(|a, b| a.route == b.route).filter(|same| same.len() > 1) {
        let first = same[0];
        for address in &same[1..] {
            // an address of the site's own is never the one to change
            let (blamed, other) = if address.source.starts_with("content/") {
                (&address.source, &first.source)
            } else {
                (&first.source, &address.source)
            };
            let owner = if other.starts_with("content/") { other.as_ref() } else { "mục có sẵn của trang" };
            let message = format!("địa chỉ /{} đã là của {owner}", address.route);
            diagnostics.push(
                Diagnostic::of_file(&codes::DUPLICATE_ROUTE, blamed, message).hint("đổi tên tệp hoặc thư mục này"),
            );
        }
    }
    diagnostics
}
