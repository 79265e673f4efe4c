//! The names that our own work has in an output folder.

/// The name of the manifest; also the mark that the folder is ours.
pub const MANIFEST: &str = ".congkhai-manifest";

/// What a build keeps between its runs, and while it runs: beside the output folder, or in it.
pub(super) const LOCK: &str = "khoa";
pub(super) const RECORD: &str = "trang-thai";
pub(super) const JOURNAL: &str = "nhat-ky";
pub(super) const UNITS: &str = "don-vi";

/// Whether a file at the top of a tree that is not published is of no use to anybody: it was kept there when nothing could be beside the output.
pub(super) fn is_spent(name: &str) -> bool {
    let what = name.strip_prefix(".congkhai-").unwrap_or_default();
    [LOCK, RECORD, JOURNAL, "manifest-moi"].contains(&what)
}

/// Names of our own work at the top of an output folder.
pub(super) fn is_work(name: &str) -> bool {
    name == MANIFEST || name.starts_with(".congkhai-")
}
