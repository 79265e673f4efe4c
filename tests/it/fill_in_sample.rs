//! The sample site with every data file that can be one as a workbook: its pages stay what they are, byte for byte.

use crate::fill_in::{differing, fill, lines};
use crate::typed_sources::{database, parsed, sheets, type_all};
use congkhai::model::{Subject, Unit, open};
use congkhai::pack::Packs;
use congkhai::parse::yaml::Node;
use congkhai::pipeline::{Options, build};
use congkhai::render::workbook;
use congkhai::site::workbook::{Asked, of_disclosure, of_kind};
use congkhai::source::Snapshot;
use jiff::civil::date;
use std::collections::BTreeMap;
use std::path::Path;

/// The sample as it is in the repository: path → bytes.
fn sample() -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeMap::new();
    let mut open = vec![root.join("content")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn snapshot(files: &BTreeMap<String, Vec<u8>>) -> Snapshot {
    Snapshot::from_files(files.iter().map(|(name, bytes)| (name.clone(), bytes.clone())))
}

/// Which kind of workbook a file can be.
fn kind_of(path: &str) -> Option<&'static str> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["content", "site.yaml"] => Some("site"),
        [.., "unit.yaml"] => Some("unit"),
        [.., "assessments", _, "assessment.yaml"] => Some("assessment"),
        [.., "assessments", _, "evidence.yaml"] => Some("evidence"),
        [.., "improvement", last] if last.ends_with(".yaml") => Some("improvement"),
        [.., "calendar", last] if last.ends_with(".yaml") => Some("calendar"),
        [.., "external-assessments", last] if last.ends_with(".yaml") => Some("external"),
        _ => None,
    }
}

/// The disclosures, and the workbook of each with all that it says.
fn forms(packs: &Packs, unit: &Unit, files: &BTreeMap<String, Vec<u8>>) -> Vec<(&'static str, String, Vec<u8>)> {
    let mut made = Vec::new();
    for disclosure in &unit.disclosures {
        let (schools, span) = (&unit.levels, disclosure.span);
        let asked = Asked { regime: &disclosure.regime, subject: disclosure.subject, schools, span, dated: true };
        let mut view = of_disclosure(packs, asked).unwrap();
        let node = parsed(&disclosure.file, &files[&*disclosure.file]);
        let (regime, books) = (&disclosure.regime, &packs.workbooks);
        let book = match disclosure.subject {
            Subject::Form(_) => books.book("form").unwrap().clone(),
            Subject::Content(at) => books.of_content(regime, &regime.contents[at], &[]).unwrap(),
            Subject::AnnualReport(_) => books.of_report(regime.annual_report.as_ref().unwrap()).unwrap(),
        };
        type_all(packs, (&book, Some(regime)), &mut view, &node);
        if disclosure.form().is_some() {
            fill(&mut view, disclosure);
        }
        let kind = if disclosure.form().is_some() { "form" } else { "content" };
        made.push((kind, disclosure.file.to_string(), workbook(&view)));
    }
    made
}

#[test]
fn the_sample_as_workbooks_has_the_same_pages() {
    let packs = Packs::embedded();
    let plain = sample();
    let mut as_workbooks = plain.clone();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (path, bytes) in &plain {
        let Some(kind) = kind_of(path) else { continue };
        let book = packs.workbooks.book(kind).unwrap();
        let mut view = of_kind(&packs, book);
        type_all(&packs, (book, None), &mut view, &parsed(path, bytes));
        as_workbooks.remove(path);
        as_workbooks.insert(path.replace(".yaml", ".xlsx"), workbook(&view));
        *counts.entry(kind).or_default() += 1;
    }
    let read = snapshot(&plain);
    let (opened, _) = open(&read, &packs);
    for sources in &opened.unwrap().units {
        let unit = sources.read(&read, &packs).0.unwrap();
        for (kind, file, bytes) in forms(&packs, &unit, &plain) {
            let yaml = as_workbooks.remove(&file).unwrap();
            let node = parsed(&file, &yaml);
            let folder = file.rsplit_once('/').unwrap().0;
            if let Some(values) = node.get("values").and_then(Node::as_text) {
                as_workbooks.remove(&format!("{folder}/{values}"));
            }
            as_workbooks.insert(file.replace(".yaml", ".xlsx"), bytes);
            *counts.entry(kind).or_default() += 1;
        }
        for (path, bytes) in
            unit.assessments.iter().filter_map(|assessment| database(&packs, &unit, assessment, &plain))
        {
            as_workbooks.remove(&path);
            as_workbooks.insert(path.replace(".yaml", ".xlsx"), bytes);
            *counts.entry("database").or_default() += 1;
        }
        for (path, bytes) in unit.assessments.iter().flat_map(|assessment| sheets(&packs, assessment, &plain)) {
            as_workbooks.remove(&path);
            as_workbooks.insert(path.replace(".md", ".docx"), bytes);
            *counts.entry("sheet").or_default() += 1;
        }
    }
    let options = Options::default();
    let wanted = build(&read, &packs, date(2025, 10, 15), &options, &mut ());
    let found = build(&snapshot(&as_workbooks), &packs, date(2025, 10, 15), &options, &mut ());
    let (errors, known) = (lines(found.diagnostics.iter()), lines(wanted.diagnostics.iter()));
    assert_eq!(found.diagnostics.errors(), 0, "{errors:#?}");
    assert_eq!(errors.len(), known.len(), "{errors:#?}\n{known:#?}");
    let differ = differing(&wanted, &found);
    assert!(differ.is_empty(), "{} differ: {:?} {counts:?}", differ.len(), differ.iter().take(9).collect::<Vec<_>>());
    assert_eq!(found.output.artifacts.len(), wanted.output.artifacts.len());
    assert!(
        counts["content"] >= 15 && counts["form"] >= 4 && counts["unit"] >= 5 && counts["assessment"] >= 5,
        "{counts:?}"
    );
}
