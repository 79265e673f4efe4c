//! One golden file for each code: a small site and, word for word, what `congkhai check` says of it.
//!
//! A golden file begins with a sentence on what it shows. Then come sections, each headed by a line `=== path ===`: a file of the site. The
//! head may end in `(hex)` (bytes as hexadecimal digits), `(word)` (a Word file with this in its body), `(escaped)` (`\u{200b}` stands for that
//! character), `(symlink to TARGET)` or `(size N)` (N zero bytes). The last section, `=== expected ===`, is what the program must print.
//!
//! `UPDATE_GOLDEN=1 cargo test --test it diagnostics` rewrites the expected sections. Read what it wrote as a school clerk would.

use crate::support::Site;
use crate::word_files::WordFile;
use congkhai::diag::codes;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const EXPECTED: &str = "=== expected ===\n";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// The codes that have a golden file.
fn goldens() -> BTreeSet<String> {
    let names = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.map(|name| name.strip_suffix(".txt").expect("golden files end in .txt").to_owned()).collect()
}

#[test]
fn every_code_has_a_golden_and_every_golden_a_code() {
    let codes: BTreeSet<String> = codes::ALL.iter().map(|code| code.id.to_owned()).collect();
    assert_eq!(codes, goldens());
}

#[test]
fn every_golden_is_said_word_for_word() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for code in goldens() {
        let path = folder().join(format!("{code}.txt"));
        let golden = fs::read_to_string(&path).unwrap();
        let (site, expected) = golden.split_once(EXPECTED).unwrap_or((&golden, ""));
        let run = made(site, &code).check();
        let has_errors = run.stderr.lines().any(|line| line.starts_with("lỗi["));
        let run = run.exits(i32::from(has_errors)).says(&format!("[{code}]"));
        assert_eq!(run.stdout, "", "{code}: findings for people go to stderr");
        assert_named(&run.stderr, site, &code);
        let said = findings(&run.stderr);
        if said == expected {
            continue;
        }
        if update {
            fs::write(&path, format!("{site}{EXPECTED}{said}")).unwrap();
        } else {
            wrong.push(format!("{code}: expected\n{expected}\n{code}: said\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n(UPDATE_GOLDEN=1 rewrites the expected sections)", wrong.join("\n"));
}

/// What is said of mistakes: `check` ends with the duties of the site and where more is told, which have tests of their own.
fn findings(said: &str) -> String {
    const ENDS: [&str; 2] = ["việc công khai đến ngày ", "Gõ “congkhai explain "];
    said.split_inclusive('\n').filter(|line| !ENDS.iter().any(|end| line.starts_with(end))).collect()
}

/// Every finding names a path; if that is a text file of the site, also line and column.
fn assert_named(said: &str, site: &str, code: &str) {
    let texts: Vec<&str> = heads(site)
        .filter(|head| !head.contains(" (") || head.ends_with(" (escaped)"))
        .map(|head| head.trim_end_matches(" (escaped)"))
        .collect();
    let mut findings = said.lines().peekable();
    while let Some(line) = findings.next() {
        if !line.starts_with("lỗi[") && !line.starts_with("cảnh báo[") {
            continue;
        }
        if line.contains("[CK0105]") {
            continue; // a file with a name like that is not opened
        }
        let named = findings.peek().and_then(|next| next.split_once("▸ ")).map(|(_, place)| place);
        let place = named.unwrap_or_else(|| panic!("{code}: no place under “{line}”"));
        let Some(file) = texts.iter().find(|file| place.starts_with(**file)) else { continue };
        let numbers: Vec<&str> = place[file.len()..].split(':').collect();
        let fits = matches!(numbers.as_slice(), ["", line, column] if [line, column].iter().all(|n| n.parse::<usize>().is_ok_and(|n| n > 0)));
        assert!(fits, "{code}: “{place}” is not {file}:line:column");
    }
}

/// The heads of the sections, without the marks around them.
fn heads(golden: &str) -> impl Iterator<Item = &str> {
    golden.lines().filter_map(head)
}

fn head(line: &str) -> Option<&str> {
    line.strip_prefix("=== ")?.strip_suffix(" ===")
}

/// Makes the site that a golden file describes.
fn made(golden: &str, code: &str) -> Site {
    let site = Site::empty();
    let mut sections: Vec<(&str, String)> = Vec::new();
    for line in golden.split_inclusive('\n') {
        match (head(line.trim_end()), sections.last_mut()) {
            (Some(head), _) => sections.push((head, String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => {} // what the file says about itself
        }
    }
    assert!(!sections.is_empty(), "{code}: no sections");
    for (head, text) in sections {
        let (path, kind) = head.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).unwrap_or((head, ""));
        match kind.split_once(' ') {
            None if kind.is_empty() => site.write(path, text),
            None if kind == "hex" => site.write(path, bytes(&text)),
            None if kind == "word" => site.write(path, WordFile::of(&text).bytes()),
            None if kind == "escaped" => site.write(path, unescaped(&text)),
            Some(("size", length)) => site.write_zeros(path, length.parse().unwrap()),
            Some(("symlink", target)) => symlink(&site, path, target.strip_prefix("to ").unwrap()),
            _ => panic!("{code}: “{kind}” is no kind of section"),
        }
    }
    site
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.split_whitespace().map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
}

fn unescaped(text: &str) -> String {
    let mut pieces = text.split("\\u{");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_once('}').unwrap();
        out.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

#[cfg(unix)]
fn symlink(site: &Site, path: &str, target: &str) {
    site.write(&format!("{path}.x"), "");
    fs::remove_file(site.path().join(format!("{path}.x"))).unwrap();
    std::os::unix::fs::symlink(target, site.path().join(path)).unwrap();
}

#[cfg(not(unix))]
fn symlink(_: &Site, _: &str, _: &str) {}
