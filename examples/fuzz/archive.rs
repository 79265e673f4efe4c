//! Archives as Word and Excel write them: taken apart once, and put together without compression, which is quick.

use std::io::{Cursor, Read as _};

/// Name and content of each part; `None`: no archive.
pub(super) fn unpacked(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).ok()?;
        let mut content = Vec::new();
        part.read_to_end(&mut content).ok()?;
        parts.push((part.name().ok()?.into_owned(), content));
    }
    (!parts.is_empty()).then_some(parts)
}

/// The archive of these parts, each as it is.
pub(super) fn stored<'p>(parts: impl Iterator<Item = (&'p str, &'p [u8])>) -> Vec<u8> {
    let (mut out, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX).to_le_bytes();
    let long = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    for (name, content) in parts {
        let offset = out.len();
        let sum = crc32fast::hash(content).to_le_bytes();
        // version, flags, method, time, day; then sum, sizes, length of the name
        let head = [
            &[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0][..],
            &sum,
            &long(content.len()),
            &long(content.len()),
            &short(name.len()),
        ]
        .concat();
        out.extend([b"PK\x03\x04", head.as_slice(), &[0, 0], name.as_bytes(), content].concat());
        directory
            .extend([b"PK\x01\x02\x14\x00", head.as_slice(), &[0; 12][..], &long(offset), name.as_bytes()].concat());
        count = count.saturating_add(1);
    }
    let start = out.len();
    let end = [
        b"PK\x05\x06",
        &[0; 4][..],
        &count.to_le_bytes(),
        &count.to_le_bytes(),
        &long(directory.len()),
        &long(start),
        &[0, 0],
    ]
    .concat();
    [out, directory, end].concat()
}
