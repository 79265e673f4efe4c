//! The regulations inside the program: counts, unique ids, resolved references, normal form, provenance.

#![allow(clippy::disallowed_methods)]

use congkhai::pack::{Certainty, Packs, TableLayout};

fn criteria(id: &str, edition: Option<&str>, profile: Option<&str>) -> usize {
    Packs::embedded().framework(id).unwrap().catalogue(edition, profile).unwrap().criteria().count()
}

#[test]
fn frameworks_have_the_official_number_of_criteria() {
    assert_eq!(criteria("tt19-2018", None, None), 25);
    assert_eq!(criteria("tt19-2018", Some("2024"), None), 22);
    assert_eq!(criteria("tt18-2018", None, None), 28);
    assert_eq!(criteria("tt17-2018", None, None), 27);
    assert_eq!(criteria("tt17-2018", Some("2024"), None), 24);
    assert_eq!(criteria("tt25-2014", None, None), 29);
    assert_eq!(criteria("tt42-2012", None, Some("tieu-hoc")), 28);
    assert_eq!(criteria("tt42-2012", None, Some("trung-hoc")), 36);
    assert_eq!(criteria("tt57-2026", None, Some("mam-non")), 15);
    assert_eq!(criteria("tt57-2026", None, Some("pho-thong")), 15);
}

#[test]
fn mandatory_criteria_of_57_2026_are_eight_in_rule_and_catalogue() {
    let packs = Packs::embedded();
    let circular = packs.framework("tt57-2026").unwrap();
    assert_eq!(circular.rating.mandatory_criteria.len(), 8);
    for catalogue in &circular.catalogues {
        let marked: Vec<_> = catalogue.criteria().filter(|c| c.mandatory).map(|c| c.number).collect();
        assert_eq!(marked, circular.rating.mandatory_criteria);
    }
}

fn count(rows: &[congkhai::pack::FormRow]) -> usize {
    rows.iter().map(|r| 1 + count(&r.rows)).sum()
}

#[test]
fn the_disclosure_circular_has_twelve_forms_with_263_rows() {
    let packs = Packs::embedded();
    let circular = packs.regime("tt36-2017").unwrap();
    assert_eq!(circular.forms.len(), 12);
    let rows: usize = circular.forms.iter().flat_map(|f| &f.tables).map(|t| count(&t.rows)).sum();
    assert_eq!(rows, 263);
}

#[test]
fn grades_become_columns_and_rows() {
    let packs = Packs::embedded();
    let circular = packs.regime("tt36-2017").unwrap();
    let form = circular.form("10").unwrap();
    let lower = TableLayout::new(circular, &form.tables[0], &["thcs"]);
    let both = TableLayout::new(circular, &form.tables[0], &["thcs", "thpt"]);
    let ids = |layout: &TableLayout| layout.columns.iter().map(|c| c.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&lower), ["tong_so", "lop_6", "lop_7", "lop_8", "lop_9"]);
    assert_eq!(ids(&both).len(), 8);
    let facilities = TableLayout::new(circular, &circular.form("11").unwrap().tables[0], &["thpt"]);
    let row = facilities.rows.iter().find(|r| r.id == "co_lop_11").unwrap();
    assert_eq!((row.stt.as_str(), row.label.as_str()), ("1.2", "Khối lớp 11"));
}

#[test]
fn every_pack_says_where_its_facts_come_from() {
    let packs = Packs::embedded();
    for framework in &packs.frameworks {
        assert!(!framework.provenance.is_empty(), "{}", framework.id);
    }
    for regime in &packs.regimes {
        assert!(!regime.provenance.is_empty(), "{}", regime.id);
        for form in &regime.forms {
            assert!(!form.provenance.is_empty(), "{} {}", regime.id, form.id);
        }
    }
    let old = packs.framework("tt25-2014").unwrap();
    assert!(old.provenance.iter().any(|p| p.status == Certainty::Recalled), "a recalled fact stays marked");
}

#[test]
fn files_are_in_normal_form() {
    for entry in std::fs::read_dir("src/pack/data").unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(congkhai::text::is_nfc(&text), "{}", path.display());
    }
}
