//! Disclosures from the outside: what is left out is computed, what contradicts is said at its place, spreadsheets give the same as YAML, and
//! small numbers stay hidden from somebody who knows all the rules.

use crate::support::Site;
use congkhai::pack::Packs;
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::source::Snapshot;
use jiff::civil::{Date, date};
use serde_json::Value;
use std::collections::BTreeMap;

const SITE: (&str, &str) = ("content/site.yaml", "title: Cổng công khai\n");
pub(crate) const UNIT: &str = "name: Trường Mầm non Hoa Sen\ntype: mam-non\nphone: \"0215 3825 111\"\n";
pub(crate) const HEAD: &str = "regulation: tt36-2017\nform: \"02\"\npublished: 2024-05-28\n";

pub(crate) fn built(files: &[(&str, &[u8])]) -> Outcome {
    built_on(date(2024, 6, 15), files)
}

fn built_on(day: Date, files: &[(&str, &[u8])]) -> Outcome {
    let site = std::iter::once((SITE.0, SITE.1.as_bytes())).chain(files.iter().copied());
    let snapshot = Snapshot::from_files(site.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())));
    build(&snapshot, &Packs::embedded(), day, &Options::default(), &mut ())
}

pub(crate) fn artifact<'o>(outcome: &'o Outcome, path: &str) -> &'o [u8] {
    let (_, bytes) = outcome
        .output
        .artifacts
        .iter()
        .find(|(route, _)| route.as_str() == path)
        .unwrap_or_else(|| panic!("no {path}"));
    bytes
}

/// What was found; that these forms are mostly empty is meant so.
pub(crate) fn said(outcome: &Outcome) -> Vec<String> {
    let sparse = |message: &str| message.starts_with("phần lớn biểu còn trống");
    outcome.diagnostics.iter().filter(|d| !sparse(&d.message)).map(|d| format!("{} {}", d.code.id, d.message)).collect()
}

/// (row, column) → (status, value) of one table of a disclosure's JSON.
pub(crate) fn cells(json: &[u8], table: usize) -> BTreeMap<(String, String), (String, Value)> {
    let json: Value = serde_json::from_slice(json).unwrap();
    let rows = json["tables"][table]["rows"].as_array().unwrap();
    rows.iter()
        .flat_map(|row| {
            let id = row["id"].as_str().unwrap().to_owned();
            let cells = row["cells"].as_object().unwrap();
            cells.iter().map(move |(column, cell)| {
                ((id.clone(), column.clone()), (cell["status"].as_str().unwrap().to_owned(), cell["value"].clone()))
            })
        })
        .collect()
}

fn form(name: &str, body: &str) -> Outcome {
    built(&[
        ("content/a/unit.yaml", UNIT.as_bytes()),
        (&format!("content/a/disclosures/2023-2024/{name}.yaml"), body.as_bytes()),
    ])
}

#[test]
fn totals_that_are_left_out_are_computed_and_said_to_be() {
    let body = format!(
        "{HEAD}tables:\n  chinh:\n    tong_so_tre: {{nt_3_12: 0, nt_13_24: 20, nt_25_36: 30, mg_3_4: 40, mg_4_5: 41, mg_5_6: 42}}\n    an_ban_tru: {{nt_13_24: 20}}\n"
    );
    let outcome = form("bieu-02", &body);
    assert_eq!(said(&outcome), Vec::<String>::new());
    let cells = cells(artifact(&outcome, "a/cong-khai/2023-2024/bieu-02.json"), 0);
    let at = |row: &str, column: &str| cells[&(row.to_owned(), column.to_owned())].clone();
    assert_eq!(at("tong_so_tre", "tong_so"), ("computed".to_owned(), Value::from(173)));
    // with parts that are not there yet, there is no total
    assert_eq!(at("an_ban_tru", "tong_so").0, "missing");
    let page = crate::support::said(artifact(&outcome, "a/cong-khai/2023-2024/bieu-02.html"));
    assert!(page.contains("<span class=\"computed\">173</span>") && page.contains("tính ra từ các số khác"), "{page}");
}

#[test]
fn every_planted_mistake_is_found_at_its_line_and_a_correct_form_has_none() {
    let site = Site::small().with(
        "content/mam-non-hoa-sen/disclosures/2023-2024/bieu-02.yaml",
        "regulation: tt36-2017\nform: \"02\"\npublished: 20121-05-28\ntables:\n  chinh:\n    tong_so_tre: {tong_so: 3478%, nt_13_24: 1.2.3}\n",
    );
    let said = site.check().exits(1).says("[CK0207]").says("[CK0501]");
    assert_eq!(said.stderr.matches("[CK0501]").count(), 2, "{}", said.stderr);

    let school = |name: &str, body: &str| format!("content/truong-thcs/disclosures/2023-2024/{name}.yaml|{body}");
    let wrong = [
        school(
            "bieu-10",
            "regulation: tt36-2017\nform: \"10\"\npublished: 2024-06-01\ntables:\n  chinh:\n    hanh_kiem: {tong_so: 407, lop_6: 100, lop_7: 102, lop_8: 103, lop_9: 102}\n    hk_tot:\n      tong_so: {count: 350, percent: \"96,0\"}\n      lop_6: 90\n      lop_7: 85\n      lop_8: 90\n      lop_9: 85\n    hk_kha: {tong_so: 50, lop_6: 10, lop_7: 15, lop_8: 12, lop_9: 13}\n    hk_trung_binh: {tong_so: 2, lop_6: 0, lop_7: 2, lop_8: 0, lop_9: 0}\n    hk_yeu: {tong_so: 0, lop_6: 0, lop_7: 0, lop_8: 0, lop_9: 0}\n    nam_nu: {tong_so: 200/206, lop_6: 50/50, lop_7: 52/50, lop_8: 50/53, lop_9: 48/54}\n    du_xet_tot_nghiep: {lop_9: 102}\n    cong_nhan_tot_nghiep: {lop_9: 103}\n    dan_toc_thieu_so: {lop_6: 101}\n",
        ),
        school(
            "bieu-11",
            "regulation: tt36-2017\nform: \"11\"\npublished: 2024-06-01\ntables:\n  chinh:\n    so_phong_hoc: {so_luong: 12, binh_quan: \"1,4\"}\n    kien_co: 9\n    ban_kien_co: 2\n    tam: 0\n    nho: 0\n    dien_tich_dat: {so_luong: 8140, binh_quan: \"2,0\"}\n    san_choi: {so_luong: 9000}\n",
        ),
    ];
    let mut site = Site::empty()
        .with(SITE.0, SITE.1)
        .with("content/truong-thcs/unit.yaml", "name: Trường THCS Sông Trà\ntype: thcs\n");
    for file in &wrong {
        let (path, body) = file.split_once('|').unwrap();
        site = site.with(path, body);
    }
    let run = site.check().exits(0);
    for (what, line) in [
        ("“Số học sinh chia theo hạnh kiểm” ghi 407, cộng các phần được 402", "bieu-10.yaml:6:"),
        ("“Tốt” ghi 96,0%, tính ra 86,0%", "bieu-10.yaml:8:"),
        ("“Số học sinh chia theo hạnh kiểm” ghi 407, cộng các phần được 406", "bieu-10.yaml:6:"),
        (
            "“Số học sinh được công nhận tốt nghiệp” ghi 103, lớn hơn “Số học sinh dự xét hoặc dự thi tốt nghiệp” 102",
            "bieu-10.yaml:18:",
        ),
        ("“Số học sinh dân tộc thiểu số” ghi 101, lớn hơn", "bieu-10.yaml:19:"),
        ("“Số phòng học” ghi 12, cộng các phần được 11", "bieu-11.yaml:6:"),
        ("“Tổng số diện tích đất (m2)” ghi 2,0, tính ra 20,00", "bieu-11.yaml:11:"),
        (
            "“Tổng diện tích sân chơi, bãi tập (m2)” ghi 9.000, lớn hơn “Tổng số diện tích đất (m2)” 8.140",
            "bieu-11.yaml:12:",
        ),
    ] {
        let at = run
            .stderr
            .split("cảnh báo[")
            .find(|finding| finding.contains(what))
            .unwrap_or_else(|| panic!("{what}\n{}", run.stderr));
        assert!(at.contains(line), "{what} at {line}:\n{at}");
    }
    assert!(
        !String::from_utf8_lossy(&std::fs::read(site_page(&site)).unwrap()).contains("cộng các phần"),
        "the public page shows no finding"
    );

    // units that are not the cell's own
    let site = Site::small().with(
        "content/mam-non-hoa-sen/disclosures/2023-2024/bieu-03.yaml",
        "regulation: tt36-2017\nform: \"03\"\ntables:\n  chinh:\n    kien_co: 120 m2\n    dien_tich_dat: {so_luong: \"3.200,5 m²\"}\n    san_choi: {so_luong: 3 phòng}\n",
    );
    let run = site.check().exits(1).says("“120 m2”: ô này tính bằng phòng").says("“3 phòng”: ô này tính bằng m2");
    assert_eq!(run.stderr.matches("lỗi[").count(), 2, "{}", run.stderr);
}

fn site_page(site: &Site) -> std::path::PathBuf {
    site.build().exits(0);
    site.public().join("truong-thcs/cong-khai/2023-2024/bieu-10.html")
}

#[test]
fn money_is_understood_in_larger_units_when_it_comes_out_whole() {
    let finance = |value: &str| {
        let body = format!(
            "regulation: finance-disclosure\nform: \"2\"\npublished: 2024-01-15\ntables:\n  chinh:\n    gd_thuong_xuyen: {value}\n"
        );
        built(&[("content/a/unit.yaml", UNIT.as_bytes()), ("content/a/finance/2024/bieu-2.yaml", body.as_bytes())])
    };
    for (written, dong) in [
        ("48,6 triệu đồng", 48_600_000_i64),
        ("4,38 tỷ", 4_380_000_000),
        ("512.000.000 đồng", 512_000_000),
        ("512000000", 512_000_000),
    ] {
        let outcome = finance(written);
        assert_eq!(said(&outcome), Vec::<String>::new(), "{written}");
        let cells = cells(artifact(&outcome, "a/cong-khai/ngan-sach-2024/bieu-2.json"), 0);
        assert_eq!(cells[&("gd_thuong_xuyen".to_owned(), "du_toan".to_owned())].1, Value::from(dong), "{written}");
    }
    for wrong in ["1,2345678 triệu", "48,6 đồng", "12 phòng"] {
        assert_eq!(finance(wrong).diagnostics.errors(), 1, "{wrong}: {:?}", said(&finance(wrong)));
    }
}

#[test]
fn a_change_of_more_than_30_percent_asks_for_a_word_and_the_word_is_public() {
    let year = |total: u32, explanation: &str| {
        format!(
            "{HEAD}tables:\n  chinh:\n    tong_so_tre: {{nt_3_12: 0, nt_13_24: 0, nt_25_36: 0, mg_3_4: 0, mg_4_5: 0, mg_5_6: {total}}}\n{explanation}"
        )
    };
    let site = |now: &str| {
        built(&[
            ("content/a/unit.yaml", UNIT.as_bytes()),
            ("content/a/disclosures/2022-2023/bieu-02.yaml", year(100, "").as_bytes()),
            ("content/a/disclosures/2023-2024/bieu-02.yaml", now.as_bytes()),
        ])
    };
    let silent = site(&year(131, ""));
    assert!(said(&silent).iter().any(|s| s.starts_with("CK1305") && s.contains("+31%")), "{:?}", said(&silent));
    assert_eq!(said(&site(&year(130, ""))), Vec::<String>::new(), "exactly 30 % passes");
    let explained =
        site(&year(131, "explanations:\n  - {row: tong_so_tre, note: \"Mở thêm hai lớp ở điểm trường mới.\"}\n"));
    assert_eq!(said(&explained), Vec::<String>::new());
    let page = crate::support::said(artifact(&explained, "a/cong-khai/2023-2024/bieu-02.html"));
    assert!(page.contains("Mở thêm hai lớp ở điểm trường mới.") && page.contains("tăng 31 (31,0%)"), "{page}");
    let years = crate::support::said(artifact(&explained, "a/cong-khai/cac-nam/bieu-02.html"));
    assert!(years.contains("2022-2023") && years.contains("2023-2024") && years.contains(">131<"), "{years}");
}

#[test]
fn what_the_site_offers_for_download_can_be_filled_in_again() {
    let body = format!(
        "{HEAD}tables:\n  chinh:\n    tong_so_tre: {{nt_3_12: 0, nt_13_24: 20, nt_25_36: 30, mg_3_4: 40, mg_4_5: 41, mg_5_6: 42}}\n    khuyet_tat: {{mg_5_6: 7}}\n    ct_nha_tre: {{mg_3_4: n/a}}\n"
    );
    let first = form("bieu-02", &body);
    let wanted = cells(artifact(&first, "a/cong-khai/2023-2024/bieu-02.json"), 0);
    for ending in ["csv", "xlsx"] {
        let file = artifact(&first, &format!("a/cong-khai/2023-2024/bieu-02.{ending}")).to_vec();
        let again = built(&[
            ("content/a/unit.yaml", UNIT.as_bytes()),
            ("content/a/disclosures/2023-2024/bieu-02.yaml", format!("{HEAD}values: so-lieu.{ending}\n").as_bytes()),
            (&format!("content/a/disclosures/2023-2024/so-lieu.{ending}"), &file),
        ]);
        assert_eq!(said(&again), Vec::<String>::new(), "{ending}");
        let found = cells(artifact(&again, "a/cong-khai/2023-2024/bieu-02.json"), 0);
        for (cell, (status, value)) in &wanted {
            // a computed figure of the first is a given one of the second
            let status = if status == "computed" { "given" } else { status };
            assert_eq!(found[cell], (status.to_owned(), value.clone()), "{ending} {cell:?}");
        }
    }
}

#[test]
fn a_spreadsheet_of_a_clerk_is_read_by_labels_and_its_mistakes_are_named_by_cell() {
    let csv = "Công khai năm nay;;\nid;Nội dung;Tổng số trẻ em;3-4 tuổi\n;Số trẻ em được tổ chức ăn bán trú;40;40\ntong_so_tre;;1.040;abc\nkhong_co;;1;1\n";
    let outcome = built(&[
        ("content/a/unit.yaml", UNIT.as_bytes()),
        ("content/a/disclosures/2023-2024/bieu-02.yaml", format!("{HEAD}values: so-lieu.csv\n").as_bytes()),
        ("content/a/disclosures/2023-2024/so-lieu.csv", csv.as_bytes()),
    ]);
    let found = said(&outcome);
    assert!(found.iter().any(|s| s == "CK0501 “abc”: ô này cần số nguyên"), "{found:?}");
    assert!(found.iter().any(|s| s.contains("không có hàng “khong_co”")), "{found:?}");
    assert_eq!(outcome.diagnostics.errors(), 2, "{found:?}");
    let cells = cells(artifact(&outcome, "a/cong-khai/2023-2024/bieu-02.json"), 0);
    assert_eq!(cells[&("an_ban_tru".to_owned(), "mg_3_4".to_owned())].1, Value::from(40));
    assert_eq!(cells[&("tong_so_tre".to_owned(), "tong_so".to_owned())].1, Value::from(1040));
}

/// An `.xlsx` whose two cells lie at the far corners, and one that is no archive at all.
#[test]
fn a_hostile_spreadsheet_is_refused_and_takes_no_memory() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "id").unwrap();
    sheet.write(1_048_575, 16_383, 1).unwrap();
    let far = book.save_to_buffer().unwrap();
    for (bytes, why) in
        [(far, "ngoài giới hạn"), (b"PK\x03\x04 khong phai".to_vec(), "tệp hỏng hoặc chép chưa hết, không phải .xlsx")]
    {
        let site = Site::small()
            .with("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-02.yaml", format!("{HEAD}values: so-lieu.xlsx\n"))
            .with("content/mam-non-hoa-sen/disclosures/2023-2024/so-lieu.xlsx", bytes);
        site.check().exits(1).says("[CK0504]").says(why).says("bieu-02.yaml:4:9");
    }
}

#[test]
fn contents_without_a_form_and_the_yearly_report() {
    let head = "regulation: tt09-2024\npublished: 2025-06-01\n";
    let money = format!(
        "{head}content: thu_chi_tai_chinh\nitems:\n  khoan_thu:\n    - {{khoan_thu: Học phí, loai: bat_buoc, muc_thu: 60000, don_vi: trẻ/tháng, can_cu: Nghị quyết}}\n    - {{khoan_thu: Tiền ăn, loai: tu_nguyen, muc_thu: 25000, don_vi: trẻ/ngày}}\n  so_du_quy: {{not_applicable: Trường chưa lập quỹ.}}\n"
    );
    let report = format!(
        "{head}annual_report: 2024\nsigned_copy: bao-cao.pdf\nnumber: 12/BC\nsections:\n  nhiem_vu_khac: Làm **vườn rau**.\n"
    );
    let outcome = built_on(
        date(2025, 6, 15),
        &[
            ("content/a/unit.yaml", UNIT.as_bytes()),
            ("content/a/disclosures/2024-2025/tai-chinh.yaml", money.as_bytes()),
            ("content/a/disclosures/2024-2025/bao-cao.yaml", report.as_bytes()),
            ("content/a/static/bao-cao.pdf", b"%PDF-1.4"),
        ],
    );
    assert_eq!(said(&outcome), Vec::<String>::new());
    let text = |path: &str| crate::support::said(artifact(&outcome, path));
    let home = text("a/index.html");
    let (fees, due) =
        (home.find("Mỗi tháng cha mẹ trả").expect("fees on the home page"), home.find("class=\"panels\"").unwrap());
    assert!(
        fees < due && home.contains("<b>60.000</b> <span class=\"unit\">/tháng</span>") && home.contains("bắt buộc"),
        "{home}"
    );
    let page = text("a/cong-khai/2024-2025/tai-chinh.html");
    assert!(page.contains("Không áp dụng: Trường chưa lập quỹ.") && page.contains("Chưa có."), "{page}");
    let report = text("a/cong-khai/2024-2025/bao-cao.html");
    for part in [
        "BÁO CÁO THƯỜNG NIÊN",
        "Năm 2024",
        "KẾT QUẢ TÀI CHÍNH",
        "Tiền ăn",
        "<strong>vườn rau</strong>",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ] {
        assert!(report.contains(part), "{part}\n{report}");
    }
}

/// As long as a new school year has nothing, the last one's sheets are there; the annual report stands among them as on its own page, and what it
/// says whole has no sheet of its own beside it. A content of which the report takes a part keeps its sheet.
#[test]
fn the_annual_report_is_printed_with_the_other_sheets() {
    let head = "regulation: tt09-2024\npublished: 2025-06-01\n";
    let money =
        format!("{head}content: thu_chi_tai_chinh\nitems:\n  so_du_quy: {{not_applicable: Trường chưa lập quỹ.}}\n");
    let plans = format!("{head}content: ke_hoach_ket_qua_mam_non\nitems:\n  ke_hoach:\n    dich_vu: Tuyển 40 trẻ.\n");
    let report = format!("{head}annual_report: 2024\nnumber: 12/BC\nsections:\n  nhiem_vu_khac: Làm **vườn rau**.\n");
    for day in [date(2025, 6, 15), date(2025, 10, 15)] {
        let outcome = built_on(
            day,
            &[
                ("content/a/unit.yaml", UNIT.as_bytes()),
                ("content/a/disclosures/2024-2025/tai-chinh.yaml", money.as_bytes()),
                ("content/a/disclosures/2024-2025/ke-hoach.yaml", plans.as_bytes()),
                ("content/a/disclosures/2024-2025/bao-cao.yaml", report.as_bytes()),
            ],
        );
        let text = |path: &str| crate::support::said(artifact(&outcome, path));
        let mark = |path: &str| {
            text(path)
                .split_once("<code>")
                .and_then(|(_, rest)| rest.split_once("</code>"))
                .map(|(mark, _)| mark.to_owned())
                .unwrap()
        };
        let all = text("a/lich/in-tat-ca.html");
        let marks = ["bao-cao", "ke-hoach"].map(|name| mark(&format!("a/cong-khai/2024-2025/{name}.html")));
        for part in [
            "BÁO CÁO THƯỜNG NIÊN",
            "Số: 12/BC",
            "<strong>vườn rau</strong>",
            "Trường chưa lập quỹ.",
            "Thu, chi tài chính, năm học 2024-2025 (in trong Báo cáo thường niên 2024)",
            "Tuyển 40 trẻ.",
            &marks[0],
            &marks[1],
        ] {
            assert!(all.contains(part), "{part}\n{all}");
        }
        assert_eq!(all.matches("Trường chưa lập quỹ.").count(), 1, "{all}");
        assert!(!all.contains(&mark("a/cong-khai/2024-2025/tai-chinh.html")), "{all}");
        let mut ids: Vec<&str> = all.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{ids:?}");
        assert!(text("a/lich/index.html").contains("in-tat-ca.html"));
    }
}
