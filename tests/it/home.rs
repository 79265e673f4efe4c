//! A school's front page: what parents pay in a month, the figures against the limits of the law, whom to ask. The expected sums were worked
//! out by hand from the rows.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::source::Snapshot;
use jiff::civil::date;
use scraper::{Html, Selector};

const UNIT: &str = "name: Trường Thử\ntype: mam-non\nphone: \"0215 3825 111\"\nduties: none\nduties_reason: thử.\n";
const HEAD: &str = "regulation: tt09-2024\npublished: 2024-09-10\n";

fn built(unit: &str, files: &[(&str, String)]) -> Outcome {
    let mut all = vec![
        ("content/site.yaml".to_owned(), b"title: Cong\n".to_vec()),
        ("content/a/unit.yaml".to_owned(), unit.as_bytes().to_vec()),
    ];
    let place = |path: &str| if path.starts_with("packs/") { path.to_owned() } else { format!("content/a/{path}") };
    all.extend(files.iter().map(|(path, text)| (place(path), text.clone().into_bytes())));
    build(&Snapshot::from_files(all), &Packs::embedded(), date(2025, 10, 15), &Options::default(), &mut ())
}

/// The front page, and what was found.
fn home(unit: &str, files: &[(&str, String)]) -> (Html, Vec<String>) {
    let outcome = built(unit, files);
    let said: Vec<String> = outcome.diagnostics.iter().map(|d| format!("{} {}", d.code.id, d.message)).collect();
    (page(&outcome, "a/index.html"), said)
}

fn page(outcome: &Outcome, address: &str) -> Html {
    let page = outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == address);
    let (_, bytes) = page.unwrap_or_else(|| panic!("no {address}: {:#?}", outcome.diagnostics));
    Html::parse_document(&crate::support::said(bytes))
}

/// The texts of what a selector finds, runs of white space as one space.
fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let text =
        |e: scraper::ElementRef<'_>| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&selector).map(text).collect()
}

fn fees(rows: &[(&str, &str, &str, &str)]) -> String {
    let row = |(name, kind, amount, unit): &(&str, &str, &str, &str)| {
        format!("    - {{khoan_thu: \"{name}\", loai: {kind}, muc_thu: {amount}, don_vi: \"{unit}\"}}\n")
    };
    format!("{HEAD}content: thu_chi_tai_chinh\nitems:\n  khoan_thu:\n{}", rows.iter().map(row).collect::<String>())
}

fn classes(rows: &[(&str, u32, u32)]) -> String {
    let row = |(name, classes, pupils): &(&str, u32, u32)| {
        format!("      - {{khoi: \"{name}\", so_lop: {classes}, hoc_sinh: {pupils}}}\n")
    };
    let rows: String = rows.iter().map(row).collect();
    format!("{HEAD}content: ke_hoach_ket_qua_mam_non\nitems:\n  ket_qua:\n    so_tre:\n{rows}")
}

/// 40.000 + 17.000 × 22 + 55.000 + 5.000 = 474.000; 100.000 + 180.000 once.
#[test]
fn a_month_is_added_up_and_explained() {
    let rows = [
        ("Học phí", "bat_buoc", "40000", "trẻ/tháng"),
        ("Tiền ăn bán trú", "tu_nguyen", "17000", "trẻ/ngày"),
        ("Chăm sóc bán trú", "tu_nguyen", "55000", "đồng/trẻ/tháng"),
        ("Nước uống", "tu_nguyen", "5000", "tháng"),
        ("Bảo hiểm thân thể", "thu_ho", "100000", "trẻ/năm học"),
        ("Sách", "thu_ho", "180000", "trẻ/12 tháng"),
    ];
    let (page, _) = home(UNIT, &[("disclosures/2024-2025/thu.yaml", fees(&rows))]);
    assert_eq!(texts(&page, ".fees h2"), ["Mỗi tháng cha mẹ trả năm học 2024-2025"]);
    assert_eq!(texts(&page, ".fees .sum"), ["khoảng 474.000 đồng"]);
    let lines = texts(&page, ".fee-list li");
    assert_eq!(lines[0], "Học phí bắt buộc 40.000 /tháng");
    assert_eq!(lines[1], "Tiền ăn bán trú thỏa thuận 17.000 /ngày");
    assert_eq!(lines[5], "Sách thu hộ 180.000 /năm");
    let said = texts(&page, ".fees .detail").concat();
    for part in [
        "Bắt buộc 40.000 đồng, thỏa thuận 434.000 đồng.",
        "22 ngày",
        "Một lần trong năm: 280.000 đồng",
        "Chưa có khoản thu của năm học 2025-2026",
    ] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
}

/// Fees for some children only make a range: the least that a child can pay and the most.
#[test]
fn what_differs_from_child_to_child_is_a_range() {
    let rows = [
        ("Học phí nhà trẻ", "bat_buoc", "90000", "trẻ/tháng"),
        ("Học phí mẫu giáo", "bat_buoc", "70000", "trẻ/tháng"),
        ("Tiền ăn sáng", "tu_nguyen", "10000", "trẻ/tháng"),
        ("Tiền ăn trưa", "tu_nguyen", "20000", "trẻ/tháng"),
        ("Tiếng Anh lớp 5 tuổi", "tu_nguyen", "100000", "trẻ/tháng"),
    ];
    let (page, _) = home(UNIT, &[("disclosures/2024-2025/thu.yaml", fees(&rows))]);
    // 70.000 + 30.000; 90.000 + 30.000 + 100.000
    assert_eq!(texts(&page, ".fees .sum"), ["khoảng 100.000 đến 220.000 đồng"]);
    let said = texts(&page, ".fees .detail").concat();
    assert!(said.contains("Bắt buộc 70.000 đến 90.000 đồng, thỏa thuận 30.000 đến 130.000 đồng."), "{said}");
    assert!(!said.contains("22 ngày"), "nothing is paid by the day: {said}");
}

/// What cannot be added up is named; where nothing can be, there is no total.
#[test]
fn what_is_in_no_sum_is_said() {
    let rows = [
        ("Học phí", "bat_buoc", "40000", "trẻ/tháng"),
        ("Trông muộn", "tu_nguyen", "15000", "trẻ/giờ"),
        ("Đồng phục", "tu_nguyen", "\"Theo giá bìa\"", "bộ"),
        ("Học thêm", "tu_nguyen", "300000", "trẻ/9 tháng"),
    ];
    let (page, _) = home(UNIT, &[("disclosures/2024-2025/thu.yaml", fees(&rows))]);
    assert_eq!(texts(&page, ".fees .sum"), ["khoảng 40.000 đồng"]);
    let said = texts(&page, ".fees .detail").concat();
    assert!(said.contains("Chưa cộng: Trông muộn; Đồng phục; Học thêm."), "{said}");
    assert_eq!(texts(&page, ".fee-list li")[1], "Trông muộn thỏa thuận 15.000 đồng/trẻ/giờ");

    let (page, _) = home(UNIT, &[("disclosures/2024-2025/thu.yaml", fees(&rows[1..]))]);
    assert_eq!(texts(&page, ".fees .sum"), Vec::<String>::new());
    assert_eq!(texts(&page, ".fees h2"), ["Các khoản thu năm học 2024-2025"]);
}

/// Circular 52/2020, Article 15 clause 1: at most 25 children of 3-4 years in a class; exactly 25 is allowed, 25,5 is not.
#[test]
fn class_size_stands_beside_its_limit() {
    let at_limit = classes(&[("Lớp mẫu giáo 3-4 tuổi", 2, 50), ("Lớp mẫu giáo 5-6 tuổi", 2, 70)]);
    let (page, _) = home(UNIT, &[("disclosures/2024-2025/a.yaml", at_limit)]);
    assert_eq!(texts(&page, ".glance li b"), ["30,0"]);
    assert_eq!(texts(&page, ".verdict-line.within"), ["Không quá mức tối đa"]);
    assert_eq!(texts(&page, ".verdict-line.beyond"), Vec::<String>::new());
    // the results in Article 7 are those of the school year before
    let said = texts(&page, ".glance .detail").concat();
    assert!(said.contains("năm học 2023-2024") && said.contains("Thông tư 52/2020/TT-BGDĐT, Điều 15"), "{said}");
    assert_eq!(texts(&page, ".size"), ["120 trẻ 4 nhóm, lớp (năm học 2023-2024)"]);

    let above = classes(&[("Lớp mẫu giáo 3-4 tuổi", 2, 51), ("Nhóm trẻ 13-24 tháng tuổi", 1, 20)]);
    let (page, _) = home(UNIT, &[("disclosures/2024-2025/a.yaml", above)]);
    assert_eq!(texts(&page, ".verdict-line"), ["Lớp mẫu giáo 3-4 tuổi: bình quân 25,5, tối đa 25"]);
}

/// Classes of several ages have limits of their own, which the pack does not know: nothing is said of them, and not that all are within.
#[test]
fn of_mixed_classes_nothing_is_said() {
    for mixed in ["Lớp mẫu giáo ghép 3-4 tuổi", "Lớp hỗn hợp 3-4 tuổi", "Lớp 3-4 tuổi và 4-5 tuổi", "Lớp điểm bản"]
    {
        let (page, _) = home(UNIT, &[("disclosures/2024-2025/a.yaml", classes(&[(mixed, 1, 40)]))]);
        assert_eq!(texts(&page, ".glance li b"), ["40,0"]);
        assert_eq!(texts(&page, ".verdict-line"), Vec::<String>::new(), "{mixed}");
        assert!(!texts(&page, ".glance .detail").concat().contains("52/2020"), "{mixed}");
        let both = classes(&[(mixed, 1, 20), ("Lớp 5-6 tuổi", 1, 35)]);
        let (page, _) = home(UNIT, &[("disclosures/2024-2025/a.yaml", both)]);
        assert_eq!(texts(&page, ".verdict-line"), Vec::<String>::new(), "{mixed}");
        let both = classes(&[(mixed, 1, 20), ("Lớp 5-6 tuổi", 1, 36)]);
        let (page, _) = home(UNIT, &[("disclosures/2024-2025/a.yaml", both)]);
        assert_eq!(texts(&page, ".verdict-line"), ["Lớp 5-6 tuổi: bình quân 36,0, tối đa 35"], "{mixed}");
    }
}

/// Of children whose classes are not counted nobody knows whether they are too many: the front page does not say that all are within.
#[test]
fn a_row_that_cannot_be_judged_is_not_within() {
    for (classes_of, said) in [(1, vec!["Không quá mức tối đa"]), (0, vec![])] {
        let rows = classes(&[("Lớp 3-4 tuổi", 2, 50), ("Lớp 5-6 tuổi", classes_of, 35)]);
        let (page, _) = home(UNIT, &[("disclosures/2024-2025/a.yaml", rows)]);
        assert_eq!(texts(&page, ".verdict-line"), said);
    }
}

/// The page of the form says what the front page says, row by row: 52 / 2 = 26,0 is one more than 25; 70 / 2 = 35,0 is as many as may be.
#[test]
fn the_form_has_a_bar_for_each_limit() {
    let rows = classes(&[
        ("Lớp mẫu giáo 3-4 tuổi", 2, 52),
        ("Lớp mẫu giáo 5-6 tuổi", 2, 70),
        ("Lớp ghép", 1, 30),
        ("Lớp 4-5 tuổi", 0, 40),
    ]);
    let outcome = built(UNIT, &[("disclosures/2024-2025/a.yaml", rows)]);
    let page = page(&outcome, "a/cong-khai/2024-2025/a.html");
    let sentence = "Sĩ số bình quân vượt mức tối đa ở 1/2 hàng. Chưa so: Lớp ghép; Lớp 4-5 tuổi. trẻ một nhóm, lớp, theo Thông tư 52/2020/TT-BGDĐT, Điều 15 khoản 1";
    assert_eq!(texts(&page, "#muc-toi-da-si-so-mam-non figcaption"), [sentence]);
    let lines = texts(&page, "#muc-toi-da-si-so-mam-non li");
    assert_eq!(
        lines,
        ["Lớp mẫu giáo 3-4 tuổi: 26,0 trẻ; vượt 1 trẻ, tối đa 25", "Lớp mẫu giáo 5-6 tuổi: 35,0 trẻ, tối đa 35"]
    );
}

/// Form 11 knows an average alone; a school of several levels has limits for the rows of each grade only.
#[test]
fn limits_follow_the_level_of_the_school() {
    let form = |average: &str| {
        format!(
            "regulation: tt36-2017\nform: \"11\"\npublished: 2024-06-10\ntables:\n  chinh:\n    bq_hs_lop: {{binh_quan: \"{average}\"}}\n"
        )
    };
    let unit = UNIT.replace("mam-non", "thcs");
    let (page, _) = home(&unit, &[("disclosures/2023-2024/a.yaml", form("45,2"))]);
    assert_eq!(texts(&page, ".verdict-line"), ["tối đa 45"]);
    let (page, _) = home(&unit, &[("disclosures/2023-2024/a.yaml", form("45,0"))]);
    assert_eq!(texts(&page, ".verdict-line"), ["Không quá mức tối đa 45"]);

    let rows = "      - {khoi: Khối 5, so_lop: 1, hoc_sinh: 36}\n      - {khoi: Khối 6, so_lop: 1, hoc_sinh: 36}\n";
    let content = format!("{HEAD}content: ke_hoach_ket_qua_pho_thong\nitems:\n  ket_qua:\n    hoc_sinh:\n{rows}");
    let unit = UNIT.replace("type: mam-non", "type: lien-cap\nlevels: [tieu-hoc, thcs]");
    let (page, _) = home(&unit, &[("disclosures/2024-2025/a.yaml", content)]);
    assert_eq!(texts(&page, ".verdict-line"), ["Khối 5: bình quân 36,0, tối đa 35"]);
}

/// Of fewer than twenty no percentage is made: one of 19 children can be known by it.
#[test]
fn of_few_children_no_percentage_is_made() {
    let form = |children: u32| {
        format!(
            "regulation: tt36-2017\nform: \"02\"\npublished: 2024-06-10\ntables:\n  chinh:\n    tong_so_tre: {{tong_so: {children}}}\n    sdd_nhe_can: {{tong_so: 3}}\n"
        )
    };
    let shown = |children: u32| {
        let (page, _) = home(UNIT, &[("disclosures/2023-2024/a.yaml", form(children))]);
        texts(&page, ".glance li b")
    };
    assert_eq!(shown(19), ["3/19"]);
    assert_eq!(shown(20), ["15,0%"]);
}

/// The same of a share that the school gives itself: 9 (90%) are nine of ten, 27 (90%) are 27 of thirty.
#[test]
fn of_few_teachers_the_count_stands_alone() {
    let shown = |written: &str| {
        let items = format!("items:\n  doi_ngu:\n    chuan_nghe_nghiep: \"{written}\"\n");
        let content = format!("{HEAD}content: dieu_kien_mam_non\n{items}");
        let (page, said) = home(UNIT, &[("disclosures/2024-2025/a.yaml", content)]);
        assert_eq!(texts(&page, ".glance li span"), ["giáo viên, quản lý đạt chuẩn"], "{said:#?}");
        texts(&page, ".glance li b").concat()
    };
    for (written, wanted) in
        [("9 (90%)", "9"), ("27 (90%)", "90%"), ("19 (100%)", "19"), ("20 (100%)", "100%"), ("0 (0%)", "0")]
    {
        assert_eq!(shown(written), wanted, "{written}");
    }
}

/// On a page in English numbers are written in English.
#[test]
fn english_pages_have_english_numbers() {
    let unit = format!("{}languages: [vi, en]\n", UNIT.replace("mam-non", "thcs"));
    let form = "regulation: tt36-2017\nform: \"11\"\npublished: 2024-06-10\ntables:\n  chinh:\n    bq_hs_lop: {binh_quan: \"45,2\"}\n";
    let outcome = built(&unit, &[("disclosures/2023-2024/a.yaml", form.to_owned())]);
    for address in ["a/en/index.html", "en/a/index.html"] {
        let page = page(&outcome, address);
        assert_eq!(texts(&page, ".glance li b"), ["45.2"], "{address}");
        assert_eq!(texts(&page, ".verdict-line"), ["at most 45 allowed"], "{address}");
    }
    let page = page(&outcome, "a/en/cong-khai/2023-2024/a.html");
    assert_eq!(
        texts(&page, "#muc-toi-da-si-so li"),
        ["pupils per class: 45.2 pupils; 0.2 pupils above the 45 allowed"]
    );
}

/// What a site's own list of figures speaks of must be there; where its two numbers stand in different rows, the whole is held against the limit.
#[test]
fn an_own_list_of_figures_is_read_with_care() {
    let ours = include_str!("../../src/pack/data/glance.yaml");
    let own = |written: &str, changed: &str| {
        let pack = ours.replacen(written, changed, 1);
        assert_ne!(pack, ours, "{written} is gone");
        pack
    };
    let form = "regulation: tt36-2017\nform: \"11\"\npublished: 2024-06-10\ntables:\n  chinh:\n    so_phong_hoc: {so_luong: 2}\n    bq_hs_lop: {binh_quan: \"46,0\"}\n";
    let source = "{number: {regulation: tt36-2017, form: \"11\", row: bq_hs_lop, columns: [binh_quan]}}";
    let apart = "{number: {regulation: tt36-2017, form: \"11\", row: bq_hs_lop, columns: [binh_quan]}, of: {regulation: tt36-2017, form: \"11\", row: so_phong_hoc, columns: [so_luong]}}";
    let unit = UNIT.replace("mam-non", "thcs");
    let files = [("disclosures/2023-2024/a.yaml", form.to_owned()), ("packs/so-lieu.yaml", own(source, apart))];
    let (page, said) = home(&unit, &files);
    assert_eq!(texts(&page, ".glance li b"), ["23,0"], "{said:#?}");
    assert_eq!(texts(&page, ".verdict-line"), ["Không quá mức tối đa 45"]);

    for (written, changed, wanted) in [
        ("id: nhom_lop", "id: tre", "số liệu “tre”: có hai lần"),
        ("regulation: tt09-2024, content: ke", "regulation: tt9-2024, content: ke", "không có quy định “tt9-2024”"),
        ("content: ke_hoach_ket_qua_mam_non", "content: ke_hoach", "không có nội dung “ke_hoach”"),
        ("table: ket_qua_so_tre", "table: ket_qua_tre", "không có bảng “ket_qua_tre”"),
        ("columns: [hoc_sinh]", "columns: [hoc_sinhs]", "không có cột “hoc_sinhs”"),
        ("form: \"02\"", "form: \"22\"", "không có biểu mẫu “22”"),
        ("row: tong_so_tre", "row: tong_so", "không có hàng “tong_so”"),
        ("row: chuan_nghe_nghiep", "row: chuan", "không có hàng “chuan”"),
        ("at_least: toi_thieu", "at_least: toi_da", "không có cột “toi_da”"),
        ("applies_to: [mam_non]", "applies_to: [mam-non]", "không có loại trường “mam-non”"),
        ("content: dieu_kien_mam_non, row", "row", "cần content hoặc form"),
    ] {
        let (_, said) = home(&unit, &[("packs/so-lieu.yaml", own(written, changed))]);
        let found = said.iter().any(|said| said.starts_with("CK0801") && said.contains(wanted));
        assert!(found, "{wanted}: {said:#?}");
    }
}

/// Whom to ask: what the school has given, or that it has given nothing, and `check` asks for it.
#[test]
fn whom_to_ask_is_said_or_asked_for() {
    let disclosure = [("disclosures/2024-2025/thu.yaml", fees(&[("Học phí", "bat_buoc", "1000", "trẻ/tháng")]))];
    let (page, said) = home(UNIT, &disclosure);
    assert_eq!(texts(&page, ".reach a"), ["Gọi điện 0215 3825 111"]);
    let link = page.select(&Selector::parse(".reach a").unwrap()).next().unwrap().attr("href").map(str::to_owned);
    assert_eq!(link.as_deref(), Some("tel:02153825111"));
    assert!(!said.iter().any(|found| found.starts_with("CK0215")), "{said:#?}");

    let without = UNIT.replace("phone: \"0215 3825 111\"\n", "principal: Nguyễn Thị B\n");
    let (page, said) = home(&without, &disclosure);
    assert_eq!(texts(&page, ".who"), ["Hiệu trưởng: Nguyễn Thị B. Trường chưa ghi số điện thoại, thư điện tử."]);
    assert_eq!(said.iter().filter(|found| found.starts_with("CK0215")).count(), 1, "{said:#?}");
    // a school that publishes nothing yet is not asked
    let (_, said) = home(&without, &[]);
    assert!(!said.iter().any(|found| found.starts_with("CK0215")), "{said:#?}");
}

/// What was recognised is said with its days, and that it has run out; the school's words are counted.
#[test]
fn recognition_and_statement_come_from_the_unit() {
    let unit = format!(
        "{UNIT}recognition: {{result: Cấp độ 3, date: 2019-05-30, until: 2024-05-30}}\nstatement: Mời cha mẹ đến thăm lớp.\n"
    );
    let (page, said) = home(&unit, &[]);
    assert_eq!(texts(&page, ".lines dd")[0], "Cấp độ 3, công nhận ngày 30/5/2019; đã hết hạn ngày 30/5/2024");
    assert_eq!(texts(&page, ".statement"), ["Mời cha mẹ đến thăm lớp."]);
    assert_eq!(said, Vec::<String>::new());
    let long = format!("{UNIT}statement: {}\n", "chữ ".repeat(101));
    assert_eq!(home(&long, &[]).1, ["CK0216 “statement” dài 101 chữ; người đọc trên điện thoại chỉ xem chừng 100 chữ"]);
}

/// The day of the parents' meeting: as the school has told it, else that it has not.
#[test]
fn the_parents_meeting_is_on_the_front_page() {
    let told = "event_dates:\n  - {event: hop_cha_me_dau_nam, date: 2025-10-19}\n";
    let (page, _) = home(UNIT, &[("calendar/2025-2026.yaml", told.to_owned())]);
    let line = |page: &Html| [texts(page, ".lines dt"), texts(page, ".lines dd")].concat();
    assert_eq!(line(&page), ["Ngày họp cha mẹ đầu năm học", "19/10/2025"]);
    let (page, _) = home(UNIT, &[]);
    assert_eq!(line(&page), ["Ngày họp cha mẹ đầu năm học", "trường chưa cho biết ngày của năm học 2025-2026"]);
}
