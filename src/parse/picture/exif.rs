//! Data of cameras: a small file of its own (TIFF) within a picture's.

use super::Travelled;

/// The tags of the directories that are asked for.
const ORIENTATION: u16 = 0x0112;
const ARTIST: u16 = 0x013b;
const COPYRIGHT: u16 = 0x8298;
const AUTHOR: u16 = 0x9c9d;
const CAMERA: u16 = 0x8769;
const PLACE: u16 = 0x8825;
const OWNER: u16 = 0xa430;
/// A directory has no more entries than these.
const MOST: usize = 1000;

/// What such data tell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Read {
    /// How the picture is turned, 2 to 8; `None`: it is not.
    pub(super) turned: Option<u16>,
    pub(super) told: Travelled,
}

/// Reads what is asked for; nothing of what is broken.
pub(super) fn read(tiff: &[u8]) -> Read {
    let mut read = Read::default();
    let Some(file) = Tiff::open(tiff) else { return read };
    let Some(first) = file.long(4) else { return read };
    for (tag, value) in file.entries(first) {
        match tag {
            ORIENTATION => read.turned = file.short(value).filter(|turned| (2..=8).contains(turned)),
            ARTIST | COPYRIGHT | AUTHOR => read.told.person = true,
            PLACE => read.told.place = file.long(value).is_some_and(|at| file.entries(at).next().is_some()),
            CAMERA => {
                let of_camera = file.long(value).into_iter().flat_map(|at| file.entries(at));
                read.told.person |= of_camera.into_iter().any(|(tag, _)| tag == OWNER);
            }
            _ => {}
        }
    }
    read
}

/// Data that tell only how a picture is turned.
pub(super) fn only_turned(turned: u16) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    tiff.extend(turned.to_be_bytes());
    tiff.extend([0; 6]);
    tiff
}

/// The file, whose numbers begin with the high or the low byte.
struct Tiff<'b> {
    bytes: &'b [u8],
    is_big: bool,
}

impl<'b> Tiff<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let is_big = match bytes.get(..2)? {
            b"MM" => true,
            b"II" => false,
            _ => return None,
        };
        Some(Self { bytes, is_big })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let two = [*self.bytes.get(at)?, *self.bytes.get(at + 1)?];
        Some(if self.is_big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let four: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let number = if self.is_big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) };
        usize::try_from(number).ok()
    }

    /// The tags of a directory, each with where its value stands.
    fn entries(&self, at: usize) -> impl Iterator<Item = (u16, usize)> + use<'_, 'b> {
        let count = usize::from(self.short(at).unwrap_or(0)).min(MOST);
        (0..count).map_while(move |n| {
            let entry = at + 2 + 12 * n;
            Some((self.short(entry)?, entry + 8))
        })
    }
}
