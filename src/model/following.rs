//! Which school years' duties a site follows for a unit, and what a unit answers to the conditions of rules: keys `duties`, `duties_reason` and
//! `conditions` of `unit.yaml`.

use crate::diag::{Diagnostic, codes};
use crate::pack::CalendarRules;
use crate::parse::fields::Fields;
use crate::parse::yaml::Kind;
use crate::text::SchoolYear;
use std::collections::BTreeMap;

/// Silence means: every year is followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Following {
    /// No year is.
    pub none: bool,
    /// First school year that is followed; `None`: from the unit's first here.
    pub from: Option<SchoolYear>,
    /// Last one, inclusive; `None`: through the current one.
    pub until: Option<SchoolYear>,
    /// Why not all.
    pub reason: Option<String>,
}

impl Following {
    /// Whether the duties of a school year are followed.
    pub fn includes(&self, year: SchoolYear) -> bool {
        !self.none && self.from.is_none_or(|from| from <= year) && self.until.is_none_or(|until| year <= until)
    }

    /// Whether some years are left out.
    pub fn is_limited(&self) -> bool {
        self.none || self.from.is_some() || self.until.is_some()
    }

    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Self {
        let mut following = match fields.node("duties") {
            None => Self::default(),
            Some(node) if matches!(node.kind, Kind::Scalar { .. }) => {
                let none = fields.as_text(node).and_then(|w| fields.pick(&w, &[("none", true), ("không", true)]));
                Self { none: none.unwrap_or(false), ..Self::default() }
            }
            Some(_) => fields.map("duties", years).unwrap_or_default(),
        };
        following.reason = fields.plain("duties_reason");
        if following.is_limited() && following.reason.is_none() {
            let place = fields.node("duties").map_or_else(|| fields.own_place(), |node| fields.place(node.span));
            fields.diagnostics.push(
                Diagnostic::new(
                    &codes::MISSING_KEY,
                    place,
                    "chưa ghi vì sao không theo dõi nghĩa vụ công khai của đơn vị",
                )
                .hint("thêm “duties_reason: …”; trang sẽ nói lý do ấy"),
            );
        }
        following
    }
}

fn years(fields: &mut Fields<'_, '_>) -> Option<Following> {
    let (from, until) = (fields.school_year("from"), fields.school_year("until"));
    if let (Some(from), Some(until)) = (&from, &until)
        && until.value < from.value
    {
        fields.diagnostics.push(
            Diagnostic::new(&codes::BAD_SCHOOL_YEAR, until.place.clone(), "năm học cuối đứng trước năm học đầu")
                .hint("duties: {from: 2022-2023, until: 2023-2024}"),
        );
        return None;
    }
    Some(Following { from: from.map(|y| y.value), until: until.map(|y| y.value), ..Following::default() })
}

/// Condition → whether it holds.
pub(super) fn conditions(fields: &mut Fields<'_, '_>, rules: &CalendarRules) -> BTreeMap<String, bool> {
    const ANSWERS: &[(&str, bool)] =
        &[("có", true), ("không", false), ("true", true), ("false", false), ("yes", true), ("no", false)];
    let mut answers = BTreeMap::new();
    for (key, node) in fields.entries("conditions") {
        if rules.condition(&key.text).is_none() {
            let known: Vec<&str> = rules.conditions.iter().map(|c| c.id.as_str()).collect();
            let place = fields.place(key.span);
            let written = crate::text::Spanned { value: key.text.clone(), place };
            super::reading::unknown(fields, &codes::UNKNOWN_REFERENCE, &written, "điều kiện", &known);
            continue;
        }
        let answer = fields.as_text(node).and_then(|written| fields.pick(&written, ANSWERS));
        if let Some(answer) = answer {
            answers.insert(key.text.clone(), answer);
        }
    }
    answers
}
