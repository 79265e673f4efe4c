//! Where what was made of units is kept, from one build to the next and from one machine to another.

use super::asked::Asked;
use super::key::Key;
use super::made_unit::UnitMade;
use super::part::Part;
use super::sink::Store;
use super::waiting::Waiting;
use crate::diag::kept::KeptFindings;
use crate::model::{unit_folders, unit_slug};
use crate::site::inspect::PartLinks;
use crate::site::plan::{Address, UnitRecord};
use crate::source::Snapshot;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A unit that was made, as it is kept.
#[derive(Serialize, Deserialize)]
struct Stored {
    key: Key,
    asked: Asked,
    findings: KeptFindings,
    of_part: KeptFindings,
    waiting: Waiting,
    held: Vec<Arc<str>>,
    record: UnitRecord,
    addresses: Vec<Address>,
    /// In the order of the addresses.
    hashes: Vec<Key>,
    links: PartLinks,
}

/// The names of all that is kept of a site's units.
pub fn stored_names(snapshot: &Snapshot) -> BTreeSet<String> {
    let slugs = unit_folders(snapshot).into_iter().map(unit_slug);
    slugs.flat_map(|slug| KINDS.map(|what| name(slug, what))).collect()
}

/// What is kept of a unit: a summary, and its words for the search.
const KINDS: [&str; 2] = [SUMMARY, WORDS];
const SUMMARY: &str = "tom-tat";
const WORDS: &str = "tim";

/// The name of what is kept of a unit.
fn name(slug: &str, what: &str) -> String {
    // no slug has a plus: `xa/mn-a` and `xa.mn-a` are two units, and that at the root is another than `_`
    format!("{}.{what}", if slug.is_empty() { "+".to_owned() } else { slug.replace('/', "+") })
}

/// Under which name a unit's words for the search are kept.
pub(super) fn words_of(slug: &str) -> String {
    name(slug, WORDS)
}

/// Keeps a unit. What must not be shown is not kept either: where something hides, all of it is found again.
pub(super) fn keep(store: &dyn Store, made: &UnitMade) {
    let (Some(record), Some(part)) = (&made.record, &made.part) else { return };
    if made.diagnostics.hides() || part.diagnostics.hides() {
        return;
    }
    let stored = Stored {
        key: part.key,
        asked: part.asked.clone(),
        findings: KeptFindings::of(&made.diagnostics),
        of_part: KeptFindings::of(&part.diagnostics),
        waiting: made.waiting.clone(),
        held: made.held.clone(),
        record: record.clone(),
        addresses: part.addresses.clone(),
        hashes: part.hashes.clone(),
        links: part.links.clone(),
    };
    if let Ok(bytes) = postcard::to_allocvec(&stored) {
        store.keep(&name(&made.slug, SUMMARY), &bytes);
    }
}

/// Brings back a unit that was made of the same; `holds` says whether what it asked of others still holds.
pub(super) fn bring(
    store: &dyn Store,
    (folder, slug): (&str, &str),
    key: Key,
    holds: impl Fn(&Asked) -> bool,
) -> Option<UnitMade> {
    // the words are asked for piece by piece later: whether they are whole is known now
    store.bring(&words_of(slug))?;
    let stored: Stored = postcard::from_bytes(&store.bring(&name(slug, SUMMARY))?).ok()?;
    if stored.key != key || !holds(&stored.asked) || stored.hashes.len() != stored.addresses.len() {
        return None;
    }
    let (diagnostics, of_part) = (stored.findings.read()?, stored.of_part.read()?);
    let part = Part::stored((key, stored.asked), (stored.addresses, stored.hashes), stored.links, of_part);
    Some(UnitMade {
        folder: folder.to_owned(),
        slug: slug.to_owned(),
        diagnostics,
        waiting: stored.waiting,
        held: stored.held,
        record: Some(stored.record),
        part: Some(Arc::new(part)),
        is_stored: true,
        read: None,
    })
}
