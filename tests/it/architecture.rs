//! The invariants of the architecture, kept by reading the source: who may know whom, who may touch the disk, the clock and the screen.

use crate::source_code::{named, shipped, sources};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Each module and the modules it may know. A module may only name modules above it in this list, so no circle can form.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("ledger", &["text"]),
    ("diag", &["text"]),
    ("source", &["text", "diag"]),
    ("parse", &["text", "diag"]),
    ("explain", &["text", "diag", "parse"]),
    ("pack", &["text", "diag", "parse"]),
    ("schema", &["text", "diag", "parse", "pack"]),
    ("model", &["text", "ledger", "diag", "source", "parse", "pack"]),
    ("derive", &["text", "ledger", "diag", "parse", "pack", "model"]),
    ("check", &["text", "diag", "pack", "model", "derive"]),
    ("privacy", &["text", "ledger", "diag", "source", "parse", "pack", "model"]),
    ("theme", &["text", "diag", "source", "parse"]),
    ("site", &["text", "ledger", "diag", "source", "parse", "pack", "model", "derive", "theme"]),
    ("render", &["text", "theme", "site"]),
    ("publish", &["text", "site"]),
    ("pipeline", &["text", "diag", "source", "pack", "model", "derive", "check", "privacy", "theme", "site", "render"]),
    ("serve", &["text", "diag", "source", "explain", "pack", "model", "site", "render", "pipeline"]),
    (
        "cli",
        &[
            "text", "ledger", "diag", "source", "parse", "explain", "pack", "model", "derive", "check", "theme",
            "site", "render", "publish", "pipeline", "schema", "serve",
        ],
    ),
];

fn module_of(path: &Path) -> String {
    let inner = path.strip_prefix("src").unwrap();
    let first = inner.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The crate's modules that code names.
fn named_modules(code: &str) -> BTreeSet<String> {
    let from_root = named(code).into_iter().filter(|n| n.path[0] == "crate");
    from_root.filter_map(|n| n.path.get(1).cloned()).collect()
}

#[test]
fn modules_know_only_what_they_may() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_KNOW.iter().copied().collect();
    let order: Vec<&str> = MAY_KNOW.iter().map(|(name, _)| *name).collect();
    for (at, (name, known)) in MAY_KNOW.iter().enumerate() {
        assert!(known.iter().all(|k| order[..at].contains(k)), "{name} may only know modules above it");
    }
    let mut seen = BTreeSet::new();
    for (path, text) in sources() {
        let module = module_of(&path);
        if module == "lib" || module == "main" {
            continue;
        }
        let known = allowed.get(module.as_str()).unwrap_or_else(|| panic!("{} is in no list", path.display()));
        for name in named_modules(&shipped(&text)).into_iter().filter(|n| order.contains(&n.as_str()) && *n != module) {
            assert!(known.contains(&name.as_str()), "{}: {module} must not know {name}", path.display());
        }
        seen.insert(module);
    }
    assert_eq!(seen.len(), MAY_KNOW.len(), "the list names modules that are gone");
}

#[test]
fn templates_get_views_and_nothing_else() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/render")) {
        for name in named_modules(&shipped(&text)) {
            assert!(["text", "theme", "site"].contains(&name.as_str()), "{}", path.display());
        }
        for rest in shipped(&text).split("crate::site::").skip(1) {
            assert!(rest.starts_with("view"), "{}: render knows views only", path.display());
        }
    }
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/theme")) {
        assert!(!shipped(&text).contains("register_function"), "{}: a template has no way out", path.display());
    }
}

#[test]
fn disk_clock_environment_and_screen_have_one_door_each() {
    let doors: &[(&[&str], &[&str])] = &[
        (&["std::fs", "fs::File", "fs::read", "fs::write"], &["source", "publish", "cli"]),
        (&["SystemTime", "Instant::now"], &["cli"]),
        (&["std::env"], &["cli"]),
        (&["println!", "print!(", "process::exit"], &["cli"]),
        // a build starts no process
        (&["process::Command", "Command::new("], &["cli"]),
    ];
    for (path, text) in sources() {
        let module = module_of(&path);
        let code = shipped(&text);
        for (words, homes) in doors {
            for word in words.iter().filter(|w| code.contains(**w)) {
                assert!(homes.contains(&module.as_str()), "{}: “{word}” belongs in {homes:?}", path.display());
            }
        }
    }
}

#[test]
fn law_is_data() {
    // no article, no deadline and no pack's id in code: a new circular is a new file
    let ids = [
        "tt19-2018",
        "tt18-2018",
        "tt17-2018",
        "tt25-2014",
        "tt42-2012",
        "tt57-2026",
        "tt36-2017",
        "tt09-2024",
        "finance-disclosure",
        "tt26-2026",
        "tt48-2026",
    ];
    for (path, text) in sources() {
        let code = shipped(&text);
        for id in ids {
            assert!(!code.contains(id), "{} names {id}", path.display());
        }
        assert!(!code.contains("Điều "), "{} quotes an article", path.display());
    }
}

/// Words of rules that were code once, each with the pack that has them now. A literal stands here with its quotes.
const LAW_WORDS: &[(&str, &str)] = &[
    ("\"mam-non\"", "schools.yaml: kinds of schools"),
    ("\"mam_non\"", "schools.yaml: audiences"),
    ("\"tieu-hoc\"", "schools.yaml: kinds of schools"),
    ("\"tieu_hoc\"", "schools.yaml: audiences"),
    ("\"thcs\"", "schools.yaml: kinds of schools"),
    ("\"thpt\"", "schools.yaml: kinds of schools"),
    ("\"lien-cap\"", "schools.yaml: a school of several levels is a role"),
    ("\"quan-ly\"", "schools.yaml: an office is a role"),
    ("MiddleSchool", "schools.yaml: schema.org types"),
    ("THRESHOLD", "schools.yaml: least_hide_below"),
    ("SOON", "calendar.yaml: soon"),
    ("[14, 3]", "calendar.yaml: reminders"),
    ("\"MC.", "evidence_code.pattern of a framework"),
    ("b\"MC.", "evidence_code.pattern of a framework"),
    ("b'H'", "evidence_code.pattern of a framework"),
    ("\"current_state\"", "criterion-sheet.yaml: says: indicators"),
    ("\"self_assessment\"", "criterion-sheet.yaml: says: level"),
    ("Chỉ báo ", "criterion-sheet.yaml: indicator_word"),
    ("\"muc ", "criterion-sheet.yaml: level_word"),
    ("\"establish_council\"", "criterion-sheet.yaml: on_site of a step"),
    ("report_part_", "criterion-sheet.yaml: report.parts"),
    ("\"improvement_supervision\"", "criterion-sheet.yaml: improvement_plan_table"),
    ("\"muc_thu\"", "role: fee_amount of a column"),
    ("cá biệt", "nd30-2020.yaml: title of a kind of document"),
    (", năm học\")", "title_ends of a form"),
    ("month() < 3", "nd30-2020.yaml: dates"),
    ("month() >= 7", "calendar.yaml: planned_from"),
    ("public_schools", "ownership of a budget report"),
    ("month() >= 9", "calendar.yaml: school_year"),
    ("month >= 9", "calendar.yaml: school_year"),
    (", 9, 1)", "calendar.yaml: school_year"),
    (", 8, 31)", "calendar.yaml: school_year"),
    (", 5, 1)", "calendar.yaml: earliest"),
    ("NĐ-CP", "number of a pack"),
    ("/TT-B", "number of a pack"),
    ("quarter_end", "calendar.yaml: budget_periods"),
    ("\"quý ", "calendar.yaml: budget_periods"),
    ("\"3 tháng", "calendar.yaml: budget_periods"),
    ("\"6 tháng", "calendar.yaml: budget_periods"),
    ("\"9 tháng", "calendar.yaml: budget_periods"),
    ("tháng đầu năm", "calendar.yaml: budget_periods"),
    ("HalfYear", "calendar.yaml: budget_periods"),
    ("Quarter", "calendar.yaml: budget_periods"),
    ("level_4", "further of a framework"),
    ("level_3", "thresholds of a framework"),
    ("hard_area", "thresholds of a framework"),
    ("specialised", "thresholds of a framework"),
];

#[test]
fn rules_that_became_data_stay_data() {
    for (path, text) in sources() {
        let code = shipped(&text);
        let said: Vec<_> = LAW_WORDS.iter().filter(|(word, _)| code.contains(word)).collect();
        assert!(said.is_empty(), "{}: words of the law, and their places: {said:?}", path.display());
    }
}

/// Read by a field's name alone: one that another struct has, too, is passed over.
#[test]
fn what_packs_say_is_read_somewhere() {
    let codes: Vec<(bool, String)> =
        sources().into_iter().map(|(path, text)| (path.starts_with("src/pack"), shipped(&text))).collect();
    let field = regex_lite::Regex::new(r"(?m)^    pub ([a-z_0-9]+): ").unwrap();
    let structs = regex_lite::Regex::new(r"(?s)Deserialize\)\]\n(?:#\[[^\n]*\n)*pub struct \w+ \{.*?\n\}").unwrap();
    let mut count = 0;
    for (_, code) in codes.iter().filter(|(of_packs, _)| *of_packs) {
        for own in structs.find_iter(code) {
            for name in field.captures_iter(own.as_str()).map(|found| found[1].to_owned()) {
                let read = [format!(".{name}"), format!(" {name},"), format!(" {name} }}")];
                let elsewhere = |other: &String| {
                    let rest = if std::ptr::eq(other, code) { other.replace(own.as_str(), "") } else { other.clone() };
                    read.iter().any(|read| {
                        rest.match_indices(read.as_str()).any(|(at, whole)| {
                            !rest[at + whole.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
                        })
                    })
                };
                assert!(
                    codes.iter().any(|(_, other)| elsewhere(other)),
                    "“{name}” is read nowhere: use it, or make it a note"
                );
                count += 1;
            }
        }
    }
    assert!(count > 200, "{count}");
}

/// Where tags may be written besides `render` and the prose parser: the preview, what a school has written, and `<br>` in Markdown. A cell is data, and the template decides.
const WRITE_TAGS: &[&str] = &[
    "src/parse/word/markdown/mod.rs",
    "src/serve/elsewhere.rs",
    "src/serve/findings.rs",
    "src/serve/http.rs",
    "src/serve/overlay.rs",
    "src/site/prose_view.rs",
];

#[test]
fn tags_are_written_behind_few_doors() {
    let mut writers = BTreeSet::new();
    for (path, text) in sources() {
        if path.starts_with("src/render") || path.starts_with("src/parse/prose") {
            continue;
        }
        let code = shipped(&text).replace("'\\\"'", "").replace("'\"'", "").replace("\\\"", "'");
        let is_tag = |text: &str| {
            text.match_indices('<').any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_lowercase()))
        };
        if code.split('"').skip(1).step_by(2).any(is_tag) {
            writers.insert(path.to_string_lossy().replace('\\', "/"));
        }
    }
    assert_eq!(writers, WRITE_TAGS.iter().map(|path| (*path).to_owned()).collect());
}

#[test]
fn links_of_pages_know_the_language() {
    // files of data and feeds are there once, for all languages
    let once = ["route.rs", "setting.rs", "feed.rs", "disclosure_data.rs"];
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/site")) {
        let of_files = once.iter().any(|name| path.ends_with(name));
        assert!(of_files || !shipped(&text).contains("href_from"), "{}: link through Setting::href", path.display());
    }
}

#[test]
fn every_module_says_what_it_is() {
    for (path, text) in sources() {
        assert!(text.starts_with("//!") || text.starts_with("#!["), "{} has no opening words", path.display());
    }
}

/// Lines of the longest file of `src`, and of the one in the middle.
const LONGEST: usize = 300;
const MEDIAN: usize = 110;

#[test]
fn a_file_holds_one_idea() {
    let mut lengths = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines: does it hold two ideas?", path.display());
        lengths.push(lines);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= MEDIAN, "half of the files have more than {median} lines");
}
