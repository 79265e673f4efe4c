//! The portal's front page, free pages and the page for addresses that are not there.

use super::{Block, Chrome, Link};
use schemars::JsonSchema;
use serde::Serialize;

/// Home of the portal.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Portal {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// `description` of `site.yaml`.
    pub description: Option<String>,
    /// By kind of institution, offices first.
    pub groups: Vec<UnitGroup>,
    /// The calendar over all units, if there is one.
    pub calendar: Vec<Link>,
    /// The catalogue of regulations.
    pub regulations: Vec<Link>,
}

/// Units of one kind.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct UnitGroup {
    /// `Trường mầm non`.
    pub label: String,
    /// In the order of Vietnamese names.
    pub units: Vec<UnitCard>,
}

/// A unit on the portal.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct UnitCard {
    /// `Trường Mầm non Hoa Mai`.
    pub name: String,
    /// Relative address of its home.
    pub href: String,
    /// `Phường 28, quận Bình Thạnh`; may be empty.
    pub location: String,
    /// `1 văn bản`, `4 biểu công khai`.
    pub counts: Vec<String>,
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
