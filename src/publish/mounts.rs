//! Where other disks are mounted around the output folder: at it, inside it, or it elsewhere (Docker, bind mounts).
//!
//! Linux says so in `/proc`; elsewhere only a folder on another disk than its parent is known.

use std::path::{Path, PathBuf};

/// What is mounted around a folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Mounts {
    /// Places below the folder that hold something else.
    pub(super) inside: Vec<PathBuf>,
    /// The folder, or one in it, is also shown at another place, which would go on showing a folder that was put aside.
    pub(super) shown_elsewhere: bool,
}

/// Whether something is mounted at the folder itself.
pub(super) fn is_mount_point(folder: &Path) -> bool {
    table("/proc/self/mountinfo").iter().any(|mount| mount.point == folder) || is_on_another_disk(folder)
}

#[cfg(unix)]
fn is_on_another_disk(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let disk = |path: &Path| path.metadata().ok().map(|meta| meta.dev());
    folder.parent().is_some_and(|parent| disk(parent) != disk(folder))
}

#[cfg(not(unix))]
fn is_on_another_disk(_: &Path) -> bool {
    false
}

/// What is mounted around a folder, which is named without links.
pub(super) fn around(folder: &Path) -> Mounts {
    let own = table("/proc/self/mountinfo");
    let inside =
        own.iter().filter(|m| m.point != folder && m.point.starts_with(folder)).map(|m| m.point.clone()).collect();
    let mut mounts = Mounts { inside, shown_elsewhere: false };
    let holder = own.iter().filter(|m| folder.starts_with(&m.point)).max_by_key(|m| m.point.as_os_str().len());
    if let Some(holder) = holder
        && let Ok(below) = folder.strip_prefix(&holder.point)
    {
        let on_disk = if below.as_os_str().is_empty() { holder.root.clone() } else { holder.root.join(below) };
        let shows = |m: &Mount| m.disk == holder.disk && m.root.starts_with(&on_disk);
        let own_elsewhere = own.iter().any(|m| m.point != holder.point && shows(m));
        mounts.shown_elsewhere = own_elsewhere || other_tables().iter().flatten().any(shows);
    }
    mounts
}

/// One line of the system's table.
#[derive(Debug)]
struct Mount {
    disk: String,
    /// The folder of that disk which is shown.
    root: PathBuf,
    point: PathBuf,
}

#[allow(clippy::disallowed_methods)]
fn table(path: impl AsRef<Path>) -> Vec<Mount> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let read = |line: &str| {
        let mut parts = line.split(' ').skip(2);
        let disk = parts.next()?.to_owned();
        Some(Mount { disk, root: unescaped(parts.next()?), point: unescaped(parts.next()?) })
    };
    text.lines().filter_map(read).collect()
}

/// The tables of processes that see other mounts than we do (containers), as far as we may read them.
fn other_tables() -> Vec<Vec<Mount>> {
    let mut seen: Vec<PathBuf> = std::fs::read_link("/proc/self/ns/mnt").into_iter().collect();
    let mut tables = Vec::new();
    for process in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        if !process.file_name().to_string_lossy().bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let Ok(view) = std::fs::read_link(process.path().join("ns/mnt")) else { continue };
        if !seen.contains(&view) {
            tables.push(table(process.path().join("mountinfo")));
            seen.push(view);
        }
    }
    tables
}

/// Spaces and the like are written as `\040`.
fn unescaped(text: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = (*first == b'\\').then(|| tail.get(..3)).flatten();
        let code = code.and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[3..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    path_of(bytes)
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}
