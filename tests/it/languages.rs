//! Pages in other languages, from outside: a site's sources go in, pages come out. The sample site with every unit in English, and small ones.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::source::{Snapshot, read_site};
use congkhai::theme::{Strings, Theme};
use jiff::civil::date;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

/// Pages that are there once, in Vietnamese.
const ONCE: [&str; 2] = ["404.html", "lich/in-tat-ca.html"];

/// Sheets and files are there once; a text file's page is one.
fn is_once(path: &str) -> bool {
    path.ends_with("-txt.html") || ONCE.iter().any(|end| path == *end || path.ends_with(&format!("/{end}")))
}

struct Pages(BTreeMap<String, String>);

impl Pages {
    fn of(outcome: &Outcome) -> Self {
        assert_eq!(outcome.diagnostics.errors(), 0, "{:?}", outcome.diagnostics);
        let texts = outcome
            .output
            .artifacts
            .iter()
            .map(|(route, bytes)| (route.to_string(), String::from_utf8_lossy(bytes).into_owned()));
        Self(texts.collect())
    }

    fn get(&self, path: &str) -> &str {
        self.0.get(path).unwrap_or_else(|| panic!("no {path}"))
    }

    fn html(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

fn made(files: Vec<(String, Vec<u8>)>, base_url: Option<&str>) -> Outcome {
    let options = Options { base_url: base_url.map(str::to_owned), ..Options::default() };
    build(&Snapshot::from_files(files), &Packs::embedded(), date(2024, 6, 15), &options, &mut ())
}

fn small(extra: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let base = [
        ("content/site.yaml", "title: Cổng\n"),
        ("content/a/unit.yaml", "name: Trường A\ntype: mam-non\n"),
        ("content/b/unit.yaml", "name: Trường B\ntype: thcs\n"),
    ];
    let mut files: BTreeMap<&str, &str> = base.into_iter().collect();
    files.extend(extra.iter().copied());
    files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect()
}

/// The sample site, the portal and all units in English.
fn sample() -> &'static Pages {
    static PAGES: OnceLock<Pages> = OnceLock::new();
    PAGES.get_or_init(|| {
        let files = read_site(Path::new(".")).unwrap().files;
        let files = files.iter().map(|(path, file)| {
            let mut bytes = file.bytes().to_vec();
            let text = String::from_utf8_lossy(&bytes);
            if (path.ends_with("/unit.yaml") || &**path == "content/site.yaml") && !text.contains("\nlanguages:") {
                bytes.extend_from_slice(b"\nlanguages: [en]\n");
            }
            (path.to_string(), bytes)
        });
        Pages::of(&made(files.collect(), Some("https://truong.example/")))
    })
}

/// The address of a page in English: below its unit, or below the root.
fn in_english(path: &str) -> String {
    let portal = ["quy-dinh/", "tro-giup/", "lich/", "so-sanh/"].iter().any(|folder| path.starts_with(folder))
        || !path.contains('/');
    if portal { format!("en/{path}") } else { path.replacen('/', "/en/", 1) }
}

fn is_english(path: &str) -> bool {
    path.starts_with("en/") || path.split('/').nth(1) == Some("en")
}

/// A unit on one page in English: below the language, not below the unit.
fn is_summary(path: &str) -> bool {
    path.strip_prefix("en/")
        .and_then(|rest| rest.strip_suffix("/index.html"))
        .is_some_and(|unit| !unit.contains('/') && !matches!(unit, "quy-dinh" | "lich" | "so-sanh" | "tro-giup"))
}

/// Where a link on a page leads.
fn target(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in href.split(['#', '?']).next().unwrap().split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

fn select<'d>(document: &'d Html, selector: &str) -> Vec<ElementRef<'d>> {
    document.select(&Selector::parse(selector).unwrap()).collect()
}

pub(crate) fn words(language: &str) -> Strings {
    let (theme, _) = Theme::load(None, &Snapshot::default());
    let strings = theme.unwrap().strings;
    if language == "vi" { strings } else { strings.translation(language).unwrap().clone() }
}

pub(crate) fn has_vietnamese_letters(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

#[test]
fn both_languages_have_the_same_pages() {
    let pages = sample();
    let (english, vietnamese): (Vec<&str>, Vec<&str>) =
        pages.html().map(|(path, _)| path).filter(|path| !is_summary(path)).partition(|path| is_english(path));
    let wanted: BTreeSet<String> =
        vietnamese.iter().filter(|path| !is_once(path)).map(|path| in_english(path)).collect();
    assert_eq!(wanted, english.iter().map(|path| (*path).to_owned()).collect());
    let files: Vec<&String> = pages.0.keys().filter(|path| is_english(path) && !path.ends_with(".html")).collect();
    assert!(files.is_empty(), "files are there once: {files:?}");
}

#[test]
fn each_page_names_its_language_and_leads_to_the_other() {
    let pages = sample();
    for (path, html) in pages.html() {
        let document = Html::parse_document(html);
        let english = is_english(path);
        let lang = document.root_element().value().attr("lang");
        assert_eq!(lang, Some(if english { "en" } else { "vi" }), "{path}");
        let switches = select(&document, "header a.lang");
        if is_summary(path) {
            let href = switches[0].value().attr("href").unwrap();
            assert_eq!(target(path, href), path.replacen("en/", "", 1), "a summary leads to the school's home");
            continue;
        }
        if is_once(path) {
            assert!(switches.is_empty(), "{path}");
            continue;
        }
        let (code, name) = if english { ("vi", "Tiếng Việt") } else { ("en", "English") };
        let [switch] = switches[..] else { panic!("{path}: {} switches", switches.len()) };
        assert_eq!((switch.value().attr("lang"), switch.value().attr("hreflang")), (Some(code), Some(code)), "{path}");
        assert_eq!(switch.text().collect::<String>(), name);
        let there = target(path, switch.value().attr("href").unwrap());
        let (one, other) = if english { (there.as_str(), path) } else { (path, there.as_str()) };
        assert_eq!(in_english(one), other, "the switch on {path}");
        assert!(pages.0.contains_key(&there), "{path}: {there}");
        let alternates = select(&document, "link[rel=alternate][hreflang]");
        let absolute = |code: &str| {
            alternates.iter().any(|link| {
                link.value().attr("hreflang") == Some(code)
                    && link.value().attr("href").unwrap().starts_with("https://truong.example/")
            })
        };
        assert!(absolute("vi") && absolute("en"), "{path}");
        let locale = select(&document, "meta[property=\"og:locale\"]")[0].value().attr("content");
        assert_eq!(locale, Some(if english { "en_GB" } else { "vi_VN" }));
    }
    let sitemap = pages.get("sitemap.xml");
    assert!(
        sitemap.contains("<loc>https://truong.example/thcs-kim-son/en/</loc>")
            && sitemap.contains("<loc>https://truong.example/en/</loc>")
    );
}

#[test]
fn links_stay_in_the_language_where_they_can() {
    let pages = sample();
    let mut looked = 0;
    for (path, html) in pages.html().filter(|(path, _)| *path != "404.html") {
        for link in select(&Html::parse_document(html), "body a[href]:not([hreflang])") {
            let href = link.value().attr("href").unwrap();
            if href.contains(':') || href.starts_with('#') {
                continue;
            }
            let to = target(path, href);
            assert!(pages.0.contains_key(&to), "{path}: {href}");
            if is_english(path) && !is_english(&to) {
                assert!(!pages.0.contains_key(&in_english(&to)), "{path} leaves English for {to}");
            }
            assert!(is_english(path) || !is_english(&to), "{path} leaves Vietnamese for {to}");
            looked += 1;
        }
    }
    assert!(looked > 10_000, "{looked}");
}

#[test]
fn official_papers_are_the_same_in_both_and_only_one_is_a_sheet() {
    let pages = sample();
    let paper = |html: &str| -> Vec<String> {
        let document = Html::parse_document(html);
        let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = |part: &ElementRef<'_>| plain(part.text().collect::<Vec<_>>().join(" "));
        // the sheet's own foot is no part of what the paper says
        let feet: Vec<String> = select(&document, ".paper:not(.form) .sheet-foot").iter().map(text).collect();
        let papers = select(&document, ".paper:not(.form)");
        papers.iter().map(text).map(|text| feet.iter().fold(text, |text, foot| plain(text.replace(foot, "")))).collect()
    };
    let mut compared = 0;
    for (path, html) in pages
        .html()
        .filter(|(path, html)| !is_english(path) && html.contains("class=\"paper") && !path.ends_with("in-tat-ca.html"))
    {
        let english = pages.get(&in_english(path));
        assert_eq!(paper(html), paper(english), "{path}");
        let document = Html::parse_document(english);
        assert!(
            select(&document, ".paper:not(.form):not([lang=vi])").is_empty(),
            "{path}: the paper says that it is Vietnamese"
        );
        assert!(select(&document, ".sheet-foot").is_empty(), "{path}: no mark of a sheet, no QR code");
        assert!(select(&Html::parse_document(html), ".paper .sheet-foot").len() == 1, "{path}");
        compared += 1;
    }
    assert!(compared > 50, "{compared}");
    for (path, html) in pages.html().filter(|(path, _)| is_english(path)) {
        assert!(html.contains("the Vietnamese page is the authoritative one"), "{path}");
    }
}

/// The text of each element and the attributes that are read out, outside official papers and the signs that a legend explains.
fn said(html: &str) -> BTreeSet<String> {
    let document = Html::parse_document(html);
    let mut said = BTreeSet::new();
    for element in select(&document, "body *, title") {
        let on_paper = |e: &ElementRef<'_>| {
            e.value().classes().any(|c| matches!(c, "paper" | "on-paper"))
                || (e.value().name() == "dt" && lies_in(e, "legend"))
        };
        if on_paper(&element) || element.ancestors().filter_map(ElementRef::wrap).any(|e| on_paper(&e)) {
            continue;
        }
        let texts = element.children().filter_map(|child| child.value().as_text().map(|text| text.trim().to_owned()));
        said.extend(texts.filter(|text| !text.is_empty()));
        said.extend(
            ["aria-label", "data-label", "data-left", "data-today", "data-over", "data-found", "data-none"]
                .iter()
                .filter_map(|name| element.value().attr(name))
                .map(str::to_owned),
        );
    }
    said
}

#[test]
fn no_word_of_the_interface_is_in_the_wrong_language() {
    let (vietnamese, english) = (words("vi"), words("en"));
    // what regulations and schools say too is theirs
    let mut sources = String::new();
    for folder in ["src/pack/data", "content"] {
        collect(Path::new(folder), &mut sources);
    }
    let own = |text: &str| text.chars().count() > 6 && !text.contains('{') && !sources.contains(text);
    let wrong_on_english: BTreeSet<&str> = vietnamese
        .map()
        .values()
        .map(String::as_str)
        .filter(|text| own(text) && has_vietnamese_letters(text) && *text != "Tiếng Việt")
        .collect();
    let wrong_on_vietnamese: BTreeSet<&str> = english
        .map()
        .values()
        .map(String::as_str)
        .filter(|text| own(text) && *text != "English" && vietnamese.map().values().all(|v| v != text))
        .collect();
    assert!(
        wrong_on_english.len() > 250 && wrong_on_vietnamese.len() > 250,
        "{} {}",
        wrong_on_english.len(),
        wrong_on_vietnamese.len()
    );
    for (path, html) in sample().html() {
        let wrong = if is_english(path) { &wrong_on_english } else { &wrong_on_vietnamese };
        let said = said(html);
        let found: Vec<&String> = said.iter().filter(|text| wrong.contains(text.as_str())).collect();
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}

fn lies_in(element: &ElementRef<'_>, class: &str) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|e| e.value().classes().any(|c| c == class))
}

fn collect(folder: &Path, out: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, out);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            out.push_str(&text);
        }
    }
}

#[test]
fn vietnamese_on_an_english_page_says_so() {
    for (path, html) in sample().html().filter(|(path, _)| is_english(path)) {
        for element in select(&Html::parse_document(html), "main h1, main h2, main h3, main a, main p, main td") {
            let own: String =
                element.children().filter_map(|child| child.value().as_text().map(|t| t.to_string())).collect();
            let mut letters =
                own.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
            if !letters.clone().any(|_| true)
                || !letters.all(has_vietnamese_letters)
                || own.chars().any(|c| c.is_ascii_digit())
            {
                continue;
            }
            let lang = std::iter::once(element)
                .chain(element.ancestors().filter_map(ElementRef::wrap))
                .find_map(|e| e.value().attr("lang"));
            assert_eq!(lang, Some("vi"), "{path}: {own}");
        }
    }
}

#[test]
fn search_finds_a_page_once() {
    let index: Vec<&String> =
        sample().0.iter().filter(|(path, _)| path.starts_with("tai-nguyen/tim/")).map(|(_, text)| text).collect();
    assert!(!index.is_empty() && index.iter().any(|text| text.contains("thcs-kim-son/index.html")));
    assert!(index.iter().all(|text| !text.contains("/en/")));
}

#[test]
fn a_unit_alone_may_be_translated() {
    let pages =
        Pages::of(&made(small(&[("content/a/unit.yaml", "name: Trường A\ntype: mam-non\nlanguages: en\n")]), None));
    let page = pages.get("a/en/index.html");
    assert!(page.contains("<link rel=\"alternate\" hreflang=\"vi\" href=\"../index.html\">"));
    assert!(page.contains("href=\"../../index.html\""), "the portal is in Vietnamese");
    assert!(
        pages
            .get("a/index.html")
            .contains("<a class=\"lang\" href=\"en/index.html\" lang=\"en\" hreflang=\"en\">English</a>")
    );
    for path in ["index.html", "b/index.html"] {
        assert!(!pages.0.contains_key(&in_english(path)), "{path}");
    }
    assert!(!pages.get("index.html").contains("hreflang"));
    assert!(pages.get("b/index.html").contains("<a class=\"lang\" href=\"../en/b/index.html\""), "its summary");
}

#[test]
fn the_portal_alone_may_be_translated() {
    let pages = Pages::of(&made(small(&[("content/site.yaml", "title: Cổng\nlanguages: [vi, en]\n")]), None));
    assert!(pages.get("en/index.html").contains("href=\"../a/index.html\""));
    assert!(
        pages.get("en/tim-kiem.html").contains("data-root=\"../\"")
            && pages.get("en/tim-kiem.html").contains("href=\"../a/muc-luc.html\"")
    );
    assert!(!pages.0.contains_key("a/en/index.html"));
}

#[test]
fn a_school_at_the_root_and_its_portal_are_one() {
    let files = [
        ("content/site.yaml", "title: Cổng\n"),
        ("content/unit.yaml", "name: Trường A\ntype: mam-non\nlanguages: [en]\n"),
    ];
    let outcome = made(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect(), None);
    let pages = Pages::of(&outcome);
    assert!(
        pages.get("en/index.html").contains("Trường A") && pages.get("en/quy-dinh/index.html").contains("Regulations")
    );
}

#[test]
fn a_theme_adds_a_language_with_one_file() {
    let own = [
        ("content/site.yaml", "title: Cổng\ntheme: rieng\n"),
        ("content/a/unit.yaml", "name: Trường A\ntype: mam-non\nlanguages: [fr, en]\n"),
        ("themes/rieng/strings.fr.yaml", "language_name: Français\nsearch_short: Rechercher\n"),
    ];
    let outcome = made(small(&own), None);
    let missing: Vec<_> = outcome.diagnostics.iter().filter(|d| d.code.id == "CK0903").collect();
    assert!(missing.len() == 1 && missing[0].place.file.as_ref() == "themes/rieng/strings.fr.yaml", "{missing:?}");
    let pages = Pages::of(&outcome);
    let page = pages.get("a/fr/index.html");
    assert!(page.contains("<html lang=\"fr\">") && page.contains("Rechercher") && page.contains("Đến nội dung chính"));
    let names: Vec<String> = select(&Html::parse_document(page), "a.lang").iter().map(|a| a.text().collect()).collect();
    assert_eq!(names, ["Tiếng Việt", "English"]);
    assert!(pages.get("a/en/index.html").contains(">Français</a>"));
}

/// A public school with a budget form of a quarter and a form of a school year, which writes no time in words.
fn with_forms() -> Pages {
    let form = |regulation: &str, rest: &str| format!("regulation: {regulation}\n{rest}channels: [website]\n");
    let quarter = form("finance-disclosure", "form: \"3\"\nperiod: \"quý 3\"\npublished: 2023-10-26\n");
    let year = form("tt36-2017", "form: \"03\"\npublished: 2024-05-28\n");
    let files = [
        ("content/a/unit.yaml", "name: Trường A\ntype: mam-non\nlanguages: en\n"),
        ("content/a/finance/2023/bieu-3-quy-3.yaml", quarter.as_str()),
        ("content/a/disclosures/2023-2024/bieu-mau-03.yaml", year.as_str()),
    ];
    Pages::of(&made(small(&files), None))
}

#[test]
fn times_are_said_in_the_language_of_the_page() {
    let pages = with_forms();
    let says = |path: &str, words: &str| said(pages.get(path)).iter().any(|text| text.contains(words));
    let calendar = "a/en/lich/2023-2024.html";
    assert!(says(calendar, "quarter 3 of 2023") && says(calendar, "school year 2023-2024"));
    assert!(says("a/lich/2023-2024.html", "quý 3 năm 2023"));
    let mut read = BTreeSet::new();
    // a number after the word: what the program says, not the title of a regulation
    let vietnamese = regex_lite::Regex::new(r"(?i)(quý|năm học|năm|tuần|tháng) \d|6 tháng đầu").unwrap();
    for (path, html) in pages.html().filter(|(path, _)| path.starts_with("a/en/")) {
        let folder = path.split('/').nth(2).unwrap();
        if ["lich", "cong-khai"].contains(&folder) {
            read.insert(folder);
            for text in said(html) {
                assert!(!vietnamese.is_match(&text), "{path}: {text}");
            }
        }
    }
    assert_eq!(read.len(), 2, "{read:?}");
}

/// The words of an element that are not marked as Vietnamese.
fn in_english_words(element: ElementRef<'_>) -> String {
    let mut said = String::new();
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            said.push_str(text);
        } else if let Some(inner) = ElementRef::wrap(child).filter(|e| e.value().attr("lang") != Some("vi")) {
            said.push_str(&in_english_words(inner));
        }
        said.push(' ');
    }
    said
}

#[test]
fn english_pages_write_numbers_as_english_does() {
    let vietnamese = regex_lite::Regex::new(r"(^|[^\d./-])(\d{1,3}(\.\d{3})+|\d+,\d{1,2})($|[^\d./-])").unwrap();
    let mut amounts = 0;
    for (path, html) in sample().html().filter(|(path, _)| is_english(path)) {
        let document = Html::parse_document(html);
        for cell in select(&document, "main td, main dd, main strong, main svg text") {
            let marked = std::iter::once(cell).chain(cell.ancestors().filter_map(ElementRef::wrap));
            if marked.clone().any(|e| e.value().attr("lang") == Some("vi")) {
                continue;
            }
            let text = in_english_words(cell);
            assert!(!vietnamese.is_match(&text), "{path}: {text}");
            amounts += usize::from(text.contains(",000"));
        }
    }
    assert!(amounts > 50, "{amounts}");
    let fees = sample().get("thcs-kim-son/en/index.html");
    assert!(fees.contains("60,000"), "the amount and its unit");
}

#[test]
fn english_pages_speak_of_regulations_in_english() {
    let pages = sample();
    let heading = |path: &str| -> Vec<String> {
        let document = Html::parse_document(pages.get(path));
        select(&document, "h1, main > .official").into_iter().map(|e| e.text().collect()).collect()
    };
    assert_eq!(
        heading("mn-noong-luong/en/cong-khai/2023-2024/bieu-mau-02.html"),
        [
            "Children, health, nutrition, school year 2023-2024",
            "Disclosure of the actual quality of preschool education",
            "Công khai chất lượng giáo dục mầm non thực tế",
        ]
    );
    let form = pages.get("mn-noong-luong/en/cong-khai/2023-2024/bieu-mau-02.html");
    for words in ["Underweight children", "Aged 3-4 years", "Form 02", "suppressed (small number)"] {
        assert!(form.contains(words), "{words}");
    }
    let calendar = pages.get("mn-noong-luong/en/lich/2023-2024.html");
    for words in ["Responsible:", "Accountant", "Tuition and other fees", "clause 1 point"] {
        assert!(calendar.contains(words), "{words}");
    }
    let criterion = pages.get("mn-minh-hoa/en/danh-gia/2024-2025/tieu-chi-1-10.html");
    assert!(criterion.contains("Security, order and safety at school"));
}

#[test]
fn no_key_of_the_data_is_shown_to_readers() {
    let key =
        regex_lite::Regex::new(r"\b[a-z]+(_[a-z0-9]+)+\b|\b(rating|levels|standards|criteria|provenance)\.[a-z_]+")
            .unwrap();
    for (path, html) in sample().html().filter(|(path, _)| !path.contains("quy-dinh/")) {
        for element in select(&Html::parse_document(html), "main p, main li, main td, main dd, main h2, main h3") {
            let own: String =
                element.children().filter_map(|child| child.value().as_text().map(|t| t.to_string())).collect();
            assert!(!key.is_match(&own), "{path}: {own}");
        }
    }
}

#[test]
fn each_school_has_one_page_in_english() {
    let outcome = build(
        &read_site(Path::new(".")).unwrap(),
        &Packs::embedded(),
        date(2025, 10, 15),
        &Options::default(),
        &mut (),
    );
    let pages = Pages::of(&outcome);
    let page = pages.get("en/mn-noong-luong/index.html");
    let text = in_english_words(Html::parse_document(&crate::support::said(page.as_bytes())).root_element());
    for words in ["Fees, school year 2024-2025", "In a month about", "Key figures", "Overdue or due next", "Contact"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("this year") && !page.contains("\"alternate\" hreflang=\"en\" href=\"index"));
    let home = pages.get("mn-noong-luong/index.html");
    assert!(
        home.contains("<link rel=\"alternate\" hreflang=\"en\" href=\"../en/mn-noong-luong/index.html\">"),
        "{home}"
    );
    assert!(home.contains(">English</a>"));
    let switch = Html::parse_document(page);
    let switch = select(&switch, "header a.lang");
    assert_eq!(switch[0].value().attr("href"), Some("../../mn-noong-luong/index.html"));
    // a school with pages in English has the summary, too, and its home leads there
    let translated = pages.get("thcs-kim-son/en/index.html");
    assert!(translated.contains("href=\"../../en/thcs-kim-son/index.html\""));
    assert!(pages.get("thcs-kim-son/index.html").contains("href=\"en/index.html\""));
}
