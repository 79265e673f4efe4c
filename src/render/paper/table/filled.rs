//! Cells with their words.

use super::super::strip::{Anchor, Drawn};
use super::grid::Placed;

/// A cell whose words are set.
pub(super) struct Filled<'g> {
    pub(super) placed: &'g Placed,
    pub(super) drawn: Vec<Drawn>,
    pub(super) anchors: Vec<Anchor>,
    /// Of its words.
    pub(super) height: f32,
    /// Where a line begins and ends, from the top of its words.
    pub(super) lines: Vec<(f32, f32)>,
}
