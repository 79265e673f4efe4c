//! Files as one archive (zip). The same files give the same bytes on every system.

use super::zip_header::made_by_unix;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Packs files by their paths, in the order given.
pub fn archive<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).unix_permissions(0o644);
    for (path, bytes) in files {
        // writing into memory does not fail
        let _ = zip.start_file(path, options).map(|()| zip.write_all(bytes));
    }
    let mut bytes = zip.finish().map(Cursor::into_inner).unwrap_or_default();
    made_by_unix(&mut bytes);
    bytes
}
