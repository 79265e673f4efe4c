//! A complete upper-secondary school: forms 09-12, all contents of Circular 09/2024, a self-assessment under Circular 18/2018. It is written in YAML
//! and Markdown (`tests/upper-secondary`, forms with the figures that schools have really published), and once more in Excel and Word.

use crate::fill_in::lines;
use crate::real_forms::{form_10, form_11, form_12};
use crate::twins::{Counts, Files, assert_same, twin};
use crate::word_files::{WordFile, centred, p};
use congkhai::diag::Diagnostics;
use congkhai::model::{Becomes, Conversion};
use congkhai::pack::{Catalogue, CellType, Criterion, DatabaseTable, Packs};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

const SCHOOL: &str = "content/thpt-thu-nghiem";
const ASSESSMENT: &str = "assessments/2023-2024";
const REGULATION: &str = "tt18-2018";

/// A file of the fixture.
fn fixture(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/upper-secondary");
    fs::read(folder.join(name)).unwrap()
}

/// The sheet of a criterion in which every indicator is met, with a code for each.
fn sheet(criterion: &Criterion) -> String {
    let id = criterion.number;
    let mut levels = String::from("levels:\n");
    let mut text = String::from("## 1. Mô tả hiện trạng\n\n");
    for (level, asked) in criterion.levels.iter().filter(|(_, asked)| !asked.is_empty()) {
        let _ = writeln!(text, "### Mức {level}\n");
        let results: Vec<String> = asked.iter().map(|one| format!("\"{}\": đạt", one.key)).collect();
        let _ = writeln!(levels, "  {level}: {{{}}}", results.join(", "));
        for one in asked {
            let mark = if one.key == "-" { String::new() } else { format!("{}) ", one.key) };
            let _ = writeln!(
                text,
                "{mark}Trường đã làm đủ việc này [H{}-{id}-01]; [H{}-{id}-02].\n",
                id.standard, id.standard
            );
        }
    }
    let head = format!("---\n{levels}claimed_level: 3\nlead: \"Lê Văn C\"\nwriter: \"Phạm Thị D\"\n---\n\n");
    let rest = "## 2. Điểm mạnh\n\nĐội ngũ đoàn kết.\n\n## 3. Điểm yếu\n\nThiếu phòng bộ môn.\n\n\
        ## 4. Kế hoạch cải tiến chất lượng\n\n- Biện pháp: sửa phòng học.\n- Người thực hiện: hiệu trưởng.\n\n## 5. Tự đánh giá\n\n";
    format!("{head}{text}{rest}Tiêu chí {id} đạt Mức 3.\n")
}

/// Two pieces of evidence for each criterion.
fn evidence(catalogue: &Catalogue) -> String {
    let mut out = String::from("items:\n");
    for criterion in catalogue.criteria() {
        let id = criterion.number;
        for (n, kind) in [(1, "on_site"), (2, "internal")] {
            let _ = writeln!(
                out,
                "  - {{code: \"[H{}-{id}-0{n}]\", title: \"Hồ sơ {n} của tiêu chí {id}\", issuer: \"Nhà trường\", box: \"{}\", visibility: {kind}, date: 2023-11-1{n}}}",
                id.standard, id.standard
            );
        }
    }
    out
}

/// Every row of every table of the form that is no total, and a table of the school's own.
fn database(packs: &Packs) -> String {
    let mut out =
        String::from("facts:\n  - {label: Năm thành lập, value: \"1975\"}\nnote: Số liệu minh họa.\ntables:\n");
    for table in packs.sheets.report_database.iter().filter(|table| table.is_for(&["thpt"])) {
        let _ = writeln!(out, "  - template: {}\n    rows:", table.id);
        for row in table.rows_for(&["thpt"]).filter(|row| row.sum.is_empty()) {
            let values = values(table, row.kind, row.part_of.is_some());
            let _ = writeln!(out, "      - {{row: {}, values: [{}]}}", row.id, values.join(", "));
        }
    }
    out + "  - id: tot-nghiep\n    title: 5. Tốt nghiệp\n    rows:\n      - {label: Dự thi, values: [600, 610, 620, 630, 646]}\n      \
        - {label: Tỷ lệ đỗ, type: percent, values: [\"99,5\", ~, \"99,8\", 100, 100]}\n"
}

fn values(table: &DatabaseTable, kind: CellType, is_part: bool) -> Vec<String> {
    if table.columns.is_empty() {
        let value = |n: u32| match kind {
            CellType::Integer if is_part => (10 + n).to_string(),
            CellType::Integer => (100 + n).to_string(),
            _ => format!("\"{},{}\"", 40 + n, n + 1),
        };
        return (0..5).map(value).collect();
    }
    let column = |at: usize| match &table.columns[at] {
        column if column.kind == CellType::Text => "\"Đại học\"".to_owned(),
        column if !column.sum.is_empty() => (column.sum.len() * 4).to_string(),
        column if column.part_of.is_some() => "2".to_owned(),
        _ => "4".to_owned(),
    };
    (0..table.columns.len()).map(column).collect()
}

/// A plan as it is written in Word.
fn plan() -> Vec<u8> {
    let lines = [
        "I. Mục đích",
        "Nhà trường công khai để mọi người cùng biết và giám sát.",
        "II. Nội dung",
        "1. Các khoản thu.",
    ];
    let head = "<w:tbl><w:tr><w:tc>".to_owned()
        + &centred("TRƯỜNG THPT THỬ NGHIỆM")
        + &p("Số: 12/KH-THPT")
        + "</w:tc><w:tc>"
        + &p("Xã A, ngày 05 tháng 9 năm 2024")
        + "</w:tc></w:tr></w:tbl>";
    let foot = "<w:tbl><w:tr><w:tc>".to_owned()
        + &p("Nơi nhận:")
        + &p("- Lưu: VT.")
        + "</w:tc><w:tc>"
        + &centred("HIỆU TRƯỞNG")
        + &centred("Nguyễn Văn A")
        + "</w:tc></w:tr></w:tbl>";
    let title = centred("KẾ HOẠCH") + &centred("Công khai năm học 2024-2025");
    WordFile::of(&(head + &title + &lines.iter().map(|line| p(line)).collect::<String>() + &foot)).bytes()
}

/// The school in YAML and Markdown.
fn school(packs: &Packs) -> Files {
    let catalogue = packs.framework(REGULATION).unwrap().catalogue(None, None).unwrap();
    let word: Arc<str> = Arc::from("ke-hoach-cong-khai.docx");
    let conversion = Conversion { file: &word, becomes: Becomes::Document, packs, organ: "", picture: None };
    let markdown = conversion.convert(&plan(), &mut Diagnostics::default()).unwrap().text;
    let mut files = Files::new();
    let mut put = |path: &str, bytes: Vec<u8>| files.insert(format!("{SCHOOL}/{path}"), bytes);
    put("unit.yaml", fixture("unit.yaml"));
    put("static/quyet-dinh.txt", "Bản minh họa.\n".into());
    put("static/bao-cao-2024.pdf", b"%PDF-1.4\n%%EOF\n".to_vec());
    put("documents/ke-hoach-cong-khai.md", markdown.into_bytes());
    // figures with commas, and the rows that the school has added with some
    let rooms = form_11().replace("43.97", "43,97").replace("stt: \"3\", ", "").replace("stt: \"5\", ", "");
    let rooms = rooms.replace("chuẩn bị (m2)\", values: {}", "chuẩn bị (m2)\", values: {so_luong: 24}");
    let rooms = rooms.replace("(….)(m2)\", values: {}", "(….)(m2)\", values: {so_luong: 36}");
    for (number, text) in [("10", form_10()), ("11", rooms), ("12", form_12())] {
        put(&format!("disclosures/2023-2024/bieu-mau-{number}.yaml"), text.into_bytes());
    }
    put("disclosures/2023-2024/bieu-mau-09.yaml", fixture("bieu-mau-09.yaml"));
    for name in ["thong-tin-chung", "thu-chi-tai-chinh", "dieu-kien", "ke-hoach-ket-qua", "bao-cao-thuong-nien"] {
        put(&format!("disclosures/2024-2025/{name}.yaml"), fixture(&format!("{name}.yaml")));
    }
    put(&format!("{ASSESSMENT}/assessment.yaml"), fixture("assessment.yaml"));
    put(&format!("{ASSESSMENT}/evidence.yaml"), evidence(catalogue).into_bytes());
    put(&format!("{ASSESSMENT}/database.yaml"), database(packs).into_bytes());
    for criterion in catalogue.criteria() {
        put(&format!("{ASSESSMENT}/{}.md", criterion.number), sheet(criterion).into_bytes());
    }
    put("improvement/2024-2029.yaml", fixture("improvement.yaml"));
    put("calendar/2024-2025.yaml", fixture("calendar.yaml"));
    files.insert("content/site.yaml".to_owned(), "title: Cổng công khai\nnotice: Số liệu minh họa\n".into());
    files
}

/// The school in YAML, and in Excel and Word.
fn both(packs: &Packs) -> (Files, Files, Counts) {
    let plain = school(packs);
    let (mut office, counts) = twin(packs, &plain);
    // the plan as it came from Word
    office.remove(&format!("{SCHOOL}/documents/ke-hoach-cong-khai.md"));
    office.insert(format!("{SCHOOL}/documents/ke-hoach-cong-khai.docx"), plan());
    (plain, office, counts)
}

/// A folder that another program is to read, or has written (stage `office`).
fn folder(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(|folder| PathBuf::from(folder).join("school"))
}

/// A file's name where all lie in one folder.
fn flat(path: &str) -> String {
    path.replace('/', "--")
}

#[test]
fn a_school_in_excel_and_word_is_written_for_another_program() {
    let Some(out) = folder("OFFICE_OUT") else { return };
    fs::create_dir_all(&out).unwrap();
    let (_, office, _) = both(&Packs::embedded());
    let ours = office.iter().filter(|(path, _)| path.ends_with(".xlsx") || path.ends_with(".docx"));
    ours.for_each(|(path, bytes)| fs::write(out.join(flat(path)), bytes).unwrap());
}

#[test]
fn a_school_that_another_program_saved_is_the_same() {
    let Some(back) = folder("OFFICE_BACK") else { return };
    let packs = Packs::embedded();
    let (plain, mut office, _) = both(&packs);
    let mut count = 0;
    for (path, bytes) in office.iter_mut().filter(|(path, _)| path.ends_with(".xlsx") || path.ends_with(".docx")) {
        *bytes = fs::read(back.join(flat(path))).unwrap();
        count += 1;
    }
    assert_same(&packs, &plain, &office);
    let _ = writeln!(std::io::stderr(), "school: {count} workbooks and Word files");
}

#[test]
fn an_upper_secondary_school_in_excel_and_word_has_the_pages_of_its_yaml() {
    let packs = Packs::embedded();
    let (plain, office, counts) = both(&packs);
    let left: Vec<&String> = office.keys().filter(|path| path.ends_with(".yaml") || path.ends_with(".md")).collect();
    assert!(left.is_empty(), "still no workbook or Word file: {left:?}");
    let criteria = packs.framework(REGULATION).unwrap().catalogue(None, None).unwrap().criteria().count();
    assert_eq!((counts["form"], counts["content"], counts["sheet"]), (4, 5, criteria), "{counts:?}");
    let outcome = assert_same(&packs, &plain, &office);
    let page = |path: &str| {
        let found = outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == path);
        String::from_utf8_lossy(found.unwrap_or_else(|| panic!("no {path}")).1).into_owned()
    };
    // it is complete: all contents there, all criteria met, all tables of the report filled
    for path in
        ["2023-2024/bieu-mau-09", "2023-2024/bieu-mau-10", "2024-2025/thong-tin-chung", "2024-2025/bao-cao-thuong-nien"]
    {
        page(&format!("thpt-thu-nghiem/cong-khai/{path}.html"));
    }
    assert!(page("thpt-thu-nghiem/cong-khai/2023-2024/bieu-mau-10.html").contains("98,13"));
    let told = lines(outcome.diagnostics.iter());
    for code in ["CK1004", "CK1006", "CK1001", "CK1007"] {
        assert!(told.iter().all(|line| !line.starts_with(code)), "{code}: {told:#?}");
    }
}
