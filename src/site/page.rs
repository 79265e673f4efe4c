//! One address and what it serves.

use crate::site::Route;
use crate::site::view::{Role, View};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One address and what it shows; `source` is the file that a reader of a finding should open.
#[derive(Clone, Debug)]
pub struct Page {
    /// Unique on the site.
    pub route: Route,
    /// What is made of it.
    pub content: Content,
    /// Path in the snapshot of the file that a reader of a finding should open.
    pub source: Arc<str>,
}

/// What an address serves.
#[derive(Clone, Debug)]
pub enum Content {
    /// A page, with all that its template may see.
    Html(Box<View>),
    /// A file to subscribe to (`.ics`).
    Calendar(crate::site::view::IcsCalendar),
    /// An Atom feed.
    Feed(crate::site::view::Feed),
    /// Addresses in the sitemap.
    Sitemap(Vec<String>),
    /// Addresses of sitemaps.
    SitemapIndex(Vec<String>),
    /// As it is, in UTF-8: `robots.txt`.
    Text(String),
    /// One table of a disclosure.
    Csv(Arc<crate::site::view::Dataset>, usize),
    /// A workbook, a sheet for each table.
    Xlsx(Arc<crate::site::view::Dataset>),
    /// Data for a script.
    Script(Arc<crate::site::view::ScriptData>),
    /// An empty workbook.
    Workbook(Arc<crate::site::view::WorkbookView>),
    /// The first table as a list of records.
    Records(Arc<crate::site::view::Dataset>),
    /// With the address of its schema.
    Json(Arc<crate::site::view::Dataset>, String),
    /// `datapackage.json` of a unit.
    DataPackage(Box<crate::site::view::DataPackage>),
    /// What data the site has, for catalogues of open data.
    Catalogue(Box<crate::site::view::Catalogue>),
    /// A file of the snapshot or of the theme, as it is.
    File(Arc<[u8]>),
}

/// An address without what it shows: enough for lists of the whole site.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Address {
    /// As of its [`Page`].
    pub route: Route,
    /// As of its [`Page`].
    pub source: Arc<str>,
    /// What lists of the whole site go by.
    pub nature: Nature,
}

/// What kind of thing an address serves, as far as the whole site cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nature {
    /// A page that a reader may be sent to.
    Page,
    /// A page that repeats others: no search engine is sent to it.
    Unlisted,
    /// The page for addresses that are not there.
    NotFound,
    /// A disclosure as JSON.
    Json,
    /// Files of data, feeds, calendars, attachments, parts of the theme.
    Other,
}

impl Page {
    /// Its address.
    pub fn address(&self) -> Address {
        let nature = match &self.content {
            Content::Html(view) => match view.role() {
                Role::Page | Role::Again => Nature::Page,
                Role::Once => Nature::Unlisted,
                Role::Anywhere => Nature::NotFound,
            },
            Content::Json(..) => Nature::Json,
            _ => Nature::Other,
        };
        Address { route: self.route.clone(), source: Arc::clone(&self.source), nature }
    }

    /// The address of the file that is made of its paper; `None`: none is made.
    pub fn paper(&self) -> Option<Address> {
        let Content::Html(view) = &self.content else { return None };
        view.chrome().pdf.as_ref().filter(|paper| paper.own)?;
        Some(Address { route: self.route.paper(), source: Arc::clone(&self.source), nature: Nature::Other })
    }
}
