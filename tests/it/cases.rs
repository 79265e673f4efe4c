//! Small sites that came from real mistakes, one folder each: `tests/cases/NAME/`.
//!
//! A folder holds a site (`content/…`, themes and packs if it needs them, or several sites in folders of their own) and `expected.yaml`: what
//! it shows, and the steps with what must come out. To add a case, add a folder. `CASE=NAME cargo test --test it cases::` runs one alone.
//!
//! ```yaml
//! about: A cell of 2.12 is 2,12          # one sentence
//! steps:                                 # one after another, in a copy of the folder
//!   - command: build                     # or check; default: build. Writes into SITE/public
//!     site: again                        # the site's folder within the case; default: the case's folder itself
//!     write: {content/a/unit.yaml: "…"}  # files of the case written before the run
//!     copy: {again/content/a/v.csv: public/a/v.csv}   # files copied before the run: to: from
//!     today: 2024-10-01                  # the stated day; this is the default
//!     options: [--strict]
//!     exit: 0                            # default: 0
//!     findings:                          # every finding in order, with its place, and none more; default: not looked at
//!       - CK0409 content/a/documents/thu.md:12:4
//!     says: ["…"]                        # each stands in what was printed (stderr)
//!     does_not_say: ["…"]
//!     files:                             # files of the case after the run
//!       public/a/van-ban/thu.html: {has: ["…"], has_not: ["…"], matches: ["REGEX"]}
//!     absent: [public/a/tep/Thumbs.db]   # files or folders that must not be there
//! ```
//!
//! Files are compared as UTF-8 (what is no UTF-8 is shown as U+FFFD); `\uFEFF` in YAML's double quotes is a byte order mark.

use crate::support::{Run, Site, contents, program, run};
use congkhai::diag::Diagnostics;
use congkhai::parse::yaml;
use regex_lite::Regex;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    #[serde(default = "build")]
    command: String,
    #[serde(default)]
    site: String,
    #[serde(default)]
    write: BTreeMap<String, String>,
    #[serde(default)]
    copy: BTreeMap<String, String>,
    #[serde(default = "day")]
    today: String,
    #[serde(default)]
    options: Vec<String>,
    #[serde(default)]
    exit: i32,
    findings: Option<Vec<String>>,
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    does_not_say: Vec<String>,
    #[serde(default)]
    files: BTreeMap<String, Wanted>,
    #[serde(default)]
    absent: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    #[serde(default)]
    has: Vec<String>,
    #[serde(default)]
    has_not: Vec<String>,
    #[serde(default)]
    matches: Vec<String>,
}

fn build() -> String {
    "build".to_owned()
}

fn day() -> String {
    "2024-10-01".to_owned()
}

#[test]
fn every_case_comes_out_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let only = std::env::var("CASE").ok();
    let mut names: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| only.as_ref().is_none_or(|only| path.ends_with(only)));
    names.sort();
    assert!(!names.is_empty(), "there is no such case");
    let wrong: String = names.iter().map(|path| complaints(path)).collect();
    assert!(wrong.is_empty(), "{wrong}");
}

/// What is wrong with a case; empty when all is as it should be.
fn complaints(folder: &Path) -> String {
    let name = folder.file_name().unwrap().to_string_lossy();
    let case = read(&folder.join("expected.yaml"));
    let site = Site::empty();
    for (path, bytes) in contents(folder) {
        site.write(&path, bytes);
    }
    let mut wrong = String::new();
    for (n, step) in case.steps.iter().enumerate() {
        let said = taken(&site, step);
        for complaint in judged(&site, step, &said) {
            let _ = writeln!(wrong, "{name} ({}), step {}: {complaint}", case.about, n + 1);
        }
        if !wrong.is_empty() {
            let _ = writeln!(wrong, "it printed:\n{}{}", said.stdout, said.stderr);
            break;
        }
    }
    wrong
}

fn read(path: &Path) -> Case {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut diagnostics = Diagnostics::default();
    let node = yaml::parse(&Arc::from("expected.yaml"), &text, 0, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{}: {diagnostics:?}", path.display());
    yaml::from_node(&node.unwrap()).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()))
}

/// Prepares the site and runs the command.
fn taken(site: &Site, step: &Step) -> Run {
    for (path, text) in &step.write {
        site.write(path, text);
    }
    for (to, from) in &step.copy {
        site.write(to, fs::read(site.path().join(from)).unwrap_or_else(|error| panic!("{from}: {error}")));
    }
    let at = site.path().join(&step.site);
    let mut command = program();
    command.arg(&step.command).arg(&at).args(["--today", &step.today]).args(&step.options);
    if step.command == "build" {
        // tests need not wait for the disk
        command.arg("--no-sync").arg("--output").arg(at.join("public"));
    }
    run(&mut command)
}

fn judged(site: &Site, step: &Step, said: &Run) -> Vec<String> {
    let mut wrong = Vec::new();
    if said.code != Some(step.exit) {
        wrong.push(format!("exit code {:?}, not {}", said.code, step.exit));
    }
    if let Some(wanted) = &step.findings {
        let found = findings(&said.stderr);
        if *wanted != found {
            wrong.push(format!("the findings are\n      - {}", found.join("\n      - ")));
        }
    }
    wrong.extend(step.says.iter().filter(|text| !said.stderr.contains(*text)).map(|text| format!("“{text}” unsaid")));
    wrong.extend(step.does_not_say.iter().filter(|text| said.stderr.contains(*text)).map(|t| format!("“{t}” is said")));
    for (path, wanted) in &step.files {
        match fs::read(site.path().join(path)) {
            Err(error) => wrong.push(format!("{path}: {error}")),
            Ok(bytes) => wrong.extend(compared(path, &String::from_utf8_lossy(&bytes), wanted)),
        }
    }
    wrong.extend(
        step.absent.iter().filter(|path| site.path().join(path).exists()).map(|path| format!("{path} is there")),
    );
    wrong
}

fn compared<'a>(path: &'a str, text: &'a str, wanted: &'a Wanted) -> impl Iterator<Item = String> + 'a {
    let fits = |pattern: &String| Regex::new(pattern).unwrap_or_else(|e| panic!("{pattern}: {e}")).is_match(text);
    let missing = wanted.has.iter().filter(|piece| !text.contains(*piece)).map(|piece| ("lacks", piece));
    let strange = wanted.has_not.iter().filter(|piece| text.contains(*piece)).map(|piece| ("has", piece));
    let unlike = wanted.matches.iter().filter(move |pattern| !fits(pattern)).map(|piece| ("does not match", piece));
    let all = missing.chain(strange).chain(unlike).map(move |(how, piece)| format!("{path} {how} “{piece}”"));
    let first = all.collect::<Vec<_>>();
    let shown = (!first.is_empty()).then(|| format!("{path} is\n{}", excerpt(text)));
    first.into_iter().chain(shown)
}

/// The part of a page that its author wrote, or the beginning of any other file.
fn excerpt(text: &str) -> String {
    let main = text.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).map_or(text, |(main, _)| main);
    main.chars().take(4000).collect()
}

/// `CK0409 content/a/thu.md:12:4` for each finding that was printed for people.
fn findings(said: &str) -> Vec<String> {
    let mut lines = said.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        let Some((_, rest)) = line.split_once('[').filter(|(kind, _)| matches!(*kind, "lỗi" | "cảnh báo")) else {
            continue;
        };
        let code = rest.split(']').next().unwrap_or_default();
        let place = lines.by_ref().find_map(|line| line.split_once("▸ ").map(|(_, place)| place.to_owned()));
        found.push(format!("{code} {}", place.unwrap_or_default()));
    }
    found
}
