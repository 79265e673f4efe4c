//! What a unit makes public of persons although it is personal: key `privacy_exceptions` of `unit.yaml`.

use crate::parse::fields::Fields;
use crate::text::Spanned;
use jiff::civil::Date;

/// One kind of data in one file may be public until a day.
#[derive(Clone, Debug)]
pub struct PrivacyException {
    /// Path within the unit's folder: `documents/ke-hoach.docx`.
    pub file: Spanned<String>,
    /// Id of a rule of the pack `privacy`, or `danh-sach`.
    pub kind: Spanned<String>,
    /// By what right it is public.
    pub reason: String,
    /// Who decided it: the post, not the name.
    pub role: String,
    /// The last day on which it holds.
    pub until: Spanned<Date>,
}

impl PrivacyException {
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let (file, kind) = (fields.required_text("file"), fields.required_text("kind"));
        let (reason, role) = (fields.required_text("reason"), fields.required_text("role"));
        let until = if fields.required_text("until").is_some() { fields.date("until") } else { None };
        Some(Self { file: file?, kind: kind?, reason: reason?.value, role: role?.value, until: until? })
    }
}
