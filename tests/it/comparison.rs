//! Schools side by side: every figure is the one of the school's own page and leads there; the middle is that of schools of one kind, year and
//! circular, without what is invented; nothing is claimed where figures cannot be compared.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::source::Snapshot;
use jiff::civil::date;
use scraper::{Html, Selector};
use serde_json::Value;

/// Children of each school; `x` has invented its own, `t` is a school of another kind.
const CHILDREN: [(&str, u32); 5] = [("a", 60), ("b", 91), ("c", 70), ("d", 80), ("x", 900)];

fn site() -> Outcome {
    let mut files = vec![("content/site.yaml".to_owned(), "title: Cổng\n".to_owned())];
    let unit = |slug: &str, kind: &str, files: &mut Vec<(String, String)>| {
        let text = format!("name: Trường {slug}\ntype: {kind}\nphone: \"0215\"\nduties: none\nduties_reason: thử.\n");
        files.push((format!("content/{slug}/unit.yaml"), text));
    };
    for (slug, children) in CHILDREN {
        unit(slug, "mam-non", &mut files);
        let invented = if slug == "x" { "illustrative: true\n" } else { "" };
        files.push((
            format!("content/{slug}/disclosures/2023-2024/bieu-mau-02.yaml"),
            format!(
                "{invented}regulation: tt36-2017\nform: \"02\"\npublished: 2024-05-28\ntables: {{chinh: {{tong_so_tre: {{tong_so: {children}}}}}}}\n"
            ),
        ));
    }
    unit("t", "thcs", &mut files);
    files.push((
        "content/d/disclosures/2025-2026/kq.yaml".to_owned(),
        "regulation: tt09-2024\ncontent: ke_hoach_ket_qua_mam_non\npublished: 2025-06-20\nitems:\n  ket_qua:\n    so_tre:\n      - {khoi: Lớp mẫu giáo 3-4 tuổi, so_lop: 4, hoc_sinh: 81}\n".to_owned(),
    ));
    made(files)
}

fn made(files: Vec<(String, String)>) -> Outcome {
    let files = files.into_iter().map(|(path, text)| (path, text.into_bytes()));
    build(&Snapshot::from_files(files), &Packs::embedded(), date(2025, 7, 15), &Options::default(), &mut ())
}

/// Kindergartens `a`, `b` …, each with these files below its folder.
fn schools(own: &[Vec<(&str, String)>]) -> Outcome {
    let mut files = vec![("content/site.yaml".to_owned(), "title: Cổng\n".to_owned())];
    for (slug, own) in ('a'..).zip(own) {
        let text = "type: mam-non\nphone: \"0215\"\nduties: none\nduties_reason: thử.\n";
        files.push((format!("content/{slug}/unit.yaml"), format!("name: Trường {slug}\n{text}")));
        files.extend(own.iter().map(|(path, text)| (format!("content/{slug}/disclosures/{path}"), text.clone())));
    }
    made(files)
}

/// A form of Circular 36/2017 for 2022-2023, with these rows.
fn form(number: &str, rows: &str) -> String {
    format!("regulation: tt36-2017\nform: \"{number}\"\npublished: 2023-05-28\ntables: {{chinh: {{{rows}}}}}\n")
}

fn text<'o>(made: &'o Outcome, address: &str) -> &'o str {
    let found = made.output.artifacts.iter().find(|(route, _)| route.as_str() == address);
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {address}: {:#?}", made.diagnostics));
    std::str::from_utf8(bytes).unwrap()
}

/// The data that a script hands over.
fn data(made: &Outcome, address: &str) -> Value {
    let text = text(made, address).trim();
    let (_, json) = text.split_once('(').unwrap();
    serde_json::from_str(json.strip_suffix(')').unwrap()).unwrap()
}

fn texts(page: &str, selector: &str) -> Vec<String> {
    let (page, selector) = (Html::parse_document(page), Selector::parse(selector).unwrap());
    let text = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&selector).map(|e| text(e.text().collect())).collect()
}

#[test]
fn a_school_gives_the_figures_of_its_pages_with_where_they_stand() {
    let made = site();
    for (slug, children) in CHILDREN {
        let own = data(&made, &format!("{slug}/so-sanh.js"));
        assert_eq!((&own["ma"], &own["loai"][0]), (&slug.into(), &"mam-non".into()));
        let figure = &own["nam"]["2023-2024"]["tre"];
        assert_eq!((&figure["so"], &figure["theo"][0]), (&children.to_string().into(), &"tt36-2017".into()));
        assert_eq!(figure["minhHoa"].as_bool().unwrap_or(false), slug == "x");
        let page = text(&made, &format!("{slug}/{}", figure["trang"].as_str().unwrap()));
        assert!(texts(page, "td.num, td").contains(&children.to_string()), "{slug}");
        assert!(text(&made, &format!("{slug}/index.html")).contains(&format!("so-sanh/index.html?truong={slug}\"")));
    }
    assert!(!made.output.artifacts.keys().any(|route| route.as_str() == "t/so-sanh.js"), "it has disclosed nothing");
    assert!(!text(&made, "t/index.html").contains("so-sanh/index.html?"));
}

#[test]
fn the_middle_is_of_one_kind_year_and_circular_without_what_is_invented() {
    let made = site();
    let middles = data(&made, "so-sanh/mam-non.js");
    // 60, 70, 80, 91
    assert_eq!(middles["nam"]["2023-2024"]["tre"]["tt36-2017"], serde_json::json!([4, "75", "60", "91"]));
    // the circular asks for the year before
    let another = &middles["nam"]["2024-2025"]["tre"];
    assert_eq!(another["tt09-2024"], serde_json::json!([1, "81", "81", "81"]));
    assert_eq!(another["tt36-2017"], Value::Null);
    assert_eq!(middles["nam"]["2024-2025"]["si_so_mam_non"]["tt09-2024"][1], "20,3");
    let page = text(&made, "so-sanh/mam-non.html");
    assert_eq!(texts(page, "thead th"), ["Số liệu", "Theo quy định", "2024-2025", "2023-2024"]);
    let cells = texts(page, "tbody tr:nth-child(2) > *");
    assert_eq!(cells[0], "Trẻ");
    assert!(cells.iter().any(|cell| cell.contains("75") && cell.contains("từ 60 đến 91; 4 trường")), "{cells:?}");
}

/// Of few children no percentage is made: such a school has another sort of number, and the others keep their middle.
#[test]
fn a_school_that_gives_another_sort_of_number_is_left_out_of_the_middle() {
    let weights = |all: u32, light: u32| {
        let rows = format!("tong_so_tre: {{tong_so: {all}}}, sdd_nhe_can: {{tong_so: {light}}}");
        vec![("2022-2023/bieu-mau-02.yaml", form("02", &rows))]
    };
    for few_at in [0, 3] {
        let mut own = vec![weights(60, 9), weights(100, 7), weights(80, 10)];
        own.insert(few_at, weights(15, 7));
        let made = schools(&own);
        let few = data(&made, &format!("{}/so-sanh.js", ["a", "", "", "d"][few_at]));
        assert_eq!(few["nam"]["2022-2023"]["nhe_can"]["so"], "7/15");
        let middles = data(&made, "so-sanh/mam-non.js");
        let middle = &middles["nam"]["2022-2023"]["nhe_can"]["tt36-2017"];
        assert_eq!(*middle, serde_json::json!([3, "12,5%", "7,0%", "15,0%"]));
    }
    // nothing but another sort
    let made = schools(&[weights(15, 7), weights(12, 6)]);
    let year = &data(&made, "so-sanh/mam-non.js")["nam"]["2022-2023"];
    assert_eq!((&year["tre"]["tt36-2017"][0], &year["nhe_can"]), (&2.into(), &Value::Null));
}

#[test]
fn the_middle_is_as_exact_as_its_numbers() {
    let land = |each: &str| {
        vec![(
            "2022-2023/bieu-mau-03.yaml",
            form("03", &format!("dien_tich_dat: {{so_luong: \"1200\", binh_quan: \"{each}\"}}")),
        )]
    };
    let middle = |numbers: &[&str]| {
        let made = schools(&numbers.iter().map(|number| land(number)).chain([vec![]]).collect::<Vec<_>>());
        data(&made, "so-sanh/mam-non.js")["nam"]["2022-2023"]["dat_mam_non"]["tt36-2017"].clone()
    };
    assert_eq!(middle(&["12,34"]), serde_json::json!([1, "12,34", "12,34", "12,34"]));
    assert_eq!(middle(&["12,34", "12,35"]), serde_json::json!([2, "12,345", "12,34", "12,35"]));
    assert_eq!(middle(&["12,3", "15", "12,34"]), serde_json::json!([3, "12,34", "12,3", "15"]));
    assert_eq!(middle(&["12,4", "12,6"])[1], "12,5");
}

/// Counts have no bound; where a group is of more ages than one none of them is the group's.
#[test]
fn a_figure_has_the_bound_that_its_page_holds_it_against() {
    let groups = |rows: &str| {
        let head = "regulation: tt09-2024\ncontent: ke_hoach_ket_qua_mam_non\npublished: 2024-06-20\n";
        vec![("2024-2025/kq.yaml", format!("{head}items: {{ket_qua: {{so_tre: [{rows}]}}}}\n"))]
    };
    let row = |group: &str| format!("{{khoi: {group}, so_lop: 4, hoc_sinh: 81}}");
    let figures = |rows: &[&str]| {
        let rows = rows.iter().map(|group| row(group)).collect::<Vec<_>>().join(", ");
        data(&schools(&[groups(&rows), vec![]]), "a/so-sanh.js")["nam"]["2023-2024"].clone()
    };
    let one = figures(&["Lớp mẫu giáo 3-4 tuổi"]);
    assert_eq!(one["si_so_mam_non"]["luat"], serde_json::json!([false, "25", "25"]));
    assert_eq!((&one["tre"]["luat"], &one["nhom_lop"]["luat"]), (&Value::Null, &Value::Null));
    let two = figures(&["Lớp mẫu giáo 3-4 tuổi", "Lớp mẫu giáo 5-6 tuổi"]);
    assert_eq!(two["si_so_mam_non"]["luat"], serde_json::json!([false, "25", "35"]));
    let mixed = figures(&["Lớp mẫu giáo 3-4 tuổi", "Lớp mẫu giáo ghép"]);
    assert_eq!((&mixed["si_so_mam_non"]["so"], &mixed["si_so_mam_non"]["luat"]), (&"20,3".into(), &Value::Null));
}

#[test]
fn the_page_tells_its_script_all_figures_and_says_what_there_is_without_it() {
    let made = site();
    let page = text(&made, "so-sanh/index.html");
    let packs = Packs::embedded();
    let figures = packs.glance.size.len() + packs.glance.figures.len();
    assert_eq!(texts(page, "[data-figure]").len(), figures);
    assert_eq!(texts(page, "noscript").len(), 1);
    assert_eq!(texts(page, "section a"), ["Trường mầm non, mẫu giáo"]);
    assert!(text(&made, "index.html").contains("href=\"so-sanh/index.html\""));
}

#[test]
fn one_file_holds_the_figures_of_all_schools() {
    let made = site();
    let text = text(&made, "du-lieu/con-so.csv").trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<std::collections::BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    for (slug, children) in CHILDREN {
        let row = rows.iter().find(|row| row["id"] == format!("{slug}/2023-2024/tre")).unwrap();
        let said = ["so", "quy_dinh", "cong_khai", "minh_hoa"].map(|head| row[head].as_str());
        let invented = if slug == "x" { "có" } else { "không" };
        assert_eq!(said, [children.to_string().as_str(), "36/2017/TT-BGDĐT", "2024-05-28", invented]);
    }
}

/// The page and the ways to it are there where there is anybody to compare with.
#[test]
fn who_has_nobody_to_be_compared_with_is_not_told_to() {
    let form = |children: u32| {
        vec![("2022-2023/bieu-mau-02.yaml", form("02", &format!("tong_so_tre: {{tong_so: {children}}}")))]
    };
    let is_there = |made: &Outcome| {
        let there = made.output.artifacts.keys().any(|route| route.as_str() == "so-sanh/index.html");
        (there, ["index.html", "a/index.html"].map(|page| text(made, page).contains("so-sanh/index.html")))
    };
    let two = schools(&[form(60), form(70)]);
    assert_eq!(is_there(&two), (true, [true, true]));
    // a school with its office
    let office = ("content/phong/unit.yaml".to_owned(), "name: Phòng\ntype: quan-ly\nmanages: [a]\n".to_owned());
    let school = "name: Trường A\ntype: mam-non\nphone: \"0215\"\nduties: none\nduties_reason: thử.\n".to_owned();
    let files = [
        ("content/site.yaml".to_owned(), "title: Cổng\n".to_owned()),
        office,
        ("content/a/unit.yaml".to_owned(), school),
        ("content/a/disclosures/2022-2023/bieu-mau-02.yaml".to_owned(), form(60)[0].1.clone()),
    ];
    assert_eq!(is_there(&made(files.into())), (false, [false, false]));
    // nobody has disclosed anything
    assert_eq!(is_there(&schools(&[vec![], vec![]])), (false, [false, false]));
}
