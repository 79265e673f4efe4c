//! Which kind of workbook a file is, by what stands in it, whatever its name says.

use super::grid::Room;
use super::{SAVE_AGAIN, Sheet, Unreadable, excel97, open_document, workbook};
use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::sync::Arc;

/// Unpacked size of all parts, in bytes, and of the part that names the formats, which take many times their size.
const MAX_UNPACKED: u64 = 40 << 20;
const MAX_STYLES: u64 = 4 << 20;
const MAX_PARTS: usize = 2_000;

/// Compound files begin so: `.xls`, and workbooks with a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// Reads a workbook of any kind.
pub(super) fn read(file: &Arc<str>, bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let begin = bytes.trim_ascii_start();
    if bytes.is_empty() {
        return Err(Unreadable::new("tệp trống", SAVE_AGAIN));
    }
    if begin.starts_with(b"<") || begin.starts_with(b"\xef\xbb\xbf<") {
        return Err(Unreadable::new("tệp là trang web lưu với đuôi của bảng tính", SAVE_AGAIN));
    }
    let mut room = Room::new();
    if bytes.starts_with(COMPOUND) {
        return excel97::read(file, bytes, &mut room);
    }
    let parts = parts(bytes)?;
    if parts.contains("xl/workbook.bin") {
        return Err(Unreadable::new("tệp là .xlsb, không phải .xlsx", SAVE_AGAIN));
    }
    if parts.contains("content.xml") || parts.contains("encrypted-package") {
        return open_document::read(file, bytes, &mut room);
    }
    workbook::read(file, bytes, &parts, &mut room)
}

/// Names of the parts of an archive. Every part is unpacked and counted, since the sizes that a file declares cannot be trusted.
fn parts(bytes: &[u8]) -> Result<BTreeSet<String>, Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::broken())?;
    if archive.len() > MAX_PARTS {
        return Err(Unreadable::too_large());
    }
    let mut left = MAX_UNPACKED;
    let mut names = BTreeSet::new();
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Unreadable::broken())?;
        let name = part.name().map_err(|_| Unreadable::broken())?.into_owned();
        let limit = if name.ends_with("styles.xml") { left.min(MAX_STYLES) } else { left };
        let size = std::io::copy(&mut part.take(limit + 1), &mut std::io::sink()).map_err(|_| Unreadable::broken())?;
        if size > limit {
            return Err(Unreadable::too_large());
        }
        left -= size;
        names.insert(name);
    }
    Ok(names)
}
