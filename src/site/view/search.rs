//! Search and indexes of pages.

use super::{Chrome, Link, NameFinder};
use schemars::JsonSchema;
use serde::Serialize;

/// The search page.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct SearchView {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Folder of the index, ending in `/`.
    pub index: String,
    /// Relative address of the script.
    pub script: String,
    /// Units that a search may keep to; none if there is only one, or too many for a list.
    pub units: Vec<SearchedUnit>,
    /// Finds the unit that a search may keep to, where there are too many for a list.
    pub finder: Option<NameFinder>,
    /// What the script says: `{count}` pages found, `{shown}` of them shown.
    pub said_found: String,
    /// `{count}` pages found, all of them shown.
    pub said_all: String,
    /// Nothing was found.
    pub said_none: String,
    /// Nothing has `{typed}`; `{meant}` is looked for instead.
    pub said_meant: String,
    /// The index could not be read.
    pub said_broken: String,
    /// Of each unit's pages, or lists of units where there are many: for whoever has no script.
    pub indexes: Vec<Link>,
}

/// A unit that a search may keep to.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct SearchedUnit {
    /// Its folder: `tim-kiem.html?truong=mn-a` keeps to it.
    pub slug: String,
    /// `Trường Mầm non Hoa Mai`.
    pub name: String,
}

/// All pages of a unit by name.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct PageIndex {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// By name.
    pub links: Vec<Link>,
}
