//! Rules that a site's own packs change: each shows on the pages without a line of the program.

use crate::support::{Site, program, run};
use std::fs;

const BASE: &str = "https://congkhai.example/";

/// A page of a built site.
fn page(site: &Site, path: &str) -> String {
    fs::read_to_string(site.public().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// One of our packs with some words changed.
fn pack(name: &str, changes: &[(&str, &str)]) -> String {
    let mut text = fs::read_to_string(format!("src/pack/data/{name}.yaml")).unwrap();
    for (written, changed) in changes {
        assert!(text.contains(written), "{name}: “{written}” is gone");
        text = text.replacen(written, changed, 1);
    }
    text
}

/// Where each of some words begins in a text: they stand in this order.
fn stand_in_order(text: &str, words: &[&str]) {
    let at = |word: &&str| text.find(*word).unwrap_or_else(|| panic!("“{word}” is missing"));
    let places: Vec<usize> = words.iter().map(at).collect();
    assert!(places.is_sorted(), "{words:?} stand at {places:?}");
}

const GDTX: &str = "kind: schools\nid: cua-tinh\ntypes:
  - {id: gdtx, order: 15, names: {vi: Trung tâm giáo dục thường xuyên, en: Continuing education centre}, schema_org: EducationalOrganization, audience: gdtx, also: [giáo dục thường xuyên]}\n";

/// What parents pay, by Circular 09/2024.
const FEES: &str = "regulation: tt09-2024\ncontent: thu_chi_tai_chinh\npublished: 2024-06-10\nitems:
  khoan_thu:\n    - {khoan_thu: Học phí, loai: bat_buoc, muc_thu: 60000, don_vi: tháng, can_cu: Nghị quyết}\n";

#[test]
fn a_kind_of_school_of_a_sites_own_pack_is_a_kind_like_ours() {
    let all = "applies_to: [mam_non, tieu_hoc, thcs, thpt]\n    notes:\n      see: finance";
    let circular = pack(
        "tt09-2024",
        &[
            ("  - {id: thpt, ", "  - {id: gdtx, label: Trung tâm giáo dục thường xuyên}\n  - {id: thpt, "),
            (all, &all.replace("thpt]", "thpt, gdtx]")),
        ],
    );
    let site = Site::small()
        .with("packs/loai-truong.yaml", GDTX)
        .with("packs/tt09.yaml", circular)
        .with("content/gdtx-a/disclosures/2024-2025/thu.yaml", FEES)
        .with("content/gdtx-a/unit.yaml", "name: Trung tâm A\ntype: gdtx\nlanguages: [en]\n")
        .with("content/gdtx-b/unit.yaml", "name: Trung tâm B\ntype: Giáo dục thường xuyên\n")
        .with("content/so/unit.yaml", "name: Sở\ntype: quan-ly\n");
    site.run("build", &["--base-url", BASE]).exits(0);
    // the page and its English edition say what it is
    assert!(page(&site, "gdtx-a/index.html").contains("Trung tâm giáo dục thường xuyên"));
    assert!(page(&site, "gdtx-a/en/index.html").contains("Continuing education centre"));
    // on the portal before the preschools, both spellings in one group
    let portal = page(&site, "index.html");
    stand_in_order(
        &portal,
        &["Trung tâm giáo dục thường xuyên", "Trung tâm A", "Trung tâm B", "Trường mầm non", "Cơ quan quản lý"],
    );
    // it has no picture of its own, so it has the portal's
    assert!(page(&site, "gdtx-a/index.html").contains("tai-nguyen/chia-se-cong.png"));
    assert!(site.public().join("tai-nguyen/chia-se-cong.png").exists());
    // data of it are said to be a centre's
    let disclosure = page(&site, "gdtx-a/cong-khai/2024-2025/thu.html");
    assert!(disclosure.contains("\"@type\":\"EducationalOrganization\""), "{disclosure}");
}

#[test]
fn a_kind_of_school_without_a_name_is_refused() {
    let pack = "kind: schools\nid: x\ntypes:\n  - {id: gdtx, order: 1, names: {en: Centre}, schema_org: School}\n";
    Site::small().with("packs/x.yaml", pack).check().exits(1).says("CK0801").says("packs/x.yaml:4").says("gdtx");
    Site::small()
        .with("content/a/unit.yaml", "name: A\ntype: gdtx\n")
        .check()
        .exits(1)
        .says("chọn một trong: mam-non, tieu-hoc, thcs, thpt, lien-cap, quan-ly");
}

/// The circular on preschools under an id of its own, with another way of writing codes.
fn own_scheme() -> String {
    let regex = r"^\[H(?P<box>[1-9][0-9]?)-(?P<standard>[1-9])\.(?P<criterion>[1-9][0-9]?)-(?P<seq>[0-9]{2,3})\]$";
    pack(
        "tt19-2018",
        &[
            ("id: tt19-2018", "id: cua-tinh"),
            ("pattern: '[Hn-a.b-c]'", "pattern: TL/a/b/cc"),
            (regex, "^TL/(?P<standard>[1-9])/(?P<criterion>[1-9][0-9]?)/(?P<seq>[0-9]{2})$"),
            ("example: '[H1-1.1-01]'", "example: TL/1/1/01"),
        ],
    )
}

#[test]
fn evidence_codes_of_a_sites_own_pack_are_seen_in_text_and_listed() {
    let folder = "content/mam-non-hoa-sen/assessments/2023-2024";
    let site = Site::with_page("gioi-thieu", "Kế hoạch TL/1/1/01 và TL/1/1/09; ngày 1/1/2024, tệp a/TL/1/1/01.\n")
        .with("packs/kiem-dinh.yaml", own_scheme())
        .with(
            &format!("{folder}/assessment.yaml"),
            "title: Tự đánh giá\nregulation: cua-tinh\nschool_years: [2023-2024]\n",
        )
        .with(
            &format!("{folder}/evidence.yaml"),
            "items:\n  - {code: TL/1/1/01, title: Kế hoạch chiến lược, visibility: on_site}\n",
        )
        .with(
            &format!("{folder}/1.1.md"),
            "---\nlevels: {1: {a: đạt}}\n---\n## 1. Mô tả hiện trạng\n\n### Mức 1\n\na) Có kế hoạch (TL/1/1/01), trái với TL/1/1/02 và TL/9/1/01.\n",
        );
    let told = site.build();
    // codes that nobody lists, or that name no criterion, are said at their places
    told.exits(1)
        .says("TL/1/1/02 không có trong evidence.yaml")
        .says("“TL/9/1/01” không đúng mẫu mã minh chứng TL/a/b/cc");
    let sheet = format!("{folder}/1.1.md");
    site.write(
        &sheet,
        "---\nlevels: {1: {a: đạt}}\n---\n## 1. Mô tả hiện trạng\n\n### Mức 1\n\na) Có kế hoạch (TL/1/1/01).\n",
    );
    site.build().exits(0).says("mã minh chứng “TL/1/1/09” không có trong evidence.yaml nào");
    let criterion = page(&site, "mam-non-hoa-sen/danh-gia/2023-2024/tieu-chi-1-1.html");
    assert_eq!(criterion.matches("class=\"evidence\" href=\"#tl-1-1-01\"").count(), 2, "in its text and its row");
    let list = page(&site, "mam-non-hoa-sen/danh-gia/2023-2024/minh-chung.html");
    stand_in_order(&list, &["TL/1/1/01", "Kế hoạch chiến lược", "tieu-chi-1-1.html"]);
}

#[test]
fn a_pattern_that_does_not_show_its_own_codes_is_said() {
    let with = |changes: &[(&str, &str)]| {
        let text = changes.iter().fold(own_scheme(), |text, (old, new)| text.replacen(old, new, 1));
        Site::small().with("packs/kiem-dinh.yaml", text).check()
    };
    with(&[("pattern: TL/a/b/cc", "pattern: 'TL a'")])
        .exits(1)
        .says("mẫu “TL a” không cho thấy mã “TL/1/1/01” trong bài");
    with(&[("example: TL/1/1/01", "example: TL-1")]).exits(1).says("“TL-1” không khớp biểu thức");
    with(&[]).exits(0).says("Không có lỗi, không có cảnh báo");
}

/// An assessment with one sheet, evidence and a plan that follows from it; the pack on forms is changed.
fn assessed(changes: &[(&str, &str)]) -> Site {
    let folder = "content/mam-non-hoa-sen/assessments/2023-2024";
    let sheet =
        "---\nlevels: {1: {a: đạt}}\n---\n## 1. Mô tả hiện trạng\n\n### Bậc 1\n\nYêu cầu a: có kế hoạch [H1-1.1-01].\n";
    let plan = "title: Kế hoạch cải tiến\nassessment: 2023-2024\nitems:\n  - {criterion: 1.1, target_level: 2, work: Làm việc A, lead: Bà Hai, finish: Tháng 6/2024, budget: Mười đồng}\n";
    Site::with_page("ke-hoach", "{{ improvement 2024-2029 }}\n")
        .with("packs/phieu.yaml", pack("criterion-sheet", changes))
        .with(
            &format!("{folder}/assessment.yaml"),
            "title: Tự đánh giá\nregulation: tt19-2018\nschool_years: [2023-2024]\n",
        )
        .with(
            &format!("{folder}/evidence.yaml"),
            "items:\n  - {code: '[H1-1.1-01]', title: Kế hoạch chiến lược, visibility: on_site}\n",
        )
        .with(&format!("{folder}/1.1.md"), sheet)
        .with("content/mam-non-hoa-sen/improvement/2024-2029.yaml", plan)
}

#[test]
fn the_reports_parts_and_their_order_are_the_packs() {
    let evidence = "    - {holds: evidence, label: Phụ lục. Danh mục mã minh chứng}\n";
    let database = "    - {holds: database, label: Phần I. CƠ SỞ DỮ LIỆU}\n";
    let site = assessed(&[
        (evidence, ""),
        (database, ""),
        ("    - {holds: summary, ", "    - {holds: evidence, label: Phần A. MINH CHỨNG}\n    - {holds: summary, "),
    ]);
    site.build().exits(0);
    let report = page(&site, "mam-non-hoa-sen/danh-gia/2023-2024/bao-cao.html");
    assert!(!report.contains("CƠ SỞ DỮ LIỆU") && !report.contains("id=\"phan-1\""));
    assert_eq!(report.matches("Phần A. MINH CHỨNG").count(), 2, "in the table of contents and as a heading");
    let (contents, body) = report.split_once("report-toc").and_then(|(_, rest)| rest.split_once("</nav>")).unwrap();
    stand_in_order(contents, &["#phu-luc", "#bang-tong-hop", "#phan-2", "#phan-3"]);
    stand_in_order(body, &["id=\"phu-luc\"", "id=\"bang-tong-hop\"", "id=\"phan-2\"", "id=\"phan-3\""]);
}

#[test]
fn the_plans_columns_the_steps_and_the_words_of_a_sheet_are_the_packs() {
    let site = assessed(&[
        ("level_word: Mức", "level_word: Bậc"),
        ("indicator_word: Chỉ báo", "indicator_word: Yêu cầu"),
        ("    - {label: Ghi chú, holds: [{of: note}]}\n", ""),
        (
            "{label: Dự kiến kinh phí, holds: [{of: budget}]}",
            "{label: Tiền, holds: [{of: budget, word: khoảng}, {of: lead, word: do}]}",
        ),
        (
            "  - 'no': 7\n",
            "  - 'no': 8\n    label: Bước mới\n    on_site: [evidence]\n  - 'no': 9\n    label: Bước khác\n    on_site: []\n  - 'no': 7\n",
        ),
    ]);
    site.build().exits(0).does_not_say("không nhắc minh chứng nào");
    let table = page(&site, "mam-non-hoa-sen/trang/ke-hoach.html");
    stand_in_order(&table, &["Tiêu chuẩn, tiêu chí", "Tiền", "Làm việc A", "Người thực hiện: Bà Hai", "do Bà Hai"]);
    assert!(!table.contains("Ghi chú"));
    let assessment = page(&site, "mam-non-hoa-sen/danh-gia/2023-2024/qua-trinh.html");
    let step = |label: &str| assessment.split_once(label).unwrap().1.split("</dd>").next().unwrap().to_owned();
    assert!(step("8. Bước mới").ends_with(">có trên trang này"), "{}", step("8. Bước mới"));
    assert!(step("9. Bước khác").ends_with(">chưa có trên trang này"), "{}", step("9. Bước khác"));
    // the level and the letter were read by the pack's own words, so that the excerpt and the code stand in the indicator's row
    let criterion = page(&site, "mam-non-hoa-sen/danh-gia/2023-2024/tieu-chi-1-1.html");
    assert!(criterion.contains("Có kế hoạch."), "{criterion}");
}

#[test]
fn the_day_on_which_school_years_begin_is_the_packs() {
    let site = |day: &str| {
        Site::small()
            .with("packs/lich.yaml", pack("calendar", &[("school_year: {month: 9, day: 1}", day)]))
            .with("content/mam-non-hoa-sen/disclosures/2023-2024/thu.yaml", FEES)
    };
    for (day, of_the_20th, span) in [
        ("school_year: {month: 9, day: 1}", "năm học 2023-2024", "2023-09-01/2024-08-31"),
        ("school_year: {month: 8, day: 15}", "năm học 2024-2025", "2023-08-15/2024-08-14"),
    ] {
        let site = site(day);
        let due = run(program().arg("due").arg(site.path()).args(["--today", "2024-08-20"])).exits(0);
        assert!(due.stdout.contains(of_the_20th), "{}", due.stdout);
        site.run("build", &["--base-url", BASE]).exits(0);
        let disclosure = page(&site, "mam-non-hoa-sen/cong-khai/2023-2024/thu.html");
        assert!(disclosure.contains(&format!("\"temporalCoverage\":\"{span}\"")), "{disclosure}");
    }
    site("school_year: {month: 9, day: 31}").check().exits(1).says("CK0801").says("school_year: cần tháng");
    let early = FEES.replace("2024-06-10", "2023-05-02");
    let said = |earliest: &str| {
        let pack = pack("calendar", &[("earliest: {month: 5, day: 1}", earliest)]);
        let site = Site::small().with("packs/lich.yaml", pack);
        site.with("content/mam-non-hoa-sen/disclosures/2023-2024/thu.yaml", &early).check()
    };
    said("earliest: {month: 5, day: 1}").does_not_say("CK0609");
    said("earliest: {month: 6, day: 1}").says("trước khi thời gian của nội dung bắt đầu (1/6/2023)");
}

/// A law that wants a report of eleven months on form 3, ten days after.
#[test]
fn a_part_of_the_budget_year_is_a_row_of_the_packs() {
    let months = "  - {id: eleven_months, written: 11 tháng, in_year: \"11 tháng đầu năm {year}\", months: [1, 11]}\n";
    let calendar = pack("calendar", &[("  - {id: ad_hoc,", &format!("{months}  - {{id: ad_hoc,"))]);
    let report = "  - id: thuc_hien_11_thang\n    label: Tình hình thực hiện dự toán 11 tháng\n    form: bieu-3\n    ownership: [public]\n    period: eleven_months\n    due: {after: eleven_months_end, days: 10}\n";
    let law = |report: &str| {
        let used = ("used_for: [thuc_hien_quy, ", "used_for: [thuc_hien_11_thang, thuc_hien_quy, ");
        pack("finance-disclosure", &[("  - id: thuc_hien_nam\n", &format!("{report}  - id: thuc_hien_nam\n")), used])
    };
    let body = "regulation: finance-disclosure\nform: \"3\"\nperiod: 11 tháng\npublished: 2023-12-08\nonly_filled_rows: true\ntables:\n  chinh:\n    chi_nsnn: {du_toan_nam: 100, thuc_hien: 90}\n";
    let site = |report: &str| {
        Site::small()
            .with("packs/lich.yaml", &calendar)
            .with("packs/ns.yaml", law(report))
            .with(
                "content/mam-non-hoa-sen/unit.yaml",
                "name: Trường Hoa Sen\ntype: mam-non\nlanguages: [en]\nphone: \"0215 3825 111\"\n",
            )
            .with("content/mam-non-hoa-sen/finance/2023/11-thang.yaml", body)
    };
    let whole = site(report);
    whole.build().exits(0);
    let shown = page(&whole, "mam-non-hoa-sen/cong-khai/ngan-sach-2023/11-thang.html");
    assert!(shown.contains("11 tháng đầu năm 2023"), "{shown}");
    let calendar_page = page(&whole, "mam-non-hoa-sen/lich/2023-2024.html");
    assert!(calendar_page.contains("id=\"finance-disclosure-thuc-hien-11-thang-2023\""));
    assert!(calendar_page.contains("Công khai 8/12/2023"), "due on the tenth of December, met on the eighth");
    for (wrong, said) in [
        (report.replace("period: eleven_months", "period: twelve_months"), "không có kỳ ngân sách “twelve_months”"),
        (report.replace("eleven_months_end", "ten_months_end"), "không có kỳ ngân sách “ten_months” kết thúc được"),
        (report.replace("eleven_months_end", "ngay_la"), "gói lịch không có sự kiện “ngay_la”"),
    ] {
        site(&wrong).check().exits(1).says("CK0801").says(said);
    }
    let two = calendar.replace("months: [1, 11]", "months: [1, 11], default: true");
    site(report).with("packs/lich.yaml", two).check().exits(1).says("đúng một kỳ có default: true");
}

#[test]
fn what_a_level_asks_beyond_criteria_and_its_figures_are_the_packs() {
    let folder = "content/mam-non-hoa-sen/assessments/2023-2024";
    let circular = pack(
        "tt18-2018",
        &[
            ("answers: level_4_items", "answers: yeu_cau_cao"),
            ("label: Vùng khó khăn}", "label: Xã đảo}"),
            ("further:\n  level: 4", "further:\n  level: 5"),
            ("thresholds:\n  level: 3", "thresholds:\n  level: 2"),
        ],
    );
    let site = |answer: &str| {
        Site::small()
            .with("packs/kd.yaml", &circular)
            .with(
                &format!("{folder}/assessment.yaml"),
                format!("title: Tự đánh giá\nregulation: tt18-2018\nschool_years: [2023-2024]\n{answer}"),
            )
            .with(&format!("{folder}/1.1.md"), "---\nlevels: {1: {a: đạt}}\n---\n## 1. Mô tả hiện trạng\n\nCó.\n")
    };
    let own = site("yeu_cau_cao: {1: đạt}\n");
    own.build().exits(0);
    let report = page(&own, "mam-non-hoa-sen/danh-gia/2023-2024/bao-cao.html");
    assert!(report.contains("id=\"muc-5\""), "{report}");
    let standard = page(&own, "quy-dinh/tt18-2018/tieu-chuan-5.html");
    assert!(standard.contains("Xã đảo") && standard.contains("Các tỷ lệ Mức 2 của tiêu chí 5.6"), "{standard}");
    site("level_4_items: {1: đạt}\n").check().exits(1).says("khóa “level_4_items” không dùng được ở đây");
    site("yeu_cau_cao: {9: đạt}\n").check().exits(1).says("yêu cầu Mức 5");
    let lost = circular.replacen("values: {hard_area: 5,", "values: {vung_kho: 5,", 1);
    site("").with("packs/kd.yaml", lost).check().exits(1).says("không có cột “vung_kho”");
}

#[test]
fn reminders_of_the_pack_are_those_of_calendars() {
    let site = Site::small().with("packs/lich.yaml", pack("calendar", &[("reminders: [14, 3]", "reminders: [30]")]));
    site.build().exits(0);
    let ics = page(&site, "mam-non-hoa-sen/lich/vai-tro-hieu-truong.ics");
    let triggers: Vec<&str> = ics.lines().filter(|line| line.starts_with("TRIGGER")).collect();
    assert!(
        !triggers.is_empty() && triggers.iter().all(|t| t.ends_with("-P30DT16H") || t.ends_with("-P29DT16H")),
        "{triggers:?}"
    );
    for (written, wanted) in [("reminders: [0]", "reminders"), ("undated: {month: 2, day: 30}", "undated")] {
        let key = written.split(':').next().unwrap();
        let ours = if key == "undated" { "undated: {month: 1, day: 1}" } else { "reminders: [14, 3]" };
        Site::small()
            .with("packs/lich.yaml", pack("calendar", &[(ours, written)]))
            .check()
            .exits(1)
            .says("CK0801")
            .says(wanted);
    }
}

#[test]
fn what_shows_on_the_site_whose_budget_it_is_and_how_days_are_written_are_the_packs() {
    let report = "Báo cáo kết quả thực hiện quy chế công khai năm học trước";
    let overdue = |changes: &[(&str, &str)]| {
        let site = Site::small().with("packs/tt36.yaml", pack("tt36-2017", changes));
        site.run("due", &["--format", "csv"])
            .exits(0)
            .stdout
            .lines()
            .any(|line| line.contains("bao-cao-nam-truoc") && line.contains("quá hạn"))
    };
    let told = format!("    label: {report}\n");
    assert!(!overdue(&[(&told, &told)]), "a report to an office need not show");
    let silent = "    to: cơ quan quản lý trực tiếp\n    on_site: false\n";
    assert!(overdue(&[(silent, &silent.replace("false", "true"))]), "the pack says that it does");
    let owner = "    form: bieu-2\n    ownership: [public]\n    period: year\n";
    Site::small()
        .with("packs/ns.yaml", pack("finance-disclosure", &[(owner, &owner.replace("    ownership: [public]\n", ""))]))
        .check()
        .exits(1)
        .says("thiếu khóa bắt buộc “ownership”");
    let document =
        "---\nkind: QĐ\nabstract: Về việc A\norgan: Trường\nplace: Hà Nội\ndate: 2024-09-07\n---\nNội dung.\n";
    for (zeros, day) in [
        ("{day_below: 10, month_below: 3}", "ngày 07 tháng 9 năm"),
        ("{day_below: 0, month_below: 10}", "ngày 7 tháng 09 năm"),
    ] {
        let site = Site::small()
            .with("packs/nd30.yaml", pack("nd30-2020", &[("{day_below: 10, month_below: 3}", zeros)]))
            .with("content/mam-non-hoa-sen/documents/a.md", document);
        site.build().exits(0);
        let page = page(&site, "mam-non-hoa-sen/van-ban/a.html");
        assert!(page.contains(&format!("Hà Nội, {day} 2024")) && !page.contains("cá biệt"), "{page}");
    }
}
