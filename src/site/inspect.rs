//! A look at what came out: every internal link leads to an address, every fragment to an id.

use super::plan::Page;
use super::{Route, SiteOutput};
use crate::diag::{Diagnostic, Diagnostics, codes};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// Checks the links of all HTML pages.
pub fn inspect(output: &SiteOutput, pages: &[Page]) -> Diagnostics {
    let sources: BTreeMap<&Route, &str> = pages.iter().map(|p| (&p.route, p.source.as_ref())).collect();
    let looked: Vec<(&Route, Looked<'_>)> = output
        .artifacts
        .par_iter()
        .filter(|(route, _)| route.as_str().ends_with(".html"))
        .filter_map(|(route, bytes)| Some((route, look(std::str::from_utf8(bytes).ok()?))))
        .collect();
    let ids: BTreeMap<&Route, &HashSet<&str>> = looked.iter().map(|(route, looked)| (*route, &looked.ids)).collect();
    let broken: Vec<Diagnostic> = looked
        .par_iter()
        .filter(|(route, _)| route.as_str() != "404.html")
        .flat_map_iter(|(route, looked)| {
            let mut wrong: Vec<&str> = looked.targets.iter().copied().filter(|target| !leads_somewhere(target, route, output, &ids)).collect();
            wrong.sort_unstable();
            let source = sources.get(route).copied().unwrap_or("content");
            wrong.into_iter().map(move |target| {
                let message = format!("trang /{route} có liên kết “{target}” không dẫn tới đâu");
                Diagnostic::of_file(&codes::BROKEN_LINK, source, message)
            })
        })
        .collect();
    let mut diagnostics = Diagnostics::default();
    for diagnostic in broken {
        diagnostics.push(diagnostic);
    }
    diagnostics
}

/// What a page links to, each once, and what can be linked to on it.
struct Looked<'h> {
    targets: HashSet<&'h str>,
    ids: HashSet<&'h str>,
}

/// Reads the attributes of a page in one pass. Templates write them with double quotes; text holds none unescaped.
fn look(html: &str) -> Looked<'_> {
    let mut looked = Looked { targets: HashSet::new(), ids: HashSet::new() };
    let mut pieces = html.split("=\"");
    let mut before = pieces.next().unwrap_or_default();
    for piece in pieces {
        let value = piece.split_once('"').map_or(piece, |(value, _)| value);
        if before.ends_with(" href") || before.ends_with(" src") {
            looked.targets.insert(value);
        } else if before.ends_with(" id") {
            looked.ids.insert(value);
        }
        before = piece;
    }
    looked
}

fn leads_somewhere(target: &str, from: &Route, output: &SiteOutput, ids: &BTreeMap<&Route, &HashSet<&str>>) -> bool {
    if ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme)) {
        return true;
    }
    let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
    let route = if path.is_empty() { Some(from.clone()) } else { join(from, path) };
    let Some((route, _)) = route.and_then(|r| output.artifacts.get_key_value(&r)) else { return false };
    fragment.is_empty() || ids.get(route).is_none_or(|ids| ids.contains(fragment))
}

fn join(from: &Route, path: &str) -> Option<Route> {
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
    Route::new(&parts.join("/"))
}
