//! The list of what we published: `sha256sum -c` understands it.
//!
//! A province has 400,000 files, and while one is published two such lists are in memory. So they are kept close: 48 bytes a file, and all
//! addresses in one text.

use super::error::{PublishError, io_error};
use super::lines;
use super::names::MANIFEST;
use crate::site::Route;
use crate::text::push_hex;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// SHA-256 of a file.
pub(super) type Hash = [u8; 32];

/// Address → SHA-256, in order of addresses, without the manifest itself.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    addresses: String,
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    begin: usize,
    end: usize,
    hash: Hash,
}

impl Row {
    fn address<'a>(&self, addresses: &'a str) -> &'a str {
        addresses.get(self.begin..self.end).unwrap_or_default()
    }
}

const HEAD: &str = "# congkhai 1: kiểm bằng sha256sum -c .congkhai-manifest\n";

impl Manifest {
    /// Room for so many files, with so many bytes of addresses.
    pub(super) fn with_capacity(files: usize, bytes: usize) -> Self {
        Self { addresses: String::with_capacity(bytes), rows: Vec::with_capacity(files) }
    }

    /// Adds a file. What is asked of the list is right again after [`Self::in_order`].
    pub(super) fn push(&mut self, address: &str, hash: &Hash) {
        let begin = self.addresses.len();
        self.addresses.push_str(address);
        self.rows.push(Row { begin, end: self.addresses.len(), hash: *hash });
    }

    /// Puts what was added in its place. Of two on one address the last stays.
    pub(super) fn in_order(mut self) -> Self {
        let addresses = self.addresses.as_str();
        if !self.rows.is_sorted_by(|a, b| a.address(addresses) < b.address(addresses)) {
            let later_first = |a: &Row, b: &Row| b.begin.cmp(&a.begin);
            let order = |a: &Row, b: &Row| a.address(addresses).cmp(b.address(addresses)).then(later_first(a, b));
            self.rows.par_sort_unstable_by(order);
            self.rows.dedup_by(|earlier, last| earlier.address(addresses) == last.address(addresses));
        }
        self
    }

    /// How many files.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many bytes the addresses have.
    pub(super) fn bytes(&self) -> usize {
        self.addresses.len()
    }

    pub(super) fn address(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |row| row.address(&self.addresses))
    }

    /// Addresses with their hashes.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Hash)> + Clone {
        self.rows.iter().map(|row| (row.address(&self.addresses), &row.hash))
    }

    pub(super) fn addresses(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.iter().map(|(address, _)| address)
    }

    /// A file's row.
    pub(super) fn find(&self, address: &str) -> Option<usize> {
        self.rows.binary_search_by(|row| row.address(&self.addresses).cmp(address)).ok()
    }

    pub(super) fn hash(&self, row: usize) -> Option<&Hash> {
        self.rows.get(row).map(|row| &row.hash)
    }

    /// The row of a file that has this hash.
    pub(super) fn find_same(&self, address: &str, hash: &Hash) -> Option<usize> {
        self.find(address).filter(|row| self.hash(*row) == Some(hash))
    }

    pub(super) fn holds(&self, address: &str) -> bool {
        self.find(address).is_some()
    }

    /// The files whose addresses another list has not; both are in order.
    pub(super) fn without(&self, other: &Self) -> Self {
        let mut rest = Self::default();
        let mut others = other.addresses().peekable();
        for (address, hash) in self.iter() {
            while others.next_if(|other| *other < address).is_some() {}
            if others.peek() != Some(&address) {
                rest.push(address, hash);
            }
        }
        rest
    }

    /// The rows of all files below a folder.
    pub(super) fn below(&self, folder: &str) -> std::ops::Range<usize> {
        // what follows `/` is in none of the two
        let first = |last: char| {
            let beyond = format!("{folder}{last}");
            self.rows.partition_point(|row| row.address(&self.addresses) < beyond.as_str())
        };
        first('/')..first('0')
    }

    /// The manifest in a folder, if there is a well-formed one.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        Self::read_file(&folder.join(MANIFEST))
    }

    /// A manifest, wherever it was put.
    pub(super) fn read_file(path: &Path) -> Option<Self> {
        let mut manifest = Self::default();
        let mut is_first = true;
        lines::each(path, |line| {
            if std::mem::take(&mut is_first) {
                return line.starts_with("# congkhai").then_some(());
            }
            let (hash, address) = line.split_once("  ")?;
            Route::new(address)?;
            manifest.push(address, &bytes(hash)?);
            Some(())
        })?;
        (!is_first).then(|| manifest.in_order())
    }

    /// Writes it into a folder, in one step.
    pub(super) fn write(&self, folder: &Path) -> Result<(), PublishError> {
        let (path, beside) = (folder.join(MANIFEST), folder.join(format!("{MANIFEST}-moi")));
        self.write_file(&beside)?;
        fs::rename(&beside, &path).map_err(io_error("ghi", &path))
    }

    /// Writes it wherever it is wanted.
    pub(super) fn write_file(&self, path: &Path) -> Result<(), PublishError> {
        self.write_lines(path).map_err(io_error("ghi", path))
    }

    fn write_lines(&self, path: &Path) -> std::io::Result<()> {
        let mut writer = lines::Writer::create(path)?;
        writer.text(HEAD)?;
        writer.rows(self.rows.len(), |row, text| {
            let row = &self.rows[row];
            push_hex(text, &row.hash);
            text.push_str("  ");
            text.push_str(row.address(&self.addresses));
            text.push('\n');
        })?;
        writer.finish()
    }

    /// The bytes of a published file that has this hash.
    #[allow(clippy::disallowed_methods)]
    pub(super) fn file(&self, folder: &Path, hash: &Hash) -> Option<Vec<u8>> {
        let mut same = self.iter().filter(|(_, known)| *known == hash);
        same.find_map(|(address, _)| fs::read(folder.join(address)).ok())
    }

    /// The folders that its files lie in, by path; the empty one is the output folder itself.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        folders_of(self.addresses())
    }
}

/// The folders that these lie in, with the empty one for the top.
pub(super) fn folders_of<'a>(addresses: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::from([""]);
    let mut last = "";
    for address in addresses {
        let folder = folder_of(address);
        if folder != last {
            folders.extend(folder.match_indices('/').map(|(at, _)| &folder[..at]));
            folders.insert(folder);
            last = folder;
        }
    }
    folders
}

/// The folder that a file lies in.
pub(super) fn folder_of(address: &str) -> &str {
    address.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Reads a hash.
pub fn bytes(hex: &str) -> Option<[u8; 32]> {
    let (pairs, []) = hex.as_bytes().as_chunks::<2>() else { return None };
    let pairs: &[[u8; 2]; 32] = pairs.try_into().ok()?;
    let mut out = [0; 32];
    for (byte, [high, low]) in out.iter_mut().zip(pairs) {
        let digit = |c: u8| char::from(c).to_digit(16);
        *byte = u8::try_from(digit(*high)? << 4 | digit(*low)?).ok()?;
    }
    Some(out)
}
