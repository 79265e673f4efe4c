//! The way to one of many units: by its name, by its commune, by its kind.

use super::{Chrome, Link, NavLink, State, UnitList};
use schemars::JsonSchema;
use serde::Serialize;

/// The ways to the units of a portal that has too many for one list.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Directory {
    /// The box that finds a unit by its name.
    pub finder: NameFinder,
    /// How many schools stand where, those that lack something first.
    pub strip: Vec<State>,
    /// Communes or provinces, then kinds.
    pub ways: Vec<Ways>,
}

/// An optional box that finds a unit by its name among all; without it the lists lead there.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct NameFinder {
    /// Relative address of the script.
    pub script: String,
    /// Relative address of the names, which the script fetches when the reader turns to the box.
    pub names: String,
    /// What is said of the number found: `{n}` in all, the first `{shown}` of them are shown.
    pub found: String,
    /// What is said where all that was found is shown.
    pub all: String,
    /// What is said where nothing was found.
    pub none: String,
}

/// Lists to choose from.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Ways {
    /// `Theo xã, phường`.
    pub title: String,
    /// In the order of Vietnamese names.
    pub ways: Vec<Way>,
}

/// A list to choose.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Way {
    /// `Xã Noong Luông`.
    pub label: String,
    /// Relative address of the list.
    pub href: String,
    /// `11 trường, 5 còn thiếu`.
    pub detail: String,
}

/// The units of a commune or of a kind, or the communes of a province.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct DirectoryPage {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// As of the portal.
    pub totals: Vec<String>,
    /// The box that finds a unit by its name.
    pub finder: NameFinder,
    /// The communes of a province; empty for other pages.
    pub ways: Vec<Ways>,
    /// The units of this page, by where they stand; empty for a province.
    pub list: UnitList,
    /// The other pages of a long list.
    pub pager: Option<Pager>,
}

/// The pages of a long list.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Pager {
    /// The page before.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
    /// To choose from; of many those around this one, the first and the last.
    pub pages: Vec<NavLink>,
}
