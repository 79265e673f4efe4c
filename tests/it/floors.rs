//! The floors of `src/site`, and that no imports go in a circle: read from the source.

use crate::source_code::{Named, named, shipped, sources};
use std::collections::{BTreeMap, BTreeSet};

/// Each floor of `src/site` and what it may know of the crate, from the bottom up.
const FLOORS: &[(&str, &[&str])] = &[
    ("page", &["theme", "view", "route"]),
    (
        "context",
        &["context", "model", "derive", "pack", "theme", "source", "parse", "diag", "text", "route", "view::chrome"],
    ),
    ("phrases", &["phrases", "context", "model", "derive", "pack", "parse", "text", "route", "view"]),
    (
        "parts",
        &[
            "parts",
            "phrases",
            "context",
            "page",
            "prose_view",
            "ledger",
            "model",
            "derive",
            "pack",
            "parse",
            "text",
            "route",
            "view",
        ],
    ),
    (
        "pages",
        &[
            "parts",
            "phrases",
            "context",
            "page",
            "prose_view",
            "ledger",
            "model",
            "derive",
            "pack",
            "parse",
            "text",
            "route",
            "view",
            "theme",
        ],
    ),
    ("plan", &["pages", "parts", "phrases", "context", "page", "model", "diag", "route", "view"]),
];

/// Names of `site/view/mod.rs` that come from `view/chrome.rs` and `view/share.rs`: all that the ground floor knows of views.
const OF_CHROME: &[&str] = &["Chrome", "LanguageLink", "Link", "NavItem", "UnitChrome", "Share"];

/// A module's path within the crate, from its file: `src/site/parts/fees.rs` → `site::parts::fees`.
fn module_of(file: &str) -> Vec<String> {
    let inner = file.trim_start_matches("src/").trim_end_matches(".rs");
    let inner = inner.trim_end_matches("/mod");
    if inner == "lib" { Vec::new() } else { inner.split('/').map(str::to_owned).collect() }
}

/// The path from the crate's root; nothing for what is not the crate's.
fn absolute(module: &[String], named: &Named, modules: &BTreeSet<Vec<String>>) -> Option<Vec<String>> {
    let (first, rest) = named.path.split_first()?;
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some([module, rest].concat()),
        "super" => {
            let ups = named.path.iter().take_while(|s| *s == "super").count();
            let base = module.len().checked_sub(ups)?;
            Some([&module[..base], &named.path[ups..]].concat())
        }
        _ => {
            let child = [module, std::slice::from_ref(first)].concat();
            modules.contains(&child).then(|| [module, &named.path].concat())
        }
    }
}

struct Source {
    file: String,
    module: Vec<String>,
    code: String,
    named: Vec<Named>,
}

fn all() -> Vec<Source> {
    sources()
        .into_iter()
        .map(|(path, text)| {
            let file = path.to_string_lossy().replace('\\', "/");
            let code = shipped(&text);
            Source { module: module_of(&file), named: named(&code), code, file }
        })
        .filter(|source| source.file != "src/main.rs")
        .collect()
}

#[test]
fn floors_know_only_what_is_below() {
    let sources = all();
    let modules: BTreeSet<Vec<String>> = sources.iter().map(|s| s.module.clone()).collect();
    let mut seen = BTreeSet::new();
    for source in &sources {
        let [site, floor, file @ ..] = source.module.as_slice() else { continue };
        let Some((_, known)) = FLOORS.iter().find(|(name, _)| site == "site" && name == floor) else { continue };
        seen.insert(floor.as_str());
        for path in source.named.iter().filter_map(|n| absolute(&source.module, n, &modules)) {
            let words: Vec<&str> = path.iter().map(String::as_str).collect();
            let named = match words.as_slice() {
                ["site", "view", name, ..] if OF_CHROME.contains(name) && floor == "context" => "view::chrome",
                ["site", "Route", ..] => "route",
                ["site", inner, ..] => inner,
                [outer, ..] => outer,
                [] => continue,
            };
            let own = named == floor && (floor != "pages" || file.first().map(String::as_str) == words.get(2).copied());
            assert!(own || known.contains(&named), "{} must not know {}", source.file, path.join("::"));
        }
    }
    assert_eq!(seen.len(), FLOORS.len(), "the table names floors that are gone");
}

/// The file that a path leads to; what a `mod.rs` only hands on belongs to the file that it comes from.
fn target(
    path: &[String],
    by_module: &BTreeMap<Vec<String>, &Source>,
    modules: &BTreeSet<Vec<String>>,
) -> Option<String> {
    let length = (1..=path.len()).rev().find(|n| by_module.contains_key(&path[..*n]))?;
    let source = by_module[&path[..length]];
    let Some(name) = path.get(length) else { return Some(source.file.clone()) };
    for handed in source.named.iter().filter(|n| n.handed_on) {
        let Some(from) = absolute(&source.module, handed, modules) else { continue };
        let last = from.last().map(String::as_str);
        if last == Some(name) && from != path[..=length] {
            return target(&from, by_module, modules);
        }
        if last == Some("*")
            && let Some(of) = by_module.get(&from[..from.len() - 1])
            && defines(&of.code, name)
        {
            return Some(of.file.clone());
        }
    }
    Some(source.file.clone())
}

fn defines(code: &str, name: &str) -> bool {
    ["struct ", "enum ", "fn ", "const ", "type ", "trait ", "static "].iter().any(|kind| {
        code.match_indices(&format!("{kind}{name}"))
            .any(|(at, whole)| !code[at + whole.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
    })
}

/// Who names whom, file by file.
fn graph(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let modules: BTreeSet<Vec<String>> = sources.iter().map(|s| s.module.clone()).collect();
    let by_module: BTreeMap<Vec<String>, &Source> = sources.iter().map(|s| (s.module.clone(), s)).collect();
    let of = |source: &Source| {
        let paths = source.named.iter().filter(|n| !n.handed_on);
        let paths = paths.filter_map(|n| absolute(&source.module, n, &modules));
        let files = paths.filter_map(|path| target(&path, &by_module, &modules));
        files.filter(|file| *file != source.file).collect()
    };
    sources.iter().map(|source| (source.file.clone(), of(source))).collect()
}

fn reached(graph: &BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&String> = graph.get(from).into_iter().flatten().collect();
    while let Some(file) = open.pop() {
        if found.insert(file.clone()) {
            open.extend(graph.get(file).into_iter().flatten());
        }
    }
    found
}

#[test]
fn no_imports_go_in_a_circle() {
    let graph = graph(&all());
    let reached: BTreeMap<&String, BTreeSet<String>> = graph.keys().map(|f| (f, reached(&graph, f))).collect();
    let mut circles: BTreeSet<Vec<&String>> = BTreeSet::new();
    for (file, there) in reached.iter().filter(|(file, there)| there.contains(**file)) {
        let same = reached.iter().filter(|(other, back)| there.contains(**other) && back.contains(*file));
        circles.insert(same.map(|(other, _)| *other).collect());
    }
    assert!(circles.is_empty(), "{circles:#?}");
    assert!(graph.values().map(BTreeSet::len).sum::<usize>() > 400, "the scanner sees too little");
}
