//! Compound files, what `.xls` and `.doc` are packed in: the bytes of a stream by its name. Nothing that the file says of itself is trusted; a chain that
//! is longer than the file ends.

/// No sector from here on.
const LAST: u32 = 0xffff_fffa;
/// Bytes of a small sector.
const SMALL: usize = 64;
/// Streams below this size lie in small sectors.
const CUTOFF: usize = 4096;

/// An open file.
pub(in crate::parse) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// For each sector the one behind it.
    next: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    kind: u8,
    start: u32,
    size: usize,
}

impl<'b> Compound<'b> {
    /// `None`: it is none, or cut.
    pub(in crate::parse) fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self { bytes, sector, next: Vec::new(), entries: Vec::new() };
        let most = bytes.len() / sector + 1;
        for at in file.tables(most)? {
            file.next.extend(numbers(file.sector(at)?));
        }
        let folder = file.chain(u32_at(bytes, 48)?)?;
        file.entries = folder.chunks_exact(128).filter_map(entry).collect();
        Some(file)
    }

    /// Whether it has a stream of this name.
    pub(in crate::parse) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The bytes of a stream.
    pub(in crate::parse) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        let mut bytes = if entry.size < CUTOFF { self.small(entry)? } else { self.chain(entry.start)? };
        bytes.truncate(entry.size);
        Some(bytes)
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.kind == 2 && entry.name.eq_ignore_ascii_case(name))
    }

    /// The sectors that say which sector follows which: the first in the head, more in a chain of their own.
    fn tables(&self, most: usize) -> Option<Vec<u32>> {
        let mut found: Vec<u32> = numbers(self.bytes.get(76..512)?).filter(|at| *at < LAST).collect();
        let mut at = u32_at(self.bytes, 68)?;
        for _ in 0..most {
            if at >= LAST || found.len() > most {
                break;
            }
            let mut more: Vec<u32> = numbers(self.sector(at)?).collect();
            at = more.pop()?;
            found.extend(more.into_iter().filter(|at| *at < LAST));
        }
        found.truncate(most);
        Some(found)
    }

    fn sector(&self, at: u32) -> Option<&'b [u8]> {
        let begin = (usize::try_from(at).ok()?.checked_add(1)?).checked_mul(self.sector)?;
        // the last may be cut
        self.bytes.get(begin..self.bytes.len().min(begin.checked_add(self.sector)?)).filter(|part| !part.is_empty())
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut found = Vec::new();
        let mut at = start;
        while at < LAST {
            found.extend_from_slice(self.sector(at)?);
            if found.len() > self.bytes.len() {
                return None;
            }
            at = *self.next.get(usize::try_from(at).ok()?)?;
        }
        Some(found)
    }

    fn small(&self, entry: &Entry) -> Option<Vec<u8>> {
        let root = self.entries.iter().find(|entry| entry.kind == 5)?;
        let whole = self.chain(root.start)?;
        let next: Vec<u32> = numbers(&self.chain(u32_at(self.bytes, 60)?)?).collect();
        let mut found = Vec::new();
        let mut at = entry.start;
        while at < LAST && found.len() < entry.size {
            let place = usize::try_from(at).ok()?;
            found.extend_from_slice(whole.get(place * SMALL..whole.len().min((place + 1) * SMALL))?);
            at = *next.get(place)?;
        }
        Some(found)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).checked_sub(2)?.min(62);
    let letters: Vec<u16> = bytes[..length].chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
    let name = String::from_utf16_lossy(&letters);
    Some(Entry { name, kind: bytes[66], start: u32_at(bytes, 116)?, size: usize::try_from(u32_at(bytes, 120)?).ok()? })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]]))
}

pub(in crate::parse) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(in crate::parse) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

pub(in crate::parse) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}
