//! What leaves the screen: the foot of printed sheets, header files of hosts, pictures for shared addresses.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::source::Snapshot;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

const PAGE: &str = "a/van-ban/ke-hoach.html";
const DAY: Date = date(2024, 6, 15);

/// A site of two schools with one document each.
fn built(document: &str, base: Option<&str>, day: Date) -> BTreeMap<String, Vec<u8>> {
    let text = format!("---\nkind: KH\nabstract: Việc năm học\norgan: Trường\n---\n{document}\n");
    let files = [
        ("content/site.yaml", "title: Thử\n"),
        ("content/a/unit.yaml", "name: Trường A\ntype: mam-non\n"),
        ("content/a/documents/ke-hoach.md", &text),
        ("content/b/unit.yaml", "name: Trường B\ntype: thcs\n"),
        ("content/b/documents/ke-hoach.md", &text),
    ];
    let snapshot =
        Snapshot::from_files(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    let options = Options { base_url: base.map(str::to_owned), ..Options::default() };
    let outcome = build(&snapshot, &Packs::embedded(), day, &options, &mut ());
    assert_eq!(outcome.diagnostics.errors(), 0, "{:?}", outcome.diagnostics);
    outcome.output.artifacts.iter().map(|(route, bytes)| (route.to_string(), bytes.to_vec())).collect()
}

fn text(site: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(site[path].clone()).unwrap()
}

fn mark(site: &BTreeMap<String, Vec<u8>>, page: &str) -> String {
    let html = text(site, page);
    let (_, rest) = html.split_once("<div class=\"sheet-foot\">").unwrap();
    rest.split_once("<code>").and_then(|(_, rest)| rest.split_once("</code>")).unwrap().0.to_owned()
}

#[test]
fn the_mark_follows_the_content_alone() {
    let first = built("Nội dung.", None, DAY);
    let own = mark(&first, PAGE);
    assert_eq!(own.len(), 12);
    assert!(own.bytes().all(|b| b.is_ascii_hexdigit()));
    let later = built("Nội dung.", Some("https://truong.example/x/"), date(2025, 1, 1));
    assert_eq!(mark(&later, PAGE), own, "another day and address, the same content");
    assert_ne!(mark(&built("Nội dung khác.", None, DAY), PAGE), own);
    assert_ne!(mark(&first, "b/van-ban/ke-hoach.html"), own, "the same words of another school");
}

#[test]
fn a_code_needs_the_address_of_the_site() {
    let html = text(&built("Nội dung.", None, DAY), PAGE);
    assert!(!html.contains("class=\"qr\"") && !html.contains("og:image"));
    let site = built("Nội dung.", Some("https://truong.example/x/"), DAY);
    let html = text(&site, PAGE);
    assert!(html.contains("class=\"qr\""));
    assert!(html.contains("truong.example/x/a/van-ban/ke-hoach.html</li>"), "{html}");
    // a page that is no sheet of paper has no foot
    assert!(!text(&site, "a/index.html").contains("sheet-foot"));
}

#[test]
fn pictures_are_the_same_bytes_for_a_kind() {
    let (one, two) =
        (built("A.", Some("https://a.example/"), DAY), built("B.", Some("https://b.example/t/"), date(2025, 1, 1)));
    let pictures: Vec<&String> = one.keys().filter(|path| path.ends_with(".png")).collect();
    assert_eq!(
        pictures,
        ["tai-nguyen/chia-se-cong.png", "tai-nguyen/chia-se-mam-non.png", "tai-nguyen/chia-se-thcs.png"]
    );
    for path in pictures {
        assert_eq!(one[path], two[path], "{path}");
    }
    assert_ne!(one["tai-nguyen/chia-se-mam-non.png"], one["tai-nguyen/chia-se-thcs.png"]);
    assert!(text(&two, PAGE).contains("content=\"https://b.example/t/tai-nguyen/chia-se-mam-non.png\""));
    assert!(built("A.", None, DAY).keys().all(|path| !path.ends_with(".png")));
}

#[test]
fn header_files_say_what_the_pages_say() {
    for (base, place) in [(None, "/"), (Some("https://a.example/truong/"), "/truong/")] {
        let site = built("A.", base, DAY);
        let html = text(&site, PAGE);
        let policy = html.split_once("Content-Security-Policy\" content=\"").unwrap().1.split('"').next().unwrap();
        assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"));
        for file in ["_headers", ".htaccess", "may-chu/nginx.conf"] {
            let here = format!("{policy}; frame-ancestors 'self'");
            assert!(text(&site, file).contains(&here), "{file}");
        }
        assert!(text(&site, "_headers").contains(&format!("\n{place}*\n")));
        assert!(text(&site, ".htaccess").contains(&format!("ErrorDocument 404 {place}404.html")));
        assert!(text(&site, "may-chu/nginx.conf").contains(&format!("location {place} {{")));
    }
}
