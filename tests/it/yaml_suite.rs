//! The cases of the YAML Test Suite (`tests/yaml_suite/`): what is accepted has the right structure and scalars; what is refused is listed with
//! the rule that refuses it.

use congkhai::diag::{Diagnostics, Severity};
use congkhai::parse::yaml::{self, Kind, Node};
use serde::Deserialize;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
struct Case {
    id: String,
    yaml: String,
    /// The events; `None` for a text that is wrong.
    tree: Option<String>,
}

/// Nothing, whether written as such or left out.
const NOTHING: &str = "∅";

/// The events of the suite as [`ours`] writes them: without anchors, tags and styles.
fn theirs(tree: &str) -> String {
    let mut out = String::new();
    for line in tree.lines().map(str::trim_start) {
        if line.starts_with("+MAP") || line.starts_with("+SEQ") || line.starts_with("-MAP") || line.starts_with("-SEQ")
        {
            let _ = writeln!(out, "{}", &line[..4]);
        } else if let Some(rest) = line.strip_prefix("=VAL ") {
            let mut rest = rest;
            while rest.starts_with(['&', '<']) {
                rest = rest.split_once(' ').map_or("", |(_, rest)| rest);
            }
            let mut letters = rest.chars();
            let plain = letters.next() == Some(':');
            let text = unescaped(letters.as_str());
            let nothing = text.is_empty() || (plain && matches!(text.as_str(), "~" | "null"));
            let _ = writeln!(out, "={:?}", if nothing { NOTHING } else { &text });
        }
    }
    if out.is_empty() { format!("={NOTHING:?}\n") } else { out }
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        out.push(match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                Some('b') => '\u{8}',
                Some(other) => other,
                None => '\\',
            },
            letter => letter,
        });
    }
    out
}

fn ours(node: &Node, out: &mut String) {
    let scalar = |text: &str, out: &mut String| {
        let _ = writeln!(out, "={:?}", if text.is_empty() { NOTHING } else { text });
    };
    match &node.kind {
        Kind::Null => scalar("", out),
        Kind::Scalar { text, .. } => scalar(text, out),
        Kind::List(items) => {
            out.push_str("+SEQ\n");
            for item in items {
                ours(item, out);
            }
            out.push_str("-SEQ\n");
        }
        Kind::Map(entries) => {
            out.push_str("+MAP\n");
            for (key, value) in entries {
                scalar(&key.text, out);
                ours(value, out);
            }
            out.push_str("-MAP\n");
        }
    }
}

#[test]
fn accepted_cases_have_the_right_scalars_and_refused_ones_are_listed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/yaml_suite");
    let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(folder.join("cases.json")).unwrap()).unwrap();
    let (mut wrong, mut listed, mut accepted) = (String::new(), String::new(), 0);
    for case in &cases {
        let mut diagnostics = Diagnostics::default();
        let node = yaml::parse(&Arc::from("a.yaml"), &case.yaml, 0, &mut diagnostics);
        let refusal = diagnostics.iter().find(|d| d.code.severity == Severity::Error);
        match (&case.tree, node.filter(|_| refusal.is_none())) {
            (Some(tree), Some(node)) => {
                accepted += 1;
                let mut events = String::new();
                ours(&node, &mut events);
                if events != theirs(tree) {
                    let _ =
                        writeln!(wrong, "{}\n{}\nread as\n{events}instead of\n{}", case.id, case.yaml, theirs(tree));
                }
            }
            (Some(_), None) => {
                let why = refusal.map_or_else(|| "?".to_owned(), |d| format!("{} {}", d.code.id, d.message));
                let _ = writeln!(listed, "{} refused: {why}", case.id);
            }
            (None, Some(_)) => {
                let _ = writeln!(listed, "{} accepted, though wrong", case.id);
            }
            (None, None) => {}
        }
    }
    let golden = folder.join("refused.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&golden, &listed).unwrap();
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(accepted >= 200, "{accepted} of {} accepted", cases.len());
    assert_eq!(fs::read_to_string(&golden).unwrap_or_default(), listed);
}
