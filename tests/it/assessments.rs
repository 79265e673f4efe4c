//! Self-assessments from the outside: evidence resolves both ways, pages stay light, every planted mistake is named at its place.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::site::SiteOutput;
use congkhai::source::{Snapshot, read_site};
use congkhai::text::LineIndex;
use jiff::civil::date;
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn sample() -> SiteOutput {
    let snapshot = read_site(Path::new(".")).unwrap();
    build(&snapshot, &Packs::embedded(), date(2026, 11, 22), &Options::default(), &mut ()).output
}

fn page<'o>(output: &'o SiteOutput, path: &str) -> &'o str {
    let (_, bytes) =
        output.artifacts.iter().find(|(route, _)| route.as_str() == path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn every_code_leads_to_its_document_and_back() {
    let output = sample();
    let link = Selector::parse("a.evidence").unwrap();
    let row = Selector::parse("#bang-minh-chung tbody tr:not(.group)").unwrap();
    let back = Selector::parse("td:last-child a").unwrap();
    let mut checked = 0;
    for assessment in ["2023-2024", "2025-2026"] {
        let folder = format!("mn-minh-hoa/danh-gia/{assessment}/");
        let index = Html::parse_document(page(&output, &format!("{folder}minh-chung.html")));
        // the index: id of a row → criteria that it says cite it
        let listed: BTreeMap<String, BTreeSet<String>> = index
            .select(&row)
            .map(|row| {
                (
                    row.value().attr("id").unwrap().to_owned(),
                    row.select(&back)
                        .map(|a| a.value().attr("href").unwrap().split('#').next().unwrap().to_owned())
                        .collect(),
                )
            })
            .collect();
        let mut cited: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (route, bytes) in
            output.artifacts.iter().filter(|(r, _)| r.as_str().starts_with(&format!("{folder}tieu-chi-")))
        {
            let criterion = Html::parse_document(std::str::from_utf8(bytes).unwrap());
            let name = route.as_str().rsplit('/').next().unwrap().to_owned();
            for code in criterion.select(&link) {
                let target = code.value().attr("href").unwrap();
                let id = target.strip_prefix('#').unwrap_or_else(|| panic!("{route}: {target}"));
                let there = Selector::parse(&format!("#bang-minh-chung tr#{id}")).unwrap();
                assert_eq!(criterion.select(&there).count(), 1, "{route}: {target} is not on the page");
                assert!(listed.contains_key(id), "{route}: {target} is not in the index");
                cited.entry(id.to_owned()).or_default().insert(name.clone());
                checked += 1;
            }
        }
        for (id, uses) in &listed {
            assert_eq!(
                Some(uses).filter(|u| !u.is_empty()),
                cited.get(id),
                "{assessment} {id}: used where the index says"
            );
        }
        assert!(listed.values().any(BTreeSet::is_empty), "the sample has evidence that is listed and not cited");
    }
    assert!(checked > 150, "{checked}");
}

#[test]
fn evidence_that_is_not_public_stays_at_home() {
    let output = sample();
    let index = page(&output, "mn-minh-hoa/danh-gia/2023-2024/minh-chung.html");
    assert!(index.contains("Minh chứng nội bộ") && index.contains("SHA-256"));
    for (route, bytes) in &output.artifacts {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("TEP-NOI-BO-KHONG-CONG-BO") && !text.contains("so-tiep-nhan"), "{route}");
    }
}

#[test]
fn a_page_of_a_criterion_weighs_less_than_40_kib() {
    let output = sample();
    let pages: Vec<_> = output.artifacts.iter().filter(|(r, _)| r.as_str().contains("/tieu-chi-")).collect();
    assert!(pages.len() >= 25 * 3);
    for (route, bytes) in pages {
        assert!(bytes.len() < 40 * 1024, "{route}: {} bytes", bytes.len());
    }
}

#[test]
fn a_changed_file_asks_for_another_look() {
    let files = [
        ("content/site.yaml", "title: T\n".to_owned()),
        ("content/a/unit.yaml", "name: T\ntype: mam-non\n".to_owned()),
        (
            "content/a/assessments/x/assessment.yaml",
            "title: T\nregulation: tt19-2018\nschool_years: [2022-2023]\n".to_owned(),
        ),
        (
            "content/a/assessments/x/1.1.md",
            "---\nlevels: {1: {a: đạt, b: đạt, c: đạt}}\n---\n## Mô tả hiện trạng\n\nCó [H1-1.1-01].\n".to_owned(),
        ),
        ("content/a/assessments/x/evidence/a.txt", "mới".to_owned()),
        (
            "content/a/assessments/x/evidence.yaml",
            format!(
                "items:\n  - {{code: \"[H1-1.1-01]\", title: A, visibility: public, file: a.txt, sha256: {}}}\n",
                "0".repeat(64)
            ),
        ),
    ];
    let snapshot = Snapshot::from_files(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
    let outcome = build(&snapshot, &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ());
    assert_eq!(outcome.diagnostics.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["CK1002"]);
    assert!(page(&outcome.output, "a/danh-gia/x/tieu-chi-1-1.html").contains("Cần rà soát lại"));
    assert!(page(&outcome.output, "a/danh-gia/x/minh-chung.html").contains("cần rà soát lại"));
}

/// A report with mistakes. `«CODE|text»` plants one: the text stands in the file, and a finding with that code must begin at it.
const PLANTED: [(&str, &str); 8] = [
    (
        "content/a/assessments/x/assessment.yaml",
        "title: T\nregulation: tt19-2018\n«CK0203|tilte»: hai\nschool_years: [2022-2023, «CK0209|2020-20121»]\ntarget_level: «CK0208|hai»\nclaimed_level: «CK1001|3»\n\
         claimed_degree: «CK1001|2»\nillustrative: «CK0206|maybe»\ndocument: «CK0409|ke-hoach»\ngroups:\n  - id: g1\n    name: Nhóm 1\n    criteria: [\"1.1\", «CK0403|\"2. 1\"», «CK0403|\"9.9\"»]\n\
         assignments:\n  - criteria: [«CK0403|\"1.11\"»]\n    lead: A\nresources:\n  - standard: «CK0403|7»\n    criteria: 1-2\n    need: x\n    when: y\nlevel_4_items: {«CK0411|9»: đạt}\n",
    ),
    (
        "content/a/assessments/x/1.1.md",
        "---\nlevels:\n  1: {a: đạt, b: «CK0206|đatt», «CK0411|d»: đạt}\n  «CK0411|4»: {a: đạt}\nclaimed_level: «CK1001|2»\n---\n## 1. Mô tả hiện trạng\n\nCó «CK0407|[H1-1.1-99]» và «CK0408|[H1-1-01]» và \
         «CK0408|[H1-9.9-01]».\n\n«CK0307|## 2. Điểm mạh»\n\nĐược.\n",
    ),
    (
        "content/a/assessments/x/1.2.md",
        "---\nlevels: {1: {a: đạt, «CK0202|a»: không đạt}}\nclaimed_level: «CK1001|1»\n---\n«CK0306|# Tiêu đề»\n\nXem [tệp](«CK0302»javascript:alert(1)).\n",
    ),
    (
        "content/a/assessments/x/evidence.yaml",
        "items:\n  - {code: \"[H1-1.1-01]\", title: A}\n  - {code: «CK0412|\"[H1-1.1-01]\"», title: B}\n  - {code: «CK0408|\"H1-1.1-02\"», title: C}\n\
         \x20 - {code: \"[H1-1.1-03]\", title: D, visibility: «CK0206|pubic»}\n  - {code: \"[H1-1.1-04]\", title: E, date: «CK0207|2023-02-30»}\n  - {code: \"[H1-1.1-05]\", title: F, file: «CK0409|khong-co.pdf»}\n",
    ),
    (
        "content/a/improvement/2024-2029.yaml",
        "title: T\nassessment: x\nitems:\n  - criterion: «CK0403|2,5»\n    work: a\n    lead: b\n  - criterion: \"1.1\"\n    lead: b\n    start: «CK0603|sớm»\n    progress:\n      - {date: «CK0207|31/4/2025», state: «CK0206|xong»}\n",
    ),
    ("content/a/assessments/x/1.3.md", "---\nlevels: {1: «CK0205|đạt»}\n---\n"),
    ("content/site.yaml", "title: T\n"),
    ("content/a/unit.yaml", "name: T\ntype: mam-non\n"),
];

/// The text without the marks, and where each mark's text begins: (code, line, column).
fn unplant(text: &str) -> (String, Vec<(String, usize)>) {
    let mut clean = String::new();
    let mut planted = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('«') {
        clean.push_str(&rest[..start]);
        let end = rest.find('»').unwrap();
        let inner = &rest[start + '«'.len_utf8()..end];
        if let Some((code, words)) = inner.split_once('|') {
            planted.push((code.to_owned(), clean.len()));
            clean.push_str(words);
        }
        rest = &rest[end + '»'.len_utf8()..];
    }
    clean.push_str(rest);
    (clean, planted)
}

#[test]
fn thirty_planted_mistakes_are_all_named_with_line_and_column() {
    let mut files = Vec::new();
    let mut expected = BTreeSet::new();
    for (path, text) in PLANTED {
        let (clean, planted) = unplant(text);
        let index = LineIndex::new(&clean);
        for (code, offset) in planted {
            let (line, column) = index.line_column(offset);
            expected.insert((path.to_owned(), line, column, code));
        }
        files.push((path.to_owned(), clean.clone().into_bytes()));
    }
    assert!(expected.len() >= 30, "{}", expected.len());
    let snapshot = Snapshot::from_files(files.clone());
    let outcome = build(&snapshot, &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ());
    let texts: BTreeMap<String, String> =
        files.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect();
    let found: BTreeSet<(String, usize, usize, String)> = outcome
        .diagnostics
        .iter()
        .map(|d| {
            let (line, column) = LineIndex::new(&texts[d.place.file.as_ref()]).line_column(d.place.span.start as usize);
            (d.place.file.to_string(), line, column, d.code.id.to_owned())
        })
        .collect();
    let missed: Vec<_> = expected.difference(&found).collect();
    assert!(missed.is_empty(), "not named: {missed:#?}\nfound: {found:#?}");
}
