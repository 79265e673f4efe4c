//! A unit that is no more: key `closed` of `unit.yaml`. Its pages stay, with the day and what became of it.

use crate::diag::{Diagnostic, codes};
use crate::parse::fields::Fields;
use crate::text::Spanned;
use jiff::civil::Date;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// Sáp nhập: it became a part of another.
    Merged,
    /// Giải thể.
    Dissolved,
    /// Chia, tách: others were made of it.
    Split,
}

/// That a unit has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The first day on which it was no more.
    pub date: Date,
    /// What became of it.
    pub how: Ending,
    /// `Quyết định số 12/QĐ-UBND ngày 20/6/2025`.
    pub decision: Option<String>,
    /// Folders of the units that came after it.
    pub into: Vec<Spanned<String>>,
}

/// As it is written.
const ENDINGS: &[(&str, Ending)] = &[
    ("merged", Ending::Merged),
    ("dissolved", Ending::Dissolved),
    ("split", Ending::Split),
    ("sáp nhập", Ending::Merged),
    ("giải thể", Ending::Dissolved),
    ("chia tách", Ending::Split),
];

impl Closed {
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let (date, how) = (fields.date("date"), fields.choice("how", ENDINGS));
        for (key, example) in [("date", "date: 1/7/2025"), ("how", "how: merged")] {
            if fields.node(key).is_none() {
                let place = fields.own_place();
                let message = format!("“closed” thiếu khóa “{key}”");
                fields.diagnostics.push(Diagnostic::new(&codes::MISSING_KEY, place, message).hint(example));
            }
        }
        let (decision, into) = (fields.plain("decision"), fields.texts("into"));
        Some(Self { date: date?.value, how: how?, decision, into })
    }
}

/// A name that a unit had before: key `former_names`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerName {
    /// As it was.
    pub name: String,
    /// The last day on which it was so called.
    pub until: Spanned<Date>,
    /// By which it was changed.
    pub decision: Option<String>,
}

impl FormerName {
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let (name, until, decision) = (fields.required_text("name"), fields.date("until"), fields.plain("decision"));
        if fields.node("until").is_none() {
            let place = fields.own_place();
            let message = "tên cũ thiếu khóa “until”: ngày cuối còn dùng tên ấy";
            fields.diagnostics.push(Diagnostic::new(&codes::MISSING_KEY, place, message).hint("until: 30/6/2025"));
        }
        Some(Self { name: name?.value, until: until?, decision })
    }
}
