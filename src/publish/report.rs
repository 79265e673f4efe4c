//! What a publication did.

use super::Note;

/// What changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that the last site did not have.
    pub added: usize,
    /// Files whose bytes differ.
    pub changed: usize,
    /// Files that the last site had and this one has not.
    pub removed: usize,
    /// Files whose bytes are the same, mended ones aside.
    pub unchanged: usize,
    /// Files of the last site that were no longer as it had left them, and are again.
    pub mended: Vec<String>,
    /// What else the person who publishes should know.
    pub notes: Vec<Note>,
}

impl Report {
    /// Nothing differed, so nothing was written.
    pub fn nothing_written(&self) -> bool {
        self.added + self.changed + self.removed + self.mended.len() == 0
    }
}
