//! The sample site with every data file that can be one as a workbook: its pages stay what they are, byte for byte.

use crate::fill_in::{differing, fill, lines, sheet, tell};
use congkhai::diag::Diagnostics;
use congkhai::model::{Subject, Unit, open};
use congkhai::pack::{Book, BookKey, BookList, KeyKind, Packs, Regime};
use congkhai::parse::yaml::{self, Kind, Node};
use congkhai::pipeline::{Options, build};
use congkhai::render::workbook;
use congkhai::site::view::{BookCell, BookContent, BookLook, BookSheet, WorkbookView};
use congkhai::site::workbook::{Asked, of_disclosure, of_kind};
use congkhai::source::Snapshot;
use congkhai::text::parse_date;
use congkhai::text::sheet_layout::BOOK_LIST;
use jiff::civil::date;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

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

fn at<'n>(node: &'n Node, path: &str) -> Option<&'n Node> {
    let found = path.split('.').try_fold(node, |node, key| node.get(key))?;
    (found.kind != Kind::Null).then_some(found)
}

/// A figure as a number, unless a number would not keep it.
fn figure(text: &str) -> BookContent {
    let number = text.replace(',', ".");
    if number.parse::<f64>().is_ok() && !(number.contains('.') && number.ends_with('0')) {
        BookContent::Number(number)
    } else {
        BookContent::Text(text.to_owned())
    }
}

/// A value as somebody types it.
fn typed(packs: &Packs, key: &BookKey, regime: Option<&Regime>, node: &Node) -> BookContent {
    let words = &packs.workbooks.words;
    let choices = packs.choices(key, regime);
    let label = |value: &str| {
        choices.iter().find(|c| c.value == value).map_or_else(|| value.to_owned(), |choice| choice.label.clone())
    };
    let text = || node.as_text().unwrap_or_else(|| panic!("{}: {node:?}", key.key)).to_owned();
    match key.kind {
        KeyKind::Date => BookContent::Day(parse_date(&text()).unwrap().to_string()),
        KeyKind::Number | KeyKind::Decimal | KeyKind::Percent => figure(&text()),
        KeyKind::Prose | KeyKind::Applies => BookContent::Text(match at(node, "not_applicable") {
            Some(reason) => format!("n/a: {}", reason.as_text().unwrap()),
            None => text(),
        }),
        KeyKind::Yes | KeyKind::Answers | KeyKind::Marks => {
            let yes = matches!(text().as_str(), "true" | "có" | "yes");
            BookContent::Text(if yes { words.yes.clone() } else { words.no.clone() })
        }
        KeyKind::Choice => BookContent::Text(label(&text())),
        KeyKind::Lines | KeyKind::Sentences => match &node.kind {
            Kind::List(items) => {
                let lines: Vec<String> = items.iter().map(|item| label(item.as_text().unwrap())).collect();
                BookContent::Text(lines.join("\n"))
            }
            _ => BookContent::Text(label(&text())),
        },
        _ => BookContent::Text(text()),
    }
}

/// Types all that a tree says into a workbook; keys that nobody can type there are named.
fn type_all(packs: &Packs, (book, regime): (&Book, Option<&Regime>), view: &mut WorkbookView, node: &Node) {
    for key in book.keys.iter().chain(&book.answers).filter(|key| !key.key.starts_with('@')) {
        let Some(value) = at(node, &key.key) else { continue };
        match (key.kind, &value.kind) {
            (KeyKind::Marks, Kind::List(items)) => {
                for item in items {
                    let id = format!("{}#{}", key.key, item.as_text().unwrap());
                    tell(view, &id, BookContent::Text(packs.workbooks.words.yes.clone()));
                }
            }
            (KeyKind::Answers, Kind::Map(entries)) => {
                for (word, answer) in entries {
                    tell(view, &format!("{}#{}", key.key, word.text), typed(packs, key, regime, answer));
                }
            }
            // its parts are keys of their own, or stand on a sheet of their own
            (KeyKind::Choice | KeyKind::Shown, Kind::Map(_)) => {}
            (KeyKind::Applies, Kind::Map(_) | Kind::List(_)) if at(value, "not_applicable").is_none() => {}
            _ => {
                tell(view, &key.key, typed(packs, key, regime, value));
            }
        }
    }
    for list in &book.lists {
        let Some(value) = at(node, &list.key).filter(|value| matches!(value.kind, Kind::List(_) | Kind::Map(_))) else {
            continue;
        };
        if at(value, "not_applicable").is_some() {
            continue;
        }
        let sheet = sheet(view, &format!("{BOOK_LIST}{}", list.key));
        let mut row = 5;
        match &value.kind {
            Kind::List(items) => items.iter().for_each(|item| row = type_row(packs, list, sheet, row, item)),
            Kind::Map(entries) => {
                for (key, value) in entries {
                    cell(sheet, (row, 1), BookContent::Text(key.text.clone()));
                    cell(sheet, (row, 2), typed(packs, &list.columns[1], None, value));
                    row += 1;
                }
            }
            other => panic!("{}: {other:?}", list.key),
        }
    }
}

fn cell(sheet: &mut BookSheet, at: (u32, u16), content: BookContent) {
    let look = sheet.open_columns.iter().find(|column| column.column == at.1).map_or(BookLook::Text, |c| c.look);
    sheet.cells.push(BookCell { at, content, look, open: true, check: None });
}

/// Types an item, with a further row for each further step of it; the row behind.
fn type_row(packs: &Packs, list: &BookList, sheet: &mut BookSheet, row: u32, item: &Node) -> u32 {
    let mut steps = 1;
    for (column, key) in (1..).zip(&list.columns) {
        if let Some((of, inner)) = key.key.split_once("[].") {
            let Some(Kind::List(items)) = item.get(of).map(|node| &node.kind) else { continue };
            for (n, step) in (0..).zip(items) {
                if let Some(value) = step.get(inner) {
                    cell(sheet, (row + n, column), typed(packs, key, None, value));
                }
                steps = steps.max(n + 1);
            }
        } else if let Some(value) = at(item, &key.key) {
            cell(sheet, (row, column), typed(packs, key, None, value));
        }
    }
    row + steps
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

fn parsed(path: &str, bytes: &[u8]) -> Node {
    let mut diagnostics = Diagnostics::default();
    yaml::parse(&Arc::from(path), std::str::from_utf8(bytes).unwrap(), 0, &mut diagnostics).unwrap()
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
