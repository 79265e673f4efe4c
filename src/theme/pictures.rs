//! Pictures for shared addresses: `chia-se/KIND.png`, the default theme's or a site's own.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::source::Snapshot;
use include_dir::Dir;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A PNG and its size in pixels.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// From left to right, in pixels.
    pub width: u32,
    /// From top to bottom, in pixels.
    pub height: u32,
}

const FOLDER: &str = "chia-se/";

/// The pictures of the default theme, replaced by those of the site's theme in `folder`.
pub(super) fn load(
    default: &Dir<'_>,
    folder: &str,
    snapshot: &Snapshot,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Picture> {
    let embedded = default.get_dir(FOLDER.trim_end_matches('/')).into_iter().flat_map(Dir::files);
    let mut pictures: BTreeMap<String, Picture> =
        embedded.filter_map(|file| Some((stem(file.path().file_name()?.to_str()?)?, read(file.contents())?))).collect();
    let own = format!("{folder}{FOLDER}");
    for (path, file) in snapshot.below(&own) {
        let Some(kind) = stem(&path[own.len()..]) else { continue };
        match read(file.bytes()) {
            Some(picture) => {
                pictures.insert(kind, picture);
            }
            None => {
                diagnostics.push(
                    Diagnostic::of_file(&codes::BROKEN_THEME, path, "tệp này không phải ảnh PNG")
                        .hint("lưu lại ảnh ở dạng PNG, cỡ 1200 × 630"),
                );
            }
        }
    }
    pictures
}

fn stem(name: &str) -> Option<String> {
    name.strip_suffix(".png").map(str::to_owned)
}

/// The size stands in a PNG's first block, behind its signature.
fn read(bytes: &[u8]) -> Option<Picture> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(..16)?;
    let number = |at: usize| header.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    Some(Picture { bytes: Arc::from(bytes), width: number(8)?, height: number(12)? })
}
