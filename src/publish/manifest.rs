//! The list of what we published: `sha256sum -c` understands it.

use crate::site::Route;
use crate::text::push_hex;
use rayon::prelude::*;
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
        let lines: Vec<&str> = lines.collect();
        let read = |line: &&str| {
            let (hash, route) = line.split_once("  ")?;
            Some((Route::new(route)?, bytes(hash)?))
        };
        let hashes: Vec<(Route, [u8; 32])> = lines.par_iter().with_min_len(256).map(read).collect::<Option<_>>()?;
        Some(Self { hashes: hashes.into_iter().collect() })
    }

    pub(super) fn to_text(&self) -> String {
        let mut out =
            String::with_capacity(self.hashes.keys().map(|route| route.as_str().len() + 67).sum::<usize>() + 80);
        out.push_str("# congkhai 1: kiểm bằng sha256sum -c .congkhai-manifest\n");
        for (route, hash) in &self.hashes {
            push_hex(&mut out, hash);
            out.push_str("  ");
            out.push_str(route.as_str());
            out.push('\n');
        }
        out
    }
}

fn bytes(hex: &str) -> Option<[u8; 32]> {
    let (pairs, []) = hex.as_bytes().as_chunks::<2>() else { return None };
    let pairs: &[[u8; 2]; 32] = pairs.try_into().ok()?;
    let mut out = [0; 32];
    for (byte, [high, low]) in out.iter_mut().zip(pairs) {
        let digit = |c: u8| char::from(c).to_digit(16);
        *byte = u8::try_from(digit(*high)? << 4 | digit(*low)?).ok()?;
    }
    Some(out)
}
