//! A feed of what was published or corrected.

use jiff::civil::Date;
use serde::Serialize;

/// An Atom feed (RFC 4287). Addresses are absolute where the site's own is known.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Feed {
    pub id: String,
    pub title: String,
    /// This file.
    pub own_href: String,
    /// The page that it belongs to.
    pub page_href: String,
    pub author: String,
    /// Newest first; never empty.
    pub entries: Vec<FeedEntry>,
}

/// Something published or corrected.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FeedEntry {
    /// Stable and unique.
    pub id: String,
    pub title: String,
    pub href: String,
    pub day: Date,
    pub author: String,
    pub category: String,
    pub summary: Option<String>,
}
