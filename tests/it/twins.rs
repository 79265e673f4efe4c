//! A site in YAML and Markdown, and the same in the program's own workbooks and Word files: whoever reads its pages cannot tell them apart.

use crate::fill_in::{differing, fill, lines};
use crate::typed_sources::{database, parsed, sheets, type_all};
use congkhai::model::{Subject, Unit, open};
use congkhai::pack::Packs;
use congkhai::parse::yaml::Node;
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::render::workbook;
use congkhai::site::workbook::{Asked, of_disclosure, of_kind};
use congkhai::source::Snapshot;
use jiff::civil::date;
use std::collections::BTreeMap;

/// Sources by their paths.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// How many of each kind are workbooks or Word files.
pub(crate) type Counts = BTreeMap<&'static str, usize>;

fn snapshot(files: &Files) -> Snapshot {
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
fn forms(packs: &Packs, unit: &Unit, files: &Files) -> Vec<(&'static str, String, Vec<u8>)> {
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

/// A site of which files are replaced.
struct Replaced {
    files: Files,
    counts: Counts,
}

impl Replaced {
    fn put(&mut self, kind: &'static str, path: &str, ending: &str, bytes: Vec<u8>) {
        let yaml = self.files.remove(path).unwrap();
        // the spreadsheet beside it that holds its values
        if kind == "form" {
            let folder = path.rsplit_once('/').unwrap().0;
            let node = parsed(path, &yaml);
            let values = node.get("values").and_then(Node::as_text);
            values.and_then(|values| self.files.remove(&format!("{folder}/{values}")));
        }
        let (stem, _) = path.rsplit_once('.').unwrap();
        self.files.insert(format!("{stem}.{ending}"), bytes);
        *self.counts.entry(kind).or_default() += 1;
    }
}

/// The site with every file that can be one as a workbook or a Word file.
pub(crate) fn twin(packs: &Packs, plain: &Files) -> (Files, Counts) {
    let mut twin = Replaced { files: plain.clone(), counts: Counts::new() };
    for (path, bytes) in plain {
        let Some(kind) = kind_of(path) else { continue };
        let book = packs.workbooks.book(kind).unwrap();
        let mut view = of_kind(packs, book);
        type_all(packs, (book, None), &mut view, &parsed(path, bytes));
        twin.put(kind, path, "xlsx", workbook(&view));
    }
    let read = snapshot(plain);
    for sources in &open(&read, packs).0.unwrap().units {
        let unit = sources.read(&read, packs, &congkhai::model::Shelf::default()).0.unwrap();
        for (kind, file, bytes) in forms(packs, &unit, plain) {
            twin.put(kind, &file, "xlsx", bytes);
        }
        for assessment in &unit.assessments {
            if let Some((path, bytes)) = database(packs, &unit, assessment, plain) {
                twin.put("database", &path, "xlsx", bytes);
            }
            for (path, bytes) in sheets(packs, assessment, plain) {
                twin.put("sheet", &path, "docx", bytes);
            }
        }
    }
    (twin.files, twin.counts)
}

/// The site's pages; those of its twin are the same, byte for byte, and nothing more is wrong with it.
#[track_caller]
pub(crate) fn assert_same(packs: &Packs, plain: &Files, twin: &Files) -> Outcome {
    let made = |files: &Files| build(&snapshot(files), packs, date(2025, 10, 15), &Options::default(), &mut ());
    let (wanted, found) = (made(plain), made(twin));
    let (told, known) = (lines(found.diagnostics.iter()), lines(wanted.diagnostics.iter()));
    assert_eq!(wanted.diagnostics.errors(), 0, "{known:#?}");
    assert_eq!(found.diagnostics.errors(), 0, "{told:#?}");
    assert_eq!(told.len(), known.len(), "{told:#?}\n{known:#?}");
    let differ = differing(&wanted, &found);
    assert!(differ.is_empty(), "{} differ: {:?}", differ.len(), differ.iter().take(9).collect::<Vec<_>>());
    assert_eq!(found.output.artifacts.len(), wanted.output.artifacts.len());
    wanted
}
