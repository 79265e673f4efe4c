//! The staged tree takes the output folder's place in one step.

use std::path::Path;

/// Both names change hands in one step, where the system and the disk can.
#[cfg(target_os = "linux")]
pub(super) fn exchange(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
pub(super) fn exchange(_: &Path, _: &Path) -> bool {
    false
}
