//! Records as a school writes them: how it numbers them.

use crate::pack::PupilRule;
use crate::parse::fields::Fields;
use crate::parse::yaml::{Key, Node};
use crate::text::{Spanned, slug};
use std::collections::BTreeMap;

/// Key of a record's own number.
pub(super) const NUMBER: &str = "stt";

/// Whether a record has a pupil's name, class and circumstance: `privacy` says so of the file, and nothing more need be said of its columns.
pub(super) fn names_pupils(entries: &[(Key, Node)], rule: &PupilRule) -> bool {
    let heads: Vec<String> =
        entries.iter().map(|(key, _)| format!(" {} ", slug(&key.text).replace('-', " "))).collect();
    rule.names_in(&heads).is_some()
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
