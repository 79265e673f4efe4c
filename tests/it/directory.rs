//! A portal of more units than one list holds: a page for each commune and kind, split where it is long; every unit is found on them, those that
//! lack something first; no page grows with the number of units.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::source::Snapshot;
use jiff::civil::date;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;

/// Of a list's page; of the overview's.
const PAGE: usize = 100;

/// Schools in three communes of two provinces, one that says no commune, one whose duties are not followed; offices, which have few pages.
fn site(offices: usize) -> Outcome {
    let mut files = Vec::new();
    let mut unit = |slug: &str, text: String| files.push((format!("content/{slug}/unit.yaml"), text));
    for (at, (commune, province)) in
        [("Xã Đá", "Lào Cai"), ("Xã Đá", "Sơn La"), ("xã đá", "Lào Cai"), ("Xã Dá", "Lào Cai"), ("", "Sơn La")]
            .into_iter()
            .enumerate()
    {
        let commune = if commune.is_empty() { String::new() } else { format!("commune: {commune}\n") };
        let kind = ["mam-non", "thcs"][at % 2];
        let more = if at == 3 { "duties: none\nduties_reason: thử.\n" } else { "" };
        unit(
            &format!("s{at}"),
            format!("name: Trường {at}\ntype: {kind}\nphone: \"0215\"\nprovince: {province}\n{commune}{more}"),
        );
    }
    for at in 0..offices {
        let text = format!("name: Phòng {at:03}\ntype: quan-ly\ncommune: Phường Sáu\nprovince: Sơn La\n");
        unit(&format!("p{at:03}"), text);
    }
    made(files)
}

fn made(mut files: Vec<(String, String)>) -> Outcome {
    files.push(("content/site.yaml".to_owned(), "title: Cổng\nbase_url: https://e.vn/\n".to_owned()));
    let files = files.into_iter().map(|(path, text)| (path, text.into_bytes()));
    build(&Snapshot::from_files(files), &Packs::embedded(), date(2025, 7, 15), &Options::default(), &mut ())
}

fn text<'o>(made: &'o Outcome, address: &str) -> &'o str {
    let found = made.output.artifacts.iter().find(|(route, _)| route.as_str() == address);
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {address}"));
    std::str::from_utf8(bytes).unwrap()
}

fn page(made: &Outcome, address: &str) -> Html {
    Html::parse_document(text(made, address))
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let text = |e: ElementRef<'_>| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&Selector::parse(selector).unwrap()).map(text).collect()
}

fn hrefs(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|link| link.attr("href").unwrap().to_owned()).collect()
}

fn addresses(made: &Outcome, folder: &str) -> Vec<String> {
    let all = made.output.artifacts.keys().map(congkhai::site::Route::as_str);
    all.filter(|route| route.starts_with(folder) && route.ends_with(".html")).map(str::to_owned).collect()
}

#[test]
fn sixty_units_are_one_list_and_more_are_lists_by_place_and_kind() {
    let one = site(55);
    assert_eq!(texts(&page(&one, "index.html"), "#cac-don-vi li").len(), 60);
    assert!(addresses(&one, "xa-phuong/").is_empty());
    let made = site(56);
    let portal = page(&made, "index.html");
    assert!(texts(&portal, "#cac-don-vi").is_empty());
    assert_eq!(texts(&portal, ".ways h2"), ["Theo tỉnh, thành phố", "Theo loại đơn vị"]);
    assert_eq!(hrefs(&portal, ".ways a")[..2], ["tinh-thanh/lao-cai.html", "tinh-thanh/son-la.html"]);
    assert_eq!(texts(&portal, ".ways .detail")[..2], ["3 trường, 2 còn thiếu", "2 trường, 2 còn thiếu"]);
    assert_eq!(texts(&portal, ".tally li"), ["4 trường còn thiếu", "1 trường không theo dõi năm học này"]);
    // written in two ways, alike without marks, elsewhere, nowhere
    assert_eq!(texts(&page(&made, "tinh-thanh/lao-cai.html"), ".ways a"), ["Xã Đá / Xã Dá"]);
    assert_eq!(
        texts(&page(&made, "tinh-thanh/son-la.html"), ".ways a"),
        ["Phường Sáu", "Xã Đá", "Chưa ghi xã, phường"]
    );
    assert_eq!(texts(&page(&made, "xa-phuong/xa-da-son-la.html"), "h1"), ["Xã Đá, Sơn La"]);
}

#[test]
fn every_unit_is_in_its_place_and_kind_once_and_those_that_lack_something_come_first() {
    let made = site(56);
    for folder in ["xa-phuong/", "loai-truong/"] {
        let found: Vec<String> = addresses(&made, folder)
            .iter()
            .flat_map(|address| hrefs(&page(&made, address), "#cac-don-vi li a"))
            .collect();
        let once: BTreeSet<&String> = found.iter().collect();
        assert_eq!((found.len(), once.len()), (61, 61), "{folder}");
    }
    let place = page(&made, "xa-phuong/xa-da-lao-cai.html");
    assert_eq!(texts(&place, "#cac-don-vi h2"), ["2 trường còn thiếu", "1 trường không theo dõi năm học này"]);
    assert_eq!(texts(&place, "#cac-don-vi li a"), ["Trường 0", "Trường 2", "Trường 3"]);
    assert_eq!(hrefs(&place, "nav ul.inline a"), ["#con-thieu", "#khong-theo-doi"]);
}

#[test]
fn a_long_list_is_split_and_leads_to_its_pages() {
    let made = site(2 * PAGE + 5);
    let pages = ["loai-truong/quan-ly.html", "loai-truong/quan-ly-trang-2.html", "loai-truong/quan-ly-trang-3.html"];
    let found: Vec<String> = pages.iter().flat_map(|p| texts(&page(&made, p), "#cac-don-vi li a")).collect();
    assert_eq!(found.len(), 205);
    assert!(found.is_sorted());
    let second = page(&made, pages[1]);
    assert_eq!(hrefs(&second, "[rel=prev], [rel=next]"), ["quan-ly.html", "quan-ly-trang-3.html"]);
    assert_eq!(hrefs(&second, "ul.tabs a"), ["quan-ly.html", "quan-ly-trang-2.html", "quan-ly-trang-3.html"]);
    assert_eq!(texts(&second, "h1"), ["Cơ quan quản lý giáo dục, trang 2"]);
}

/// One that says no province changes nothing for the others.
#[test]
fn a_unit_without_a_province_is_no_second_province() {
    let school = |at: usize, province: &str| {
        let place = format!("commune: Xã {}\n{province}", at % 7);
        let text =
            format!("name: Trường {at:03}\ntype: thcs\nphone: \"0215\"\nduties: none\nduties_reason: thử.\n{place}");
        (format!("content/s{at:03}/unit.yaml"), text)
    };
    let titles = |provinces: &[&str]| {
        let schools = (0..63).map(|at| school(at, provinces.get(at).copied().unwrap_or("province: Sơn La\n")));
        let made = made(schools.collect());
        let front = page(&made, "index.html");
        assert_eq!(texts(&front, ".ways li").len(), texts(&front, ".ways li a").len());
        (texts(&front, ".ways h2"), addresses(&made, "tinh-thanh/").len())
    };
    let by_place = ["Theo xã, phường", "Theo loại đơn vị"].map(str::to_owned).to_vec();
    assert_eq!(titles(&[]), (by_place.clone(), 0));
    assert_eq!(titles(&[""]), (by_place, 0));
    let all = ["Theo tỉnh, thành phố", "Theo xã, phường", "Theo loại đơn vị"].map(str::to_owned).to_vec();
    assert_eq!(titles(&["", "province: Lào Cai\n"]), (all, 2));
}

/// An office's own page has some of its units, and says so.
#[test]
fn an_office_of_very_many_units_says_how_many_its_page_shows() {
    let schools = (0..PAGE + 20).map(|at| {
        let text = format!("name: Trường {at:03}\ntype: thcs\nphone: \"0215\"\nduties: none\nduties_reason: thử.\n");
        (format!("content/s{at:03}/unit.yaml"), text)
    });
    let names: Vec<String> = (0..PAGE + 20).map(|at| format!("s{at:03}")).collect();
    let office = format!("name: Phòng\ntype: quan-ly\nmanages: [{}]\n", names.join(", "));
    let made = made(schools.chain([("content/phong/unit.yaml".to_owned(), office)]).collect());
    let home = page(&made, "phong/index.html");
    assert_eq!(texts(&home, "#cac-don-vi li").len(), PAGE);
    let said = texts(&home, "main p").join(" ");
    assert!(said.contains("100 trong 120 đơn vị"), "{said}");
}

#[test]
fn no_page_of_the_portal_grows_with_its_units() {
    let schools = |count: usize, followed: usize| {
        let school = |at: usize| {
            let place = format!("commune: Xã {}\nprovince: Sơn La\n", at % 3);
            let more = if at < followed { "" } else { "duties: none\nduties_reason: thử.\n" };
            let text = format!("name: Trường {at:03}\ntype: thcs\nphone: \"0215\"\n{place}{more}");
            (format!("content/s{at:03}/unit.yaml"), text)
        };
        made((0..count).map(school).collect())
    };
    // on more pages of the overview, of a list, in more files
    let (few, many) = (schools(101, 51), schools(320, 110));
    for address in ["index.html", "tim-kiem.html", "404.html", "lich/index.html", "loai-truong/thcs.html"] {
        let (few, many) = (text(&few, address).len(), text(&many, address).len());
        // longer numbers, further pages to choose from
        assert!(many < few + 1200, "{address}: {few} and {many} bytes");
    }
}

/// Where scripts do not run the search page leads to the lists; where they run, to all names.
#[test]
fn the_names_of_all_units_lie_in_one_script_and_without_it_the_lists_lead_to_each() {
    let made = site(56);
    let names = text(&made, "tai-nguyen/ten-truong.js");
    let data = names.trim().strip_prefix("congkhaiTruong(").and_then(|rest| rest.strip_suffix(')')).unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    let units = data["truong"].as_array().unwrap();
    assert_eq!(units.len(), 61);
    let school = units.iter().find(|unit| unit[0] == "s1").unwrap();
    let at = |list: &str, position: &serde_json::Value| {
        data[list][usize::try_from(position.as_u64().unwrap()).unwrap()].clone()
    };
    assert_eq!((school[1].as_str(), at("noi", &school[2])), (Some("Trường 1"), "Xã Đá, Sơn La".into()));
    assert_eq!(at("loai", &school[3]), "Trường trung học cơ sở");
    assert_eq!(school.as_array().unwrap().len(), 4, "nothing more of a unit that is what it was");
    let search = page(&made, "tim-kiem.html");
    assert!(texts(&search, "select[name=truong]").is_empty());
    assert_eq!(hrefs(&search, "#tim-kiem ~ section a").len(), 3);
    for address in ["index.html", "tim-kiem.html", "loai-truong/thcs.html"] {
        let page = page(&made, address);
        let boxes = page.select(&Selector::parse("[data-names]").unwrap()).count();
        let scripts = page.select(&Selector::parse("script[src*='ten-truong-']").unwrap()).count();
        assert_eq!((boxes, scripts), (1, 1), "{address}");
    }
}

/// A unit is found by the names that it had, and one that is no more says so.
#[test]
fn former_names_and_ends_lie_with_the_names() {
    let files = [
        ("content/a/unit.yaml", "name: Trường A\ntype: thcs\nclosed: {date: 1/7/2024, how: merged, into: [b]}\n"),
        (
            "content/b/unit.yaml",
            "name: Trường B\ntype: thcs\nformer_names: [{name: Trường Cấp II Bờ, until: 30/6/2020}]\n",
        ),
        ("content/c/unit.yaml", "name: Trường C\ntype: thcs\n"),
    ];
    let schools = (0..60).map(|at| (format!("content/s{at}/unit.yaml"), format!("name: Trường {at}\ntype: thcs\n")));
    let made = made(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).chain(schools).collect());
    let names = text(&made, "tai-nguyen/ten-truong.js").trim();
    let data: serde_json::Value =
        serde_json::from_str(names.strip_prefix("congkhaiTruong(").unwrap().strip_suffix(')').unwrap()).unwrap();
    let more = |slug: &str| {
        let units = data["truong"].as_array().unwrap();
        serde_json::json!(units.iter().find(|unit| unit[0] == slug).unwrap().as_array().unwrap()[4..])
    };
    assert_eq!(more("a"), serde_json::json!([[], "đã sáp nhập từ ngày 1/7/2024"]));
    assert_eq!(more("b"), serde_json::json!([["Trường Cấp II Bờ"]]));
    assert_eq!(more("c"), serde_json::json!([]));
}
