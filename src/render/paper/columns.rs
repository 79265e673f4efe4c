//! Blocks side by side.

use super::blocks::{Column, Columns, Role};
use super::setter::Setter;
use super::strip::{Strip, stacked};
use super::tags::{Kind, NodeId};

/// All columns in one strip. A column stands below those before it whose width it shares.
pub(super) fn set(setter: &mut Setter, columns: &Columns, width: f32, parent: NodeId) -> Strip {
    let node = if columns.role == Role::Plain { parent } else { setter.tags.add(parent, Kind::Group) };
    let mut strip = Strip::default();
    let mut filled: Vec<(&Column, f32)> = Vec::new();
    for column in &columns.cells {
        let top = filled.iter().filter(|(other, _)| overlap(other, column)).map(|(_, end)| *end).fold(0.0, f32::max);
        let left = width * column.from;
        let strips = setter.blocks(&column.blocks, width * (column.to - column.from), node);
        let gap = if top > 0.0 { strips.first().map_or(0.0, |first| first.before) } else { 0.0 };
        let (drawn, anchors, end) = stacked(strips, left, top + gap);
        strip.drawn.extend(drawn);
        strip.anchors.extend(anchors);
        strip.height = strip.height.max(end);
        filled.push((column, end));
    }
    strip
}

fn overlap(one: &Column, other: &Column) -> bool {
    one.from < other.to && other.from < one.to
}
