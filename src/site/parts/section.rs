//! A section of a unit: its pages, and what other pages show of it. One row a section in `plan::OF_UNIT`.

use crate::model::Unit;
use crate::site::Route;
use crate::site::context::section::Section;
use crate::site::context::setting::{EntranceOf, Setting};
use crate::site::page::Page;
use crate::site::parts::calendars::Calendars;
use crate::site::view::{HomeItem, Link};

/// A row of `plan::OF_UNIT`.
pub(crate) struct UnitSection {
    pub(crate) section: Section,
    pub(crate) pages: fn(&Setting<'_>, &Unit, &Calendars) -> Vec<Page>,
    /// What the navigation leads to.
    pub(crate) entrance: EntranceOf,
    /// What the unit's front page, the `Route` given, lists of it.
    pub(crate) items: fn(&Setting<'_>, &Route, &Unit) -> Vec<HomeItem>,
    /// How much of it there is, for the portal: words that take a `count`, and the counts.
    pub(crate) counts: fn(&Unit) -> Vec<(&'static str, usize)>,
    /// What of it a document, by its slug, sets out: links for the document's page, the `Route` given.
    pub(crate) set_out: fn(&Setting<'_>, &Route, &Unit, &str) -> Vec<Link>,
}

impl UnitSection {
    /// No pages, and nowhere shown: what rows begin from.
    pub(crate) const PLAIN: Self = Self {
        section: Section::OTHER,
        pages: |_, _, _| Vec::new(),
        entrance: |_, _| None,
        items: |_, _, _| Vec::new(),
        counts: |_| Vec::new(),
        set_out: |_, _, _, _| Vec::new(),
    };
}

/// Whether a source names this document as the one that sets it out.
pub(crate) fn is_of(document: Option<&crate::text::Spanned<String>>, slug: &str) -> bool {
    document.is_some_and(|written| written.value == slug)
}
