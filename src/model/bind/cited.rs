//! Codes of evidence in texts that are no criterion sheets: each must be one that the school lists.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::Unit;
use crate::parse::prose::{Prose, Segment, pieces};
use crate::text::closest;
use std::collections::BTreeSet;

/// For so many codes of a unit one of a like name is looked for: with more, the work would grow with their number times that of the evidence.
const LOOKED_FOR: usize = 100;

/// The codes of all assessments of a unit.
pub(super) struct Cited<'u> {
    codes: BTreeSet<&'u str>,
    unlisted: usize,
}

impl<'u> Cited<'u> {
    pub(super) fn of(unit: &'u Unit) -> Self {
        let items = unit.assessments.iter().flat_map(|assessment| &assessment.evidence.items);
        Self { codes: items.map(|item| item.code.as_str()).collect(), unlisted: 0 }
    }

    pub(super) fn check(&mut self, prose: &Prose, diagnostics: &mut Diagnostics) {
        for segment in pieces(&prose.segments()) {
            let Segment::Evidence { code, place, .. } = segment else { continue };
            if self.codes.contains(code.as_str()) {
                continue;
            }
            let message =
                format!("mã minh chứng “{code}” không có trong evidence.yaml nào của trường, nên không dẫn tới đâu");
            let diagnostic = Diagnostic::new(&codes::UNLISTED_EVIDENCE, place.clone(), message);
            self.unlisted += 1;
            let near = Some(code).filter(|_| self.unlisted <= LOOKED_FOR);
            let near = near.and_then(|code| closest(code, self.codes.iter().copied()));
            diagnostics.push(match near {
                Some(near) => diagnostic.hint(format!("có phải là “{near}”?")),
                None => diagnostic.hint(format!(
                    "sửa mã, hoặc thêm minh chứng vào evidence.yaml; nếu chỉ nêu làm ví dụ, viết “\\{code}”"
                )),
            });
        }
    }
}
