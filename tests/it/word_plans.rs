//! Plans of improvement as Word files: the table of the form becomes the plan's items.

use crate::fill_in::{differing, lines, made, site};
use crate::support::{Site, program, run};
use crate::word_files::{WordFile, centred, p};

const UNIT: &str = "name: Trường A\ntype: thpt\nphone: \"0215 3825 111\"\n";
const ASSESSMENT: &str = "title: T\nregulation: tt18-2018\nschool_years: [2023-2024]\n";
const PLAN: &str = r#"title: "Kế hoạch cải tiến chất lượng giáo dục Giai đoạn 2024 - 2029"
assessment: 2023-2024
items:
  - criterion: "1.1"
    target_level: 2
    work: |
      Lấy ý kiến về chiến lược:

      - họp với cha mẹ học sinh;
      - trả lời từng ý kiến.
    lead: "Hiệu trưởng"
    partners: "Phường, khu phố"
    start: "Tháng 6/2024"
    finish: "Năm học 2025-2026"
    budget: "1,5 triệu đồng"
    supervision: "Hội đồng trường đối chiếu vào tháng 5."
  - criterion: "1.1"
    work: "Niêm yết chiến lược ở cổng."
    lead: "Hiệu trưởng"
    finish: "Tháng 9/2024"
  - criterion: "3.2"
    target_level: 3
    work: "Sửa phòng bộ môn."
    lead: "Phó hiệu trưởng"
    note: "Chờ kinh phí"
"#;

/// A table: a row a line, its cells parted by `|`, their paragraphs by `/`.
fn table(rows: &[&str]) -> String {
    let cell = |text: &str| {
        let paragraphs: String = text.split(" / ").map(|text| p(text.trim())).collect();
        format!("<w:tc>{paragraphs}</w:tc>")
    };
    let row = |row: &&str| format!("<w:tr>{}</w:tr>", row.split('|').map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

const HEADS: &str = "TT | Tiêu chuẩn, tiêu chí | Kết quả cần đạt (so với hiện trạng) | Công việc/giải pháp cần thực hiện | Chủ trì và phối hợp thực hiện | Thời gian thực hiện và hoàn thành | Dự kiến kinh phí | Biện pháp giám sát | Ghi chú";

fn plan(told: &str, rows: &[&str]) -> Vec<u8> {
    let all: Vec<&str> = std::iter::once(HEADS).chain(rows.iter().copied()).collect();
    let title = centred("KẾ HOẠCH") + &centred("CẢI TIẾN CHẤT LƯỢNG GIÁO DỤC") + &centred("Giai đoạn 2024 - 2029");
    WordFile::of(&format!("{told}{title}{}{}{}", p("I. Mục đích"), table(&all), p("Nơi nhận:"))).bytes()
}

const ROWS: [&str; 5] = [
    "1 | Tiêu chuẩn 1: Tổ chức và quản lý nhà trường | | | | | | | ",
    "1.1 | Tiêu chí 1.1 | Mức 2 | Lấy ý kiến về chiến lược: / - họp với cha mẹ học sinh; / - trả lời từng ý kiến. | Người thực hiện: Hiệu trưởng / Nguồn lực khác (tài chính, người phối hợp): Phường, khu phố | Thời gian bắt đầu: Tháng 6/2024. Thời gian hoàn thành: Năm học 2025-2026 | 1,5 triệu đồng | Hội đồng trường đối chiếu vào tháng 5. | ",
    " | | | Niêm yết chiến lược ở cổng. | | Thời gian hoàn thành: Tháng 9/2024 | | | ",
    "3 | Tiêu chuẩn 3 | | | | | | | ",
    "3.2 | Tiêu chí 3.2: Phòng học | Mức 3 | Sửa phòng bộ môn. | Người thực hiện: Phó hiệu trưởng | | | | Chờ kinh phí",
];

/// The site with these files, and what is said of the plan.
fn built(files: &[(&str, Vec<u8>)]) -> (congkhai::pipeline::Outcome, Vec<String>) {
    let assessment = ("assessments/2023-2024/assessment.yaml".to_owned(), ASSESSMENT.as_bytes().to_vec());
    let files = files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.clone())).chain([assessment]);
    let outcome = made(&site(UNIT, "content/a", files.collect()));
    let told = lines(outcome.diagnostics.iter().filter(|d| d.place.file.contains("/improvement/")));
    (outcome, told)
}

#[test]
fn a_plan_in_word_has_the_pages_of_its_yaml() {
    let (wanted, known) = built(&[("improvement/2024-2029.yaml", PLAN.as_bytes().to_vec())]);
    let (found, told) = built(&[("improvement/2024-2029.docx", plan("", &ROWS))]);
    assert_eq!((told.len(), wanted.diagnostics.errors()), (known.len(), 0), "{told:#?} {known:#?}");
    assert_eq!(differing(&wanted, &found), Vec::<&str>::new());
    assert!(wanted.output.artifacts.keys().any(|route| route.as_str().contains("2024-2029")));
}

#[test]
fn import_says_where_a_plan_goes_and_makes_the_paper_that_it_came_with() {
    let site = Site::small().with("ke-hoach.docx", plan("", &ROWS));
    let import = |line: &[&str]| run(program().current_dir(site.path()).arg("import").args(line));
    import(&["ke-hoach.docx"]).exits(0).says("không cần import").says("như improvement/2024-2029.docx").says("đã ghi");
    import(&["ke-hoach.docx", "--into", "improvement"]).exits(2).says("không cần import");
    assert!(site.path().join("ke-hoach.md").is_file() && !site.path().join("improvement").exists());
}

#[test]
fn what_is_wrong_in_a_plan_in_word_is_said_at_its_row() {
    let (_, told) = built(&[("improvement/2024-2029.docx", WordFile::of(&p("Lời.")).bytes())]);
    assert!(
        told.len() == 1 && told[0].starts_with("CK1102") && told[0].contains("không thấy bảng kế hoạch"),
        "{told:?}"
    );
    let rows = ["1 | Tiêu chí 9.9 | | Việc | Hiệu trưởng | Thời gian bắt đầu: hôm nào | | | "];
    let (_, told) = built(&[("improvement/2024-2029.docx", plan("", &rows))]);
    assert!(told.iter().any(|line| line.contains("9.9") && line.contains("bảng 1")), "{told:#?}");
    assert!(told.iter().any(|line| line.contains("hôm nào")), "{told:#?}");
    // which assessment, where there are several or none of that name
    let named = table(&["Thông tin công khai | ", "Đợt tự đánh giá | 2019-2020"]);
    let (_, told) = built(&[("improvement/2024-2029.docx", plan(&named, &ROWS))]);
    assert!(told.iter().any(|line| line.contains("không có đợt tự đánh giá “2019-2020”")), "{told:#?}");
    let other = ("assessments/2021-2022/assessment.yaml", ASSESSMENT.as_bytes().to_vec());
    let (_, told) = built(&[other, ("improvement/2024-2029.docx", plan("", &ROWS))]);
    assert!(told.iter().any(|line| line.starts_with("CK0204") && line.contains("assessment")), "{told:#?}");
    // beside its YAML
    let yaml = ("improvement/2024-2029.yaml", PLAN.as_bytes().to_vec());
    let (_, told) = built(&[yaml, ("improvement/2024-2029.docx", plan("", &ROWS))]);
    assert!(told.iter().any(|line| line.contains("CK0412") && line.contains("2024-2029.docx: đã có")), "{told:#?}");
}
