//! Every page for those who hear it, jump by headings or list its links: one title, no level left out, tables and links with names of their own.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::source::read_site;
use jiff::civil::date;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn all<'h>(html: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

/// What is wrong with a page.
fn faults(html: &Html) -> Vec<String> {
    let mut found = Vec::new();
    let mut level = 0;
    for heading in all(html, "h1, h2, h3, h4, h5, h6") {
        let own: u32 = heading.value().name()[1..].parse().unwrap();
        if own > level + 1 || (own == 1 && level > 0) || words(heading).is_empty() {
            found.push(format!("h{own} after h{level}: {}", words(heading)));
        }
        level = own;
    }
    let mut captions = BTreeSet::new();
    for table in all(html, "table") {
        let name = table.select(&Selector::parse("caption").unwrap()).next().map(words).unwrap_or_default();
        if name.is_empty() || !captions.insert(name.clone()) {
            found.push(format!("a table without a name of its own: {name}"));
        }
        for row in table.select(&Selector::parse("tbody tr").unwrap()) {
            let cells: Vec<ElementRef<'_>> = row.child_elements().collect();
            if let [head] = cells.as_slice()
                && head.value().attr("scope") == Some("row")
            {
                found.push(format!("a head of a row without a row: {}", words(*head)));
            }
        }
    }
    let mut links: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for link in all(html, "main a[href]") {
        links.entry(words(link)).or_default().insert(link.value().attr("href").unwrap());
    }
    links.retain(|_, to| to.len() > 1);
    found.extend(links.into_iter().map(|(name, to)| format!("one name for several links: {name}: {to:?}")));
    found
}

/// Names that only data know (`title_confidence`, `page.margins_mm`), and days as data write them.
fn words_of_data(text: &str) -> Vec<&str> {
    let in_key = |c: char| c.is_ascii_lowercase() || matches!(c, '_' | '.');
    let key = |word: &&str| {
        word.contains('_') && word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(in_key)
    };
    let day = |word: &&str| {
        let parts: Vec<usize> = word.split('-').map(str::len).collect();
        parts == [4, 2, 2] && word.chars().all(|c| c.is_ascii_digit() || c == '-')
    };
    let inside = |c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.' | '/');
    text.split(inside).map(|word| word.trim_matches('.')).filter(|word| key(word) || day(word)).collect()
}

/// Columns of a table without a word below their head.
fn silent_columns(table: ElementRef<'_>) -> Vec<String> {
    let rows = |part: &str| -> Vec<Vec<String>> {
        let rows = Selector::parse(&format!("{part} tr")).unwrap();
        table.select(&rows).map(|row| row.child_elements().map(words).collect()).collect()
    };
    let (heads, body) = (rows("thead"), rows("tbody"));
    let silent = |at: &usize| body.iter().filter_map(|row| row.get(*at)).all(String::is_empty);
    let heads = heads.first().into_iter().flatten().enumerate();
    heads.filter(|(at, _)| silent(at)).map(|(_, head)| head.clone()).collect()
}

#[test]
fn pages_of_law_are_written_for_readers() {
    let snapshot = read_site(Path::new(".")).unwrap();
    let made = build(&snapshot, &Packs::embedded(), date(2025, 10, 15), &Options::default(), &mut ());
    let law = |path: &str| path.trim_start_matches("en/").starts_with("quy-dinh/") && path.ends_with(".html");
    let pages = made.output.artifacts.iter().filter(|(route, _)| law(route.as_str()));
    let mut seen = 0;
    for (route, bytes) in pages {
        let html = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let main = all(&html, "main").into_iter().map(words).collect::<String>();
        let found = words_of_data(&main);
        assert!(found.is_empty(), "{route}: {found:?}");
        let silent: Vec<String> = all(&html, "main table").into_iter().flat_map(silent_columns).collect();
        assert!(silent.is_empty(), "{route}: {silent:?}");
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn every_page_has_an_order_and_names() {
    let snapshot = read_site(Path::new(".")).unwrap();
    let made = build(&snapshot, &Packs::embedded(), date(2025, 10, 15), &Options::default(), &mut ());
    let pages = made.output.artifacts.iter().filter(|(route, _)| route.as_str().ends_with(".html"));
    // cells of the overview are states; two lines of a school's own plan are one sentence
    let skipped = |path: &str| {
        path.trim_start_matches("en/").starts_with("lich/")
            || path == "mn-noong-luong/lich/2023-2024/theo-noi-dung.html"
    };
    let mut seen = 0;
    for (route, bytes) in pages.filter(|(route, _)| !skipped(route.as_str())) {
        let found = faults(&Html::parse_document(std::str::from_utf8(bytes).unwrap()));
        assert!(found.is_empty(), "{route}: {found:#?}");
        seen += 1;
    }
    assert!(seen > 500, "{seen}");
}
