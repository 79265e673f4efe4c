//! An office with twelve schools of mixed kinds: what `due`, the office's table, each school's calendar and the CSV say adds up to the same.

use crate::support::{Site, program, run};
use scraper::{Html, Selector};
use serde_json::Value;
use std::collections::BTreeMap;

const KINDS: [&str; 12] = [
    "type: mam-non",
    "type: mam-non",
    "type: mam-non\nownership: private",
    "type: tieu-hoc",
    "type: tieu-hoc\nconditions: {meals: có}",
    "type: tieu-hoc\nconditions: {meals: không, adjusted_estimate: không}",
    "type: thcs",
    "type: thcs\nownership: private",
    "type: thpt",
    "type: lien-cap\nlevels: [tieu-hoc, thcs]",
    "type: lien-cap\nlevels: [mam-non, tieu-hoc]",
    "type: thpt\nconditions: {meals: không}",
];

/// School 0 has published nothing at all; the others some of what they owe, in several years.
fn office() -> Site {
    let site = Site::empty().with("content/site.yaml", "title: Cổng\n");
    let mut managed = Vec::new();
    for (n, kind) in KINDS.iter().enumerate() {
        site.write(&format!("content/s{n}/unit.yaml"), format!("name: Trường {n:02}\n{kind}\n"));
        managed.push(format!("s{n}"));
        if n % 3 == 1 {
            let quarter = "regulation: finance-disclosure\nform: \"3\"\nperiod: \"quý 1\"\npublished: 2025-04-20\ntables: {chinh: {nop_nsnn: {thuc_hien: 1000000}}}\n";
            site.write(&format!("content/s{n}/finance/2025/quy-1.yaml"), quarter);
        }
        if n % 4 == 2 {
            let general = "---\nkind: TB\nabstract: Thông tin chung\norgan: Trường\npublished: 2025-06-20\nschool_year: 2024-2025\ndiscloses: [tt09-2024/thong_tin_chung]\n---\nThông tin.\n";
            site.write(&format!("content/s{n}/documents/thong-tin.md"), general);
        }
        if n % 5 == 3 {
            site.write(&format!("content/s{n}/calendar/2023-2024.yaml"), "events: []\n");
        }
    }
    site.write("content/left/unit.yaml", "name: Trường ngoài\ntype: thcs\nduties: none\nduties_reason: đã giải thể\n");
    managed.push("left".to_owned());
    site.write("content/phong/unit.yaml", format!("name: Phòng\ntype: quan-ly\nmanages: [{}]\n", managed.join(", ")));
    site
}

/// Overdue once, overdue weekly or monthly, owed from earlier years.
type Numbers = (u64, u64, u64);

fn by_due(site: &Site, today: &str) -> BTreeMap<String, Numbers> {
    let run = run(program().arg("due").arg(site.path()).args(["--today", today, "--format", "json"])).exits(0);
    let said: Value = serde_json::from_str(&run.stdout).unwrap();
    let units = said["units"].as_array().unwrap();
    let number = |value: &Value| value.as_u64().unwrap();
    let of = |unit: &Value| {
        let (overdue, owed) = (&unit["counts"]["this_year"]["overdue"], &unit["counts"]["owed"]);
        (number(&overdue[0]), number(&overdue[1]), number(&owed[0]) + number(&owed[1]))
    };
    units.iter().map(|unit| (unit["name"].as_str().unwrap().to_owned(), of(unit))).collect()
}

fn by_csv(site: &Site, today: &str, year: &str) -> BTreeMap<String, Numbers> {
    let run = run(program().arg("due").arg(site.path()).args(["--today", today, "--format", "csv"])).exits(0);
    let mut reader = csv::Reader::from_reader(run.stdout.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().unwrap().clone();
    let at = |name: &str| head.iter().position(|h| h == name).unwrap();
    let mut found: BTreeMap<String, Numbers> = BTreeMap::new();
    for row in reader.records().map(Result::unwrap).filter(|row| &row[at("tinh_trang")] == "overdue") {
        let numbers = found.entry(row[at("don_vi")].to_owned()).or_default();
        match (&row[at("nam_hoc")] == year, &row[at("lap_lai")] == "có") {
            (true, false) => numbers.0 += 1,
            (true, true) => numbers.1 += 1,
            (false, _) => numbers.2 += 1,
        }
    }
    found
}

fn page(site: &Site, path: &str) -> Html {
    Html::parse_document(&std::fs::read_to_string(site.public().join(path)).unwrap_or_else(|e| panic!("{path}: {e}")))
}

fn by_table(page: &Html) -> BTreeMap<String, Numbers> {
    let (rows, cells) = (Selector::parse("#don-vi-va-nghia-vu tbody tr").unwrap(), Selector::parse("th, td").unwrap());
    let of = |row: scraper::ElementRef<'_>| {
        let texts: Vec<String> = row.select(&cells).map(|c| c.text().collect::<String>().trim().to_owned()).collect();
        let number = |at: usize| texts[at].parse::<u64>().unwrap();
        (texts[0].clone(), (number(1), number(2), number(3)))
    };
    page.select(&rows).map(of).collect()
}

/// `16 quá hạn` above a school year's agenda: what is due once and what comes back together.
fn overdue_in_agenda(page: &Html) -> u64 {
    let tally = Selector::parse("ul.tally .state.overdue").unwrap();
    let said: String = page.select(&tally).flat_map(|s| s.text()).collect();
    said.split(' ').next().unwrap().parse().unwrap_or(0)
}

#[test]
fn all_views_of_twelve_schools_add_up() {
    let site = office();
    for (today, year) in [
        ("2025-06-30", "2024-2025"),
        ("2025-07-01", "2024-2025"),
        ("2025-09-01", "2025-2026"),
        ("2025-11-25", "2025-2026"),
    ] {
        run(program().arg("build").arg(site.path()).args(["--today", today])).exits(0);
        let due = by_due(&site, today);
        assert_eq!(due.len(), 12, "{today}: the school that is left out with a reason is no row, all others are");
        let office = page(&site, "phong/lich/don-vi.html");
        assert_eq!(by_table(&office), due, "{today}");
        assert_eq!(by_table(&page(&site, "lich/index.html")), due, "{today}");
        let csv = by_csv(&site, today, year);
        let (mut once, mut repeated, mut owed) = (0, 0, 0);
        for (n, _) in KINDS.iter().enumerate() {
            let name = format!("Trường {n:02}");
            let numbers = due[&name];
            assert_eq!(csv.get(&name).copied().unwrap_or_default(), numbers, "{today} {name}");
            let agenda = page(&site, &format!("s{n}/lich/{year}.html"));
            assert_eq!(overdue_in_agenda(&agenda), numbers.0 + numbers.1, "{today} {name}");
            (once, repeated, owed) = (once + numbers.0, repeated + numbers.1, owed + numbers.2);
        }
        let totals: String = office.select(&Selector::parse("p.totals").unwrap()).flat_map(|p| p.text()).collect();
        for part in [
            "12 đơn vị".to_owned(),
            format!("{once} việc quá hạn"),
            format!("và {repeated} việc hằng tuần, hằng tháng quá hạn"),
            format!("{owed} việc còn nợ từ các năm học trước"),
        ] {
            assert!(totals.contains(&part), "{today}: “{part}” is missing in: {totals}");
        }
        assert!(office.root_element().text().collect::<String>().contains("Không tính Trường ngoài"), "{today}");
    }
}

#[test]
fn those_with_nothing_come_first() {
    let site = office();
    for today in ["2025-07-01", "2025-11-25"] {
        run(program().arg("build").arg(site.path()).args(["--today", today])).exits(0);
        let said = run(program().arg("due").arg(site.path()).args(["--today", today, "--format", "json"])).exits(0);
        let said: Value = serde_json::from_str(&said.stdout).unwrap();
        let has_something = |name: &str| {
            let unit = said["units"].as_array().unwrap().iter().find(|unit| unit["name"] == name).unwrap();
            let count = |look: &str, at: usize| unit["counts"]["this_year"][look][at].as_u64().unwrap();
            ["ok", "late", "done"].iter().any(|look| count(look, 0) + count(look, 1) > 0)
        };
        for path in ["phong/lich/don-vi.html", "lich/index.html"] {
            let names = Selector::parse("#don-vi-va-nghia-vu tbody tr > :first-child").unwrap();
            let order: Vec<bool> = page(&site, path)
                .select(&names)
                .map(|name| has_something(name.text().collect::<String>().trim()))
                .collect();
            assert_eq!(order.len(), 12);
            assert!(order.is_sorted(), "{today} {path}: {order:?}");
            assert_eq!(order.contains(&true), today == "2025-07-01", "{today}: both kinds, or all silent");
        }
    }
}

#[test]
fn due_answers_for_one_unit_and_refuses_a_wrong_name() {
    let site = office();
    let due =
        |options: &[&str]| run(program().arg("due").arg(site.path()).args(["--today", "2025-07-01"]).args(options));
    let one = due(&["--unit", "s0"]).exits(0);
    assert!(one.stdout.contains("Trường 00") && !one.stdout.contains("Trường 01"), "{}", one.stdout);
    assert!(one.stdout.contains("trước 30/6/2025") && one.stdout.contains("quá hạn 2 ngày"), "{}", one.stdout);
    // of a school that has published nothing, nothing says since when it is here; a document, a report or a plan does
    assert!(one.stdout.contains("chưa rõ theo dõi từ năm học nào"), "{}", one.stdout);
    for unit in ["s1", "s2", "s3"] {
        let known = due(&["--unit", unit]).exits(0);
        assert!(!known.stdout.contains("chưa rõ theo dõi"), "{unit}: {}", known.stdout);
    }
    let last_day = run(program().arg("due").arg(site.path()).args(["--today", "2025-07-15", "--unit", "s0"])).exits(0);
    assert!(
        last_day.stdout.contains("hết hạn hôm nay") && !last_day.stdout.contains("còn 0 ngày"),
        "{}",
        last_day.stdout
    );
    // what comes back every week or month is one line a state, not one a time
    let mut times = std::collections::BTreeMap::new();
    for line in last_day.stdout.lines().filter(|line| line.contains(" lần)")) {
        *times
            .entry(line.split(": ").nth(1).unwrap_or_default().split(" (").next().unwrap_or_default())
            .or_insert(0) += 1;
    }
    assert!(!times.is_empty() && times.values().all(|n| *n <= 2), "{times:?}\n{}", last_day.stdout);
    let single = |line: &&str| line.contains("Dự kiến thực đơn") && !line.contains(" lần)");
    assert!(last_day.stdout.lines().filter(single).count() <= 1, "{}", last_day.stdout);
    due(&["--unit", "khong-co"]).exits(2).says("không có đơn vị “khong-co”");
}
