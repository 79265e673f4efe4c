//! The theme's contract: every word that views use is in the theme, every template is there, a site's own files take precedence.

use crate::source_code::{shipped, sources};
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

/// Words whose key ends or begins with what the model says, and all that it can say.
const FAMILIES: &[(&str, &[&str])] = &[
    ("asked_{}", &["quarter", "three_months", "half_year", "nine_months"]),
    ("certainty_{}", &["seed", "found", "recalled"]),
    ("count_{}", &["ok", "late", "overdue", "soon", "later", "waiting", "na"]),
    ("rule_{}_end", &["quarter", "three_months", "half_year", "nine_months", "year"]),
    ("series_{}", &["quarter", "three_months", "half_year", "nine_months", "year", "ad_hoc"]),
    ("short_{}", &["ok", "late", "overdue", "soon", "later", "waiting", "na", "none"]),
    ("span_{}", &["quarter", "three_months", "half_year", "nine_months", "year", "ad_hoc"]),
    ("title_confidence_{}", &["high", "medium", "low"]),
    ("log_act_{}", &["opened", "recorded", "first", "updated", "withdrawn", "erased", "expired", "key"]),
    ("until_{}", &["quarter"]),
    ("{}_meaning", &["empty_missing", "empty_not_applicable", "empty_hidden", "figure_computed"]),
];

/// Names that look like words' keys: of columns, also of files of data, fixed texts and steps in packs, of a style of names.
const NO_WORDS: &[&str] = &[
    "cong_khai",
    "don_vi",
    "don_vi_tinh",
    "highest_level",
    "muc_bang_chu",
    "nam_hoc",
    "national_name",
    "quy_dinh",
    "report_database",
    "snake_case",
    "so_ngay_tre",
    "so_tien",
    "so_viec",
    "ten_don_vi",
    "thoi_hoat_dong",
    "tinh_chat",
    "tinh_den",
    "tinh_trang",
    "trong_tong",
];

/// The texts in quotes in a piece of code.
fn quoted(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2)
}

#[test]
fn words_asked_for_by_lists_and_families_are_in_the_theme() {
    let words = Theme::load(None, &Snapshot::default()).0.unwrap().strings;
    let (mut asked, mut families) = (BTreeSet::new(), BTreeSet::new());
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/site")) {
        let code = shipped(&text);
        // wherever it stands: in a list, in a match, in a table of a function
        let is_key =
            |s: &&str| s.contains('_') && s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        asked.extend(
            quoted(&code).filter(is_key).filter(|s| !s.starts_with('_') && !s.ends_with('_')).map(str::to_owned),
        );
        // [..].map(|k| setting.say(k)): here a key may be one word
        for (at, _) in
            code.match_indices(".map(|").filter(|(at, _)| code[*at..].lines().next().unwrap().contains(".say(k"))
        {
            let before = code[..at].trim_end();
            let list = before.strip_suffix(']').and_then(|list| Some(&list[list.rfind('[')?..]));
            asked.extend(list.into_iter().flat_map(quoted).map(str::to_owned));
        }
        for opening in ["say(&format!(", "tell(&format!(", "get(&format!(", "find(&format!("] {
            for family in quoted_after(&code, opening) {
                let (before, rest) = family.split_once('{').unwrap_or_else(|| panic!("{}: {family}", path.display()));
                families.insert(format!("{before}{{}}{}", rest.split_once('}').unwrap().1));
            }
        }
    }
    for key in NO_WORDS {
        assert!(asked.remove(*key) && words.find(key).is_none(), "“{key}” is no exception any more");
    }
    let known: BTreeSet<String> = FAMILIES.iter().map(|(family, _)| (*family).to_owned()).collect();
    assert_eq!(families, known);
    asked.extend(FAMILIES.iter().flat_map(|(family, all)| all.iter().map(|of| family.replace("{}", of))));
    assert!(asked.len() > 300, "{}", asked.len());
    let missing: Vec<&String> = asked.iter().filter(|key| words.find(key).is_none()).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}

#[test]
fn the_stylesheets_know_no_words_and_no_ids_of_pages() {
    let css =
        ["style.css", "print.css"].map(|name| fs::read_to_string(format!("themes/mac-dinh/{name}")).unwrap()).concat();
    let rules = css
        .split('}')
        .filter_map(|rule| rule.rsplit_once('{'))
        .map(|(selector, _)| selector.rsplit('{').next().unwrap());
    let ids: BTreeSet<&str> = rules
        .flat_map(|selector| selector.split('#').skip(1))
        .filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '-').next())
        .collect();
    assert_eq!(ids, BTreeSet::from(["main"]), "what a table or a section is, its class says");
    for attribute in ["[data-label=", "[aria-label=", "[title=", "[alt="] {
        assert!(!css.contains(attribute), "a translation has other words than {attribute}…");
    }
    assert!(css.contains("td:first-child:not([data-label])"), "numbers of rows stand beside them");
}

#[test]
fn words_that_a_theme_does_not_have_are_those_of_the_default() {
    let own = [("themes/rieng/strings.vi.yaml", "search_short: Tra cứu\n")];
    let outcome = build(&site(&own), &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ());
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    let (_, bytes) = outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == "a/index.html").unwrap();
    let page = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(page.contains("Tra cứu") && page.contains("Đến nội dung chính"), "{page}");
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
    let contract = format!("contract: {CONTRACT}\n");
    let own = [
        ("themes/rieng/theme.yaml", contract.as_str()),
        (
            "themes/rieng/portal.html",
            "{% extends \"base.html\" %}{% block content %}<p>RIÊNG {{ list.groups | length }}</p>{% endblock %}",
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
