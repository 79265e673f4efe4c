//! JPEG: segments, each behind a mark; the picture itself lies between the last of them and the mark of its end.

use super::{Part, Stripped, Travelled, exif};
use memchr::memchr;

const EXIF: &[u8] = b"Exif\0\0";
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

pub(super) fn stripped(bytes: &[u8]) -> Option<Stripped> {
    let mut out = bytes[..2].to_vec();
    let (mut turned, mut travelled) = (None, Travelled::default());
    let mut at = 2;
    let mut ended = false;
    while let Some(segment) = Segment::at(bytes, at) {
        at = segment.end;
        if segment.stays() {
            out.extend(segment.whole);
        } else if let Some(tiff) = segment.body.strip_prefix(EXIF) {
            travelled.note(&Part::Exif(tiff));
            turned = turned.or(exif::read(tiff).turned);
        } else {
            travelled.note(&Part::Other(segment.body));
        }
        if segment.mark == SCAN {
            let end = scanned(bytes, at);
            out.extend(&bytes[at..end]);
            at = end;
        }
        if segment.mark == END {
            ended = true;
            break;
        }
    }
    if ended {
        // behind the end: a film, a second picture
        travelled.note(&Part::Other(&bytes[at..]));
    } else {
        out.extend(&bytes[at..]);
    }
    if let Some(turned) = turned {
        out.splice(2..2, segment(&[EXIF, &exif::only_turned(turned)].concat()));
    }
    (out != bytes).then_some(Stripped { bytes: out, travelled })
}

/// How it is turned: 1 (upright) to 8.
pub(super) fn turned(bytes: &[u8]) -> u16 {
    let mut at = 2;
    while let Some(segment) = Segment::at(bytes, at).filter(|segment| segment.mark != SCAN) {
        if let Some(turned) = segment.body.strip_prefix(EXIF).and_then(|tiff| exif::read(tiff).turned) {
            return turned;
        }
        at = segment.end;
    }
    1
}

/// A segment that holds data of cameras.
fn segment(body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX).to_be_bytes();
    [&[0xff, 0xe1], length.as_slice(), body].concat()
}

/// Where the lines of a picture end that begin at a byte: at the next mark that is none of theirs.
fn scanned(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(found) = memchr(0xff, &bytes[at..]) {
        at += found;
        match bytes.get(at + 1) {
            Some(0 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}

struct Segment<'b> {
    mark: u8,
    whole: &'b [u8],
    body: &'b [u8],
    end: usize,
}

impl<'b> Segment<'b> {
    fn at(bytes: &'b [u8], start: usize) -> Option<Self> {
        if *bytes.get(start)? != 0xff {
            return None;
        }
        let mark = *bytes.get(start + 1)?;
        let end = match mark {
            // a byte that only fills
            0xff => return Self::at(bytes, start + 1).filter(|_| bytes.get(start + 1) == Some(&0xff)),
            END | 0x01 | 0xd0..=0xd7 => start + 2,
            _ => {
                let length = u16::from_be_bytes([*bytes.get(start + 2)?, *bytes.get(start + 3)?]);
                start + 2 + usize::from(length)
            }
        };
        let whole = bytes.get(start..end)?;
        Some(Self { mark, whole, body: whole.get(4..).unwrap_or_default(), end })
    }

    /// Whether it is needed to show the picture: its size, its lines, its colours.
    fn stays(&self) -> bool {
        match self.mark {
            0xe0 => self.body.starts_with(b"JFIF\0"),
            0xe2 => self.body.starts_with(b"ICC_PROFILE\0"),
            0xee => self.body.starts_with(b"Adobe"),
            0xe1 | 0xe3..=0xed | 0xef | 0xfe => false,
            _ => true,
        }
    }
}
