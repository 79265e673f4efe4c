//! Workbooks of other sources than forms: keys, lists, and the file that they stand in place of.

use crate::fill_in::{assert_told, foreign, lines, made, sheet, site, tell};
use congkhai::pack::{Book, Packs};
use congkhai::render::workbook;
use congkhai::schema::{Key, kinds};
use congkhai::site::view::{BookCell, BookContent, BookLook, WorkbookView};
use congkhai::source::Snapshot;
use std::collections::BTreeSet;

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
    lines(outcome.diagnostics.iter().filter(|d| d.place.file.ends_with(".xlsx")))
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
    assert_told(
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
    assert_told(
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
    assert_told(&told, &["CK0607 content/a/improvement/2024-2029.xlsx: sổ này là “Kế hoạch công khai"]);
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
    let told = lines(outcome.diagnostics.iter());
    for wanted in [
        "content/a/unit.xlsx, trang “Thông tin”, ô B5: “Tên trường” còn trống",
        "content/a/unit.xlsx, trang “Thông tin”, ô B7: “Trường cấp năm” không phải là giá trị cho phép",
        "không đi cùng điều đã ghi ở một ô trên",
        "CK0412 content/b/unit.xlsx: đã có content/b/unit.yaml",
    ] {
        assert!(told.iter().any(|line| line.contains(wanted)), "{wanted}\n{told:#?}");
    }
}

/// What is said of files below the unit's folder that are not `unit.yaml`.
fn said_of(files: Vec<(&str, Vec<u8>)>) -> Vec<String> {
    let files = files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect();
    let outcome = made(&site("name: Trường A\ntype: thcs\nphone: \"0215 3825 111\"\n", "content/a", files));
    let own = outcome.diagnostics.iter().filter(|d| d.place.file.starts_with("content/a/"));
    lines(own.filter(|d| !d.place.file.ends_with("assessment.yaml")))
}

fn empty_of(id: &str) -> Vec<u8> {
    let packs = Packs::embedded();
    workbook(&congkhai::site::workbook::of_kind(&packs, packs.workbooks.book(id).unwrap()))
}

const ASSESSMENT: &str = "title: T\nregulation: tt18-2018\nschool_years: [2023-2024]\n";

#[test]
fn a_spreadsheet_of_ones_own_and_a_second_file_are_never_left_in_silence() {
    let assessment = || ("assessments/2023-2024/assessment.yaml", ASSESSMENT.as_bytes().to_vec());
    for (path, command) in [
        ("assessments/2023-2024/evidence.xlsx", "minh-chung"),
        ("calendar/2023-2024.xlsx", "lich"),
        ("calendar/sổ riêng.xlsx", "lich"),
        ("improvement/2024-2029.xlsx", "cai-tien"),
    ] {
        let told = said_of(vec![assessment(), (path, foreign())]);
        assert_told(
            &told,
            &[&format!("CK0106 content/a/{path}: bảng tính này không phải sổ để điền nên không được dùng")],
        );
        assert!(told[0].contains(&format!("congkhai workbook {command} rồi điền")), "{told:?}");
    }
    let told = said_of(vec![("assessments/2023-2024/assessment.xlsx", foreign())]);
    assert_told(&told, &["CK0106 content/a/assessments/2023-2024/assessment.xlsx: bảng tính này không phải sổ"]);
    // what belongs to an assessment that is not there
    for name in ["evidence.yaml", "database.yaml", "1.1.md"] {
        let path = format!("assessments/2023-2024/{name}");
        let told = said_of(vec![(&path, b"items: []\n".to_vec())]);
        assert_told(&told, &["thư mục này không có assessment.yaml"]);
    }
    // one thing as two workbooks: only one can be meant
    for (id, stem) in [
        ("evidence", "assessments/2023-2024/evidence"),
        ("calendar", "calendar/2023-2024"),
        ("assessment", "assessments/2022-2023/assessment"),
    ] {
        let (first, second) = (format!("{stem}.xlsm"), format!("{stem}.xlsx"));
        let told = said_of(vec![assessment(), (&first, empty_of(id)), (&second, empty_of(id))]);
        let wanted = format!("CK0412 content/a/{second}: đã có content/a/{first}; một nguồn chỉ có một tệp");
        assert!(told.iter().any(|line| line.starts_with(&wanted)), "{told:#?}");
        assert!(told.iter().all(|line| !line.contains(&format!("CK0412 content/a/{first}"))), "{told:#?}");
    }
}

#[test]
fn a_workbook_in_a_place_where_nothing_is_read_is_sent_to_its_own() {
    let told = said_of(vec![("minh chứng.xlsx", empty_of("evidence"))]);
    assert_told(
        &told,
        &[
            "CK0106 content/a/minh chứng.xlsx: tệp này không được dùng (đây là sổ “Danh mục minh chứng”: chuyển đến assessments/ĐỢT/evidence.xlsx)",
        ],
    );
    let told = said_of(vec![("calendar/2023/lich.xlsx", empty_of("calendar"))]);
    assert_told(&told, &["chuyển đến calendar/NĂM-HỌC.xlsx"]);
}

#[test]
fn a_number_with_more_digits_than_its_cell_shows_is_said() {
    let packs = Packs::embedded();
    let mut view = congkhai::site::workbook::of_kind(&packs, packs.workbooks.book("unit").unwrap());
    tell(&mut view, "name", BookContent::Text("Trường A".to_owned()));
    tell(&mut view, "type", BookContent::Text("thcs".to_owned()));
    let hidden = sheet(&mut view, "congkhai:list:hide_below");
    let cell = |at, content, look| BookCell { at, content, look, open: true, check: None };
    hidden.cells.push(cell((5, 1), BookContent::Text("nu".to_owned()), BookLook::Text));
    hidden.cells.push(cell((5, 2), BookContent::Number("3.4".to_owned()), BookLook::Whole));
    let files =
        [("content/site.yaml".to_owned(), b"title: T\n".to_vec()), ("content/a/unit.xlsx".to_owned(), workbook(&view))];
    let told = lines(made(&Snapshot::from_files(files)).diagnostics.iter());
    assert!(told.iter().any(|line| line.contains("trang “Ẩn số nhỏ”, ô C6: số 3,4 được đọc là 3")), "{told:#?}");
}

/// Keys of a form that stand on its tables and in its hidden ids, or that forms do not have.
const NOT_ASKED: [&str; 12] = [
    "regulation",
    "form",
    "content",
    "annual_report",
    "tables",
    "extra_rows",
    "values",
    "items",
    "signed_copy",
    "number",
    "recipients",
    "sections",
];

/// Keys of the database that the sheets of the form's tables have, or their ids.
const OF_TABLES: [&str; 4] = ["school_years", "tables.template", "tables.rows.row", "tables.rows.counts_in"];

/// All that a workbook of a kind asks for, as the paths of keys.
fn asked(book: &Book) -> BTreeSet<String> {
    let lists = book.lists.iter().flat_map(|list| {
        let inner = list.columns.iter().filter(|_| !list.is_map);
        let columns = inner.map(|key| format!("{}.{}", list.key, key.key.replace("[]", "")));
        std::iter::once(list.key.clone()).chain(columns)
    });
    let keys = book.keys.iter().map(|key| key.key.clone()).filter(|key| !key.starts_with('@'));
    keys.chain(lists).collect()
}

/// All keys of a kind of source; of maps the keys within.
fn keys_of(keys: &[Key], above: &str, found: &mut BTreeSet<String>) {
    for key in keys {
        let path = format!("{above}{}", key.name);
        keys_of(&key.keys, &format!("{path}."), found);
        found.insert(path);
    }
}

#[test]
fn a_workbook_asks_for_every_key_that_its_yaml_takes() {
    let packs = Packs::embedded();
    for book in &packs.workbooks.books {
        let name = match book.id.as_str() {
            "form" => "disclosure",
            "external" => "external-assessments",
            id => id,
        };
        let kind = kinds().iter().find(|kind| kind.name == name).unwrap();
        let (mut taken, asked) = (BTreeSet::new(), asked(book));
        keys_of(&kind.keys, "", &mut taken);
        let is_asked_within = |path: &str| asked.iter().any(|key| key.starts_with(&format!("{path}.")));
        let never = |path: &str| match book.id.as_str() {
            "form" => NOT_ASKED.contains(&path.split('.').next().unwrap()),
            "database" => OF_TABLES.contains(&path),
            _ => false,
        };
        let missing: Vec<&String> =
            taken.iter().filter(|path| !asked.contains(*path) && !is_asked_within(path) && !never(path)).collect();
        assert!(missing.is_empty(), "{}: the workbook does not ask for {missing:?}", book.id);
        let strange: Vec<&String> = asked.difference(&taken).collect();
        assert!(strange.is_empty(), "{}: no reader takes {strange:?}", book.id);
    }
}

/// Whoever cannot write YAML finds for each kind of source what it is in Word or Excel; no kind of workbook is left out.
#[test]
fn every_kind_of_source_is_one_in_word_or_excel_too() {
    let packs = Packs::embedded();
    let mut commands: BTreeSet<&str> =
        packs.workbooks.books.iter().filter_map(|book| book.command.as_deref()).collect();
    commands.insert("phieu");
    let mut named = BTreeSet::new();
    for kind in kinds() {
        assert!(!kind.office.is_empty(), "{}: in Word or Excel it is nothing", kind.name);
        named.extend(kind.office.split([' ', ',', ';', ')']).filter(|word| commands.contains(word)));
    }
    assert_eq!(named, commands);
}
