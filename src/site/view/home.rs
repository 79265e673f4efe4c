//! The portal's front page, free pages and the page for addresses that are not there.

use super::{Block, Chrome, Directory, Link, UnitList};
use schemars::JsonSchema;
use serde::Serialize;

/// Home of the portal.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Portal {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// `description` of `site.yaml`.
    pub description: Option<String>,
    /// Of the school year: how many schools there are and what they lack together; sentences.
    pub totals: Vec<String>,
    /// The ways to the units, where there are too many for one list.
    pub directory: Option<Box<Directory>>,
    /// All units; empty where there is a directory.
    pub list: UnitList,
    /// The calendar over all units, if there is one.
    pub calendar: Vec<Link>,
    /// Where schools stand side by side.
    pub compare: Option<Link>,
    /// Files of data over all units.
    pub data: Vec<DataOffer>,
    /// The catalogue of regulations.
    pub regulations: Vec<Link>,
}

/// Data in several kinds of files.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct DataOffer {
    /// What it holds.
    pub title: String,
    /// By the kind of file: `CSV`.
    pub files: Vec<Link>,
}

/// A page of the unit's own.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct FreePageView {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// The page's Markdown.
    pub body: Vec<Block>,
}

/// Served for addresses that are not there; links are absolute, since it is shown at any depth.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct NotFound {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Absolute path of the portal.
    pub home: String,
    /// All units, by absolute paths.
    pub units: Vec<Link>,
}

/// What was done so that everybody can use the site, and what was not.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Accessibility {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// The site changes the default theme, which alone was tested.
    pub own_theme: bool,
}
