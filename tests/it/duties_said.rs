//! How duties are said, on the pages and files of the sample site: each state in its words, each day in one wording, the stated day once.

use crate::support::{contents, program, run};
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

const DAY: &str = "2025-10-15";
const SAID_DAY: &str = "ính đến ngày 15/10/2025";

/// Whether a state's words are those.
type Wanted<'w> = &'w dyn Fn(&str) -> bool;

/// Text files of the sample site by address.
fn sample() -> &'static BTreeMap<String, String> {
    static FILES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    FILES.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let public = folder.path().join("public");
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let base = ["--base-url", "https://congkhai.example/", "--no-sync"];
        run(program().arg("build").arg(root).args(["--today", DAY]).args(base).arg("-o").arg(&public)).exits(0);
        contents(&public).into_iter().filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
    })
}

/// Pages of a school year's agenda, by address.
fn agendas() -> impl Iterator<Item = (&'static String, Html)> {
    let is_year = |path: &str| {
        let Some((_, name)) = path.split_once("/lich/20") else { return false };
        name.ends_with(".html") && !name.contains('/') && !path.starts_with("en/") && !path.contains("/en/")
    };
    sample().iter().filter(move |(path, _)| is_year(path)).map(|(path, text)| (path, Html::parse_document(text)))
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let all = page.select(&selector).map(|found| found.text().collect::<String>());
    all.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn each_of_the_nine_states_stands_on_the_sample_calendars() {
    let said: BTreeSet<String> = agendas().flat_map(|(_, page)| texts(&page, ".ob-due .state")).collect();
    let begins = |words: &'static str| move |state: &str| state.starts_with(words);
    let states: [(&str, Wanted<'_>); 9] = [
        ("đã công khai, đúng hạn", &|s| s.starts_with("Công khai ") && s.ends_with(", đúng hạn")),
        ("đã công khai, trễ N ngày", &|s| {
            s.starts_with("Công khai ") && s.contains(", trễ ") && s.ends_with(" ngày")
        }),
        ("đã công khai", &|s| s.starts_with("Công khai ") && !s.contains(',')),
        ("quá hạn", &begins("Quá hạn")),
        ("sắp đến hạn", &begins("Sắp đến hạn")),
        ("chưa đến hạn", &begins("Chưa đến hạn")),
        ("trường chưa báo ngày", &begins("Trường chưa báo ngày")),
        ("chưa rõ có áp dụng", &begins("Chưa rõ có áp dụng")),
        ("không áp dụng", &|s| s.starts_with("Không áp dụng") || s.contains("không áp dụng")),
    ];
    for (name, wanted) in states {
        assert!(said.iter().any(|state| wanted(state)), "“{name}” stands on no calendar of the sample: {said:#?}");
    }
    assert!(!said.iter().any(|state| state.contains("không yêu cầu")), "no state");
}

#[test]
fn the_stated_day_stands_once_on_a_page() {
    let pages = sample().iter().filter(|(path, _)| path.ends_with(".html"));
    let mut looked = 0;
    for (path, text) in pages {
        assert!(!text.to_lowercase().contains("(tính đến"), "{path}");
        let page = Html::parse_document(text);
        // what is printed at the head of a sheet is not shown on the screen
        let whole: usize = texts(&page, "body").iter().map(|body| body.matches(SAID_DAY).count()).sum();
        let printed: usize = texts(&page, ".print-head").iter().map(|head| head.matches(SAID_DAY).count()).sum();
        if !path.starts_with("en/") && !path.contains("/en/") {
            looked += usize::from(whole > printed);
            assert!(whole - printed <= 1, "{path}: the stated day stands {} times", whole - printed);
        }
    }
    assert!(looked > 100, "{looked}");
}

#[test]
fn a_day_is_worded_in_one_way() {
    let told = |path: &str| {
        let home = path.ends_with("/index.html") && path.matches('/').count() == 1;
        let duties = home || path.contains("/lich/") || path.starts_with("lich/");
        (path.ends_with(".html") && duties && !path.contains("quy-dinh"))
            || path.ends_with(".ics")
            || path.ends_with("tin.xml")
            || (path.ends_with(".csv") && duties)
    };
    let mut days = 0;
    for (path, text) in sample().iter().filter(|(path, _)| told(path)) {
        let text = text.replace("\r\n ", "");
        for (at, words) in text.match_indices("trước ") {
            let rest = &text[at + words.len()..];
            let day: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '/').collect();
            if day.contains('/') && rest.starts_with(|c: char| c.is_ascii_digit()) {
                days += 1;
                assert_eq!(day.trim_end_matches('/').matches('/').count(), 2, "{path}: “trước {day}”");
            }
        }
    }
    assert!(days > 100, "{days}");
}

#[test]
fn an_old_page_has_its_day_to_say_and_a_reader_without_script_misses_nothing() {
    let (path, text) = sample().iter().find(|(path, _)| *path == "mn-minh-hoa/lich/2025-2026.html").unwrap();
    let page = Html::parse_document(text);
    let script = Selector::parse("script[data-as-of]").unwrap();
    let script = page.select(&script).next().unwrap_or_else(|| panic!("{path}"));
    assert_eq!(script.attr("data-as-of"), Some(DAY));
    assert_eq!(script.attr("data-stale"), Some("Trang dựng ngày 15/10/2025, đã {n} ngày; tình trạng có thể đã đổi."));
    assert!(texts(&page, ".ob-due .state").iter().all(|state| !state.is_empty()));
}

#[test]
fn the_home_of_a_school_has_one_line_on_duties() {
    for (path, text) in sample().iter().filter(|(path, _)| path.ends_with("minh-hoa/index.html")) {
        if path.contains("/en/") || path.starts_with("en/") || path.starts_with("so-gddt") {
            continue;
        }
        let page = Html::parse_document(text);
        assert!(texts(&page, ".ob").is_empty(), "{path}: duties live on the calendar");
        let lines = texts(&page, "main a[href=\"lich/index.html\"]");
        assert_eq!(lines.len(), 1, "{path}: {lines:?}");
        assert!(lines[0].starts_with("Công khai năm học 20"), "{path}: {lines:?}");
    }
}
