//! Records as a school writes them: how it numbers them, and that they do not name pupils.

use crate::diag::{Diagnostic, codes};
use crate::parse::fields::Fields;
use crate::parse::prose::names_pupils as heads_name_pupils;
use crate::parse::yaml::{Key, Node};
use crate::text::Spanned;
use std::collections::BTreeMap;

/// Key of a record's own number.
pub(super) const NUMBER: &str = "stt";

/// Refuses a record with a pupil's name, class and circumstance.
pub(super) fn names_pupils(fields: &mut Fields<'_, '_>, record: &Node, entries: &[(Key, Node)]) -> bool {
    let heads: Vec<String> = entries.iter().map(|(key, _)| key.text.replace(['_', '-'], " ")).collect();
    let found = heads_name_pupils(heads.iter().map(String::as_str));
    if found {
        let place = fields.place(record.span);
        fields.diagnostics.push(
            Diagnostic::new(&codes::PUPIL_NAMES, place, crate::parse::prose::PUPIL_NAMES)
                .hint(crate::parse::prose::PUPIL_NAMES_HINT),
        );
    }
    found
}

/// Numbers that the school gives its records, with their labels, by position.
pub(super) fn numbers(
    fields: &mut Fields<'_, '_>,
    rows: &[&[(Key, Node)]],
    labels: &[String],
) -> BTreeMap<usize, (Spanned<String>, String)> {
    let written = |entries: &&[(Key, Node)]| entries.iter().find(|(key, _)| key.text == NUMBER).map(|(_, n)| n.clone());
    let nodes: Vec<Option<Node>> = rows.iter().map(written).collect();
    let read = nodes.iter().zip(labels).enumerate();
    read.filter_map(|(at, (node, label))| Some((at, (fields.as_text(node.as_ref()?)?, label.clone())))).collect()
}
