//! A look at what came out: every internal link leads to an address, every fragment to an id.
//!
//! A part of the site (a unit, the portal) is looked at once; what leads out of it is kept in short and judged when all parts are known.

use super::Route;
use super::plan::Address;
use crate::diag::{Diagnostic, Diagnostics, codes};
use memchr::{memchr, memmem};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What a part links to outside itself, and what can be linked to in it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct PartLinks {
    /// Hashes of (address, id), sorted.
    ids: Vec<u32>,
    /// In the order of their targets.
    outward: Vec<Outward>,
    /// Links that are broken whatever the other parts are: position in the part's addresses, as written there.
    broken: Vec<(u32, Box<str>)>,
}

/// Links out of the part to one target.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Outward {
    /// Address, `#`, fragment; both are empty at times.
    target: Box<str>,
    /// Position of the first page with it in the part's addresses.
    page: u32,
    /// As written there.
    written: Box<str>,
    /// How many pages have it.
    count: u32,
}

/// What a page links to, and what can be linked to on it.
#[derive(Debug, Default)]
pub struct PageLinks {
    /// As written, each once; what leads away is left out.
    written: Vec<Box<str>>,
    /// Hashes of (address, id).
    ids: Vec<u32>,
}

/// Looks at a page's HTML.
pub fn look(route: &Route, bytes: &[u8]) -> PageLinks {
    let Ok(html) = simdutf8::basic::from_utf8(bytes) else { return PageLinks::default() };
    let (mut targets, ids) = attributes(html);
    targets.sort_unstable();
    targets.dedup();
    // the page for addresses that are not there is shown at any address
    let shown_anywhere = route.as_str() == "404.html";
    PageLinks {
        written: targets.into_iter().filter(|target| !shown_anywhere && !leads_away(target)).map(Box::from).collect(),
        ids: ids.into_iter().map(|id| anchor(route.as_str(), id)).collect(),
    }
}

/// Puts the pages of a part together: its addresses, and what was found on those that are pages (position, links).
pub fn look_at(addresses: &[Address], pages: &[(usize, PageLinks)]) -> PartLinks {
    let own: HashSet<&str> = addresses.iter().map(|a| a.route.as_str()).collect();
    let mut ids: Vec<u32> = pages.iter().flat_map(|(_, links)| links.ids.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.shrink_to_fit();
    let mut links = PartLinks { ids, ..PartLinks::default() };
    let mut outward: BTreeMap<Box<str>, Outward> = BTreeMap::new();
    let mut joined = String::new();
    for (at, page) in pages {
        let address = &addresses[*at];
        let page_at = u32::try_from(*at).unwrap_or(u32::MAX);
        for written in &page.written {
            let (path, fragment) = written.split_once('#').unwrap_or((written, ""));
            // what is asked of the page behind the address: its script reads it
            let path = path.split_once('?').map_or(path, |(path, _)| path);
            if !address.route.leads_to(path, &mut joined) {
                links.broken.push((page_at, written.clone()));
            } else if own.contains(joined.as_str()) {
                if !fragment.is_empty() && joined.ends_with(".html") && !links.has(&joined, fragment) {
                    links.broken.push((page_at, written.clone()));
                }
            } else {
                joined.push('#');
                joined.push_str(fragment);
                match outward.get_mut(joined.as_str()) {
                    Some(known) => known.count += 1,
                    None => {
                        let target: Box<str> = Box::from(joined.as_str());
                        let first =
                            Outward { target: target.clone(), page: page_at, written: written.clone(), count: 1 };
                        outward.insert(target, first);
                    }
                }
            }
        }
    }
    links.outward = outward.into_values().collect();
    links
}

/// Judges the links of all parts, each with its addresses.
pub fn judge(parts: &[(&[Address], &PartLinks)]) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let mut known: Option<HashSet<&str>> = None;
    let mut judged: HashMap<&str, bool> = HashMap::new();
    for (addresses, links) in parts {
        for (page, written) in &links.broken {
            diagnostics.push(broken(&addresses[*page as usize], written, 1));
        }
        for link in &links.outward {
            let good = *judged.entry(&link.target).or_insert_with(|| {
                let known = known.get_or_insert_with(|| {
                    parts.iter().flat_map(|(addresses, _)| addresses.iter()).map(|a| a.route.as_str()).collect()
                });
                let (target, fragment) = link.target.split_once('#').unwrap_or((&link.target, ""));
                let is_page = target.ends_with(".html");
                known.contains(target)
                    && (fragment.is_empty() || !is_page || parts.iter().any(|(_, links)| links.has(target, fragment)))
            });
            if !good {
                diagnostics.push(broken(&addresses[link.page as usize], &link.written, link.count));
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

fn anchor(address: &str, id: &str) -> u32 {
    let bytes = address.bytes().chain([b'#']).chain(id.bytes());
    bytes.fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A link that `count` pages of the part have; the address is that of the first.
fn broken(address: &Address, written: &str, count: u32) -> Diagnostic {
    let others = if count > 1 { format!(" và {} trang khác", count - 1) } else { String::new() };
    let message = format!("trang /{}{others} có liên kết “{written}” không dẫn tới đâu", address.route);
    Diagnostic::of_file(&codes::BROKEN_LINK, &address.source, message)
}

/// The targets of links and the ids of a page, in one pass. Templates write attributes with double quotes; text holds none unescaped.
fn attributes(html: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut targets, mut ids) = (Vec::new(), Vec::new());
    for at in memmem::find_iter(html.as_bytes(), "=\"") {
        let (before, rest) = (&html.as_bytes()[..at], &html[at + 2..]);
        let into = match before {
            [.., b' ', b'h', b'r', b'e', b'f'] | [.., b' ', b's', b'r', b'c'] => &mut targets,
            [.., b' ', b'i', b'd'] => &mut ids,
            _ => continue,
        };
        into.push(memchr(b'"', rest.as_bytes()).map_or(rest, |end| &rest[..end]));
    }
    (targets, ids)
}

fn leads_away(target: &str) -> bool {
    let begins = |scheme: &&str| target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    target.starts_with(['h', 'm', 't', 'd', 'H', 'M', 'T', 'D'])
        && ["https://", "http://", "mailto:", "tel:", "data:"].iter().any(begins)
}

/// Two pages on one address are a mistake; the first keeps it.
pub fn duplicates<'p>(addresses: impl Iterator<Item = &'p Address>) -> Diagnostics {
    let mut sorted: Vec<&Address> = addresses.collect();
    sorted.sort_by(|a, b| a.route.cmp(&b.route));
    let mut diagnostics = Diagnostics::default();
    for same in sorted.chunk_by(|a, b| a.route == b.route).filter(|same| same.len() > 1) {
        let first = same[0];
        for address in &same[1..] {
            // an address of the site's own is never the one to change
            let (blamed, other) = if address.source.starts_with("content/") {
                (&address.source, &first.source)
            } else {
                (&first.source, &address.source)
            };
            let owner = if other.starts_with("content/") { other.as_ref() } else { "mục có sẵn của trang" };
            let message = format!("địa chỉ /{} đã là của {owner}", address.route);
            diagnostics.push(
                Diagnostic::of_file(&codes::DUPLICATE_ROUTE, blamed, message).hint("đổi tên tệp hoặc thư mục này"),
            );
        }
    }
    diagnostics
}
