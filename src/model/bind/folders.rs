//! Which folder makes a unit, and which unit a file belongs to.

use super::source_file::data_stem;
use crate::source::Snapshot;
use std::collections::BTreeSet;

/// The folder of all sources of pages.
pub(super) const ROOT: &str = "content/";
/// Of `site.yaml`, or of a workbook in its place.
pub(super) const SITE_STEM: &str = "content/site";

/// Folders (`content/a/`) that hold a `unit.yaml`, or a workbook of that name.
pub fn unit_folders(snapshot: &Snapshot) -> BTreeSet<&str> {
    snapshot.below(ROOT).filter_map(|(name, _)| folder_of_unit(name)).collect()
}

/// The unit's name in addresses: its folder below `content/`; empty for one that lies in `content/` itself.
pub fn unit_slug(folder: &str) -> &str {
    folder.strip_prefix(ROOT).unwrap_or(folder).trim_end_matches('/')
}

/// The folder of the unit that a file belongs to: the nearest above it; `None`: it is the site's own, or lies in no unit.
pub fn unit_of<'s>(name: &str, folders: &BTreeSet<&'s str>) -> Option<&'s str> {
    if is_site(name) {
        return None;
    }
    let mut end = name.len();
    while let Some(slash) = name[..end].rfind('/') {
        if let Some(folder) = folders.get(&name[..=slash]) {
            return Some(folder);
        }
        end = slash;
    }
    None
}

/// `site.yaml`, or a workbook of that name.
pub(super) fn is_site(name: &str) -> bool {
    data_stem(name) == Some(SITE_STEM)
}

fn folder_of_unit(name: &str) -> Option<&str> {
    let folder = data_stem(name)?.strip_suffix("unit")?;
    folder.ends_with('/').then_some(folder)
}
