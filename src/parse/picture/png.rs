//! PNG: chunks, each with its length, name and sum.

use super::{Part, Stripped, Travelled, exif};

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Chunks that nobody sees.
const UNSEEN: [&[u8]; 5] = [b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"];

pub(super) fn stripped(bytes: &[u8]) -> Option<Stripped> {
    let mut out = SIGNATURE.to_vec();
    let mut travelled = Travelled::default();
    let mut at = SIGNATURE.len();
    while let Some((name, whole, body)) = chunk(bytes, at) {
        at += whole.len();
        if !UNSEEN.contains(&name) {
            out.extend(whole);
        } else if name == b"eXIf" {
            travelled.note(&Part::Exif(body));
            if let Some(turned) = exif::read(body).turned {
                out.extend(made(*b"eXIf", &exif::only_turned(turned)));
            }
        } else {
            travelled.note(&Part::Other(body));
        }
        if name == b"IEND" {
            travelled.note(&Part::Other(&bytes[at..]));
            return (out != bytes).then_some(Stripped { bytes: out, travelled });
        }
    }
    // broken: what cannot be read as chunks stays
    out.extend(&bytes[at..]);
    (out != bytes).then_some(Stripped { bytes: out, travelled })
}

/// The name, the whole and the content of the chunk at a byte.
fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8], &[u8], &[u8])> {
    let length: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    let length = usize::try_from(u32::from_be_bytes(length)).ok()?;
    let whole = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
    Some((&whole[4..8], whole, &whole[8..8 + length]))
}

fn made(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), body].concat();
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes();
    [length.as_slice(), &named, &sum(&named).to_be_bytes()].concat()
}

/// The sum of a chunk: CRC-32.
fn sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}
