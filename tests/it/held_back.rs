//! One broken unit of many: the others go public, that unit keeps its last good version, and nothing says otherwise. Each time it is mended the
//! site is the one that a fresh build makes.

use crate::support::{Site, contents, run};
use std::collections::BTreeMap;
use std::fs;

const DISCLOSURE: &str = "regulation: tt36-2017\nform: \"03\"\npublished: 2023-09-15\n";

/// An office with two schools, each with a page; one links to the other's.
fn office() -> Site {
    let page = |title: &str, text: &str| format!("---\ntitle: {title}\n---\n{text}\n");
    Site::empty()
        .with("content/site.yaml", "title: Cổng công khai\nbase_url: https://hoa.example.vn/\n")
        .with("content/phong/unit.yaml", "name: Phòng Giáo dục Hoa\ntype: quan-ly\nmanages: [mn-a, mn-b]\n")
        .with("content/mn-a/unit.yaml", "name: Trường Mầm non An\ntype: mam-non\nphone: \"0215 3825 111\"\n")
        .with("content/mn-a/pages/gioi-thieu.md", page("Giới thiệu", "Trường ở đầu thị trấn Cẩm Thạch."))
        .with("content/mn-b/unit.yaml", "name: Trường Mầm non Bình\ntype: mam-non\nphone: \"0215 3825 112\"\n")
        .with(
            "content/mn-b/pages/gioi-thieu.md",
            page("Giới thiệu", "Xem [trường bạn](../../mn-a/pages/gioi-thieu.md)."),
        )
}

const BROKEN: &str = "---\ntitle: Giới thiệu\nnoluc: sai\n---\nTrường vừa chuyển sang Ngọc Bích.\n";
const PAGE_A: &str = "content/mn-a/pages/gioi-thieu.md";
const BUILT_A: &str = "mn-a/trang/gioi-thieu.html";

fn built(site: &Site, day: &str, options: &[&str]) -> crate::support::Run {
    let mut command = crate::support::program();
    run(command.arg("build").arg(site.path()).args(["--today", day, "--no-sync"]).args(options))
}

fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.public().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn published(site: &Site) -> BTreeMap<String, Vec<u8>> {
    contents(&site.public())
}

/// The same sources built into a folder that is not there yet.
fn fresh(site: &Site, day: &str) -> BTreeMap<String, Vec<u8>> {
    let out = site.beside("moi-tinh");
    let _ = fs::remove_dir_all(&out);
    built(site, day, &["-o", out.to_str().unwrap()]).exits(0);
    contents(&out)
}

/// Pages without what says which version they are.
fn without_banner(pages: &BTreeMap<String, Vec<u8>>, below: &str) -> BTreeMap<String, String> {
    let plain = |bytes: &Vec<u8>| {
        let text = String::from_utf8_lossy(bytes);
        text.lines().filter(|line| !line.contains("class=\"illus older\"")).map(|line| format!("{line}\n")).collect()
    };
    pages.iter().filter(|(path, _)| path.starts_with(below)).map(|(path, bytes)| (path.clone(), plain(bytes))).collect()
}

#[test]
fn good_broken_mended() {
    let site = office();
    built(&site, "2024-06-01", &[]).exits(0);
    let good = published(&site);
    assert_eq!(good, fresh(&site, "2024-06-01"));

    // broken, while the other school has news
    site.write(PAGE_A, BROKEN);
    site.write("content/mn-b/pages/moi.md", "---\ntitle: Tin mới\n---\nTin của ngày hôm nay.\n");
    let said = built(&site, "2024-06-01", &[]).exits(1).says("noluc").says("gioi-thieu.md").says("Giữ lại 1 đơn vị");
    assert!(
        said.stderr.contains("mn-a (Trường Mầm non An): 1 điều phải sửa; trang của đơn vị này là bản ngày 1/6/2024"),
        "{}",
        said.stderr
    );
    assert!(text(&site, "mn-b/trang/moi.html").contains("Tin của ngày hôm nay"));
    assert!(!text(&site, "mn-b/trang/moi.html").contains("older"));
    let page = text(&site, BUILT_A);
    assert!(page.contains("Cẩm Thạch") && !page.contains("Ngọc Bích"));
    assert!(
        page.contains("<p class=\"illus older\">Trang này là bản ngày 1/6/2024. Bản mới hơn chưa công bố được.</p>")
    );
    // all pages of the unit are what they were, but for the banner
    let broken = published(&site);
    assert_eq!(without_banner(&good, "mn-a/"), without_banner(&broken, "mn-a/"));
    // who adds up says whose figures are older, and names nobody else
    for path in ["index.html", "phong/index.html"] {
        let page = text(&site, path);
        assert!(page.contains("Trường Mầm non An: số liệu ở đây là của bản ngày 1/6/2024"), "{path}");
        assert!(page.contains("bản ngày 1/6/2024; bản mới hơn chưa công bố được"), "{path}");
        assert!(!page.contains("Bình: số liệu"), "{path}");
    }
    // old words are found still, new ones are not
    let index: String = broken
        .iter()
        .filter(|(path, _)| path.starts_with("tai-nguyen/tim/"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(
        index.contains("thach") && index.contains("tin moi") | index.contains("Tin mới") && !index.contains("bich")
    );
    let sitemaps: Vec<_> =
        broken.iter().filter(|(path, _)| path.ends_with(".xml")).map(|(_, b)| String::from_utf8_lossy(b)).collect();
    assert!(sitemaps.iter().any(|map| map.contains("https://hoa.example.vn/mn-a/trang/gioi-thieu.html")));
    assert_eq!(
        good.keys().filter(|path| path.starts_with("mn-a/")).collect::<Vec<_>>(),
        broken.keys().filter(|path| path.starts_with("mn-a/")).collect::<Vec<_>>()
    );

    // nothing to do is still no success, and says the same
    built(&site, "2024-06-01", &[]).exits(1).says("Không có gì thay đổi").says("noluc").says("Giữ lại 1 đơn vị");
    assert_eq!(broken, published(&site));
    // a later day: the version stays what it is
    built(&site, "2024-06-20", &[]).exits(1).says("bản ngày 1/6/2024");
    assert!(text(&site, BUILT_A).contains("bản ngày 1/6/2024"));

    // mended
    site.write(PAGE_A, BROKEN.replace("noluc: sai\n", ""));
    built(&site, "2024-06-20", &[]).exits(0);
    assert!(text(&site, BUILT_A).contains("Ngọc Bích"));
    assert_eq!(published(&site), fresh(&site, "2024-06-20"));
    assert!(published(&site).values().all(|bytes| !String::from_utf8_lossy(bytes).contains("illus older")));

    // the next version is the one that stays
    site.write(PAGE_A, BROKEN);
    built(&site, "2024-06-21", &[]).exits(1).says("bản ngày 20/6/2024");
    assert!(text(&site, BUILT_A).contains("Ngọc Bích"));
}

/// The middle of schools is of older figures where one of them is held back.
#[test]
fn pages_that_compare_schools_say_whose_figures_are_older() {
    let form =
        "regulation: tt36-2017\nform: \"02\"\npublished: 2023-05-28\ntables: {chinh: {tong_so_tre: {tong_so: 60}}}\n";
    let of = |unit: &str| format!("content/{unit}/disclosures/2022-2023/bieu-mau-02.yaml");
    let site = office().with(&of("mn-a"), form).with(&of("mn-b"), form);
    built(&site, "2024-06-01", &[]).exits(0);
    site.write(PAGE_A, BROKEN);
    built(&site, "2024-06-01", &[]).exits(1).says("Giữ lại 1 đơn vị");
    for path in ["so-sanh/index.html", "so-sanh/mam-non.html"] {
        let page = text(&site, path);
        assert!(page.contains("Trường Mầm non An: số liệu ở đây là của bản ngày 1/6/2024"), "{path}");
    }
}

#[test]
fn all_or_nothing_publishes_nothing() {
    let site = office();
    built(&site, "2024-06-01", &["--all-or-nothing"]).exits(0);
    let good = published(&site);
    site.write(PAGE_A, BROKEN);
    site.write("content/mn-b/pages/moi.md", "---\ntitle: Tin mới\n---\nTin.\n");
    for _ in 0..2 {
        built(&site, "2024-06-01", &["--all-or-nothing"]).exits(1).says("noluc").says("Chưa công bố gì");
        assert_eq!(good, published(&site));
    }
    // what was held back once is not taken for published
    built(&site, "2024-06-01", &[]).exits(1).says("Giữ lại 1 đơn vị");
    built(&site, "2024-06-01", &["--all-or-nothing"]).exits(1).says("Chưa công bố gì");
}

#[test]
fn warnings_hold_back_where_they_count_as_errors() {
    let site = office();
    built(&site, "2024-06-01", &["--strict"]).exits(0);
    // letters in pieces are warned of
    site.write("content/mn-a/unit.yaml", "name: Tru\u{31b}o\u{300}ng Mầm non An mới\ntype: mam-non\n");
    built(&site, "2024-06-01", &["--strict"]).exits(1).says("Giữ lại 1 đơn vị").says("bản ngày 1/6/2024");
    assert!(!text(&site, "mn-a/index.html").contains("An mới"));
    built(&site, "2024-06-01", &[]).exits(0);
    assert!(text(&site, "mn-a/index.html").contains("An mới"));
}

#[test]
fn a_unit_that_never_was_good_has_its_name_and_says_so() {
    let site = office();
    site.write(PAGE_A, BROKEN);
    built(&site, "2024-06-01", &[]).exits(1).says("chưa có bản nào tốt");
    let home = text(&site, "mn-a/index.html");
    assert!(home.contains("Trường Mầm non An") && home.contains("chưa công bố được nội dung nào ở đây"));
    assert!(text(&site, "index.html").contains("Trường Mầm non An: chưa có số liệu ở đây"));
    assert!(!site.public().join(BUILT_A).exists());
}

#[test]
fn a_unit_without_a_readable_name_is_said_to_be_missing() {
    for broken in ["name: [\n", "name: Trường Mầm non An\ntype: sai\n"] {
        let site = office();
        fs::remove_file(site.path().join("content/mn-b/pages/gioi-thieu.md")).unwrap();
        site.write("content/mn-a/unit.yaml", broken);
        let said = built(&site, "2024-06-01", &[]).exits(1).says("chưa đọc được tên và loại");
        assert!(said.stderr.contains("Giữ lại 1 đơn vị"), "the office is held back, too: {}", said.stderr);
        assert!(!site.public().join("mn-a").exists());
        for path in ["index.html", "phong/index.html"] {
            assert!(text(&site, path).contains("Thư mục mn-a: đơn vị này chưa có ở đây"), "{path}");
        }
    }
}

#[test]
fn a_unit_that_lost_its_description_keeps_its_pages() {
    for damage in ["remove", "rename", "bytes"] {
        let site = office();
        built(&site, "2024-06-01", &[]).exits(0);
        let good = published(&site);
        let file = site.path().join("content/mn-a/unit.yaml");
        match damage {
            "remove" => fs::remove_file(&file).unwrap(),
            "rename" => fs::rename(&file, site.path().join("content/mn-a/unit.txt")).unwrap(),
            _ => fs::write(&file, [0xff, 0xfe, b'a']).unwrap(),
        }
        built(&site, "2024-06-01", &[]).exits(1).says("Giữ lại 1 đơn vị").says("bản ngày 1/6/2024");
        assert_eq!(without_banner(&good, "mn-a/"), without_banner(&published(&site), "mn-a/"), "{damage}");
    }
}

#[test]
fn who_leads_to_what_is_held_back_waits_too() {
    let site = office();
    built(&site, "2024-06-01", &[]).exits(0);
    site.write(PAGE_A, BROKEN);
    site.write("content/mn-a/pages/them.md", "---\ntitle: Thêm\n---\nMới.\n");
    site.write("content/mn-b/pages/moi.md", "---\ntitle: Mới\n---\nXem [thêm](../../mn-a/pages/them.md).\n");
    built(&site, "2024-06-01", &[]).exits(1).says("Giữ lại 2 đơn vị").says("dẫn tới một mục");
    assert!(!site.public().join("mn-b/trang/moi.html").exists());
    site.write(PAGE_A, BROKEN.replace("noluc: sai\n", ""));
    built(&site, "2024-06-01", &[]).exits(0);
    assert_eq!(published(&site), fresh(&site, "2024-06-01"));
}

#[test]
fn errors_of_the_site_itself_and_of_a_single_unit_stop_everything() {
    let site = office();
    built(&site, "2024-06-01", &[]).exits(0);
    let good = published(&site);
    site.write(PAGE_A, BROKEN);
    for (path, whole, broken) in
        [("content/site.yaml", "title: Cổng công khai\n", "title: Cổng\nsai: 1\n"), ("packs/sai.yaml", "", "id: [\n")]
    {
        site.write(path, broken);
        built(&site, "2024-06-01", &[]).exits(1).says("Chưa công bố gì").says("noluc");
        assert_eq!(good, published(&site));
        if whole.is_empty() { fs::remove_file(site.path().join(path)).unwrap() } else { site.write(path, whole) }
    }
    let single = Site::with_page("gioi-thieu", "Trường.\n");
    built(&single, "2024-06-01", &[]).exits(0);
    assert!(!single.path().join(".congkhai-ban-tot").exists());
    single.write(&crate::support::page("gioi-thieu"), BROKEN);
    built(&single, "2024-06-01", &[]).exits(1).says("Chưa công bố gì");
    // all units of many
    for unit in ["phong", "mn-b"] {
        site.write(&format!("content/{unit}/unit.yaml"), "name: [\n");
    }
    built(&site, "2024-06-01", &[]).exits(1).says("Chưa công bố gì");
    assert_eq!(good, published(&site));
}

#[test]
fn without_a_good_version_public_pages_are_not_given_up() {
    let site = office();
    built(&site, "2024-06-01", &[]).exits(0);
    let good = published(&site);
    site.write(PAGE_A, BROKEN);
    let kept = site.path().join(".congkhai-ban-tot/mn-a.nguon");
    let whole = fs::read(&kept).unwrap();
    for damage in ["", "congkhai-ban-tot 1 x\n"] {
        fs::write(&kept, damage).unwrap();
        built(&site, "2024-06-01", &[]).exits(1).says("Không giữ lại riêng mn-a được").says("Chưa công bố gì");
        assert_eq!(good, published(&site));
    }
    let mut changed = whole.clone();
    let last = changed.len() - 2;
    changed[last] ^= 1;
    fs::write(&kept, changed).unwrap();
    built(&site, "2024-06-01", &[]).exits(1).says("Không giữ lại riêng mn-a được");
    fs::write(&kept, whole).unwrap();
    built(&site, "2024-06-01", &[]).exits(1).says("Giữ lại 1 đơn vị");
}

#[test]
fn sources_of_units_that_are_gone_are_not_kept() {
    let site = office().with("content/mn-a/disclosures/2023-2024/bieu-mau-03.yaml", DISCLOSURE);
    let large = vec![b'x'; 100_000];
    site.write("content/mn-a/static/lon.txt", &large);
    built(&site, "2024-06-01", &[]).exits(0);
    let kept = site.path().join(".congkhai-ban-tot");
    assert!(fs::metadata(kept.join("mn-a.nguon")).unwrap().len() < 50_000, "what is published is kept twice");
    // it comes from the published site
    fs::remove_file(site.path().join("content/mn-a/static/lon.txt")).unwrap();
    site.write(PAGE_A, BROKEN);
    built(&site, "2024-06-01", &[]).exits(1).says("bản ngày 1/6/2024");
    assert_eq!(published(&site)["mn-a/tep/lon.txt"], large);
    fs::remove_dir_all(site.path().join("content/mn-b")).unwrap();
    site.write("content/phong/unit.yaml", "name: Phòng Giáo dục Hoa\ntype: quan-ly\nmanages: [mn-a]\n");
    built(&site, "2024-06-01", &[]).exits(1).says("Giữ lại 1 đơn vị");
    let mut names: Vec<_> =
        fs::read_dir(&kept).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, [".gitignore", "mn-a.nguon", "phong.nguon"]);
    fs::remove_dir_all(site.path().join("content/phong")).unwrap();
    site.write(PAGE_A, "---\ntitle: Giới thiệu\n---\nA.\n");
    built(&site, "2024-06-01", &[]).exits(0);
    assert_eq!(fs::read_dir(&kept).unwrap().count(), 1);
}

#[test]
fn names_that_differ_on_the_disk_are_kept_too() {
    let site = office();
    fs::rename(site.path().join("content/mn-a/unit.yaml"), site.path().join("content/mn-a/unit.yml")).unwrap();
    fs::rename(site.path().join(PAGE_A), site.path().join("content/mn-a/pages/gioi-thieu.MD")).unwrap();
    built(&site, "2024-06-01", &[]).exits(0);
    site.write("content/mn-a/pages/gioi-thieu.MD", BROKEN);
    built(&site, "2024-06-01", &[]).exits(1).says("bản ngày 1/6/2024");
    assert!(text(&site, BUILT_A).contains("Cẩm Thạch"));
}

#[test]
fn what_was_found_of_persons_is_not_shown_by_a_build_that_has_nothing_to_do() {
    let site = office();
    built(&site, "2024-06-01", &[]).exits(0);
    site.write(PAGE_A, "---\ntitle: Giới thiệu\n---\nCăn cước công dân số 036092012345 của phụ huynh.\n");
    for _ in 0..2 {
        built(&site, "2024-06-01", &[]).exits(1).says("CK1401").says("Giữ lại 1 đơn vị").does_not_say("036092012345");
    }
}
