//! Mends what a build that was broken off has left beside the output folder, or says what it is.

use super::carry::move_entry;
use super::error::io_error;
use super::place::Place;
use super::{Manifest, Note, PublishError, clear, foreign, in_place};
use crate::text::Said;
use std::fs;
use std::path::Path;

const RESUMED: Said = Said::new(
    "Lần dựng trước bị ngắt khi đang ghi; đã làm nốt.",
    "The build before was broken off while it wrote; that has been finished.",
);
const LEFT: Said = Said::new(
    "Còn {tree} của một lần dựng bị ngắt: trong đó có tệp không xóa được hoặc không do congkhai tạo; xem rồi tự chuyển đi.",
    "{tree} is left of a build that was broken off: files in it cannot be removed, or were not made by congkhai; look, and move them away.",
);

/// Whether an earlier build has left something.
pub(super) fn is_needed(place: &Place) -> bool {
    !place.left("moi").is_empty() || !place.left("cu").is_empty() || fs::symlink_metadata(place.journal()).is_ok()
}

/// Goes on with what was begun, clears what was left; sentences about what could not be cleared.
pub(super) fn recover(place: &Place) -> Result<Vec<Note>, PublishError> {
    let mut notes = Vec::new();
    let journal = place.journal();
    if let Some((stage, new)) = in_place::begun(&journal) {
        let old = Manifest::read(&place.out).unwrap_or_default();
        in_place::forward(place, &stage, (&old, &new))?;
        notes.push(RESUMED.into());
    } else if fs::symlink_metadata(&journal).is_ok() {
        fs::remove_file(&journal).map_err(io_error("xóa", &journal))?;
    }
    for old in place.left("cu") {
        if fs::symlink_metadata(&place.out).is_err() {
            fs::rename(&old, &place.out).map_err(io_error("khôi phục", &place.out))?;
        } else {
            leftover(place, &old, false, &mut notes);
        }
    }
    for stage in place.left("moi") {
        leftover(place, &stage, true, &mut notes);
    }
    Ok(notes)
}

/// Clears a tree that is not published: its own files go, what others put there goes back to the output folder.
pub(super) fn leftover(place: &Place, tree: &Path, staged: bool, notes: &mut Vec<Note>) {
    match Manifest::read(tree) {
        Some(manifest) => return finished(place, tree, &manifest, notes),
        // nothing of others comes into a stage before its manifest is written
        None if staged => clear::unfinished(tree),
        None => {
            let _ = fs::remove_dir(tree);
        }
    }
    name_what_is_left(tree, notes);
}

/// The same of a tree that was finished, whose list is known.
pub(super) fn finished(place: &Place, tree: &Path, manifest: &Manifest, notes: &mut Vec<Note>) {
    let mounts = super::mounts::around(tree).inside;
    let found =
        if place.out.is_dir() { foreign::look(tree, manifest, &mounts).unwrap_or_default() } else { Vec::new() };
    for entry in found {
        // what cannot go back stays, and is named below; an empty folder is nothing
        if move_entry(tree, &place.out, &entry.path).is_err() {
            let _ = fs::remove_dir(tree.join(&entry.path));
        }
    }
    // the site is published; what cannot be deleted is named below
    let _ = clear::tree(tree, manifest);
    name_what_is_left(tree, notes);
}

fn name_what_is_left(tree: &Path, notes: &mut Vec<Note>) {
    if fs::symlink_metadata(tree).is_ok() {
        notes.push(Note::of(|speech| LEFT.with(speech, &[("tree", &tree.display())])));
    }
}
