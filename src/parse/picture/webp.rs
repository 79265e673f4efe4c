//! WebP: chunks within one, whose first says which others there are.

use super::{Part, Stripped, Travelled, exif};

/// Bits of the first chunk: data of cameras, and notes.
const HAS_EXIF: u8 = 0x08;
const HAS_NOTES: u8 = 0x04;

pub(super) fn stripped(bytes: &[u8]) -> Option<Stripped> {
    let mut out = bytes[..12].to_vec();
    let (mut turned, mut travelled) = (None, Travelled::default());
    let mut at = 12;
    let length = bytes.get(4..8)?.try_into().ok().map(u32::from_le_bytes)?;
    let end = usize::try_from(length).ok()?.checked_add(8)?.min(bytes.len());
    while let Some((name, whole, body)) = chunk(&bytes[..end], at) {
        at += whole.len();
        match name {
            b"EXIF" => {
                let tiff = body.strip_prefix(b"Exif\0\0").unwrap_or(body);
                travelled.note(&Part::Exif(tiff));
                turned = exif::read(tiff).turned;
            }
            b"XMP " => travelled.note(&Part::Other(body)),
            _ => out.extend(whole),
        }
    }
    // broken: what cannot be read as chunks stays
    out.extend(&bytes[at..end]);
    if let Some(turned) = turned {
        let tiff = exif::only_turned(turned);
        out.extend(b"EXIF");
        out.extend(u32::try_from(tiff.len()).unwrap_or(u32::MAX).to_le_bytes());
        out.extend(tiff);
    }
    if out.get(12..16) == Some(b"VP8X")
        && let Some(bits) = out.get_mut(20)
    {
        *bits = *bits & !HAS_NOTES & !HAS_EXIF | if turned.is_some() { HAS_EXIF } else { 0 };
    }
    let length = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    (out != bytes).then_some(Stripped { bytes: out, travelled })
}

/// The name, the whole (filled up to an even length) and the content of the chunk at a byte.
fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8], &[u8], &[u8])> {
    let length: [u8; 4] = bytes.get(at.checked_add(4)?..at + 8)?.try_into().ok()?;
    let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
    let filled = length.checked_add(length % 2)?.checked_add(8)?;
    let whole = bytes.get(at..at.checked_add(filled)?)?;
    Some((&whole[..4], whole, &whole[8..8 + length]))
}
