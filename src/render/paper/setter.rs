//! What is at hand while blocks become strips: the tree of parts, heads that are repeated, the room on a page.

use super::blocks::Block;
use super::shown::Pictures;
use super::strip::Strip;
use super::tags::{NodeId, Tags};

/// A paper at work.
pub(super) struct Setter {
    pub(super) tags: Tags,
    /// Heads of tables, to be repeated.
    pub(super) heads: Vec<Strip>,
    /// The level of the last heading.
    pub(super) level: u16,
    /// Height of a page's text, upright and across.
    pub(super) heights: [f32; 2],
    /// Width of a page's text, upright and across.
    pub(super) widths: [f32; 2],
    /// How much smaller than usual the letters of tables are.
    pub(super) scale: f32,
    pub(super) pictures: Pictures,
    /// Sets what stands in a cell or a column.
    pub(super) set: fn(&mut Self, &[Block], f32, NodeId) -> Vec<Strip>,
}

impl Setter {
    pub(super) fn blocks(&mut self, blocks: &[Block], width: f32, parent: NodeId) -> Vec<Strip> {
        (self.set)(self, blocks, width, parent)
    }

    /// The height that a row may fill.
    pub(super) fn tallest(&self, width: f32) -> f32 {
        self.heights[usize::from(width > self.widths[0])]
    }
}
