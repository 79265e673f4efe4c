//! The theme's contract as a document: the schema of every view and its number are golden, and the pages on making a theme name all there is.
//!
//! `UPDATE_GOLDEN=1 cargo test --test it contract::` renews the schema, `docs/views.md` and every place that names the number. It never hides
//! a change: what templates get may not change under the same number.

use crate::support::{Site, contents};
use congkhai::site::view::contract;
use congkhai::theme::CONTRACT;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

const SCHEMA: &str = "tests/golden/contract/views.json";
const NUMBER: &str = "tests/golden/contract/NUMBER.txt";
const REFERENCE: &str = "docs/views.md";
const PAGES: [&str; 2] = ["docs/theme.md", "docs/giao-dien.md"];
const TO_DO: &str = "What templates get has changed. Raise CONTRACT in src/theme/mod.rs by one, say in CHANGELOG.md what makers of themes \
    have to mend, then run UPDATE_GOLDEN=1 cargo test --test it contract:: (twice: the first run renews themes/mac-dinh/theme.yaml, which \
    is part of the program), and the golden of CK0901 with it (diagnostics::).";

fn renews() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

/// Compares a file with what it should be, or writes it.
#[track_caller]
fn is_golden(path: &str, made: &str) {
    if renews() {
        fs::create_dir_all("tests/golden/contract").unwrap();
        fs::write(path, made).unwrap();
        return;
    }
    let golden = fs::read_to_string(path).unwrap_or_default();
    let differs = golden.lines().zip(made.lines()).enumerate().find(|(_, (was, is))| was != is);
    assert!(
        golden == made,
        "{path} is not what the views say: {differs:?}\nUPDATE_GOLDEN=1 cargo test --test it contract:: renews it"
    );
}

/// A schema without its words: these may change at any time.
fn shape(schema: &Value) -> Value {
    match schema {
        Value::Object(entries) => {
            let kept = entries.iter().filter(|(key, value)| *key != "description" || !value.is_string());
            Value::Object(kept.map(|(key, value)| (key.clone(), shape(value))).collect())
        }
        Value::Array(values) => Value::Array(values.iter().map(shape).collect()),
        other => other.clone(),
    }
}

#[test]
fn the_schema_of_the_views_is_golden() {
    let mut text = serde_json::to_string_pretty(&contract()).unwrap();
    text.push('\n');
    is_golden(SCHEMA, &text);
    is_golden(REFERENCE, &reference(&contract()));
}

#[test]
fn what_templates_get_changes_with_its_number_only() {
    let digest = Sha256::digest(shape(&contract()).to_string().as_bytes());
    let hash = digest.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    });
    let recorded = fs::read_to_string(NUMBER).unwrap_or_default();
    if let Some((number, known)) = recorded.trim().split_once(' ') {
        let (was, is): (u32, u32) = (number.parse().unwrap(), CONTRACT.parse().expect("the contract has a number"));
        assert!(was < is || (was == is && known == hash), "number {is}, recorded {was}. {TO_DO}");
    }
    is_golden(NUMBER, &format!("{CONTRACT} {hash}\n"));
}

#[test]
fn every_place_names_the_same_number() {
    let places = [
        ("themes/mac-dinh/theme.yaml", "contract: "),
        (PAGES[0], "contract: "),
        (PAGES[1], "contract: "),
        ("CHANGELOG.md", "What changed for people who use congkhai. Theme contract: "),
    ];
    for (path, opening) in places {
        let text = fs::read_to_string(path).unwrap();
        let line = text.lines().find(|line| line.starts_with(opening)).unwrap_or_else(|| panic!("no number in {path}"));
        let ending = if path.ends_with("LOG.md") { "." } else { "" };
        let wanted = format!("{opening}{CONTRACT}{ending}");
        if line != wanted && renews() {
            fs::write(path, text.replacen(line, &wanted, 1)).unwrap();
        } else {
            assert_eq!(line, wanted, "{path}: {TO_DO}");
        }
    }
}

/// `docs/views.md`: a table for each template and for each thing that views are made of.
fn reference(contract: &Value) -> String {
    let mut out = format!(
        "# What templates get\n\nContract {CONTRACT}. Made from `src/site/view` by `tests/it/contract.rs`; the same as a JSON Schema: \
         [views.json](../{SCHEMA}). How to make a theme: [theme.md](theme.md), [giao-dien.md](giao-dien.md).\n\n\
         Fields that end in `_html` are finished HTML (`{{{{ x_html | safe }}}}`), all other text is escaped by the template. \
         `?`: may be absent (null).\n\n# Templates\n"
    );
    for (template, schema) in contract["templates"].as_object().unwrap() {
        section(&mut out, &format!("`{template}`"), schema);
    }
    out.push_str("\n# Parts of views\n");
    for (name, schema) in contract["$defs"].as_object().unwrap() {
        section(&mut out, name, schema);
    }
    out
}

fn section(out: &mut String, heading: &str, schema: &Value) {
    let described = |schema: &Value| schema["description"].as_str().unwrap_or_default().replace('\n', " ");
    let _ = write!(out, "\n## {heading}\n\n{}\n", described(schema));
    let choices = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
    let fields: Vec<(bool, &Map<String, Value>)> = match (schema["properties"].as_object(), choices) {
        (Some(fields), _) => vec![(false, fields)],
        (None, Some(choices)) => choices.iter().filter_map(|c| Some((true, c["properties"].as_object()?))).collect(),
        (None, None) => Vec::new(),
    };
    if fields.is_empty() {
        return;
    }
    if fields.iter().any(|(choice, _)| *choice) {
        out.push_str("\nOne of these:\n");
    }
    out.push_str("\n| field | holds | |\n|---|---|---|\n");
    for (name, field) in fields.iter().flat_map(|(_, fields)| fields.iter()) {
        let _ = writeln!(out, "| `{name}` | {} | {} |", kind(field), described(field).replace('|', "\\|"));
    }
}

/// What a field holds, in a few words: `text`, `list of [Link](#link)`, `number?`.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(inner) = schema["anyOf"].as_array().and_then(|all| all.first()) {
        return format!("{}?", kind(inner));
    }
    let one = |name: &str| match name {
        "string" => "text".to_owned(),
        "integer" => "number".to_owned(),
        "boolean" => "true or false".to_owned(),
        "array" => format!("list of {}", kind(&schema["items"])),
        other => other.to_owned(),
    };
    match &schema["type"] {
        Value::String(name) => one(name),
        Value::Array(names) => format!("{}?", one(names[0].as_str().unwrap_or_default())),
        _ => "one of its kinds".to_owned(),
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
    let contract = contract();
    let templates = contract["templates"].as_object().unwrap();
    for page in PAGES {
        let rows = rows(page);
        let row = |name: &str| {
            rows.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("{page} does not name {name}")).1.clone()
        };
        let mut optional = BTreeSet::new();
        let mut parts: Vec<String> = fs::read_dir("themes/mac-dinh/parts")
            .unwrap()
            .map(|entry| format!("parts/{}", entry.unwrap().file_name().into_string().unwrap()))
            .collect();
        parts.sort();
        for part in &parts {
            let written = row(part);
            let bare: BTreeSet<String> = written.iter().map(|name| name.trim_end_matches('?').to_owned()).collect();
            optional.extend(written.iter().filter_map(|name| Some(name.strip_suffix('?')?.to_owned())));
            assert_eq!(bare, needs(part), "{page}: what {part} needs");
        }
        for (template, schema) in templates {
            row(template);
            let fields = schema["properties"].as_object().unwrap();
            let unknown: Vec<String> =
                needs(template).into_iter().filter(|n| !fields.contains_key(n) && !optional.contains(n)).collect();
            assert!(unknown.is_empty(), "{template} uses {unknown:?}, which its view does not have");
        }
        let gone: Vec<&String> = rows
            .iter()
            .map(|(name, _)| name)
            .filter(|name| name.ends_with(".html") && *name != "base.html" && !name.contains('*'))
            .filter(|name| !templates.contains_key(*name) && !parts.contains(name))
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
            // the unit in English has the default's words
            .filter(|(name, _)| name.ends_with(".html") && !name.starts_with("en/"))
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
