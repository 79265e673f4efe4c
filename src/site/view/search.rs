//! Search and indexes of pages.

use super::{Chrome, Link};
use serde::Serialize;

/// The search page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SearchView {
    pub chrome: Chrome,
    /// Folder of the index, ending in `/`.
    pub index: String,
    pub script: String,
    /// What the script says: `{count}` pages found, `{shown}` of them shown.
    pub said_found: String,
    pub said_none: String,
    pub said_broken: String,
    /// Of each unit's pages: for whoever has no script.
    pub indexes: Vec<Link>,
}

/// All pages of a unit by name.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PageIndex {
    pub chrome: Chrome,
    pub links: Vec<Link>,
}
