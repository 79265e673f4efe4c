//! The criteria of a self-assessment side by side: a table, and the same as a picture.

use super::State;
use schemars::JsonSchema;
use serde::Serialize;

/// All criteria with their marks, results and what goes with them.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CriteriaTable {
    /// What it shows, for its caption.
    pub caption: String,
    /// `Mức 1`, `Mức 2`; empty where no criterion has a sheet: then there is no result either.
    pub levels: Vec<String>,
    /// Some criterion has a target.
    pub targets: bool,
    /// The assessment has evidence.
    pub evidence: bool,
    /// Some criterion has somebody who leads it.
    pub leads: bool,
    /// Columns of the table, for rows that go over all of them.
    pub columns: usize,
    /// A standard each.
    pub groups: Vec<CriteriaGroup>,
}

/// The criteria of one standard.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CriteriaGroup {
    /// `Tiêu chuẩn 1: Tổ chức và quản lý nhà trường`.
    pub title: String,
    /// Its page; absent on that page.
    pub href: Option<String>,
    /// `8/10 tiêu chí từ Mức 2`; absent where nothing is assessed.
    pub standing: Option<String>,
    /// In the order of the circular.
    pub rows: Vec<CriterionRow>,
}

/// One criterion.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CriterionRow {
    /// `1.10` is the tenth of standard 1.
    pub number: String,
    /// As the circular has it.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The level cannot be reached without it.
    pub mandatory: bool,
    /// It holds the school back from its next level.
    pub holds_back: bool,
    /// One a level, in order.
    pub marks: Vec<LevelMark>,
    /// The result in words.
    pub result: State,
    /// Why it is not more: `Mức 2: chỉ báo a không đạt`.
    pub why: Option<String>,
    /// `Mức 3` if a plan sets one.
    pub target: Option<String>,
    /// How many pieces of evidence its sheet cites.
    pub evidence: usize,
    /// Names or groups.
    pub leads: Vec<String>,
}

/// Where a criterion stands at one level.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct LevelMark {
    /// `met`, `failed`, `unassessed` or `unasked`.
    pub class: &'static str,
    /// The same in words.
    pub label: String,
}

/// The criteria as a picture: a tile each, a row of tiles or more a standard. Lengths are whole units of a drawing 340 wide.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct CriteriaMap {
    /// What it shows.
    pub title: String,
    /// For those who cannot see it: what the tiles and marks mean.
    pub description: String,
    /// Of the drawing.
    pub height: u32,
    /// Side of a mark.
    pub mark: u32,
    /// In the order of the table.
    pub tiles: Vec<MapTile>,
}

/// One criterion in the picture.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct MapTile {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// `1.10`.
    pub number: String,
    /// Its page.
    pub href: String,
    /// Number, title and result in words.
    pub label: String,
    /// It holds the school back from its next level.
    pub holds_back: bool,
    /// One a level.
    pub marks: Vec<MapMark>,
}

/// One mark of a tile.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct MapMark {
    /// From the left edge of the tile.
    pub x: u32,
    /// As of [`LevelMark`].
    pub class: &'static str,
}
