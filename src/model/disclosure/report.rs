//! What a school adds to the yearly report, most of which is made of the contents.

use super::row_values::key_written;
use crate::diag::codes;
use crate::model::reading::unknown;
use crate::pack::Regime;
use crate::parse::fields::Fields;
use crate::parse::prose::Prose;
use crate::text::Spanned;
use std::collections::BTreeMap;

/// What the yearly report says beside what it takes from the contents.
#[derive(Clone, Debug, Default)]
pub struct ReportParts {
    /// The signed report as a file below `static/`: the official copy.
    pub signed_copy: Option<Spanned<String>>,
    pub number: Option<String>,
    pub recipients: Vec<String>,
    /// Section id → text.
    pub sections: BTreeMap<String, Prose>,
}

/// Reads `signed_copy`, `number`, `recipients` and `sections`.
pub(super) fn read_report(fields: &mut Fields<'_, '_>, regime: &Regime) -> ReportParts {
    let (signed_copy, number) = (fields.text("signed_copy"), fields.plain("number"));
    let recipients = fields.texts("recipients").into_iter().map(|t| t.value).collect();
    let known: Vec<&str> = regime.annual_report.iter().flat_map(|r| &r.sections).map(|s| s.id.as_str()).collect();
    let mut sections = BTreeMap::new();
    for (key, node) in fields.entries("sections") {
        if known.contains(&key.text.as_str()) {
            let prose = fields.as_prose(node);
            sections.insert(key.text.clone(), prose);
        } else {
            let written = key_written(fields, key);
            unknown(fields, &codes::UNKNOWN_CONTENT, &written, "mục của báo cáo", &known);
        }
    }
    ReportParts { signed_copy, number, recipients, sections }
}
