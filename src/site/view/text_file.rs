//! A text file of a school's in the frame of the site.

use super::{Chrome, Link};
use schemars::JsonSchema;
use serde::Serialize;

/// A text that readers would otherwise get as a file: a menu, a notice.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct TextFile {
    /// What stands around the content: head, header, navigation, footer.
    pub chrome: Chrome,
    /// Its words with their line ends and spaces, as they are in the file.
    pub text: String,
    /// The file itself, with kind and size.
    pub file: Link,
    /// SHA-256 of the file's bytes.
    pub sha256: String,
}
