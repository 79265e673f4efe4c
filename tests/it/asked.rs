//! The overview of disclosures from the outside: a row a duty, five states, what is missing said first.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::source::Snapshot;
use jiff::civil::{Date, date};

/// Pages of a site of one kindergarten with forms of 2023-2024, as of a day.
fn pages(day: Date) -> impl Fn(&str) -> String {
    let form = |number: &str, published: &str| {
        format!(
            "regulation: tt36-2017\nform: \"{number}\"\npublished: {published}\ntables:\n  chinh:\n    tong_so_tre: {{mg_3_4: 40}}\n"
        )
    };
    let files = [
        ("content/site.yaml", "title: Cổng công khai\n".to_owned()),
        ("content/a/unit.yaml", "name: Trường Mầm non Hoa Sen\ntype: mam-non\n".to_owned()),
        ("content/a/disclosures/2022-2023/bieu-02.yaml", form("02", "2023-06-06")),
        ("content/a/disclosures/2023-2024/bieu-02.yaml", form("02", "2024-05-28")),
        (
            "content/a/disclosures/2023-2024/hoc-phi.yaml",
            "regulation: tt36-2017\ncontent: tc_hoc_phi\npublished: 2023-09-11\n".to_owned(),
        ),
    ];
    let snapshot = Snapshot::from_files(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
    let outcome = build(&snapshot, &Packs::embedded(), day, &Options::default(), &mut ());
    move |path| {
        let found = outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == path);
        crate::support::said(found.unwrap_or_else(|| panic!("no {path}")).1)
    }
}

#[test]
fn the_overview_shows_the_last_year_that_has_begun_and_counts_what_is_missing() {
    let page = pages(date(2024, 9, 15));
    let html = page("a/cong-khai/index.html");
    // seven contents of Circular 36/2017, one of them published; Q3 2023 to Q2 2024 with the half year; two updates of September 2023
    assert!(
        html.contains(
            "Đã công khai 1/7 nội dung theo 36/2017/TT-BGDĐT; 5 kỳ ngân sách còn thiếu; 2 việc khác còn thiếu."
        ),
        "{html}"
    );
    assert!(html.contains("<a href=\"2023-2024/index.html\" aria-current=\"true\">2023-2024</a>"), "{html}");
    assert!(html.contains("<a href=\"2024-2025/index.html\">2024-2025</a>"), "{html}");
    let (_, row) = html.split_once("id=\"viec-tt36-2017-chat-luong-thuc-te\"").unwrap();
    let row = row.split_once("\n</li>").unwrap().0;
    assert!(row.contains("<p class=\"basis\">Điều 4 khoản 1 điểm b</p>"), "{row}");
    assert!(row.contains("<span class=\"state ok\">Công khai 28/5/2024</span>"), "{row}");
    for (href, label) in
        [("2023-2024/bieu-02.html", "Xem"), ("cac-nam/bieu-02.html", "2 năm"), ("2023-2024/bieu-02.xlsx", "Excel")]
    {
        assert!(row.contains(&format!("<a href=\"{href}\">{label}<span class=\"hide\">: ")), "{href}: {row}");
    }
    // recurrences of a budget are cells of one row
    assert_eq!(html.matches("id=\"viec-finance-disclosure\"").count(), 1, "{html}");
    assert!(html.contains("<li><span>Quý 3/2023</span> <span class=\"state overdue\">còn thiếu</span></li>"), "{html}");
    // what no duty asks for is there all the same, and nothing says that nothing is asked
    assert!(html.contains("2023-2024/hoc-phi.html") && !html.contains("Không yêu cầu"), "{html}");
}

#[test]
fn a_row_has_one_of_five_states() {
    let page = pages(date(2024, 9, 15));
    let mut seen = std::collections::BTreeSet::new();
    for path in ["a/cong-khai/index.html", "a/cong-khai/2024-2025/index.html", "a/cong-khai/2022-2023/index.html"] {
        let html = page(path);
        seen.extend(html.split("class=\"state ").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["later", "ok", "overdue", "soon", "unsettled"]);
}
