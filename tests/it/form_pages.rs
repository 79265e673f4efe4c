//! Pages of forms from the outside: tables that keep their shape on a phone, what a form says first, its years as pictures.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::source::Snapshot;
use jiff::civil::date;

/// The text of one page of a site of one school, built on a day long after.
fn page(kind: &str, files: &[(&str, &str)], path: &str) -> String {
    let unit = format!("name: Trường Hoa Sen\ntype: {kind}\n");
    let site = [("content/site.yaml", "title: Cổng công khai\n"), ("content/a/unit.yaml", unit.as_str())];
    let all = site.iter().chain(files).map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    let outcome =
        build(&Snapshot::from_files(all), &Packs::embedded(), date(2024, 9, 15), &Options::default(), &mut ());
    let found = outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == path);
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {path}"));
    crate::support::said(bytes)
}

const FORM_02: &str = "regulation: tt36-2017\nform: \"02\"\npublished: 2024-05-28\ntables:\n  chinh:\n    tong_so_tre: {nt_3_12: 0, nt_13_24: 20, nt_25_36: 30, mg_3_4: 40, mg_4_5: 41, mg_5_6: 42}\n";

#[test]
fn a_table_of_figures_keeps_its_columns_and_scrolls_in_a_region_with_a_name() {
    let html = page(
        "mam-non",
        &[("content/a/disclosures/2023-2024/bieu-02.yaml", FORM_02)],
        "a/cong-khai/2023-2024/bieu-02.html",
    );
    let region = "<div class=\"table-wrap\" role=\"group\" tabindex=\"0\" aria-labelledby=\"chinh-caption\">";
    assert!(html.contains(region), "{html}");
    assert!(html.contains("<table id=\"chinh\" class=\"data wide lead-2\">") && !html.contains("data-label"), "{html}");
    // what is nought stays a nought for those who listen, print and copy
    assert!(html.contains("<td class=\"num\"><span class=\"nought\">0</span></td>"), "{html}");
    assert!(html.contains("<td class=\"num\">20</td>"), "{html}");
    // a row without a place for figures is one line that heads a group of rows
    let group = "</tbody>\n<tbody>\n<tr id=\"ket_qua_suc_khoe\" tabindex=\"-1\" class=\"group\"><td>V</td><th scope=\"rowgroup\" colspan=\"8\"><span class=\"stay\">Kết quả phát triển sức khỏe của trẻ em</span></th></tr>";
    assert!(html.contains(group), "{html}");
}

/// What stands beside the figures in words is no nought, and no dot on a phone: what a fee is, what it is paid for, by what it may be asked.
#[test]
fn words_of_a_table_are_no_noughts() {
    let fees = "regulation: tt36-2017\ncontent: tc_hoc_phi\npublished: 2023-09-14\nitems:\n  khoan_thu:\n    - {khoan_thu: Học phí, loai: bat_buoc, muc_thu: 60000, don_vi: học sinh/tháng, du_kien_1: 0, du_kien_2: 0, can_cu: Nghị quyết}\n";
    let html =
        page("thcs", &[("content/a/disclosures/2023-2024/hoc-phi.yaml", fees)], "a/cong-khai/2023-2024/hoc-phi.html");
    for words in ["Bắt buộc theo quy định", "học sinh/tháng", "Nghị quyết"] {
        assert!(html.contains(&format!("<td>{words}</td>")), "{words}: {html}");
    }
    assert_eq!(html.matches("class=\"nought\"").count(), 2, "{html}");
}

/// Rows exactly at their minimum are as many full bars: one sentence says them, and what differs keeps its bar.
#[test]
fn bars_that_would_all_be_alike_are_a_sentence() {
    let rooms = |even: usize| {
        let row = |n: usize| format!("      - {{hang_muc: Phòng {n}, hien_co: {n}, toi_thieu: {n}}}\n");
        let rows: String = (1..=even).map(row).collect();
        let form = format!(
            "regulation: tt09-2024\ncontent: dieu_kien_mam_non\npublished: 2024-09-10\nitems:\n  co_so_vat_chat:\n    khoi_phong:\n{rows}      - {{hang_muc: Nhà bếp, hien_co: 2, toi_thieu: 1}}\n"
        );
        page("mam-non", &[("content/a/disclosures/2024-2025/dk.yaml", &form)], "a/cong-khai/2024-2025/dk.html")
    };
    let three = rooms(3);
    assert!(three.contains("<p>Vừa đúng mức tối thiểu: Phòng 1 (1), Phòng 2 (2), Phòng 3 (3).</p>"), "{three}");
    assert_eq!(three.matches("class=\"room\"").count(), 1, "{three}");
    assert_eq!(rooms(2).matches("class=\"room\"").count(), 3);
}

#[test]
fn few_columns_of_words_are_taken_apart_and_many_are_not() {
    let four = "regulation: tt36-2017\nform: \"01\"\npublished: 2023-09-20\ntables:\n  chinh:\n    chat_luong_du_kien: {nha_tre: Khỏe, mau_giao: Khỏe}\n";
    let html = page(
        "mam-non",
        &[("content/a/disclosures/2023-2024/bieu-01.yaml", four)],
        "a/cong-khai/2023-2024/bieu-01.html",
    );
    assert!(html.contains("<table id=\"chinh\" class=\"data stack lead-2\">"), "{html}");
    assert!(html.contains("data-label=\"Nhà trẻ\""), "{html}");
    let six = "regulation: tt36-2017\nform: \"09\"\npublished: 2023-09-20\ntables:\n  chinh:\n    hoat_dong_ho_tro: {lop_6: Có, lop_7: Có, lop_8: Có, lop_9: Có}\n";
    let html =
        page("thcs", &[("content/a/disclosures/2023-2024/bieu-09.yaml", six)], "a/cong-khai/2023-2024/bieu-09.html");
    assert!(html.contains("<table id=\"chinh\" class=\"data wide lead-2\">") && !html.contains("data-label"), "{html}");
}

/// A form 02 with so many children of 3-4 years, of whom so many are underweight.
fn form_02(published: &str, children: u32, underweight: u32) -> String {
    format!(
        "regulation: tt36-2017\nform: \"02\"\npublished: {published}\ntables:\n  chinh:\n    tong_so_tre: {{tong_so: {children}}}\n    sdd_nhe_can: {{tong_so: {underweight}}}\n"
    )
}

fn page_of_years(years: &[(&str, u32, u32)]) -> String {
    let files: Vec<(String, String)> = years
        .iter()
        .map(|(year, children, underweight)| {
            let path = format!("content/a/disclosures/{year}/bieu-02.yaml");
            (path, form_02(&format!("{}-05-28", &year[5..]), *children, *underweight))
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    page("mam-non", &files, "a/cong-khai/2023-2024/bieu-02.html")
}

#[test]
fn a_form_says_its_main_rows_first_and_draws_their_years() {
    let html = page_of_years(&[("2022-2023", 272, 21), ("2023-2024", 290, 19)]);
    assert!(html.contains("<li>Số trẻ: 290 trẻ, tăng 18 so với năm trước.</li>"), "{html}");
    assert!(html.contains("<li>Nhẹ cân: 19 trẻ (6,6%), năm trước 21 trẻ (7,7%).</li>"), "{html}");
    assert!(html.contains("<li>Thấp còi: chưa có.</li>"), "{html}");
    // two years are one line of two points over the whole width; what is not there has no picture
    assert_eq!(html.matches("<figure class=\"trend\">").count(), 2, "{html}");
    assert!(html.contains("<polyline points=\"24,18 136,16\"/>"), "{html}");
    assert!(html.contains("Các số theo thứ tự: 2022-23: 272; 2023-24: 290."), "{html}");
    let three = page_of_years(&[("2021-2022", 145, 8), ("2022-2023", 290, 21), ("2023-2024", 290, 19)]);
    assert!(three.contains("<polyline points=\"24,29 80,16 136,16\"/>"), "{three}");
    assert!(three.contains("<li>Số trẻ: 290 trẻ, bằng năm trước.</li>"), "{three}");
}

#[test]
fn a_year_without_figures_breaks_the_line_and_is_said() {
    let html = page_of_years(&[("2021-2022", 145, 8), ("2023-2024", 290, 19)]);
    assert!(html.contains("<li>Chưa có số liệu năm học 2022-2023 để so.</li>"), "{html}");
    assert!(!html.contains("<polyline") && html.contains("2022-23: chưa có; 2023-24: 290"), "{html}");
    assert_eq!(html.matches("<circle cx=").count(), 4, "two points in each of two pictures: {html}");
    // a single year has nothing to be compared with, and says nothing of it
    let one = page_of_years(&[("2023-2024", 290, 19)]);
    assert!(!one.contains("để so") && !one.contains("<figure class=\"trend\">"), "{one}");
}

#[test]
fn of_fewer_than_twenty_no_percentage_is_made() {
    let html = page_of_years(&[("2022-2023", 19, 4), ("2023-2024", 20, 2)]);
    assert!(html.contains("<li>Nhẹ cân: 2 trẻ (10,0%), năm trước 4/19 trẻ.</li>"), "{html}");
    let change = html.split_once("id=\"so-voi-nam-truoc\"").unwrap().1;
    assert!(change.contains("<td>giảm 2</td>") && change.contains("<td>tăng 1</td>"), "{change}");
}

#[test]
fn results_are_parts_of_a_hundred_by_grade() {
    let form = "regulation: tt36-2017\nform: \"10\"\npublished: 2024-06-01\ntables:\n  chinh:\n    hl_gioi: {lop_6: 25, lop_7: 3, lop_8: 0, lop_9: 0}\n    hl_kha: {lop_6: 50, lop_7: 7, lop_8: 0, lop_9: 0}\n    hl_trung_binh: {lop_6: 25, lop_7: 2, lop_8: 0, lop_9: 0}\n    hl_yeu: {lop_6: 0, lop_7: 0, lop_8: 0, lop_9: 0}\n    hl_kem: n/a\n";
    let html =
        page("thcs", &[("content/a/disclosures/2023-2024/bieu-10.yaml", form)], "a/cong-khai/2023-2024/bieu-10.html");
    let figure = html.split_once("id=\"phan-hoc-luc\"").unwrap_or_else(|| panic!("{html}")).1;
    let figure = figure.split_once("</figure>").unwrap().0;
    // grade 6: a quarter, a half, a quarter of 360 units; grade 7 has twelve pupils, counted and not shared out
    assert!(figure.contains("x=\"0\" y=\"65\" width=\"90\""), "{figure}");
    assert!(figure.contains("x=\"90\" y=\"65\" width=\"180\""), "{figure}");
    assert!(figure.contains(">50,0%</text>"), "{figure}");
    assert!(figure.contains("3, ") && figure.contains("7, ") && !figure.contains("58,3%"), "{figure}");
}

/// A form of words says what is taught, grades that say the same together; a longer text is for the table alone.
#[test]
fn a_form_of_words_says_what_is_taught() {
    let form = |last: &str| {
        format!(
            "regulation: tt36-2017\nform: \"09\"\npublished: 2023-09-20\ntables:\n  chinh:\n    chuong_trinh: {{lop_6: Chương trình 2018., lop_7: Chương trình 2018, lop_8: Chương trình 2018, lop_9: {last}}}\n"
        )
    };
    let shown = |last: &str| {
        let form = form(last);
        page("thcs", &[("content/a/disclosures/2023-2024/b.yaml", &form)], "a/cong-khai/2023-2024/b.html")
    };
    assert!(shown("Chương trình 2018").contains("<li>Dạy theo: Chương trình 2018.</li>"));
    let two = shown("Chương trình 2006");
    assert!(
        two.contains("<li>Dạy theo: Chương trình 2018 (Lớp 6, Lớp 7, Lớp 8); Chương trình 2006 (Lớp 9).</li>"),
        "{two}"
    );
    assert!(!shown(&"dài ".repeat(60)).contains("Dạy theo:"));
}

/// Budget forms in triệu đồng: 4.780.000.000 is 4.780,0, a hundred more than the year before's.
#[test]
fn budgets_say_what_was_given_and_what_was_spent() {
    let given = |amount: u64| {
        format!(
            "regulation: finance-disclosure\nform: \"2\"\npublished: 2024-01-10\ntables:\n  chinh:\n    chi_nsnn: {{du_toan: {amount}}}\n    thu: {{du_toan: 50400000}}\n"
        )
    };
    let (before, now) = (given(4_680_000_000), given(4_780_000_000));
    let files = [("content/a/finance/2022/b.yaml", before.as_str()), ("content/a/finance/2023/b.yaml", now.as_str())];
    let html = page("mam-non", &files, "a/cong-khai/ngan-sach-2023/b.html");
    assert!(html.contains("<li>Chi ngân sách cả năm: 4.780,0 triệu đồng, tăng 100,0 so với năm trước.</li>"), "{html}");
    assert!(html.contains("<li>Thu phí, học phí cả năm: 50,4 triệu đồng, bằng năm trước.</li>"), "{html}");
    let spent = "regulation: finance-disclosure\nform: \"4\"\npublished: 2024-05-10\ntables:\n  chinh:\n    quyet_toan_chi: {bao_cao: 4698000000, duoc_duyet: 4690000000}\n";
    let html = page("mam-non", &[("content/a/finance/2023/qt.yaml", spent)], "a/cong-khai/ngan-sach-2023/qt.html");
    for said in
        ["Đã chi ngân sách: 4.698,0 triệu đồng.", "Phần chi đã được duyệt: 4.690,0 triệu đồng.", "Đã thu: chưa có."]
    {
        assert!(html.contains(&format!("<li>{said}</li>")), "{said}: {html}");
    }
}

/// Primary schools: form 06 with its parts by grade, form 07 with rooms beside classes.
#[test]
fn primary_schools_say_their_main_rows_too() {
    let six = "regulation: tt36-2017\nform: \"06\"\npublished: 2024-06-01\ntables:\n  chinh:\n    tong_so_hoc_sinh: {lop_1: 40, lop_2: 60, lop_3: 0, lop_4: 0, lop_5: 0}\n    hoan_thanh_tot: {lop_1: 10, lop_2: 15, lop_3: 0, lop_4: 0, lop_5: 0}\n    hoan_thanh: {lop_1: 30, lop_2: 45, lop_3: 0, lop_4: 0, lop_5: 0}\n    chua_hoan_thanh: {lop_1: 0, lop_2: 0, lop_3: 0, lop_4: 0, lop_5: 0}\n";
    let html = page("tieu-hoc", &[("content/a/disclosures/2023-2024/b.yaml", six)], "a/cong-khai/2023-2024/b.html");
    assert!(html.contains("<li>Số học sinh: 100 học sinh.</li>"), "{html}");
    assert!(html.contains("<li>Hoàn thành tốt việc học: 25 học sinh (25,0%).</li>"), "{html}");
    assert!(html.contains("id=\"phan-hoc-tap\"") && html.contains(">75,0%</text>"), "{html}");
    let seven = "regulation: tt36-2017\nform: \"07\"\npublished: 2024-06-01\ntables:\n  chinh:\n    phong_hoc_tren_lop: {so_luong: 12/10}\n    dien_tich_dat: {so_luong: 2000, binh_quan: \"20,5\"}\n";
    let html = page("tieu-hoc", &[("content/a/disclosures/2023-2024/b.yaml", seven)], "a/cong-khai/2023-2024/b.html");
    assert!(html.contains("<li>Phòng học/lớp: 12/10.</li>"), "{html}");
    assert!(html.contains("<li>Đất cho một học sinh: 20,5 m².</li>"), "{html}");
}

/// Tables of a form without titles of their own are told apart by their rows.
#[test]
fn each_table_of_a_form_has_a_name_of_its_own() {
    let form = "regulation: tt36-2017\nform: \"07\"\npublished: 2024-06-01\ntables:\n  chinh:\n    dien_tich_dat: {so_luong: 2000}\n";
    let html = page("tieu-hoc", &[("content/a/disclosures/2023-2024/b.yaml", form)], "a/cong-khai/2023-2024/b.html");
    let mut names: Vec<&str> = html
        .split("<caption ")
        .skip(1)
        .map(|rest| rest.split_once('>').unwrap().1.split_once("</caption>").unwrap().0)
        .collect();
    assert!(names.contains(&"Bảng từ “Nhà bếp” đến “Nhà ăn”"), "{names:?}");
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all, "{names:?}");
}
