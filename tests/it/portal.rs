//! The front page of many schools and of an office: where to find one, by its kind or commune, and how it stands.

use crate::support::Site;
use scraper::{ElementRef, Html, Selector};

const OFFICE: &str = "content/phong/unit.yaml";

/// `n` schools in communes of three each; every fifth says no commune.
fn site(n: usize) -> Site {
    let site = Site::empty().with("content/site.yaml", "title: Cổng\n");
    for at in 0..n {
        let commune =
            if at % 5 == 4 { String::new() } else { format!("commune: Xã {}\n", ["Đá", "Ba", "Cả"][at / 3 % 3]) };
        let kind = ["mam-non", "thcs"][at % 2];
        site.write(
            &format!("content/s{at:02}/unit.yaml"),
            format!("name: Trường {at:02}\ntype: {kind}\nphone: \"0215 3825 111\"\n{commune}"),
        );
    }
    site.write(OFFICE, "name: Phòng\ntype: quan-ly\nmanages: [s00, s01]\n");
    site
}

fn page(site: &Site, path: &str) -> Html {
    Html::parse_document(&std::fs::read_to_string(site.public().join(path)).unwrap())
}

fn all<'a>(of: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    of.select(&Selector::parse(selector).unwrap()).collect()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let text = |e: ElementRef<'_>| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    all(page.root_element(), selector).into_iter().map(text).collect()
}

#[test]
fn a_few_schools_are_listed_by_kind_offices_last() {
    let site = site(4);
    site.build().exits(0);
    let portal = page(&site, "index.html");
    assert_eq!(
        texts(&portal, "#cac-don-vi h2"),
        ["Trường mầm non, mẫu giáo", "Trường trung học cơ sở", "Cơ quan quản lý giáo dục"]
    );
    assert_eq!(texts(&portal, "#cac-don-vi li a"), ["Trường 00", "Trường 02", "Trường 01", "Trường 03", "Phòng"]);
    // as of 15/6/2024 nothing that is published, and things that were due
    let states = texts(&portal, "#cac-don-vi .state");
    assert!(states.len() == 4 && states.iter().all(|state| state.starts_with("thiếu ")), "{states:?}");
    assert!(texts(&portal, "nav ul.inline").is_empty(), "no ways within so short a list");
}

#[test]
fn many_schools_are_listed_by_commune_with_a_way_to_each() {
    let site = site(30);
    site.build().exits(0);
    let portal = page(&site, "index.html");
    let heads = texts(&portal, "#cac-don-vi h2");
    assert_eq!(heads, ["Xã Ba", "Xã Cả", "Xã Đá", "Chưa ghi xã, phường", "Cơ quan quản lý giáo dục"]);
    let jumps = all(portal.root_element(), "nav ul.inline a");
    assert_eq!(jumps.len(), heads.len());
    for (jump, section) in jumps.into_iter().zip(all(portal.root_element(), "#cac-don-vi section")) {
        assert_eq!(jump.attr("href").unwrap(), format!("#{}", section.attr("id").unwrap()));
        let count = all(section, "li").len();
        assert!(jump.text().collect::<String>().ends_with(&format!("({count})")));
    }
    assert_eq!(texts(&portal, "#cac-don-vi li a").len(), 31);
}

#[test]
fn the_box_that_finds_a_school_is_hidden_until_its_script_runs() {
    let site = site(4);
    site.build().exits(0);
    let portal = page(&site, "index.html");
    let finder = all(portal.root_element(), "[data-list]")[0];
    assert!(finder.attr("hidden").is_some());
    assert_eq!(finder.attr("data-list"), Some("cac-don-vi"));
    assert_eq!(all(portal.root_element(), "script[src*=con-lai]").len(), 1);
    // one school needs none
    let one = Site::small();
    one.build().exits(0);
    assert!(all(page(&one, "index.html").root_element(), "[data-list]").is_empty());
}

#[test]
fn an_office_lists_the_schools_that_it_manages() {
    let site = site(4);
    site.build().exits(0);
    let office = page(&site, "phong/index.html");
    assert_eq!(texts(&office, "#cac-don-vi li a"), ["Trường 00", "Trường 01"]);
    assert!(texts(&office, "p.totals")[0].contains("2 trong 2 trường còn thiếu: "));
    assert_eq!(all(office.root_element(), "p.totals a")[0].attr("href"), Some("lich/don-vi.html"));
    site.write(OFFICE, "name: Phòng\ntype: quan-ly\n");
    site.build().exits(0);
    assert!(texts(&page(&site, "phong/index.html"), "#cac-don-vi").is_empty());
}
