//! What was mended after publication: `corrections` of a form or document.

use crate::diag::{Diagnostic, codes};
use crate::parse::fields::Fields;
use crate::text::Place;
use jiff::civil::Date;

/// One correction, on a day, and what was wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When it was mended; a duty to bring up to date counts it.
    pub date: Date,
    /// Where the day is written.
    pub place: Place,
    /// What was mended, for readers; in the feed too.
    pub note: String,
}

impl Correction {
    pub(super) fn list(fields: &mut Fields<'_, '_>) -> Vec<Self> {
        fields.maps("corrections", |f| {
            let (day, note) = (f.date("date"), f.required_text("note"));
            if f.node("date").is_none() {
                let place = f.own_place();
                f.diagnostics.push(
                    Diagnostic::new(&codes::MISSING_KEY, place, "thiếu khóa bắt buộc “date”").hint("viết “date: …”"),
                );
            }
            let day = day?;
            Some(Self { date: day.value, place: day.place, note: note?.value })
        })
    }
}
