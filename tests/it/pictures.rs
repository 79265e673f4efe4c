//! Pictures of a school's pages: figures over the years, a budget against its plan, punctuality. What they show was worked out by hand.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::source::Snapshot;
use jiff::civil::date;
use scraper::{Html, Selector};

/// A page of a site of one school, built on 15/10/2025.
fn page(unit: &str, files: &[(&str, String)], address: &str) -> Html {
    let mut all = vec![
        ("content/site.yaml".to_owned(), b"title: Cong\n".to_vec()),
        ("content/a/unit.yaml".to_owned(), format!("name: Trường Thử\nphone: \"1\"\n{unit}").into_bytes()),
    ];
    all.extend(files.iter().map(|(path, text)| (format!("content/a/{path}"), text.clone().into_bytes())));
    let made = build(&Snapshot::from_files(all), &Packs::embedded(), date(2025, 10, 15), &Options::default(), &mut ());
    let found = made.output.artifacts.iter().find(|(route, _)| route.as_str() == address);
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {address}: {:#?}", made.diagnostics));
    Html::parse_document(&crate::support::said(bytes))
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let text =
        |e: scraper::ElementRef<'_>| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&selector).map(text).collect()
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).filter_map(|e| e.attr(name)).map(str::to_owned).collect()
}

fn content(id: &str, published: &str, items: &str) -> String {
    format!("regulation: tt09-2024\npublished: {published}\ncontent: {id}\nitems:\n{items}")
}

/// 50 / 2 = 25,0 and 52 / 2 = 26,0 children in a class; 40.000 + 17.000 × 22 = 414.000 and 40.000 + 18.000 × 22 = 436.000 đồng in a month.
#[test]
fn class_size_and_fees_are_said_and_drawn_over_the_years() {
    let classes = |published: &str, children: u32| {
        let row = format!("  ket_qua:\n    so_tre:\n      - {{khoi: Lớp 3-4 tuổi, so_lop: 2, hoc_sinh: {children}}}\n");
        content("ke_hoach_ket_qua_mam_non", published, &row)
    };
    let fees = |published: &str, meals: u32| {
        let rows = format!(
            "  khoan_thu:\n    - {{khoan_thu: Học phí, loai: bat_buoc, muc_thu: 40000, don_vi: trẻ/tháng}}\n    - {{khoan_thu: Tiền ăn, loai: tu_nguyen, muc_thu: {meals}, don_vi: trẻ/ngày}}\n"
        );
        content("thu_chi_tai_chinh", published, &rows)
    };
    let files = [
        ("disclosures/2024-2025/lop.yaml", classes("2024-09-10", 50)),
        ("disclosures/2025-2026/lop.yaml", classes("2025-09-10", 52)),
        ("disclosures/2024-2025/thu.yaml", fees("2024-09-10", 17_000)),
        ("disclosures/2025-2026/thu.yaml", fees("2025-09-10", 18_000)),
    ];
    let sizes = page("type: mam-non\n", &files, "a/cong-khai/2025-2026/lop.html");
    assert_eq!(
        texts(&sizes, ".said li"),
        ["52 trẻ (năm trước: 50).", "2 nhóm, lớp (năm trước: 2).", "26,0 trẻ một nhóm, lớp (năm trước: 25,0)."]
    );
    // the school year before: the page of 2025-2026 has the results of 2024-2025. 42 − 26 × 25 / 26 = 17
    assert_eq!(texts(&sizes, ".trend desc")[2], "Các số theo thứ tự: 2023-24: 25,0; 2024-25: 26,0.");
    assert_eq!(attributes(&sizes, ".trend polyline", "points")[2], "24,17 136,16");

    let paid = page("type: mam-non\n", &files, "a/cong-khai/2025-2026/thu.html");
    assert_eq!(texts(&paid, ".said li"), ["Mỗi tháng cha mẹ trả khoảng 436.000 đồng (năm trước: 414.000 đồng)."]);
    assert_eq!(texts(&paid, ".trend desc"), ["Các số theo thứ tự: 2024-25: 414.000; 2025-26: 436.000."]);
    let first = page("type: mam-non\n", &files, "a/cong-khai/2024-2025/thu.html");
    assert_eq!(texts(&first, ".said li"), ["Mỗi tháng cha mẹ trả khoảng 414.000 đồng."]);
    assert_eq!(texts(&first, ".trend"), Vec::<String>::new(), "one year is no line");
}

/// Of four thousand million đồng for the year 900 were spent in the first quarter and 1.100 in the second: 22,5% and 50,0%.
#[test]
fn a_budget_stands_against_equal_parts_of_its_plan() {
    let quarter = |number: u32, spent: u64| {
        format!(
            "regulation: finance-disclosure\nform: \"3\"\nperiod: \"quý {number}\"\npublished: 2023-10-10\ntables:\n  chinh:\n    chi_nsnn: {{du_toan_nam: 4000000000, thuc_hien: {spent}}}\n"
        )
    };
    let files = [
        ("finance/2023/q1.yaml", quarter(1, 900_000_000)),
        ("finance/2023/q2.yaml", quarter(2, 1_100_000_000)),
        // the third is missing: what comes after it cannot be added
        ("finance/2023/q4.yaml", quarter(4, 1_000_000_000)),
    ];
    let shown = page("type: mam-non\n", &files, "a/cong-khai/ngan-sach-2023/q2.html");
    assert_eq!(
        texts(&shown, "#thuc-hien-theo-quy li"),
        ["Hết quý 1: đã chi 22,5%; chia đều là 25%", "Hết quý 2: đã chi 50,0%; chia đều là 50%"]
    );
    assert!(
        texts(&shown, "#thuc-hien-theo-quy figcaption")[0].starts_with("Hết quý 2: đã chi 50,0%; chia đều là 50%.")
    );
    // 356 × 22,5% = 80; 356 × 25% = 89
    let bars = attributes(&shown, "#thuc-hien-theo-quy rect:not(.room)", "width");
    assert_eq!(bars, ["80", "178"]);
    assert_eq!(attributes(&shown, "#thuc-hien-theo-quy path", "d"), ["M89 0v18", "M178 0v18"]);
}

/// Circular 09/2024: before 30 June. One content in time, one ten days late, others not there.
#[test]
fn five_years_of_punctuality_are_cells_with_shapes_and_words() {
    let prose = |id: &str, published: &str, item: &str| content(id, published, item);
    let files = [
        ("disclosures/2024-2025/chung.yaml", prose("thong_tin_chung", "2025-06-20", "  ten: Trường Thử\n")),
        (
            "disclosures/2024-2025/thu.yaml",
            prose(
                "thu_chi_tai_chinh",
                "2025-07-09",
                "  khoan_thu:\n    - {khoan_thu: Học phí, loai: bat_buoc, muc_thu: 40000, don_vi: trẻ/tháng}\n",
            ),
        ),
    ];
    let unit = "type: thcs\nownership: private\nduties: {from: 2024-2025, until: 2024-2025}\nduties_reason: thử.\n";
    let shown = page(unit, &files, "a/lich/index.html");
    assert_eq!(texts(&shown, ".duties li b"), ["2024-2025"]);
    let cells = attributes(&shown, ".duties .cells .state", "title");
    let classes = attributes(&shown, ".duties .cells .state", "class");
    let count = |class: &str| classes.iter().filter(|known| *known == &format!("state {class}")).count();
    assert_eq!((count("ok"), count("late")), (1, 1), "{cells:#?}");
    assert!(cells.iter().any(|title| title.ends_with(": trễ hạn.")), "{cells:#?}");
    // the table below counts what the cells show
    let row = texts(&shown, "#dung-han tbody td");
    assert_eq!(row[..3], [count("ok").to_string(), count("late").to_string(), count("overdue").to_string()]);
    let line = texts(&shown, ".duties li .detail");
    assert_eq!(line, [format!("1 đúng hạn, 1 trễ hạn, {} quá hạn", count("overdue"))]);
    // every shape on the page is named
    let legend = attributes(&shown, ".punctual.tally .state", "class");
    assert!(classes.iter().all(|class| legend.contains(class)), "{legend:?} {classes:?}");
}
