//! Downloads that another program saved once (stage `office`): every form of every pack comes back with the same values.
//!
//! `OFFICE_OUT=FOLDER` writes the downloads, `OFFICE_BACK=FOLDER` reads what `LibreOffice` made of them: a folder for each kind of file (`xlsx`,
//! `csv`, `ods`, `xls`). Without these the tests have nothing to do.

use crate::fill_in::{differing, filled, made, site};
use crate::sheets_back::{Filling, built, cells, downloads, said};
use congkhai::pack::Packs;
use congkhai::render::workbook;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{TestRng, TestRunner};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

/// How often each form is filled.
const FILLINGS: usize = 3;

/// Calls a function with each form of each pack, filled in several ways, the same in each run, and a name.
fn each(packs: &Packs, mut with: impl FnMut(&str, Filling<'_>)) {
    for regime in &packs.regimes {
        for form in 0..regime.forms.len() {
            let rng = TestRng::deterministic_rng(ProptestConfig::default().rng_algorithm);
            let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), rng);
            for n in 0..FILLINGS {
                let choices = prop::collection::vec(any::<u32>(), 64..400).new_tree(&mut runner).unwrap().current();
                let name = format!("{}-{}-{n}", regime.id, regime.forms[form].number);
                with(&name, Filling { regime, form, choices, at: 0 });
            }
        }
    }
}

fn folder(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

/// The downloads of a filled form.
fn published(filling: &mut Filling<'_>) -> BTreeMap<String, Vec<u8>> {
    let (unit, folder) = (filling.unit(), filling.path());
    let written = filling.written();
    let site = built(&unit, folder, vec![("b.yaml".to_owned(), written.clone().into())]);
    assert_eq!(said(&site), BTreeSet::new(), "{written}");
    downloads(&site)
}

#[test]
fn downloads_are_written_for_another_program() {
    let Some(out) = folder("OFFICE_OUT") else { return };
    fs::create_dir_all(&out).unwrap();
    each(&Packs::embedded(), |name, mut filling| {
        for (file, bytes) in published(&mut filling) {
            fs::write(out.join(format!("{name}--{file}")), bytes).unwrap();
        }
    });
}

#[test]
fn what_another_program_saved_reads_back() {
    let Some(back) = folder("OFFICE_BACK") else { return };
    let mut stderr = std::io::stderr();
    let mut wrong = String::new();
    for kind in ["xlsx", "csv", "ods", "xls"] {
        let (mut fillings, mut values, mut differ) = (0, 0, 0);
        each(&Packs::embedded(), |name, mut filling| {
            let files = published(&mut filling);
            let wanted = cells(&files);
            let of_kind = if kind == "csv" { ".csv" } else { ".xlsx" };
            let names = files.keys().filter_map(|file| Some((file, file.strip_suffix(of_kind)?)));
            let given: Vec<(String, Vec<u8>)> = names
                .map(|(file, stem)| {
                    let saved = back.join(kind).join(format!("{name}--{stem}.{kind}"));
                    (format!("v-{stem}.{kind}"), fs::read(&saved).unwrap_or_else(|e| panic!("{file}: {saved:?}: {e}")))
                })
                .collect();
            let list: Vec<&str> = given.iter().map(|(name, _)| name.as_str()).collect();
            let yaml = format!("{}values: [{}]\n", filling.head(), list.join(", "));
            let (unit, folder) = (filling.unit(), filling.path());
            let again =
                built(&unit, folder, std::iter::once(("b.yaml".to_owned(), yaml.into())).chain(given).collect());
            let found = downloads(&again);
            fillings += 1;
            values += wanted.values().flatten().flatten().filter(|cell| !cell.is_empty()).count();
            if cells(&found) != wanted || !said(&again).is_empty() {
                differ += 1;
                let _ = writeln!(wrong, "{kind} {name}: {:?}", said(&again));
                let found = cells(&found);
                for (file, rows) in &wanted {
                    let found: Vec<_> = found.get(file).into_iter().flatten().collect();
                    for (n, row) in rows.iter().enumerate().filter(|(n, row)| found.get(*n) != Some(row)).take(3) {
                        let _ = writeln!(wrong, "  {file} {n}: {row:?}\n  came back as {:?}", found.get(n));
                    }
                }
            }
        });
        let _ = writeln!(stderr, "{kind}: {fillings} filled forms, {values} filled cells; {differ} forms differ");
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The workbook of each form, filled in once, and its `.yaml`.
fn workbooks(packs: &Packs, mut with: impl FnMut(&str, Filling<'_>, &str, Vec<u8>)) {
    each(packs, |name, mut filling| {
        if name.ends_with("-0") {
            let (yaml, view) = filled(&mut filling);
            with(name, filling, &yaml, workbook(&view));
        }
    });
}

#[test]
fn workbooks_are_written_for_another_program() {
    let Some(out) = folder("OFFICE_OUT").map(|out| out.join("books")) else { return };
    fs::create_dir_all(&out).unwrap();
    workbooks(&Packs::embedded(), |name, _, _, bytes| fs::write(out.join(format!("{name}.xlsx")), bytes).unwrap());
}

#[test]
fn workbooks_that_another_program_saved_are_their_forms() {
    let Some(back) = folder("OFFICE_BACK").map(|back| back.join("books")) else { return };
    let mut stderr = std::io::stderr();
    let mut wrong = String::new();
    for kind in ["xlsx", "ods", "xls"] {
        let mut count = 0;
        workbooks(&Packs::embedded(), |name, filling, yaml, _| {
            let saved = fs::read(back.join(kind).join(format!("{name}.{kind}"))).unwrap();
            let (unit, folder) = (filling.unit(), filling.path());
            let wanted = made(&site(&unit, folder, vec![("b.yaml".to_owned(), yaml.as_bytes().to_vec())]));
            let found = made(&site(&unit, folder, vec![(format!("b.{kind}"), saved)]));
            let differ = differing(&wanted, &found);
            if !differ.is_empty() || said(&found) != said(&wanted) {
                let _ = writeln!(wrong, "{kind} {name}: {differ:?} {:?}", said(&found));
            }
            count += 1;
        });
        let _ = writeln!(stderr, "books {kind}: {count} filled forms");
    }
    assert!(wrong.is_empty(), "{wrong}");
}
