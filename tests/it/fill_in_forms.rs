//! A filled workbook of a form is its `.yaml`: the same pages, the same findings.

use crate::fill_in::{differing, empty, filled, findings, form_02, made, read, set, site, table, text};
use crate::sheets_back::{Filling, said};
use congkhai::model::{Disclosure, Value};
use congkhai::pack::Packs;
use congkhai::pipeline::Outcome;
use congkhai::render::workbook;
use congkhai::site::view::{BookCell, BookContent, BookLook, BookSheet, WorkbookView};
use proptest::prelude::*;
use proptest::test_runner::{TestRng, TestRunner};

/// The pages of a workbook are those of its `.yaml`, byte for byte.
fn is_the_same(filling: &mut Filling<'_>) -> Result<(), TestCaseError> {
    let (unit, folder) = (filling.unit(), filling.path());
    let (yaml, view) = filled(filling);
    let wanted = made(&site(&unit, folder, vec![("b.yaml".to_owned(), yaml.clone().into_bytes())]));
    let found = made(&site(&unit, folder, vec![("b.xlsx".to_owned(), workbook(&view))]));
    let words = |outcome: &Outcome| -> Vec<String> {
        outcome.diagnostics.iter().map(|d| format!("{} {}", d.code.id, d.message)).collect()
    };
    prop_assert_eq!(said(&found), said(&wanted), "{}", yaml);
    let (mut one, mut other) = (words(&found), words(&wanted));
    one.sort();
    other.sort();
    prop_assert_eq!(one, other, "{}", yaml);
    let own: Vec<&str> = found.output.artifacts.keys().map(congkhai::site::Route::as_str).collect();
    let names: Vec<&str> = wanted.output.artifacts.keys().map(congkhai::site::Route::as_str).collect();
    prop_assert_eq!(own, names);
    let differ = differing(&wanted, &found);
    prop_assert!(differ.is_empty(), "{:?} differ: {}", differ, yaml);
    Ok(())
}

#[test]
fn every_form_of_every_pack_is_its_workbook() {
    let packs = Packs::embedded();
    let mut count = 0;
    for regime in &packs.regimes {
        for form in 0..regime.forms.len() {
            let config = ProptestConfig {
                cases: 2,
                failure_persistence: None,
                max_shrink_iters: 32,
                ..ProptestConfig::default()
            };
            let rng = TestRng::deterministic_rng(config.rng_algorithm);
            let mut runner = TestRunner::new_with_rng(config, rng);
            let choices = proptest::collection::vec(any::<u32>(), 64..400);
            let ended = runner.run(&choices, |choices| is_the_same(&mut Filling { regime, form, choices, at: 0 }));
            assert!(ended.is_ok(), "{} {}: {}", regime.id, regime.forms[form].number, ended.unwrap_err());
            count += 1;
        }
    }
    assert_eq!(count, 15, "forms of the packs");
}

/// The year's forms of an upper secondary school, all four.
#[test]
fn the_forms_of_an_upper_secondary_school_are_their_workbooks() {
    let packs = Packs::embedded();
    let mut regime = packs.regime("tt36-2017").unwrap().as_ref().clone();
    let numbers = ["09", "10", "11", "12"];
    for form in regime.forms.iter_mut().filter(|form| numbers.contains(&form.number.as_str())) {
        form.applies_to = vec!["thpt".to_owned()];
    }
    let (mut yaml, mut books, mut unit) = (Vec::new(), Vec::new(), String::new());
    for number in numbers {
        let form = regime.forms.iter().position(|form| form.number == number).unwrap();
        let choices = (0..300).map(|n: u32| n.wrapping_mul(2_654_435_761)).collect();
        let mut filling = Filling { regime: &regime, form, choices, at: 0 };
        let (written, view) = filled(&mut filling);
        unit = filling.unit();
        yaml.push((format!("bieu-mau-{number}.yaml"), written.into_bytes()));
        books.push((format!("bieu-mau-{number}.xlsx"), workbook(&view)));
    }
    assert!(unit.contains("type: thpt"));
    let folder = "content/a/disclosures/2023-2024";
    let (wanted, found) = (made(&site(&unit, folder, yaml)), made(&site(&unit, folder, books)));
    assert_eq!(said(&found), said(&wanted));
    assert!(wanted.output.artifacts.keys().any(|route| route.as_str().contains("bieu-mau-12")));
    assert_eq!(differing(&wanted, &found), Vec::<&str>::new());
}

#[test]
fn a_workbook_as_it_is_has_no_finding() {
    assert_eq!(findings(|_| {}), Vec::<String>::new());
}

#[test]
fn sheets_may_be_renamed_and_moved() {
    let told = findings(|view| {
        for (n, sheet) in view.sheets.iter_mut().enumerate() {
            sheet.name = format!("Trang tính {n}");
        }
        view.sheets.reverse();
    });
    assert_eq!(told, Vec::<String>::new());
}

/// A form of a law, nothing filled in.
fn form_of<'p>(packs: &'p Packs, law: &str, number: &str) -> Filling<'p> {
    let regime = packs.regime(law).unwrap();
    let form = regime.forms.iter().position(|form| form.number == number).unwrap();
    Filling { regime, form, choices: vec![7], at: 0 }
}

/// The rows that a school has added to the first table: what each stands under, and its name.
fn own_rows(disclosure: &Disclosure) -> Vec<(&str, &str)> {
    disclosure.tables[0].extra_rows.iter().map(|row| (row.under.as_str(), row.label.as_str())).collect()
}

/// The first row of a sheet that is left for a school's own, and the id of what it stands under.
fn first_own_row(sheet: &BookSheet) -> (u32, String) {
    let first = sheet.cells.iter().find(|cell| cell.at.1 == 0 && text(cell).ends_with(".1")).unwrap();
    (first.at.0, text(first).trim_end_matches(".1").to_owned())
}

/// The values of a table of a workbook, and what the school added.
fn model(filling: &Filling<'_>, view: &WorkbookView) -> Disclosure {
    let snapshot = site(&filling.unit(), filling.path(), vec![("b.xlsx".to_owned(), workbook(view))]);
    read(&snapshot).disclosures.remove(0)
}

#[test]
fn a_formula_is_passed_over_and_what_is_typed_over_it_is_not() {
    let (packs, form) = form_02();
    let filling = Filling { regime: packs.regime("tt36-2017").unwrap(), form, choices: vec![7], at: 0 };
    let mut view = empty(&filling);
    let computed = |view: &mut WorkbookView| {
        let sheet = table(view);
        let cell = sheet.cells.iter().find(|c| matches!(c.content, BookContent::Formula(_))).unwrap().at;
        (text(sheet.cells.iter().find(|c| c.at == (cell.0, 0)).unwrap()).to_owned(), cell)
    };
    let (row, cell) = computed(&mut view);
    assert!(model(&filling, &view).tables[0].value(&row, "tong_so").is_none());
    set(table(&mut view), cell, BookContent::Number("12".to_owned()));
    let typed = model(&filling, &view);
    assert_eq!(typed.tables[0].value(&row, "tong_so").unwrap().value, Value::Integer(12));
    let place = &typed.tables[0].value(&row, "tong_so").unwrap().place;
    assert!(place.shown().ends_with(&format!("ô D{}", cell.0 + 1)), "{}", place.shown());
    set(table(&mut view), cell, BookContent::Text("nhiều".to_owned()));
    let outcome = made(&site(&filling.unit(), filling.path(), vec![("b.xlsx".to_owned(), workbook(&view))]));
    assert!(said(&outcome).iter().any(|line| line.starts_with("CK0501 “nhiều”")), "{:?}", said(&outcome));
}

#[test]
fn rows_put_in_below_an_own_row_count_on() {
    let packs = Packs::embedded();
    let filling = form_of(&packs, "finance-disclosure", "3");
    let mut view = empty(&filling);
    let sheet = table(&mut view);
    let (row, under) = first_own_row(sheet);
    set(sheet, (row, 2), BookContent::Text("Thu dịch vụ xe".to_owned()));
    // two rows more than are offered, put in behind the last of these
    sheet.cells.iter_mut().filter(|c| c.at.0 > row + 2).for_each(|c| c.at.0 += 2);
    for (at, label) in [(row + 3, "Thu khác A"), (row + 4, "Thu khác B")] {
        let content = BookContent::Text(label.to_owned());
        sheet.cells.push(BookCell { at: (at, 2), content, look: BookLook::Text, open: true, check: None });
    }
    let disclosure = model(&filling, &view);
    let under = under.as_str();
    assert_eq!(own_rows(&disclosure), [(under, "Thu dịch vụ xe"), (under, "Thu khác A"), (under, "Thu khác B")]);
}

/// Puts a row in below a row of a sheet and types a label and a figure into it.
fn put_in(sheet: &mut BookSheet, below: u32, label: &str, figure: Option<&str>) {
    sheet.cells.iter_mut().filter(|cell| cell.at.0 > below).for_each(|cell| cell.at.0 += 1);
    let mut cell = |column, content| {
        sheet.cells.push(BookCell { at: (below + 1, column), content, look: BookLook::Text, open: true, check: None });
    };
    cell(2, BookContent::Text(label.to_owned()));
    if let Some(figure) = figure {
        cell(3, BookContent::Number(figure.to_owned()));
    }
}

fn row_of(sheet: &BookSheet, id: &str) -> u32 {
    sheet.cells.iter().find(|cell| cell.at.1 == 0 && text(cell) == id).unwrap().at.0
}

#[test]
fn rows_put_in_between_rows_of_a_group_are_the_schools() {
    let packs = Packs::embedded();
    let filling = form_of(&packs, "tt36-2017", "11");
    let mut view = empty(&filling);
    let sheet = table(&mut view);
    // in the group, a note in it, and right below what heads it
    let rooms = row_of(sheet, "dt_phong_hoc");
    put_in(sheet, rooms, "Phòng chuẩn bị", Some("24"));
    put_in(sheet, rooms + 1, "Phòng ở tầng hai", None);
    put_in(sheet, rooms + 2, "Phòng kho", Some("30"));
    let head = row_of(sheet, "dien_tich_phong");
    put_in(sheet, head, "Phòng họp", Some("48"));
    let disclosure = model(&filling, &view);
    let group = "dien_tich_phong";
    assert_eq!(own_rows(&disclosure), [(group, "Phòng họp"), (group, "Phòng chuẩn bị"), (group, "Phòng kho")]);
}

#[test]
fn a_row_put_in_between_two_of_the_schools_is_one_more() {
    let packs = Packs::embedded();
    let filling = form_of(&packs, "finance-disclosure", "3");
    let mut view = empty(&filling);
    let sheet = table(&mut view);
    let (first, _) = first_own_row(sheet);
    for (row, label) in [(first, "Một"), (first + 1, "Hai")] {
        set(sheet, (row, 2), BookContent::Text(label.to_owned()));
    }
    put_in(sheet, first, "Ở giữa", Some("5"));
    let outcome = made(&site(&filling.unit(), filling.path(), vec![("b.xlsx".to_owned(), workbook(&view))]));
    assert!(said(&outcome).iter().all(|line| !line.starts_with("CK0202")), "{:?}", said(&outcome));
    let disclosure = model(&filling, &view);
    let labels: Vec<&str> = own_rows(&disclosure).into_iter().map(|(_, label)| label).collect();
    assert_eq!(labels, ["Một", "Ở giữa", "Hai"]);
}
