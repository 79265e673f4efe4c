//! Workbooks to be filled in: what is typed there is what a `.yaml` says, page for page; what is wrong is said at its cell.

use crate::sheets_back::{Filling, said};
use congkhai::model::{Disclosure, TimeSpan, Unit, Value, open};
use congkhai::pack::{Packs, SchoolType};
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::render::workbook;
use congkhai::site::view::{BookCell, BookContent, BookLook, BookSheet, WorkbookView};
use congkhai::site::workbook::{FormAsked, of_form};
use congkhai::source::Snapshot;
use congkhai::text::SchoolYear;
use congkhai::text::sheet_layout::{BOOK_INFO, BOOK_TABLE, ID};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::{TestRng, TestRunner};
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

fn read(snapshot: &Snapshot) -> Unit {
    let (opened, _) = open(snapshot, &Packs::embedded());
    opened.unwrap().units[0].read(snapshot, &Packs::embedded()).0.unwrap()
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
    let asked = FormAsked { regime: filling.regime, form: filling.form, schools: &school, span, dated: true };
    of_form(&packs, asked).unwrap()
}

fn text(cell: &BookCell) -> &str {
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
    let info = sheet(view, BOOK_INFO);
    let row = info.cells.iter().find(|c| c.at.1 == 3 && text(c) == key).expect(key).at.0;
    set(info, (row, 1), content);
    (row, 1)
}

/// Types something into a cell, which must be there.
pub(crate) fn set(sheet: &mut BookSheet, at: (u32, u16), content: BookContent) {
    let cell = sheet.cells.iter_mut().find(|c| c.at == at).unwrap_or_else(|| panic!("{} {at:?}", sheet.name));
    cell.content = content;
}

/// Types a figure into the cell of a row and a column of a table.
pub(crate) fn figure(view: &mut WorkbookView, table: &str, (row, column): (&str, &str), figure: &str) {
    let sheet = sheet(view, &format!("{BOOK_TABLE}{table}"));
    let ids = sheet.cells.iter().find(|c| c.at.1 == 0 && text(c) == ID).unwrap().at.0;
    let column = sheet.cells.iter().find(|c| c.at.0 == ids && text(c) == column).expect(column).at.1;
    let row = sheet.cells.iter().find(|c| c.at.1 == 0 && text(c) == row).expect(row).at.0;
    set(sheet, (row, column), BookContent::Number(figure.to_owned()));
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
            let row = own_row(sheet, &mut rows, &own.under, *n);
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

/// The row for the `n`th that the school adds below a row; put in below the last where no more are offered.
fn own_row(sheet: &mut BookSheet, rows: &mut BTreeMap<String, u32>, under: &str, n: u32) -> u32 {
    if let Some(row) = rows.get(&format!("{under}.{n}")) {
        return *row;
    }
    let above = rows[&format!("{under}.{}", n - 1)];
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
    for (route, bytes) in &wanted.output.artifacts {
        prop_assert!(found.output.artifacts[route] == *bytes, "{} differs: {}", route.as_str(), yaml);
    }
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

/// Form 02 of the preschools, for tests of single faults.
pub(crate) fn form_02() -> (Packs, usize) {
    let packs = Packs::embedded();
    let at = packs.regime("tt36-2017").unwrap().forms.iter().position(|f| f.number == "02").unwrap();
    (packs, at)
}

/// What is said of a workbook of form 02 that was changed.
fn findings(change: impl FnOnce(&mut WorkbookView)) -> Vec<String> {
    let (packs, form) = form_02();
    let mut filling = Filling { regime: packs.regime("tt36-2017").unwrap(), form, choices: vec![7], at: 0 };
    let (_, mut view) = filled(&mut filling);
    change(&mut view);
    let outcome = made(&site(&filling.unit(), filling.path(), vec![("b.xlsx".to_owned(), workbook(&view))]));
    let of_figures = |code: &str| code.starts_with("CK13") || code == "CK0608";
    let told = outcome.diagnostics.iter().filter(|d| !of_figures(d.code.id));
    told.map(|d| format!("{} {}: {} ({})", d.code.id, d.place.shown(), d.message, d.hint.clone().unwrap_or_default()))
        .collect()
}

#[test]
fn a_workbook_as_it_is_has_no_finding() {
    assert_eq!(findings(|_| {}), Vec::<String>::new());
}

#[test]
fn what_is_wrong_on_the_sheet_of_keys_is_said_at_its_cell() {
    let told = findings(|view| {
        tell(view, "published", BookContent::Text("hôm qua".to_owned()));
        tell(view, "unit", BookContent::Text("đô la".to_owned()));
        tell(view, "channels#website", BookContent::Text("đã đăng".to_owned()));
        tell(view, "@year", BookContent::Text("2022-2023".to_owned()));
    });
    insta_like(
        &told,
        &[
            "CK0607 content/a/disclosures/2023-2024/b.xlsx, trang “Thông tin”, ô B7: sổ ghi “2022-2023”, tệp nằm trong thư mục 2023-2024",
            "CK0207 content/a/disclosures/2023-2024/b.xlsx, trang “Thông tin”, ô B8: “hôm qua” không phải là ngày",
            "CK0206 content/a/disclosures/2023-2024/b.xlsx, trang “Thông tin”, ô B10: “đã đăng” không phải câu trả lời",
            "trang “Thông tin”, ô B",
        ],
    );
}

/// Each line begins with (or holds) what is wanted.
#[track_caller]
fn insta_like(told: &[String], wanted: &[&str]) {
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
    for (line, wanted) in told.iter().zip(wanted) {
        assert!(line.contains(wanted), "{wanted}\n{told:#?}");
    }
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

#[test]
fn a_workbook_without_its_ids_is_refused_with_a_remedy() {
    let told = findings(|view| {
        view.sheets.retain(|sheet| !sheet.hidden);
    });
    insta_like(&told, &["CK0504 content/a/disclosures/2023-2024/b.xlsx: sổ thiếu trang ẩn"]);
    assert!(told[0].contains("lấy sổ trống mới"), "{told:?}");
}

#[test]
fn a_yaml_and_a_workbook_of_one_form_are_an_error() {
    let (packs, form) = form_02();
    let mut filling = Filling { regime: packs.regime("tt36-2017").unwrap(), form, choices: vec![7], at: 0 };
    let (yaml, view) = filled(&mut filling);
    let book = workbook(&view);
    for (yaml, wanted) in [
        (yaml.clone(), "CK0412 Biểu mẫu 02 năm học 2023-2024 đã có ở content/a/disclosures/2023-2024/b.xlsx"),
        (format!("{}values: b.xlsx\n", filling.head()), "CK0412 b.xlsx là sổ để điền"),
    ] {
        let files = vec![("b.xlsx".to_owned(), book.clone()), ("c.yaml".to_owned(), yaml.into_bytes())];
        let outcome = made(&site(&filling.unit(), filling.path(), files));
        assert!(said(&outcome).iter().any(|line| line.starts_with(wanted)), "{:?}", said(&outcome));
    }
}

/// The sheet of a form's only table.
fn table(view: &mut WorkbookView) -> &mut BookSheet {
    sheet(view, &format!("{BOOK_TABLE}chinh"))
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
    let regime = packs.regime("finance-disclosure").unwrap();
    let form = regime.forms.iter().position(|f| f.number == "3").unwrap();
    let filling = Filling { regime, form, choices: vec![7], at: 0 };
    let mut view = empty(&filling);
    let sheet = table(&mut view);
    let first = sheet.cells.iter().find(|c| c.at.1 == 0 && text(c).ends_with(".1")).unwrap();
    let (row, under) = (first.at.0, text(first).trim_end_matches(".1").to_owned());
    set(sheet, (row, 2), BookContent::Text("Thu dịch vụ xe".to_owned()));
    // two rows more than are offered, put in behind the last of these
    sheet.cells.iter_mut().filter(|c| c.at.0 > row + 2).for_each(|c| c.at.0 += 2);
    for (at, label) in [(row + 3, "Thu khác A"), (row + 4, "Thu khác B")] {
        let content = BookContent::Text(label.to_owned());
        sheet.cells.push(BookCell { at: (at, 2), content, look: BookLook::Text, open: true, check: None });
    }
    let disclosure = model(&filling, &view);
    let own: Vec<(&str, &str)> =
        disclosure.tables[0].extra_rows.iter().map(|row| (row.under.as_str(), row.label.as_str())).collect();
    let under = under.as_str();
    assert_eq!(own, [(under, "Thu dịch vụ xe"), (under, "Thu khác A"), (under, "Thu khác B")]);
}

#[test]
fn a_workbook_that_somebody_tampered_with_is_read_within_bounds() {
    let hidden = |view: &mut WorkbookView, change: &dyn Fn(&mut BookSheet)| {
        change(view.sheets.iter_mut().find(|sheet| sheet.hidden).unwrap());
    };
    let id = |text: &str, at| BookCell {
        at,
        content: BookContent::Text(text.to_owned()),
        look: BookLook::Id,
        open: false,
        check: None,
    };
    let told = findings(|view| hidden(view, &|s| set(s, (3, 1), BookContent::Text("tt99-2099".to_owned()))));
    assert!(told.iter().any(|line| line.starts_with("CK0401")), "{told:?}");
    let told = findings(|view| hidden(view, &|s| set(s, (4, 1), BookContent::Text("77".to_owned()))));
    assert!(told.iter().any(|line| line.starts_with("CK0404")), "{told:?}");
    let told = findings(|view| hidden(view, &|s| set(s, (1, 1), BookContent::Text("9".to_owned()))));
    assert!(told.iter().any(|line| line.contains("cách xếp “9”")), "{told:?}");
    let told = findings(|view| hidden(view, &|s| set(s, (2, 1), BookContent::Text("khac".to_owned()))));
    assert!(told.iter().any(|line| line.contains("loại “khac”")), "{told:?}");
    // rows and columns of the table
    let told = findings(|view| {
        let sheet = table(view);
        sheet.cells.retain(|cell| cell.at.0 != 6);
    });
    assert!(told.iter().any(|line| line.starts_with("CK0504") && line.contains("trang thiếu 1 hàng")), "{told:?}");
    let told = findings(|view| set(table(view), (6, 0), BookContent::Text("la_qua".to_owned())));
    assert!(told.iter().any(|line| line.starts_with("CK0405") && line.contains("ô A7")), "{told:?}");
    let told = findings(|view| {
        let sheet = table(view);
        let first = sheet.cells.iter().find(|c| c.at == (5, 0)).unwrap().content.clone();
        set(sheet, (6, 0), first);
    });
    assert!(told.iter().any(|line| line.starts_with("CK0202")), "{told:?}");
    let told = findings(|view| set(table(view), (3, 3), BookContent::Text("cot_la".to_owned())));
    assert!(told.iter().any(|line| line.starts_with("CK0406") && line.contains("ô D4")), "{told:?}");
    // keys
    let told = findings(|view| set(sheet(view, BOOK_INFO), (7, 3), BookContent::Text("la".to_owned())));
    assert!(told.iter().any(|line| line.starts_with("CK0203") && line.contains("ô D8")), "{told:?}");
    let told = findings(|view| set(sheet(view, BOOK_INFO), (8, 3), BookContent::Text("published".to_owned())));
    assert!(told.iter().any(|line| line.starts_with("CK0202") && line.contains("ô D9")), "{told:?}");
    // sheets
    let told = findings(|view| {
        let copy = BookSheet { name: "Chép".to_owned(), ..table(view).clone() };
        view.sheets.push(copy);
    });
    assert!(told.iter().any(|line| line.starts_with("CK0412") && line.contains("trang “Chép”")), "{told:?}");
    let told = findings(|view| {
        let at =
            view.sheets.iter().position(|s| s.cells.iter().any(|c| text(c) == format!("{BOOK_TABLE}chinh"))).unwrap();
        view.sheets.remove(at);
    });
    assert!(told.iter().any(|line| line.contains("sổ thiếu trang của bảng “chinh”")), "{told:?}");
    // far away, and a thousand columns
    let told = findings(|view| table(view).cells.push(id("x", (1_048_575, 16_383))));
    assert!(told.iter().any(|line| line.contains("XFD1048576")), "{told:?}");
    let told = findings(|view| table(view).cells.extend((300..16_384).map(|n| id("x", (3, n)))));
    assert!(told.iter().any(|line| line.starts_with("CK0504")), "{told:?}");
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
    let differ: Vec<&str> = wanted
        .output
        .artifacts
        .iter()
        .filter(|(route, bytes)| found.output.artifacts.get(*route) != Some(bytes))
        .map(|(route, _)| route.as_str())
        .collect();
    assert!(differ.is_empty(), "{differ:?}");
}

/// What is said of a workbook of another kind in its place.
fn of_kind_says(id: &str, path: &str, change: impl FnOnce(&mut WorkbookView)) -> Vec<String> {
    let packs = Packs::embedded();
    let mut view = congkhai::site::workbook::of_kind(&packs, packs.workbooks.book(id).unwrap());
    change(&mut view);
    let unit = "name: Trường A\ntype: thcs\nphone: \"0215 3825 111\"\n";
    let assessment = "title: T\nregulation: tt18-2018\nschool_years: [2023-2024]\n";
    let files = vec![
        (path.to_owned(), workbook(&view)),
        ("assessments/2023-2024/assessment.yaml".to_owned(), assessment.as_bytes().to_vec()),
    ];
    let outcome = made(&site(unit, "content/a", files));
    let own = outcome.diagnostics.iter().filter(|d| d.place.file.ends_with(".xlsx"));
    own.map(|d| format!("{} {}: {} ({})", d.code.id, d.place.shown(), d.message, d.hint.clone().unwrap_or_default()))
        .collect()
}

/// Types into a list, row by row.
fn list(view: &mut WorkbookView, key: &str, rows: &[&[&str]]) {
    let sheet = sheet(view, &format!("congkhai:list:{key}"));
    for (row, cells) in (5..).zip(rows) {
        for (column, words) in (1..).zip(*cells) {
            let content = BookContent::Text((*words).to_owned());
            sheet.cells.push(BookCell { at: (row, column), content, look: BookLook::Text, open: true, check: None });
        }
    }
}

#[test]
fn lists_name_the_cells_of_what_is_wrong() {
    let path = "assessments/2023-2024/evidence.xlsx";
    let told = of_kind_says("evidence", path, |view| {
        list(
            view,
            "items",
            &[
                &["[H1-1.1-01]", "", "", "", "", "", "Ai cũng xem", "hôm qua"],
                &["[H9-9.9-01]", "Kế hoạch"],
                &["", "Biên bản"],
            ],
        );
    });
    insta_like(
        &told,
        &[
            "trang “Minh chứng”, ô C6: “Tên minh chứng” còn trống (điền ô này",
            "trang “Minh chứng”, ô H6: “Ai cũng xem” không phải là giá trị cho phép (chọn một trong: Công khai trên trang",
            "trang “Minh chứng”, ô I6: “hôm qua” không phải là ngày",
            "trang “Minh chứng”, ô B7: “[H9-9.9-01]” không đúng mẫu",
            "trang “Minh chứng”, ô B8: “Mã minh chứng” còn trống",
        ],
    );
    let told = of_kind_says("improvement", "improvement/2024-2029.xlsx", |view| {
        tell(view, "assessment", BookContent::Text("2019-2020".to_owned()));
        list(view, "items", &[&["1.99", "1", "Việc", "Hiệu trưởng"], &["1.1", "một", "Việc", ""]]);
    });
    insta_like(
        &told,
        &[
            "trang “Thông tin”, ô B5: “Tên kế hoạch” còn trống",
            "trang “Thông tin”, ô B6: không có đợt tự đánh giá “2019-2020”",
            "trang “Kế hoạch”, ô C7: “một” không phải là số nguyên",
            "trang “Kế hoạch”, ô E7: “Người thực hiện” còn trống",
        ],
    );
    let told = of_kind_says("calendar", "calendar/2023-2024.xlsx", |view| {
        list(view, "events", &[&["hop", "Họp", "Hoạt động khác"], &["hop", "Họp", "Hội hè", "13"]]);
    });
    assert!(told.iter().any(|line| line.contains("trang “Việc”, ô D7") && line.contains("“Hội hè”")), "{told:#?}");
    assert!(told.iter().any(|line| line.contains("trang “Việc”, ô B7") && line.starts_with("CK0412")), "{told:#?}");
    assert!(
        told.iter().any(|line| line.contains("trang “Việc”, ô E7") && line.contains("không có tháng 13")),
        "{told:#?}"
    );
    // the wrong kind in the wrong place
    let told = of_kind_says("calendar", "improvement/2024-2029.xlsx", |_| {});
    insta_like(&told, &["CK0607 content/a/improvement/2024-2029.xlsx: sổ này là “Kế hoạch công khai"]);
}

#[test]
fn a_unit_that_is_a_workbook_says_what_it_lacks() {
    let packs = Packs::embedded();
    let mut view = congkhai::site::workbook::of_kind(&packs, packs.workbooks.book("unit").unwrap());
    tell(&mut view, "type", BookContent::Text("Trường cấp năm".to_owned()));
    tell(&mut view, "duties", BookContent::Text("không năm nào".to_owned()));
    tell(&mut view, "duties.from", BookContent::Text("2023-2024".to_owned()));
    let files = [
        ("content/site.yaml".to_owned(), b"title: T\n".to_vec()),
        ("content/a/unit.xlsx".to_owned(), workbook(&view)),
        ("content/b/unit.xlsx".to_owned(), workbook(&view)),
        ("content/b/unit.yaml".to_owned(), b"name: B\ntype: thcs\nphone: \"1\"\n".to_vec()),
    ];
    let outcome = made(&Snapshot::from_files(files));
    let told: Vec<String> =
        outcome.diagnostics.iter().map(|d| format!("{} {}: {}", d.code.id, d.place.shown(), d.message)).collect();
    for wanted in [
        "content/a/unit.xlsx, trang “Thông tin”, ô B5: “Tên trường” còn trống",
        "content/a/unit.xlsx, trang “Thông tin”, ô B7: “Trường cấp năm” không phải là giá trị cho phép",
        "không đi cùng điều đã ghi ở một ô trên",
        "CK0412 content/b/unit.xlsx: đã có content/b/unit.yaml",
    ] {
        assert!(told.iter().any(|line| line.contains(wanted)), "{wanted}\n{told:#?}");
    }
}
