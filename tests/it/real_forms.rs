//! Forms as schools have really published them (2021-2025): each can be written, its true mistakes are said at their cells, and what only looks
//! like one is passed over. Figures are those of the printed pages; the expected numbers were worked out by hand.

use congkhai::diag::Diagnostics;
use congkhai::pack::Packs;
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::source::Snapshot;
use congkhai::text::LineIndex;
use jiff::civil::date;
use std::fmt::Write as _;

/// A site of one school of this kind with these files below its folder.
fn school(kind: &str, files: &[(&str, String)]) -> (Outcome, Vec<String>) {
    let levels = if kind == "lien-cap" { "levels: [thcs, thpt]\n" } else { "" };
    let unit = format!("name: Trường Thử\ntype: {kind}\n{levels}phone: \"0215 3825 111\"\n");
    let mut all = vec![("content/site.yaml".to_owned(), "title: Cổng công khai\n".to_owned().into_bytes())];
    if files.iter().all(|(path, _)| *path != "unit.yaml") {
        all.push(("content/a/unit.yaml".to_owned(), unit.into_bytes()));
    }
    all.extend(files.iter().map(|(path, text)| {
        let path = path.strip_prefix('/').map_or_else(|| format!("content/a/{path}"), str::to_owned);
        (path, text.clone().into_bytes())
    }));
    let outcome =
        build(&Snapshot::from_files(all.clone()), &Packs::embedded(), date(2025, 9, 1), &Options::default(), &mut ());
    let said = said(&outcome.diagnostics, &all);
    (outcome, said)
}

/// What is found, as `CODE the line where it stands: the message`.
fn said(diagnostics: &Diagnostics, files: &[(String, Vec<u8>)]) -> Vec<String> {
    let found = diagnostics.iter().map(|d| {
        let text = files.iter().find(|(path, _)| **path == *d.place.file);
        let line = text.and_then(|(_, bytes)| {
            let text = std::str::from_utf8(bytes).unwrap();
            let number = LineIndex::new(text).line_column(d.place.span.start as usize).0;
            text.lines().nth(number - 1).map(|line| line.trim().to_owned())
        });
        format!("{} {}: {}", d.code.id, line.unwrap_or_default(), d.message)
    });
    found.collect()
}

/// Each expectation is met by one finding that holds all its words; what no expectation speaks of is a false alarm.
#[track_caller]
fn expect(said: &[String], expected: &[&[&str]]) {
    let fits = |finding: &String, words: &&[&str]| words.iter().all(|word| finding.contains(word));
    for words in expected {
        assert!(said.iter().any(|finding| fits(finding, words)), "{words:?} is missing in\n{}", said.join("\n"));
    }
    let extra: Vec<&String> = said.iter().filter(|f| !expected.iter().any(|words| fits(f, words))).collect();
    assert!(extra.is_empty(), "false alarms:\n{extra:#?}");
}

/// A page of the site as text.
fn page(outcome: &Outcome, path: &str) -> String {
    let found = outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == path);
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8_lossy(bytes).into_owned()
}

/// `row | a | b` for each line, with the columns of the form, as YAML; an empty cell is left out.
fn rows(columns: &[&str], lines: &[&str]) -> String {
    let mut out = String::new();
    for line in lines {
        let mut cells = line.split('|').map(str::trim);
        let row = cells.next().unwrap();
        let cells: Vec<String> = columns
            .iter()
            .zip(cells)
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(column, cell)| format!("{column}: \"{cell}\""))
            .collect();
        writeln!(out, "    {row}: {{{}}}", cells.join(", ")).unwrap();
    }
    out
}

/// The same for rows of the school's own: `under | label | a | b`.
fn own(columns: &[&str], lines: &[&str]) -> String {
    let mut out = "extra_rows:\n".to_owned();
    for line in lines {
        let mut cells = line.split('|').map(str::trim);
        let (under, label) = (cells.next().unwrap(), cells.next().unwrap());
        let (under, more) = under.split_once(' ').unwrap_or((under, ""));
        let values: Vec<String> = columns
            .iter()
            .zip(cells)
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(column, cell)| format!("{column}: \"{cell}\""))
            .collect();
        let values = values.join(", ");
        writeln!(out, "  - {{under: {under}, {more} label: \"{label}\", values: {{{values}}}}}").unwrap();
    }
    out
}

fn head(form: &str, published: &str) -> String {
    format!("regulation: tt36-2017\nform: \"{form}\"\npublished: {published}\ntables:\n  chinh:\n")
}

/// What a school of 45 classes has published of 2023-2024.
pub(crate) fn form_10() -> String {
    let grades = ["tong_so", "lop_10", "lop_11", "lop_12"];
    let table = rows(
        &grades,
        &[
            "hanh_kiem | 1979 | 672 | 661 | 646",
            "hk_tot | 1942;98,13 | 660;98,21 | 651;98,49 | 631;97,68",
            "hk_kha | 32;1,62 | 12;1,79 | 9;1,36 | 11;1,70",
            "hk_trung_binh | 5;0,25 | 0;0,0 | 1;0,15 | 4;0,62",
            "hk_yeu | 0;0,0 | 0;0,0 | 0;0,0 | 0;0,0",
            "hoc_luc | 1979 | 672 | 661 | 646",
            "hl_gioi | 933;47,15 | 287;42,71 | 353;53,40 | 293;45,36",
            "hl_kha | 831;41,99 | 301;44,79 | 242;36,61 | 288;44,58",
            "hl_trung_binh | 210;10,61 | 81;12,05 | 64;9,68 | 65;10,06",
            "hl_yeu | 5;0,25 | 3;0,45 | 2;0,30 | 0;0,0",
            "hl_kem | 0;0,0 | 0;0,0 | 0;0,0 | 0;0,0",
            "len_lop | 1974;99,75 | 669;99,55 | 659;99,70 | 646;100",
            "hoc_sinh_gioi | 933;47,15 | 287;42,71 | 353;53,40 | 293;45,36",
            "hoc_sinh_tien_tien | 287;14,5 | 0;0,0 | 0;0,0 | 287;44,43",
            "thi_lai | 5;0,25 | 3;0,45 | 2;0,30 | 0;0,0",
            "luu_ban | 0;0,0 | 0;0,0 | 0;0,0 | 0;0,0",
            "chuyen_truong | 1/0 | 0/0 | 0/0 | 1/0",
            "bi_duoi_hoc | 0 | 0 | 0 | 0",
            "bo_hoc | 6;0,3 | 3;0,15 | 3;0,15 | 0",
            "cap_tinh | 19 | 2 | 13 | 4",
            "du_xet_tot_nghiep | 646 | | | 646",
            "nam_nu | 876/1103 | 294/378 | 300/361 | 282/364",
            "dan_toc_thieu_so | 2 | 0 | 1 | 1",
        ],
    );
    head("10", "2024-05-31") + &table
}

#[test]
fn results_of_an_upper_secondary_school_with_two_ways_of_rating() {
    let (outcome, said) = school("thpt", &[("disclosures/2023-2024/bieu-10.yaml", form_10())]);
    expect(
        &said,
        &[
            &["CK1303", "bo_hoc", "0,15%", "0,45%", "1.979", "672"],
            &["CK1303", "bo_hoc", "0,15%", "0,45%", "1.979", "661"],
        ],
    );
    let page = page(&outcome, "a/cong-khai/2023-2024/bieu-10.html");
    for label in ["Trung bình/Đạt", "Yếu/Chưa đạt", "Giỏi/Tốt", "1/0"] {
        assert!(page.contains(label), "{label}");
    }
}

#[test]
fn levels_are_those_of_the_school_year_and_the_grades() {
    let one = |kind: &str, year: &str| {
        let body = head("10", "2025-05-31") + "    hanh_kiem: {tong_so: 10}\n";
        let (outcome, _) = school(kind, &[(&format!("disclosures/{year}/bieu-10.yaml"), body)]);
        page(&outcome, &format!("a/cong-khai/{year}/bieu-10.html"))
    };
    let old = one("thcs", "2019-2020");
    assert!(old.contains(">Yếu<") && !old.contains("Chưa đạt") && old.contains(">Kém<"));
    let new = one("thcs", "2024-2025");
    assert!(new.contains(">Chưa đạt<") && !new.contains(">Yếu<") && !new.contains(">Kém<"), "{new}");
    let joined = one("lien-cap", "2023-2024");
    for grade in 6..=12 {
        assert!(joined.contains(&format!("Lớp {grade}")), "{grade}");
    }
}

/// The rooms of the same school.
pub(crate) fn form_11() -> String {
    let table = rows(
        &["so_luong", "binh_quan"],
        &[
            "so_phong_hoc | 37 | -",
            "kien_co | 37 | -",
            "ban_kien_co | 0 | -",
            "tam | 0 | -",
            "nho | 0 | -",
            "phong_bo_mon | 7 | -",
            "phong_da_chuc_nang | 1 | -",
            "bq_lop_phong | 45 | 1,21",
            "bq_hs_lop | 1979 | 43.97",
            "so_diem_truong | 2 | -",
            "dien_tich_dat | 15441 | ",
            "san_choi | 1200 | ",
            "dien_tich_phong | 6611 | ",
            "dt_phong_hoc | 48 | ",
            "dt_bo_mon | 64 | ",
            "dt_thu_vien | 128 | ",
            "dt_nha_tap | 0 | ",
            "co_lop_10 | 80 | 1,86",
            "co_lop_11 | 80 | 1,86",
            "co_lop_12 | 80 | 1,86",
            "vuon | 0 | -",
            "may_vi_tinh | 65 | 0,03",
            "ti_vi | 25 | 0,55",
            "may_chieu | 0 | 0",
        ],
    ) + "    dt_doan_doi: n/a\n  nha_ve_sinh:\n    dat_chuan: {giao_vien: 1, hs_nam_nu: \"5\", bq_nam_nu: \"0,15\"}\n";
    let added = own(
        &["so_luong"],
        &[
            "dien_tich_phong stt: \"3\", | Diện tích phòng chuẩn bị (m2) | ",
            "dien_tich_phong stt: \"5\", | Diện tích phòng khác (….)(m2) | ",
        ],
    );
    head("11", "2024-05-31") + &table + &added
}

#[test]
fn rooms_where_one_room_stands_for_all() {
    let (_, said) = school("thpt", &[("disclosures/2023-2024/bieu-11.yaml", form_11())]);
    expect(
        &said,
        &[
            &["CK1301", "dien_tich_phong", "6.611", "240"],
            &["CK1309", "dt_phong_hoc", "48", "37"],
            &["CK1303", "may_vi_tinh", "0,03", "30,45"],
            &["CK1303", "co_lop_10", "1,86", "1,78"],
            &["CK1303", "co_lop_11", "1,86", "1,78"],
            &["CK1303", "co_lop_12", "1,86", "1,78"],
            &["CK0511", "số 3", "Diện tích phòng chuẩn bị", "Diện tích thư viện"],
            &["CK0507", "1,21", "43.97"],
        ],
    );
}

/// The staff of the same school.
pub(crate) fn form_12() -> String {
    let columns =
        ["tong_so", "ths", "dh", "tc", "duoi_tc", "hang_iii", "hang_ii", "xuat_sac", "kha", "trung_binh", "kem"];
    let table = rows(
        &columns,
        &[
            "tong | 113 | 16 | 89 | 5 | 3 | 99 | 4 | 97 | 2 | 3 | 1",
            "giao_vien | 99 | 13 | 87 | | | 95 | 4 | 93 | 2 | 3 | 1",
            "mon_toan | 16 | 2 | 14 | | | 16 | | 14 | 1 | 1 | ",
            "mon_ly | 10 | 2 | 8 | | | 9 | 1 | 9 | | | 1",
            "mon_hoa | 8 | 5 | 3 | | | 7 | 1 | 7 | 1 | | ",
            "can_bo_quan_ly | 4 | 3 | 1 | | | 4 | | 4 | | | ",
            "nhan_vien | 10 | | 2 | 5 | | | | | | | ",
        ],
    );
    let subjects = own(
        &columns,
        &[
            "mon_khac | Sinh | 8 | | 8 | | | 8 | | 8 | | | ",
            "mon_khac | Tin | 7 | | 7 | | | 7 | | 7 | | | ",
            "mon_khac | Văn | 13 | 1 | 12 | | | 13 | | 13 | | | ",
            "mon_khac | Sử | 5 | 1 | 4 | | | 4 | 1 | 5 | | | ",
            "mon_khac | Địa | 4 | 1 | 3 | | | 4 | | 4 | | | ",
            "mon_khac | GDCD | 5 | | 5 | | | 4 | 1 | 5 | | | ",
            "mon_khac | Anh | 14 | 1 | 13 | | | 14 | | 12 | | 2 | ",
            "mon_khac | TD | 8 | | 8 | | | 8 | | 8 | | | ",
        ],
    );
    head("12", "2023-09-05") + &table + &subjects
}

#[test]
fn staff_whose_subjects_do_not_add_up() {
    let (outcome, said) = school("thpt", &[("disclosures/2023-2024/bieu-12.yaml", form_12())]);
    expect(
        &said,
        &[
            &["CK1301", "tong:", "89", "90"],
            &["CK1301", "giao_vien", "99", "100"],
            &["CK1301", "giao_vien", "99", "98"],
            &["CK1301", "giao_vien", "87", "85"],
            &["CK1301", "giao_vien", "95", "94"],
            &["CK1301", "giao_vien", "93", "92"],
        ],
    );
    let page = page(&outcome, "a/cong-khai/2023-2024/bieu-12.html");
    assert!(page.contains("Chưa đạt") && !page.contains("Xuất sắc"), "the standard of 2018");
}

#[test]
fn rooms_of_a_private_school_with_words_in_its_cells() {
    let table = rows(
        &["so_luong", "binh_quan"],
        &[
            "so_phong_hoc | 74 | 1 lớp/1 phòng - 1,25 m2/học sinh",
            "kien_co | 74 | /",
            "ban_kien_co | / | /",
            "phong_bo_mon | 6 | /",
            "phong_da_chuc_nang | 65 | /",
            "bq_hs_lop | 40 HS/lớp | ",
            "so_diem_truong | 2 | ",
            "dien_tich_dat | 78.000m2 | ",
            "san_choi | 70.000 m2 | ",
            "dien_tich_phong | 5.100 | ",
            "dt_phong_hoc | 4.000 | ",
            "dt_bo_mon | 400 | ",
            "dt_thu_vien | 250 | ",
            "dt_nha_tap | 400 | ",
            "dt_doan_doi | 50 | ",
            "thiet_bi_toi_thieu | 100 | ",
            "tb_hien_co | 100 | 4 bộ/lớp",
            "co_lop_6 | 8 | ",
            "co_lop_7 | 8 | ",
            "co_lop_8 | 8 | ",
            "co_lop_9 | 8 | ",
            "co_lop_10 | 24 | ",
            "co_lop_11 | 24 | ",
            "co_lop_12 | 20 | ",
            "tb_con_thieu | 00 | ",
            "ti_vi | 75 | 1 tivi/lớp",
            "cat_xet | 10 | ",
            "dau_video | 8 | ",
            "may_chieu | 3 | ",
        ],
    ) + "  bep_an:\n    nha_bep: 450\n    nha_an: 800\n  ban_tru_noi_tru:\n    phong_nghi_ban_tru: {phong_dien_tich: 1700 m2, so_cho: 1360 chỗ, bq_cho: 1.25}\n    khu_noi_tru: {phong_dien_tich: 800 m2, so_cho: 700 chỗ, bq_cho: 1.14}\n  nha_ve_sinh:\n    dat_chuan: {giao_vien: 10, hs_chung: 20, hs_nam_nu: \"10\"}\n  ha_tang:\n    website: {co: \"www.truong.edu.vn\"}\n";
    let added = own(&["so_luong"], &["dien_tich_dat | Nông trại | 60.000 m2"]);
    let (outcome, said) =
        school("lien-cap", &[("disclosures/2023-2024/bieu-11.yaml", head("11", "2024-05-31") + &table + &added)]);
    expect(&said, &[&["CK1302", "130.000", "78.000"], &["CK0508", "website", "www.truong.edu.vn"]]);
    let page = page(&outcome, "a/cong-khai/2023-2024/bieu-11.html");
    for words in ["1 lớp/1 phòng - 1,25 m2/học sinh", "40 HS/lớp", "1 tivi/lớp", "Nông trại"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn rooms_of_a_preschool_whose_averages_disagree() {
    let table = rows(
        &["so_luong", "binh_quan"],
        &[
            "tong_so_phong | 18 | ",
            "loai_phong_hoc | 9 | ",
            "kien_co | 9 | ",
            "so_diem_truong | 1 | ",
            "dien_tich_dat | 728 | 3.71/cháu",
            "san_choi | 145 | 0.73/cháu",
            "sinh_hoat_chung | 386 | 1.68",
            "phong_ngu | - | ",
            "phong_ve_sinh | 88 | 0.38",
            "hien_choi | 203.3 | 0.89",
            "giao_duc_the_chat | 55.8 | ",
            "nghe_thuat_da_nang | 65.6 | ",
            "bep_kho | 62 | 0.25",
            "thiet_bi_toi_thieu | 5810 | 9 bộ/nhóm",
            "hien_co | 1.625 | ",
            "con_thieu | 4.185 | ",
            "do_choi_ngoai_troi | 20 | ",
            "thiet_bi_dien_tu | 29 | ",
            "thiet_bi_khac | 1454 | 161.5",
        ],
    );
    let devices = own(
        &["so_luong", "binh_quan"],
        &[
            "thiet_bi_dien_tu | Ti vi | 12 | 1.33",
            "thiet_bi_dien_tu | Đàn | 4 | 0.44",
            "thiet_bi_dien_tu | Máy phô tô | 1 | ",
            "thiet_bi_dien_tu | Đầu video | 11 | 1.2",
            "thiet_bi_dien_tu | Đèn chiếu | 1 | ",
        ],
    );
    let (_, said) =
        school("mam-non", &[("disclosures/2021-2022/bieu-03.yaml", head("03", "2022-06-01") + &table + &devices)]);
    expect(
        &said,
        &[
            &["CK1304", "tong_so_phong", "18", "9"],
            &["CK1304", "728/3,71 = 196", "145/0,73 = 199", "386/1,68 = 230", "88/0,38 = 232", "62/0,25 = 248"],
            &["CK0507", "1.625", "203.3"],
        ],
    );
}

/// Biểu số 3 of six or nine months: the file and its table, which has the heads that the school has kept from reports of before.
fn budget(period: &str, day: &str, heads: &str, lines: &[&str]) -> [String; 2] {
    let file = format!(
        "regulation: finance-disclosure\nform: \"3\"\nperiod: {period}\npublished: {day}\nunit: triệu đồng\nonly_filled_rows: true\nvalues: {}.csv\n",
        period.replace(' ', "-").replace("tháng", "thang")
    );
    let quoted = |line: &str| {
        let cells = line.split('|').map(|cell| format!("\"{}\"", cell.trim()));
        cells.collect::<Vec<_>>().join(",") + "\n"
    };
    let table: String = lines.iter().map(|line| quoted(line)).collect();
    let ids = "id | stt | noi_dung | du_toan_nam | thuc_hien | ss_du_toan | ss_cung_ky";
    [file, format!("{}{}{table}", quoted(heads), quoted(ids))]
}

#[test]
fn budget_figures_that_fall_from_june_to_september() {
    let [six, of_six] = budget(
        "6 tháng",
        "2021-07-10",
        " | | | Dự toán năm | Ước thực hiện quý I/2021 | So với dự toán | So với quý I/2020",
        &[
            "thu | I.1 | Số thu phí, lệ phí; thu khác | 2202 | 1394 | | ",
            "thu.1 | 1.1 | Dịch vụ công (học phí) | 902 | 253 | 28,05 | ",
            "thu.2 | 1.2 | Thu khác | 1300 | 1141 | | ",
            "thu.2.1 | - | Dạy thêm | 1100 | 990 | 90 | ",
            "thu.2.2 | - | Căn tin, giữ xe | 200 | 151 | 75,5 | ",
            "chi_de_lai | 2 | Chi từ nguồn thu để lại | 2202 | 968 | | ",
            "chi_de_lai.1 | 2.1 | Học phí | 902 | 97 | 10,75 | ",
            "chi_de_lai.2 | 2.2 | Thu khác | 1300 | 871 | | ",
            "nop_nsnn | 3 | Nộp ngân sách | 0 | 28 | | ",
            "nop_nsnn.1 | 2.1 | Nộp từ học phí | 0 | 0 | | ",
            "chi_nsnn | II | Chi sự nghiệp giáo dục | 14816 | 7451 | | ",
            "nsnn_giao_duc | 1 | Loại 070 khoản 074 | 14750 | 7436 | | ",
            "gd_thuong_xuyen | 1.1 | Nhiệm vụ thường xuyên | 14732 | 7436 | -3934 | ",
            "gd_thuong_xuyen.1 | a | Nhóm chi con người | 13591 | 6673 | | ",
            "gd_thuong_xuyen.1.1 | - | Lương biên chế | 13155 | 6598 | 50,16 | ",
            "gd_thuong_xuyen.1.2 | - | Hợp đồng NĐ 68 | 205 | 75 | 36,59 | ",
            "gd_thuong_xuyen.1.3 | - | Phụ cấp | 64 | 0 | | ",
            "gd_thuong_xuyen.1.4 | - | Trong đó: trích 10% | 167 | 0 | | ",
            "gd_thuong_xuyen.2 | b | Nhóm chi hoạt động | 1141 | 763 | | ",
            "gd_khong_thuong_xuyen | 1.2 | Không thường xuyên | 18 | 0 | | ",
            "chi_nsnn.1 | 2 | Loại 070 khoản 075 | 66 | 15 | | ",
        ],
    );
    let [nine, of_nine] = budget(
        "9 tháng",
        "2021-10-10",
        " | | | Dự toán năm | Ước thực hiện 9 tháng/2021 | So với dự toán | So với quý I/2020",
        &[
            "thu | I.1 | Số thu phí, lệ phí; thu khác | 2202 | 1503 | | ",
            "thu.1 | 1.1 | Dịch vụ công (học phí) | 902 | 253 | 28,05 | ",
            "thu.2 | 1.2 | Thu khác | 1300 | 1250 | | ",
            "thu.2.1 | - | Dạy thêm | 1100 | 1059 | 96,27 | ",
            "thu.2.2 | - | Căn tin, giữ xe | 200 | 191 | 95,5 | ",
            "chi_de_lai | 2 | Chi từ nguồn thu để lại | 2202 | 1030 | | ",
            "chi_de_lai.1 | 2.1 | Học phí | 902 | 97 | 10,75 | ",
            "chi_de_lai.2 | 2.2 | Thu khác | 1300 | 933 | | ",
            "nop_nsnn | 3 | Nộp ngân sách | 0 | 0 | | ",
            "chi_nsnn | II | Chi sự nghiệp giáo dục | 14816 | 10909 | | ",
            "nsnn_giao_duc | 1 | Loại 070 khoản 074 | 14750 | 10894 | | ",
            "gd_thuong_xuyen | 1.1 | Nhiệm vụ thường xuyên | 14732 | 10894 | -7392 | ",
            "gd_thuong_xuyen.1 | a | Nhóm chi con người | 13591 | 10370 | | ",
            "gd_thuong_xuyen.1.1 | - | Lương biên chế | 13155 | 10256 | 77,96 | ",
            "gd_thuong_xuyen.1.2 | - | Hợp đồng NĐ 68 | 205 | 114 | 55,61 | ",
            "gd_thuong_xuyen.2 | b | Nhóm chi hoạt động | 1141 | 524 | | ",
            "gd_khong_thuong_xuyen | 1.2 | Không thường xuyên | 18 | 0 | | ",
            "chi_nsnn.1 | 2 | Loại 070 khoản 075 | 66 | 15 | | ",
        ],
    );
    let (outcome, said) = school(
        "thpt",
        &[
            ("finance/2021/sau-thang.yaml", six),
            ("finance/2021/6-thang.csv", of_six),
            ("finance/2021/chin-thang.yaml", nine),
            ("finance/2021/9-thang.csv", of_nine),
        ],
    );
    expect(
        &said,
        &[
            &["CK1310", "Nhóm chi hoạt động", "524", "763"],
            &["CK1310", "nộp ngân sách", "28"],
            &["CK0501", "-3934"],
            &["CK0501", "-7392"],
            &["CK1312", "Cùng kỳ năm trước"],
            &["CK0511", "2.1", "số 3"],
            &["CK0513", "“Ước thực hiện quý I/2021”", "quý 1", "6 tháng đầu năm 2021"],
            &["CK0513", "“So với quý I/2020”", "quý 1", "6 tháng đầu năm 2021"],
            &["CK0513", "“So với quý I/2020”", "quý 1", "9 tháng đầu năm 2021"],
        ],
    );
    let page = page(&outcome, "a/cong-khai/ngan-sach-2021/sau-thang.html");
    for number in [">1.1<", ">1.2<", ">2.2<", ">a<", ">b<"] {
        assert!(page.contains(number), "own rows have their numbers from the spreadsheet: {number}");
    }
}

/// What a dot and a comma do is judged by the other cells of the file.
#[test]
fn marks_of_numbers_are_judged_by_the_file() {
    let said = |lines: &[&str]| {
        let body = head("11", "2024-05-31") + &rows(&["so_luong", "binh_quan"], lines);
        let (_, said) = school("thpt", &[("disclosures/2023-2024/bieu-11.yaml", body)]);
        said.into_iter().filter(|finding| finding.starts_with("CK0507")).collect::<Vec<_>>()
    };
    for silent in [
        // dots part thousands in one column, fractions in another
        &["dien_tich_dat | 78.000m2 | 1.25", "dien_tich_phong | 5.100 | 1.14"][..],
        &["dien_tich_dat | 78.000 | 12,25", "dien_tich_phong | 5.100 | 1,14"],
        // averages with three decimals
        &["dien_tich_dat | 800 | 1,000", "san_choi | 760 | 0,950"],
        &["dien_tich_dat | 800 | 1.000", "san_choi | 760 | 0.950"],
        &["dien_tich_dat | 1.440,5 | ", "san_choi | 760,25 | "],
    ] {
        assert_eq!(said(silent), [""; 0], "{silent:?}");
    }
    for (found, words) in [
        (&["bq_lop_phong | 45 | 1,21", "bq_hs_lop | 1979 | 43.97"][..], ["1,21", "43.97"]),
        (&["dien_tich_dat | 1.625 | ", "san_choi | 203.3 | "], ["1.625", "203.3"]),
        (&["dien_tich_dat | 800 | 1.250", "san_choi | 760 | 0,95"], ["“1.250” ở cột này đọc là 1,250", "0,95"]),
    ] {
        let said = said(found);
        assert!(said.len() == 1 && words.iter().all(|word| said[0].contains(word)), "{found:?}: {said:?}");
    }
}

/// Heads of columns that a report may have, and some that it may not.
#[test]
fn heads_of_columns_speak_of_the_time_of_the_report() {
    let said = |period: &str, head: &str| {
        let [file, table] =
            budget(period, "2021-07-10", &format!(" | | | | {head}"), &["chi_nsnn | II | Chi | 10 | 5"]);
        let csv = format!("finance/2021/{}.csv", period.replace(' ', "-").replace("tháng", "thang"));
        let (_, said) = school("thpt", &[("finance/2021/a.yaml", file), (&csv, table)]);
        said.iter().filter(|finding| finding.starts_with("CK0513")).count()
    };
    for (period, head) in [
        ("6 tháng", "Ước thực hiện 6 tháng năm 2021"),
        ("6 tháng", "Ước thực hiện 6 tháng so với cùng kỳ năm 2020"),
        ("6 tháng", "Ước thực hiện quý (6 tháng, năm) này so với cùng kỳ năm trước (tỷ lệ %)"),
        ("9 tháng", "Ước thực hiện quý/6 tháng/năm"),
        ("quý 2", "Thực hiện quý II/2021"),
        ("quý 1", "Thực hiện 3 tháng đầu năm 2021"),
        ("năm", "Ước thực hiện cả năm 2021"),
    ] {
        assert_eq!(said(period, head), 0, "{period}: {head}");
    }
    for (period, head) in [
        ("6 tháng", "Thực hiện 9 tháng"),
        ("quý 2", "Thực hiện quý I/2021"),
        ("quý 2", "Thực hiện quý 3 năm 2021"),
        ("6 tháng", "Thực hiện năm 2019"),
        ("năm", "Thực hiện 6 tháng"),
    ] {
        assert_eq!(said(period, head), 1, "{period}: {head}");
    }
}

#[test]
fn a_column_that_copies_the_budget() {
    let columns = ["du_toan_nam", "thuc_hien", "ss_du_toan", "ss_cung_ky"];
    let three = format!(
        "regulation: finance-disclosure\nform: \"3\"\nperiod: quý 1\npublished: 2025-04-04\nunit: triệu đồng\nonly_filled_rows: true\ntables:\n  chinh:\n{}{}",
        rows(&columns, &["chi_nsnn | 7350 | 1764 | 7.350 | "]),
        own(&columns, &["chi_nsnn stt: \"2\", | Nghiên cứu khoa học | 400 | 256 | 400 | 50"]),
    );
    let two = format!(
        "regulation: finance-disclosure\nform: \"2\"\npublished: 2024-12-31\nunit: triệu đồng\nonly_filled_rows: true\ntables:\n  chinh:\n{}{}",
        rows(&["du_toan"], &["chi_nsnn | 7350", "nsnn_giao_duc | 6950"]),
        own(&["du_toan"], &["chi_nsnn | Nghiên cứu khoa học | 400"]),
    );
    let (outcome, said) = school("thpt", &[("finance/2025/quy-1.yaml", three), ("finance/2025/du-toan.yaml", two)]);
    expect(
        &said,
        &[
            &["CK1303", "chi_nsnn", "7,350%", "24,0"],
            &["CK1303", "Nghiên cứu khoa học", "400%", "64,0%"],
            &["CK1311", "Dự toán năm", "7,350", "400"],
        ],
    );
    let page = page(&outcome, "a/cong-khai/ngan-sach-2025/quy-1.html");
    assert!(!page.contains("phí, lệ phí"), "rows without figures are left out");
}

#[test]
fn a_university_report_written_by_a_pack_of_ones_own() {
    let pack = include_str!("../real-forms/phu-luc-2.yaml");
    let figures = include_str!("../real-forms/bao-cao-2024.yaml");
    let (_, said) = school(
        "thpt",
        &[("/packs/phu-luc-2.yaml", pack.to_owned()), ("disclosures/2024-2025/bao-cao.yaml", figures.to_owned())],
    );
    expect(
        &said,
        &[
            &["CK1301", "giang_vien", "77", "79"],
            &["CK1303", "giang_vien", "86", "88,3"],
            &["CK1301", "do_tuoi_lao_dong", "72", "79"],
            &["CK1303", "do_tuoi_lao_dong", "96", "93,5"],
        ],
    );
    let late = "regulation: tt09-2024\nannual_report: 2024\npublished: 2025-07-25\nsections:\n  tai_chinh: Tổng thu 56.293 triệu đồng.\n";
    let (outcome, _) = school("thpt", &[("disclosures/2024-2025/bao-cao-thuong-nien.yaml", late.to_owned())]);
    let page = page(&outcome, "a/lich/2024-2025/theo-thang.html");
    assert!(page.contains("Công khai 25/7/2025, trễ"), "after the 30th of June");
}

#[test]
fn fees_in_words() {
    let fee = |stt: &str, name: &str, unit: &str, asked: &str, set: &str, when: &str| {
        let cell = |key: &str, text: &str| if text.is_empty() { String::new() } else { format!(", {key}: \"{text}\"") };
        format!(
            "    - {{stt: \"{stt}\", khoan_thu: \"{name}\"{}{}{}{}}}\n",
            cell("don_vi", unit),
            cell("muc_de_nghi", asked),
            cell("muc_thu", set),
            cell("thoi_gian", when)
        )
    };
    let mut body =
        "regulation: tt36-2017\ncontent: tc_hoc_phi\npublished: 2020-11-02\nunit: nghìn đồng\nitems:\n  khoan_thu:\n"
            .to_owned();
    for (stt, name, unit, asked, set, when) in [
        ("I.1", "Trông giữ xe", "Học sinh/tháng", "8", "8", "Thu theo tháng"),
        ("I.2", "Dạy thêm", "Học sinh/buổi", "15", "15", "Thu theo tháng"),
        ("I.3", "Cung ứng sách giáo khoa", "", "Theo giá bìa", "Theo giá bìa", "Thu theo kỳ"),
        ("I.4", "Áo sơ mi (khối 6-7-8-9)", "Chiếc", "79-81-83-85", "79-81-83-85", "Tháng 11/2020"),
        ("I.5", "Trải nghiệm ngoài nhà trường", "Học sinh/năm", "Không quá 280", "Không quá 280", "…"),
        ("II.1", "Vệ sinh trường học", "Học sinh/tháng", "8", "8", "Thu theo tháng"),
        ("II.2", "Nước uống", "Học sinh/tháng", "5", "5", "Thu theo tháng"),
        (
            "II.3",
            "Điện điều hòa",
            "Học sinh/tháng",
            "Thu theo thực tế",
            "Thu theo thực tế theo đồng hồ riêng",
            "Thu theo tháng",
        ),
        ("II.3", "Thẻ học sinh, sổ liên lạc", "Học sinh/năm", "20", "20", "Tháng 11/2020"),
        ("II.6", "Hỗ trợ tu sửa cơ sở vật chất", "", "72,000", "72,000", "Thu trong năm học"),
        ("6.1", "Bảng tên điện cổng", "", "14,280", "14,280", ""),
        ("6.2", "Bộ tên chữ cổng", "", "9,000", "9,000", ""),
        ("6.3", "Lát sân (374,7m2)", "", "48,720", "48,720", ""),
    ] {
        body.push_str(&fee(stt, name, unit, asked, set, when));
    }
    let (outcome, said) = school("thcs", &[("disclosures/2020-2021/khoan-thu.yaml", body)]);
    expect(
        &said,
        &[&["CK0511", "II.3", "Điện điều hòa", "Thẻ học sinh"], &["CK0507", "72,000", "dấu nghìn", "72.000"]],
    );
    let page = page(&outcome, "a/cong-khai/2020-2021/khoan-thu.html");
    for words in ["Theo giá bìa", "79-81-83-85", "Không quá 280", "72.000.000", "14.280.000"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn income_and_spending_with_gaps() {
    let fees = "regulation: tt36-2017\ncontent: tc_hoc_phi\npublished: 2021-09-01\nitems:\n  khoan_thu:\n\
        \x20   - {khoan_thu: Học phí, loai: bat_buoc, so_hoc_sinh: 1913, muc_thu: 60000, so_thang: 5, tong_thu: 573900000, du_kien_1: 573900000, du_kien_2: 573900000, can_cu: \"Quyết định số 08/QĐ-UBND ngày tháng năm 2014 và Kế hoạch số /THPT.NTT ngày tháng năm\"}\n\
        \x20   - {khoan_thu: Bảo hiểm y tế, so_hoc_sinh: 1913, muc_thu: 563220, tong_thu: 1077439860, du_kien_1: 1077439860, du_kien_2: 1077439860}\n\
        \x20   - {khoan_thu: Bảo hiểm tai nạn, so_hoc_sinh: 1913, muc_thu: 50000, tong_thu: 95650000, du_kien_1: 95650000, du_kien_2: 95650000}\n";
    let spending = "regulation: tt36-2017\ncontent: tc_khoan_chi\npublished: 2021-06-01\nitems:\n  chi_luong: 8263531374\n  chi_boi_duong: 16315000\n  chi_hoi_hop: 1900000\n  chi_dau_tu: 76683000\n  thu_nhap_theo_nhom:\n\
        \x20   - {nhom: Cán bộ quản lý, cao_nhat: 12864000, binh_quan: 12177000, thap_nhat: 11622000}\n\
        \x20   - {nhom: Giáo viên, cao_nhat: 13806000, binh_quan: 8978000, thap_nhat: 6079000}\n\
        \x20   - {nhom: Nhân viên, cao_nhat: 6649000, binh_quan: 4660000, thap_nhat: 3188000}\n";
    let files = [
        ("unit.yaml", "name: Trường THPT Nguyễn Bỉnh Khiêm\ntype: thpt\nphone: \"0215 3825 111\"\n".to_owned()),
        ("disclosures/2021-2022/thu.yaml", fees.to_owned()),
        ("disclosures/2020-2021/chi.yaml", spending.to_owned()),
    ];
    let (_, said) = school("thpt", &files);
    expect(
        &said,
        &[
            &["CK0512", "Bảo hiểm y tế", "Thu hộ"],
            &["CK0512", "Bảo hiểm tai nạn", "Thu hộ"],
            &["CK0510", "08/QĐ-UBND"],
            &["CK0514", "“NTT”", "Nguyễn Bỉnh Khiêm"],
            &["CK1312", "Chi thường xuyên/1 người học"],
        ],
    );
}

/// Letters behind those of a kind of school are a school's: this one's, or another's.
#[test]
fn numbers_of_documents_have_the_letters_of_their_school() {
    let said = |name: &str, basis: &str| {
        let fees = format!(
            "regulation: tt36-2017\ncontent: tc_hoc_phi\npublished: 2021-09-01\nitems:\n  khoan_thu:\n    - {{khoan_thu: Học phí, loai: bat_buoc, muc_thu: 60000, can_cu: \"{basis}\"}}\n"
        );
        let unit = format!("name: {name}\ntype: thpt\nphone: \"0215 3825 111\"\n");
        let (_, said) = school("thpt", &[("unit.yaml", unit), ("disclosures/2021-2022/thu.yaml", fees)]);
        said.iter().any(|finding| finding.starts_with("CK0514"))
    };
    let own = "Trường THPT Nguyễn Bỉnh Khiêm";
    for (name, basis) in [
        (own, "Kế hoạch số 12/KH-THPTNBK ngày 1/9/2021"),
        (own, "Kế hoạch số 12/KH-THPT NBK ngày 1/9/2021"),
        (own, "Quyết định số 08/QĐ-UBND ngày 1/9/2021 và Thông tư 36/2017/TT-BGDĐT"),
        (own, "Công văn 15/SGDĐT-GDTrH về kỳ thi tốt nghiệp THPT QG"),
        (own, "Kế hoạch 3/KH-THPT NGÀY 1/9/2021"),
        ("Trường TH và THCS Pa Tần", "Kế hoạch số 9/KH-TH&THCS.PT ngày 1/9/2021"),
        ("Trường THPT Đặng Thai Mai", "Kế hoạch số 9/KH-THPTĐTM ngày 1/9/2021"),
        ("Trường A", "Kế hoạch số 9/KH-THPTNTT ngày 1/9/2021"),
        (own, "Kế hoạch số 9/KH-THPTNTT của Trường THPT Nguyễn Tất Thành về thi chung"),
    ] {
        assert!(!said(name, basis), "{name}: {basis}");
    }
    for (name, basis) in [
        (own, "Kế hoạch số /THPT. NTT ngày 1/9/2021"),
        (own, "Kế hoạch số 12/KH-THPTNTT ngày 1/9/2021"),
        ("Trường Tiểu học Nà Nhạn", "Kế hoạch số 12/KH-TH.PT"),
    ] {
        assert!(said(name, basis), "{name}: {basis}");
    }
}

#[test]
fn lists_of_pupils_are_refused() {
    let list = "---\nkind: TB\nabstract: Miễn giảm học phí\norgan: Trường\n---\n\n| STT | Họ và tên | Lớp | Đối tượng | Mức | Số tiền |\n|---|---|---|---|---|---|\n| 1 | A | 10A | Hộ nghèo | 100% | 540.000 |\n";
    let (_, said) = school("thpt", &[("documents/mien-giam.md", list.to_owned())]);
    expect(&said, &[&["CK0509", "Họ và tên"]]);
    let rows = "regulation: tt36-2017\ncontent: tc_mien_giam\npublished: 2021-06-01\nitems:\n  mien_giam:\n    - {chinh_sach: Miễn, ho_va_ten: A, lop: 10A, doi_tuong: Hộ nghèo}\n";
    let (_, said) = school("thpt", &[("disclosures/2020-2021/mien-giam.yaml", rows.to_owned())]);
    expect(&said, &[&["CK0509", "ho_va_ten"]]);
    // what may be published: people and money by policy
    let fine = "regulation: tt36-2017\ncontent: tc_mien_giam\npublished: 2021-06-01\nitems:\n  mien_giam:\n    - {chinh_sach: Miễn học phí, so_nguoi: 43, so_tien: 23220000}\n    - {chinh_sach: Giảm 50% học phí, so_nguoi: 32, so_tien: 8640000}\n";
    let (_, said) = school("thpt", &[("disclosures/2020-2021/mien-giam.yaml", fine.to_owned())]);
    expect(&said, &[]);
}

/// A form with shares and no counts, as a private school of seven grades prints it.
#[test]
fn shares_without_counts_and_rows_that_do_not_apply() {
    let table = rows(
        &["tong_so", "lop_6", "lop_12"],
        &[
            "hk_tot | 98,1% | 97,5% | 99,0%",
            "hk_kha | 1,9% | 2,5% | 1,0%",
            "chuyen_truong | 10,2%/3,3% | 1/0 | 0/2",
            "bo_hoc | -  | / | 0",
        ],
    ) + "    do_dai_hoc: n/a\n    hoc_luc: {tong_so: \"chữ: theo quyết định của hiệu trưởng\"}\n";
    let (outcome, said) =
        school("lien-cap", &[("disclosures/2023-2024/bieu-10.yaml", head("10", "2024-05-31") + &table)]);
    let sparse = |finding: &String| !finding.starts_with("CK0608");
    assert_eq!(said.into_iter().filter(sparse).collect::<Vec<_>>(), Vec::<String>::new());
    let page = page(&outcome, "a/cong-khai/2023-2024/bieu-10.html");
    for words in ["98,1%", "10,2%/3,3%", "0/2", ">theo quyết định của hiệu trưởng<"] {
        assert!(page.contains(words), "{words}");
    }
}

/// Own rows below own rows come back from the spreadsheet that the site offers.
#[test]
fn own_rows_are_parts_of_what_stands_above_them() {
    let columns = ["du_toan"];
    let body = |person: &str, share: &str| {
        let own = own(
            &columns,
            &[
                "gd_thuong_xuyen id: nguoi, | Nhóm chi con người | 60",
                &format!("nguoi | Lương | {person}"),
                &format!("gd_thuong_xuyen | Trong đó: trích 10% | {share}"),
                "gd_thuong_xuyen | Nhóm chi hoạt động | 40",
            ],
        );
        let table = rows(&columns, &["nsnn_giao_duc | 100", "gd_thuong_xuyen | 100"]);
        let head = "regulation: finance-disclosure\nform: \"2\"\npublished: 2022-01-05\nunit: triệu đồng\nonly_filled_rows: true\n";
        format!("{head}tables:\n  chinh:\n{table}{own}")
    };
    let said = |person: &str, share: &str| school("thpt", &[("finance/2022/du-toan.yaml", body(person, share))]).1;
    expect(&said("60", "10"), &[]);
    expect(&said("65", "10"), &[&["CK1302", "Lương", "65", "60"]]);
    expect(&said("60", "105"), &[&["CK1302", "Trong đó: trích 10%", "105", "100"]]);
}
