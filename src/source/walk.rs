//! Reading a site's folders.

use super::disk::Disk;
use super::read::{ReadError, read};
use super::snapshot::lint;
use super::{Snapshot, SourceFile};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::text::{is_litter, is_unseen, source_name};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use walkdir::{DirEntry, WalkDir};

/// Largest text source: 4 MiB.
pub const MAX_TEXT: u64 = 4 << 20;
/// Largest attachment (anything below a `static` or `evidence` folder), and largest Word file: 32 MiB.
pub const MAX_ATTACHMENT: u64 = 32 << 20;

/// Bytes of the sources of several schools that stay in memory. What a site has beyond that is brought back unit by unit.
const ROOM: usize = 24 << 20;

/// Reads `content/`, `themes/` and `packs/` of a site.
pub fn read_site(site: &Path) -> Result<Snapshot, ReadError> {
    read_within(site, ROOM)
}

/// The same, with so many bytes of `content/` staying in memory.
fn read_within(site: &Path, room: usize) -> Result<Snapshot, ReadError> {
    let Listed { found, mut diagnostics } = list_site(site)?;
    // a school alone is in memory as a whole while it is made
    let left = AtomicUsize::new(if has_several(&found) { room } else { usize::MAX });
    let take = |bytes: usize| left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(bytes));
    let one = |(name, path): &(Arc<str>, PathBuf)| {
        let (name, file) = read(name, path)?;
        let found = lint(&name, &file);
        let stays = !name.starts_with("content/") || take(file.bytes().len()).is_ok();
        let file = if stays { file } else { file.let_go() };
        Ok((name, file, found))
    };
    let read: Vec<(Arc<str>, SourceFile, Vec<Diagnostic>)> = found.par_iter().map(one).collect::<Result<_, _>>()?;
    let odd = found.into_iter().filter(|(name, path)| *path != site.join(name.as_ref())).collect();
    let mut files = BTreeMap::new();
    for (name, file, found) in read {
        for diagnostic in found {
            diagnostics.push(diagnostic);
        }
        files.insert(name, file);
    }
    Ok(Snapshot { files, diagnostics, disk: Some(Arc::new(Disk::new(site.to_owned(), odd))), ..Snapshot::default() })
}

/// Whether `content/` has more than one folder.
fn has_several(found: &[(Arc<str>, PathBuf)]) -> bool {
    let mut folders = found.iter().filter_map(|(name, _)| name.strip_prefix("content/")?.split_once('/'));
    folders.next().is_some_and(|(first, _)| folders.any(|(folder, _)| folder != first))
}

/// What a site's folders hold.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// Names in the snapshot and paths on the disk.
    pub(super) found: Vec<(Arc<str>, PathBuf)>,
    pub(super) diagnostics: Diagnostics,
}

/// Lists `content/`, `themes/` and `packs/` of a site.
pub(super) fn list_site(site: &Path) -> Result<Listed, ReadError> {
    let mut listed = Listed::default();
    site.metadata().map_err(|source| ReadError { path: site.to_owned(), source })?;
    for folder in ["content", "themes", "packs"] {
        let root = site.join(folder);
        if root.symlink_metadata().is_ok() {
            for below in list_folder(site, &root)? {
                listed.found.extend(below.found);
                for diagnostic in below.diagnostics.iter() {
                    listed.diagnostics.push(diagnostic.clone());
                }
            }
        }
    }
    keep_one_of_each(&mut listed);
    Ok(listed)
}

/// Lists what lies at a folder's top, then what lies in each of its folders: a school each, in parallel, in the order of their names.
fn list_folder(site: &Path, root: &Path) -> Result<Vec<Listed>, ReadError> {
    let mut top = Listed::default();
    let folders = list(site, root, false, &mut top)?;
    let below = |folder: &PathBuf| {
        let mut listed = Listed::default();
        list(site, folder, true, &mut listed).map(|_| listed)
    };
    let mut all = vec![top];
    all.extend(folders.par_iter().map(below).collect::<Result<Vec<_>, _>>()?);
    Ok(all)
}

/// Lists what lies below a folder, or only in it; gives back the folders that were met.
fn list(site: &Path, root: &Path, deep: bool, listed: &mut Listed) -> Result<Vec<PathBuf>, ReadError> {
    let Listed { found, diagnostics } = listed;
    let mut folders = Vec::new();
    let mut walk = WalkDir::new(root)
        .max_depth(if deep { usize::MAX } else { 1 })
        .sort_by_file_name()
        .follow_root_links(false)
        .into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|error| ReadError {
            path: error.path().unwrap_or(root).to_owned(),
            source: error.into_io_error().unwrap_or_else(|| std::io::Error::other("vòng lặp thư mục")),
        })?;
        let relative = entry.path().strip_prefix(site).unwrap_or(entry.path());
        if entry.depth() > 0 && is_hidden(&entry) {
            if deep && entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        }
        match admit(relative, &entry) {
            Ok(Some(name)) => found.push((Arc::from(name), entry.into_path())),
            Ok(None) if entry.depth() > 0 => folders.push(entry.into_path()),
            Ok(None) => {}
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                if deep && entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
            }
        }
    }
    Ok(folders)
}

/// Files of editors and systems.
fn is_hidden(entry: &DirEntry) -> bool {
    is_litter(&entry.file_name().to_string_lossy())
}

/// The name under which a file enters the snapshot; `None` for a folder.
fn admit(relative: &Path, entry: &DirEntry) -> Result<Option<String>, Box<Diagnostic>> {
    let shown = relative.to_string_lossy().replace('\\', "/");
    // a name may be made to deceive a terminal
    let visible = shown.replace(is_unseen, "\u{fffd}");
    if entry.file_type().is_symlink() {
        return Err(Box::new(
            Diagnostic::of_file(&codes::SYMLINK, &visible, "đây là liên kết tượng trưng, có thể dẫn ra ngoài trang")
                .hint("chép tệp thật vào đây"),
        ));
    }
    let name = entry.file_name().to_str();
    let acceptable = name.is_some_and(is_portable);
    if !acceptable {
        return Err(Box::new(
            Diagnostic::of_file(&codes::BAD_FILE_NAME, &visible, "tên này không dùng được trên mọi máy")
                .hint("chỉ dùng chữ, số, dấu chấm, gạch nối, gạch dưới, dấu cách; không quá 120 ký tự; không dùng tên của thiết bị như con, aux, nul, com1"),
        ));
    }
    if entry.file_type().is_dir() {
        return Ok(None);
    }
    let attachment = shown.contains("/static/") || shown.contains("/evidence/") || holds_pictures(&shown);
    let limit = if attachment { MAX_ATTACHMENT } else { MAX_TEXT };
    let size = entry.metadata().map_or(0, |m| m.len());
    if size > limit {
        return Err(Box::new(
            Diagnostic::of_file(
                &codes::FILE_TOO_LARGE,
                &shown,
                format!("tệp dài {}, giới hạn là {} MB", megabytes(size), limit >> 20),
            )
            .hint(if attachment {
                "nén hoặc tách tệp"
            } else {
                "tệp lớn để trong thư mục static"
            }),
        ));
    }
    Ok(Some(source_name(&shown)))
}

/// Whether a file is as large as the pictures in it: a document of Word.
fn holds_pictures(name: &str) -> bool {
    let name = name.to_lowercase();
    [".docx", ".docm", ".doc"].iter().any(|ending| name.ends_with(ending))
}

/// Two files whose names differ only in the form of their letters or endings (`a.md` and `a.MD`) would be one.
fn keep_one_of_each(listed: &mut Listed) {
    let mut names: BTreeSet<Arc<str>> = BTreeSet::new();
    let Listed { found, diagnostics } = listed;
    found.retain(|(name, path)| {
        let first = names.insert(Arc::clone(name));
        if !first {
            let shown = path.file_name().unwrap_or_default().to_string_lossy().replace(is_unseen, "\u{fffd}");
            diagnostics.push(
                Diagnostic::of_file(&codes::BAD_FILE_NAME, name, format!("hai tệp cùng một tên; “{shown}” không được đọc"))
                    .hint("tên chỉ khác ở chữ hoa của phần đuôi, hoặc ở cách ghép dấu, vẫn là một tên: bỏ hoặc đổi tên một tệp"),
            );
        }
        first
    });
}

/// `4,8 MB`, rounded up so that a file over the limit never reads as one at it.
fn megabytes(size: u64) -> String {
    let tenths = (size * 10).div_ceil(1 << 20);
    format!("{},{} MB", tenths / 10, tenths % 10)
}

fn is_portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let odd = |c: char| is_unseen(c) || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\' | '#' | '%');
    !crate::text::is_device_name(stem)
        && !name.chars().any(odd)
        && !name.ends_with(['.', ' '])
        && !name.starts_with(' ')
        && name.chars().count() <= 120
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_fail_somewhere_are_refused() {
        for good in ["1.10.md", "kế hoạch.md", "Bao cao 2024.pdf", "unit.yaml", "comb.pdf"] {
            assert!(is_portable(good), "{good}");
        }
        for bad in ["CON", "con.md", "LPT1.txt", "a?.md", "a#b.md", "a%20.md", "a.", "a ", "x\u{202e}.md"] {
            assert!(!is_portable(bad), "{bad}");
        }
        assert!(!is_portable(&"a".repeat(200)));
    }
}
