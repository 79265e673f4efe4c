//! What the pages of a self-assessment say, read as an external assessor would: indicators, history, progress, plans, Part I, states.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::site::SiteOutput;
use congkhai::source::{Snapshot, read_site};
use jiff::civil::date;
use scraper::{ElementRef, Html, Selector};
use std::path::Path;

pub(crate) const YAML: &str =
    "title: T\nregulation: tt19-2018\nedition: \"2018\"\nschool_years: [2022-2023, 2023-2024]\n";

/// A site of one preschool, `a`, and these files below `content/`.
pub(crate) fn site(files: &[(&str, &str)]) -> SiteOutput {
    let base = [("site.yaml", "title: Cổng\n"), ("a/unit.yaml", "name: Trường A\ntype: mam-non\n")];
    let files = base.iter().chain(files).map(|(path, text)| (format!("content/{path}"), text.as_bytes().to_vec()));
    let outcome =
        build(&Snapshot::from_files(files), &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ());
    assert_eq!(outcome.diagnostics.errors(), 0, "{:#?}", outcome.diagnostics);
    outcome.output
}

fn sample() -> SiteOutput {
    let snapshot = read_site(Path::new(".")).unwrap();
    build(&snapshot, &Packs::embedded(), date(2026, 11, 22), &Options::default(), &mut ()).output
}

pub(crate) fn page(output: &SiteOutput, path: &str) -> Html {
    let (_, bytes) =
        output.artifacts.iter().find(|(route, _)| route.as_str() == path).unwrap_or_else(|| panic!("no {path}"));
    Html::parse_document(&crate::support::said(bytes))
}

pub(crate) fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

/// The words of an element, parted by single spaces.
pub(crate) fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of a table's body, cell by cell.
pub(crate) fn rows(html: &Html, id: &str) -> Vec<Vec<String>> {
    let cell = Selector::parse("th, td").unwrap();
    let rows = all(html, &format!("#{id} tbody tr"));
    assert!(!rows.is_empty(), "no table {id}");
    rows.iter().map(|row| row.select(&cell).map(words).collect()).collect()
}

/// The text of the section under a heading.
pub(crate) fn section(html: &Html, heading: &str) -> String {
    let headings = all(html, "main h2");
    let found = headings.iter().find(|h| words(**h) == heading).unwrap_or_else(|| panic!("no “{heading}”"));
    words(ElementRef::wrap(found.parent().unwrap()).unwrap())
}

fn has_section(html: &Html, heading: &str) -> bool {
    all(html, "main h2").iter().any(|h| words(*h) == heading)
}

const SHEET: &str = "---\nlevels: {1: {a: đạt, b: không đạt}, 2: {-: đạt}}\n---\n## 1. Mô tả hiện trạng\n\n### 1.1. Mức 1\n\n\
    a) Có chiến lược [H1-1.1-01]; [H1-1.1-02].\n\nChiến lược được niêm yết (xem [H1-1.1-01]).\n\n**b)** Chưa trình duyệt.\n\n\
    - Chỉ báo c: đã đăng trang tin [H1-1.1-02].\n\n### 1.2. Mức 2 (khoản 3)\n\nCâu thứ nhất nói rằng hội đồng trường giám sát chiến lược mỗi học kỳ một lần, có biên bản. \
    Câu thứ hai dài dòng kể lại từng buổi họp, ai dự, ai vắng, ai ghi biên bản, ai ký tên, ai lưu hồ sơ, ai báo cáo cấp trên [H1-1.1-01].\n\n\
    ## 2. Điểm mạnh\n\nRõ ràng [H1-1.1-03].\n";

const EVIDENCE: &str = "show_internal_titles: true\nitems:\n  - {code: \"[H1-1.1-01]\", title: Chiến lược}\n  - {code: \"[H1-1.1-02]\", title: Ảnh}\n  - {code: \"[H1-1.1-03]\", title: Sổ}\n";

#[test]
fn an_indicator_its_result_what_is_said_and_its_evidence_stand_in_one_row() {
    let output = site(&[
        ("a/assessments/x/assessment.yaml", YAML),
        ("a/assessments/x/1.1.md", SHEET),
        ("a/assessments/x/evidence.yaml", EVIDENCE),
    ]);
    let html = page(&output, "a/danh-gia/x/tieu-chi-1-1.html");
    let rows = rows(&html, "chi-bao");
    let said: Vec<[&str; 3]> =
        rows.iter().filter(|r| r.len() == 4).map(|r| [r[1].as_str(), r[2].as_str(), r[3].as_str()]).collect();
    assert_eq!(
        said,
        [
            ["Đạt", "Có chiến lược. Chiến lược được niêm yết (xem).", "[H1-1.1-01] [H1-1.1-02]"],
            ["Không đạt", "Chưa trình duyệt.", ""],
            ["Chưa đánh giá", "Đã đăng trang tin.", "[H1-1.1-02]"],
            [
                "Đạt",
                "Câu thứ nhất nói rằng hội đồng trường giám sát chiến lược mỗi học kỳ một lần, có biên bản. Câu thứ hai dài dòng kể lại từng buổi họp, ai dự, ai vắng, ai ghi biên bản, ai ký tên, ai lưu hồ sơ, ai báo cáo cấp trên.",
                "[H1-1.1-01]"
            ],
            ["Chưa đánh giá", "", ""],
        ]
    );
    assert!(rows[1][0].starts_with("a) ") && rows[0] == ["Mức 1"], "{rows:?}");
    // a code in another section is no evidence of an indicator
    assert!(!rows.iter().flatten().any(|cell| cell.contains("[H1-1.1-03]")));
    assert_eq!(all(&html, "#chi-bao thead th[scope=col]").len(), 4);
    assert_eq!(all(&html, "#chi-bao tbody td[data-label]").len(), 15, "on a phone every cell says what it is");
    // a code leads to its row on the same page, the row back to the indicators that cite it
    assert_eq!(all(&html, "#chi-bao a.evidence[href='#h1-1-1-01'], #chi-bao a.evidence[href='#h1-1-1-02']").len(), 4);
    assert!(all(&html, "main a[href^='minh-chung.html#']").is_empty());
    let back = |row: &str| -> Vec<(String, String)> {
        let links = all(&html, &format!("#bang-minh-chung #{row} td:last-child a"));
        links.into_iter().map(|a| (words(a), a.attr("href").unwrap().to_owned())).collect()
    };
    let pair = |label: &str, href: &str| (label.to_owned(), href.to_owned());
    assert_eq!(
        back("h1-1-1-01"),
        [pair("Mức 1 a [H1-1.1-01]", "#chi-bao-1-a"), pair("Mức 2 [H1-1.1-01]", "#chi-bao-2")]
    );
    assert_eq!(back("h1-1-1-03"), [], "cited in another section only");
    assert_eq!(all(&html, "#chi-bao tr#chi-bao-1-a, #chi-bao tr#chi-bao-2").len(), 2);
    // the original is folded where the table has it
    assert_eq!(
        all(&html, "#current-state > details h2").into_iter().map(words).collect::<Vec<_>>(),
        ["1. Mô tả hiện trạng"]
    );
    assert!(all(&html, "#strengths details").is_empty() && has_section(&html, "2. Điểm mạnh"));
    let index = page(&output, "a/danh-gia/x/minh-chung.html");
    let used = all(&index, "#h1-1-1-02 td:last-child a");
    assert_eq!(used.iter().map(|a| a.attr("href").unwrap()).collect::<Vec<_>>(), ["tieu-chi-1-1.html#chi-bao-1-a"]);
}

/// A remark on a piece of evidence stands below its title, and is hidden with it.
#[test]
fn what_a_school_remarks_on_evidence_is_on_its_row() {
    let items = "items:\n  - {code: \"[H1-1.1-01]\", title: Sổ, visibility: on_site, note: Quyển hai}\n  - {code: \"[H1-1.1-02]\", title: Thư, note: Có tên trẻ}\n";
    for (evidence, said) in [
        (items.to_owned(), ["Sổ Quyển hai", "Minh chứng nội bộ"]),
        (format!("show_internal_titles: true\n{items}"), ["Sổ Quyển hai", "Thư Có tên trẻ"]),
    ] {
        let output = site(&[("a/assessments/x/assessment.yaml", YAML), ("a/assessments/x/evidence.yaml", &evidence)]);
        let index = page(&output, "a/danh-gia/x/minh-chung.html");
        let titles: Vec<String> =
            all(&index, "#bang-minh-chung tbody td:nth-child(2)").into_iter().map(words).collect();
        assert_eq!(titles, said);
    }
}

#[test]
fn a_level_without_heading_and_a_sheet_of_results_alone() {
    let old = YAML.replace("tt19-2018\nedition: \"2018\"", "tt25-2014");
    let sheet = "---\nlevels: {1: {a: đạt}}\n---\n## Mô tả hiện trạng\n\na) Có hội đồng [H1-1-01-01].\n\nb) Có tổ chuyên môn.\n";
    let evidence = "items:\n  - {code: \"[H1-1-01-01]\", title: Quyết định}\n";
    let output = site(&[
        ("a/assessments/x/assessment.yaml", &old),
        ("a/assessments/x/1.1.md", sheet),
        ("a/assessments/x/1.2.md", "---\nlevels: {1: {a: đạt}}\n---\n"),
        ("a/assessments/x/evidence.yaml", evidence),
    ]);
    let described = rows(&page(&output, "a/danh-gia/x/tieu-chi-1-1.html"), "chi-bao");
    let a = described.iter().find(|r| r[0].starts_with("a) ")).unwrap();
    assert_eq!(a[1..], ["Đạt", "Có hội đồng.", "[H1-1-01-01]"]);
    let bare = page(&output, "a/danh-gia/x/tieu-chi-1-2.html");
    assert_eq!(all(&bare, "#chi-bao thead th").len(), 2, "no empty columns");
    assert!(section(&bare, "Phần chưa công bố của phiếu").contains("Mô tả hiện trạng"));
    // nothing is computed where the list of mandatory criteria is unknown
    assert!(section(&page(&output, "a/danh-gia/x/index.html"), "Kết quả tự đánh giá").contains("Không tính được"));
}

#[test]
fn history_is_of_the_same_edition_only() {
    let sheet = "---\nlevels: {1: {a: đạt, b: đạt, c: đạt}}\nclaimed_level: 1\n---\n";
    let new = "title: Theo bản mới\nregulation: tt19-2018\nedition: \"2024\"\nschool_years: [2024-2025]\n";
    let plain = "---\n---\n## Mô tả hiện trạng\n\nĐã viết.\n";
    let first = YAML.replace("title: T", "title: Đợt đầu");
    let output = site(&[
        ("a/assessments/mot/assessment.yaml", &first),
        ("a/assessments/mot/1.1.md", sheet),
        ("a/assessments/hai/assessment.yaml", &YAML.replace("title: T", "title: Đợt hai")),
        ("a/assessments/hai/1.1.md", "---\nlevels: {1: {a: đạt}}\n---\n"),
        ("a/assessments/hai/1.2.md", sheet),
        ("a/assessments/ba/assessment.yaml", new),
        ("a/assessments/ba/1.1.md", plain),
    ]);
    let history = |path: &str| {
        let html = page(&output, path);
        if has_section(&html, "Các đợt tự đánh giá khác") {
            section(&html, "Các đợt tự đánh giá khác")
        } else {
            String::new()
        }
    };
    assert_eq!(history("a/danh-gia/hai/tieu-chi-1-1.html"), "Các đợt tự đánh giá khác Đợt đầu: Đạt Mức 1");
    assert_eq!(history("a/danh-gia/mot/tieu-chi-1-1.html"), "Các đợt tự đánh giá khác Đợt hai: Chưa đánh giá");
    assert_eq!(history("a/danh-gia/hai/tieu-chi-1-2.html"), "", "the other assessment has no sheet of it");
    assert_eq!(history("a/danh-gia/ba/tieu-chi-1-1.html"), "", "1.1 means something else in another edition");
}

#[test]
fn steps_and_groups_say_where_the_school_stands() {
    let groups = "groups:\n  - {id: m, name: Nhóm một, criteria: [\"1.1\", \"1.2\", \"1.3\"]}\n  - {id: h, name: Nhóm hai, criteria: [\"2.1\"]}\n  - {id: b, name: Nhóm ba}\n";
    let council = "council:\n  members:\n    - {name: Nguyễn Văn A}\n";
    let begun = format!("{YAML}{groups}{council}");
    let output = site(&[
        ("a/assessments/chua/assessment.yaml", YAML),
        ("a/assessments/dang/assessment.yaml", &begun),
        ("a/assessments/dang/1.1.md", "---\nlevels: {1: {a: đạt, b: đạt, c: đạt}}\n---\n"),
        ("a/assessments/dang/1.2.md", "---\nlevels: {1: {a: đạt}}\n---\n"),
        ("a/improvement/2024-2029.yaml", "title: K\nassessment: dang\nitems: []\n"),
    ]);
    let steps = |id: &str| section(&page(&output, &format!("a/danh-gia/{id}/qua-trinh.html")), "Các bước tự đánh giá");
    let none = steps("chua");
    assert_eq!(none.matches("chưa có trên trang này").count(), 7, "{none}");
    let some = steps("dang");
    for (step, state) in [
        ("1. Thành lập hội đồng tự đánh giá", "có trên trang này"),
        ("2. Lập kế hoạch tự đánh giá", "chưa có trên trang này"),
        ("3. Thu thập, xử lý và phân tích các minh chứng", "chưa có trên trang này"),
        ("4. Đánh giá các mức đạt được theo từng tiêu chí", "2/25 phiếu"),
        ("5. Viết báo cáo tự đánh giá", "chưa có trên trang này"),
        ("7. Triển khai các hoạt động sau khi hoàn thành báo cáo tự đánh giá", "có trên trang này"),
    ] {
        assert!(some.contains(&format!("{step} {state}")), "{step}: {some}");
    }
    let html = page(&output, "a/danh-gia/dang/qua-trinh.html");
    assert_eq!(rows(&html, "tien-do-nhom"), [["Nhóm một", "2/3", "1/3"], ["Nhóm hai", "0/1", "0/1"]]);
    let criteria = rows(&page(&output, "a/danh-gia/dang/index.html"), "tieu-chi");
    assert_eq!(criteria.iter().filter(|row| row.iter().any(|cell| cell.contains("chưa có phiếu"))).count(), 23);
    assert_eq!(criteria[2][4], "Chưa đánh giá", "a sheet that is begun: {:?}", criteria[2]);
}

/// Sheets of a preschool under the edition of 2018: 1.1 has three levels, 1.7 asks nothing at level 3.
fn sheets(levels: &[(&str, &str)]) -> Vec<(String, String)> {
    let sheet = |(id, levels): &(&str, &str)| (format!("a/assessments/x/{id}.md"), format!("---\n{levels}\n---\n"));
    levels.iter().map(sheet).collect()
}

#[test]
fn one_table_says_met_failed_not_assessed_and_not_asked() {
    let plan = "title: K\nassessment: x\nitems:\n  - {criterion: \"1.7\", work: a, lead: A, target_level: 2}\n";
    let yaml = format!(
        "{YAML}claimed_level: 0\ntarget_level: 3\ngroups:\n  - {{id: m, name: Nhóm một, lead: Bà B, criteria: [\"1.1\"]}}\n"
    );
    let sheets = sheets(&[
        ("1.1", "levels: {1: {a: đạt, b: đạt, c: đạt}, 2: {-: đạt}}"),
        ("1.7", "levels: {1: {a: đạt, b: đạt, c: đạt}, 2: {-: không đạt}}\nclaimed_level: 0"),
        ("1.2", "levels: {1: {a: đạt, b: không đạt}}\nclaimed_level: 0"),
    ]);
    let mut files: Vec<(&str, &str)> = sheets.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.extend([("a/assessments/x/assessment.yaml", yaml.as_str()), ("a/improvement/p.yaml", plan)]);
    let output = site(&files);
    let html = page(&output, "a/danh-gia/x/index.html");
    let head: Vec<String> = all(&html, "#tieu-chi thead th[scope=col]").into_iter().map(words).collect();
    assert_eq!(head, ["Tiêu chí", "Mức 1", "Mức 2", "Mức 3", "Kết quả", "Mục tiêu", "Phụ trách"]);
    let table = rows(&html, "tieu-chi");
    let row = |number: &str| {
        table.iter().find(|row| row[0].split(' ').any(|word| word == number)).unwrap_or_else(|| panic!("no {number}"))
    };
    assert_eq!(row("1.1")[1..], ["đạt", "đạt", "chưa đánh giá", "Đạt Mức 2 Mức 3: chưa đánh giá", "", "Bà B"]);
    let differs = "Trường ghi không đạt, chỉ báo đủ Mức 1 Mức 2: không đạt";
    assert_eq!(row("1.7")[1..], ["đạt", "không đạt", "không yêu cầu", differs, "Mức 2", ""]);
    assert_eq!(row("1.2")[1..4], ["không đạt", "không đạt", "không yêu cầu"], "1.2 asks nothing at level 3");
    assert_eq!(row("2.1")[1..4], ["chưa đánh giá"; 3]);
    assert_eq!(row("2.1")[4], "Chưa đánh giá chưa có phiếu");
    // groups head their own rows
    let groups = all(&html, "#tieu-chi tbody > tr:first-child > th[scope=rowgroup]");
    assert_eq!(groups.len(), 5);
    assert_eq!(words(groups[0]), "Tiêu chuẩn 1: Tổ chức và quản lý nhà trường 2/10 tiêu chí từ Mức 1");
    // 1.2 has failed level 1: no school level without it
    assert_eq!(words(all(&html, ".rating .big .state")[0]), "Không đạt (trường ghi và chỉ báo khớp nhau)");
    let sentence = words(all(&html, "section > p")[0]);
    assert_eq!(sentence, "Trong 25 tiêu chí: 1 đạt Mức 2, 1 đạt Mức 1, 1 không đạt, 22 chưa đánh giá.");
    // the picture says the same, a tile a criterion
    let tiles = all(&html, ".criteria-map svg a");
    assert_eq!(tiles.len(), 25);
    assert_eq!(
        tiles[6].attr("aria-label"),
        Some("1.7 Quản lý cán bộ, giáo viên và nhân viên: Trường ghi không đạt, chỉ báo đủ Mức 1")
    );
    assert_eq!(tiles[6].attr("href"), Some("tieu-chi-1-7.html"));
    let marks = |tile: ElementRef<'_>| {
        tile.select(&Selector::parse(".mk").unwrap()).map(|m| m.attr("class").unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(marks(tiles[6]), ["mk met", "mk failed", "mk"]);
    // and so does the file
    let (_, csv) = output.artifacts.iter().find(|(route, _)| route.as_str() == "a/danh-gia/x/tieu-chi.csv").unwrap();
    let csv = std::str::from_utf8(csv).unwrap();
    let line = csv.lines().find(|line| line.starts_with("1.7,")).unwrap();
    assert!(line.contains("đạt,không đạt,không yêu cầu") && line.contains("chỉ báo đủ Mức 1"), "{line}");
    assert_eq!(csv.lines().count(), 26);
}

#[test]
fn what_holds_the_school_back_is_on_top_and_marked() {
    let sample = sample();
    let html = page(&sample, "mn-minh-hoa/danh-gia/2023-2024/index.html");
    assert_eq!(words(all(&html, ".holding h3")[0]), "7 tiêu chí đang giữ trường ở Mức 1");
    let number = |words: String| words.split(' ').next().unwrap().to_owned();
    let on_top: Vec<String> = all(&html, ".holding a").into_iter().map(|a| number(words(a))).collect();
    assert_eq!(on_top, ["1.7", "1.10", "2.3", "3.2", "3.3", "3.6", "5.3"]);
    let marked: Vec<String> = all(&html, "#tieu-chi tr:has(.holds) th b").into_iter().map(words).collect();
    assert_eq!(marked, on_top);
    assert_eq!(all(&html, ".criteria-map .flag").len(), 7);
    assert_eq!(words(all(&html, ".rating .big .state")[0]), "Mức 1 (trường ghi và chỉ báo khớp nhau)");
    for link in ["bao-cao.html", "tieu-chi.csv", "qua-trinh.html", "minh-chung.html"] {
        assert_eq!(all(&html, &format!("main a[href='{link}']")).len(), 1, "{link}");
    }
    // what is not assessed yet holds nobody back
    let begun = page(&sample, "mn-minh-hoa/danh-gia/2024-2025/index.html");
    assert!(all(&begun, ".holding, .holds + b").is_empty());
}

#[test]
fn a_plan_lists_what_is_late_first() {
    let plan = "title: K\nassessment: x\nitems:\n\
        \x20 - {criterion: \"1.1\", work: a, lead: A, start: Tháng 8/2023, finish: Tháng 12/2023, progress: [{date: 2023-12-01, state: done}]}\n\
        \x20 - {criterion: \"1.2\", work: b, lead: A, start: Tháng 1/2024, finish: Tháng 12/2024, progress: [{date: 2024-02-01, state: in_progress}, {date: 2024-07-01, state: done}]}\n\
        \x20 - {criterion: \"2.1\", work: c, lead: A, start: Tháng 9/2023, finish: Tháng 3/2024, progress: [{date: 2023-10-01, state: in_progress}]}\n\
        \x20 - {criterion: \"3.1\", work: d, lead: A, start: Tháng 9/2026, finish: Tháng 3/2027}\n";
    let output = site(&[("a/assessments/x/assessment.yaml", YAML), ("a/improvement/2024-2029.yaml", plan)]);
    let html = page(&output, "a/cai-tien/2024-2029.html");
    let said: Vec<(String, String)> = rows(&html, "viec")
        .into_iter()
        .map(|row| (row[0].split(' ').next().unwrap().to_owned(), row[4].clone()))
        .collect();
    let pair = |criterion: &str, state: &str| (criterion.to_owned(), state.to_owned());
    assert_eq!(
        said,
        [pair("2.1", "quá thời hạn"), pair("1.2", "đang làm"), pair("3.1", "chưa đến lúc làm"), pair("1.1", "đã xong")]
    );
    // what is written for a day to come has not happened
    assert!(!words(all(&html, "#viec")[0]).contains("1/7/2024"));
    let bars: Vec<String> =
        all(&html, ".tl-label").into_iter().map(|b| words(b).split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(bars, ["2.1", "1.2", "3.1", "1.1"], "the picture has the order of the list");
}

#[test]
fn unfinished_work_is_not_a_failure() {
    let met = "---\nlevels: {1: {a: đạt, b: đạt, c: đạt}}\n---\n";
    let failed = "---\nlevels: {1: {a: đạt, b: không đạt}}\n---\n";
    let output = site(&[
        ("a/assessments/do/assessment.yaml", YAML),
        ("a/assessments/do/1.1.md", met),
        ("a/assessments/hong/assessment.yaml", YAML),
        ("a/assessments/hong/1.1.md", failed),
    ]);
    let result =
        |id: &str| words(all(&page(&output, &format!("a/danh-gia/{id}/index.html")), ".rating .big .state")[0]);
    assert_eq!(result("do"), "Chưa đánh giá xong");
    assert_eq!(result("hong"), "Chưa đạt Mức 1");
}

#[test]
fn a_plan_by_year_and_by_lead() {
    let plan = "title: K\nassessment: x\nitems:\n\
        \x20 - {criterion: \"1.1\", work: a, lead: Hiệu trưởng., start: Tháng 8/2024, finish: Năm học 2025-2026}\n\
        \x20 - {criterion: \"1.2\", work: b, lead: Ấm, start: Tháng 9/2024, finish: Tháng 12/2024}\n\
        \x20 - {criterion: \"2.1\", work: c, lead: Hiệu trưởng, start: Tháng 6/2026}\n\
        \x20 - {criterion: \"3.1\", work: d, lead: Án}\n";
    let output = site(&[("a/assessments/x/assessment.yaml", YAML), ("a/improvement/2024-2029.yaml", plan)]);
    let html = page(&output, "a/cai-tien/2024-2029.html");
    assert_eq!(
        rows(&html, "theo-nam"),
        [["2023-2024", "1", "1.1"], ["2024-2025", "2", "1.1 , 1.2"], ["2025-2026", "2", "1.1 , 2.1"]]
    );
    assert_eq!(rows(&html, "theo-nguoi"), [["Án", "1", "3.1"], ["Ấm", "1", "1.2"], ["Hiệu trưởng", "2", "1.1 , 2.1"]]);
    assert_eq!(all(&html, "#theo-nam a[href$='tieu-chi-1-2.html'], #theo-nguoi a[href$='tieu-chi-1-2.html']").len(), 2);
}

#[test]
fn thresholds_stand_by_region() {
    let yaml = "title: T\nregulation: tt18-2018\nschool_years: [2022-2023]\n";
    let output = site(&[("b/unit.yaml", "name: Trường B\ntype: thcs\n"), ("b/assessments/x/assessment.yaml", yaml)]);
    for path in ["b/danh-gia/x/tieu-chi-5-6.html", "quy-dinh/tt18-2018/tieu-chuan-5.html"] {
        let html = page(&output, path);
        let head: Vec<String> = all(&html, "#nguong-5-6 thead th").into_iter().map(words).collect();
        assert_eq!(
            head,
            ["Nội dung", "Vùng khó khăn", "Vùng khác", "Trường chuyên, vùng khó khăn", "Trường chuyên, vùng khác"]
        );
        let rows = rows(&html, "nguong-5-6");
        assert!(
            rows.contains(&["tỷ lệ giỏi tối thiểu", "5%", "10%", "20%", "25%"].map(str::to_owned).to_vec()),
            "{rows:?}"
        );
        assert!(
            rows.contains(&["tỷ lệ khá tối thiểu, cấp THCS", "30%", "35%", "", ""].map(str::to_owned).to_vec()),
            "an empty cell is not a zero"
        );
    }
    assert!(all(&page(&output, "b/danh-gia/x/tieu-chi-5-5.html"), "table[id^=nguong]").is_empty());
}

#[test]
fn schools_link_to_the_schedule_that_names_them() {
    let schedule = "title: Lịch 2024\nillustrative: true\nentries:\n  - {no: 1, school: Trường A, level: mam-non, month: 11/2024, unit: a, status: postponed}\n  - {no: 2, school: Trường khác, level: thcs, month: 12/2024}\n";
    let output = site(&[
        ("p/unit.yaml", "name: Phòng P\ntype: quan-ly\n"),
        ("p/external-assessments/2024-2025.yaml", schedule),
        ("b/unit.yaml", "name: Trường B\ntype: thcs\n"),
    ]);
    let link = "main a[href='../p/danh-gia-ngoai/2024-2025.html']";
    let school = page(&output, "a/index.html");
    assert_eq!(all(&school, link).into_iter().map(words).collect::<Vec<_>>(), ["Lịch 2024"]);
    assert!(words(all(&school, "main")[0]).contains("11/2024"));
    assert!(all(&page(&output, "b/index.html"), link).is_empty(), "a school that no schedule names");
    let html = page(&output, "p/danh-gia-ngoai/2024-2025.html");
    let states: Vec<String> = rows(&html, "lich-danh-gia-ngoai").into_iter().map(|row| row[4].clone()).collect();
    assert_eq!(states, ["Lùi lại", "Theo kế hoạch"]);
    assert_eq!(all(&html, "#lich-danh-gia-ngoai a[href='../../a/index.html']").len(), 1);
    assert_eq!(all(&html, ".illus").len(), 1);
}

#[test]
fn a_public_file_says_what_it_is_and_how_large() {
    let evidence = "items:\n  - {code: \"[H1-1.1-01]\", title: A, visibility: public, file: ke-hoach.pdf}\n";
    let output = site(&[
        ("a/assessments/x/assessment.yaml", YAML),
        ("a/assessments/x/evidence.yaml", evidence),
        ("a/assessments/x/evidence/ke-hoach.pdf", &"x".repeat(2_345)),
    ]);
    let html = page(&output, "a/danh-gia/x/minh-chung.html");
    let link = all(&html, "#bang-minh-chung td a")[0];
    assert_eq!(words(link), "Tải tệp PDF, 3 kB [H1-1.1-01]", "links of one page have names of their own");
    let row = words(all(&html, "#bang-minh-chung tbody tr:not(.group)")[0]);
    assert!(row.contains("SHA-256 ") && row.contains("Công khai"), "{row}");
}

/// The index has a head for each standard, with a link to it above; a code leads to its own row, where a phone shows the rest.
#[test]
fn the_index_of_evidence_is_parted_by_standard() {
    let evidence = "items:\n  - {code: \"[H1-1.1-01]\", title: A}\n  - {code: \"[H1-1.2-01]\", title: B}\n  - {code: \"[H2-2.1-01]\", title: C}\n";
    let output = site(&[("a/assessments/x/assessment.yaml", YAML), ("a/assessments/x/evidence.yaml", evidence)]);
    let html = page(&output, "a/danh-gia/x/minh-chung.html");
    let rows: Vec<String> =
        all(&html, "#bang-minh-chung tbody tr").iter().filter_map(|tr| tr.attr("id")).map(str::to_owned).collect();
    assert_eq!(rows, ["tieu-chuan-1", "h1-1-1-01", "h1-1-2-01", "tieu-chuan-2", "h2-2-1-01"]);
    assert_eq!(all(&html, "#bang-minh-chung tbody").len(), 2);
    assert_eq!(all(&html, "nav.jump a[href='#tieu-chuan-1'], nav.jump a[href='#tieu-chuan-2']").len(), 2);
    assert_eq!(all(&html, "#h2-2-1-01 th a[href='#h2-2-1-01']").len(), 1);
}

/// Every state, level and list of a self-assessment occurs in the sample site, so that every page with it can be looked at.
#[test]
#[allow(clippy::too_many_lines, clippy::type_complexity, reason = "one table of all that must be seen")]
fn the_sample_site_shows_every_state() {
    let output = sample();
    let pages = |part: &str| -> Vec<(String, Html)> {
        let found = output
            .artifacts
            .iter()
            .filter(|(route, _)| route.as_str().ends_with(".html") && route.as_str().contains(part));
        found
            .map(|(route, bytes)| {
                (route.as_str().to_owned(), Html::parse_document(std::str::from_utf8(bytes).unwrap()))
            })
            .collect()
    };
    let shown = |pages: &[(String, Html)], selector: &str, text: &str| {
        pages.iter().any(|(_, html)| all(html, selector).into_iter().any(|e| words(e).contains(text)))
    };
    let (criteria, overviews, evidence) = (pages("/tieu-chi-"), pages("/danh-gia/"), pages("/minh-chung."));
    let (plans, schedules, reports) = (pages("/cai-tien/"), pages("/danh-gia-ngoai/"), pages("/bao-cao."));
    let cases: [(&str, &[(String, Html)], &str, &[&str]); 13] = [
        (
            "criterion",
            &criteria,
            ".verdict .big .state",
            &["Mức 1 (trường ghi và chỉ báo khớp nhau)", "Mức 2", "Mức 3", "Không đạt", "Chưa đánh giá"],
        ),
        ("indicator", &criteria, "#chi-bao .state", &["Đạt", "Không đạt", "Chưa đánh giá"]),
        ("level without requirement", &criteria, "#chi-bao .remark", &["Không có yêu cầu thêm ở mức này."]),
        ("why not more", &criteria, ".verdict .detail", &["không đạt", "chưa được đánh giá"]),
        (
            "around a criterion",
            &criteria,
            "main",
            &[
                "Cần rà soát lại",
                "Các đợt tự đánh giá khác",
                "Phần chưa công bố của phiếu",
                "theo vùng",
                "không có việc nào trong",
            ],
        ),
        (
            "school",
            &overviews,
            ".rating .big .state",
            &["Mức 1 (trường ghi và chỉ báo khớp nhau)", "Mức 4", "Chưa đánh giá xong"],
        ),
        (
            "what goes with a level",
            &overviews,
            ".rating .verdict",
            &["Cấp độ 1", "Cấp độ 4", "chuẩn quốc gia Mức độ 2"],
        ),
        (
            "around a school",
            &overviews,
            "main",
            &["chưa có phiếu", "đang giữ trường ở Mức 1", "có trên trang này", "chưa có trên trang này", "4/25 phiếu"],
        ),
        (
            "evidence",
            &evidence,
            "#bang-minh-chung td",
            &[
                "Công khai",
                "Xem tại trường",
                "Nội bộ",
                "Minh chứng nội bộ",
                "Xem nội dung (tệp TXT",
                "SHA-256",
                "cần rà soát lại",
                "Biên bản đối chiếu",
            ],
        ),
        (
            "lists of evidence",
            &evidence,
            "h2",
            &[
                "Theo tiêu chí",
                "Theo hộp",
                "Có trong danh mục nhưng chưa được nhắc đến",
                "Ghi ngày ngoài giai đoạn được đánh giá",
            ],
        ),
        (
            "plan",
            &plans,
            "main",
            &[
                "chưa làm",
                "đang làm",
                "đã xong",
                "dừng lại",
                "quá thời hạn",
                "đã qua thời hạn, chưa ghi kết quả",
                "chưa ghi tiến độ",
                "Tiêu chí không có trong kế hoạch",
                "Theo năm học",
                "Theo người thực hiện",
            ],
        ),
        ("external assessment", &schedules, "#lich-danh-gia-ngoai td", &["Theo kế hoạch", "Đã đánh giá", "Lùi lại"]),
        (
            "report",
            &reports,
            "main",
            &[
                "không áp dụng",
                "chưa có",
                "Chưa có các bảng",
                "Mục lục",
                "Danh mục các chữ viết tắt",
                "Phần III. KẾT LUẬN CHUNG",
                "TM. HỘI ĐỒNG TỰ ĐÁNH GIÁ",
                "Mức 3: 7/25 tiêu chí đạt (28,0%)",
                "Chữ ký",
                "Phụ lục. Danh mục mã minh chứng",
            ],
        ),
    ];
    let mut missing = Vec::new();
    for (what, pages, selector, texts) in cases {
        missing
            .extend(texts.iter().filter(|text| !shown(pages, selector, text)).map(|text| format!("{what}: “{text}”")));
    }
    assert!(missing.is_empty(), "not in the sample site: {missing:#?}");
}

#[test]
fn no_page_shows_a_hole_that_should_have_been_filled() {
    let output = sample();
    for (route, bytes) in output.artifacts.iter().filter(|(route, _)| route.as_str().ends_with(".html")) {
        let html = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let text = words(html.root_element());
        for piece in text.split('{').skip(1) {
            let name = piece.split('}').next().unwrap_or_default();
            let hole = piece.len() > name.len()
                && !name.is_empty()
                && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            assert!(!hole, "{route}: {{{name}}}");
        }
    }
}
