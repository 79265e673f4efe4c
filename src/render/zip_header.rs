//! What a ZIP archive says of the system that made it, made the same everywhere.

/// A member's entry in the central directory, and the record at the archive's end.
const ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
/// Made on Unix: the upper byte of "version made by".
const UNIX: u8 = 3;
/// A file that its owner reads and writes.
const MODE: u32 = 0o100_600 << 16;

/// Writes the same system and the same rights into every entry, so that the same sources give the same bytes on every system.
pub(super) fn made_by_unix(archive: &mut [u8]) {
    let Some(end) = archive.windows(END.len()).rposition(|part| part == END) else { return };
    let number = |archive: &[u8], at: usize, length: usize| -> usize {
        archive.get(at..at + length).map_or(0, |bytes| bytes.iter().rev().fold(0, |n, b| (n << 8) | usize::from(*b)))
    };
    let mut at = number(archive, end + 16, 4);
    while archive.get(at..at + 46).is_some_and(|entry| entry.starts_with(ENTRY)) {
        archive[at + 5] = UNIX;
        archive[at + 38..at + 42].copy_from_slice(&MODE.to_le_bytes());
        at += 46 + number(archive, at + 28, 2) + number(archive, at + 30, 2) + number(archive, at + 32, 2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::Workbook;

    #[test]
    fn every_member_says_unix_whatever_it_said() {
        let mut book = Workbook::new();
        book.add_worksheet();
        let here = book.save_to_buffer().unwrap();
        let entries: Vec<usize> = (0..here.len() - 4).filter(|at| here[*at..].starts_with(ENTRY)).collect();
        assert!(entries.len() > 5);
        let mut elsewhere = here.clone();
        for at in &entries {
            elsewhere[at + 5] = 0;
            elsewhere[at + 38..at + 42].copy_from_slice(&[0x20, 0, 0, 0]);
        }
        let mut wanted = here;
        made_by_unix(&mut elsewhere);
        made_by_unix(&mut wanted);
        assert_eq!(elsewhere, wanted);
        assert!(entries.iter().all(|at| wanted[at + 5] == UNIX));
        assert!(zip::ZipArchive::new(std::io::Cursor::new(wanted)).is_ok());
    }
}
