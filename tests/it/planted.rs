//! One small site without a finding (`tests/planted/`), and mistakes planted into it one at a time: each gives its one message, at its line, and
//! no other.

use congkhai::pack::Packs;
use congkhai::pipeline::{self, Options};
use congkhai::source::Snapshot;
use congkhai::text::LineIndex;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

type Files = BTreeMap<String, Vec<u8>>;

/// File (below `content/mn-a/`, or from the site's folder with a `/` before it), what stands there, what the mistake makes of it (`…` before or
/// after: added), and the code and line of the finding. An empty text before: the file is new.
type Mistake = (&'static str, &'static str, &'static str, &'static str, usize);

const MISTAKES: &[Mistake] = &[
    // site.yaml
    ("/content/site.yaml", "title:", "titel:", "CK0204 CK0203", 1),
    ("/content/site.yaml", "phone: \"0215000001\"}", "phone: \"0215000001\"", "CK0201", 3),
    ("/content/site.yaml", "Văn thư", "Văn thư, Kế toán", "CK0214", 3),
    ("/content/site.yaml", "Các trường trong xã", "Các trường # trong xã", "CK0213", 2),
    // unit.yaml
    ("unit.yaml", "mam-non", "mam non", "CK0206", 2),
    ("unit.yaml", "name: Trường Mầm non A", "name: \"\"", "CK0204", 1),
    ("unit.yaml", "Nguyễn Thị Mai", "Nguyeãn Thò Mai tröôûng tröôøng", "CK0110", 3),
    ("unit.yaml", "khuyet_tat: 5", "khuyet_tat: năm", "CK0208", 5),
    ("unit.yaml", "principal:", "princpal:", "CK0203", 3),
    ("unit.yaml", "principal: Nguyễn", "principal: Bà: Nguyễn", "CK0201", 3),
    ("unit.yaml", "principal: Nguyễn Thị Mai", "principal: [Nguyễn Thị Mai]", "CK0205", 3),
    ("unit.yaml", "principal:", "name: B\nprincipal:", "CK0202", 3),
    ("unit.yaml", "  khuyet_tat", "\tkhuyet_tat", "CK0201", 5),
    ("unit.yaml", "Nguyễn Thị Mai", "*mai", "CK0201", 3),
    ("unit.yaml", "Nguyễn Thị Mai", "&mai Nguyễn Thị Mai", "CK0210", 3),
    ("unit.yaml", "Nguyễn Thị Mai", "Nguye\u{302}\u{303}n Thị Mai", "CK0109", 3),
    ("unit.yaml", "Nguyễn Thị Mai", "Nguyễn\u{200b} Thị Mai", "CK0108", 3),
    // documents
    ("documents/ke-hoach.md", "date: 2023-09-20", "date: 2023-09-31", "CK0207", 6),
    ("documents/ke-hoach.md", "date: 2023-09-20", "date: hôm qua", "CK0207", 6),
    ("documents/ke-hoach.md", "../pages/gioi-thieu.md", "../pages/gioi-thieu2.md", "CK0409", 10),
    ("documents/ke-hoach.md", "../static/mau.txt", "../static/mauu.txt", "CK0409", 10),
    ("documents/ke-hoach.md", "kind: KH", "kind: KHH", "CK0206", 2),
    ("documents/ke-hoach.md", "## Việc", "# Việc", "CK0306", 12),
    ("documents/ke-hoach.md", "các tiêu chí", "các <b>tiêu chí", "CK0301", 14),
    ("documents/ke-hoach.md", "[mẫu](../static/mau.txt)", "[mẫu](javascript:x)", "CK0302", 10),
    ("documents/ke-hoach.md", "---\nkind", "--\nkind", "CK0211", 1),
    ("documents/to-trinh.docx", "", "x", "CK1101", 1),
    ("documents/cu/thu.md", "", "x", "CK0106", 1),
    ("documents/Thư mời.md", "", "---\nkind: KH\nabstract: A\norgan: B\n---\n", "CK0212", 1),
    // pages
    ("pages/gioi-thieu.md", "title: Giới thiệu", "title:", "CK0204", 2),
    ("pages/gioi-thieu.md", "Thành lập năm 1998", "TuyÓn sinh líp 6 n¨m häc 2024", "CK0110", 9),
    ("pages/gioi-thieu.md", "Trường có *hai*", "Trường có ** hai**", "CK0303", 5),
    ("pages/gioi-thieu.md.txt", "", "x", "CK0106", 1),
    // assessments
    ("assessments/2023-2024/assessment.yaml", "tt19-2018", "tt19-2081", "CK0401", 2),
    ("calendar/2023-2025.yaml", "", "events: []\n", "CK0209", 1),
    ("assessments/2023-2024/assessment.yaml", "target_level: 2", "target_level: hai", "CK0208", 6),
    ("assessments/2023-2024/assessment.yaml", "[\"1.1\"]", "[\"1.99\"]", "CK0403", 8),
    ("assessments/2023-2024/evidence.yaml", "visibility: public", "visibility: publik", "CK0206", 4),
    ("assessments/2023-2024/evidence.yaml", "chien-luoc.txt", "chien-luoc2.txt", "CK0409", 5),
    ("assessments/2023-2024/evidence.yaml", "on_site", "on_site\n  - {code: \"[H1-x]\", title: A}", "CK0408", 9),
    ("assessments/2023-2024/database.yaml", "values: [3, 3]", "values: [3, ba]", "CK0501", 7),
    ("assessments/2023-2024/database.yaml", "row: lop_3_4", "row: lop_3_9", "CK0405", 7),
    // sheets
    ("assessments/2023-2024/1.1.md", "lead:", "led:", "CK0203", 5),
    ("assessments/2023-2024/1.1.md", "claimed_level: 1", "claimed_level: 3", "CK1001", 4),
    ("assessments/2023-2024/1.1.md", "[H1-1.1-01]", "[H1-1.1-01] và [H1-1.1-09]", "CK0407", 12),
    ("assessments/2023-2024/1.1.md", "## 2. Điểm mạnh", "## 2. Điểm manhj", "CK0307", 18),
    ("assessments/2023-2024/9.9.md", "", "---\nlevels: {}\n---\n", "CK0403", 1),
    // improvement
    ("improvement/2024-2029.yaml", "assessment: 2023-2024", "assessment: 2022-2023", "CK0409", 2),
    ("improvement/2024-2029.yaml", "Tháng 8/2024", "Số 12000-12005", "CK0603", 8),
    ("improvement/2024-2029.yaml", "in_progress", "progress", "CK0206", 11),
    ("improvement/2024-2029.yaml", "criterion: \"1.1\"", "criterion: \"1.99\"", "CK0403", 4),
    // disclosures
    ("disclosures/2023-2024/bieu-mau-02.yaml", "form: \"02\"", "form: \"99\"", "CK0404", 2),
    (
        "disclosures/2023-2024/bieu-mau-02.yaml",
        "khuyet_tat: {tong_so: n/a, nt_3_12: n/a, nt_13_24: n/a",
        "khuyet_tat: {tong_so: 3, nt_3_12: n/a, nt_13_24: 1",
        "CK1301",
        10,
    ),
    ("disclosures/2023-2024/bieu-mau-02.yaml", "tong_so_tre:", "tong_so_trr:", "CK0405", 6),
    ("disclosures/2023-2024/bieu-mau-02.yaml", "hoc_1_buoi: {tong_so", "hoc_1_buoi: {tong_sx", "CK0406", 7),
    ("disclosures/2023-2024/bieu-mau-02.yaml", "mg_5_6: 68", "mg_5_6: sáu tám", "CK0501", 6),
    ("disclosures/2023-2024/bieu-mau-03.csv", "san_choi;", "san_choii;", "CK0405", 4),
    ("disclosures/2023-2024/bieu-mau-03.csv", "so_luong;", "so_luog;", "CK0406", 1),
    ("disclosures/2023-2024/bieu-mau-03.csv", "5342", "năm nghìn", "CK0501", 3),
    ("disclosures/2023-2024/so-lieu.xlsx", "", "x", "CK0504", 1),
    ("disclosures/2023/bieu-mau-02.yaml", "", "x: 1\n", "CK0209", 1),
    // finance
    ("finance/2024/bieu-2.yaml", "phi: 48600000", "phi: 48.6.0", "CK0501", 10),
    // calendar
    ("calendar/2023-2024.yaml", "date: 2023-09-16", "date: 2023-09-61", "CK0207", 3),
    ("calendar/2023-2024.yaml", "kind: data", "kind: datum", "CK0206", 6),
    ("calendar/2023-2024.yaml", "to: 2024-05-17", "to: 2024-15-17", "CK0207", 8),
    // external
    ("external-assessments/2023-2024.yaml", "unit: mn-a", "unit: mn-b", "CK0409", 8),
    ("external-assessments/2023-2024.yaml", "status: done", "status: xong", "CK0206", 9),
    // packs, themes, files
    ("/packs/rieng.yaml", "id: rieng", "id: con", "CK0801", 2),
    ("/packs/rieng.yaml", "kind: disclosure", "kind: disclosures", "CK0801", 1),
    ("/packs/rieng.yaml", "issuer:", "isuer:", "CK0801", 5),
    ("static/…/a.txt", "", "x", "CK0212", 1),
    ("/content/thcs-b/documents/a.md", "", "x", "CK0107", 1),
];

fn files() -> Files {
    crate::support::contents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/planted"))
}

/// `CK0409 content/mn-a/a.md:12` for each finding.
fn findings(files: &Files) -> Vec<String> {
    let snapshot = Snapshot::from_files(files.iter().map(|(name, bytes)| (name.clone(), bytes.clone())));
    let day = jiff::civil::date(2024, 6, 15);
    let outcome = pipeline::build(&snapshot, &Packs::embedded(), day, &Options::default(), &mut ());
    let found = outcome.diagnostics.iter().map(|d| {
        let text = snapshot.files.get(&d.place.file).and_then(|file| file.text()).unwrap_or_default();
        let (line, _) = LineIndex::new(text).line_column(d.place.span.start as usize);
        format!("{} {}:{line}", d.code.id, d.place.file)
    });
    found.collect()
}

#[test]
fn the_site_has_no_mistake() {
    assert_eq!(findings(&files()), Vec::<String>::new());
}

#[test]
fn each_mistake_gives_its_message_and_no_other() {
    let site = files();
    let mut wrong = String::new();
    for (file, from, to, codes, line) in MISTAKES {
        let path = file.strip_prefix('/').map_or_else(|| format!("content/mn-a/{file}"), str::to_owned);
        let mut files = site.clone();
        if from.is_empty() {
            assert!(files.insert(path.clone(), to.as_bytes().to_vec()).is_none(), "{path} is there already");
        } else {
            let text = String::from_utf8(site[&path].clone()).unwrap();
            assert!(text.contains(from), "{path} does not hold {from}");
            files.insert(path.clone(), text.replacen(from, to, 1).into_bytes());
        }
        // what lies beside a unit.yaml that is not there is told of that file
        let named = if *codes == "CK0107" { "content/thcs-b/unit.yaml" } else { &path };
        let wanted: Vec<String> = codes.split(' ').map(|code| format!("{code} {named}:{line}")).collect();
        let found = findings(&files);
        if found != wanted {
            let _ = writeln!(wrong, "{path}, “{from}” → “{to}”: wanted {wanted:?}, found {found:?}");
        }
    }
    assert!(MISTAKES.len() >= 60);
    assert!(wrong.is_empty(), "{wrong}");
}

type Plant = fn(&mut rust_xlsxwriter::Worksheet, u32, u16);

/// Row and column of the sheet, the code of the finding, and what is planted there.
const IN_CELLS: &[(&str, u16, &str, Plant)] = &[
    ("san_choi", 3, "CK0501", |sheet, row, column| drop(sheet.write(row, column, "một nghìn"))),
    ("san_choi", 3, "CK0501", |sheet, row, column| {
        let format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
        drop(sheet.write_with_format(row, column, 45_540, &format));
    }),
    ("san_choi", 3, "CK0501", |sheet, row, column| {
        let format = rust_xlsxwriter::Format::new().set_num_format("0.0%");
        drop(sheet.write_with_format(row, column, 0.5, &format));
    }),
    ("dien_tich_dat", 4, "CK0505", |sheet, row, column| {
        let format = rust_xlsxwriter::Format::new().set_num_format("0.00");
        drop(sheet.write_with_format(row, column, 19.641, &format));
    }),
    ("so_diem_truong", 3, "CK0501", |sheet, row, column| {
        drop(sheet.write_formula(row, column, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")));
    }),
    ("tong_so_phong", 3, "CK0501", |sheet, row, column| drop(sheet.write(row, column, -3))),
    ("san_choi", 6, "CK0406", |sheet, row, column| drop(sheet.write(row, column, 7))),
    ("san_choi", 0, "CK0405", |sheet, row, column| drop(sheet.write(row, column, "san_choii"))),
];

/// The same in the cells of a workbook: the finding names the cell.
#[test]
fn each_mistake_in_a_cell_is_named_by_its_cell() {
    let site = files();
    let folder = "content/mn-a/disclosures/2023-2024";
    let csv = String::from_utf8(site[&format!("{folder}/bieu-mau-03.csv")].clone()).unwrap();
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(';').collect()).collect();
    let mut wrong = String::new();
    let nothing = IN_CELLS.first().map(|(row, column, ..)| (*row, *column, "", (|_, _, _| ()) as Plant));
    for (n, (id, column, code, plant)) in nothing.iter().chain(IN_CELLS).enumerate() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(&rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(row, column, *cell).unwrap();
            }
        }
        let row = u32::try_from(rows.iter().position(|row| row[0] == *id).unwrap()).unwrap();
        plant(sheet, row, *column);
        let mut files = site.clone();
        files.remove(&format!("{folder}/bieu-mau-03.csv"));
        files.insert(format!("{folder}/bieu-mau-03.xlsx"), book.save_to_buffer().unwrap());
        let yaml = String::from_utf8(site[&format!("{folder}/bieu-mau-03.yaml")].clone()).unwrap();
        files.insert(format!("{folder}/bieu-mau-03.yaml"), yaml.replace(".csv", ".xlsx").into_bytes());
        let snapshot = Snapshot::from_files(files);
        let day = jiff::civil::date(2024, 6, 15);
        let outcome = pipeline::build(&snapshot, &Packs::embedded(), day, &Options::default(), &mut ());
        let said = |d: &congkhai::diag::Diagnostic| {
            format!("{} {}", d.code.id, d.place.cell.as_ref().map_or("", |cell| cell.address.as_str()))
        };
        let found: Vec<String> = outcome.diagnostics.iter().map(said).collect();
        let cell = format!("{code} {}{}", char::from(b'A' + u8::try_from(*column).unwrap()), row + 1);
        let wanted = if code.is_empty() { vec![] } else { vec![cell] };
        if found != wanted {
            let _ = writeln!(wrong, "{n}: wanted {wanted:?}, found {found:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
