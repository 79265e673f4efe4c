//! The criteria of a self-assessment as a picture of tiles, drawn from the rows of their table.

use crate::model::Assessment;
use crate::site::context::setting::Setting;
use crate::site::view::{CriteriaMap, CriteriaTable, CriterionRow, MapMark, MapTile};

/// Tiles side by side, and how far they and their rows are apart, in units of the drawing.
const ACROSS: usize = 10;
const PITCH: u32 = 34;
const ROW: u32 = 42;
/// Width of a tile, and the gap between its marks.
const TILE: u32 = 32;
const GAP: u32 = 2;

/// The picture; nothing where no criterion has a sheet.
pub(crate) fn map(setting: &Setting<'_>, assessment: &Assessment, table: &CriteriaTable) -> Option<CriteriaMap> {
    let levels = u32::try_from(table.levels.len()).ok().filter(|n| *n > 0)?;
    let mark = ((TILE - 6) / levels).saturating_sub(GAP).clamp(2, 7);
    let left = (TILE - (levels * (mark + GAP) - GAP)) / 2;
    let mut tiles = Vec::new();
    let mut y = 0;
    for group in &table.groups {
        for line in group.rows.chunks(ACROSS) {
            tiles.extend((0..).step_by(PITCH as usize).zip(line).map(|(x, row)| tile(row, (x, y), left, mark + GAP)));
            y += ROW;
        }
    }
    Some(CriteriaMap {
        title: setting.tell("map_title", &[("title", &assessment.title)]),
        description: setting.say("map_description"),
        height: y,
        mark,
        tiles,
    })
}

fn tile(row: &CriterionRow, (x, y): (u32, u32), left: u32, step: u32) -> MapTile {
    let marks = (left..).step_by(step as usize).zip(&row.marks);
    MapTile {
        x,
        y,
        number: row.number.clone(),
        href: row.href.clone(),
        label: format!("{} {}: {}", row.number, row.title, row.result.label),
        holds_back: row.holds_back,
        marks: marks.map(|(x, mark)| MapMark { x, class: mark.class }).collect(),
    }
}
