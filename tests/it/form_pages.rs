//! Pages of forms from the outside: tables that keep their shape on a phone, what a form says first, its years as pictures.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::source::Snapshot;
use jiff::civil::date;

/// The text of one page of a site of one school, built on a day long after.
fn page(kind: &str, files: &[(&str, &str)], path: &str) -> String {
    let unit = format!("name: Trường Hoa Sen\ntype: {kind}\n");
    let site = [("content/site.yaml", "title: Cổng công khai\n"), ("content/a/unit.yaml", unit.as_str())];
    let all = site.iter().chain(files).map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    let outcome =
        build(&Snapshot::from_files(all), &Packs::embedded(), date(2024, 9, 15), &Options::default(), &mut ());
    let found = outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == path);
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.to_vec()).unwrap()
}

const FORM_02: &str = "regulation: tt36-2017\nform: \"02\"\npublished: 2024-05-28\ntables:\n  chinh:\n    tong_so_tre: {nt_3_12: 0, nt_13_24: 20, nt_25_36: 30, mg_3_4: 40, mg_4_5: 41, mg_5_6: 42}\n";

#[test]
fn a_table_of_figures_keeps_its_columns_and_scrolls_in_a_region_with_a_name() {
    let html = page(
        "mam-non",
        &[("content/a/disclosures/2023-2024/bieu-02.yaml", FORM_02)],
        "a/cong-khai/2023-2024/bieu-02.html",
    );
    let region = "<div class=\"table-wrap\" role=\"region\" tabindex=\"0\" aria-labelledby=\"chinh-caption\">";
    assert!(html.contains(region), "{html}");
    assert!(html.contains("<table id=\"chinh\" class=\"data wide lead-2\">") && !html.contains("data-label"), "{html}");
    // what is nought stays a nought for those who listen, print and copy
    assert!(html.contains("<td class=\"num\"><span class=\"nought\">0</span></td>"), "{html}");
    assert!(html.contains("<td class=\"num\">20</td>"), "{html}");
    // a row without a place for figures is one line that heads a group of rows
    let group = "</tbody>\n<tbody>\n<tr id=\"ket_qua_suc_khoe\" class=\"group\"><td>V</td><th scope=\"rowgroup\" colspan=\"8\"><span class=\"stay\">Kết quả phát triển sức khỏe của trẻ em</span></th></tr>";
    assert!(html.contains(group), "{html}");
}

#[test]
fn few_columns_of_words_are_taken_apart_and_many_are_not() {
    let four = "regulation: tt36-2017\nform: \"01\"\npublished: 2023-09-20\ntables:\n  chinh:\n    chat_luong_du_kien: {nha_tre: Khỏe, mau_giao: Khỏe}\n";
    let html = page(
        "mam-non",
        &[("content/a/disclosures/2023-2024/bieu-01.yaml", four)],
        "a/cong-khai/2023-2024/bieu-01.html",
    );
    assert!(html.contains("<table id=\"chinh\" class=\"data stack lead-2\">"), "{html}");
    assert!(html.contains("data-label=\"Nhà trẻ\""), "{html}");
    let six = "regulation: tt36-2017\nform: \"09\"\npublished: 2023-09-20\ntables:\n  chinh:\n    hoat_dong_ho_tro: {lop_6: Có, lop_7: Có, lop_8: Có, lop_9: Có}\n";
    let html =
        page("thcs", &[("content/a/disclosures/2023-2024/bieu-09.yaml", six)], "a/cong-khai/2023-2024/bieu-09.html");
    assert!(html.contains("<table id=\"chinh\" class=\"data wide lead-2\">") && !html.contains("data-label"), "{html}");
}
