//! The regulations inside the program: counts, unique ids, resolved references, normal form, provenance.

use congkhai::pack::{Certainty, Packs, TableLayout};
use congkhai::pipeline;
use congkhai::source::Snapshot;

fn criteria(id: &str, edition: Option<&str>, profile: Option<&str>) -> usize {
    Packs::embedded().framework(id).unwrap().catalogue(edition, profile).unwrap().criteria().count()
}

#[test]
fn frameworks_have_the_official_number_of_criteria() {
    assert_eq!(criteria("tt19-2018", None, None), 25);
    assert_eq!(criteria("tt19-2018", Some("2024"), None), 22);
    assert_eq!(criteria("tt18-2018", None, None), 28);
    assert_eq!(criteria("tt17-2018", None, None), 27);
    assert_eq!(criteria("tt17-2018", Some("2024"), None), 24);
    assert_eq!(criteria("tt25-2014", None, None), 29);
    assert_eq!(criteria("tt42-2012", None, Some("tieu-hoc")), 28);
    assert_eq!(criteria("tt42-2012", None, Some("trung-hoc")), 36);
    assert_eq!(criteria("tt57-2026", None, Some("mam-non")), 15);
    assert_eq!(criteria("tt57-2026", None, Some("pho-thong")), 15);
}

#[test]
fn mandatory_criteria_of_57_2026_are_eight_in_rule_and_catalogue() {
    let packs = Packs::embedded();
    let circular = packs.framework("tt57-2026").unwrap();
    assert_eq!(circular.rating.mandatory_criteria.len(), 8);
    for catalogue in &circular.catalogues {
        let marked: Vec<_> = catalogue.criteria().filter(|c| c.mandatory).map(|c| c.number).collect();
        assert_eq!(marked, circular.rating.mandatory_criteria);
    }
}

fn count(rows: &[congkhai::pack::FormRow]) -> usize {
    rows.iter().map(|r| 1 + count(&r.rows)).sum()
}

#[test]
fn the_disclosure_circular_has_twelve_forms_with_263_rows() {
    let packs = Packs::embedded();
    let circular = packs.regime("tt36-2017").unwrap();
    assert_eq!(circular.forms.len(), 12);
    let rows: usize = circular.forms.iter().flat_map(|f| &f.tables).map(|t| count(&t.rows)).sum();
    assert_eq!(rows, 263);
}

#[test]
fn grades_become_columns_and_rows() {
    let packs = Packs::embedded();
    let circular = packs.regime("tt36-2017").unwrap();
    let form = circular.form("10").unwrap();
    let lower = TableLayout::new(circular, &form.tables[0], &["thcs"]);
    let both = TableLayout::new(circular, &form.tables[0], &["thcs", "thpt"]);
    let ids = |layout: &TableLayout| layout.columns.iter().map(|c| c.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&lower), ["tong_so", "lop_6", "lop_7", "lop_8", "lop_9"]);
    assert_eq!(ids(&both).len(), 8);
    let facilities = TableLayout::new(circular, &circular.form("11").unwrap().tables[0], &["thpt"]);
    let row = facilities.rows.iter().find(|r| r.id == "co_lop_11").unwrap();
    assert_eq!((row.stt.as_str(), row.label.as_str()), ("1.2", "Khối lớp 11"));
}

#[test]
fn every_pack_says_where_its_facts_come_from() {
    let packs = Packs::embedded();
    for framework in &packs.frameworks {
        assert!(!framework.provenance.is_empty(), "{}", framework.id);
    }
    for regime in &packs.regimes {
        assert!(!regime.provenance.is_empty(), "{}", regime.id);
        for form in &regime.forms {
            assert!(!form.provenance.is_empty(), "{} {}", regime.id, form.id);
        }
        for remark in &regime.remarks {
            assert!(!remark.provenance.is_empty(), "{} {}", regime.id, remark.id);
        }
    }
    for year in &packs.holidays.years {
        assert!(!year.provenance.is_empty(), "{}", year.year);
    }
    let conventions = [&packs.calendar.provenance, &packs.document_format.provenance, &packs.schools.provenance];
    let more = [&packs.money.provenance, &packs.glance.provenance, &packs.sheets.provenance];
    assert!(conventions.iter().chain(&more).all(|provenance| !provenance.is_empty()));
    for (regime, change) in packs.regimes.iter().flat_map(|r| r.relabellings.values().map(move |c| (&r.id, c))) {
        assert!(!change.provenance.is_empty(), "{regime} {}", change.number);
    }
    let old = packs.framework("tt25-2014").unwrap();
    assert!(old.provenance.iter().any(|p| p.status == Certainty::Recalled), "a recalled fact stays marked");
}

#[test]
fn files_are_in_normal_form() {
    for entry in std::fs::read_dir("src/pack/data").unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(congkhai::text::is_nfc(&text), "{}", path.display());
    }
}

/// What is said of a site's own pack: one of ours with one thing changed.
fn said_of(pack: &str, written: &str, changed: &str) -> Vec<(String, Option<String>)> {
    let text = std::fs::read_to_string(format!("src/pack/data/{pack}.yaml")).unwrap();
    let own = text.replacen(written, changed, 1);
    assert_ne!(own, text, "{written} is gone");
    let file = std::sync::Arc::from(format!("packs/{pack}.yaml"));
    let (_, diagnostics) = Packs::embedded().overlaid(&[(file, own.as_str())]);
    diagnostics.iter().map(|d| (format!("{} {}", d.code.id, d.message), d.hint.clone())).collect()
}

/// Rules that hold of our packs hold of a school's own: each of these slips is said, with its name.
#[test]
fn a_slip_in_a_pack_of_a_school_is_said() {
    let rows = [
        // checks and charts that speak of what is not there
        (
            "tt36-2017",
            "charts:\n      - {id: ",
            "charts:\n      - {id: moi, title: Mới, row: khong_co, columns: []}\n      - {id: ",
            "không có hàng “khong_co”",
        ),
        ("tt09-2024", "column: hien_co, of: toi_thieu", "column: hien_co, of: toi_thieus", "không có cột “toi_thieus”"),
        (
            "tt09-2024",
            "total: tong_so, parts: [tren_dai_hoc,",
            "total: tong, parts: [tren_dai_hoc,",
            "không có cột “tong”",
        ),
        (
            "finance-disclosure",
            "kind: quotient, rows: [\"*\"], column: ss_du_toan, numerator: {column: thuc_hien}",
            "kind: quotient, rows: [\"*\"], column: ss_du_toan, numerator: {column: thuc}",
            "không có cột “thuc”",
        ),
        (
            "tt36-2017",
            "          - id: giao_vien\n            stt: I\n            label: Giáo viên\n",
            "          - id: giao_vien\n            stt: I\n            children_are_subset: true\n            label: Giáo viên\n",
            "các hàng dưới “giao_vien” không cộng thành nó",
        ),
        // items
        (
            "tt09-2024",
            "type: records, purpose: fees, suggested_table: khoan_thu",
            "type: records, purpose: fees, suggested_table: khoan",
            "không có bảng “khoan”",
        ),
        ("tt09-2024", "Số trẻ em khuyết tật, type: integer", "Số trẻ em khuyết tật", "không có type"),
        // keys and their places
        ("calendar", "soon: 14", "son: 14", "khóa “son” không có"),
        ("tt26-2026", "first_budget_year: 2026", "first_budget: 2026", "khóa “first_budget” không có"),
        ("nd30-2020", "kind_abbreviations:", "kinds: 1\nkind_abbreviations:", "khóa “kinds” không có"),
        ("holidays", "label: Tết Dương lịch", "labell: Tết Dương lịch", "khóa “labell” không có"),
        ("tt09-2024", "[học phí, tiền học phí], column: muc_thu", "[học phí], column: muc", "không có cột “muc”"),
        ("tt09-2024", "against: [{filled: true}]", "against: [{only: true}]", "against cần filled, begins hoặc called"),
        ("calendar", "- tt36-2017/cam_ket", "- tt36-2017/cam_kets", "“tt36-2017/cam_kets”: không có việc công khai ấy"),
        ("tt09-2024", "condition: meals", "condition: meal", "không có điều kiện “meal” trong gói lịch"),
        ("tt26-2026", "content: du_toan\n", "content: du_toan\n    form: bieu-2\n", "bieu-2"),
    ];
    for (pack, written, changed, wanted) in rows {
        let written = written.replace("label: Tết Dương lịch", "label: \"Tết Dương lịch\"");
        let changed = changed.replace("labell: Tết Dương lịch", "labell: \"Tết Dương lịch\"");
        let said = said_of(pack, &written, &changed);
        let messages: Vec<&str> = said.iter().map(|(message, _)| message.as_str()).collect();
        assert!(messages.iter().any(|m| m.starts_with("CK0801") && m.contains(wanted)), "{wanted}: {messages:?}");
    }
}

/// A site that replaces one pack of ours is told what our others need of it.
#[test]
fn what_our_other_packs_need_of_a_sites_own_is_said() {
    for (pack, written, changed, wanted) in [
        (
            "tt09-2024",
            "- {id: so_tre, label",
            "- {id: tre, label",
            "gói “glance” cần điều mà gói này không có: số liệu “tre”: không có bảng “ket_qua_so_tre”",
        ),
        ("tt36-2017", "id: tc_kiem_toan", "id: kiem_toan", "“tt36-2017/tc_kiem_toan”: không có việc công khai ấy"),
        (
            "calendar",
            "id: ngay_duoc_giao_du_toan",
            "id: ngay_giao_du_toan",
            "gói “finance-disclosure” cần điều mà gói này không có",
        ),
    ] {
        let said = said_of(pack, written, changed);
        assert!(
            said.iter().any(|(said, _)| said.starts_with("CK0801") && said.contains(wanted)),
            "{wanted}: {said:#?}"
        );
    }
}
#[test]
fn an_unknown_key_is_told_with_the_one_that_was_meant_and_all_at_once() {
    let said = said_of("calendar", "soon: 14", "son: 14\nghi_chu: việc khác");
    let said: Vec<(&str, &str)> = said.iter().map(|(m, h)| (m.as_str(), h.as_deref().unwrap_or_default())).collect();
    assert_eq!(said[0], ("CK0801 khóa “son” không có", "có phải là “soon”?"));
    assert!(said[1].0.contains("“ghi_chu”") && said[1].1.contains("notes"), "{said:?}");
    assert_eq!(said.len(), 2, "what is misspelt is not missing as well: {said:?}");
}

/// A chart title without quotes once lost its second half to the comma.
#[test]
fn a_text_cut_at_its_comma_is_told_with_the_quoted_form() {
    let written = "title: Chi ngân sách nhà nước đã thực hiện,";
    for (changed, wanted) in [
        ("title: Chi ngân sách, đã thực hiện,", "title: \"Chi ngân sách, đã thực hiện\""),
        ("title: Chi ngân sách năm 2023, 2024,", "“2024”"),
    ] {
        let said = said_of("finance-disclosure", written, changed);
        let all: String =
            said.iter().map(|(message, hint)| format!("{message} {}\n", hint.as_deref().unwrap_or(""))).collect();
        assert!(all.contains(wanted), "{changed}: {all}");
    }
}

#[test]
fn a_table_of_part_one_that_names_a_row_it_lacks_is_refused() {
    let text = std::fs::read_to_string("src/pack/data/criterion-sheet.yaml").unwrap();
    let broken = text.replace("label: Cộng, sum: [nhom_3_12,", "label: Cộng, sum: [nhom_3_13,");
    assert_ne!(broken, text);
    let file = std::sync::Arc::from("packs/criterion-sheet.yaml");
    let (_, diagnostics) = Packs::embedded().overlaid(&[(file, broken.as_str())]);
    let said: Vec<&str> = diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(
        diagnostics.iter().all(|d| d.code.id == "CK0801") && said.len() == 1 && said[0].contains("nhom_3_13"),
        "{said:?}"
    );
    let sheets = Packs::embedded().sheets;
    assert!(
        sheets.provenance.iter().any(|p| p.section == "cơ sở dữ liệu của báo cáo" && p.status == Certainty::Recalled)
    );
}

/// A pack of the program with one of its ids changed, in a site of its own.
fn with_id(written: &str, id: &str) -> Vec<String> {
    let pack = include_str!("../../src/pack/data/tt36-2017.yaml");
    let changed = pack.replacen(&format!("id: {written}\n"), &format!("id: \"{id}\"\n"), 1);
    assert_ne!(changed, pack, "{written} is gone");
    let files = [
        ("content/site.yaml", "title: T\n".to_owned()),
        ("content/a/unit.yaml", "name: A\ntype: mam-non\n".to_owned()),
        ("packs/rieng.yaml", changed),
    ];
    let snapshot = Snapshot::from_files(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
    let day = jiff::civil::date(2025, 10, 15);
    let made = pipeline::build(&snapshot, &Packs::embedded(), day, &pipeline::Options::default(), &mut ());
    made.diagnostics.iter().filter(|d| d.code.id == "CK0801").map(|d| d.message.clone()).collect()
}

#[test]
fn an_id_that_fits_no_address_or_file_is_a_finding() {
    let long = "a".repeat(32);
    let unfit = [
        ("tt36-2017", "con"),
        ("tt36-2017", "Thông tư"),
        ("tt36-2017", "…"),
        ("nha_ve_sinh", "bảng/lương"),
        ("nha_ve_sinh", "lpt1"),
        ("nha_ve_sinh", &long),
    ];
    for (written, id) in unfit {
        let found = with_id(written, id);
        assert!(found.iter().any(|message| message.contains(&format!("“{id}”"))), "{id}: {found:?}");
    }
    assert_eq!(with_id("tt36-2017", "quy-che-2"), [""; 0]);
}
