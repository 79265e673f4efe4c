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

pub use routes::{SEARCH_INDEX, icon};

use super::Route;
use super::view::View;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::figures::Figures;
use crate::model::{Site, Unit};
use crate::pack::Packs;
use crate::source::Snapshot;
use crate::theme::Strings;
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
    /// The picture that goes with a shared address.
    ShareImage(super::view::ShareImage),
    /// A file of the snapshot, as it is.
    File(Arc<[u8]>),
}

/// All pages, in order of their addresses.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub pages: Vec<Page>,
    pub diagnostics: Diagnostics,
}

/// What planning needs to know, besides the model.
pub struct Setting<'a> {
    pub site: &'a Site,
    pub figures: &'a Figures,
    pub packs: &'a Packs,
    pub snapshot: &'a Snapshot,
    pub strings: &'a Strings,
    pub as_of: Date,
    pub css: Route,
    /// The optional script that counts days.
    pub script: Route,
    pub search_script: Route,
    /// The portal has a feed.
    portal_feed: bool,
    /// Source file → address, for links in Markdown.
    pub targets: BTreeMap<String, Route>,
}

impl<'a> Setting<'a> {
    /// Gathers what planning needs; `assets` are the addresses of the stylesheet and the scripts.
    pub fn new(site: &'a Site, figures: &'a Figures, packs: &'a Packs, snapshot: &'a Snapshot, strings: &'a Strings, as_of: Date, assets: [Route; 3]) -> Self {
        let [css, script, search_script] = assets;
        let targets = site.units.iter().flat_map(routes::targets).collect();
        let portal_feed = !site.units.iter().any(|u| u.slug.is_empty()) && site.units.iter().any(|u| feed::has_news(u, as_of));
        Self { site, figures, packs, snapshot, strings, as_of, css, script, search_script, portal_feed, targets }
    }

    /// Whether a unit at the root takes the portal's place.
    fn single_unit(&self) -> bool {
        self.site.units.iter().any(|u| u.slug.is_empty())
    }
}

/// Plans the whole site.
pub fn plan(setting: &Setting<'_>) -> Plan {
    let mut pages: Vec<Page> = setting.site.units.par_iter().flat_map_iter(|unit| plan_unit(setting, unit)).collect();
    pages.extend(regulations::pages(setting));
    pages.extend(home::portal_pages(setting));
    if pages.iter().any(|p| matches!(p.content, Content::Json(..))) {
        pages.push(disclosures::schema_page());
    }
    pages.extend(calendar::portal_pages(setting));
    pages.extend(feed::portal_feed(setting));
    let found = search::pages(setting, &pages);
    pages.extend(found);
    sheet::stamp(setting, &mut pages);
    let sitemap = sitemap(setting, &pages);
    pages.extend(sitemap);
    pages.extend(share::images(setting));
    let hosts = hosts::pages(setting, &pages);
    pages.extend(hosts);
    unique(pages)
}

fn plan_unit(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let calendars = calendar::Calendars::of(setting, unit);
    let mut pages = vec![home::unit_page(setting, unit, &calendars)];
    pages.extend(documents::pages(setting, unit, &calendars));
    pages.extend(assessments::pages(setting, unit));
    pages.extend(improvement::pages(setting, unit));
    pages.extend(disclosures::pages(setting, unit, &calendars));
    pages.extend(calendar::pages(setting, unit, &calendars));
    pages.extend(feed::unit_feed(setting, unit));
    pages.extend(external::pages(setting, unit));
    for file in &unit.statics {
        if let (Some(route), Some(source)) = (routes::static_file(unit, file), setting.snapshot.files.get(file)) {
            pages.push(Page { route, content: Content::File(Arc::from(source.bytes())), source: Arc::clone(file) });
        }
    }
    pages
}

fn sitemap(setting: &Setting<'_>, pages: &[Page]) -> Vec<Page> {
    let source: Arc<str> = Arc::from("content/site.yaml");
    let page = |path: &str, content| Page { route: routes::fixed(path), content, source: Arc::clone(&source) };
    let mut out = vec![page(".nojekyll", Content::Text(String::new()))];
    let Some(base) = &setting.site.base_url else {
        out.push(page("robots.txt", Content::Text("User-agent: *\nAllow: /\n".to_owned())));
        return out;
    };
    let html = pages.iter().filter(|p| matches!(&p.content, Content::Html(view) if !matches!(**view, View::NotFound(_) | View::AllSheets(_))));
    let mut addresses: Vec<String> = html.map(|p| routes::absolute(base, &p.route)).collect();
    addresses.sort();
    out.push(page("sitemap.xml", Content::Sitemap(addresses)));
    out.push(page("robots.txt", Content::Text(format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"))));
    out
}

/// Sorts pages by address; two on one address are a mistake.
fn unique(mut pages: Vec<Page>) -> Plan {
    pages.sort_by(|a, b| a.route.cmp(&b.route));
    let mut diagnostics = Diagnostics::default();
    let mut kept: Vec<Page> = Vec::with_capacity(pages.len());
    for page in pages {
        match kept.last() {
            Some(last) if last.route == page.route => {
                // an address of the site's own is never the one to change
                let (blamed, other) = if page.source.starts_with("content/") { (&page.source, &last.source) } else { (&last.source, &page.source) };
                let owner = if other.starts_with("content/") { other.as_ref() } else { "mục có sẵn của trang" };
                let message = format!("địa chỉ /{} đã là của {owner}", page.route);
                diagnostics.push(Diagnostic::of_file(&codes::DUPLICATE_ROUTE, blamed, message).hint("đổi tên tệp hoặc thư mục này"));
            }
            _ => kept.push(page),
        }
    }
    Plan { pages: kept, diagnostics }
}
