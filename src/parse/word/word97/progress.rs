//! What runs through all texts: fields that are open, pictures that were found.

use super::blips::picture;
use super::written::Written;

/// A file of 300 pictures has 300.
const MOST: usize = 1_000;

/// See the module.
#[derive(Default)]
pub(super) struct Progress {
    /// Each with the name of its part.
    pub(super) found: Vec<(String, Vec<u8>)>,
    fields: Vec<Field>,
}

/// A field that is open.
#[derive(Default)]
struct Field {
    has_result: bool,
    /// The result is a picture of what another program made.
    is_object: bool,
}

impl Progress {
    /// Tells a picture by where it lies in the stream of pictures.
    pub(super) fn picture(&mut self, data: &[u8], at: Option<u32>, out: &mut Written) {
        if self.fields.iter().any(|field| field.is_object) {
            return;
        }
        let place = at.and_then(|at| usize::try_from(at).ok());
        let found = place.filter(|_| self.found.len() < MOST).and_then(|place| picture(data.get(place..)?));
        let Some(found) = found else { return unknown_picture(out) };
        let name = format!("media/image{}.{}", self.found.len() + 1, found.ending);
        out.within("drawing", &[], |out| {
            out.empty("docPr", &[("descr", &found.said)]);
            out.empty("blip", &[("embed", &name)]);
        });
        self.found.push((name, found.bytes));
    }

    /// Takes a mark of a field; gives back its name.
    pub(super) fn field(&mut self, begins: bool, ends: bool) -> &'static str {
        if begins {
            self.fields.push(Field::default());
            return "begin";
        }
        if ends {
            self.fields.pop();
            return "end";
        }
        if let Some(open) = self.fields.last_mut() {
            open.has_result = true;
        }
        "separate"
    }

    /// Takes that the innermost field shows what another program made.
    pub(super) fn shows_object(&mut self) {
        if let Some(open) = self.fields.last_mut() {
            open.is_object = true;
        }
    }

    /// Whether letters here are what a field does, not what it shows.
    pub(super) fn in_instruction(&self) -> bool {
        self.fields.last().is_some_and(|field| !field.has_result)
    }
}

/// Tells a picture that cannot be taken out of the file as a drawing.
pub(super) fn unknown_picture(out: &mut Written) {
    out.within("pict", &[], |out| out.empty("shape", &[]));
}
