//! The theme's contract: what templates get changes with its number only, and the pages on making a theme name all there is.

use crate::support::{Site, contents};
use congkhai::site::view::View;
use congkhai::theme::CONTRACT;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

const NUMBER: &str = "tests/golden/contract/NUMBER.txt";
const PAGES: [&str; 2] = ["docs/theme.md", "docs/giao-dien.md"];
/// Views that no template gets, and the list of the others.
const NO_VIEWS: [&str; 4] = ["dataset.rs", "feed.rs", "ics.rs", "mod.rs"];
const TO_DO: &str = "What templates get has changed. Raise CONTRACT in src/theme/mod.rs and themes/mac-dinh/theme.yaml by one, say in \
    CHANGELOG.md (its first lines have the number too) and docs/ what makers of themes have to mend, then run UPDATE_GOLDEN=1 cargo test \
    --test it contract:: ; the golden of CK0901 in tests/diagnostics names the number too.";

/// The declarations of all views, without their words, in the order of their text: it does not matter in which file one stands.
fn declarations() -> String {
    let mut found = Vec::new();
    for entry in fs::read_dir("src/site/view").unwrap() {
        let path = entry.unwrap().path();
        if NO_VIEWS.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        let mut declaration = String::new();
        for line in fs::read_to_string(path).unwrap().lines() {
            if line.starts_with("pub struct") || line.starts_with("pub enum") || line.starts_with("#[serde") {
                declaration.push_str(line);
            } else if !declaration.is_empty() && !line.trim_start().starts_with("//") {
                declaration.push_str(line.trim());
            }
            if line == "}" && !declaration.is_empty() {
                found.push(std::mem::take(&mut declaration));
            }
        }
    }
    found.sort();
    found.join("\n")
}

#[test]
fn what_templates_get_changes_with_its_number_only() {
    let declarations = declarations();
    assert!(declarations.lines().count() > 80, "{declarations}");
    let digest = Sha256::digest(declarations.as_bytes());
    let hash = digest.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    });
    let made = format!("{CONTRACT} {hash}\n");
    let recorded = fs::read_to_string(NUMBER).unwrap();
    let (number, known) = recorded.trim().split_once(' ').unwrap();
    let (was, is): (u32, u32) = (number.parse().unwrap(), CONTRACT.parse().expect("the contract has a number"));
    assert!(was < is || (was == is && known == hash), "{was} {known} is now {made}{TO_DO}");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(NUMBER, made).unwrap();
    } else {
        assert_eq!(recorded, made, "{TO_DO}");
    }
}

#[test]
fn every_place_names_the_same_number() {
    let places = [
        ("themes/mac-dinh/theme.yaml", format!("contract: {CONTRACT}")),
        (PAGES[0], format!("contract: {CONTRACT}")),
        (PAGES[1], format!("contract: {CONTRACT}")),
        ("CHANGELOG.md", format!("What changed for people who use congkhai. Theme contract: {CONTRACT}.")),
    ];
    for (path, wanted) in places {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.lines().any(|line| line == wanted), "“{wanted}” is missing in {path}. {TO_DO}");
    }
}

/// The rows of a page's tables: the name in the first cell, the words in backticks of the second.
fn rows(page: &str) -> Vec<(String, BTreeSet<String>)> {
    let text = fs::read_to_string(page).unwrap();
    let cells = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `")?.split('|');
        let name = cells.next()?.trim().trim_end_matches('`').to_owned();
        Some((name, cells.next()?.split('`').skip(1).step_by(2).map(str::to_owned).collect()))
    });
    cells.collect()
}

/// What a template takes from whoever includes it or from its view: names that it uses and does not set itself.
fn needs(template: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(format!("themes/mac-dinh/{template}")).unwrap();
    let (mut used, mut set) = (BTreeSet::new(), BTreeSet::from(["chrome", "t", "official", "loop"].map(str::to_owned)));
    let tags = |opening: &str, closing: &str| -> Vec<String> {
        text.split(opening).skip(1).filter_map(|rest| rest.split(closing).next()).map(str::to_owned).collect()
    };
    for tag in tags("{{", "}}").iter().chain(&tags("{%", "%}")) {
        let tag = tag.trim_matches(['-', ' ']);
        let quoted = tag.split('"').nth(1).unwrap_or_default();
        let (word, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let read = match word {
            "extends" | "block" | "endblock" => continue,
            "include" => {
                used.extend(needs(quoted));
                continue;
            }
            "set" => {
                let (name, value) = rest.split_once('=').unwrap_or((rest, ""));
                set.insert(name.trim().to_owned());
                value
            }
            "for" => {
                let (names, list) = rest.split_once(" in ").unwrap();
                set.extend(names.split(',').map(|name| name.trim().to_owned()));
                list
            }
            _ => tag,
        };
        used.extend(names(read));
    }
    used.retain(|name| !set.contains(name));
    used
}

/// Names of variables in an expression: not what stands in quotes, after a point or after a bar.
fn names(expression: &str) -> BTreeSet<String> {
    const WORDS: [&str; 13] =
        ["if", "elif", "else", "endif", "endfor", "endset", "not", "and", "or", "is", "in", "true", "false"];
    let bare: String = expression.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let (mut found, mut before, mut word) = (BTreeSet::new(), ' ', String::new());
    for c in bare.chars().chain([' ']) {
        if c.is_ascii_alphanumeric() || c == '_' {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let is_name = !word.starts_with(|c: char| c.is_ascii_digit()) && !WORDS.contains(&word.as_str());
            if is_name && !matches!(before, '.' | '|') {
                found.insert(word.clone());
            }
            (word, before) = (String::new(), ' ');
        }
        if c != ' ' {
            before = c;
        }
    }
    found
}

#[test]
fn the_pages_on_themes_name_every_template_and_part_with_what_it_gets() {
    for page in PAGES {
        let rows = rows(page);
        let row = |name: &str| {
            rows.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("{page} does not name {name}")).1.clone()
        };
        let mut parts: Vec<String> = fs::read_dir("themes/mac-dinh/parts")
            .unwrap()
            .map(|entry| format!("parts/{}", entry.unwrap().file_name().into_string().unwrap()))
            .collect();
        parts.sort();
        for part in &parts {
            let written = row(part);
            let bare: BTreeSet<String> = written.iter().map(|name| name.trim_end_matches('?').to_owned()).collect();
            assert_eq!(bare, needs(part), "{page}: what {part} needs");
        }
        for template in View::TEMPLATES {
            row(template);
        }
        let gone: Vec<&String> = rows
            .iter()
            .map(|(name, _)| name)
            .filter(|name| name.ends_with(".html") && *name != "base.html" && !name.contains('*'))
            .filter(|name| !View::TEMPLATES.contains(&name.as_str()) && !parts.contains(name))
            .collect();
        assert!(gone.is_empty(), "{page} names {gone:?}, which are not there");
    }
}

/// The files that a page shows: a line that is a name in backticks and a colon, then a fenced block.
fn shown_files(page: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(page).unwrap();
    let mut files = Vec::new();
    for block in text.split("`:\n\n```").skip(1).zip(text.split("`:\n\n```")) {
        let (after, before) = block;
        let name = before.rsplit('`').next().unwrap().to_owned();
        let body = after.split_once('\n').unwrap().1.split("\n```").next().unwrap();
        files.push((name, format!("{body}\n")));
    }
    files
}

#[test]
fn the_worked_example_of_the_pages_is_a_site() {
    for page in PAGES {
        let files = shown_files(page);
        assert!(files.len() >= 4, "{page} shows {} files", files.len());
        let site =
            files.iter().fold(Site::with_page("gioi-thieu", "Trường có **6** lớp.\n"), |site, (name, text)| {
                site.with(name, text)
            });
        site.build().exits(0).does_not_say("CK");
        let made = contents(&site.public());
        let pages: Vec<String> = made
            .iter()
            .filter(|(name, _)| name.ends_with(".html"))
            .map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap())
            .collect();
        assert!(pages.len() > 5, "{} pages", pages.len());
        let own: Vec<&String> = pages.iter().filter(|html| html.contains("<strong>6</strong>")).collect();
        assert_eq!(own.len(), 1, "the unit's own page");
        assert_eq!(pages.iter().filter(|html| html.contains("Hỏi thêm: <a href=")).count(), 1);
        assert!(own[0].contains("Hỏi thêm: <a href="), "{}", own[0]);
        for html in &pages {
            assert!(html.contains(">Bỏ qua phần đầu</a>"), "the word is replaced on every page: {html}");
            assert!(html.contains("Tính đến ngày"), "the other words are the default's: {html}");
        }
        // and a mistake in it is shown with its place
        site.write(
            "themes/rieng/page.html",
            "{% extends \"base.html\" %}\n{% block content %}{{ titel }}{% endblock %}\n",
        );
        site.check().exits(1).says("themes/rieng/page.html:2:23");
    }
}
