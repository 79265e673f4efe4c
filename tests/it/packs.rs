//! The regulations inside the program: counts, unique ids, resolved references, normal form, provenance.

use congkhai::pack::{Certainty, Check, Operand, Packs, Regime, SuggestedTable, TableLayout};
use congkhai::pipeline;
use congkhai::source::Snapshot;

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

/// These rows and columns are in the table.
fn on(layout: &TableLayout, rows: &[&String], columns: &[&String], what: &str) {
    for row in rows {
        assert!(layout.select_rows(row).is_some_and(|found| !found.is_empty()), "{what}: no row {row}");
    }
    for column in columns {
        assert!(layout.select_columns(column).is_some(), "{what}: no column {column}");
    }
}

/// So are those that a check names, and it says what holds.
fn check_on(regime: &Regime, check: &Check, layout: &TableLayout, audience: &str, by_column: bool, what: &str) {
    let mut rows: Vec<&String> = check.rows.iter().chain(&check.row).chain(&check.of).collect();
    let mut columns: Vec<&String> = check.columns.iter().chain(&check.column).collect();
    let sides = check.total.iter().chain(&check.whole).chain(&check.parts);
    if by_column {
        columns.extend(sides);
    } else {
        rows.extend(sides);
    }
    rows.extend(check.pairs.keys());
    on(layout, &rows, &columns, what);
    assert!(!check.note.is_empty(), "{what}: says what holds");
    let operands: Vec<&Operand> = [&check.numerator, &check.denominator, &check.other].into_iter().flatten().collect();
    for operand in operands {
        let there = operand
            .form
            .as_ref()
            .map(|number| TableLayout::new(regime, &regime.form(number).unwrap().tables[0], &[audience]));
        on(
            there.as_ref().unwrap_or(layout),
            &operand.row.iter().collect::<Vec<_>>(),
            &operand.column.iter().collect::<Vec<_>>(),
            what,
        );
    }
}

/// Every rule and chart speaks of rows and columns that there are, for every kind of school that the form is for.
#[test]
fn checks_and_charts_name_rows_and_columns_that_exist() {
    let by_column = |check: &Check| format!("{:?}", check.kind).contains("Column");
    let packs = Packs::embedded();
    let mut checks = 0;
    for regime in &packs.regimes {
        for form in &regime.forms {
            let audiences: Vec<&str> = if form.applies_to.is_empty() {
                vec!["mam_non"]
            } else {
                form.applies_to.iter().map(String::as_str).collect()
            };
            for audience in audiences {
                let layout = |id: Option<&String>| {
                    let table = id.map_or(&form.tables[0], |id| {
                        form.tables.iter().find(|t| t.id == *id).unwrap_or_else(|| panic!("{}: no table {id}", form.id))
                    });
                    TableLayout::new(regime, table, &[audience])
                };
                for check in &form.derived_checks {
                    let what = format!("{} {} {audience}", form.id, check.id);
                    check_on(regime, check, &layout(check.table.as_ref()), audience, by_column(check), &what);
                    if let Some(of) = &check.of_table {
                        on(&layout(Some(of)), &check.pairs.values().collect::<Vec<_>>(), &[], &what);
                    }
                    checks += 1;
                }
                for chart in &form.charts {
                    let rows: Vec<&String> = chart.rows.iter().chain(&chart.row).collect();
                    let columns: Vec<&String> = chart.columns.iter().chain(&chart.column).collect();
                    on(&layout(chart.table.as_ref()), &rows, &columns, &format!("{} {}", form.id, chart.id));
                }
            }
        }
        for SuggestedTable { id, columns, derived_checks, minimum, .. } in &regime.suggested_tables {
            let layout = TableLayout::of_records(id, id, &regime.column_words, columns, &["a".to_owned()], None);
            for check in derived_checks {
                check_on(regime, check, &layout, "mam_non", by_column(check), id);
                checks += 1;
            }
            if let Some(rule) = minimum {
                on(&layout, &[], &[&rule.column, &rule.of], id);
            }
        }
        for content in &regime.contents {
            let mut items: Vec<_> = content.items.iter().collect();
            while let Some(item) = items.pop() {
                items.extend(&item.items);
                assert!(
                    item.kind.is_some() || !item.items.is_empty(),
                    "{} {}: neither a type nor items below",
                    content.id,
                    item.id
                );
                assert_eq!(
                    item.suggested_table.is_some(),
                    regime.suggested(item).is_some(),
                    "{} {}",
                    content.id,
                    item.id
                );
                let columns = regime.suggested(item).map_or(item.columns.len(), |t| t.columns.len());
                assert_eq!(
                    item.kind == Some(congkhai::pack::ItemKind::Records),
                    columns > 1,
                    "{} {}",
                    content.id,
                    item.id
                );
            }
        }
    }
    assert!(checks > 90, "{checks}");
}

#[test]
fn a_table_of_part_one_that_names_a_row_it_lacks_is_refused() {
    let text = std::fs::read_to_string("src/pack/data/criterion-sheet.yaml").unwrap();
    let broken = text.replace("label: Cộng, sum: [nhom_3_12,", "label: Cộng, sum: [nhom_3_13,");
    assert_ne!(broken, text);
    let file = std::sync::Arc::from("packs/criterion-sheet.yaml");
    let (_, diagnostics) = Packs::embedded().overlaid(&[(file, broken.as_str())]);
    let said: Vec<&str> = diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(
        diagnostics.iter().all(|d| d.code.id == "CK0801") && said.len() == 1 && said[0].contains("nhom_3_13"),
        "{said:?}"
    );
    let sheets = Packs::embedded().sheets;
    assert!(sheets.provenance.iter().any(|p| p.section == "report_database" && p.status == Certainty::Recalled));
}

/// A pack of the program with one of its ids changed, in a site of its own.
fn with_id(written: &str, id: &str) -> Vec<String> {
    let pack = include_str!("../../src/pack/data/tt36-2017.yaml");
    let changed = pack.replacen(&format!("id: {written}\n"), &format!("id: \"{id}\"\n"), 1);
    assert_ne!(changed, pack, "{written} is gone");
    let files = [
        ("content/site.yaml", "title: T\n".to_owned()),
        ("content/a/unit.yaml", "name: A\ntype: mam-non\n".to_owned()),
        ("packs/rieng.yaml", changed),
    ];
    let snapshot = Snapshot::from_files(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
    let day = jiff::civil::date(2025, 10, 15);
    let made = pipeline::build(&snapshot, &Packs::embedded(), day, &pipeline::Options::default(), &mut ());
    made.diagnostics.iter().filter(|d| d.code.id == "CK0801").map(|d| d.message.clone()).collect()
}

#[test]
fn an_id_that_fits_no_address_or_file_is_a_finding() {
    let long = "a".repeat(32);
    let unfit = [
        ("tt36-2017", "con"),
        ("tt36-2017", "Thông tư"),
        ("tt36-2017", "…"),
        ("nha_ve_sinh", "bảng/lương"),
        ("nha_ve_sinh", "lpt1"),
        ("nha_ve_sinh", &long),
    ];
    for (written, id) in unfit {
        let found = with_id(written, id);
        assert!(found.iter().any(|message| message.contains(&format!("“{id}”"))), "{id}: {found:?}");
    }
    assert_eq!(with_id("tt36-2017", "quy-che-2"), [""; 0]);
}
