//! Pictures without what travels in them unseen: where and by whom they were taken, earlier versions, notes. What is to be seen stays as it is,
//! byte for byte, and so does the way the picture is turned.

mod exif;
mod jpeg;
mod png;
mod webp;

use std::borrow::Cow;

/// What travelled in a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Travelled {
    /// The place where it was taken.
    pub place: bool,
    /// Somebody's name.
    pub person: bool,
}

/// A picture without what travelled in it.
#[derive(Clone, Debug)]
pub struct Stripped {
    /// The picture.
    pub bytes: Vec<u8>,
    /// What is no longer in it.
    pub travelled: Travelled,
}

/// A part of a picture's file that is no part of what is seen.
enum Part<'b> {
    /// Data of cameras.
    Exif(&'b [u8]),
    /// Notes and whatever else programs leave.
    Other(&'b [u8]),
}

/// Takes out of a JPEG, PNG or WebP what is not to be seen; nothing if there is nothing, or if it is none of these.
pub fn stripped(bytes: &[u8]) -> Option<Stripped> {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        jpeg::stripped(bytes)
    } else if bytes.starts_with(png::SIGNATURE) {
        png::stripped(bytes)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp::stripped(bytes)
    } else {
        None
    }
}

/// A picture as it goes out; any other file as it is.
pub fn published(bytes: &[u8]) -> Cow<'_, [u8]> {
    stripped(bytes).map_or(Cow::Borrowed(bytes), |picture| Cow::Owned(picture.bytes))
}

/// How a JPEG is turned: 1 (upright) to 8, as EXIF counts.
pub fn turned(bytes: &[u8]) -> u16 {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) { jpeg::turned(bytes) } else { 1 }
}

impl Travelled {
    /// Adds what a part of a file tells.
    fn note(&mut self, part: &Part<'_>) {
        match part {
            Part::Exif(tiff) => {
                let told = exif::read(tiff).told;
                self.place |= told.place;
                self.person |= told.person;
            }
            Part::Other(bytes) => {
                let has = |word: &str| memchr::memmem::find(bytes, word.as_bytes()).is_some();
                self.place |= ["GPSLatitude", "GPSLongitude", "GPSPosition"].into_iter().any(has);
                self.person |=
                    ["dc:creator", "photoshop:AuthorsPosition", "Iptc4xmp", "Author", "Artist"].into_iter().any(has);
            }
        }
    }
}
