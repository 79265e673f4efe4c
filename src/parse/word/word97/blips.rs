//! Pictures that stand in a line ([MS-DOC] 2.9.190, [MS-ODRAW] 2.2.22): PNG and JPEG, and what their author says of them.

use super::drawn::{Record, record};
use crate::parse::compound::{u16_at, u32_at};

/// What is said of a picture is no longer, in letters.
const LONGEST: usize = 400;

/// A picture that others can show.
pub(super) struct Found {
    pub(super) ending: &'static str,
    pub(super) bytes: Vec<u8>,
    /// What its author says of it; empty: nothing.
    pub(super) said: String,
}

/// The picture behind a head that tells its own length.
pub(super) fn picture(bytes: &[u8]) -> Option<Found> {
    let whole = usize::try_from(u32_at(bytes, 0)?).ok()?;
    let mut at = usize::from(u16_at(bytes, 4)?);
    // one that is kept in a file of its own, too, has that one's name first
    if u16_at(bytes, 6)? == 0x66 {
        at += 1 + usize::from(*bytes.get(at)?);
    }
    let mut rest = bytes.get(at..whole.min(bytes.len()))?;
    let mut said = String::new();
    while let Some(record) = record(&mut rest) {
        match record.kind {
            0xf004 => said = description(record.body).unwrap_or_default(),
            // an entry of a store of pictures, its name, then the picture itself
            0xf007 => {
                let mut within = record.body.get(36 + usize::from(*record.body.get(33)?)..)?;
                return blip(&self::record(&mut within)?, said);
            }
            0xf018..=0xf117 => return blip(&record, said),
            _ => {}
        }
    }
    None
}

/// Others are drawings that browsers do not show.
fn blip(record: &Record<'_>, said: String) -> Option<Found> {
    let ending = match record.kind {
        0xf01e => "png",
        0xf01d | 0xf02a => "jpg",
        _ => return None,
    };
    // one digest or two, and a byte
    let head = if record.instance & 1 == 1 { 33 } else { 17 };
    Some(Found { ending, bytes: record.body.get(head..)?.to_vec(), said })
}

/// What the properties of a shape say of it: six bytes each, then the long ones one after the other.
fn description(mut shape: &[u8]) -> Option<String> {
    let properties = loop {
        let record = record(&mut shape)?;
        if record.kind == 0xf00b {
            break record;
        }
    };
    let count = usize::from(properties.instance);
    let mut long = properties.body.get(6 * count..)?;
    for property in properties.body.chunks_exact(6).take(count) {
        let name = u16_at(property, 0)?;
        if name & 0x8000 == 0 {
            continue;
        }
        let length = usize::try_from(u32_at(property, 2)?).ok()?;
        let value = long.get(..length)?;
        long = long.get(length..)?;
        if name & 0x3fff == 0x0381 {
            let letters = value.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
            let letters: Vec<u16> = letters.take_while(|letter| *letter != 0).take(LONGEST).collect();
            return Some(String::from_utf16_lossy(&letters));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(instance: u16, kind: u16, body: &[u8]) -> Vec<u8> {
        let head = [(instance << 4).to_le_bytes(), kind.to_le_bytes()].concat();
        [&head, &u32::try_from(body.len()).unwrap().to_le_bytes()[..], body].concat()
    }

    /// A picture with two long properties: its name, and what is said of it.
    fn inline(kind: u16) -> Vec<u8> {
        let wide = |text: &str| text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let long = |name: u16, value: &[u8]| {
            [&(name | 0xc000).to_le_bytes()[..], &u32::try_from(value.len()).unwrap().to_le_bytes()].concat()
        };
        let (name, said) = (wide("a.png"), wide("Sân & vườn"));
        let short = [&0x007f_u16.to_le_bytes()[..], &[1, 0, 0, 0]].concat();
        let properties = [short, long(0x0380, &name), long(0x0381, &said), name, said].concat();
        let shape = part(0, 0xf004, &part(3, 0xf00b, &properties));
        let picture = part(0x6e0, kind, &[&[0; 17][..], b"PNG"].concat());
        let entry = part(6, 0xf007, &[&[0; 36][..], &picture].concat());
        let body = [shape, entry].concat();
        let length = u32::try_from(68 + body.len()).unwrap();
        [&length.to_le_bytes()[..], &[68, 0, 0x64, 0], &[0; 60], &body].concat()
    }

    #[test]
    fn a_picture_comes_with_what_is_said_of_it() {
        let found = picture(&inline(0xf01e)).unwrap();
        assert_eq!((found.ending, found.bytes.as_slice(), found.said.as_str()), ("png", &b"PNG"[..], "Sân & vườn"));
        assert!(picture(&inline(0xf01a)).is_none(), "a drawing of Windows");
        let whole = inline(0xf01e);
        assert!((0..whole.len()).all(|end| picture(&whole[..end]).is_none_or(|found| found.bytes.len() <= 3)));
    }
}
