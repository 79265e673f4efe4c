//! The list of what we published: `sha256sum -c` understands it.

use crate::site::Route;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Its name in the output folder; also the mark that the folder is ours.
pub const MANIFEST: &str = ".congkhai-manifest";

/// Route → SHA-256.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    pub hashes: BTreeMap<Route, [u8; 32]>,
}

impl Manifest {
    pub(super) fn new(hashes: BTreeMap<Route, [u8; 32]>) -> Self {
        Self { hashes }
    }

    /// The manifest in a folder, if there is a well-formed one.
    #[allow(clippy::disallowed_methods)]
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join(MANIFEST)).ok()?;
        let mut lines = text.lines();
        lines.next().filter(|first| first.starts_with("# congkhai"))?;
        let hashes = lines.map(|line| {
            let (hash, route) = line.split_once("  ")?;
            Some((Route::new(route)?, bytes(hash)?))
        });
        Some(Self { hashes: hashes.collect::<Option<_>>()? })
    }

    pub(super) fn to_text(&self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut out = String::with_capacity(self.hashes.keys().map(|route| route.as_str().len() + 67).sum::<usize>() + 80);
        out.push_str("# congkhai 1: kiểm bằng sha256sum -c .congkhai-manifest\n");
        for (route, hash) in &self.hashes {
            for byte in hash {
                out.push(char::from(DIGITS[usize::from(byte >> 4)]));
                out.push(char::from(DIGITS[usize::from(byte & 15)]));
            }
            out.push_str("  ");
            out.push_str(route.as_str());
            out.push('\n');
        }
        out
    }
}

fn bytes(hex: &str) -> Option<[u8; 32]> {
    let mut out = [0; 32];
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    for (at, byte) in out.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(out)
}
