//! The source as the tests of the architecture read it: what ships, and which paths a file names.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file of `src/` with its text, in order.
pub(crate) fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new("src"), &mut found);
    found
}

/// The part of a file that ships: comments left out, and items behind `#[cfg(test)]`; what stands after such an item is kept.
pub(crate) fn shipped(text: &str) -> String {
    let without = text.lines().map(|l| if l.trim_start().starts_with("//") { "" } else { l });
    let mut code = without.collect::<Vec<_>>().join("\n");
    while let Some(at) = bare(&code).find("#[cfg(test)]") {
        let bare = bare(&code);
        let end = item_end(&bare, at + "#[cfg(test)]".len());
        code.replace_range(at..end, "");
    }
    code
}

/// Where the item that begins at `from` ends: behind its `;`, or behind the brace that closes it.
fn item_end(bare: &str, from: usize) -> usize {
    let mut depth = 0_usize;
    for (at, c) in bare[from..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return from + at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return from + at + 1,
            _ => {}
        }
    }
    bare.len()
}

/// The same code, as long, with blanks for the insides of comments, strings and characters.
pub(crate) fn bare(code: &str) -> String {
    let bytes = code.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => line_end(bytes, at),
            b'r' if bytes[at..].starts_with(b"r#\"") => find(bytes, at + 3, b"\"#") + 2,
            b'"' => string_end(bytes, at + 1),
            b'\'' => character_end(code, at),
            _ => at,
        };
        let end = end.min(bytes.len());
        out[at..end].fill(b' ');
        at = end.max(at + 1);
    }
    String::from_utf8(out).unwrap()
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    find(bytes, from, b"\n")
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> usize {
    (from..bytes.len()).find(|at| bytes[*at..].starts_with(what)).unwrap_or(bytes.len())
}

fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}

/// A lifetime is no character.
fn character_end(code: &str, at: usize) -> usize {
    let mut rest = code[at + 1..].char_indices();
    match (rest.next(), rest.next()) {
        (Some((_, '\\')), _) => find(code.as_bytes(), at + 3, b"'") + 1,
        (Some(_), Some((close, '\''))) => at + 1 + close + 1,
        _ => at,
    }
}

/// A path that code names, and whether a `pub use` only hands it on.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub path: Vec<String>,
    pub handed_on: bool,
}

/// All paths: those of `use` with their groups taken apart, and those in the code that begin with `crate`, `super` or `self`.
pub(crate) fn named(code: &str) -> Vec<Named> {
    let bare = bare(code);
    let mut found = Vec::new();
    let mut rest = String::new();
    for statement in bare.split_inclusive(';') {
        match use_tree(statement) {
            Some((before, handed_on, tree)) => {
                let mut paths = Vec::new();
                expand(&[], tree, &mut paths);
                found.extend(paths.into_iter().map(|path| Named { path, handed_on }));
                rest.push_str(before);
            }
            None => rest.push_str(statement),
        }
        rest.push(' ');
    }
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    let paths = rest
        .split(|c| !is_word(c))
        .filter(|word| ["crate::", "super::", "self::"].iter().any(|start| word.starts_with(start)));
    found.extend(paths.map(|word| Named { path: segments(word), handed_on: false }));
    found
}

/// The `use` at the end of a statement: what stands before it, whether it is public, its tree.
fn use_tree(statement: &str) -> Option<(&str, bool, &str)> {
    let at = statement.rmatch_indices("use ").map(|(at, _)| at).find(|at| {
        let before = statement[..*at].trim_end();
        before.is_empty()
            || before.ends_with(['}', ']', ';', ')', '{'])
            || before.ends_with("pub")
                && (before.len() == 3 || before[..before.len() - 3].ends_with(char::is_whitespace))
    })?;
    let before = statement[..at].trim_end();
    let public = before.ends_with("pub") || before.ends_with(')') && before.contains("pub(");
    Some((&statement[..at], public, statement[at + 4..].trim_end_matches(';')))
}

fn expand(above: &[String], tree: &str, found: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        let mut all = above.to_vec();
        all.extend(segments(path).into_iter().filter(|s| s != "self" || above.is_empty()));
        if !all.is_empty() {
            found.push(all);
        }
        return;
    };
    let mut all = above.to_vec();
    all.extend(segments(&tree[..open]));
    let inner = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
    let (mut depth, mut from) = (0_usize, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&all, &inner[from..at], found);
                from = at + 1;
            }
            _ => {}
        }
    }
    if !inner[from..].trim().is_empty() {
        expand(&all, &inner[from..], found);
    }
}

fn segments(path: &str) -> Vec<String> {
    path.split("::").map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

#[test]
fn code_after_a_test_item_ships() {
    let text =
        "use crate::{a, b::{c, self}};\n#[cfg(test)]\nmod tests { fn x() { \"}\"; } }\nfn y() { super::d::e('}') }\n";
    let code = shipped(text);
    assert!(!code.contains("mod tests") && code.contains("fn y"), "{code}");
    let paths: Vec<String> = named(&code).into_iter().map(|n| n.path.join("::")).collect();
    assert_eq!(paths, ["crate::a", "crate::b::c", "crate::b", "super::d::e"]);
}
