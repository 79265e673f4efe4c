//! Plain names: what a parent would call a form, a content, a duty stands where readers look; the official title stands beside it, and alone on
//! what is printed or handed on as data. Sources in, pages out.

use crate::support::{Run, Site, program, run};
use congkhai::pack::{PLAIN_NAME, Packs};
use scraper::{Html, Selector};
use std::fs;

fn texts(html: &str, selector: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    let selector = Selector::parse(selector).unwrap();
    document
        .select(&selector)
        .map(|e| e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// A preschool with form 02, a content of Circular 09/2024 and a budget report.
fn built() -> Site {
    let form = "regulation: tt36-2017\nform: \"02\"\npublished: 2024-05-20\ntables:\n  chinh:\n    tong_so_tre: {tong_so: 250}\n";
    let content =
        "regulation: tt09-2024\ncontent: thu_chi_tai_chinh\npublished: 2025-06-20\nitems:\n  so_du_quy: n/a\n";
    let budget = "regulation: finance-disclosure\nform: \"3\"\nperiod: quý 3\npublished: 2024-10-10\ntables:\n  chinh:\n    thu: {thuc_hien: 5000000}\n";
    let site = Site::small()
        .with("content/mam-non-hoa-sen/disclosures/2023-2024/bieu-02.yaml", form)
        .with("content/mam-non-hoa-sen/disclosures/2024-2025/tai-chinh.yaml", content)
        .with("content/mam-non-hoa-sen/finance/2024/bieu-3.yaml", budget);
    let _: Run = run(program().arg("build").arg(site.path()).args(["--today", "2025-07-01", "--no-sync"])).exits(0);
    site
}

fn page(site: &Site, path: &str) -> String {
    fs::read_to_string(site.public().join(format!("mam-non-hoa-sen/{path}"))).unwrap()
}

const PLAIN: &str = "Số trẻ, sức khỏe, dinh dưỡng, năm học 2023-2024";
const OFFICIAL: &str = "Công khai chất lượng giáo dục mầm non thực tế";

#[test]
fn everything_that_readers_meet_has_a_short_name() {
    let packs = Packs::embedded();
    let mut seen = 0;
    for regime in &packs.regimes {
        let own = regime.own_schedules().map(|s| (&s.id, &s.name));
        let named = regime
            .forms
            .iter()
            .map(|f| (&f.id, &f.name))
            .chain(regime.contents.iter().map(|c| (&c.id, &c.name)))
            .chain(own)
            .chain(regime.disclosures.iter().map(|d| (&d.id, &d.name)))
            .chain(regime.channels.iter().filter(|c| c.due.is_some()).map(|c| (&c.id, &c.name)))
            .chain(regime.reporting.iter().filter(|r| r.due.is_some()).map(|r| (&r.id, &r.name)));
        for (id, name) in named {
            let name = name.as_deref().unwrap_or_else(|| panic!("{}: {id} has no plain name", regime.id));
            assert!((5..=PLAIN_NAME).contains(&name.chars().count()), "{}: {id}: {name}", regime.id);
            seen += 1;
        }
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn a_form_is_headed_by_its_plain_name_and_prints_its_official_title() {
    let site = built();
    let html = page(&site, "cong-khai/2023-2024/bieu-02.html");
    assert_eq!(texts(&html, "h1"), [PLAIN]);
    assert_eq!(texts(&html, "main > .eyebrow"), ["Biểu mẫu 02"]);
    assert_eq!(texts(&html, "main > .official"), [OFFICIAL]);
    assert_eq!(texts(&html, ".paper h2"), [format!("{OFFICIAL}, năm học 2023-2024")]);
    assert!(texts(&html, "title")[0].starts_with(PLAIN));
    let data = page(&site, "cong-khai/2023-2024/bieu-02.json");
    assert!(data.contains(OFFICIAL) && !data.contains("dinh dưỡng,"), "data has the official title");
    let content = page(&site, "cong-khai/2024-2025/tai-chinh.html");
    assert_eq!(texts(&content, "h1"), ["Học phí, thu chi, năm học 2024-2025"]);
    assert_eq!(texts(&content, "main > .official"), ["Thu, chi tài chính"]);
    let budget = page(&site, "cong-khai/ngan-sach-2024/bieu-3.html");
    assert_eq!(texts(&budget, "h1"), ["Thu chi ngân sách, quý 3 năm 2024"]);
}

#[test]
fn the_front_page_links_by_the_plain_name() {
    let links = texts(&page(&built(), "index.html"), "main a");
    assert!(links.iter().any(|link| link == PLAIN), "{links:#?}");
    assert!(links.iter().all(|link| !link.contains(OFFICIAL)), "{links:#?}");
}

#[test]
fn a_duty_is_called_as_the_form_that_the_school_fills_in_for_it() {
    let site = built();
    let html = page(&site, "lich/2023-2024.html");
    let duties = texts(&html, ".ob h3");
    assert!(duties.iter().any(|title| title == "Số trẻ, sức khỏe, dinh dưỡng"), "{duties:#?}");
    assert!(duties.iter().any(|title| title.starts_with("Thu chi ngân sách trong quý (quý 3")), "{duties:#?}");
    let official = texts(&html, ".ob .official");
    assert!(official.iter().any(|title| title == "Chất lượng giáo dục thực tế"), "{official:#?}");
}

#[test]
fn a_name_that_is_no_short_one_is_refused() {
    let pack = |name: &str| {
        format!(
            "kind: disclosure\nid: so-thu\nnumber: 1/2024\ntitle: T\nissuer: S\nissued: \"2024-01-01\"\nprovenance: [{{section: s, status: seed}}]\n\
             contents:\n  - {{id: an, label: Bữa ăn của học sinh, name: \"{name}\", items: [{{id: a, label: A, type: prose}}]}}\n"
        )
    };
    let long = "Tên này dài hơn bốn mươi chữ cái nên không là tên ngắn";
    for (name, refused) in [("Bữa ăn", false), (long, true), ("", true)] {
        let run = Site::small().with("packs/so-thu.yaml", pack(name)).check();
        let said = format!("{}{}", run.stdout, run.stderr);
        assert_eq!(said.contains("CK0801"), refused, "{name}: {said}");
        assert!(!refused || said.contains("tối đa") || said.contains("từ 1 đến 40"), "{said}");
    }
}
