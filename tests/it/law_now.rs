//! The law as it stands in 2026-2027: what other laws have changed at places of Circular 09/2024, whose fees are public when, the yearly
//! report as a signed file. Sources in, pages and messages out.

use crate::support::{Run, Site, program, run};
use std::fmt::Write as _;

/// A school with one content of Circular 09/2024, published in June of a school year.
fn school(unit: &str, year: &str, content: &str, items: &str) -> Site {
    let published = format!("{}-06-10", &year[5..]);
    let text = format!("regulation: tt09-2024\ncontent: {content}\npublished: {published}\nitems:\n{items}");
    Site::empty()
        .with("content/site.yaml", "title: Cổng\n")
        .with("content/a/unit.yaml", format!("name: Trường A\n{unit}\n"))
        .with(&format!("content/a/disclosures/{year}/noi-dung.yaml"), text)
}

fn on(site: &Site, command: &str, day: &str, options: &[&str]) -> Run {
    run(program().arg(command).arg(site.path()).args(["--today", day]).args(options)).exits(0)
}

fn page(site: &Site, year: &str) -> String {
    let _ = on(site, "build", "2027-08-01", &["--no-sync"]);
    std::fs::read_to_string(site.public().join(format!("a/cong-khai/{year}/noi-dung.html"))).unwrap()
}

/// Content, items with a place left empty, school, what is said of it, the last school year without and the first with.
const CHANGED: [(&str, &str, &str, &str, &str, &str); 6] = [
    (
        "thu_chi_tai_chinh",
        "  so_du_quy: n/a\n",
        "type: thcs",
        "Trường công lập không thu học phí.",
        "2024-2025",
        "2025-2026",
    ),
    (
        "thu_chi_tai_chinh",
        "  so_du_quy: n/a\n",
        "type: thcs\nownership: private",
        "được Nhà nước hỗ trợ học phí",
        "2024-2025",
        "2025-2026",
    ),
    ("thong_tin_chung", "  su_mang: Dạy tốt.\n", "type: thpt", "không còn hội đồng trường.", "2024-2025", "2025-2026"),
    (
        "ke_hoach_ket_qua_pho_thong",
        "  ke_hoach: {ho_tro: Có.}\n",
        "type: thcs",
        "xác nhận hoàn thành chương trình trung học cơ sở",
        "2025-2026",
        "2026-2027",
    ),
    (
        "ke_hoach_ket_qua_pho_thong",
        "  ke_hoach: {ho_tro: Có.}\n",
        "type: tieu-hoc",
        "xác nhận hoàn thành",
        "2026-2027",
        "",
    ),
    ("thong_tin_chung", "  su_mang: Dạy tốt.\n", "type: thpt\nownership: private", "hội đồng trường.", "2026-2027", ""),
];

#[test]
fn readers_are_told_why_a_place_is_empty_from_the_year_of_the_change_on() {
    for (content, items, unit, said, without, with) in CHANGED {
        assert!(!page(&school(unit, without, content, items), without).contains(said), "{content} {unit} {without}");
        if !with.is_empty() {
            assert!(page(&school(unit, with, content, items), with).contains(said), "{content} {unit} {with}");
        }
    }
}

#[test]
fn a_place_that_is_filled_in_explains_itself() {
    let items = "  khoan_thu:\n    - {khoan_thu: Tiền ăn, loai: tu_nguyen, muc_thu: 30000, don_vi: học sinh/ngày}\n";
    assert!(
        !page(&school("type: thcs", "2026-2027", "thu_chi_tai_chinh", items), "2026-2027")
            .contains("không thu học phí")
    );
}

#[test]
fn a_place_that_is_rightly_empty_is_not_called_missing() {
    let items = "  to_chuc_bo_may: {qd_thanh_lap: n/a, qd_hieu_truong: n/a, quy_che_to_chuc: n/a, qd_don_vi: n/a, lanh_dao: n/a}\n";
    let of = |unit: &str| {
        let page = page(&school(unit, "2026-2027", "thong_tin_chung", items), "2026-2027");
        let (_, from) = page.split_once("muc-to-chuc-bo-may-hoi-dong-truong").unwrap();
        from.split_once("</p>").unwrap().0.to_owned()
    };
    assert!(of("type: thpt").ends_with("Trường công lập không còn hội đồng trường."));
    assert!(!of("type: thpt").contains("Chưa có."));
    assert!(of("type: thpt\nownership: private").ends_with("Chưa có."));
}

#[test]
fn authors_are_told_beside_the_duty() {
    let site = school("type: thcs", "2025-2026", "thong_tin_chung", "  su_mang: Dạy tốt.\n");
    let told = on(&site, "due", "2027-06-20", &["--within", "60"]).stdout;
    let after =
        |duty: &str| told.split_once(duty).map_or("", |(_, rest)| rest).lines().skip(1).take(2).collect::<String>();
    assert!(
        after("Thu, chi tài chính").contains("lưu ý: Trường công lập không thu học phí (Nghị quyết 217/2025/QH15"),
        "{told}"
    );
    assert!(told.contains("lưu ý: Không còn bằng tốt nghiệp trung học cơ sở"), "{told}");
    assert!(told.contains("lưu ý: Mẫu biểu số 74 đến 80"), "authors hear that the layout is not known: {told}");
    let before = on(&site, "due", "2025-06-20", &["--within", "60"]).stdout;
    assert!(!before.contains("lưu ý: Trường công lập") && !before.contains("bằng tốt nghiệp"), "{before}");
    let json = on(&site, "due", "2027-06-20", &["--format", "json", "--within", "60"]).stdout;
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    let duties = read["units"][0]["duties"].as_array().unwrap();
    let money = duties.iter().find(|d| d["id"] == "tt09-2024-thu-chi-tai-chinh").unwrap();
    assert!(money["notes"][0].as_str().unwrap().contains("không thu học phí"), "{money}");
}

/// What differs stands on the page of the regulation, dated, with whose it is.
#[test]
fn the_page_of_a_regulation_says_what_other_laws_have_changed() {
    let site = school("type: thcs\nlanguages: [en]", "2024-2025", "thong_tin_chung", "  su_mang: Dạy tốt.\n");
    let _ = on(&site, "build", "2026-01-10", &["--no-sync"]);
    let table = |path: &str| {
        let page = std::fs::read_to_string(site.public().join(path)).unwrap();
        page.split_once("id=\"luat-khac\"").unwrap().1.split("</table>").next().unwrap().to_owned()
    };
    let changes = table("quy-dinh/tt09-2024.html");
    for said in
        ["3/9/2025", "trường công lập", "Trường công lập không thu học phí", "Quyết định công nhận hội đồng trường"]
    {
        assert!(changes.contains(said), "{said}: {changes}");
    }
    let rows = changes.matches("<tr").count() - 1;
    let packs = congkhai::pack::Packs::embedded();
    assert_eq!(rows, packs.regime("tt09-2024").unwrap().remarks.len(), "each has a row");
}

/// What `check` says of one content of a school year, as of a day.
fn said(unit: &str, year: &str, content: &str, items: &str, day: &str) -> String {
    let site = school(&format!("{unit}\nphone: \"0215 3825 111\""), year, content, items);
    on(&site, "check", day, &["--strict"]).stderr
}

#[test]
fn authors_are_told_where_a_place_is_empty_while_it_is_being_filled_in() {
    const FEES: (&str, &str) = ("thu_chi_tai_chinh", "  so_du_quy: n/a\n");
    let fees = |unit: &str, year: &str, day: &str| said(unit, year, FEES.0, FEES.1, day);
    // a note is no warning: --strict lets it pass
    let told = fees("type: thcs", "2025-2026", "2026-06-20");
    assert!(
        told.contains(
            "lưu ý[CK0612]: “Các khoản thu và mức thu đối với người học” còn trống: Trường công lập không thu học phí"
        ),
        "{told}"
    );
    assert!(told.contains("Không có lỗi, không có cảnh báo. 2 lưu ý."), "{told}");
    let private = fees("type: thcs\nownership: private", "2025-2026", "2026-06-20");
    assert!(
        private.contains("phần Nhà nước hỗ trợ một học sinh") && !private.contains("không thu học phí"),
        "{private}"
    );
    // the law was another, the year is over
    assert!(!fees("type: thcs", "2024-2025", "2025-06-20").contains("CK0612"));
    assert!(!fees("type: thcs", "2025-2026", "2026-09-01").contains("CK0612"));
    // a place that needs no words, and one that says that there is nothing
    let bodies = "  to_chuc_bo_may: {qd_thanh_lap: n/a, qd_hieu_truong: n/a, quy_che_to_chuc: n/a, qd_don_vi: n/a, lanh_dao: n/a}\n  dai_dien: n/a\n  van_ban_khac: n/a\n";
    let council = |unit: &str| said(unit, "2026-2027", "thong_tin_chung", bodies, "2027-06-20");
    assert!(
        council("type: thpt").contains("không còn hội đồng trường")
            && council("type: thpt").contains("gợi ý: để trống là đúng")
    );
    assert!(!council("type: thpt\nownership: private").contains("hội đồng trường"));
    let none = said("type: thcs", "2025-2026", FEES.0, "  khoan_thu: n/a\n  mien_giam: n/a\n", "2026-06-20");
    assert!(!none.contains("CK061"), "{none}");
}

/// Content, items, school, school year, and whether they are against the law.
const AGAINST: [(&str, &str, &str, &str, bool); 9] = [
    ("thu_chi_tai_chinh", "  khoan_thu: [{khoan_thu: Học phí, muc_thu: 60000}]\n", "type: thcs", "2025-2026", true),
    ("thu_chi_tai_chinh", "  khoan_thu: [{khoan_thu: Học phí, muc_thu: 60000}]\n", "type: thcs", "2024-2025", false),
    ("thu_chi_tai_chinh", "  khoan_thu: [{khoan_thu: Học phí, muc_thu: 0}]\n", "type: thcs", "2025-2026", false),
    (
        "thu_chi_tai_chinh",
        "  khoan_thu: [{khoan_thu: Quỹ miễn giảm học phí, muc_thu: 5000}]\n",
        "type: thcs",
        "2025-2026",
        false,
    ),
    (
        "thu_chi_tai_chinh",
        "  khoan_thu: [{khoan_thu: Học phí, muc_thu: 600000}]\n",
        "type: thcs\nownership: private",
        "2025-2026",
        false,
    ),
    (
        "thong_tin_chung",
        "  to_chuc_bo_may: {hoi_dong_truong: [{title: Quyết định}]}\n",
        "type: thpt",
        "2025-2026",
        true,
    ),
    (
        "thong_tin_chung",
        "  to_chuc_bo_may: {hoi_dong_truong: [{title: Quyết định}]}\n",
        "type: thpt\nownership: private",
        "2025-2026",
        false,
    ),
    (
        "ke_hoach_ket_qua_pho_thong",
        "  ket_qua: {danh_gia: [{muc: Tốt nghiệp trung học phổ thông, so_luong: 90}]}\n",
        "type: lien-cap\nlevels: [thcs, thpt]",
        "2026-2027",
        false,
    ),
    (
        "ke_hoach_ket_qua_pho_thong",
        "  ket_qua: {danh_gia: [{muc: Tốt nghiệp trung học cơ sở, so_luong: 90}]}\n",
        "type: lien-cap\nlevels: [thcs, thpt]",
        "2026-2027",
        true,
    ),
];

#[test]
fn what_is_filled_in_against_the_law_is_told_where_it_stands() {
    for (content, items, unit, year, wrong) in AGAINST {
        let site = school(&format!("{unit}\nphone: \"0215 3825 111\""), year, content, items);
        let said = on(&site, "check", "2028-01-01", &[]).stderr;
        assert_eq!(said.contains("CK0613"), wrong, "{items} {unit} {year}: {said}");
    }
}

/// Circular 48/2026/TT-BGDĐT (in force 8/8/2026), Article 15.4.a: fees and services are public before enrolment or before the school year.
#[test]
fn private_schools_publish_fees_before_enrolment() {
    let owes = |unit: &str, year: &str, day: &str| {
        let plan = format!("events: []\nevent_dates:\n  - {{event: tuyen_sinh, date: {}-05-20}}\n", &year[5..]);
        let site = Site::empty()
            .with("content/site.yaml", "title: Cổng\n")
            .with("content/a/unit.yaml", format!("name: Trường A\n{unit}\n"))
            .with(&format!("content/a/calendar/{year}.yaml"), plan);
        let json = on(&site, "due", day, &["--format", "json", "--within", "366"]).stdout;
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        let duties = read["units"][0]["duties"].as_array().unwrap().clone();
        duties
            .iter()
            .find(|d| d["id"] == "tt48-2026-hoc-phi-dich-vu")
            .map(|d| d["last_day"].as_str().unwrap().to_owned())
    };
    let last = Some("2027-05-19".to_owned());
    for kind in ["tieu-hoc", "thcs", "thpt"] {
        assert_eq!(owes(&format!("type: {kind}\nownership: private"), "2026-2027", "2026-11-01"), last, "{kind}");
    }
    assert_eq!(owes("type: mam-non\nownership: private", "2026-2027", "2026-11-01"), None, "not of preschools");
    assert_eq!(owes("type: thpt", "2026-2027", "2026-11-01"), None, "not of public schools");
    assert_eq!(owes("type: thpt\nownership: private", "2025-2026", "2026-05-01"), None, "not in force yet");
}

/// The columns for the year before and for the kind of activity are there for who fills them in, and for nobody else.
#[test]
fn the_year_before_is_a_column_where_it_is_given() {
    let row =
        |more: &str| format!("  tinh_hinh:\n    thu:\n      - {{khoan: Ngân sách nhà nước, so_tien: 5000000{more}}}\n");
    let made = |more: &str| page(&school("type: thcs", "2025-2026", "thu_chi_tai_chinh", &row(more)), "2025-2026");
    let plain = made("");
    assert!(!plain.contains("Năm trước liền kề") && !plain.contains("Loại hoạt động"), "{plain}");
    let full = made(", nam_truoc: 4000000, hoat_dong: giao_duc");
    for said in ["Năm trước liền kề", "4.000.000", "Loại hoạt động", "Giáo dục và đào tạo"] {
        assert!(full.contains(said), "{said}");
    }
}

#[test]
fn the_yearly_report_shows_its_signed_file_with_its_size() {
    let report = |copy: &str| {
        Site::empty()
            .with("content/site.yaml", "title: Cổng\n")
            .with("content/a/unit.yaml", "name: Trường A\ntype: thcs\n")
            .with("content/a/static/bao-cao/2024.pdf", "%PDF-1.4\n".repeat(250))
            .with(
                "content/a/disclosures/2024-2025/noi-dung.yaml",
                format!("regulation: tt09-2024\nannual_report: 2024\npublished: 2025-06-10\n{copy}"),
            )
    };
    let site = report("signed_copy: bao-cao/2024.pdf\n");
    let shown = page(&site, "2024-2025");
    // 250 lines of nine bytes
    assert!(shown.contains("Bản chính đã ký: tệp PDF, 3 kB") && shown.contains("bao-cao/2024.pdf\""), "{shown}");
    assert!(!on(&site, "check", "2025-07-01", &[]).stderr.contains("CK0611"));
    let none = report("");
    let said = on(&none, "check", "2025-07-01", &[]).stderr;
    assert!(said.contains("CK0611") && said.contains("signed_copy:") && said.contains("static/"), "{said}");
    assert!(!page(&none, "2024-2025").contains("Bản chính đã ký"));
    // the calendar goes by the page: the duty is met either way
    for site in [&site, &none] {
        let due = on(site, "due", "2025-07-01", &["--within", "0"]).stdout;
        assert!(!due.contains("Báo cáo thường niên của năm trước liền kề"), "{due}");
    }
    let gone = report("signed_copy: bao-cao/2023.pdf\n");
    let said = run(program().args(["check", "--today", "2025-07-01"]).arg(gone.path())).exits(1).stderr;
    assert!(said.contains("bao-cao/2023.pdf") && said.contains("2024.pdf"), "{said}");
}

/// How many facts of each pack are sure: what stands in a school's document (seed), was seen in a named source (found), or was written from
/// memory (recalled). Fewer from memory is better; more needs a reason.
#[test]
fn facts_by_certainty() {
    let mut told = String::new();
    let mut all = [0; 3];
    let mut files: Vec<_> = std::fs::read_dir("src/pack/data").unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let count = |word: &str| {
            let of = |key: &str| text.matches(&format!("{key}: {word}")).count();
            of("status") + of("certainty")
        };
        let own = ["seed", "found", "recalled"].map(count);
        for (sum, n) in all.iter_mut().zip(own) {
            *sum += n;
        }
        let _ =
            writeln!(told, "{:28} {:4} {:4} {:4}", path.file_name().unwrap().to_str().unwrap(), own[0], own[1], own[2]);
    }
    let [seed, found, recalled] = all;
    let _ = writeln!(told, "{:28} {seed:4} {found:4} {recalled:4}", "all");
    // to see it: put it beside the build
    if let Some(path) = std::env::var_os("CERTAINTY_TABLE") {
        std::fs::write(path, &told).unwrap();
    }
    // two of them came with the labels of Circulars 22/2021 and 20/2018 in forms 10 and 12, one with the words by which parts of a Word
    // document are known
    assert!(recalled <= 75, "{recalled} facts from memory:\n{told}");
    assert!(found >= 170, "{found} facts seen in a source:\n{told}");
}
