//! Units as a list, of the portal or of a managing office.

use super::{Link, State};
use schemars::JsonSchema;
use serde::Serialize;

/// Units in groups.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct UnitList {
    /// The element's id, unique on its page.
    pub id: String,
    /// The box that finds a unit; absent where there is one unit only.
    pub finder: Option<Finder>,
    /// Ways to the groups of a long list, with how many units each has.
    pub jumps: Vec<Link>,
    /// By kind of institution, of a long list by commune.
    pub groups: Vec<UnitGroup>,
}

/// An optional box that shows of a list or table only what holds the words typed in it; the list is whole without it.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct Finder {
    /// Id of the element that is filtered.
    pub list: String,
    /// What is said of the number found; `{n}` stands for it.
    pub found: String,
    /// What is said where nothing was found.
    pub none: String,
}

/// Units of one kind, or of one commune.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct UnitGroup {
    /// The element's id, unique on its page.
    pub id: String,
    /// `Trường mầm non`, `Xã Noong Luông`.
    pub label: String,
    /// In the order of Vietnamese names.
    pub units: Vec<UnitCard>,
}

/// A unit in a list.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct UnitCard {
    /// `Trường Mầm non Hoa Mai`.
    pub name: String,
    /// Relative address of its home.
    pub href: String,
    /// `Phường 28, quận Bình Thạnh`; in a list by commune the kind; may be empty.
    pub location: String,
    /// Where it stands in the school year: one of five states; absent for an office.
    pub state: Option<State>,
    /// Of an office `1 văn bản`, `16 trường trong lịch đánh giá ngoài`.
    pub counts: Vec<String>,
}
