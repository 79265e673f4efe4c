//! Fields: `HYPERLINK`, `PAGE`, `TOC`: an instruction, and the result that Word last put in its place.

use super::Body;
use super::form_field::Control;
use super::open_field::{Field, Standing};
use crate::parse::word::refusal::Refusal;
use crate::parse::word::xml::{Tag, Xml};
use std::sync::Arc;

/// Fields within fields: Word itself makes two or three. Each letter asks all that are open.
const MAX_OPEN: usize = 24;

impl Body<'_> {
    /// `w:fldChar`: a field begins, goes on with its result, or ends. Gives back a sign that stands for the field, if it has no result.
    pub(super) fn field_mark(&mut self, tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<Option<String>, Refusal> {
        match tag.get("fldCharType").as_deref() {
            Some("begin") => {
                if self.fields.len() >= MAX_OPEN {
                    return Err(Refusal::too_large(&format!("hơn {MAX_OPEN} trường (field) lồng nhau")));
                }
                let control = Control::read(xml)?;
                self.fields.push(Field { control, ..Field::default() });
                return Ok(None);
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                }
            }
            Some("end") => {
                let ended = self.fields.pop();
                xml.skip()?;
                return Ok(ended.filter(|field| !field.has_result).and_then(|field| Some(field.control?.shown())));
            }
            _ => {}
        }
        xml.skip()?;
        Ok(None)
    }

    pub(super) fn instruction(&mut self, text: &str) {
        if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
            field.instruction.push_str(text);
        }
    }

    /// A field whose instruction is an attribute: opened here, closed by [`Body::close_field`].
    pub(super) fn open_field(&mut self, instruction: String) -> Result<(), Refusal> {
        if self.fields.len() >= MAX_OPEN {
            return Err(Refusal::too_large(&format!("hơn {MAX_OPEN} trường (field) lồng nhau")));
        }
        self.fields.push(Field { instruction, in_result: true, ..Field::default() });
        Ok(())
    }

    pub(super) fn close_field(&mut self) {
        self.fields.pop();
    }

    /// What becomes of a text that stands here.
    pub(super) fn standing(&mut self) -> Standing {
        for field in &mut self.fields {
            field.has_result |= field.in_result;
            match field.standing() {
                Standing::Shown => {}
                other => return other,
            }
        }
        Standing::Shown
    }

    /// The address that the innermost link of the open fields leads to.
    pub(super) fn field_link(&self) -> Option<Arc<str>> {
        self.fields.iter().rev().find_map(Field::link).map(Arc::from)
    }
}
