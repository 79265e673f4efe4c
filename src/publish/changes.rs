//! What a host has to get and to lose so that it has a site: addresses, one a line, for programs that copy without listing what is there
//! (`rclone --files-from-raw`, `s5cmd run`).
//!
//! Held against the manifest of the site that the host has, which lies beside the lists. Whoever has copied by them says so by giving the
//! manifest that they lead to the name of that one. Until then the copy may have been broken off anywhere: what was listed is listed again.

use super::error::io_error;
use super::{MANIFEST, Manifest, PublishError, clear, lines, sync};
use crate::site::Route;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Addresses that are to be copied; the manifest is among them where there are any.
pub const CHANGED: &str = "changed.txt";
/// Addresses that are to be deleted.
pub const REMOVED: &str = "removed.txt";
/// The manifest of what the host has when both are done.
pub const NEXT: &str = "next.manifest";
/// The manifest of what it has now.
pub const HAS: &str = "host.manifest";

/// How much differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files to be copied, the manifest among them.
    pub changed: usize,
    /// Files to be deleted.
    pub removed: usize,
}

/// Lists how a published site differs from the one that a host has, by that one's manifest: `since`, or the one beside the lists. Where that
/// file is not there the host has nothing. `None`: there is no site in `out`.
pub fn list_changes(out: &Path, since: Option<&Path>, lists: &Path) -> Result<Option<Changes>, PublishError> {
    lists_are_outside(out, lists)?;
    let Some(new) = Manifest::read(out) else { return Ok(None) };
    let beside = lists.join(HAS);
    let old = has(since.unwrap_or(&beside))?;
    let doubtful = listed_before(lists);
    let same = |address: &str, hash: &[u8; 32]| old.find_same(address, hash).is_some() && !doubtful.holds(address);
    let changed = new.iter().filter(|(address, hash)| !same(address, hash)).map(|(address, _)| address);
    let mut removed = Manifest::default();
    for (address, hash) in old.iter().chain(doubtful.iter()).filter(|(address, _)| !new.holds(address)) {
        removed.push(address, hash);
    }
    let changes = write(lists, changed, &removed.in_order())?;
    let next = lists.join(NEXT);
    new.write_file(&moi(&next))?;
    put_in_place(&next)?;
    Ok(Some(changes))
}

/// Refuses a folder for lists that would go public.
pub fn lists_are_outside(out: &Path, lists: &Path) -> Result<(), PublishError> {
    if without_links(lists).starts_with(without_links(out)) {
        return Err(PublishError::ListsWithin { lists: lists.to_owned(), out: out.to_owned() });
    }
    Ok(())
}

fn has(path: &Path) -> Result<Manifest, PublishError> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Manifest::default()),
        _ => Manifest::read_file(path).ok_or_else(|| PublishError::NoManifest(path.to_owned())),
    }
}

/// What may have been copied or deleted by lists that nobody has said to be done; without hashes.
fn listed_before(lists: &Path) -> Manifest {
    let mut listed = Manifest::default();
    // lists that were being written are in doubt, too
    let pending = [NEXT, CHANGED, REMOVED].map(|name| lists.join(name));
    if pending[0].exists() || pending.iter().any(|path| moi(path).exists()) {
        for path in pending[1..].iter().flat_map(|path| [path.clone(), moi(path)]) {
            let _ = lines::each(&path, |line| {
                if Route::new(line).is_some() {
                    listed.push(line, &[0; 32]);
                }
                Some(())
            });
        }
    }
    listed.in_order()
}

/// Writes both lists; whenever it is broken off, what is there names all that was named before.
fn write<'a>(
    lists: &Path,
    changed: impl Iterator<Item = &'a str> + Clone,
    removed: &Manifest,
) -> Result<Changes, PublishError> {
    clear::make_folders(lists)?;
    let any = removed.len() > 0 || changed.clone().next().is_some();
    let before = changed.clone().filter(|address| *address < MANIFEST);
    let after = changed.filter(|address| *address > MANIFEST);
    let paths = [CHANGED, REMOVED].map(|name| lists.join(name));
    let changed = list(&moi(&paths[0]), before.chain(any.then_some(MANIFEST)).chain(after))?;
    let removed = list(&moi(&paths[1]), removed.addresses())?;
    paths.iter().try_for_each(|path| put_in_place(path))?;
    Ok(Changes { changed, removed })
}

fn list<'a>(path: &Path, addresses: impl Iterator<Item = &'a str>) -> Result<usize, PublishError> {
    let mut count = 0;
    let write = || {
        let mut writer = lines::Writer::create(path)?;
        for address in addresses {
            writer.text(address)?;
            writer.text("\n")?;
            count += 1;
        }
        writer.finish()
    };
    write().map_err(io_error("ghi", path))?;
    Ok(count)
}

/// The name of a file while it is written.
fn moi(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".moi");
    name.into()
}

fn put_in_place(path: &Path) -> Result<(), PublishError> {
    sync::file(&moi(path))?;
    fs::rename(moi(path), path).map_err(io_error("ghi", path))
}

/// A folder without links, as far as it is there.
fn without_links(folder: &Path) -> PathBuf {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let there = folder.ancestors().find_map(|above| Some((fs::canonicalize(above).ok()?, above)));
    let Some((real, above)) = there else { return folder };
    folder.strip_prefix(above).map_or_else(|_| folder.clone(), |rest| real.join(rest))
}
