//! Foreign test suites for Markdown: every example of `CommonMark` 0.31.2 and of GitHub's tables comes out as the standard says, or is listed in
//! `departures.yaml` beside it with the rule of ours that wants it otherwise. `tests/suites/README.md` says where the data is from.
//!
//! Compared is what a reader gets: elements, text, addresses, titles. Not compared: classes, and whether an address is percent-encoded.

use congkhai::diag::Diagnostics;
use congkhai::parse::prose::{CodeShapes, Origin, Page, Segment, parse};
use congkhai::parse::yaml;
use congkhai::text::Span;
use scraper::{ElementRef, Html, Node};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
struct Example {
    example: u32,
    markdown: String,
    html: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Departure {
    rule: String,
    examples: Vec<u32>,
}

#[test]
fn commonmark_comes_out_as_the_standard_says_or_is_listed() {
    assert_suite("commonmark", 652);
}

#[test]
fn tables_come_out_as_githubs_do_or_are_listed() {
    assert_suite("gfm-tables", 30);
}

fn assert_suite(name: &str, at_least: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suites").join(name);
    let read = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    let examples: Vec<Example> = serde_json::from_str(&read("examples.json")).unwrap();
    let mut diagnostics = Diagnostics::default();
    let listed = yaml::parse(&Arc::from("departures.yaml"), &read("departures.yaml"), 0, &mut diagnostics).unwrap();
    let listed: Vec<Departure> = yaml::from_node(&listed).unwrap();
    let mut rules: BTreeMap<u32, &str> = BTreeMap::new();
    for departure in &listed {
        for example in &departure.examples {
            assert!(rules.insert(*example, &departure.rule).is_none(), "{name} {example} is listed twice");
        }
    }
    let (mut equal, mut wrong) = (0, String::new());
    for example in &examples {
        let ours = shape(&written(&example.markdown));
        let theirs = shape(&example.html);
        match (ours == theirs, rules.get(&example.example)) {
            (true, None) => equal += 1,
            (false, Some(_)) => {}
            (true, Some(rule)) => {
                let _ = writeln!(wrong, "{name} {}: is equal, and yet listed under “{rule}”", example.example);
            }
            (false, None) => {
                let Example { example, markdown, .. } = example;
                let _ = writeln!(wrong, "{name} {example}: {markdown:?}\n  theirs: {theirs}\n  ours:   {ours}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(
        examples.len() >= at_least && equal + rules.len() == examples.len(),
        "{equal} equal, {} listed",
        rules.len()
    );
}

/// Prose as HTML, addresses as written.
fn written(markdown: &str) -> String {
    let file = Arc::from("a.md");
    let origin = Origin { file: &file, offset: Some(0), fallback: Span::default(), id_prefix: "", below_title: true };
    let codes = CodeShapes::of(["[Hn-a.b-c]", "MC.a.b.cc"]);
    let prose = parse(markdown, &origin, &mut Page::new(&codes, &[]), &mut Diagnostics::default());
    let mut out = String::new();
    prose.segments().iter().for_each(|segment| write_segment(segment, &mut out));
    out
}

fn write_segment(segment: &Segment, out: &mut String) {
    match segment {
        Segment::Html(html) => out.push_str(html),
        Segment::Heading { level, content, .. } => {
            let _ = write!(out, "<h{level}>");
            for segment in content {
                write_segment(segment, out);
            }
            let _ = write!(out, "</h{level}>");
        }
        Segment::Target { path, .. } => congkhai::text::escape(path, out),
        Segment::Evidence { code, .. } => congkhai::text::escape(code, out),
        Segment::Call { number, .. } => {
            let _ = write!(out, "<sup>{number}</sup>");
        }
        Segment::Table { .. } => out.push_str("<hr>"),
        Segment::Notes(notes) => notes.iter().flat_map(|note| &note.segments).for_each(|s| write_segment(s, out)),
    }
}

const BLOCKS: [&str; 20] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "div",
];

/// What a reader gets of a piece of HTML, in one line.
fn shape(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    let mut pieces: Vec<(bool, String)> = Vec::new();
    shape_of(fragment.root_element(), false, &mut pieces);
    let mut out = String::new();
    for at in 0..pieces.len() {
        let (is_block, piece) = &pieces[at];
        let beside = |other: Option<usize>| other.and_then(|n| pieces.get(n)).is_none_or(|(is_block, _)| *is_block);
        let mut text = piece.as_str();
        if !is_block && !text.starts_with('\u{1}') {
            text = if beside(at.checked_sub(1)) { text.trim_start() } else { text };
            text = if beside(at.checked_add(1)) { text.trim_end() } else { text };
        }
        out.push_str(text.trim_start_matches('\u{1}'));
    }
    out
}

fn shape_of(within: ElementRef<'_>, verbatim: bool, out: &mut Vec<(bool, String)>) {
    for child in within.children() {
        match child.value() {
            Node::Text(text) if verbatim => out.push((false, format!("\u{1}{}", &**text))),
            Node::Text(text) => {
                let mut collapsed = String::new();
                for c in text.chars() {
                    let c = if c.is_ascii_whitespace() { ' ' } else { c };
                    if c != ' ' || !collapsed.ends_with(' ') {
                        collapsed.push(c);
                    }
                }
                // pieces of one text may come apart
                match out.last_mut() {
                    Some((false, last)) if !last.ends_with('>') && !last.starts_with('\u{1}') => {
                        last.push_str(&collapsed);
                    }
                    _ => out.push((false, collapsed)),
                }
            }
            Node::Element(element) => {
                let name = element.name();
                let inner =
                    (name == "code" && verbatim) || (name == "div" && element.attr("class") == Some("table-wrap"));
                let block = BLOCKS.contains(&name) || name == "br";
                if !inner {
                    out.push((block, opening(element)));
                }
                shape_of(ElementRef::wrap(child).unwrap(), verbatim || name == "pre", out);
                if !inner && !matches!(name, "br" | "hr" | "img") {
                    out.push((block, format!("</{name}>")));
                }
            }
            _ => {}
        }
    }
}

fn opening(element: &scraper::node::Element) -> String {
    let mut out = format!("<{}", element.name());
    for (name, value) in element.attrs() {
        let kept = matches!((element.name(), name), ("a", "href" | "title") | ("img", "src" | "alt" | "title"))
            || matches!((element.name(), name), ("ol", "start") | ("li", "value"));
        let number = name == "class" && value == "num" || name == "align" && value == "right";
        if kept {
            let _ = write!(out, " {name}={}", decoded(value));
        } else if number {
            out.push_str(" right");
        } else if !matches!(name, "rel" | "loading" | "class" | "scope" | "tabindex" | "align") {
            let _ = write!(out, " {name}={value}");
        }
    }
    out.push('>');
    out
}

fn decoded(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
