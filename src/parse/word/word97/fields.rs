//! Marks of fields; the one that begins a field of a form tells what the field holds.

use super::document::Document;
use super::form::Control;
use super::paragraph::Mark;
use super::progress::Progress;
use super::sign;
use super::written::Written;
use crate::parse::word::refusal::Refusal;

/// What a field of a form does takes no more letters.
const LONGEST: usize = 64;

impl Document<'_> {
    pub(super) fn field_mark(
        &self,
        mark: &Mark<'_>,
        progress: &mut Progress,
        out: &mut Written,
    ) -> Result<(), Refusal> {
        let Mark { at, letter, look, .. } = *mark;
        let kind = progress.field(letter == sign::FIELD, letter == sign::FIELD_END);
        out.open("fldChar", &[("fldCharType", &kind)]);
        if letter == sign::FIELD
            && let Some(control) = self.control(at)?
        {
            control.tell(out);
        }
        out.close("fldChar");
        if letter == sign::RESULT && look.is_object {
            progress.shows_object();
            out.within("object", &[], |out| out.empty("OLEObject", &[]));
        }
        Ok(())
    }

    /// What a letter holds that follows the beginning of a field, before another mark.
    fn control(&self, begin: usize) -> Result<Option<Control>, Refusal> {
        for at in begin + 1..begin + LONGEST {
            match self.pieces.letter(at) {
                Some(sign::PICTURE) => {
                    let (look, _) = self.look(at, 0)?;
                    let place = look.picture.filter(|_| look.is_data);
                    return Ok(place.and_then(|place| Control::read(&self.file.data, place)));
                }
                Some(letter) if letter >= 0x20 => {}
                _ => break,
            }
        }
        Ok(None)
    }
}
