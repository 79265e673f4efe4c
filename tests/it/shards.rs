//! A site that is built in shares on several machines, and one of which only what has changed is made again: each time the same bytes as one build
//! from nothing.

use crate::support::{Site, cases, contents, program, run};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const DAY: &str = "2025-10-15";

fn build(site: &Path, out: &Path, options: &[&str]) -> crate::support::Run {
    let out = ["-o", out.to_str().unwrap()];
    run(program().arg("build").arg(site).args(["--today", DAY, "--no-sync"]).args(out).args(options))
}

/// The pages of a folder, without what is kept beside them.
fn pages(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    contents(folder).into_iter().filter(|(path, _)| !path.starts_with(".congkhai-phan/")).collect()
}

fn assemble(parts: &[PathBuf], out: &Path) -> crate::support::Run {
    run(program().arg("assemble").args(parts).arg("-o").arg(out).arg("--no-sync"))
}

/// A site with schools of several kinds and an office over them; one school links to another's page.
fn office() -> Site {
    let mut site = Site::empty()
        .with("content/site.yaml", "title: Cổng công khai\nbase_url: https://xa.example.vn/\nlanguages: [en]\n")
        .with("content/xa/unit.yaml", "name: Ủy ban nhân dân xã Hoa\ntype: quan-ly\nmanages: [mn-0, mn-1, mn-2]\n");
    for n in 0..7 {
        let folder = format!("content/mn-{n}");
        site = site
            .with(
                &format!("{folder}/unit.yaml"),
                format!("name: Trường Mầm non {n}\ntype: mam-non\nphone: \"0215 3825 11{n}\"\nlanguages: [en]\n"),
            )
            .with(&format!("{folder}/pages/gioi-thieu.md"), page(n, 0))
            .with(
                &format!("{folder}/disclosures/2023-2024/bieu-mau-03.yaml"),
                format!("regulation: tt36-2017\nform: \"03\"\npublished: 2023-09-{:02}\n", n + 1),
            );
    }
    site
}

fn page(n: usize, text: usize) -> String {
    let other = (n + 1) % 7;
    format!("---\ntitle: Giới thiệu {n}\n---\nBản {text}. Xem [trường bạn](../../mn-{other}/pages/gioi-thieu.md).\n")
}

#[test]
fn shares_assembled_are_one_build() {
    let (sample, office) = (PathBuf::from(env!("CARGO_MANIFEST_DIR")), office());
    for site in [sample, office.path()] {
        let at = |name: String| office.beside(&name);
        let options: &[&str] = &["--base-url", "https://congkhai.example/"];
        let whole = at("mot-lan".to_owned());
        build(&site, &whole, options);
        let expected = contents(&whole);
        assert!(expected.len() > 100, "{} files", expected.len());
        for of in [1, 2, 3, 7] {
            let parts: Vec<PathBuf> = (1..=of).map(|n| at(format!("phan-{n}-{of}"))).collect();
            for (n, part) in (1..).zip(&parts) {
                let share = format!("{n}/{of}");
                build(&site, part, &[options, &["--shard", &share]].concat()).exits(0);
            }
            let out = at(format!("ghep-{of}"));
            assemble(&parts, &out).exits(0);
            let (got, names) =
                (contents(&out), |all: &BTreeMap<String, Vec<u8>>| all.keys().cloned().collect::<Vec<_>>());
            assert_eq!(names(&got), names(&expected), "{of} shares");
            let differs = got.iter().find(|(path, bytes)| expected[*path] != **bytes).map(|(path, _)| path);
            assert_eq!(differs, None, "{of} shares");
        }
        fs::remove_dir_all(&whole).unwrap();
    }
}

#[test]
fn what_is_no_whole_is_refused() {
    let site = office();
    let [one, two, three, out] = ["p1", "p2", "p3", "ghep"].map(|name| site.beside(name));
    build(&site.path(), &one, &["--shard", "1/3"]).exits(0);
    build(&site.path(), &two, &["--shard", "2/3"]).exits(0);
    let missing = assemble(&[one.clone(), two.clone()], &out).exits(3);
    assert!(missing.stderr.contains("thiếu phần 3/3"), "{}", missing.stderr);
    build(&site.path(), &three, &["--shard", "3/3", "--base-url", "https://khac.example/"]).exits(0);
    let unlike = assemble(&[one.clone(), two.clone(), three.clone()], &out).exits(3);
    assert!(unlike.stderr.contains("dựng lại các phần"), "{}", unlike.stderr);
    assert!(!out.exists());
    build(&site.path(), &three, &["--shard", "3/3"]).exits(0);
    assemble(&[three.clone(), one.clone(), two.clone()], &out).exits(0);
    // a unit whose files were damaged on the way
    let page = pages(&one).into_keys().chain(pages(&two).into_keys()).find(|path| path.ends_with("gioi-thieu.html"));
    let folder = if one.join(page.as_ref().unwrap()).exists() { &one } else { &two };
    fs::write(folder.join(page.unwrap()), "khác").unwrap();
    let before = contents(&out);
    fs::remove_dir_all(&out).unwrap();
    assert_ne!(assemble(&[one, two, three], &out).code, Some(0));
    assert!(!out.exists() && before.len() > 100);
    build(&site.path(), &site.beside("x"), &["--shard", "4/3"]).exits(2);
}

/// How many units were taken over from the last build.
fn skipped(run: &crate::support::Run) -> usize {
    let line = run.stderr.lines().find(|line| line.contains("đơn vị giữ nguyên")).expect("--timings says it");
    line.split_whitespace().find_map(|word| word.parse().ok()).unwrap()
}

#[test]
fn only_what_has_changed_is_made_again() {
    let site = office();
    let out = site.beside("ra");
    let first = build(&site.path(), &out, &["--timings"]).exits(0);
    assert_eq!(skipped(&first), 0);
    site.write("content/mn-3/pages/gioi-thieu.md", page(3, 1));
    let second = build(&site.path(), &out, &["--timings"]).exits(0);
    // the school itself, and the one that links to it
    assert_eq!(skipped(&second), 6);
    site.write("content/mn-1/pages/gioi-thieu.md", page(1, 1));
    let third = build(&site.path(), &out, &["--timings"]).exits(0);
    // and the office that manages it
    assert_eq!(skipped(&third), 5);
    let other_day = run(program()
        .arg("build")
        .arg(site.path())
        .args(["--today", "2025-10-16", "--no-sync", "--timings"])
        .arg("-o")
        .arg(&out));
    assert_eq!(skipped(&other_day.exits(0)), 0);
}

/// Of units that came before and after it a unit says the name and the end, nothing else.
#[test]
fn what_a_closed_school_was_merged_into_is_made_again_for_its_name_and_end_alone() {
    let unit = |name: &str, more: &str| format!("name: Trường {name}\ntype: mam-non\nphone: \"0215\"\n{more}");
    let closed = |day: &str| format!("closed: {{date: {day}, how: merged, into: [b]}}\n");
    let text = |words: &str| format!("---\ntitle: Giới thiệu\n---\n{words}\n");
    let site = Site::empty()
        .with("content/site.yaml", "title: Cổng\n")
        .with("content/a/unit.yaml", unit("A", &closed("1/3/2025")))
        .with("content/a/pages/gioi-thieu.md", text("Một."))
        .with("content/b/unit.yaml", unit("B", ""))
        .with("content/b/pages/gioi-thieu.md", text("Một."))
        .with("content/c/unit.yaml", unit("C", ""));
    let out = site.beside("ra");
    let taken_over = || skipped(&build(&site.path(), &out, &["--timings"]).exits(0));
    assert_eq!(taken_over(), 0);
    for other in ["a", "b"] {
        site.write(&format!("content/{other}/pages/gioi-thieu.md"), text("Hai."));
        assert_eq!(taken_over(), 2, "only {other}");
    }
    for (slug, changed) in
        [("a", unit("An", &closed("1/3/2025"))), ("a", unit("An", &closed("2/3/2025"))), ("b", unit("Bé", ""))]
    {
        site.write(&format!("content/{slug}/unit.yaml"), changed);
        assert_eq!(taken_over(), 1, "both of {slug}");
    }
    let page = |path: &str| fs::read_to_string(out.join(path)).unwrap();
    assert!(page("b/index.html").contains("Trường An, đã sáp nhập từ ngày 2/3/2025"));
    assert!(page("a/index.html").contains("sáp nhập vào Trường Bé"));
}

/// What is done to the site, or to what is kept beside it, before it is built again.
#[derive(Clone, Debug)]
enum Deed {
    Write(usize, usize),
    Remove(usize),
    Damage(prop::sample::Index, prop::sample::Index, u8),
    Cut(prop::sample::Index, prop::sample::Index),
    Swap(prop::sample::Index, prop::sample::Index),
    Clear,
    Edit(prop::sample::Index),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let index = any::<prop::sample::Index>;
    let deed = prop_oneof![
        4 => (0..7usize, 1..9usize).prop_map(|(n, text)| Deed::Write(n, text)),
        1 => (0..7usize).prop_map(Deed::Remove),
        3 => (index(), index(), 1..=255u8).prop_map(|(file, at, bits)| Deed::Damage(file, at, bits)),
        2 => (index(), index()).prop_map(|(file, at)| Deed::Cut(file, at)),
        1 => (index(), index()).prop_map(|(one, other)| Deed::Swap(one, other)),
        1 => Just(Deed::Clear),
        1 => index().prop_map(Deed::Edit),
    ];
    prop::collection::vec(deed, 1..6)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

fn is_done(deed: &Deed, site: &Site, out: &Path) {
    let kept = files(&site.beside(".ra.congkhai-don-vi"));
    let page_of = |n: usize| format!("content/mn-{n}/pages/gioi-thieu.md");
    match deed {
        Deed::Write(n, text) => site.write(&page_of(*n), page(*n, *text)),
        Deed::Remove(n) => {
            // a link to it would be an error: both go
            let before = (n + 6) % 7;
            site.write(&page_of(before), "---\ntitle: Giới thiệu\n---\nKhông.\n");
            let _ = fs::remove_file(site.path().join(page_of(*n)));
        }
        Deed::Damage(file, at, bits) if !kept.is_empty() => {
            let path = file.get(&kept);
            let mut bytes = fs::read(path).unwrap();
            if !bytes.is_empty() {
                *at.get_mut(&mut bytes) ^= bits;
            }
            fs::write(path, bytes).unwrap();
        }
        Deed::Cut(file, at) if !kept.is_empty() => {
            let path = file.get(&kept);
            let bytes = fs::read(path).unwrap();
            fs::write(path, &bytes[..at.index(bytes.len() + 1)]).unwrap();
        }
        Deed::Swap(one, other) if !kept.is_empty() => {
            fs::copy(one.get(&kept), site.beside("doi")).unwrap();
            fs::copy(site.beside("doi"), other.get(&kept)).unwrap();
        }
        Deed::Clear => {
            let _ = fs::remove_dir_all(site.beside(".ra.congkhai-don-vi"));
        }
        Deed::Edit(file) => {
            let pages: Vec<String> = contents(out).into_keys().filter(|path| path.ends_with(".html")).collect();
            if !pages.is_empty() {
                fs::write(out.join(file.get(&pages)), "sửa tay").unwrap();
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(2), ..ProptestConfig::default() })]

    /// Whatever is edited, and whatever becomes of what is kept: the site is the one that is built from nothing.
    #[test]
    fn a_damaged_store_is_a_slow_build_and_never_a_wrong_one(rounds in prop::collection::vec(deeds(), 1..4)) {
        let site = office();
        let (out, fresh) = (site.beside("ra"), site.beside("moi-tinh"));
        build(&site.path(), &out, &[]);
        for round in rounds {
            for deed in &round {
                is_done(deed, &site, &out);
            }
            let code = build(&site.path(), &out, &[]).code;
            let _ = fs::remove_dir_all(&fresh);
            let _ = fs::remove_dir_all(site.beside(".moi-tinh.congkhai-don-vi"));
            prop_assert_eq!(build(&site.path(), &fresh, &[]).code, code);
            if code == Some(0) {
                prop_assert!(contents(&out) == contents(&fresh));
            }
        }
    }
}
