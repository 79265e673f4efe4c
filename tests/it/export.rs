//! `congkhai export`: the site of one school in one file.

use crate::support::{Site, program, run};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

fn unpacked(file: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn two_schools() -> Site {
    Site::with_page("gioi-thieu", "Trường ở giữa xã.\n").with(
        "content/tieu-hoc-sao-mai/unit.yaml",
        "name: Trường Tiểu học Sao Mai\ntype: tieu-hoc\nphone: \"0215 3825 222\"\n",
    )
}

#[test]
fn a_packed_school_is_the_site_that_it_would_be_alone() {
    let (two, alone) = (two_schools(), Site::with_page("gioi-thieu", "Trường ở giữa xã.\n"));
    let file = two.beside("hoa-sen.zip");
    let pack = |file: &Path| {
        two.run("export", &["--zip", "mam-non-hoa-sen", "-o", file.to_str().unwrap()]).exits(0).says("Đã đóng gói")
    };
    pack(&file);
    let files = unpacked(&file);
    assert!(files.keys().all(|path| !path.contains("sao-mai")), "{:?}", files.keys());
    alone.build().exits(0);
    let mut expected = crate::support::contents(&alone.public());
    expected.remove(".congkhai-manifest");
    assert_eq!(files.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    assert!(files == expected);
    // the same bytes every time
    let again = two.beside("lan-hai.zip");
    pack(&again);
    assert_eq!(std::fs::read(&file).unwrap(), std::fs::read(&again).unwrap());
}

#[test]
fn mistakes_of_other_schools_do_not_matter_and_own_ones_do() {
    let site = two_schools().with("content/tieu-hoc-sao-mai/unit.yaml", "name: [\n");
    let file = site.beside("a.zip");
    let options = ["--zip", "mam-non-hoa-sen", "-o", file.to_str().unwrap()];
    site.run("export", &options).exits(0);
    site.write("content/mam-non-hoa-sen/unit.yaml", "name: [\n");
    let before = std::fs::read(&file).unwrap();
    site.run("export", &options).exits(1).says("mam-non-hoa-sen/unit.yaml").says("Chưa đóng gói gì");
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_wrong_name_and_a_place_that_is_not_there_are_said() {
    let site = two_schools();
    site.run("export", &["--zip", "mam-non-hoa-xen"]).exits(2).says("có phải là “mam-non-hoa-sen”?");
    let nowhere = site.beside("khong-co/a.zip");
    site.run("export", &["--zip", "mam-non-hoa-sen", "-o", nowhere.to_str().unwrap()]).exits(3).says("khong-co");
    run(program().arg("export")).exits(2).says("--zip");
}

#[test]
fn a_school_that_is_a_workbook_is_packed_like_any_other() {
    let packs = congkhai::pack::Packs::embedded();
    let mut view = congkhai::site::workbook::of_kind(&packs, packs.workbooks.book("unit").unwrap());
    let text = |words: &str| congkhai::site::view::BookContent::Text(words.to_owned());
    for (key, words) in [("name", "Trường Tiểu học Sao Mai"), ("type", "tieu-hoc"), ("phone", "0215 3825 222")] {
        crate::fill_in::tell(&mut view, key, text(words));
    }
    let book = congkhai::render::workbook(&view);
    let site = Site::with_page("gioi-thieu", "Lời.\n").with("content/sao-mai/unit.xlsx", book);
    let file = site.beside("a.zip");
    let pack = |unit: &str| site.run("export", &["--zip", unit, "-o", file.to_str().unwrap()]).exits(0);
    pack("sao-mai");
    assert!(unpacked(&file).contains_key("sao-mai/index.html"));
    pack("mam-non-hoa-sen");
    assert!(unpacked(&file).keys().all(|path| !path.contains("sao-mai")));
}
