//! Wrappers around content: one of several versions of the same thing, and content controls (the fields of a form).

use super::{Body, Dropped};
use crate::parse::word::refusal::Refusal;
use crate::parse::word::xml::{Tag, Xml};
use crate::text::Place;

/// What reads the elements within a wrapper.
type Each<'e> = &'e mut dyn FnMut(&mut Body<'_>, &Tag<'_>, &mut Xml<'_>) -> Result<(), Refusal>;

impl Body<'_> {
    /// `mc:AlternateContent`: the first version; another one only where nothing of the first can be read (what is drawn by hand has a picture
    /// for older programs).
    pub(super) fn alternative(&mut self, xml: &mut Xml<'_>, each: Each<'_>) -> Result<(), Refusal> {
        let found = self.found;
        xml.each(|tag, xml| {
            let wanted = matches!(tag.name(), "Choice" | "Fallback") && self.found == found;
            if wanted { xml.each(|tag, xml| each(self, tag, xml)) } else { xml.skip() }
        })
    }

    /// `w:sdt`.
    pub(super) fn content_control(&mut self, xml: &mut Xml<'_>, each: Each<'_>) -> Result<(), Refusal> {
        let mut dropped = None;
        xml.each(|tag, xml| match tag.name() {
            "sdtPr" => {
                dropped = control(xml)?;
                Ok(())
            }
            "sdtContent" => {
                let outer = self.dropping;
                self.dropping = outer.or(dropped);
                let read = xml.each(|tag, xml| each(self, tag, xml));
                self.dropping = outer;
                read
            }
            _ => xml.skip(),
        })
    }

    /// Says once that the table of contents is left out.
    pub(super) fn contents(&mut self, place: Place) {
        if !std::mem::replace(&mut self.contents_said, true) {
            self.diagnostics.push(Dropped::Contents.finding("", place));
        }
    }
}

/// Why the content of a control does not come onto a page.
fn control(xml: &mut Xml<'_>) -> Result<Option<Dropped>, Refusal> {
    let mut dropped = None;
    xml.each(|tag, xml| match tag.name() {
        "showingPlcHdr" => {
            dropped = dropped.or(tag.is_on().then_some(Dropped::Unfilled));
            xml.skip()
        }
        "docPartObj" => xml.each(|tag, xml| {
            if tag.name() == "docPartGallery" && tag.val().is_some_and(|gallery| gallery == "Table of Contents") {
                dropped = Some(Dropped::Contents);
            }
            xml.skip()
        }),
        _ => xml.skip(),
    })?;
    Ok(dropped)
}
