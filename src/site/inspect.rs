//! A look at what came out: every internal link leads to an address, every fragment to an id.
//!
//! A part of the site (a unit, the portal) is looked at once; what leads out of it is kept in short and judged when all parts are known.

use super::Route;
use super::plan::Address;
use crate::diag::{Diagnostic, Diagnostics, codes};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// What a part links to outside itself, and what can be linked to in it.
#[derive(Debug, Default)]
pub struct PartLinks {
    /// Hashes of (address, id), sorted.
    ids: Vec<u64>,
    /// (address, fragment) → the pages with such a link, as written there.
    outward: BTreeMap<(Box<str>, Box<str>), Vec<Outward>>,
    /// Links that are broken whatever the other parts are.
    broken: Vec<Diagnostic>,
}

/// A link out of the part.
#[derive(Debug)]
struct Outward {
    /// Position in the part's addresses.
    page: u32,
    written: Box<str>,
}

/// Looks at a part: its addresses and the pages of HTML among them (position, content).
pub fn look_at(addresses: &[Address], pages: &[(usize, Arc<[u8]>)]) -> PartLinks {
    let own: HashSet<&str> = addresses.iter().map(|a| a.route.as_str()).collect();
    let looked: Vec<(usize, Looked<'_>)> = pages.iter().filter_map(|(at, bytes)| Some((*at, look(std::str::from_utf8(bytes).ok()?)))).collect();
    let mut ids: Vec<u64> = looked.iter().flat_map(|(at, looked)| looked.ids.iter().map(|id| anchor(addresses[*at].route.as_str(), id))).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut links = PartLinks { ids, ..PartLinks::default() };
    for (at, looked) in looked.iter().filter(|(at, _)| addresses[*at].route.as_str() != "404.html") {
        let address = &addresses[*at];
        for written in looked.targets.iter().filter(|t| !leads_away(t)) {
            let (path, fragment) = written.split_once('#').unwrap_or((written, ""));
            let target = if path.is_empty() { Some(address.route.as_str().to_owned()) } else { join(&address.route, path) };
            match target {
                Some(target) if own.contains(target.as_str()) => {
                    if !fragment.is_empty() && target.ends_with(".html") && !links.has(&target, fragment) {
                        links.broken.push(broken(address, written));
                    }
                }
                Some(target) => {
                    let page = u32::try_from(*at).unwrap_or(u32::MAX);
                    links.outward.entry((target.into(), fragment.into())).or_default().push(Outward { page, written: Box::from(*written) });
                }
                None => links.broken.push(broken(address, written)),
            }
        }
    }
    links
}

/// Judges the links of all parts, each with its addresses.
pub fn judge(parts: &[(&[Address], &PartLinks)]) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let mut known: Option<HashSet<&str>> = None;
    let mut judged: HashMap<(&str, &str), bool> = HashMap::new();
    for (addresses, links) in parts {
        for diagnostic in &links.broken {
            diagnostics.push(diagnostic.clone());
        }
        for ((target, fragment), from) in &links.outward {
            let good = *judged.entry((target, fragment)).or_insert_with(|| {
                let known = known.get_or_insert_with(|| parts.iter().flat_map(|(addresses, _)| addresses.iter()).map(|a| a.route.as_str()).collect());
                let is_page = target.ends_with(".html");
                known.contains(target.as_ref()) && (fragment.is_empty() || !is_page || parts.iter().any(|(_, links)| links.has(target, fragment)))
            });
            if !good {
                for link in from {
                    diagnostics.push(broken(&addresses[link.page as usize], &link.written));
                }
            }
        }
    }
    diagnostics
}

impl PartLinks {
    fn has(&self, address: &str, id: &str) -> bool {
        self.ids.binary_search(&anchor(address, id)).is_ok()
    }
}

fn anchor(address: &str, id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (address, id).hash(&mut hasher);
    hasher.finish()
}

fn broken(address: &Address, written: &str) -> Diagnostic {
    let message = format!("trang /{} có liên kết “{written}” không dẫn tới đâu", address.route);
    Diagnostic::of_file(&codes::BROKEN_LINK, &address.source, message)
}

/// What a page links to, each once, and what can be linked to on it.
struct Looked<'h> {
    targets: BTreeSet<&'h str>,
    ids: Vec<&'h str>,
}

/// Reads the attributes of a page in one pass. Templates write them with double quotes; text holds none unescaped.
fn look(html: &str) -> Looked<'_> {
    let mut looked = Looked { targets: BTreeSet::new(), ids: Vec::new() };
    let mut pieces = html.split("=\"");
    let mut before = pieces.next().unwrap_or_default();
    for piece in pieces {
        if before.ends_with(" href") || before.ends_with(" src") {
            looked.targets.insert(value_of(piece));
        } else if before.ends_with(" id") {
            looked.ids.push(value_of(piece));
        }
        before = piece;
    }
    looked
}

fn value_of(piece: &str) -> &str {
    piece.split_once('"').map_or(piece, |(value, _)| value)
}

fn leads_away(target: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme))
}

fn join(from: &Route, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.as_str().split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
