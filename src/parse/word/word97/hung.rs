//! What hangs on a letter of the main text: text boxes, pictures, shapes.

use super::document::Document;
use super::file::Story;
use super::progress::{Progress, unknown_picture};
use super::written::Written;
use crate::parse::word::refusal::Refusal;

/// Kinds of shapes: a line and connectors, which are ornaments, and a frame of a picture.
const LINES: [u16; 3] = [20, 32, 33];
const PICTURE: u16 = 75;

impl Document<'_> {
    pub(super) fn hung(&self, at: usize, progress: &mut Progress, out: &mut Written) -> Result<(), Refusal> {
        let Some((shape, kind)) = self.boxes.hung(at) else { return Ok(()) };
        if kind == Some(PICTURE) {
            unknown_picture(out);
            return Ok(());
        }
        let mut inner = Written::default();
        for letters in self.boxes.of(shape) {
            let text = self.story(Story::Boxes, letters, progress)?;
            inner.within("textbox", &[], |out| out.within("txbxContent", &[], |out| out.take(&text)));
            inner.bounded()?;
        }
        let is_line = kind.is_some_and(|kind| LINES.contains(&kind));
        if !is_line || !inner.is_empty() {
            out.within("pict", &[], |out| out.within("shape", &[], |out| out.take(&inner)));
        }
        Ok(())
    }
}
