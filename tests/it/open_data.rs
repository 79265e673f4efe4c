//! What files of data say of themselves, and the registers over all schools: invented figures are marked wherever a row may travel, a licence is
//! what the site says and nothing else.

use congkhai::pack::Packs;
use congkhai::pipeline::{Options, Outcome, build};
use congkhai::source::Snapshot;
use jiff::civil::date;
use serde_json::Value;
use std::collections::BTreeMap;

const LICENCE: &str = "licence: {name: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/deed.vi\"}\n";
const FORM: &str = "regulation: tt36-2017\nform: \"02\"\npublished: 2024-05-28\ntables: {chinh: {tong_so_tre: {mg_3_4: 30, mg_4_5: 35}}}\n";
const FEES: &str = "regulation: tt09-2024\ncontent: thu_chi_tai_chinh\npublished: 2025-06-10\nitems:\n  khoan_thu:\n    - {khoan_thu: Học phí, loai: bat_buoc, muc_thu: 40000, don_vi: trẻ/tháng}\n";
const OLD_FEES: &str = "regulation: tt36-2017\ncontent: tc_hoc_phi\npublished: 2023-09-05\nitems:\n  khoan_thu:\n    - {khoan_thu: Đồng phục, loai: tu_nguyen, muc_thu: theo giá bìa, don_vi: trẻ/năm}\n";

/// Two schools with the same files; those of `b` are invented.
fn site(more: &str) -> Outcome {
    let unit = |name: &str| {
        format!(
            "name: Trường {name}\ntype: mam-non\nphone: \"0215 3825 111\"\ncommune: Xã {name}\nduties: {{from: 2024-2025}}\nduties_reason: thử.\n"
        )
    };
    let mut files = vec![("content/site.yaml".to_owned(), format!("title: Cổng\nbase_url: https://e.vn/\n{more}"))];
    for (slug, name, invented) in [("a", "An", ""), ("b", "Bình", "illustrative: true\n")] {
        files.push((format!("content/{slug}/unit.yaml"), unit(name)));
        files.push((format!("content/{slug}/disclosures/2023-2024/bieu-mau-02.yaml"), format!("{invented}{FORM}")));
        files.push((format!("content/{slug}/disclosures/2023-2024/hoc-phi.yaml"), format!("{invented}{OLD_FEES}")));
        files.push((format!("content/{slug}/disclosures/2024-2025/tai-chinh.yaml"), format!("{invented}{FEES}")));
    }
    let files = files.into_iter().map(|(path, text)| (path, text.into_bytes()));
    let options = Options::default();
    build(&Snapshot::from_files(files), &Packs::embedded(), date(2025, 7, 15), &options, &mut ())
}

fn file<'o>(outcome: &'o Outcome, address: &str) -> &'o str {
    let found = outcome.output.artifacts.iter().find(|(route, _)| route.as_str() == address);
    let (_, bytes) = found.unwrap_or_else(|| panic!("no {address}: {:#?}", outcome.diagnostics));
    std::str::from_utf8(bytes).unwrap()
}

fn json(outcome: &Outcome, address: &str) -> Value {
    serde_json::from_str(file(outcome, address)).unwrap()
}

/// The rows of a CSV by the heads of its columns; it begins with the mark by which Excel knows UTF-8.
fn rows(outcome: &Outcome, address: &str) -> Vec<BTreeMap<String, String>> {
    let text = file(outcome, address).strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn invented_figures_are_marked_in_every_file_and_no_dataset() {
    let made = site(LICENCE);
    let terms = "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/deed.vi";
    let csv = |unit: &str| rows(&made, &format!("{unit}/cong-khai/2023-2024/bieu-mau-02.csv"));
    assert!(csv("b").iter().all(|row| row["minh_hoa"] == "có" && row["giay_phep"] == terms));
    assert!(csv("a").iter().all(|row| !row.contains_key("minh_hoa") && row["giay_phep"] == terms));
    for (unit, invented) in [("a", false), ("b", true)] {
        let data = json(&made, &format!("{unit}/cong-khai/2023-2024/bieu-mau-02.json"));
        assert_eq!((&data["illustrative"], &data["license"]["name"]), (&Value::Bool(invented), &"CC BY 4.0".into()));
        let package = json(&made, &format!("{unit}/cong-khai/datapackage.json"));
        let licence = &package["licenses"][0];
        assert_eq!((&licence["name"], &licence["title"]), (&"CC-BY-4.0".into(), &"CC BY 4.0".into()));
        assert_eq!(licence["path"], "https://creativecommons.org/licenses/by/4.0/deed.vi");
        for resource in package["resources"].as_array().unwrap() {
            assert_eq!(resource["illustrative"], if invented { Value::Bool(true) } else { Value::Null });
            assert_eq!(resource["description"].as_str().is_some_and(|said| said.contains("minh họa")), invented);
        }
        let page = file(&made, &format!("{unit}/cong-khai/2023-2024/bieu-mau-02.html"));
        let block = page.split("<script type=\"application/ld+json\">").nth(1).and_then(|rest| rest.split('<').next());
        let dataset: Option<Value> = block.map(|block| serde_json::from_str(block).unwrap());
        assert_eq!(dataset.is_none(), invented, "search engines would index invented figures as facts");
        if let Some(dataset) = dataset {
            assert_eq!(dataset["@type"], "Dataset");
            assert_eq!(dataset["license"], "https://creativecommons.org/licenses/by/4.0/deed.vi");
        }
        assert!(page.contains("rel=\"license\">CC BY 4.0</a>"));
    }
}

#[test]
fn what_the_site_does_not_say_of_a_licence_is_not_claimed() {
    let made = site("");
    for row in rows(&made, "a/cong-khai/2023-2024/bieu-mau-02.csv").iter().chain(&rows(&made, "du-lieu/khoan-thu.csv"))
    {
        assert!(!row.contains_key("giay_phep"), "{row:?}");
    }
    assert_eq!(json(&made, "a/cong-khai/2023-2024/bieu-mau-02.json")["license"], Value::Null);
    for package in ["a/cong-khai/datapackage.json", "du-lieu/datapackage.json"] {
        assert_eq!(json(&made, package)["licenses"], Value::Null, "{package}");
    }
    let page = file(&made, "a/cong-khai/2023-2024/bieu-mau-02.html");
    assert!(page.contains("\"@type\":\"Dataset\"") && !page.contains("\"license\""));
    assert!(!page.contains("rel=\"license\""));
}

#[test]
fn a_licence_needs_a_name_and_an_address() {
    for (written, code) in [
        ("licence: CC BY\n", "CK0205"),
        ("licence: {name: CC BY}\n", "CK0204"),
        ("licence: {name: CC BY, url: creativecommons.org}\n", "CK0205"),
    ] {
        let found: Vec<&str> = site(written).diagnostics.iter().map(|d| d.code.id).collect();
        assert!(found.contains(&code), "{written}: {found:?}");
    }
}

#[test]
fn one_file_holds_the_fees_of_all_schools() {
    let made = site(LICENCE);
    let found = rows(&made, "du-lieu/khoan-thu.csv");
    let said: Vec<[&str; 8]> = found
        .iter()
        .map(|row| {
            ["don_vi", "xa", "nam_hoc", "noi_dung", "so_tien", "muc_bang_chu", "cong_khai", "minh_hoa"]
                .map(|head| row[head].as_str())
        })
        .collect();
    assert_eq!(
        said,
        [
            ["a", "Xã An", "2023-2024", "Đồng phục", "", "theo giá bìa", "2023-09-05", "không"],
            ["a", "Xã An", "2024-2025", "Học phí", "40000", "", "2025-06-10", "không"],
            ["b", "Xã Bình", "2023-2024", "Đồng phục", "", "theo giá bìa", "2023-09-05", "có"],
            ["b", "Xã Bình", "2024-2025", "Học phí", "40000", "", "2025-06-10", "có"],
        ]
    );
    let ids: std::collections::BTreeSet<&String> = found.iter().map(|row| &row["id"]).collect();
    assert_eq!(ids.len(), found.len(), "the id is a key");
    assert!(found.iter().all(|row| row["tinh_den"] == "2025-07-15"));
    let data = json(&made, "du-lieu/khoan-thu.json");
    let heads: Vec<&str> = data["columns"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    for (row, line) in data["rows"].as_array().unwrap().iter().zip(&found) {
        for (head, value) in heads.iter().zip(row.as_array().unwrap()) {
            let said = match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(said, line[*head], "{head}");
        }
    }
}

/// The register of duties: what a school's files have met, with the day; a state a row of what comes back.
#[test]
fn one_file_says_where_the_duties_of_all_schools_stand() {
    let made = site("");
    let found = rows(&made, "du-lieu/tinh-trang.csv");
    let of = |unit: &str, name: &str| -> Vec<[&str; 6]> {
        let rows = found
            .iter()
            .filter(|row| row["don_vi"] == unit && row["nam_hoc"] == "2024-2025" && row["noi_dung"] == name);
        rows.map(|row| {
            ["tinh_trang", "so_viec", "so_ngay_tre", "han", "cong_khai", "minh_hoa"].map(|h| row[h].as_str())
        })
        .collect()
    };
    for (unit, invented) in [("a", "không"), ("b", "có")] {
        assert_eq!(of(unit, "Học phí, thu chi"), [["đúng hạn", "1", "", "2025-06-29", "2025-06-10", invented]]);
        assert_eq!(of(unit, "Thầy cô, cơ sở vật chất"), [["quá hạn", "1", "16", "2025-06-29", "", "không"]]);
        let menus = of(unit, "Thực đơn tuần");
        assert!(menus.iter().all(|row| row[3].is_empty() && row[4].is_empty()), "{menus:?}");
        let weeks: u32 = menus.iter().map(|row| row[1].parse::<u32>().unwrap()).sum();
        assert!((35..=44).contains(&weeks), "{menus:?}");
    }
    let years: std::collections::BTreeSet<&str> = found.iter().map(|row| row["nam_hoc"].as_str()).collect();
    assert_eq!(years.into_iter().collect::<Vec<_>>(), ["2024-2025"], "2023-2024 is not followed");
}

#[test]
fn the_front_page_leads_to_the_registers_and_a_package_describes_them() {
    let made = site("");
    let page = file(&made, "index.html");
    let package = json(&made, "du-lieu/datapackage.json");
    for name in ["khoan-thu", "tinh-trang"] {
        for ending in ["xlsx", "csv", "json"] {
            assert!(page.contains(&format!("href=\"du-lieu/{name}.{ending}\"")), "{name}.{ending}");
        }
        let resource = package["resources"].as_array().unwrap().iter().find(|r| r["name"] == name).unwrap();
        let fields: Vec<&str> =
            resource["schema"]["fields"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap()).collect();
        let head = file(&made, &format!("du-lieu/{name}.csv")).trim_start_matches('\u{feff}').lines().next().unwrap();
        assert_eq!(fields.join(","), head);
        assert_eq!(resource["illustrative"], Value::Bool(true), "some of its rows are");
    }
}
