//! Schools that are no more: what came due later is none of theirs, their pages say since when and what became of them, lists have them apart, and
//! the unit that came after leads back. And the catalogue of the data of all of them.

use crate::support::{Site, program, run};
use congkhai::pack::Packs;
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::source::Snapshot;
use jiff::civil::{Date, date};
use scraper::{Html, Selector};
use serde_json::Value;

const CLOSED: &str = "closed: {date: 1/7/2025, how: merged, decision: Quyết định số 12/QĐ-UBND, into: [b]}\n";

fn site(more_of_a: &str, files: &[(&str, &str)], as_of: Date) -> Outcome {
    let unit = |name: &str, more: &str| format!("name: Trường {name}\ntype: mam-non\nphone: \"0215\"\n{more}");
    let form =
        "regulation: tt36-2017\nform: \"02\"\npublished: 2024-05-28\ntables: {chinh: {tong_so_tre: {tong_so: 60}}}\n";
    let licence = "licence: {name: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\"}\n";
    let mut all = vec![
        ("content/site.yaml", format!("title: Cổng\nbase_url: https://e.vn/cong/\n{licence}")),
        ("content/a/unit.yaml", unit("A", more_of_a)),
        ("content/a/disclosures/2023-2024/bieu-mau-02.yaml", form.to_owned()),
        ("content/b/unit.yaml", unit("B", "former_names:\n  - {name: Trường Mẫu giáo B, until: 30/6/2020}\n")),
    ];
    all.extend(files.iter().map(|(path, text)| (*path, (*text).to_owned())));
    let all = all.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes()));
    build(&Snapshot::from_files(all), &Packs::embedded(), as_of, &Options::default(), &mut ())
}

fn text<'o>(made: &'o Outcome, address: &str) -> &'o str {
    let found = made.output.artifacts.iter().find(|(route, _)| route.as_str() == address);
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {address}: {:#?}", made.diagnostics));
    std::str::from_utf8(bytes).unwrap()
}

fn texts(made: &Outcome, address: &str, selector: &str) -> Vec<String> {
    let (page, selector) = (Html::parse_document(text(made, address)), Selector::parse(selector).unwrap());
    let text = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&selector).map(|e| text(e.text().collect())).collect()
}

fn said(made: &Outcome) -> Vec<&str> {
    made.diagnostics.iter().map(|found| found.code.id).collect()
}

#[test]
fn a_merged_school_stays_with_its_day_and_the_two_lead_to_each_other() {
    let made = site(CLOSED, &[], date(2026, 2, 1));
    assert_eq!(made.diagnostics.errors(), 0, "{:#?}", made.diagnostics);
    let notice = "Đơn vị đã sáp nhập vào Trường B từ ngày 1/7/2025. Theo Quyết định số 12/QĐ-UBND. Trang được giữ lại để tra cứu.";
    for page in ["a/index.html", "a/cong-khai/2023-2024/bieu-mau-02.html"] {
        assert_eq!(texts(&made, page, "p.older"), [notice], "{page}");
    }
    assert!(texts(&made, "a/index.html", "dl.lines div").contains(&"Đơn vị tiếp nhậnTrường B".to_owned()));
    let lines = texts(&made, "b/index.html", "dl.lines div");
    assert!(lines.contains(&"Tiếp nhận từTrường A, đã sáp nhập từ ngày 1/7/2025".to_owned()), "{lines:?}");
    assert!(lines.contains(&"Tên cũTrường Mẫu giáo B, đến ngày 30/6/2020".to_owned()), "{lines:?}");
    let heads = texts(&made, "index.html", "#cac-don-vi h2");
    assert_eq!(heads, ["Trường mầm non, mẫu giáo", "Đơn vị đã sáp nhập, chia tách, giải thể"]);
    assert_eq!(texts(&made, "index.html", "#da-dong .state"), ["đã sáp nhập từ ngày 1/7/2025"]);
    assert!(
        texts(&made, "index.html", "p.totals")[0].starts_with("Năm học 2025-2026:"),
        "one school, and it is followed"
    );
    assert_eq!(texts(&made, "lich/index.html", "#don-vi-va-nghia-vu thead th").len(), 2);
}

/// Its last school year is that in which it ended; the years before it are what they were.
#[test]
fn a_school_has_no_school_year_after_its_end() {
    let pages = |made: &Outcome| -> Vec<String> {
        let all = made.output.artifacts.keys().map(congkhai::site::Route::as_str);
        all.filter(|route| {
            route.starts_with("a/lich/20") && route.matches('/').count() == 2 && route.ends_with(".html")
        })
        .map(str::to_owned)
        .collect()
    };
    let day = date(2026, 2, 1);
    assert!(pages(&site("", &[], day)).contains(&"a/lich/2025-2026.html".to_owned()));
    assert_eq!(pages(&site(CLOSED, &[], day)), ["a/lich/2023-2024.html", "a/lich/2024-2025.html"]);
}

const IN_MIDYEAR: &str = "closed: {date: 1/3/2025, how: merged, into: [b]}\n";

/// What speaks of today leaves out who is no more; a school year's own figures stay what they were.
#[test]
fn a_school_that_ended_in_midyear_keeps_its_row_and_is_asked_nothing_more() {
    for day in [date(2025, 2, 28), date(2025, 3, 1), date(2025, 8, 30), date(2025, 10, 1)] {
        let made = site(IN_MIDYEAR, &[], day);
        let heads = texts(&made, "lich/2024-2025.html", "#don-vi-va-nghia-vu thead th");
        assert_eq!(heads.len(), 3, "{day}: {heads:?}");
        let states = texts(&made, "index.html", "#cac-don-vi .state");
        assert_eq!(states.iter().any(|state| state.starts_with("đã sáp nhập")), day >= date(2025, 3, 1), "{day}");
    }
}

#[test]
fn the_command_and_the_check_count_the_same_schools() {
    let unit = |name: &str, more: &str| format!("name: Trường {name}\ntype: mam-non\nphone: \"0215\"\n{more}");
    let site = Site::empty()
        .with("content/site.yaml", "title: Cổng\n")
        .with("content/a/unit.yaml", unit("A", IN_MIDYEAR))
        .with("content/b/unit.yaml", unit("B", ""));
    for (day, units) in [("2025-02-28", 2), ("2025-05-01", 1)] {
        let due = run(program().arg("due").arg(site.path()).args(["--today", day, "--format", "json"])).exits(0);
        let due: Value = serde_json::from_str(&due.stdout).unwrap();
        assert_eq!(due["units"].as_array().unwrap().len(), units, "{day}");
        let check = run(program().arg("check").arg(site.path()).args(["--today", day])).exits(0);
        let due = run(program().arg("due").arg(site.path()).args(["--today", day])).exits(0).stdout;
        let (head, counts) = due.trim().lines().last().unwrap().split_once(": ").unwrap();
        assert!(head.contains(&units.to_string()), "{day}: {head}");
        assert!(format!("{}{}", check.stdout, check.stderr).contains(counts), "{day}: {counts}\n{}", check.stderr);
    }
}

#[test]
fn what_cannot_be_is_said() {
    let day = date(2026, 2, 1);
    assert!(said(&site("closed: {date: 1/7/2025, how: merged, into: [c]}\n", &[], day)).contains(&"CK0409"));
    assert!(said(&site("closed: {how: merged}\n", &[], day)).contains(&"CK0204"));
    assert!(said(&site("closed: {date: 1/7/2025, how: đổi}\n", &[], day)).contains(&"CK0206"));
    let plan = [("content/a/calendar/2025-2026.yaml", "events: []\n")];
    assert!(said(&site(CLOSED, &plan, day)).contains(&"CK0609"));
    assert!(!said(&site("", &plan, day)).contains(&"CK0609"));
    // a year that it has disclosed something of begins after its end: a slip in the day
    assert!(said(&site("closed: {date: 1/7/2015, how: merged, into: [b]}\n", &[], day)).contains(&"CK0609"));
    assert!(!said(&site(CLOSED, &[], day)).contains(&"CK0609"));
    assert!(said(&site("closed: {date: 1/7/2025, how: merged, into: [a]}\n", &[], day)).contains(&"CK0409"));
    let called = |until: &str| format!("former_names: [{{name: Trường Cũ, until: {until}}}]\n");
    assert!(said(&site(&called("2/2/2026"), &[], day)).contains(&"CK0609"));
    assert!(said(&site(&(called("1/8/2025") + CLOSED), &[], day)).contains(&"CK0609"));
    assert!(!said(&site(&(called("30/6/2025") + CLOSED), &[], day)).contains(&"CK0609"));
    // not yet
    let before = site(CLOSED, &[], date(2025, 6, 30));
    assert!(texts(&before, "a/index.html", "p.older").is_empty());
}

#[test]
fn a_dissolved_school_names_who_took_its_place() {
    let made = site("closed: {date: 1/7/2025, how: dissolved, into: [b]}\n", &[], date(2026, 2, 1));
    let notice = texts(&made, "a/index.html", "p.older");
    assert!(notice[0].starts_with("Đơn vị đã giải thể từ ngày 1/7/2025; Trường B tiếp nhận."), "{notice:?}");
}

/// An office is no school.
#[test]
fn a_closed_office_is_a_unit_that_is_no_more() {
    let closed = "closed: {date: 1/7/2025, how: dissolved}\n";
    let office = format!("name: Phòng Giáo dục A\ntype: quan-ly\n{closed}");
    let mut files = vec![("content/phong/unit.yaml".to_owned(), office)];
    let made = |files: &[(String, String)]| {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        site("", &files, date(2026, 2, 1))
    };
    let few = made(&files);
    assert_eq!(texts(&few, "index.html", "h2#da-dong, #da-dong h2"), ["Đơn vị đã sáp nhập, chia tách, giải thể"]);
    for at in 0..60 {
        let text = format!("name: Trường {at}\ntype: thcs\nphone: \"0215\"\n");
        files.push((format!("content/t{at}/unit.yaml"), text));
    }
    files.push(("content/so/unit.yaml".to_owned(), "name: Sở Giáo dục\ntype: quan-ly\n".to_owned()));
    let many = made(&files);
    let states = texts(&many, "index.html", ".tally li");
    assert!(states.contains(&"1 đơn vị đã sáp nhập, chia tách, giải thể".to_owned()), "{states:?}");
    let kinds = texts(&many, "index.html", ".ways li");
    assert!(kinds.iter().any(|kind| kind.starts_with("Cơ quan quản lý giáo dục") && kind.ends_with('1')), "{kinds:?}");
    let heads = texts(&many, "loai-truong/quan-ly.html", "#cac-don-vi h2");
    assert_eq!(heads, ["1 đơn vị đã sáp nhập, chia tách, giải thể", "1 đơn vị khác"]);
}

/// Invented figures are no data of a school; of each dataset the catalogue says when it last changed.
#[test]
fn a_catalogue_offers_what_is_disclosed_and_says_when() {
    let form = |more: &str| {
        format!("regulation: tt36-2017\nform: \"02\"\n{more}tables: {{chinh: {{tong_so_tre: {{tong_so: 60}}}}}}\n")
    };
    let corrected = "published: 2025-05-28\ncorrections: [{date: 2025-06-03, note: Sửa số trẻ.}]\n";
    let files = [
        ("content/b/disclosures/2023-2024/bieu-mau-02.yaml", form("illustrative: true\npublished: 2024-05-28\n")),
        ("content/c/unit.yaml", "name: Trường C\ntype: mam-non\nphone: \"0215\"\n".to_owned()),
        ("content/c/disclosures/2023-2024/bieu-mau-02.yaml", form("published: 2024-05-28\n")),
        ("content/c/disclosures/2024-2025/bieu-mau-02.yaml", form(corrected)),
    ];
    let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
    let made = site("", &files, date(2026, 2, 1));
    let catalogue: Value = serde_json::from_str(text(&made, "du-lieu/danh-muc.jsonld")).unwrap();
    let datasets = catalogue["dcat:dataset"].as_array().unwrap().iter();
    let changed: Vec<(&str, &str)> = datasets
        .map(|of| (of["@id"].as_str().unwrap(), of["dct:modified"]["@value"].as_str().unwrap()))
        .filter(|(id, _)| id.ends_with("#data"))
        .map(|(id, day)| (&id["https://e.vn/cong/".len()..][..1], day))
        .collect();
    assert_eq!(changed, [("a", "2024-05-28"), ("c", "2025-06-03")]);
    assert_eq!(catalogue["dct:modified"]["@value"], "2026-02-01");
}

#[test]
fn a_catalogue_says_what_data_there_is_and_on_what_terms() {
    let made = site(CLOSED, &[], date(2026, 2, 1));
    let catalogue: Value = serde_json::from_str(text(&made, "du-lieu/danh-muc.jsonld")).unwrap();
    assert_eq!(
        (&catalogue["@type"], &catalogue["@id"]),
        (&"dcat:Catalog".into(), &"https://e.vn/cong/du-lieu/danh-muc.jsonld".into())
    );
    assert_eq!(catalogue["dct:license"]["@id"], "https://creativecommons.org/licenses/by/4.0/");
    let datasets = catalogue["dcat:dataset"].as_array().unwrap();
    // three registers, and the school that has disclosed something
    assert_eq!(datasets.len(), 4);
    for file in datasets.iter().flat_map(|dataset| dataset["dcat:distribution"].as_array().unwrap()) {
        let address = file["dcat:downloadURL"]["@id"].as_str().unwrap().strip_prefix("https://e.vn/cong/").unwrap();
        assert!(made.output.artifacts.keys().any(|route| route.as_str() == address), "{address}");
        assert_eq!(file["dct:license"]["@id"], "https://creativecommons.org/licenses/by/4.0/");
    }
    assert!(text(&made, "index.html").contains("href=\"du-lieu/danh-muc.jsonld\""));
}
