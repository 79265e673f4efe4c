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
    /// Whether the result of each open field has begun.
    fields: Vec<bool>,
}

impl Progress {
    /// Tells a picture by where it lies in the stream of pictures.
    pub(super) fn picture(&mut self, data: &[u8], at: Option<u32>, out: &mut Written) {
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
            self.fields.push(false);
            return "begin";
        }
        if ends {
            self.fields.pop();
            return "end";
        }
        if let Some(open) = self.fields.last_mut() {
            *open = true;
        }
        "separate"
    }

    /// Whether letters here are what a field does, not what it shows.
    pub(super) fn in_instruction(&self) -> bool {
        self.fields.last().is_some_and(|shows| !shows)
    }
}

/// Tells a picture that cannot be taken out of the file.
pub(super) fn unknown_picture(out: &mut Written) {
    out.within("drawing", &[], |out| out.empty("blip", &[]));
}
