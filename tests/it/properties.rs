//! Properties that hold for any input.

use congkhai::diag::Diagnostics;
use congkhai::pack::{CriterionId, Packs};
use congkhai::parse::prose::{CodeShapes, Origin, Page, Segment, parse as parse_prose, pieces};
use congkhai::parse::{front_matter, yaml};
use congkhai::pipeline::{Destination, Memo, Options, build, make};
use congkhai::site::Route;
use congkhai::source::Snapshot;
use congkhai::text::{
    Span, collation_key, fold, format_decimal, format_integer, nfc, parse_decimal, parse_integer, slug,
};
use jiff::civil::date;
use proptest::prelude::*;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Text with Vietnamese letters, marks, punctuation and things that trip parsers.
fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            "[a-zA-Z0-9 ]{0,6}",
            Just("Đánh giá đội ngũ".to_owned()),
            Just("e\u{302}\u{301}".to_owned()),
            Just("\n- ".to_owned()),
            Just("\n  ".to_owned()),
            Just("\n## ".to_owned()),
            Just(": ".to_owned()),
            Just("[H1-1.1-01]".to_owned()),
            Just("{{ council x }}".to_owned()),
            Just("<script>".to_owned()),
            Just("](javascript:x)".to_owned()),
            "[\\[\\]{}\"'&*!|>%#`~<\\\\-]{0,4}",
            any::<char>().prop_map(String::from),
        ],
        0..20,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn folding_ignores_normal_form(s in text()) {
        let composed: String = s.nfc().collect();
        let decomposed: String = s.nfd().collect();
        prop_assert_eq!(fold(&composed), fold(&decomposed));
        prop_assert_eq!(slug(&composed), slug(&decomposed));
        prop_assert_eq!(nfc(&decomposed), composed);
    }

    #[test]
    fn slugs_are_addresses(s in text()) {
        let made = slug(&s);
        prop_assert_eq!(&slug(&made), &made);
        prop_assert!(made.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        prop_assert!(!made.starts_with('-') && !made.ends_with('-') && !made.contains("--"));
        if !made.is_empty() {
            let route = format!("truong/x-{made}.html");
            prop_assert!(Route::new(&route).is_some());
        }
    }

    #[test]
    fn order_does_not_depend_on_normal_form(a in "[a-zA-ZđĐăâêôơưáàảãạ ]{0,8}", b in "[a-zA-ZđĐăâêôơưáàảãạ ]{0,8}") {
        let decomposed: (String, String) = (a.nfd().collect(), b.nfd().collect());
        let (x, y) = (collation_key(&a), collation_key(&b));
        let (u, v) = (collation_key(&decomposed.0), collation_key(&decomposed.1));
        prop_assert_eq!((x.0, x.1).cmp(&(y.0, y.1)), (u.0, u.1).cmp(&(v.0, v.1)));
    }

    #[test]
    fn numbers_come_back(n in -999_999_999_999_i64..999_999_999_999, scale in 0_u32..4) {
        prop_assert_eq!(parse_integer(&format_integer(n)), Ok(n));
        let written = format_decimal(n, scale);
        // three decimals after one to three digits could be thousands: refused, never misread
        if let Ok((value, read_scale)) = parse_decimal(&written) {
            prop_assert_eq!((value, read_scale), (n, scale));
        } else {
            prop_assert_eq!(scale, 3);
        }
    }

    #[test]
    fn criterion_numbers_keep_their_zeros(standard in 1_u8..=9, place in 1_u8..=40) {
        let id = CriterionId { standard, place };
        prop_assert_eq!(CriterionId::parse(&id.to_string()), Some(id));
    }

    #[test]
    fn yaml_and_front_matter_never_panic_and_name_places_inside(s in text()) {
        let file = Arc::from("a.yaml");
        let mut diagnostics = Diagnostics::default();
        let _ = yaml::parse(&file, &s, 0, &mut diagnostics);
        let _ = front_matter::split(&file, &format!("---\n{s}\n---\n{s}"), &mut diagnostics);
        for finding in diagnostics.iter() {
            prop_assert!(finding.place.span.start <= finding.place.span.end);
        }
    }

    #[test]
    fn prose_lets_nothing_dangerous_pass(s in text()) {
        let file = Arc::from("a.md");
        let origin = Origin { file: &file, offset: Some(0), fallback: Span::default(), id_prefix: "", below_title: true };
        let codes = CodeShapes::of(["[Hn-a.b-c]", "MC.a.b.cc"]);
        let prose = parse_prose(&s, &origin, &mut Page::new(&codes, &[]), &mut Diagnostics::default());
        for segment in pieces(&prose.segments()) {
            let Segment::Html(html) = segment else { continue };
            let html = html.to_lowercase();
            prop_assert!(!html.contains("<script") && !html.contains("\"javascript:") && !html.contains(" onclick"), "{}", html);
        }
    }
}

proptest! {
    // a build is dear: long runs are those of `tests/fuzz.sh`
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_build_never_panics(
        unit in text(), document in text(), sheet in text(), improvement in text(), disclosure in text(), calendar in text(),
        schedule in text(), pack in proptest::option::weighted(0.3, text()),
    ) {
        let site = "title: Thử\n".to_owned();
        let files = [
            ("content/site.yaml", site),
            ("content/a/unit.yaml", format!("name: A\ntype: mam-non\n{unit}")),
            ("content/a/documents/d.md", format!("---\nkind: KH\nabstract: x\norgan: y\n---\n{document}")),
            ("content/a/assessments/x/assessment.yaml", "title: x\nregulation: tt19-2018\nschool_years: [2022-2023]\n".to_owned()),
            ("content/a/assessments/x/1.10.md", format!("---\nlevels: {{1: {{a: đạt}}}}\n---\n{sheet}")),
            ("content/a/improvement/k.yaml", format!("title: x\nassessment: x\n{improvement}")),
            ("content/a/disclosures/2022-2023/bieu-mau-02.yaml", format!("regulation: tt36-2017\nform: \"02\"\npublished: 2023-06-01\n{disclosure}")),
            ("content/a/calendar/2022-2023.yaml", format!("title: x\n{calendar}")),
            ("content/a/external-assessments/2022-2023.yaml", format!("title: x\n{schedule}")),
        ];
        // a pack that cannot be read stops the rest, so that it is there now and then only
        let pack = pack.map(|text| ("packs/rieng.yaml", format!("id: rieng\nkind: disclosure\n{text}")));
        let files = files.into_iter().chain(pack);
        let snapshot = Snapshot::from_files(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
        let outcome = build(&snapshot, &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ());
        let again = build(&snapshot, &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ());
        prop_assert_eq!(outcome.diagnostics, again.diagnostics);
        prop_assert_eq!(outcome.output.artifacts, again.output.artifacts);
    }
}

/// Files of a site with units that look at each other: an office with a schedule, schools with documents that link across.
fn edit() -> impl Strategy<Value = (String, Option<String>)> {
    let schools = ["content/a", "content/b", "content/so"];
    let path = (0..schools.len(), 0..10_usize).prop_map(move |(school, kind)| (schools[school], kind));
    (path, 0..4_u8, 0..3_u8).prop_map(|((folder, kind), n, other)| {
        let other = ["a", "b", "so"][usize::from(other)];
        let (path, text) = match kind {
            0 => ("unit.yaml".to_owned(), format!("name: Đơn vị {n}\ntype: mam-non\n")),
            1 => ("unit.yaml".to_owned(), format!("name: Phòng {n}\ntype: quan-ly\nmanages: [{other}]\n")),
            2 | 3 => (
                format!("documents/d{}.md", n % 2),
                format!("---\nkind: KH\nabstract: Lần {n}\norgan: y\ndate: 2023-09-0{}\n---\n[kia](../../{other}/documents/d0.md)\n", n + 1),
            ),
            4 => (format!("pages/p{}.md", n % 2), format!("---\ntitle: Trang {n}\n---\n[kia](../../{other}/static/t.txt)\n")),
            5 => ("static/t.txt".to_owned(), format!("tệp {n}")),
            6 | 7 => (
                format!("disclosures/202{}-202{}/bieu-mau-02.yaml", n % 2 + 2, n % 2 + 3),
                format!("regulation: tt36-2017\nform: \"02\"\npublished: 2024-0{}-01\ntables:\n  chinh:\n    tong_so_tre: {{tong_so: {n}0}}\n", n + 1),
            ),
            8 => (
                "external-assessments/2023-2024.yaml".to_owned(),
                format!("title: Lịch {n}\nentries:\n  - {{no: 1, school: Trường {n}, unit: {other}, level: mam-non, month: 10/2023}}\n"),
            ),
            _ => ("../../themes/r/style.css".to_owned(), format!("body {{ margin: {n}px }}")),
        };
        let path = if let Some(theme) = path.strip_prefix("../../") { theme.to_owned() } else { format!("{folder}/{path}") };
        (path, (n > 0).then_some(text))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_build_that_remembers_gives_the_bytes_of_one_that_does_not(edits in proptest::collection::vec(edit(), 1..16)) {
        let mut files = std::collections::BTreeMap::from([
            ("content/site.yaml".to_owned(), "title: Thử\ntheme: r\nbase_url: https://x.example/y\n".to_owned()),
            ("themes/r/style.css".to_owned(), String::new()),
            ("content/a/unit.yaml".to_owned(), "name: A\ntype: mam-non\n".to_owned()),
            ("content/b/unit.yaml".to_owned(), "name: B\ntype: mam-non\n".to_owned()),
            ("content/so/unit.yaml".to_owned(), "name: Sở\ntype: quan-ly\nmanages: [a, b]\n".to_owned()),
        ]);
        let (packs, day, mut memo) = (Packs::embedded(), date(2024, 6, 15), Memo::new());
        for step in edits.chunks(3) {
            for (path, text) in step {
                match text {
                    Some(text) => files.insert(path.clone(), text.clone()),
                    None => files.remove(path),
                };
            }
            let snapshot = Snapshot::from_files(files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())));
            let made = make(&snapshot, &packs, day, &Options::default(), &mut memo, &Destination::of(&()), &mut ());
            let clean = build(&snapshot, &packs, day, &Options::default(), &mut ());
            prop_assert_eq!(&made.diagnostics, &clean.diagnostics);
            prop_assert_eq!(made.pages, clean.pages);
            // without a theme there is nothing new, and the memory keeps what it had
            if clean.pages > 0 {
                let remembered = memo.site().files();
                prop_assert_eq!(remembered.keys().collect::<Vec<_>>(), clean.output.artifacts.keys().collect::<Vec<_>>());
                prop_assert!(remembered == clean.output.artifacts);
            }
        }
    }
}
