//! `congkhai schema`: each key that the readers take is in the schema of its kind, and each key of the schema is taken by the readers.
//!
//! The readers say themselves which keys they take: of a key that is far from all, a finding lists those that can be used.

use crate::support::{TODAY, program, run};
use congkhai::pack::Packs;
use congkhai::pipeline::read_and_judge;
use congkhai::schema::{Key, Kind, kinds};
use congkhai::source::Snapshot;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A key that no reader takes and that is like none.
const STRANGE: &str = "zzqqxxzzqqxx";

/// A small source of a kind: each variant of it.
fn bases(kind: &str) -> Vec<Value> {
    let disclosure = |key: &str, value: &str| {
        let regulation = if key == "form" { "tt36-2017" } else { "tt09-2024" };
        json!({ "regulation": regulation, key: value })
    };
    match kind {
        "disclosure" => {
            vec![
                disclosure("form", "02"),
                disclosure("content", "thong_tin_chung"),
                disclosure("annual_report", "2023"),
            ]
        }
        // a table of the form's, and one of the school's own
        "database" => vec![json!({}), json!({ "tables": { "template": "doi_ngu" } })],
        _ => vec![json!({})],
    }
}

/// Where a source of a kind lies in the small site.
fn path(kind: &str) -> String {
    let below = match kind {
        "site" => return "content/site.yaml".to_owned(),
        "unit" => "unit.yaml",
        "document" => "documents/van-ban.md",
        "page" => "pages/trang.md",
        "assessment" => "assessments/2023-2024/assessment.yaml",
        "criterion" => "assessments/2023-2024/1.1.md",
        "evidence" => "assessments/2023-2024/evidence.yaml",
        "database" => "assessments/2023-2024/database.yaml",
        "improvement" => "improvement/2024-2029.yaml",
        "disclosure" => "disclosures/2023-2024/bieu.yaml",
        "calendar" => "calendar/2023-2024.yaml",
        "external-assessments" => "external-assessments/2023-2024.yaml",
        other => panic!("the test does not know where “{other}” lies"),
    };
    format!("content/mam-non-hoa-sen/{below}")
}

/// What must stand in a map, with its examples, and a strange key where the path ends.
fn filled(keys: &[Key], way: &[&str], base: &Value) -> Value {
    let mut map = base.clone();
    for key in keys.iter().filter(|key| (key.must || key.when.is_some()) && base.get(&key.name).is_none()) {
        map[&key.name] =
            key.example.clone().unwrap_or_else(|| panic!("“{}” must be there and has no example", key.name));
    }
    match way {
        [] => map[STRANGE] = json!("x"),
        [next, rest @ ..] => {
            let key = keys.iter().find(|key| key.name == *next).unwrap();
            let inner = filled(&key.keys, rest, base.get(*next).unwrap_or(&json!({})));
            map[*next] = if key.is == "maps" { json!([inner]) } else { inner };
        }
    }
    map
}

/// Ways to all maps of a kind: the map itself, then those below.
fn ways<'k>(keys: &'k [Key], above: &[&'k str], found: &mut Vec<Vec<&'k str>>) {
    found.push(above.to_vec());
    for key in keys.iter().filter(|key| !key.keys.is_empty()) {
        let way: Vec<&str> = above.iter().copied().chain([key.name.as_str()]).collect();
        ways(&key.keys, &way, found);
    }
}

fn keys_at<'k>(keys: &'k [Key], way: &[&str]) -> &'k [Key] {
    match way {
        [] => keys,
        [next, rest @ ..] => keys_at(&keys.iter().find(|key| key.name == *next).unwrap().keys, rest),
    }
}

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::embedded);

/// The keys that the reader of a source says it takes; `None`: it does not read the map with the strange key.
fn taken(kind: &str, source: &Value) -> Option<BTreeSet<String>> {
    let path = path(kind);
    // JSON is YAML
    let text =
        if path.ends_with(".md") { format!("---\n{source:#}\n---\n\nLời.\n") } else { format!("{source:#}\n") };
    let unit = "name: Trường Mầm non Hoa Sen\ntype: mam-non\nphone: \"0215 3825 111\"\n";
    let mut files = BTreeMap::from([
        ("content/site.yaml".to_owned(), "title: Cổng công khai\n".to_owned()),
        ("content/mam-non-hoa-sen/unit.yaml".to_owned(), unit.to_owned()),
    ]);
    if path.contains("assessments/2023-2024") || kind == "improvement" {
        let assessment = "title: Tự đánh giá\nregulation: tt19-2018\nschool_years: 2023-2024\n";
        let path = "content/mam-non-hoa-sen/assessments/2023-2024/assessment.yaml";
        files.insert(path.to_owned(), assessment.to_owned());
    }
    files.insert(path, text);
    let snapshot = Snapshot::from_files(files.into_iter().map(|(path, text)| (path, text.into_bytes())));
    let said = read_and_judge(&snapshot, &PACKS, TODAY.parse().unwrap(), &mut ()).diagnostics;
    let hints = said.iter().filter_map(|found| {
        let strange = found.code.id == "CK0203" && found.message.contains(STRANGE);
        found.hint.as_deref().filter(|_| strange)?.strip_prefix("các khóa dùng được: ").map(str::to_owned)
    });
    let hints: Vec<String> = hints.collect();
    assert!(hints.len() < 2, "{kind}: {source:#}\n{hints:?}");
    Some(hints.first()?.split(", ").map(str::to_owned).collect())
}

/// The map of a source to which a way leads.
fn map_at<'v>(source: &'v mut Value, way: &[&str]) -> &'v mut Value {
    let [next, rest @ ..] = way else { return source };
    let inner = &mut source[*next];
    map_at(if inner.is_array() { &mut inner[0] } else { inner }, rest)
}

/// Calls a function with each map of a kind: its way, and a source that ends there, of each variant that has it.
fn each_map(kind: &Kind, mut with: impl FnMut(&[&str], Value)) {
    let mut all = Vec::new();
    ways(&kind.keys, &[], &mut all);
    for way in all {
        for base in bases(&kind.name) {
            // what is below a form's own key is read where it is a form
            if way.first() != Some(&"extra_rows") || base.get("form").is_some() {
                with(&way, filled(&kind.keys, &way, &base));
            }
        }
    }
}

fn compare(kind: &Kind) {
    let mut read: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    each_map(kind, |way, source| {
        let keys = taken(&kind.name, &source).unwrap_or_else(|| panic!("{} {way:?} is not read", kind.name));
        read.entry(way.iter().map(|key| (*key).to_owned()).collect()).or_default().extend(keys);
    });
    for (way, read) in read {
        let keys = keys_at(&kind.keys, &way.iter().map(String::as_str).collect::<Vec<_>>());
        let known: BTreeSet<String> = keys.iter().filter(|key| !key.of_pack).map(|key| key.name.clone()).collect();
        assert_eq!(read, known, "{} {way:?}: read, and in src/schema/kinds.yaml", kind.name);
    }
}

#[test]
fn readers_and_schemas_know_the_same_keys() {
    for kind in kinds() {
        compare(kind);
    }
}

/// A reader that stops at the first key that is missing would call all others unknown.
#[test]
fn where_a_key_is_missing_no_other_becomes_unknown() {
    for kind in kinds() {
        each_map(kind, |way, source| {
            let mut wanted = None;
            for key in keys_at(&kind.keys, way).iter().filter(|key| key.must || key.when.is_some()) {
                let mut without = source.clone();
                if map_at(&mut without, way).as_object_mut().unwrap().remove(&key.name).is_none() {
                    continue;
                }
                let wanted = wanted.get_or_insert_with(|| taken(&kind.name, &source));
                let found = taken(&kind.name, &without);
                // where a file does not say what it is, nobody knows its keys
                assert!(
                    found == *wanted || way.is_empty() && found.is_none(),
                    "{} {way:?} {}: {found:?}",
                    kind.name,
                    key.name
                );
            }
        });
    }
}

#[test]
fn every_key_is_told_in_vietnamese() {
    fn told(keys: &[Key], kind: &str) {
        for key in keys {
            assert!(key.told.chars().count() >= 3, "{kind}: {}", key.name);
            told(&key.keys, kind);
        }
    }
    assert!(kinds().len() >= 12);
    for kind in kinds() {
        told(&kind.keys, &kind.name);
    }
}

fn names<'k>(keys: &'k [Key], found: &mut BTreeSet<&'k str>) {
    for key in keys {
        found.insert(&key.name);
        names(&key.keys, found);
    }
}

/// The first column of the tables below each heading of SOURCES.md.
#[test]
fn what_sources_md_describes_is_in_the_schemas() {
    let text = std::fs::read_to_string("src/model/SOURCES.md").unwrap();
    let mut known = BTreeSet::new();
    for kind in kinds() {
        names(&kind.keys, &mut known);
    }
    let sources = text.split("\n### How days are counted").next().unwrap();
    let mut count = 0;
    for row in sources.lines().filter(|line| line.starts_with("| `")) {
        let first = row.split(" | ").next().unwrap();
        for key in first.split('`').skip(1).step_by(2).map(|key| key.trim_end_matches('?')) {
            assert!(known.contains(key), "“{key}” of SOURCES.md is in no schema");
            count += 1;
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn a_schema_is_printed_for_each_kind_and_for_all() {
    let all: Value = serde_json::from_str(&run(program().arg("schema")).exits(0).stdout).unwrap();
    let names: BTreeSet<&str> = all["$defs"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, kinds().iter().map(|kind| kind.name.as_str()).collect());
    let unit: Value = serde_json::from_str(&run(program().args(["schema", "unit"])).exits(0).stdout).unwrap();
    assert_eq!(unit["required"], json!(["name", "type"]));
    assert_eq!(unit["properties"]["phone"]["examples"], json!(["0215 3825 111"]));
    let types = unit["properties"]["type"]["anyOf"][0]["enum"].as_array().unwrap();
    assert!(types.contains(&json!("mam-non")) && types.len() == 6, "{types:?}");
    run(program().args(["schema", "unt"])).exits(2).says("không có loại tệp “unt”").says("có phải là “unit”?");
}
