//! The theme's contract: every word that views use is in the theme, every template is there, a site's own files take precedence.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, build};
use congkhai::site::view::View;
use congkhai::source::Snapshot;
use congkhai::theme::{CONTRACT, Theme};
use jiff::civil::date;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn quoted_after<'t>(text: &'t str, opening: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(opening)
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"'))
        .filter_map(|rest| rest.split('"').next())
}

#[test]
fn every_word_is_in_the_theme() {
    let (theme, diagnostics) = Theme::load(None, &Snapshot::default());
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let words = theme.unwrap().strings;
    let mut used = BTreeSet::new();
    for file in files(Path::new("src/site"), "rs") {
        let text = fs::read_to_string(file).unwrap();
        for opening in ["say(", "tell(", "strings.get("] {
            used.extend(quoted_after(&text, opening).map(str::to_owned));
        }
    }
    for file in files(Path::new("themes/mac-dinh"), "html") {
        let text = fs::read_to_string(file).unwrap();
        used.extend(
            text.split("t.").skip(1).zip(text.split("t.")).filter(|(_, before)| before.ends_with([' ', '(', '{'])).map(
                |(rest, _)| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>(),
            ),
        );
    }
    assert!(used.len() > 150, "{}", used.len());
    let missing: Vec<&String> = used.iter().filter(|key| !key.is_empty() && !words.map().contains_key(*key)).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}

#[test]
fn every_kind_of_page_has_its_template() {
    let (theme, _) = Theme::load(None, &Snapshot::default());
    let tera = theme.unwrap().tera;
    let missing: Vec<_> = View::TEMPLATES.iter().filter(|name| !tera.contains_template(name)).collect();
    assert!(missing.is_empty(), "no template {missing:?}");
    // and each is printed by one kind of page only, beside the frame that all share
    let own = fs::read_dir("themes/mac-dinh").unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let own: BTreeSet<String> = own.filter(|name| name.ends_with(".html") && name != "base.html").collect();
    let listed: BTreeSet<String> = View::TEMPLATES.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(own, listed);
}

fn files(folder: &Path, ending: &str) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path, ending) } else { vec![path] })
        .filter(|p| p.extension().is_some_and(|e| e == ending))
        .collect()
}

fn site(extra: &[(&str, &str)]) -> Snapshot {
    let base = [
        ("content/site.yaml", "title: Thử\ntheme: rieng\n"),
        ("content/a/unit.yaml", "name: Trường A\ntype: mam-non\n"),
    ];
    let files = base.iter().chain(extra).map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    Snapshot::from_files(files)
}

#[test]
fn a_second_theme_replaces_files_one_by_one() {
    let own = [
        ("themes/rieng/theme.yaml", "contract: 1\n"),
        (
            "themes/rieng/portal.html",
            "{% extends \"base.html\" %}{% block content %}<p>RIÊNG {{ groups | length }}</p>{% endblock %}",
        ),
    ];
    let outcome = build(&site(&own), &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ());
    assert_eq!(outcome.diagnostics.errors(), 0, "{:?}", outcome.diagnostics);
    let page = |path: &str| {
        let (_, bytes) = outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == path).unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    };
    assert!(page("index.html").contains("RIÊNG 1"));
    assert!(page("a/index.html").contains("Trường A"), "the other templates are the default's");
}

#[test]
fn a_wrong_contract_or_template_is_named_by_file() {
    let cases = [
        ("themes/rieng/theme.yaml", "contract: 99\n"),
        ("themes/rieng/portal.html", "{% if %}"),
        ("themes/rieng/unit.html", "{{ khong_co }}"),
        ("themes/rieng/unit.html", "{% include \"khong-co.html\" %}"),
    ];
    for (path, text) in cases {
        let outcome =
            build(&site(&[(path, text)]), &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ());
        let finding = outcome
            .diagnostics
            .iter()
            .find(|d| d.code.id == "CK0901")
            .unwrap_or_else(|| panic!("{path} {text}: nothing said"));
        assert!(finding.place.file.starts_with("themes"), "{finding:?}");
        // the contract's line says both versions
        if path.ends_with("theme.yaml") {
            assert!(
                finding.message.contains("99") && finding.message.contains(CONTRACT) && finding.hint.is_some(),
                "{finding:?}"
            );
            assert_eq!(finding.place.span.start as usize, text.find("99").unwrap(), "{finding:?}");
        }
    }
}

#[test]
fn a_theme_brings_its_own_picture_for_shared_addresses() {
    let png = |width: u32| {
        [b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(), &width.to_be_bytes(), &630_u32.to_be_bytes()].concat()
    };
    let with = |bytes: Vec<u8>| {
        let files = [
            ("content/site.yaml", b"title: Th\xe1\xbb\xad\ntheme: rieng\nbase_url: https://a.example/\n".to_vec()),
            ("content/a/unit.yaml", "name: Trường A\ntype: mam-non\n".into()),
            ("themes/rieng/chia-se/mam-non.png", bytes),
        ];
        let snapshot = Snapshot::from_files(files.map(|(path, bytes)| (path.to_owned(), bytes)));
        build(&snapshot, &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ())
    };
    let own = with(png(1234));
    assert!(own.diagnostics.is_empty(), "{:?}", own.diagnostics);
    let file = |path: &str| own.output.artifacts.iter().find(|(route, _)| route.as_str() == path).unwrap().1.to_vec();
    assert_eq!(file("tai-nguyen/chia-se-mam-non.png"), png(1234));
    assert!(
        String::from_utf8(file("a/index.html"))
            .unwrap()
            .contains("<meta property=\"og:image:width\" content=\"1234\">")
    );
    assert_ne!(file("tai-nguyen/chia-se-cong.png"), png(1234), "the portal's is the default's");
    let broken = with(b"GIF89a".to_vec());
    assert!(
        broken
            .diagnostics
            .iter()
            .any(|d| d.code.id == "CK0901" && d.place.file.as_ref() == "themes/rieng/chia-se/mam-non.png")
    );
}
