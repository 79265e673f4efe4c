//! The pictures of a page, ready to be drawn: PNG and JPEG.

use crate::site::view::PictureFile;
use crate::text::html::{Piece, attribute, decoded, pieces};
use krilla::image::Image as Bitmap;
use memchr::memmem;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Pictures of more dots are not drawn: they would take more memory than all else.
const MOST_DOTS: u64 = 40_000_000;

/// A picture that can be drawn.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) bitmap: Bitmap,
    /// How it is turned: 1 (upright) to 8, as EXIF counts.
    pub(super) turned: u16,
    /// Of its file.
    pub(super) digest: [u8; 32],
}

/// By their address on the page; `None`: it can't be drawn.
pub(super) type Pictures = BTreeMap<String, Option<Shown>>;

/// The pictures that a page names.
pub(super) fn of_page(html: &str, find: &dyn Fn(&str) -> Option<PictureFile>) -> Pictures {
    let mut pictures = Pictures::new();
    let Some(first) = memmem::find(html.as_bytes(), b"<img") else { return pictures };
    for piece in pieces(&html[first..]) {
        if let Piece::Open("img", attributes) = piece
            && let Some(source) = attribute(attributes, "src").map(decoded)
        {
            let shown = find(&source).and_then(shown);
            pictures.insert(source, shown);
        }
    }
    pictures
}

/// Takes out what turned out to be damaged; whether there was something.
pub(super) fn leave_out(pictures: &mut Pictures, damaged: &Bitmap) -> bool {
    let mut found = false;
    for shown in pictures.values_mut().filter(|shown| shown.as_ref().is_some_and(|shown| shown.bitmap == *damaged)) {
        *shown = None;
        found = true;
    }
    found
}

fn shown(file: PictureFile) -> Option<Shown> {
    let digest = Sha256::digest(&file.bytes).into();
    let read = if file.bytes.starts_with(b"\x89PNG") { Bitmap::from_png } else { Bitmap::from_jpeg };
    let bitmap = read(file.bytes.into(), false).ok()?;
    let (width, height) = bitmap.size();
    let dots = u64::from(width) * u64::from(height);
    (0 < dots && dots <= MOST_DOTS).then_some(Shown { bitmap, turned: file.turned, digest })
}

impl Shown {
    /// Whether it lies on its side in its file.
    pub(super) fn lies(&self) -> bool {
        self.turned > 4
    }

    /// Width and height in dots, as it is looked at.
    #[expect(clippy::cast_precision_loss, reason = "far fewer dots than that")]
    pub(super) fn size(&self) -> (f32, f32) {
        let (width, height) = self.bitmap.size();
        let (width, height) = (width as f32, height as f32);
        if self.lies() { (height, width) } else { (width, height) }
    }
}
