//! Money from the outside: a unit that is said is converted exactly, one that is forgotten is found, and rounding is no contradiction.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::source::Snapshot;
use jiff::civil::date;
use serde_json::Value;

const UNIT: &str = "name: Trường Mầm non Hoa Sen\ntype: mam-non\nphone: \"0215 3825 111\"\n";
const FOUR: &str = "regulation: finance-disclosure\nform: \"4\"\npublished: 2024-02-10\n";

fn built(files: &[(&str, &str)]) -> Outcome {
    let base = [("content/site.yaml", "title: Cổng công khai\n"), ("content/a/unit.yaml", UNIT)];
    let files = base.iter().chain(files).map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    build(&Snapshot::from_files(files), &Packs::embedded(), date(2024, 6, 15), &Options::default(), &mut ())
}

fn codes(outcome: &Outcome) -> Vec<&'static str> {
    let sparse = |message: &str| message.starts_with("phần lớn biểu còn trống");
    outcome.diagnostics.iter().filter(|d| !sparse(&d.message)).map(|d| d.code.id).collect()
}

fn page(outcome: &Outcome, path: &str) -> String {
    let found = outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == path);
    crate::support::said(found.unwrap_or_else(|| panic!("no {path}")).1)
}

/// The figure of a row and column in the data of `finance/2023/bieu-4.yaml`.
fn figure(outcome: &Outcome, row: &str, column: &str) -> Value {
    let json: Value = serde_json::from_str(&page(outcome, "a/cong-khai/ngan-sach-2023/bieu-4.json")).unwrap();
    let rows = json["tables"][0]["rows"].as_array().unwrap();
    rows.iter().find(|r| r["id"] == row).unwrap()["cells"][column]["value"].clone()
}

fn four(body: &str) -> Outcome {
    built(&[("content/a/finance/2023/bieu-4.yaml", &format!("{FOUR}{body}"))])
}

#[test]
fn what_is_typed_in_another_unit_is_the_same_to_the_dong() {
    for (head, typed, dong) in [
        ("", "48600000", 48_600_000),
        ("", "\"48,6 triệu đồng\"", 48_600_000),
        ("unit: đồng\n", "48600000", 48_600_000),
        ("unit: triệu đồng\n", "\"48,6\"", 48_600_000),
        ("unit: Triệu đồng\n", "1897", 1_897_000_000),
        ("unit: {chinh: nghìn đồng}\n", "48600", 48_600_000),
        ("unit: tỷ đồng\n", "\"0,0486\"", 48_600_000),
        // a unit behind the figure goes before the file's
        ("unit: triệu đồng\n", "48600000 đồng", 48_600_000),
    ] {
        let outcome = four(&format!("{head}tables: {{chinh: {{qt_thu_phi: {{bao_cao: {typed}}}}}}}\n"));
        assert_eq!(codes(&outcome), Vec::<&str>::new(), "{head}{typed}: {:?}", outcome.diagnostics);
        assert_eq!(figure(&outcome, "qt_thu_phi", "bao_cao"), Value::from(dong), "{head}{typed}");
        // the form prints triệu đồng, whatever was typed
        let html = page(&outcome, "a/cong-khai/ngan-sach-2023/bieu-4.html");
        let printed = if dong == 48_600_000 { "48,6" } else { "1.897,0" };
        assert!(html.contains(printed) && html.contains("triệu đồng trên trang; trong tệp dữ liệu là đồng"), "{html}");
    }
    // less than a đồng, an unknown unit, a table that is not there
    for (body, code) in [
        ("unit: triệu đồng\ntables: {chinh: {qt_thu_phi: {bao_cao: \"0,0000001\"}}}\n", "CK0501"),
        // 1.897 triệu could be two amounts
        ("unit: triệu đồng\ntables: {chinh: {qt_thu_phi: {bao_cao: \"1.897\"}}}\n", "CK0502"),
        ("unit: đô la\ntables: {chinh: {qt_thu_phi: {bao_cao: 1}}}\n", "CK0206"),
        ("unit: {phu: triệu đồng}\ntables: {chinh: {qt_thu_phi: {bao_cao: 1}}}\n", "CK0405"),
    ] {
        assert_eq!(codes(&four(body)), [code], "{body}");
    }
}

#[test]
fn a_spreadsheet_that_says_its_unit_is_asked_about_only_if_the_file_says_another() {
    let sheet = "Đơn vị tính: Triệu đồng,,\nid,bao_cao,duoc_duyet\nqt_thu_phi,48,48\n";
    let with = |unit: &str| {
        let yaml = format!("{FOUR}{unit}values: bieu-4.csv\n");
        built(&[("content/a/finance/2023/bieu-4.yaml", &yaml), ("content/a/finance/2023/bieu-4.csv", sheet)])
    };
    assert_eq!(codes(&with("")), ["CK0506"]);
    let said = with("unit: triệu đồng\n");
    assert_eq!(codes(&said), Vec::<&str>::new());
    assert_eq!(figure(&said, "qt_thu_phi", "bao_cao"), Value::from(48_000_000));
}

#[test]
fn rounding_to_the_unit_is_no_contradiction_and_a_wrong_total_is_one() {
    let sum = |unit: &str, total: &str, parts: [&str; 2]| {
        let body = format!(
            "{unit}tables:\n  chinh:\n    qt_giao_duc: {{bao_cao: {total}}}\n    qt_gd_thuong_xuyen: {{bao_cao: {}}}\n    qt_gd_khong_thuong_xuyen: {{bao_cao: {}}}\n",
            parts[0], parts[1]
        );
        codes(&four(&body)).contains(&"CK1301")
    };
    let million = "unit: triệu đồng\n";
    assert!(!sum(million, "1897", ["1893", "\"4,3\""]), "1.897 = 1.893 + 4,3");
    assert!(!sum("", "1897000000", ["1893000000", "4300000"]), "the same, typed in đồng");
    assert!(sum(million, "1899", ["1893", "\"4,3\""]), "1,7 triệu is more than rounding");
    assert!(sum("", "1899000000", ["1893000000", "4300000"]));
    // told to the đồng, nothing is rounded
    assert!(sum("", "1897000001", ["1893000000", "4000000"]));
    // all told alike in đồng: they add up or they do not
    assert!(sum("", "1898000000", ["1893000000", "4000000"]));
}

#[test]
fn a_thousand_or_a_million_times_is_found_with_both_values() {
    let year = |year: i16, unit: &str, values: [&str; 2]| {
        (
            format!("content/a/finance/{year}/bieu-4.yaml"),
            format!(
                "regulation: finance-disclosure\nform: \"4\"\npublished: {}-02-10\n{unit}tables: {{chinh: {{qt_thu_phi: {{bao_cao: {}}}, qt_thu_dich_vu: {{bao_cao: {}}}}}}}\n",
                year + 1,
                values[0],
                values[1]
            ),
        )
    };
    let found = |first: (String, String), second: (String, String)| {
        let outcome = built(&[(&first.0, &first.1), (&second.0, &second.1)]);
        let all = outcome.diagnostics.iter().filter(|d| d.code.id == "CK1308");
        all.map(|d| (d.place.file.to_string(), d.message.clone())).collect::<Vec<_>>()
    };
    let before = || year(2022, "", ["48000000", "12000000"]);
    for (values, times) in [(["51", "13"], "kém cỡ 1.000.000 lần"), (["51000", "13000"], "kém cỡ 1.000 lần")]
    {
        let found = found(before(), year(2023, "", values));
        assert_eq!(found.len(), 1, "{found:?}");
        let (file, message) = &found[0];
        assert_eq!(file, "content/a/finance/2023/bieu-4.yaml");
        let last_year = "content/a/finance/2022/bieu-4.yaml (48.000.000 đồng)";
        assert!(message.contains(times) && message.contains(last_year) && message.contains("có 2 số"), "{message}");
    }
    for fine in [
        year(2023, "", ["51000000", "13000000"]),
        year(2023, "unit: triệu đồng\n", ["51", "13"]),
        // nought and nothing are no figures to hold against
        year(2023, "", ["0", "~"]),
        // ten and a hundred times happen
        year(2023, "", ["4800000", "120000"]),
    ] {
        assert_eq!(found(before(), fine.clone()), Vec::new(), "{}", fine.1);
    }
}

#[test]
fn a_quarter_is_held_against_the_other_reports_of_its_year() {
    let report = |name: &str, period: &str, value: &str| {
        (
            format!("content/a/finance/2023/{name}.yaml"),
            format!(
                "regulation: finance-disclosure\nform: \"3\"\nperiod: \"{period}\"\npublished: 2024-02-10\ntables: {{chinh: {{nop_nsnn: {{du_toan_nam: {value}}}}}}}\n"
            ),
        )
    };
    let (one, two) = (report("quy-1", "quý 1", "48000000"), report("quy-2", "quý 2", "48000"));
    let outcome = built(&[(&one.0, &one.1), (&two.0, &two.1)]);
    let found: Vec<_> = outcome.diagnostics.iter().filter(|d| d.code.id == "CK1308").collect();
    assert_eq!(found.len(), 1, "{:?}", outcome.diagnostics);
    assert!(found[0].message.contains("quy-1.yaml (48.000.000 đồng)"), "{}", found[0].message);
}
