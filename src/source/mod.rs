//! The only reader of the disk: a folder becomes a [`Snapshot`], and nothing later knows where it came from.
//!
//! Symbolic links are refused (they lead out of a site), names that cannot be addresses everywhere are refused, sizes are limited.

mod again;
mod attached;
mod disk;
mod file;
mod others;
mod read;
mod snapshot;
mod tree;
mod walk;

pub use again::SourcePaths;
pub use attached::{Attached, Pages, ReadApart};
pub use file::SourceFile;
pub use read::ReadError;
pub use snapshot::Snapshot;
pub use tree::Tree;
pub use walk::{MAX_ATTACHMENT, MAX_TEXT, read_site};
