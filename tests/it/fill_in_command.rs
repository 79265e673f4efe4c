//! `congkhai workbook`: which workbook is written, for whom, and what is refused.

use crate::support::{Run, Site, program, run};
use std::fmt::Write as _;
use std::path::Path;

/// `congkhai workbook …` in a site's folder, into `a.xlsx`.
fn typed(site: &Site, line: &[&str]) -> Run {
    run(program().current_dir(site.path()).args(["workbook", "-o", "a.xlsx", "--today", "2025-10-15"]).args(line))
}

/// The texts of a workbook, one a line, as they stand in its file.
fn texts(site: &Site) -> String {
    let file = std::fs::File::open(site.path().join("a.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut strings = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/sharedStrings.xml").unwrap(), &mut strings).unwrap();
    strings.replace("</si>", "\n")
}

/// A regulation of the program with something more: a pack of a site's own.
fn own(id: &str, more: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/pack/data/{id}.yaml"));
    let mut text = std::fs::read_to_string(path).unwrap();
    let _ = write!(text, "\n{more}");
    text
}

#[test]
fn every_kind_is_written_by_its_name() {
    let site = Site::small();
    for kind in [
        "minh-chung",
        "cai-tien",
        "lich",
        "truong",
        "trang",
        "danh-gia",
        "danh-gia-ngoai",
        "co-so-du-lieu",
        "02",
        "2",
        "finance-disclosure/3",
        "thong_tin_chung",
        "dieu-kien-pho-thong",
        "bao-cao-thuong-nien",
        "tt26-2026/du_toan",
    ] {
        let (form, regulation) = kind.rsplit_once('/').map_or((kind, None), |(id, form)| (form, Some(id)));
        let line: Vec<&str> =
            [form, "--force"].into_iter().chain(regulation.map(|_| "--regulation")).chain(regulation).collect();
        typed(&site, &line).exits(0).says("đã ghi a.xlsx: ");
    }
}

#[test]
fn what_cannot_be_written_is_told_with_what_could_be() {
    let site = Site::small();
    for (line, words) in [
        (&["77"][..], "không có biểu hay loại sổ “77”"),
        (&["xyz-abc-hik"][..], "gợi ý: chọn một trong: minh-chung, "),
        (&["minh-chug"][..], "gợi ý: có phải là “minh-chung”?"),
        (&["2", "--regulation", "tt36-2071"], "gợi ý: có phải là “tt36-2017”?"),
        (&["02", "--type", "mam-nom"], "gợi ý: có phải là “mam-non”?"),
        (&["02", "--type", "thpt"], "không dành cho loại trường này"),
        (&["02", "--year", "2025"], "“2025” không phải là năm học"),
        (
            &["3", "--regulation", "finance-disclosure", "--year", "2025-2026"],
            "“2025-2026” không phải là năm ngân sách",
        ),
    ] {
        typed(&site, line).exits(2).says(words);
        assert!(!site.path().join("a.xlsx").exists());
    }
    typed(&site, &["02", "--site", "khong-co"]).exits(3).says("khong-co");
}

#[test]
fn a_workbook_says_where_it_goes() {
    for (line, said) in [
        (&["02"][..], "để tệp vào thư mục disclosures/NĂM-HỌC của trường"),
        (&["3", "--regulation", "finance-disclosure"], "để tệp vào thư mục finance/NĂM của trường"),
        (&["truong"], "lưu lại trong thư mục của trường với tên unit.xlsx"),
        (&["minh-chung"], "lưu lại trong thư mục của trường với tên assessments/ĐỢT/evidence.xlsx"),
        (&["trang"], "lưu lại trong thư mục content của trang với tên site.xlsx"),
    ] {
        let site = Site::small();
        typed(&site, line).exits(0);
        assert!(texts(&site).contains(said), "{said}: {}", texts(&site));
    }
}

#[test]
fn without_a_name_the_workbook_is_called_after_what_it_asks() {
    let site = Site::small();
    let typed =
        |line: &[&str]| run(program().current_dir(site.path()).args(["workbook", "--today", "2025-10-15"]).args(line));
    for (line, name) in [
        (&["02"][..], "bieu-mau-02.xlsx"),
        (&["thong_tin_chung"], "thong-tin-chung.xlsx"),
        (&["bao-cao-thuong-nien"], "bao-cao-thuong-nien.xlsx"),
        (&["truong"], "unit.xlsx"),
        (&["minh-chung"], "evidence.xlsx"),
        (&["co-so-du-lieu"], "database.xlsx"),
        (&["lich"], "2025-2026.xlsx"),
        (&["danh-gia-ngoai", "--year", "2026-2027"], "2026-2027.xlsx"),
        (&["cai-tien"], "cai-tien.xlsx"),
    ] {
        typed(line).exits(0).says(&format!("đã ghi {name}: "));
        assert!(site.path().join(name).is_file(), "{name}");
        typed(line).exits(2).says(&format!("{name} đã có; thêm --force"));
    }
}

#[test]
fn a_workbook_of_a_law_that_does_not_hold_then_is_written_with_a_warning() {
    let ended = "36/2017/TT-BGDĐT hết hiệu lực từ 19/7/2024, trước năm học 2025-2026";
    let instead = "năm học 2025-2026 công khai theo 09/2024/TT-BGDĐT: thong_tin_chung, ";
    typed(&Site::small(), &["02"]).exits(0).says(ended).says(instead).says("thêm --year");
    typed(&Site::small(), &["02", "--year", "2025-2026"]).exits(0).says(ended);
    for line in [&["02", "--year", "2023-2024"][..], &["thong_tin_chung"], &["3", "--regulation", "finance-disclosure"]]
    {
        typed(&Site::small(), line).exits(0).does_not_say("lưu ý");
    }
    let budget = ["3", "--regulation", "finance-disclosure", "--year", "2026"];
    typed(&Site::small(), &budget).exits(0).says("theo 61/2017/TT-BTC chỉ đến hết năm ngân sách");
}

/// An empty workbook takes the place of a filled one only where that is wanted.
#[test]
fn a_file_that_is_there_is_not_overwritten() {
    let site = Site::small().with("a.xlsx", "đã điền");
    typed(&site, &["02"]).exits(2).says("a.xlsx đã có; thêm --force để ghi đè");
    assert_eq!(std::fs::read(site.path().join("a.xlsx")).unwrap(), "đã điền".as_bytes());
    typed(&site, &["02", "--force"]).exits(0);
    assert!(texts(&site).contains("Biểu mẫu 02"));
}

#[test]
fn the_regulations_of_a_site_count_and_their_remarks_are_told() {
    let remarks = "remarks:
  - {id: tre, at: [\"02/tong_so_tre\"], authors: Ghi cả trẻ học bán trú., from: 2025-09-01}
  - {id: cu, at: [\"02/tong_so_tre\"], authors: Đã hết hạn., until: 2025-09-01}
  - {id: khac, at: [\"03/tong_so_phong\"], authors: Của biểu khác.}
  - {id: thpt, at: [\"02/tong_so_tre\"], authors: Của trường khác., applies_to: [thpt]}
";
    let site = Site::small().with("packs/tt36-2017.yaml", own("tt36-2017", remarks));
    typed(&site, &["02"]).exits(0);
    let said = texts(&site);
    assert!(said.contains("Luật khác có nói về biểu này") && said.contains("– Ghi cả trẻ học bán trú."), "{said}");
    for other in ["Đã hết hạn", "Của biểu khác", "Của trường khác"] {
        assert!(!said.contains(other), "{other}");
    }
    // the same from elsewhere, and without the site
    let elsewhere = Site::small();
    let folder = site.path();
    typed(&elsewhere, &["02", "--site", folder.to_str().unwrap()]).exits(0);
    assert_eq!(texts(&elsewhere), said);
    typed(&elsewhere, &["02", "--force"]).exits(0);
    assert!(!texts(&elsewhere).contains("Luật khác"));
    // a pack that is not right is said, and nothing is written
    let broken = Site::small().with("packs/tt36-2017.yaml", own("tt36-2017", "remarks: [{id: a, at: [x]}]\n"));
    typed(&broken, &["02"]).exits(1).says("CK0801");
    assert!(!broken.path().join("a.xlsx").exists());
}

/// Names of sheets are the pack's: those that Excel refuses, and two of one name, are changed.
#[test]
fn sheets_of_a_sites_own_words_have_names_that_excel_takes() {
    let words = own("workbook", "");
    let words = words.replace("info_sheet: Thông tin", "info_sheet: 'Thông tin: năm/kỳ'");
    let words = words.replace("sheet: Giải thích", "sheet: Đính chính");
    let site = Site::small().with("packs/workbook.yaml", words);
    typed(&site, &["02"]).exits(0);
    let file = std::fs::File::open(site.path().join("a.xlsx")).unwrap();
    let mut book = String::new();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    std::io::Read::read_to_string(&mut archive.by_name("xl/workbook.xml").unwrap(), &mut book).unwrap();
    for name in ["\"Thông tin- năm-kỳ\"", "\"Đính chính\"", "\"3. Đính chính\""] {
        assert!(book.contains(name), "{name}\n{book}");
    }
}
