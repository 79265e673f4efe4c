//! Front pages, free pages and the page for addresses that are not there.

use super::{Block, Chrome, Fact, Fees, Link, ObligationRow, State};
use serde::Serialize;

/// Home of the portal.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Portal {
    pub chrome: Chrome,
    pub description: Option<String>,
    /// By kind of institution, offices first.
    pub groups: Vec<UnitGroup>,
    /// The calendar over all units, if there is one.
    pub calendar: Vec<Link>,
    pub regulations: Vec<Link>,
}

/// Units of one kind.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct UnitGroup {
    pub label: String,
    pub units: Vec<UnitCard>,
}

/// A unit on the portal.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct UnitCard {
    pub name: String,
    pub href: String,
    /// `Phường 28, quận Bình Thạnh`; may be empty.
    pub location: String,
    /// `1 văn bản`, `4 biểu công khai`.
    pub counts: Vec<String>,
}

/// Home of a unit: what is published, what is due.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct UnitHome {
    pub chrome: Chrome,
    pub summary: Option<String>,
    pub editor_note: Option<String>,
    pub facts: Vec<Fact>,
    pub fees: Option<Fees>,
    /// Soonest first: overdue, then what comes next.
    pub due: Vec<ObligationRow>,
    pub calendar: Option<Link>,
    pub sections: Vec<HomeSection>,
}

/// A block of links on a unit's home.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct HomeSection {
    pub title: String,
    pub href: String,
    pub items: Vec<HomeItem>,
}

/// A link with what there is to say about it.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct HomeItem {
    pub label: String,
    pub href: String,
    pub detail: Option<String>,
    pub state: Option<State>,
    pub illustrative: bool,
}

/// A page of the unit's own.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FreePageView {
    pub chrome: Chrome,
    pub body: Vec<Block>,
}

/// Served for addresses that are not there; links are absolute, since it is shown at any depth.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NotFound {
    pub chrome: Chrome,
    pub home: String,
    pub units: Vec<Link>,
}

/// What was done so that everybody can use the site, and what was not.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct Accessibility {
    pub chrome: Chrome,
    /// The site changes the default theme, which alone was tested.
    pub own_theme: bool,
}
