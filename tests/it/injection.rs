//! Strings that would put a script, an element or an attribute of an author's making into a page: each payload in each place that Markdown
//! has (`tests/suites/injection/`: `@` in a context stands for the payload; `\n`, `\t` and `\\` for a line break, a tab and a backslash).
//!
//! Every page that comes out is parsed as a browser does. In the author's part only the elements and attributes that Markdown makes may stand,
//! with addresses that are allowed; and the rest of the page must be what it is around harmless text.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::site::SiteOutput;
use congkhai::source::Snapshot;
use jiff::civil::date;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;
use std::path::Path;

/// What Markdown makes: elements with the attributes that they may have.
const ALLOWED: [(&str, &[&str]); 31] = [
    // an evidence code that leads nowhere is kept in one line
    ("span", &["class"]),
    ("p", &[]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("ul", &[]),
    ("ol", &["start"]),
    ("li", &["value"]),
    ("blockquote", &[]),
    ("pre", &["tabindex"]),
    ("code", &["class"]),
    ("em", &[]),
    ("strong", &[]),
    ("del", &[]),
    ("br", &[]),
    ("hr", &[]),
    ("table", &[]),
    ("thead", &[]),
    ("tbody", &[]),
    ("tr", &[]),
    ("th", &["scope", "class"]),
    ("td", &["class"]),
    ("div", &["class", "tabindex", "id"]),
    ("a", &["href", "rel", "id", "class"]),
    ("img", &["src", "alt", "loading"]),
    ("sup", &[]),
    ("mark", &[]),
    ("q", &[]),
    ("section", &["class"]),
];

fn lines(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suites/injection").join(name);
    std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

/// A context with its escapes read.
fn read(context: &str) -> String {
    let mut out = String::new();
    let mut escaped = false;
    for c in context.chars() {
        match (escaped, c) {
            (false, '\\') => {}
            (true, 'n') => out.push('\n'),
            (true, 't') => out.push('\t'),
            (_, c) => out.push(c),
        }
        escaped = !escaped && c == '\\';
    }
    out
}

fn pages(bodies: &[String]) -> SiteOutput {
    let mut files = vec![
        ("content/site.yaml".to_owned(), "title: Thử\n".to_owned()),
        ("content/a/unit.yaml".to_owned(), "name: A\ntype: mam-non\n".to_owned()),
        ("content/a/static/i.png".to_owned(), "png".to_owned()),
    ];
    for (n, body) in bodies.iter().enumerate() {
        files.push((format!("content/a/pages/p{n}.md"), format!("---\ntitle: Thử\n---\n{body}\n")));
    }
    let snapshot = Snapshot::from_files(files.into_iter().map(|(path, text)| (path, text.into_bytes())));
    build(&snapshot, &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ()).output
}

#[test]
fn no_page_holds_what_an_author_injected() {
    let (payloads, contexts) = (lines("payloads.txt"), lines("contexts.txt"));
    let mut bodies = vec!["Lời thường.".to_owned()];
    for context in contexts.iter().map(|context| read(context)) {
        bodies.extend(payloads.iter().map(|payload| context.replace('@', payload)));
    }
    assert!(bodies.len() > 4000, "{}", bodies.len());
    let output = pages(&bodies);
    let html: BTreeMap<&str, &[u8]> =
        output.artifacts.iter().map(|(route, bytes)| (route.as_str(), &**bytes)).collect();
    let route = |n: usize| format!("a/trang/p{n}.html");
    let plain = html.get(route(0).as_str()).unwrap_or_else(|| panic!("{:?}", html.keys().collect::<Vec<_>>()));
    let frame = around(plain);
    let mut wrong = Vec::new();
    for (n, body) in bodies.iter().enumerate() {
        let page = html[route(n).as_str()];
        let found = strange(page).or_else(|| (around(page) != frame).then(|| "the frame is another".to_owned()));
        if let Some(found) = found {
            wrong.push(format!("{body:?}\n  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), bodies.len(), wrong[..wrong.len().min(20)].join("\n"));
}

/// What stands around the author's part: elements with the names of their attributes.
fn around(page: &[u8]) -> Vec<String> {
    let page = Html::parse_document(std::str::from_utf8(page).unwrap());
    let author = Selector::parse("main .prose").unwrap();
    let inner = page.select(&author).next().unwrap().id();
    let all = Selector::parse("*").unwrap();
    page.select(&all)
        .filter(|element| element.ancestors().all(|ancestor| ancestor.id() != inner))
        .map(|element| {
            let names: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
            format!("{} {}", element.value().name(), names.join(" "))
        })
        .collect()
}

/// The first thing in the author's part that Markdown does not make.
fn strange(page: &[u8]) -> Option<String> {
    let page = Html::parse_document(std::str::from_utf8(page).unwrap());
    let within = Selector::parse("main .prose *").unwrap();
    page.select(&within).find_map(odd)
}

fn odd(element: ElementRef<'_>) -> Option<String> {
    let name = element.value().name();
    let Some((_, allowed)) = ALLOWED.iter().find(|(allowed, _)| *allowed == name) else {
        return Some(format!("an element {name}: {}", element.html()));
    };
    element.value().attrs().find_map(|(attribute, value)| {
        let good = allowed.contains(&attribute)
            && match attribute {
                "href" | "src" => is_address(value, attribute == "src"),
                "class" => matches!(value, "nb" | "num" | "table-wrap" | "evidence" | "footnotes detail"),
                "start" | "value" | "tabindex" => value.bytes().all(|b| b.is_ascii_digit()),
                "id" => value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "rel" => value == "noopener",
                "loading" => value == "lazy",
                "scope" => value == "col",
                _ => true,
            };
        (!good).then(|| format!("{attribute}={value:?} in {}", element.html()))
    })
}

/// As a browser reads it: without outer spaces, tabs and line breaks.
fn is_address(value: &str, of_image: bool) -> bool {
    let bare: String = value.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let bare = bare.trim_matches(|c: char| c <= ' ').to_ascii_lowercase();
    if !of_image && ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| bare.starts_with(scheme)) {
        return !value.contains(['"', '<', '>', ' ']);
    }
    let first = bare.split(['/', '?', '#']).next().unwrap_or_default();
    !first.contains(':') && !bare.starts_with("//") && !bare.contains('\\') || bare.starts_with('#')
}
