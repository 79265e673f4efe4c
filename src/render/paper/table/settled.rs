//! A table whose measures are settled.

use super::grid::Grid;

/// Room around the words of a cell.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) beside: f32,
    pub(super) above: f32,
}

/// The table as it will be: sizes of letters and columns are settled.
pub(super) struct Settled {
    pub(super) head: Grid,
    pub(super) rows: Grid,
    /// Left edges of the columns, and the right edge of the last.
    pub(super) edges: Vec<f32>,
    pub(super) room: Room,
    /// How much smaller the letters are than they were written.
    pub(super) scale: f32,
}
