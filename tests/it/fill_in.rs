//! What tests of workbooks share: an empty one, typing into it, what is said of it. They are typed as Excel keeps them, cell by cell.

use crate::sheets_back::Filling;
use congkhai::diag::Diagnostic;
use congkhai::model::{Disclosure, Subject, TimeSpan, Unit, Value, open};
use congkhai::pack::{Packs, Regime, SchoolType, TableLayout};
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::render::workbook;
use congkhai::site::view::{AskWords, BookCell, BookContent, BookLook, BookSheet, WorkbookView};
use congkhai::site::workbook::{Asked, of_disclosure};
use congkhai::source::Snapshot;
use congkhai::text::SchoolYear;
use congkhai::text::sheet_layout::{BOOK_ANSWERS, BOOK_INFO, BOOK_TABLE, ID};
use jiff::civil::date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A site whose only unit has these files in this folder.
pub(crate) fn site(unit: &str, folder: &str, files: Vec<(String, Vec<u8>)>) -> Snapshot {
    let own = files.into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes));
    let fixed = [
        ("content/site.yaml".to_owned(), b"title: T\n".to_vec()),
        ("content/a/unit.yaml".to_owned(), unit.as_bytes().to_vec()),
    ];
    Snapshot::from_files(fixed.into_iter().chain(own))
}

pub(crate) fn made(snapshot: &Snapshot) -> Outcome {
    build(snapshot, &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ())
}

pub(crate) fn read(snapshot: &Snapshot) -> Unit {
    let (opened, _) = open(snapshot, &Packs::embedded());
    opened.unwrap().units[0].read(snapshot, &Packs::embedded(), &congkhai::model::Shelf::default()).0.unwrap()
}

/// The empty workbook of a form, for the unit and time of a filling.
pub(crate) fn empty(filling: &Filling<'_>) -> WorkbookView {
    let packs = Packs::embedded();
    let form = &filling.regime.forms[filling.form];
    let audience = form.applies_to.first().map_or("mam_non", String::as_str);
    let school: Vec<Arc<SchoolType>> =
        packs.schools.types.iter().filter(|t| t.audience.as_deref() == Some(audience)).take(1).cloned().collect();
    let span = match filling.path().rsplit_once('/').unwrap().1 {
        "2023" => TimeSpan::Year(2023),
        year => TimeSpan::SchoolYear(SchoolYear::parse(year).unwrap()),
    };
    let asked =
        Asked { regime: filling.regime, subject: Subject::Form(filling.form), schools: &school, span, dated: true };
    of_disclosure(&packs, asked).unwrap()
}

/// The empty workbook of a content or a report, for a kind of school in 2024-2025.
pub(crate) fn empty_content(regime: &Regime, subject: Subject, school: &str) -> WorkbookView {
    let packs = Packs::embedded();
    let schools = [Arc::clone(SchoolType::find(&packs.schools.types, school).unwrap())];
    let span = TimeSpan::SchoolYear(SchoolYear::parse("2024-2025").unwrap());
    of_disclosure(&packs, Asked { regime, subject, schools: &schools, span, dated: true }).unwrap()
}

pub(crate) fn text(cell: &BookCell) -> &str {
    match &cell.content {
        BookContent::Text(text) => text,
        _ => "",
    }
}

/// The sheet with a mark in its first row.
pub(crate) fn sheet<'v>(view: &'v mut WorkbookView, mark: &str) -> &'v mut BookSheet {
    view.sheets.iter_mut().find(|s| s.cells.iter().any(|c| c.at.0 == 0 && text(c) == mark)).expect(mark)
}

/// Types something into the cell of a key of the sheet of keys.
pub(crate) fn tell(view: &mut WorkbookView, key: &str, content: BookContent) -> (u32, u16) {
    let asks =
        |sheet: &BookSheet| sheet.cells.iter().any(|c| c.at == (0, 3) && [BOOK_INFO, BOOK_ANSWERS].contains(&text(c)));
    let row_of = |sheet: &BookSheet| Some(sheet.cells.iter().find(|c| c.at.1 == 3 && text(c) == key)?.at.0);
    let mut asking = view.sheets.iter_mut().filter(|sheet| asks(sheet));
    let (sheet, row) = asking.find_map(|sheet| row_of(sheet).map(|row| (sheet, row))).expect(key);
    set(sheet, (row, 1), content);
    (row, 1)
}

/// Types something into a cell, which must be there.
pub(crate) fn set(sheet: &mut BookSheet, at: (u32, u16), content: BookContent) {
    let cell = sheet.cells.iter_mut().find(|c| c.at == at).unwrap_or_else(|| panic!("{} {at:?}", sheet.name));
    cell.content = content;
}

/// Types a table: each value into the cell of its ids; what the school added into the rows that are offered.
pub(crate) fn fill(view: &mut WorkbookView, disclosure: &Disclosure) {
    for table in &disclosure.tables {
        let sheet = sheet(view, &format!("{BOOK_TABLE}{}", table.layout.id));
        let ids = sheet.cells.iter().find(|c| c.at.1 == 0 && text(c) == ID).unwrap().at.0;
        let columns: BTreeMap<String, u16> =
            sheet.cells.iter().filter(|c| c.at.0 == ids).map(|c| (text(c).to_owned(), c.at.1)).collect();
        let mut rows: BTreeMap<String, u32> =
            sheet.cells.iter().filter(|c| c.at.1 == 0 && c.at.0 > ids).map(|c| (text(c).to_owned(), c.at.0)).collect();
        for row in &table.layout.rows {
            for column in &table.layout.columns {
                if let Some(value) = table.value(&row.id, &column.id) {
                    put(sheet, rows[&row.id], &columns, &column.id, &value.value);
                }
            }
        }
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for own in &table.extra_rows {
            let n = counts.entry(&own.under).or_default();
            *n += 1;
            let row = own_row(sheet, &mut rows, &table.layout, (&own.under, *n));
            set(sheet, (row, 2), BookContent::Text(own.label.clone()));
            if let Some(number) = &own.stt {
                set(sheet, (row, 1), BookContent::Text(number.value.clone()));
            }
            for (column, value) in &own.values {
                put(sheet, row, &columns, column, &value.value);
            }
        }
    }
}

/// The row for the `n`th that the school adds below a row; put in below the last where no more are offered, or below the last of its group.
fn own_row(
    sheet: &mut BookSheet,
    rows: &mut BTreeMap<String, u32>,
    layout: &TableLayout,
    (under, n): (&str, u32),
) -> u32 {
    if let Some(row) = rows.get(&format!("{under}.{n}")) {
        return *row;
    }
    let group = || {
        let at = layout.rows.iter().position(|row| row.id == under);
        rows[&layout.rows.iter().rfind(|row| row.parent == at).unwrap().id]
    };
    let above = rows.get(&format!("{under}.{}", n - 1)).copied().unwrap_or_else(group);
    sheet.cells.iter_mut().filter(|cell| cell.at.0 > above).for_each(|cell| cell.at.0 += 1);
    rows.values_mut().filter(|row| **row > above).for_each(|row| *row += 1);
    let like: Vec<BookCell> = sheet.cells.iter().filter(|c| c.at.0 == above && c.at.1 > 0).cloned().collect();
    let empty = |cell: BookCell| BookCell { at: (above + 1, cell.at.1), content: BookContent::Blank, ..cell };
    sheet.cells.extend(like.into_iter().map(empty));
    rows.insert(format!("{under}.{n}"), above + 1);
    above + 1
}

fn put(sheet: &mut BookSheet, row: u32, columns: &BTreeMap<String, u16>, column: &str, value: &Value) {
    let number = |value: i64, scale: u32| {
        let digits = format!("{value:0>width$}", width = scale as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - scale as usize);
        match part {
            "" => BookContent::Number(whole.to_owned()),
            // a number cell does not keep noughts at the end
            part if part.ends_with('0') => BookContent::Text(format!("{whole},{part}")),
            part => BookContent::Number(format!("{whole}.{part}")),
        }
    };
    let at = (row, columns[column]);
    match value {
        Value::Integer(n) => set(sheet, at, BookContent::Number(n.to_string())),
        Value::Decimal { value, scale } => set(sheet, at, number(*value, *scale)),
        Value::CountPercent { count, percent } => {
            set(sheet, at, BookContent::Number(count.to_string()));
            if let Some((value, scale)) = percent {
                set(sheet, (row, columns[&format!("{column}_percent")]), number(*value, *scale));
            }
        }
        Value::NotApplicable => set(sheet, at, BookContent::Text("n/a".to_owned())),
        other => set(sheet, at, BookContent::Text(other.format(false))),
    }
}

/// A workbook with what a `.yaml` says.
pub(crate) fn filled(filling: &mut Filling<'_>) -> (String, WorkbookView) {
    let yaml = filling.written();
    let snapshot = site(&filling.unit(), filling.path(), vec![("b.yaml".to_owned(), yaml.clone().into_bytes())]);
    let unit = read(&snapshot);
    let mut view = empty(filling);
    tell(&mut view, "published", BookContent::Day("2024-05-28".to_owned()));
    fill(&mut view, &unit.disclosures[0]);
    (yaml, view)
}

/// The pages and files of a site that are not those of another, byte for byte.
pub(crate) fn differing<'o>(wanted: &'o Outcome, found: &Outcome) -> Vec<&'o str> {
    let other = |file: &(_, &Arc<[u8]>)| found.output.artifacts.get(file.0) != Some(file.1);
    let differ = wanted.output.artifacts.iter().filter(other).map(|(route, _)| route.as_str());
    differ.collect()
}

/// Findings as lines: code, place, message, hint.
pub(crate) fn lines<'d>(findings: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<String> {
    let line = |d: &Diagnostic| {
        format!("{} {}: {} ({})", d.code.id, d.place.shown(), d.message, d.hint.clone().unwrap_or_default())
    };
    findings.into_iter().map(line).collect()
}

/// Form 02 of the preschools, for tests of single faults.
pub(crate) fn form_02() -> (Packs, usize) {
    let packs = Packs::embedded();
    let at = packs.regime("tt36-2017").unwrap().forms.iter().position(|f| f.number == "02").unwrap();
    (packs, at)
}

/// What is said of a workbook of form 02 that was changed.
pub(crate) fn findings(change: impl FnOnce(&mut WorkbookView)) -> Vec<String> {
    let (packs, form) = form_02();
    let mut filling = Filling { regime: packs.regime("tt36-2017").unwrap(), form, choices: vec![7], at: 0 };
    let (_, mut view) = filled(&mut filling);
    change(&mut view);
    let outcome = made(&site(&filling.unit(), filling.path(), vec![("b.xlsx".to_owned(), workbook(&view))]));
    let of_figures = |code: &str| code.starts_with("CK13") || code == "CK0608";
    lines(outcome.diagnostics.iter().filter(|d| !of_figures(d.code.id)))
}

/// Each line begins with (or holds) what is wanted.
#[track_caller]
pub(crate) fn assert_told(told: &[String], wanted: &[&str]) {
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
    for (line, wanted) in told.iter().zip(wanted) {
        assert!(line.contains(wanted), "{wanted}\n{told:#?}");
    }
}

/// The sheet of a form's only table.
pub(crate) fn table(view: &mut WorkbookView) -> &mut BookSheet {
    sheet(view, &format!("{BOOK_TABLE}chinh"))
}

/// Types something where no cell is.
pub(crate) fn scribble(sheet: &mut BookSheet, at: (u32, u16), text: &str) {
    let content = BookContent::Text(text.to_owned());
    sheet.cells.push(BookCell { at, content, look: BookLook::Text, open: true, check: None });
}

/// A spreadsheet of somebody's own.
pub(crate) fn foreign() -> Vec<u8> {
    let mut own = BookSheet { name: "Sổ riêng".to_owned(), ..BookSheet::default() };
    scribble(&mut own, (0, 0), "Số liệu của trường");
    workbook(&WorkbookView { title: String::new(), sheets: vec![own], words: AskWords::default() })
}
