//! Levels, computed here from the words of the rules and not by the engine, for random assessments of each circular (100, or a hundred times
//! `PROPTEST_CASES`).
//!
//! The engine is asked only through `check`: the level computed here may be claimed, one level more is refused at the claim's own place. So
//! the engine's level is exactly the one computed here.

use crate::support::cases;
use congkhai::diag::Diagnostics;
use congkhai::pack::{Catalogue, CriterionId, Packs};
use congkhai::pipeline;
use congkhai::source::Snapshot;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The stated day.
const DAY: jiff::civil::Date = jiff::civil::date(2025, 10, 15);

/// A small generator of numbers: the same assessments in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

type Results = BTreeMap<CriterionId, BTreeMap<u8, BTreeMap<String, bool>>>;

/// Results that make every school level likely: up to a drawn level nearly all is met, above it anything goes or is missing.
fn random_results(catalogue: &Catalogue, highest: u8, numbers: &mut Numbers) -> Results {
    let aim = u8::try_from(numbers.below(u64::from(highest) + 1)).unwrap();
    let slips = numbers.below(3);
    catalogue
        .criteria()
        .map(|criterion| {
            let levels = criterion.levels.iter().map(|(level, indicators)| {
                let results = indicators.iter().filter_map(|indicator| {
                    let draw = numbers.below(400);
                    let met = if *level <= aim { draw >= slips } else { draw >= 150 };
                    let missing = if *level <= aim { slips == 2 && draw == 399 } else { draw > 330 };
                    (!missing).then(|| (indicator.key.clone(), met))
                });
                (*level, results.collect())
            });
            (criterion.number, levels.collect())
        })
        .collect()
}

/// "Tiêu chí đạt Mức n khi mọi chỉ báo từ Mức 1 đến Mức n đều đạt"; a level that asks nothing is met with the one below it.
fn criterion_level(catalogue: &Catalogue, id: CriterionId, results: &Results, highest: u8) -> u8 {
    let criterion = catalogue.criterion(id).unwrap();
    let mut level = 0;
    for n in 1..=highest {
        let asked: Vec<&String> = criterion.levels.get(&n).into_iter().flatten().map(|i| &i.key).collect();
        let all_met = asked.iter().all(|key| results[&id].get(&n).and_then(|r| r.get(*key)) == Some(&true));
        if !all_met {
            break;
        }
        level = n;
    }
    level
}

/// "Trường đạt Mức n (n = 1, 2, 3) khi mọi tiêu chí đạt Mức n"; degree 1 of the national standard from level 2, degree 2 from level 3.
fn school_2018(levels: &BTreeMap<CriterionId, u8>) -> (u8, u8) {
    let level = levels.values().copied().min().unwrap_or(0);
    (
        level,
        match level {
            3.. => 2,
            2 => 1,
            _ => 0,
        },
    )
}

/// "Trường đạt Mức 1 khi cả 8 tiêu chí bắt buộc đạt Mức 1 và ít nhất 5 trong 7 tiêu chí còn lại đạt Mức 1. Trường đạt Mức 2 khi cả 8 tiêu chí
/// bắt buộc đạt Mức 2, ít nhất 5 trong 7 tiêu chí còn lại đạt Mức 2 và không tiêu chí nào dưới Mức 1."
fn school_2026(levels: &BTreeMap<CriterionId, u8>) -> (u8, u8) {
    let mandatory = ["1.3", "1.4", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2"].map(|n| CriterionId::parse(n).unwrap());
    let reaches = |n: u8| {
        let (must, other): (Vec<(&CriterionId, &u8)>, Vec<_>) =
            levels.iter().partition(|(id, _)| mandatory.contains(id));
        must.iter().all(|(_, level)| **level >= n) && other.iter().filter(|(_, level)| **level >= n).count() >= 5
    };
    let level = if reaches(2) && levels.values().all(|level| *level >= 1) { 2 } else { u8::from(reaches(1)) };
    (level, level)
}

struct Circular {
    id: &'static str,
    profile: Option<&'static str>,
    highest: u8,
    school: fn(&BTreeMap<CriterionId, u8>) -> (u8, u8),
}

const CIRCULARS: [Circular; 5] = [
    Circular { id: "tt19-2018", profile: None, highest: 3, school: school_2018 },
    Circular { id: "tt18-2018", profile: None, highest: 3, school: school_2018 },
    Circular { id: "tt17-2018", profile: None, highest: 3, school: school_2018 },
    Circular { id: "tt57-2026", profile: Some("mam-non"), highest: 2, school: school_2026 },
    Circular { id: "tt57-2026", profile: Some("pho-thong"), highest: 2, school: school_2026 },
];

/// The files of one school. `more` is added to each claim.
fn school(
    folder: &str,
    circular: &Circular,
    results: &Results,
    levels: &BTreeMap<CriterionId, u8>,
    more: u8,
    files: &mut Vec<(String, Vec<u8>)>,
) {
    let (level, degree) = (circular.school)(levels);
    let profile = circular.profile.map(|p| format!("profile: {p}\n")).unwrap_or_default();
    let mut put = |path: String, text: String| files.push((format!("content/{folder}/{path}"), text.into_bytes()));
    put("unit.yaml".into(), "name: Trường\ntype: mam-non\n".into());
    put(
        "assessments/a/assessment.yaml".into(),
        format!(
            "title: T\nregulation: {}\n{profile}claimed_level: {}\nclaimed_degree: {}\n",
            circular.id,
            level + more,
            degree + more
        ),
    );
    for (id, by_level) in results {
        let mut sheet = format!("---\nclaimed_level: {}\nlevels:\n", levels[id] + more);
        for (n, by_key) in by_level.iter().filter(|(_, keys)| !keys.is_empty()) {
            let cells: Vec<String> = by_key
                .iter()
                .map(|(key, met)| format!("\"{key}\": {}", if *met { "đạt" } else { "không đạt" }))
                .collect();
            let _ = writeln!(sheet, "  {n}: {{{}}}", cells.join(", "));
        }
        put(format!("assessments/a/{id}.md"), format!("{sheet}---\n"));
    }
}

fn refusals(diagnostics: &Diagnostics) -> BTreeMap<String, usize> {
    let mut by_school = BTreeMap::new();
    for finding in diagnostics.iter().filter(|found| !is_bare(found)) {
        assert_eq!(finding.code.id, "CK1001", "{finding:?}");
        let school = finding.place.file.split('/').nth(1).unwrap().to_owned();
        *by_school.entry(school).or_insert(0) += 1;
    }
    by_school
}

#[test]
fn random_assessments_of_each_circular_agree() {
    let packs = Packs::embedded();
    for circular in &CIRCULARS {
        let catalogue = packs.framework(circular.id).unwrap().catalogue(None, circular.profile).unwrap();
        let mut numbers = Numbers(20_261_122);
        let mut seen = BTreeMap::new();
        for batch in 0..cases(1) {
            let site = ("content/site.yaml".to_owned(), b"title: T\n".to_vec());
            let (mut honest, mut boasting) = (vec![site.clone()], vec![site]);
            for n in 0..100 {
                let results = random_results(catalogue, circular.highest, &mut numbers);
                let levels: BTreeMap<CriterionId, u8> = results
                    .keys()
                    .map(|id| (*id, criterion_level(catalogue, *id, &results, circular.highest)))
                    .collect();
                *seen.entry((circular.school)(&levels).0).or_insert(0) += 1;
                let folder = format!("t{batch}-{n}");
                school(&folder, circular, &results, &levels, 0, &mut honest);
                school(&folder, circular, &results, &levels, 1, &mut boasting);
            }
            let honest = pipeline::read_and_judge(&Snapshot::from_files(honest), &packs, DAY, &mut ());
            let refused = honest.diagnostics.iter().find(|d| !is_bare(d));
            assert!(refused.is_none(), "{}: an honest claim was refused: {refused:?}", circular.id);
            let boasting =
                refusals(&pipeline::read_and_judge(&Snapshot::from_files(boasting), &packs, DAY, &mut ()).diagnostics);
            // every criterion, the school's level and its degree
            let each = catalogue.criteria().count() + 2;
            assert_eq!(boasting.len(), 100, "{}", circular.id);
            assert!(boasting.values().all(|count| *count == each), "{}: {boasting:?}", circular.id);
        }
        assert!(seen.len() > usize::from(circular.highest), "{}: every school level occurs: {seen:?}", circular.id);
    }
}

/// These sheets are results alone: that they cite nothing, and that others are missing, is meant so.
fn is_bare(found: &congkhai::diag::Diagnostic) -> bool {
    ["CK1006", "CK1008"].contains(&found.code.id)
}

#[test]
fn where_the_data_lacks_a_rule_nothing_is_computed() {
    let packs = Packs::embedded();
    for (id, profile) in [("tt25-2014", ""), ("tt42-2012", "profile: tieu-hoc\n")] {
        let files = [
            ("content/site.yaml", "title: T\n".to_owned()),
            ("content/a/unit.yaml", "name: T\ntype: tieu-hoc\n".to_owned()),
            (
                "content/a/assessments/x/assessment.yaml",
                format!("title: T\nregulation: {id}\n{profile}claimed_level: 3\n"),
            ),
            (
                "content/a/assessments/x/1.1.md",
                "---\nlevels: {1: {a: đạt, b: đạt, c: đạt}}\nclaimed_level: 1\n---\n".to_owned(),
            ),
        ];
        let snapshot = Snapshot::from_files(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
        let outcome =
            pipeline::build(&snapshot, &packs, jiff::civil::date(2018, 6, 1), &pipeline::Options::default(), &mut ());
        assert!(outcome.diagnostics.iter().all(is_bare), "{id}: {:?}", outcome.diagnostics);
        let (_, page) =
            outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == "a/danh-gia/x/index.html").unwrap();
        let page = std::str::from_utf8(page).unwrap();
        assert!(
            page.contains("Không tính được") && page.contains("chưa kiểm chứng"),
            "{id}: the page says that nothing is computed, and why"
        );
    }
}
