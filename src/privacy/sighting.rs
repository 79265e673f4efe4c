//! What may be about one person, before anybody asks whether it may be public.

use crate::diag::Hidden;
use crate::pack::PrivacyRule;
use crate::text::{Place, Span};
use std::ops::Range;

/// What exceptions call a list of people.
pub(super) const LIST: &str = "danh-sach";
/// Pupils with their circumstances; no exception names them.
pub(super) const PUPILS: &str = "hoc-sinh";

/// What confirmations call a file that nobody can look into.
pub(super) const UNREAD: &str = "khong-doc-duoc";

/// What was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What a rule of the pack knows.
    Data,
    /// A list of people that tells more than their names.
    List,
    /// Pupils with their class and circumstances.
    Pupils,
    /// A file that nobody can look into.
    Unchecked,
}

/// Something that may be about one person.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    pub(super) kind: Kind,
    /// What an exception calls it: id of the rule, or [`LIST`].
    pub(super) called: String,
    pub(super) place: Place,
    pub(super) message: String,
    /// The digits alone, where it is a number.
    pub(super) digits: String,
    /// What nobody may read in anything that is said.
    pub(super) hidden: Vec<Hidden>,
}

impl Sighting {
    /// What a rule says of a line, or of the part of it that `range` names and `private` is.
    pub(super) fn of_line(rule: &PrivacyRule, place: Place, range: Range<usize>, private: &str) -> Self {
        let base = place.span.start as usize;
        let hidden = Hidden::new(&place, Some(Span::new(base + range.start, base + range.end)), private);
        Self {
            kind: Kind::Data,
            called: rule.id.clone(),
            message: format!("dòng này giống {}", rule.label),
            digits: String::new(),
            hidden: vec![hidden],
            place,
        }
    }
}
