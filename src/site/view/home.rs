//! Front pages, free pages and the page for addresses that are not there.

use super::{Block, Chrome, Fact, Fees, Link, State};
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

/// Home of a unit: what is published, what is due.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct UnitHome {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// `summary` of `unit.yaml`.
    pub summary: Option<String>,
    /// The school's own remark, as text.
    pub editor_note: Option<String>,
    /// Label and value, in the order of reading.
    pub facts: Vec<Fact>,
    /// Absent where nothing on fees was published.
    pub fees: Option<Fees>,
    /// One line on the duties of this school year; the way to the calendar.
    pub calendar: Option<Link>,
    /// That not all duties are followed, and why.
    pub following: Option<String>,
    /// Only those that have something in them.
    pub sections: Vec<HomeSection>,
}

/// A block of links on a unit's home.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct HomeSection {
    /// Name of the section.
    pub title: String,
    /// The section's own page.
    pub href: String,
    /// The newest ones, and a link to all.
    pub items: Vec<HomeItem>,
}

/// A link with what there is to say about it.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct HomeItem {
    /// What the reader sees, as text.
    pub label: String,
    /// Address, relative to the page that shows it.
    pub href: String,
    /// Number, day or period.
    pub detail: Option<String>,
    /// Absent where it has none.
    pub state: Option<State>,
    /// Its figures are invented: the page has to say so.
    pub illustrative: bool,
}

impl HomeItem {
    /// One without a state.
    pub fn of(label: String, href: String, detail: Option<String>) -> Self {
        Self { label, href, detail, state: None, illustrative: false }
    }
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
