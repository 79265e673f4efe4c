//! The list of what we published: `sha256sum -c` understands it.

use super::error::{PublishError, io_error};
use super::names::MANIFEST;
use crate::site::Route;
use crate::text::push_hex;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Route → SHA-256.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// In order of addresses, without the manifest itself.
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

    /// Writes it into a folder, in one step.
    #[allow(clippy::disallowed_methods)]
    pub(super) fn write(&self, folder: &Path) -> Result<(), PublishError> {
        let (path, beside) = (folder.join(MANIFEST), folder.join(format!("{MANIFEST}-moi")));
        fs::write(&beside, self.to_text()).map_err(io_error("ghi", &beside))?;
        fs::rename(&beside, &path).map_err(io_error("ghi", &path))
    }

    fn to_text(&self) -> String {
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

    /// The bytes of a published file that has this hash.
    #[allow(clippy::disallowed_methods)]
    pub(super) fn file(&self, folder: &Path, hash: &[u8; 32]) -> Option<Vec<u8>> {
        let mut same = self.hashes.iter().filter(|(_, known)| *known == hash);
        same.find_map(|(route, _)| fs::read(folder.join(route.as_str())).ok())
    }

    /// The folders that its files lie in, by path; the empty one is the output folder itself.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        folders_of(self.hashes.keys())
    }
}

/// The folders that these lie in, with the empty one for the top.
pub(super) fn folders_of<'a>(routes: impl Iterator<Item = &'a Route>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::from([""]);
    let mut last = "";
    for route in routes {
        let folder = route.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
        if folder != last {
            folders.extend(folder.match_indices('/').map(|(at, _)| &folder[..at]));
            folders.insert(folder);
            last = folder;
        }
    }
    folders
}

/// Reads a hash.
pub(super) fn bytes(hex: &str) -> Option<[u8; 32]> {
    let (pairs, []) = hex.as_bytes().as_chunks::<2>() else { return None };
    let pairs: &[[u8; 2]; 32] = pairs.try_into().ok()?;
    let mut out = [0; 32];
    for (byte, [high, low]) in out.iter_mut().zip(pairs) {
        let digit = |c: u8| char::from(c).to_digit(16);
        *byte = u8::try_from(digit(*high)? << 4 | digit(*low)?).ok()?;
    }
    Some(out)
}
