//! Heads and feet of pages: six for each section, behind six separators of notes.

use super::document::Document;
use super::file::{List, Story};
use super::progress::Progress;
use super::written::Written;
use crate::parse::word::refusal::Refusal;

impl Document<'_> {
    /// Their kinds, and the parts that hold them.
    pub(super) fn margins(&self, progress: &mut Progress) -> Result<Vec<(&'static str, Written)>, Refusal> {
        let mut parts = Vec::new();
        for (at, letters) in self.texts(List::Margins, Story::Margins).enumerate().skip(6) {
            if letters.is_empty() {
                continue;
            }
            let (kind, element) = if matches!(at % 6, 0 | 1 | 4) { ("header", "hdr") } else { ("footer", "ftr") };
            let text = self.story(Story::Margins, letters, progress)?;
            let mut out = Written::default();
            out.within(element, &[], |out| out.take(&text));
            parts.push((kind, out));
        }
        Ok(parts)
    }
}
