//! An office with twelve schools of mixed kinds: what `due`, the office's table, each school's calendar and the CSV say adds up to the same.

use crate::support::{Site, program, run};
use scraper::{ElementRef, Html, Selector};
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
fn office(schools: usize) -> Site {
    let site = Site::empty().with("content/site.yaml", "title: Cổng\n");
    let mut managed = Vec::new();
    for (n, kind) in KINDS.iter().cycle().take(schools).enumerate() {
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

fn text(of: ElementRef<'_>) -> String {
    of.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn all<'a>(of: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    of.select(&Selector::parse(selector).unwrap()).collect()
}

/// The schools of the table in their order: its columns, or its rows where there are more than twelve.
fn names(page: &Html) -> Vec<String> {
    let heads = all(page.root_element(), "#don-vi-va-nghia-vu thead th a");
    let rows = all(page.root_element(), "#don-vi-va-nghia-vu tbody tr:not(.total) > th a");
    (if heads.is_empty() { rows } else { heads }).into_iter().map(text).collect()
}

/// States with how many duties are in each.
type States = BTreeMap<String, u64>;

/// The signs of a cell: class and number.
fn signs(cell: ElementRef<'_>) -> States {
    let sign = |sign: ElementRef<'_>| {
        let class = sign.value().attr("class").unwrap().trim_start_matches("state sign ").to_owned();
        (class, text(sign).split(' ').next().unwrap().parse().unwrap())
    };
    all(cell, ".sign").into_iter().map(sign).collect()
}

fn by_table(page: &Html) -> BTreeMap<String, Numbers> {
    let names = names(page);
    let numbers = |id: &str| -> Vec<u64> {
        let cells = all(page.root_element(), &format!("#don-vi-va-nghia-vu #{id} td"));
        cells.into_iter().map(|cell| text(cell).parse().unwrap()).collect()
    };
    if names.len() <= 12 {
        let counts = ["con-thieu", "lap-lai", "con-no"].map(numbers);
        return (0..names.len()).map(|n| (names[n].clone(), (counts[0][n], counts[1][n], counts[2][n]))).collect();
    }
    let rows = all(page.root_element(), "#don-vi-va-nghia-vu tbody tr:not(.total)");
    let of = |row: &ElementRef<'_>| {
        let cells = all(*row, "td");
        let overdue = |at: usize| signs(cells[at]).get("overdue").copied().unwrap_or(0);
        (overdue(0) + overdue(1), overdue(2), text(cells[3]).parse().unwrap_or(0))
    };
    names.into_iter().zip(rows.iter().map(of)).collect()
}

/// Of more than twelve schools: each row says of every state what `due` says, and the row above all is their sum.
fn every_state_adds_up(page: &Html, said: &Value) {
    let looks = [
        ("ok", "ok"),
        ("late", "ok"),
        ("done", "ok"),
        ("overdue", "overdue"),
        ("soon", "soon"),
        ("later", "later"),
        ("waiting", "waiting"),
        ("unsettled", "waiting"),
    ];
    let mut whole = [States::new(), States::new()];
    for (name, row) in names(page).iter().zip(all(page.root_element(), "#don-vi-va-nghia-vu tbody tr:not(.total)")) {
        let unit = said["units"].as_array().unwrap().iter().find(|unit| unit["name"] == name.as_str()).unwrap();
        let cells = all(row, "td");
        let mut once = signs(cells[0]);
        for (class, n) in signs(cells[1]) {
            *once.entry(class).or_default() += n;
        }
        for (at, found) in [once, signs(cells[2])].into_iter().enumerate() {
            let mut wanted = States::new();
            for (look, class) in looks {
                *wanted.entry(class.to_owned()).or_default() += unit["counts"]["this_year"][look][at].as_u64().unwrap();
            }
            wanted.retain(|_, n| *n > 0);
            assert_eq!(found, wanted, "{name}");
            for (class, n) in wanted {
                *whole[at].entry(class).or_default() += n;
            }
        }
    }
    let cells = all(page.root_element(), "#don-vi-va-nghia-vu tr.total td");
    let mut once = signs(cells[0]);
    for (class, n) in signs(cells[1]) {
        *once.entry(class).or_default() += n;
    }
    assert_eq!([once, signs(cells[2])], whole);
}

/// `16 quá hạn` above a school year's agenda: what is due once and what comes back together.
fn overdue_in_agenda(page: &Html) -> u64 {
    let tally = Selector::parse("ul.tally .state.overdue").unwrap();
    let said: String = page.select(&tally).flat_map(|s| s.text()).collect();
    said.split(' ').next().unwrap().parse().unwrap_or(0)
}

#[test]
fn all_views_of_twelve_schools_and_of_more_add_up() {
    for (schools, today, year) in [
        (12, "2025-06-30", "2024-2025"),
        (12, "2025-07-01", "2024-2025"),
        (12, "2025-09-01", "2025-2026"),
        (12, "2025-11-25", "2025-2026"),
        (14, "2025-07-01", "2024-2025"),
        (14, "2025-11-25", "2025-2026"),
    ] {
        let site = office(schools);
        run(program().arg("build").arg(site.path()).args(["--today", today, "--no-sync"])).exits(0);
        let due = by_due(&site, today);
        assert_eq!(due.len(), schools, "{today}: the school that is left out with a reason is no row, all others are");
        let office = page(&site, "phong/lich/don-vi.html");
        assert_eq!(by_table(&office), due, "{today}");
        assert_eq!(by_table(&page(&site, "lich/index.html")), due, "{today}");
        assert_eq!(all(office.root_element(), "[data-list] input").len(), usize::from(schools > 12));
        if schools > 12 {
            let said = run(program().arg("due").arg(site.path()).args(["--today", today, "--format", "json"])).exits(0);
            every_state_adds_up(&office, &serde_json::from_str(&said.stdout).unwrap());
        }
        let csv = by_csv(&site, today, year);
        let register = by_register(&site, year);
        let (mut once, mut repeated, mut owed) = (0, 0, 0);
        for n in 0..schools {
            let name = format!("Trường {n:02}");
            let numbers = due[&name];
            assert_eq!(csv.get(&name).copied().unwrap_or_default(), numbers, "{today} {name}");
            let agenda = page(&site, &format!("s{n}/lich/{year}.html"));
            assert_eq!(overdue_in_agenda(&agenda), numbers.0 + numbers.1, "{today} {name}");
            assert_eq!(register.get(&name).copied().unwrap_or_default(), (numbers.0, numbers.1), "{today} {name}");
            (once, repeated, owed) = (once + numbers.0, repeated + numbers.1, owed + numbers.2);
        }
        let said = |n: u64| if n < 1000 { n.to_string() } else { format!("{}.{:03}", n / 1000, n % 1000) };
        for path in ["phong/lich/don-vi.html", "phong/index.html", "index.html"] {
            let page = page(&site, path);
            let totals: String = all(page.root_element(), "p.totals").into_iter().map(text).collect();
            for (n, part) in [
                (once + repeated, format!("trong {schools} trường còn thiếu: ")),
                (once, format!("{} việc quá hạn", said(once))),
                (repeated, format!("{} việc hằng tuần, hằng tháng quá hạn", said(repeated))),
                (owed, format!("{} việc còn nợ từ các năm học trước", said(owed))),
            ] {
                assert_eq!(totals.contains(&part), n > 0, "{today} {path}: “{part}” in: {totals}");
            }
            assert!(!totals.contains(": 0 ") && !totals.contains(", 0 "), "nothing is said of nought: {totals}");
            cards(&page, &due);
        }
        assert!(office.root_element().text().collect::<String>().contains("Không tính Trường ngoài"), "{today}");
    }
}

/// Each school of a list says what it lacks; one that is not followed says so.
fn cards(page: &Html, due: &BTreeMap<String, Numbers>) {
    for card in all(page.root_element(), "#cac-don-vi li") {
        let (name, said) = (text(all(card, "a")[0]), all(card, ".state").into_iter().map(text).collect::<String>());
        let wanted = match due.get(&name) {
            None if name == "Trường ngoài" => "không theo dõi năm học này".to_owned(),
            None => String::new(),
            Some((0, 0, _)) => {
                assert!(!said.contains("thiếu") || said == "không thiếu việc nào", "{name}: {said}");
                continue;
            }
            Some((once, 0, _)) => format!("thiếu {once} việc"),
            Some((0, repeated, _)) => format!("thiếu {repeated} việc tuần, tháng"),
            Some((once, repeated, _)) => format!("thiếu {once} việc và {repeated} việc tuần, tháng"),
        };
        assert_eq!(said, wanted, "{name}");
    }
}

/// Overdue once and weekly or monthly, of one school year, by the register over all schools.
fn by_register(site: &Site, year: &str) -> BTreeMap<String, (u64, u64)> {
    let file = std::fs::read_to_string(site.public().join("du-lieu/tinh-trang.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().unwrap().clone();
    let at = |name: &str| head.iter().position(|h| h == name).unwrap();
    let mut found: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    let of_year = |row: &csv::StringRecord| &row[at("nam_hoc")] == year && &row[at("tinh_trang")] == "quá hạn";
    for row in reader.records().map(Result::unwrap).filter(of_year) {
        let (numbers, n) =
            (found.entry(row[at("ten_don_vi")].to_owned()).or_default(), row[at("so_viec")].parse::<u64>().unwrap());
        if &row[at("nhom")] == "Hằng tuần, hằng tháng" { numbers.1 += n } else { numbers.0 += n }
    }
    found
}

#[test]
fn those_with_nothing_come_first() {
    for schools in [12, 14] {
        let site = office(schools);
        for today in ["2025-07-01", "2025-11-25"] {
            run(program().arg("build").arg(site.path()).args(["--today", today, "--no-sync"])).exits(0);
            let said = run(program().arg("due").arg(site.path()).args(["--today", today, "--format", "json"])).exits(0);
            let said: Value = serde_json::from_str(&said.stdout).unwrap();
            let has_something = |name: &String| {
                let unit = said["units"].as_array().unwrap().iter().find(|unit| unit["name"] == name.as_str()).unwrap();
                let count = |look: &str, at: usize| unit["counts"]["this_year"][look][at].as_u64().unwrap();
                ["ok", "late", "done"].iter().any(|look| count(look, 0) + count(look, 1) > 0)
            };
            for path in ["phong/lich/don-vi.html", "lich/index.html"] {
                let order: Vec<bool> = names(&page(&site, path)).iter().map(has_something).collect();
                assert_eq!(order.len(), schools);
                assert!(order.is_sorted(), "{today} {path}: {order:?}");
                assert_eq!(order.contains(&true), today == "2025-07-01", "{today}: both kinds, or all silent");
            }
        }
    }
}

#[test]
fn due_answers_for_one_unit_and_refuses_a_wrong_name() {
    let site = office(12);
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
