//! Publishing into the folder that is there, file by file: where it is a mount point or is shown elsewhere, where others' entries cannot be
//! moved, on disks that cannot exchange two folders, and where little of a large site changes. Each file changes in one step, and at no moment is
//! there no site.
//!
//! Everything is on the disk before the first file changes; a journal says so, and a build that comes after a broken one goes on.

use super::error::io_error;
use super::mounts::Mounts;
use super::place::Place;
use super::{MANIFEST, Manifest, PublishError, clear, mounts, sync};
use crate::text::Said;
use std::fs;
use std::path::{Path, PathBuf};

/// Why a site has to be written into the folder that is there, if it has to.
pub(super) fn reason(place: &Place, mounts: &Mounts, wanted: bool) -> Option<Said> {
    if !place.out.is_dir() {
        return None;
    }
    let reasons = [
        (
            place.inside,
            Said::new(
                "thư mục này là ổ đĩa hoặc thư mục được gắn riêng, hoặc không ghi được bên cạnh nó",
                "the folder is a disk or a mount of its own, or nothing can be written beside it",
            ),
        ),
        (
            !mounts.inside.is_empty(),
            Said::new("có ổ đĩa hoặc thư mục khác được gắn bên trong", "another disk or folder is mounted within"),
        ),
        (
            mounts.shown_elsewhere,
            Said::new("thư mục này đang được gắn ở nơi khác", "the folder is mounted elsewhere, too"),
        ),
        (wanted, Said::new("--in-place", "--in-place")),
    ];
    reasons.into_iter().find_map(|(holds, reason)| holds.then_some(reason))
}

/// From so many files that stay on, linking all of them into a new tree takes longer than all else.
const LARGE: usize = 20_000;
/// Little changes if for each file that does so many stay.
const STAY: usize = 50;

/// Why, if it need not: so many files stay, so many come or go.
pub(super) fn reason_of_size(stay: usize, change: usize) -> Option<Said> {
    let little = stay >= LARGE && change.saturating_mul(STAY) <= stay;
    little.then(|| Said::new("trang lớn, chỉ ít tệp đổi", "the site is large and few files change"))
}

/// Publishes a finished stage.
#[allow(clippy::disallowed_methods)]
pub(super) fn publish(
    place: &Place,
    stage: &Path,
    (old, new): (&Manifest, &Manifest),
    synced: bool,
) -> Result<(), PublishError> {
    let (out, journal) = (&place.out, &place.journal());
    let name = stage.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    fs::write(journal, name).map_err(io_error("ghi", journal))?;
    if synced {
        sync::file(journal)?;
        sync::folder(journal.parent().unwrap_or(out))?;
    }
    forward(place, stage, (old, new))
        .map_err(|cause| PublishError::Unfinished { out: out.to_owned(), cause: Box::new(cause) })
}

/// The stage that a journal names, if its manifest is whole, and that manifest.
#[allow(clippy::disallowed_methods)]
pub(super) fn begun(journal: &Path) -> Option<(PathBuf, Manifest)> {
    let name = fs::read_to_string(journal).ok()?;
    let stage = journal.with_file_name(name.trim());
    Manifest::read(&stage).map(|manifest| (stage, manifest))
}

/// Goes on from wherever a build was broken off. `old`: what the output folder held; `new`: what it will.
pub(super) fn forward(place: &Place, stage: &Path, (old, new): (&Manifest, &Manifest)) -> Result<(), PublishError> {
    let out = &place.out;
    let mounts = mounts::around(out).inside;
    let (gone, staged) = (old.without(new), lying_in(stage, new));
    // a file whose name is a folder's now, or the other way round
    let in_the_way = |address: &str| {
        !new.below(address).is_empty() || address.match_indices('/').any(|(at, _)| new.holds(&address[..at]))
    };
    clear::files(out, &gone, in_the_way, &mounts)?;
    // what pages use comes before the pages
    for pages in [false, true] {
        for address in staged.addresses().filter(|address| address.ends_with(".html") == pages) {
            let (from, to) = (stage.join(address), out.join(address));
            clear::make_folders(to.parent().unwrap_or(out))?;
            fs::rename(&from, &to).map_err(io_error("ghi", &to))?;
        }
    }
    clear::files(out, &gone, |address| !in_the_way(address), &mounts)?;
    fs::rename(stage.join(MANIFEST), out.join(MANIFEST)).map_err(io_error("ghi", &out.join(MANIFEST)))?;
    let journal = place.journal();
    fs::remove_file(&journal).map_err(io_error("xóa", &journal))?;
    // files that were the same are there under both names
    clear::tree(stage, &staged)
}

/// The files of a list that lie in a tree.
fn lying_in(tree: &Path, list: &Manifest) -> Manifest {
    let mut found = Manifest::default();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(tree.join(&folder)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let below = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(below);
            } else if let Some(hash) = list.find(&below).and_then(|row| list.hash(row)) {
                found.push(&below, hash);
            }
        }
    }
    found.in_order()
}

#[cfg(test)]
mod tests {
    use super::super::{Care, Publication, Report};
    use super::*;
    use crate::site::Route;

    #[test]
    fn little_of_a_large_site_and_nothing_else() {
        assert!(reason_of_size(LARGE, LARGE / STAY).is_some());
        assert!(reason_of_size(LARGE, LARGE / STAY + 1).is_none() && reason_of_size(LARGE - 1, 1).is_none());
    }

    /// Publishes so many files, the first with this text.
    fn published(out: &Path, files: usize, first: &str) -> Report {
        let publication = Publication::begin(out, Care { verify: false, sync: false, in_place: false }).unwrap();
        for at in 0..files {
            let route = Route::new(&format!("truong-{}/{at}.html", at % 100)).unwrap();
            publication.put(&route, if at == 0 { first.as_bytes() } else { b"nhu cu" });
        }
        publication.finish("").unwrap()
    }

    #[cfg(unix)]
    #[test]
    #[allow(clippy::disallowed_methods)]
    fn a_large_site_keeps_its_folder_and_all_files_that_stay() {
        use std::os::unix::fs::MetadataExt as _;
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("public");
        let text = |at: usize| fs::read_to_string(out.join(format!("truong-{}/{at}.html", at % 100))).ok();
        published(&out, LARGE + 10, "một");
        let before = fs::metadata(&out).unwrap().ino();
        let report = published(&out, LARGE + 9, "hai");
        assert_eq!((report.changed, report.removed, report.unchanged), (1, 1, LARGE + 8));
        assert!(report.notes.len() == 1 && fs::metadata(&out).unwrap().ino() == before);
        assert_eq!((text(0).as_deref(), text(1).as_deref(), text(LARGE + 9)), (Some("hai"), Some("nhu cu"), None));
        let left = fs::read_dir(folder.path()).unwrap().flatten().filter(|entry| entry.path().is_dir());
        assert_eq!(left.count(), 1);
        let report = published(&out, LARGE + 9, "hai");
        assert!(report.notes.is_empty() && report.unchanged == LARGE + 9);
    }
}
