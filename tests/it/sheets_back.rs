//! What the site offers for download reads back as the same values: every form of every pack, whatever it is filled with.

use congkhai::diag::Diagnostic;
use congkhai::pack::{Cell, CellType, LeafColumn, Packs, Regime, TableLayout};
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::source::Snapshot;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::{TestRng, TestRunner};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Texts that trip spreadsheets, or that a reader could take for something else.
const TEXTS: [&str; 14] = [
    "=1+1",
    "+84 215 382 511",
    "- 100% trẻ an toàn",
    "@SUM(A1)",
    "'=1",
    "''+x",
    "'trích'",
    "có \"nháy\", phẩy; chấm phẩy",
    "12,5",
    "1.234",
    "5/9/2024",
    "id",
    "=HYPERLINK(\"https://a.vn\")",
    "Ngày 5/9, lúc 7 giờ",
];

/// A form, and what is chosen for its cells: one number a choice, used up in order.
pub(crate) struct Filling<'r> {
    pub(crate) regime: &'r Regime,
    pub(crate) form: usize,
    pub(crate) choices: Vec<u32>,
    pub(crate) at: usize,
}

impl Filling<'_> {
    fn next(&mut self, below: u32) -> u32 {
        self.at += 1;
        self.choices[self.at % self.choices.len()] % below
    }

    /// The unit that publishes the form.
    pub(crate) fn unit(&self) -> String {
        let audience = self.regime.forms[self.form].applies_to.first().map_or("mam_non", String::as_str);
        format!("name: Trường A\ntype: {}\nphone: \"0215 3825 111\"\n", audience.replace('_', "-"))
    }

    pub(crate) fn path(&self) -> &'static str {
        if self.regime.id.starts_with("finance") { "content/a/finance/2023" } else { "content/a/disclosures/2023-2024" }
    }

    pub(crate) fn head(&self) -> String {
        format!(
            "regulation: {}\nform: \"{}\"\npublished: 2024-05-28\n",
            self.regime.id, self.regime.forms[self.form].number
        )
    }

    fn layouts(&self) -> Vec<TableLayout> {
        let audience = self.regime.forms[self.form].applies_to.first().map_or("mam_non", String::as_str);
        let tables = &self.regime.forms[self.form].tables;
        tables.iter().map(|table| TableLayout::new(self.regime, table, &[audience])).collect()
    }

    /// The form as its `.yaml` is written by hand, own rows included.
    pub(crate) fn written(&mut self) -> String {
        let (mut tables, mut extra) = (String::from("tables:\n"), String::new());
        for layout in self.layouts() {
            let _ = writeln!(tables, "  {}:", layout.id);
            for row in &layout.rows {
                let values = self.row(&row.cells, &layout);
                let _ = writeln!(tables, "    {}: {values}", row.id);
                for n in 0..if row.open_rows { self.next(3) } else { 0 } {
                    let label = TEXTS[self.next(14) as usize].replace('"', "\\\"");
                    let values = self.row(&row.cells, &layout);
                    let _ = writeln!(
                        extra,
                        "  - {{table: {}, under: {}, label: \"{n} {label}\", values: {values}}}",
                        layout.id, row.id
                    );
                }
            }
        }
        let extra = if extra.is_empty() { extra } else { format!("extra_rows:\n{extra}") };
        format!("{}{tables}{extra}", self.head())
    }

    fn row(&mut self, cells: &[Cell], layout: &TableLayout) -> String {
        let mut written = Vec::new();
        for (cell, column) in cells.iter().zip(&layout.columns) {
            let checked = layout.exactly_one_check && !written.is_empty();
            if let Some(value) = Some(cell.kind).filter(|_| !checked).and_then(|kind| self.value(kind, column)) {
                written.push(format!("{}: {value}", column.id));
            }
        }
        format!("{{{}}}", written.join(", "))
    }

    fn value(&mut self, kind: CellType, column: &LeafColumn) -> Option<String> {
        if kind == CellType::Blank || self.next(4) == 0 {
            return None;
        }
        if self.next(8) == 0 && kind != CellType::Check {
            return Some("n/a".to_owned());
        }
        // small counts are hidden from readers, and what is hidden cannot come back
        let count = 100 + self.next(900_000);
        // fifteen digits in all: no spreadsheet keeps more in a text file
        let decimals = ["5", "12", "625", "1234", "07", "00000001"][self.next(6) as usize];
        Some(match kind {
            CellType::Integer | CellType::Vnd => count.to_string(),
            CellType::CountPercent => match self.next(3) {
                0 => count.to_string(),
                1 => format!("{{count: {count}, percent: \"{}\"}}", self.next(100)),
                _ => format!(
                    "{{count: {count}, percent: \"{},{}\"}}",
                    self.next(99),
                    ["5", "12", "6250"][self.next(3) as usize]
                ),
            },
            CellType::Percent => format!("\"{},{}\"", self.next(99), ["5", "12", "6250"][self.next(3) as usize]),
            CellType::Number | CellType::Decimal | CellType::AreaM2 | CellType::AreaPerHead => match self.next(3) {
                0 => count.to_string(),
                _ => format!("\"{}{count},{}\"", if self.next(2) == 0 { "" } else { "1" }, decimals),
            },
            CellType::IntegerPair => format!("{count}/{}", self.next(50)),
            CellType::Check => "x".to_owned(),
            CellType::Choice => {
                column.choices.keys().nth(self.next(99) as usize % column.choices.len().max(1))?.clone()
            }
            CellType::Label | CellType::Text | CellType::RoomsArea => format!("\"{}\"", self.text()),
            CellType::LongText => format!("\"{}\\n- {}\\n{}\"", self.text(), self.text(), self.text()),
            CellType::Blank => return None,
        })
    }

    fn text(&mut self) -> String {
        TEXTS[self.next(14) as usize].replace('"', "\\\"")
    }
}

pub(crate) fn built(unit: &str, folder: &str, files: Vec<(String, Vec<u8>)>) -> Outcome {
    let own =
        [("content/site.yaml".to_owned(), b"title: T\n".to_vec()), ("content/a/unit.yaml".to_owned(), unit.into())];
    let files = files.into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes));
    let snapshot = Snapshot::from_files(own.into_iter().chain(files));
    build(&snapshot, &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ())
}

/// The downloads of the form: file name → bytes.
pub(crate) fn downloads(outcome: &Outcome) -> BTreeMap<String, Vec<u8>> {
    let own = |path: &str| path.starts_with("a/cong-khai/") && (path.ends_with(".csv") || path.ends_with(".xlsx"));
    let files = outcome.output.artifacts.iter().filter(|(route, _)| own(route.as_str()));
    files.map(|(route, bytes)| (route.as_str().rsplit('/').next().unwrap().to_owned(), bytes.to_vec())).collect()
}

/// What was found of the reading. What does not add up (`CK13xx`) differs: a figure that was computed is given the second time.
pub(crate) fn said(outcome: &Outcome) -> BTreeSet<String> {
    let of_figures = |d: &&Diagnostic| d.code.id.starts_with("CK13") || d.code.id == "CK0608";
    outcome.diagnostics.iter().filter(|d| !of_figures(d)).map(|d| format!("{} {}", d.code.id, d.message)).collect()
}

/// The cells of each CSV. 3.0 and 3 are one number: a number cell of a workbook does not tell them apart.
pub(crate) fn cells(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, Vec<Vec<String>>> {
    let number = |cell: &str| match cell.split_once('.') {
        Some((_, decimals)) if !decimals.is_empty() && cell.parse::<f64>().is_ok() => {
            cell.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        _ => cell.to_owned(),
    };
    let rows = |bytes: &[u8]| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        reader.records().map(|row| row.unwrap().iter().map(number).collect()).collect()
    };
    let csv = files.iter().filter(|(name, _)| name.ends_with(".csv"));
    csv.map(|(name, bytes)| (name.as_str(), rows(bytes))).collect()
}

/// Publishes a filled form and gives each download back as `values:`.
fn comes_back(filling: &mut Filling<'_>) -> Result<(), TestCaseError> {
    let (unit, folder, head) = (filling.unit(), filling.path(), filling.head());
    let written = filling.written();
    let first = built(&unit, folder, vec![("b.yaml".to_owned(), written.clone().into())]);
    prop_assert_eq!(said(&first), BTreeSet::new(), "{}", written);
    let files = downloads(&first);
    let wanted = cells(&files);
    prop_assert!(!wanted.is_empty() && files.contains_key("b.xlsx"), "{:?}", files.keys());
    for ending in [".csv", ".xlsx"] {
        let given: Vec<(String, Vec<u8>)> = files
            .iter()
            .filter(|(name, _)| name.ends_with(ending))
            .map(|(name, bytes)| (format!("v-{name}"), bytes.clone()))
            .collect();
        let names: Vec<&str> = given.iter().map(|(name, _)| name.as_str()).collect();
        let yaml = format!("{head}values: [{}]\n", names.join(", "));
        let again = built(&unit, folder, std::iter::once(("b.yaml".to_owned(), yaml.into())).chain(given).collect());
        let found = downloads(&again);
        prop_assert_eq!(&cells(&found), &wanted, "{}: {}\n{:?}", ending, written, said(&again));
        prop_assert_eq!(said(&again), BTreeSet::new(), "{}: {}", ending, written);
    }
    Ok(())
}

#[test]
fn every_form_of_every_pack_comes_back() {
    let packs = Packs::embedded();
    let forms = packs.regimes.iter().flat_map(|regime| (0..regime.forms.len()).map(move |form| (regime, form)));
    let mut count = 0;
    for (regime, form) in forms {
        let config =
            ProptestConfig { cases: 2, failure_persistence: None, max_shrink_iters: 64, ..ProptestConfig::default() };
        let rng = TestRng::deterministic_rng(config.rng_algorithm);
        let mut runner = TestRunner::new_with_rng(config, rng);
        let choices = proptest::collection::vec(any::<u32>(), 64..400);
        let ended = runner.run(&choices, |choices| comes_back(&mut Filling { regime, form, choices, at: 0 }));
        assert!(ended.is_ok(), "{} {}: {}", regime.id, regime.forms[form].number, ended.unwrap_err());
        count += 1;
    }
    assert_eq!(count, 15, "forms of the packs");
}
