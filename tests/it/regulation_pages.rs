//! Pages of regulations, and lists whose order a reader sees: what a school is offered before it has disclosed anything, on a phone too.

use crate::assessment_pages::{all, page, rows, words};
use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::site::SiteOutput;
use congkhai::source::Snapshot;
use jiff::civil::{Date, date};

const PRESCHOOL: (&str, &str) = ("a/unit.yaml", "name: Trường Mầm non A\ntype: mam-non\nphone: \"0215 3825 111\"\n");
const OFFICE: (&str, &str) = ("q/unit.yaml", "name: Phòng Q\ntype: quan-ly\nphone: \"0215 3825 000\"\n");
const LOWER: (&str, &str) = ("b/unit.yaml", "name: Trường THCS B\ntype: thcs\nphone: \"0215 3825 222\"\n");
/// In the time of Circular 09/2024, and before it.
const NOW: Date = date(2025, 10, 15);
const BEFORE: Date = date(2024, 3, 1);

fn made(files: &[(&str, &str)], today: Date) -> SiteOutput {
    let files = [("site.yaml", "title: Cổng\n")]
        .iter()
        .chain(files)
        .map(|(path, text)| (format!("content/{path}"), text.as_bytes().to_vec()));
    let outcome = build(&Snapshot::from_files(files), &Packs::embedded(), today, &Options::default(), &mut ());
    assert_eq!(outcome.diagnostics.errors(), 0, "{:#?}", outcome.diagnostics);
    outcome.output
}

fn books<'o>(output: &'o SiteOutput, regulation: &str) -> Vec<&'o str> {
    let folder = format!("quy-dinh/{regulation}/");
    output
        .artifacts
        .keys()
        .filter_map(|route| route.as_str().strip_prefix(&folder))
        .filter(|name| name.ends_with(".xlsx"))
        .collect()
}

#[test]
fn the_workbooks_of_laws_in_force_are_offered_to_schools_that_have_disclosed_nothing_yet() {
    let output = made(&[PRESCHOOL, OFFICE], NOW);
    let wanted = [
        "bao-cao-thuong-nien.xlsx",
        "dieu-kien-mam-non.xlsx",
        "ke-hoach-ket-qua-mam-non.xlsx",
        "thong-tin-chung-mam-non.xlsx",
        "thu-chi-tai-chinh-mam-non.xlsx",
    ];
    assert_eq!(books(&output, "tt09-2024"), wanted);
    assert!(!books(&output, "finance-disclosure").is_empty());
    // repealed, and nobody here has used it
    assert_eq!(books(&output, "tt36-2017"), Vec::<&str>::new());
    let html = page(&output, "quy-dinh/tt09-2024.html");
    let links = all(&html, "#noi-dung td:last-child a");
    let hrefs: Vec<&str> =
        links.iter().map(|link| link.attr("href").unwrap().trim_start_matches("tt09-2024/")).collect();
    let mut sorted = hrefs.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, wanted, "each is linked to, once");
    let texts: Vec<String> = links.into_iter().map(words).collect();
    assert!(texts.contains(&"Thông tin chung, liên hệ: sổ Excel – Trường mầm non, mẫu giáo".to_owned()), "{texts:#?}");
    assert!(texts.contains(&"Báo cáo thường niên: sổ Excel".to_owned()), "the same for all: {texts:#?}");
    // what only other kinds of schools are asked has a dash
    let others: Vec<Vec<String>> =
        rows(&html, "noi-dung").into_iter().filter(|row| row[0].contains("phổ thông")).collect();
    assert!(others.len() == 2 && others.iter().all(|row| row.last().unwrap() == "–"), "{others:#?}");
    // a site of offices has nobody to fill one in
    assert_eq!(books(&made(&[OFFICE], NOW), "tt09-2024"), Vec::<&str>::new());
}

#[test]
fn a_law_that_has_ended_offers_what_its_users_still_need() {
    let form = ("b/disclosures/2023-2024/bieu-mau-10.yaml", "regulation: tt36-2017\nform: \"10\"\n");
    let after = made(&[PRESCHOOL, LOWER, form], NOW);
    let of_lower = ["bieu-mau-09.xlsx", "bieu-mau-10.xlsx", "bieu-mau-11.xlsx", "bieu-mau-12.xlsx"];
    let forms = |output| -> Vec<String> {
        let all = books(output, "tt36-2017").into_iter().map(|name| name.replace("-thcs", ""));
        all.filter(|name| name.starts_with("bieu-mau")).collect()
    };
    assert_eq!(forms(&after), of_lower);
    let before = made(&[PRESCHOOL], BEFORE);
    assert_eq!(forms(&before), ["bieu-mau-01.xlsx", "bieu-mau-02.xlsx", "bieu-mau-03.xlsx", "bieu-mau-04.xlsx"]);
    assert_eq!(books(&before, "tt09-2024"), Vec::<&str>::new());
}

#[test]
fn on_a_phone_every_cell_of_what_must_be_made_public_says_what_it_is() {
    let form = ("b/disclosures/2023-2024/bieu-mau-10.yaml", "regulation: tt36-2017\nform: \"10\"\n");
    let output = made(&[PRESCHOOL, LOWER, form], NOW);
    // content, article, meaning, what is from memory, workbooks; nobody has written meanings of the other
    for (regulation, columns) in [("tt36-2017", 5), ("tt09-2024", 4)] {
        let html = page(&output, &format!("quy-dinh/{regulation}.html"));
        let body = rows(&html, "noi-dung");
        assert_eq!(all(&html, "#noi-dung thead th").len(), columns, "{body:?}");
        assert_eq!(all(&html, "table#noi-dung.stack").len(), 1);
        assert_eq!(all(&html, "#noi-dung td[data-label]").len(), body.len() * (columns - 1));
    }
    // how many columns are left decides, not how many there might have been
    let plain = page(&made(&[OFFICE], NOW), "quy-dinh/tt36-2017.html");
    assert_eq!(all(&plain, "#thoi-diem thead th").len(), 3);
    assert_eq!(all(&plain, "table#thoi-diem.wide").len(), 1);
}

#[test]
fn names_with_numbers_stand_in_the_order_of_the_numbers() {
    let free = |n: u8| (format!("a/pages/{n}-muc.md"), format!("---\ntitle: Mục {n}\n---\nLời.\n"));
    let paper = |n: u8| {
        let head =
            format!("kind: KH\nabstract: Việc {n}\norgan: Trường A\ndate: 2024-09-05\nplace: Xã A\nnumber: {n}/KH-A\n");
        (format!("a/documents/van-ban-{n}.md"), format!("---\n{head}---\nLời.\n"))
    };
    let numbers = [10, 2, 1, 9];
    let files: Vec<(String, String)> = numbers.iter().flat_map(|n| [free(*n), paper(*n)]).collect();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).chain([PRESCHOOL, LOWER]).collect();
    let output = made(&files, NOW);
    let order = |path: &str, prefix: &str| -> Vec<String> {
        let html = page(&output, path);
        let hrefs =
            all(&html, &format!("main a[href*='{prefix}']")).into_iter().map(|a| a.attr("href").unwrap().to_owned());
        hrefs.map(|href| href.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect()).collect()
    };
    assert_eq!(order("a/index.html", "trang/"), ["1", "2", "9", "10"]);
    assert_eq!(order("a/van-ban/index.html", "van-ban-"), ["1", "2", "9", "10"]);
}

#[test]
fn a_box_of_code_can_be_reached_with_the_keyboard() {
    let html = page(
        &made(
            &[
                PRESCHOOL,
                (
                    "a/pages/lenh.md",
                    "---\ntitle: Lệnh\n---\n\n```sh\n\ncongkhai check\n```\n\n- mục\n\n  ```\n  hai\n  ```\n",
                ),
            ],
            NOW,
        ),
        "a/trang/lenh.html",
    );
    assert_eq!(all(&html, "pre[tabindex='0']").len(), 2);
    assert_eq!(all(&html, "pre")[0].text().collect::<String>(), "\ncongkhai check\n");
}

#[test]
fn short_names_in_code_are_not_broken_at_their_hyphens_and_long_ones_can_be() {
    let text = "---\ntitle: Lệnh\n---\n\nGõ `unit.yaml`, `bao-cao.xlsx`, `--type thcs`, `ten-rat-dai-cua-mot-tep-trong-thu-muc.xlsx`.\n";
    let html = page(&made(&[PRESCHOOL, ("a/pages/lenh.md", text)], NOW), "a/trang/lenh.html");
    let short: Vec<String> = all(&html, "code.nb").into_iter().map(words).collect();
    assert_eq!((short, all(&html, "code").len()), (vec!["bao-cao.xlsx".to_owned(), "--type thcs".to_owned()], 4));
}

#[test]
fn a_point_of_an_article_stays_on_its_line_with_its_letter() {
    let output = made(&[PRESCHOOL], NOW);
    let bytes = output.artifacts.iter().find(|(route, _)| route.as_str() == "quy-dinh/tt09-2024.html").unwrap().1;
    let html = std::str::from_utf8(bytes).unwrap();
    assert!(html.contains("Điều 15 khoản 1 <span class=\"nb\">điểm b</span>"));
}
