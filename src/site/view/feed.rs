//! A feed of what was published or corrected.

use jiff::civil::Date;
use serde::Serialize;

/// An Atom feed (RFC 4287). Addresses are absolute where the site's own is known.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Feed {
    /// An IRI that never changes.
    pub id: String,
    /// Of the unit or the site.
    pub title: String,
    /// This file.
    pub own_href: String,
    /// The page that it belongs to.
    pub page_href: String,
    /// Name of the unit or the site.
    pub author: String,
    /// Newest first; that of a portal may still have none.
    pub entries: Vec<FeedEntry>,
}

/// Something published or corrected.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FeedEntry {
    /// Stable and unique.
    pub id: String,
    /// What was published.
    pub title: String,
    /// Its page.
    pub href: String,
    /// When it was published or corrected.
    pub day: Date,
    /// Name of the unit.
    pub author: String,
    /// Kind of content.
    pub category: String,
    /// What happened, in a sentence.
    pub summary: Option<String>,
}
