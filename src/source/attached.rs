//! What attachments say that are read in a process of their own: a PDF file may be made to break or to stop whoever reads it. `cli` has them read
//! and hands their words in with the snapshot.

use serde::{Deserialize, Serialize};

/// What reading an attachment gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Attached {
    /// Its words.
    Read(Pages),
    /// It asks for a password.
    Locked,
    /// It cannot be read, or not within the time and the memory that it may take.
    Broken,
}

/// What was read so, by the hashes of the files.
pub type ReadApart = Vec<([u8; 32], Attached)>;

/// The words of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pages {
    /// Pages end with a form feed; cells of one line are parted by tabs.
    pub text: String,
    /// How many there are.
    pub count: usize,
    /// Those that show something and say nothing that can be read: scans.
    pub blind: usize,
}

/// Whether a file is read so.
pub(super) fn is_read_apart(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("pdf"))
}
