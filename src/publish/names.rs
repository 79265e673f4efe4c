//! The names that our own work has in an output folder.

/// The name of the manifest; also the mark that the folder is ours.
pub const MANIFEST: &str = ".congkhai-manifest";

/// Names of our own work at the top of an output folder.
pub(super) fn is_work(name: &str) -> bool {
    name == MANIFEST || name.starts_with(".congkhai-")
}
