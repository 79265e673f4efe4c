//! Nothing of the five real documents may be lost: their words, in runs of five within a line or cell, are found in the built pages of the
//! unit that they belong to.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::site::SiteOutput;
use congkhai::source::read_site;
use congkhai::text::words;
use jiff::civil::date;
use scraper::{Html, Node};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

const SEEDS: [(&str, &str); 5] = [
    ("000_247b1d936066e358.txt", "mn-19-8/"),
    ("001_41562778a1c642c3.txt", "mg-bong-hong/"),
    ("002_019987befb6b3f7d.txt", "mn-noong-luong/"),
    ("003_74e54d45ab8cd241.txt", "thcs-kim-son/"),
    ("004_ca174b15fec77d40.txt", "pgd-thanh-mien/"),
];

/// At least this share of the runs must be found.
const REQUIRED: f64 = 0.99;

fn sample() -> SiteOutput {
    let snapshot = read_site(Path::new(".")).unwrap();
    let outcome = build(&snapshot, &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ());
    assert_eq!(outcome.diagnostics.errors(), 0, "{:?}", outcome.diagnostics);
    outcome.output
}

/// The words that a reader sees on a page, in order; list numbers count as printed.
fn visible_words(html: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    let mut text = String::new();
    for node in document.tree.root().descendants() {
        match node.value() {
            Node::Text(piece) => {
                let hidden = node
                    .ancestors()
                    .any(|a| a.value().as_element().is_some_and(|e| matches!(e.name(), "script" | "style" | "title")));
                // the number of an editor's note stands inside a word of the original
                let mark = node.ancestors().any(|a| a.value().as_element().is_some_and(|e| e.name() == "sup"));
                if !hidden && !mark {
                    text.push_str(piece);
                }
            }
            Node::Element(element) => {
                if !matches!(element.name(), "mark" | "sup" | "a" | "em" | "strong" | "span") {
                    text.push(' ');
                }
                let list = node
                    .parent()
                    .filter(|p| element.name() == "li" && p.value().as_element().is_some_and(|e| e.name() == "ol"));
                if let Some(list) = list {
                    let start: usize = list
                        .value()
                        .as_element()
                        .and_then(|e| e.attr("start"))
                        .and_then(|s| s.parse().ok())
                        .unwrap_or(1);
                    let before = node
                        .prev_siblings()
                        .filter(|s| s.value().as_element().is_some_and(|e| e.name() == "li"))
                        .count();
                    text.push_str(&(start + before).to_string());
                    text.push(' ');
                }
            }
            _ => {}
        }
    }
    words(&text)
}

/// Lines and cells of a seed without the rubbish of its conversion.
fn blocks(seed: &str) -> Vec<Vec<String>> {
    let mut clean = seed.to_owned();
    while let Some(start) = clean.find("[bookmark") {
        let end = clean[start..].find(']').map_or(clean.len(), |at| start + at + 1);
        clean.replace_range(start..end, "");
    }
    clean.split(['\n', '\t']).map(words).filter(|block| !block.is_empty()).collect()
}

#[test]
fn nothing_of_the_seeds_is_lost() {
    let output = sample();
    for (file, unit) in SEEDS {
        let pages = output
            .artifacts
            .iter()
            .filter(|(route, _)| route.as_str().starts_with(unit) && route.as_str().ends_with(".html"));
        let mut published: HashSet<String> = HashSet::new();
        let mut whole = String::from(" ");
        for (_, bytes) in pages {
            let words = visible_words(std::str::from_utf8(bytes).unwrap());
            published.extend(words.windows(5).map(|run| run.join(" ")));
            whole.push_str(&words.join(" "));
            whole.push_str(" \u{0} ");
        }
        let seed = fs::read_to_string(Path::new("tests/seeds").join(file)).unwrap();
        let (mut found, mut missing) = (0_usize, Vec::new());
        for block in blocks(&seed) {
            let runs: Vec<String> = if block.len() < 5 {
                vec![block.join(" ")]
            } else {
                block.windows(5).map(|run| run.join(" ")).collect()
            };
            for run in runs {
                let there = if run.split(' ').count() == 5 {
                    published.contains(&run)
                } else {
                    whole.contains(&format!(" {run} "))
                };
                if there {
                    found += 1;
                } else {
                    missing.push(run);
                }
            }
        }
        let total = found + missing.len();
        #[allow(clippy::cast_precision_loss)]
        let share = found as f64 / total as f64;
        assert!(share >= REQUIRED, "{file}: only {:.2} % found; missing: {missing:#?}", share * 100.0);
    }
}

#[test]
fn slips_of_the_originals_stay_and_are_noted() {
    let output = sample();
    let page = |path: &str| {
        let (_, bytes) =
            output.artifacts.iter().find(|(route, _)| route.as_str() == path).unwrap_or_else(|| panic!("no {path}"));
        String::from_utf8(bytes.to_vec()).unwrap()
    };
    let plan = page("mn-19-8/van-ban/ke-hoach-tap-huan-tu-danh-gia.html");
    assert!(plan.contains("<mark>") && plan.contains("1à") && plan.contains("id=\"ghi-chu-1\""));
    let annex = page("mn-noong-luong/van-ban/ke-hoach-khao-thi-kiem-dinh.html");
    assert!(annex.contains("19/2028"), "published as it was");
    assert!(annex.contains("19/2018"), "and explained");
}
