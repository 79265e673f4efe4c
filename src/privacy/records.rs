//! Rows that are written as maps of YAML, each with its own heads.

use super::lists::of_pupils;
use super::said::spaced;
use super::sighting::Sighting;
use crate::diag::{Diagnostics, Hidden};
use crate::pack::Privacy;
use crate::parse::yaml::{self, Key, Kind, Node};
use crate::text::{Place, fold};
use memchr::memmem;
use std::sync::Arc;

/// Pupils with their circumstances, a map each; one finding for each list of them.
pub(super) fn look(file: &Arc<str>, text: &str, privacy: &Privacy, out: &mut Vec<Sighting>) {
    let is_there = |name: &String| memmem::find(text.as_bytes(), name.trim().replace(' ', "_").as_bytes()).is_some();
    if !privacy.pupils.names.iter().any(is_there) && !text.lines().any(|line| names_somebody(line, privacy)) {
        return;
    }
    if let Some(node) = yaml::parse(file, text, 0, &mut Diagnostics::default()) {
        within(file, &node, privacy, out);
    }
}

/// Whether a line has a key that is a head of names, written with its accents.
fn names_somebody(line: &str, privacy: &Privacy) -> bool {
    // `Họ và tên:`, `họ-tên:`: rare, so that folding is
    line.contains("ên") && line.contains(':') && {
        let said = fold(line).replace(['_', '-'], " ");
        privacy.pupils.names.iter().any(|name| said.contains(name.trim()))
    }
}

fn within(file: &Arc<str>, node: &Node, privacy: &Privacy, out: &mut Vec<Sighting>) {
    match &node.kind {
        Kind::List(items) => {
            for item in items {
                within(file, item, privacy, out);
            }
        }
        Kind::Map(entries) => {
            let heads: Vec<String> = entries.iter().map(|(key, _)| head(key)).collect();
            let named = privacy.pupils.names_in(&heads).and_then(|at| entries.get(at));
            match named.filter(|(_, name)| !name.as_text().unwrap_or_default().is_empty()) {
                Some((key, _)) => out.push(of_pupils(Place::new(file, key.span), values(file, entries))),
                None => entries.iter().for_each(|(_, value)| within(file, value, privacy, out)),
            }
        }
        Kind::Null | Kind::Scalar { .. } => {}
    }
}

fn head(key: &Key) -> String {
    spaced(&key.text)
}

/// What the keys of a record say.
fn values(file: &Arc<str>, entries: &[(Key, Node)]) -> Vec<Hidden> {
    let of = |(_, value): &(Key, Node)| Hidden::new(&Place::new(file, value.span), Some(value.span), "");
    entries.iter().map(of).collect()
}
