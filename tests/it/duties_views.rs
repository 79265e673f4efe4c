//! All views say the same of each duty: whatever a few schools have published, and whatever day it is, home, agenda, months, roles, sheet, the
//! office's table and its files, the pages of forms, .ics, Atom, and what `due` and `check` print agree state by state and count by count.

use crate::support::{Run, Site, program, run};
use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const KINDS: [&str; 5] = [
    "type: mam-non",
    "type: tieu-hoc\nconditions: {meals: không}",
    "type: thcs\nownership: private",
    "type: lien-cap\nlevels: [tieu-hoc, thcs]\nconditions: {meals: có, adjusted_estimate: không}",
    "type: thpt",
];
const REPORTS: [(&str, &str, &str); 8] = [
    ("2", "", "nop_nsnn: {du_toan: 1000000}"),
    ("2", "điều chỉnh", "nop_nsnn: {du_toan: 1000000}"),
    ("3", "quý 1", "nop_nsnn: {thuc_hien: 1000000}"),
    ("3", "quý 3", "nop_nsnn: {thuc_hien: 1000000}"),
    ("3", "6 tháng", "nop_nsnn: {thuc_hien: 1000000}"),
    ("3", "9 tháng", "nop_nsnn: {thuc_hien: 1000000}"),
    ("3", "năm", "nop_nsnn: {thuc_hien: 1000000}"),
    ("4", "", "qt_thu_phi: {bao_cao: 1000000}"),
];

/// A report: which, of which budget year, when.
type Report = (usize, i16, (i16, i8, i8));

#[derive(Clone, Debug)]
struct School {
    kind: usize,
    reports: Vec<Report>,
    /// A document of the general information; a day of the school's.
    general: Option<(i8, i8)>,
    estimate: bool,
}

fn site_of(schools: &[School]) -> Site {
    let site = Site::empty().with("content/site.yaml", "title: Cổng\n");
    let slugs: Vec<String> = (0..schools.len()).map(|n| format!("s{n}")).collect();
    site.write("content/phong/unit.yaml", format!("name: Phòng\ntype: quan-ly\nmanages: [{}]\n", slugs.join(", ")));
    for (slug, school) in slugs.iter().zip(schools) {
        site.write(&format!("content/{slug}/unit.yaml"), format!("name: Trường {slug}\n{}\n", KINDS[school.kind]));
        let public = !KINDS[school.kind].contains("private");
        for (n, (which, year, (y, m, d))) in school.reports.iter().enumerate().filter(|_| public) {
            let (form, period, cell) = REPORTS[*which];
            let period = if period.is_empty() { String::new() } else { format!("period: \"{period}\"\n") };
            let text = format!(
                "regulation: finance-disclosure\nform: \"{form}\"\n{period}published: {y}-{m:02}-{d:02}\ntables: {{chinh: {{{cell}}}}}\n"
            );
            site.write(&format!("content/{slug}/finance/{year}/b{n}.yaml"), text);
        }
        if let Some((month, day)) = school.general {
            let text = format!(
                "---\nkind: TB\nabstract: Chung\norgan: A\npublished: 2025-{month:02}-{day:02}\nschool_year: 2024-2025\ndiscloses: [tt09-2024/thong_tin_chung]\n---\nChung.\n"
            );
            site.write(&format!("content/{slug}/documents/chung.md"), text);
        }
        let events =
            if school.estimate { "event_dates:\n  - {event: ngay_duoc_giao_du_toan, date: 2024-12-20}\n" } else { "" };
        site.write(&format!("content/{slug}/calendar/2024-2025.yaml"), format!("events: []\n{events}"));
    }
    site
}

fn page(site: &Site, path: &str) -> Html {
    Html::parse_document(&read(&site.public().join(path)))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn all<'a>(of: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    of.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(of: ElementRef<'_>) -> String {
    of.text().collect::<String>().trim().to_owned()
}

/// `overdue` of `<span class="state overdue">`.
fn class(state: ElementRef<'_>) -> String {
    state.value().attr("class").unwrap().trim_start_matches("state ").to_owned()
}

fn target(link: ElementRef<'_>) -> (String, String) {
    let (file, id) = link.value().attr("href").unwrap().split_once('#').unwrap_or_default();
    (file.rsplit('/').next().unwrap().trim_end_matches(".html").to_owned(), id.to_owned())
}

/// One duty as a row of a list of duties says it.
#[derive(Clone, Debug)]
struct Row {
    class: String,
    label: String,
    dated: bool,
    day: Option<String>,
    repeated: bool,
    met_by: Vec<String>,
}

/// The rows of a list, by id; those of a repeated duty one by one.
fn rows(of: ElementRef<'_>) -> BTreeMap<String, Row> {
    let mut found = BTreeMap::new();
    for ob in all(of, "div.ob") {
        let times = all(ob, "ul.times > li");
        if times.is_empty() {
            let state = all(ob, ".ob-due .state")[0];
            let met_by = all(ob, ".ob-done a").iter().map(|a| a.value().attr("href").unwrap().to_owned()).collect();
            let day = all(ob, ".ob-due time[datetime]").first().map(|time| time.attr("datetime").unwrap().to_owned());
            let dated = day.is_some();
            let id = ob.value().id().unwrap().to_owned();
            let repeated = id.contains("-thuc-don-") || id.contains("-ke-hoach-t");
            found.insert(id, Row { class: class(state), label: text(state), dated, day, repeated, met_by });
        }
        for time in times {
            let state = all(time, ".state")[0];
            let day = all(time, "time[datetime]").first().map(|time| time.attr("datetime").unwrap().to_owned());
            let (class, label) = (class(state), text(state));
            let row = Row { class, label, dated: true, day, repeated: true, met_by: Vec::new() };
            found.insert(time.value().id().unwrap().to_owned(), row);
        }
    }
    found
}

type Counts = BTreeMap<String, u64>;

fn count<'a>(rows: impl Iterator<Item = &'a str>) -> Counts {
    let mut counts = Counts::new();
    for class in rows.filter(|class| *class != "none") {
        *counts.entry(class.to_owned()).or_default() += 1;
    }
    counts
}

/// `3 quá hạn` of each class; a state that stands alone is one.
fn said(states: &[ElementRef<'_>]) -> Counts {
    let mut counts = Counts::new();
    for state in states {
        let number = text(*state).split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(1);
        *counts.entry(class(*state)).or_default() += number;
    }
    counts.retain(|_, n| *n > 0);
    counts
}

/// All school years of a unit: what its agenda says, which every other view must repeat.
fn agendas(site: &Site, unit: &str) -> BTreeMap<String, BTreeMap<String, Row>> {
    let mut years = BTreeMap::new();
    for entry in std::fs::read_dir(site.public().join(unit).join("lich")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(year) = name.strip_suffix(".html").filter(|year| year.starts_with("20")) {
            let html = page(site, &format!("{unit}/lich/{name}"));
            let rows = rows(html.root_element());
            let five = five(count(rows.values().map(|r| r.class.as_str())));
            assert_eq!(said(&all(html.root_element(), "ul.tally .state")), five, "{unit} {year}: at most five states");
            strip(&html, &rows);
            years.insert(year.to_owned(), rows);
        }
    }
    years
}

/// The counts of the agenda's head: what is public in one, what waits for the school in one, without what does not apply.
fn five(mut counts: Counts) -> Counts {
    for (own, whole) in [("late", "ok"), ("done", "ok"), ("unsettled", "waiting")] {
        let n = counts.remove(own).unwrap_or(0);
        *counts.entry(whole.to_owned()).or_default() += n;
    }
    counts.remove("na");
    counts.retain(|_, n| *n > 0);
    counts
}

/// The year in one line: each month has as many deadlines as the list, and is as bad as the worst of them.
fn strip(html: &Html, rows: &BTreeMap<String, Row>) {
    const WORST: [&str; 7] = ["overdue", "soon", "unsettled", "late", "later", "done", "ok"];
    let mut months: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for row in rows.values().filter(|row| !["na", "none"].contains(&row.class.as_str())) {
        if let Some(day) = &row.day {
            let (year, month) = (&day[..4], day[5..7].trim_start_matches('0'));
            months.entry(format!("{month}/{year}")).or_default().push(&row.class);
        }
    }
    let cells = all(html.root_element(), ".strip li");
    assert!((12..=14).contains(&cells.len()), "{} months", cells.len());
    let mut seen = 0;
    for cell in cells {
        let label = text(all(cell, ".hide")[0]);
        let month = label.trim_start_matches("Tháng ").split([' ', ':']).next().unwrap();
        let own = months.get(month).map(Vec::as_slice).unwrap_or_default();
        assert!(label.ends_with(&format!(": {} hạn", own.len())), "{label}: {own:?}");
        let worst = WORST.iter().find(|class| own.contains(class));
        assert_eq!(all(cell, ".state").first().map(|s| class(*s)).as_deref(), worst.copied(), "{label}: {own:?}");
        seen += own.len();
    }
    assert_eq!(seen, months.values().map(Vec::len).sum::<usize>());
}

const WORDS: [(&str, &str); 3] = [("ok", "đúng hạn"), ("late", "trễ"), ("overdue", "quá hạn")];

fn views_of_a_year(site: &Site, unit: &str, year: &str, agenda: &BTreeMap<String, Row>) {
    for (id, row) in agenda {
        for (class, word) in WORDS {
            assert_eq!(row.class == class, row.label.to_lowercase().contains(word), "{unit} {id}: {row:?}");
        }
        assert!(
            row.dated || !["ok", "late", "overdue", "soon", "later"].contains(&row.class.as_str()),
            "{id}: {row:?}"
        );
        for href in &row.met_by {
            let back = page(site, &format!("{unit}/lich/x/../{href}").replace("x/../", ""));
            let there = all(back.root_element(), "a[href*='#']")
                .into_iter()
                .map(target)
                .any(|t| t == (year.to_owned(), id.clone()));
            assert!(there || row.repeated, "{unit} {id}: {href} does not lead back");
        }
    }
    let months = page(site, &format!("{unit}/lich/{year}/theo-thang.html"));
    let grid: BTreeMap<String, String> = all(months.root_element(), "table.grid li")
        .into_iter()
        .map(|li| (target(all(li, "a")[0]).1, class(all(li, ".state")[0])))
        .collect();
    let dated: BTreeMap<String, String> =
        agenda.iter().filter(|(_, r)| r.dated).map(|(id, r)| (id.clone(), r.class.clone())).collect();
    assert_eq!(grid, dated, "{unit} {year}: months");
    let mut listed = BTreeSet::new();
    for view in ["theo-vai-tro", "theo-hinh-thuc", "theo-noi-dung"] {
        let html = page(site, &format!("{unit}/lich/{year}/{view}.html"));
        for row in all(html.root_element(), "table.data tbody tr") {
            let id = target(all(row, "a")[0]).1;
            listed.insert(id.clone());
            if !agenda[&id].repeated {
                assert_eq!(class(all(row, ".state")[0]), agenda[&id].class, "{unit} {year}, {view}: {id}");
            }
        }
    }
    let once: BTreeSet<&String> = agenda.iter().filter(|(_, r)| !r.repeated).map(|(id, _)| id).collect();
    assert!(once.iter().all(|id| listed.contains(*id)), "{unit} {year}: groups");
    let sheet = page(site, &format!("{unit}/lich/{year}/ban-in.html"));
    let counts = said(&all(sheet.root_element(), "#ban-in .state"));
    assert_eq!(counts, count(agenda.values().map(|r| r.class.as_str())), "{unit} {year}: sheet");
    calendar_file(site, unit, year, agenda);
}

/// `.ics`: what is done says so in the agenda's words, what does not apply is cancelled, the rest says neither.
fn calendar_file(site: &Site, unit: &str, year: &str, agenda: &BTreeMap<String, Row>) {
    let ics = read(&site.public().join(format!("{unit}/lich/{year}.ics"))).replace("\r\n ", "");
    for event in ics.split("BEGIN:VEVENT").skip(1) {
        let uid = event.split("UID:").nth(1).unwrap().split('@').next().unwrap();
        let id = uid.strip_prefix(&format!("{unit}-{year}-")).unwrap();
        let Some(row) = agenda.get(id) else { continue };
        let (done, cancelled) = (event.contains("\\nCông khai "), event.contains("STATUS:CANCELLED"));
        assert_eq!(done, ["ok", "late", "done"].contains(&row.class.as_str()), "{unit} {id}: {event}");
        assert!(!done || event.replace("\\,", ",").contains(&row.label), "{unit} {id}: {event}");
        assert_eq!(cancelled, row.class == "na", "{unit} {id}: {event}");
    }
    for (id, _) in agenda.iter().filter(|(_, row)| row.dated && !row.repeated) {
        assert!(ics.contains(&format!("UID:{unit}-{year}-{id}@")), "{unit} {id} is not in the calendar's file");
    }
}

fn home(site: &Site, unit: &str, years: &BTreeMap<String, BTreeMap<String, Row>>) -> u64 {
    let html = page(site, &format!("{unit}/lich/index.html"));
    for ob in all(html.root_element(), "div.ob") {
        let (year, _) = target(all(ob, ".ob-more a")[0]);
        let whole = Html::parse_fragment(&format!("<div>{}</div>", ob.html()));
        for (id, row) in rows(whole.root_element()) {
            // a debt has an id of its own: the same duty of this year stands on the page too
            let id = id.trim_start_matches(&format!("no-{year}-"));
            let agenda = &years[&year][id];
            assert_eq!(row.class, agenda.class, "{unit}: {id}");
            // the times of a repeated duty are said in short where there are several
            assert!(row.repeated || row.label == agenda.label, "{unit}: {id}");
        }
    }
    let owed = all(html.root_element(), "section[id^='con-no-']");
    owed.into_iter().map(|section| rows(section).len() as u64).sum()
}

/// The class of one of five states.
fn five_class(class: &str) -> &str {
    match class {
        "late" | "done" => "ok",
        "unsettled" => "waiting",
        "na" => "none",
        other => other,
    }
}

/// The table of an overview, a unit a column: its signs are what its file says of each duty, and what the school's agenda says.
fn overview(site: &Site, path: &str, years: &BTreeMap<String, BTreeMap<String, BTreeMap<String, Row>>>) {
    let html = page(site, &format!("{path}.html"));
    let file = read(&site.public().join(format!("{path}.csv")));
    let mut reader = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().unwrap().clone();
    let lines: BTreeMap<String, csv::StringRecord> =
        reader.records().map(Result::unwrap).map(|line| (line[0].to_owned(), line)).collect();
    let heads = all(html.root_element(), "#don-vi-va-nghia-vu thead th a");
    assert_eq!(heads.len(), lines.len(), "{path}");
    let numbers = head.iter().filter(|h| ["con-thieu", "lap-lai", "con-no"].contains(h)).count();
    for (column, link) in heads.into_iter().enumerate() {
        let href = link.value().attr("href").unwrap();
        let (unit, year) = (href.split('/').find(|part| part.starts_with('s')).unwrap(), target(link).0);
        let year =
            if year.is_empty() { href.rsplit('/').next().unwrap().trim_end_matches(".html").to_owned() } else { year };
        let line = &lines[unit];
        let cell = |row: ElementRef<'_>| all(row, "td").get(column).copied().map(text).unwrap_or_default();
        for id in ["con-thieu", "lap-lai", "con-no"] {
            let rows = all(html.root_element(), &format!("#don-vi-va-nghia-vu #{id}"));
            let at = head.iter().position(|h| h == id);
            assert_eq!(rows.len(), usize::from(at.is_some()), "{path}: {id}");
            for row in rows {
                assert_eq!(cell(row), line[at.unwrap()], "{path} {unit}: {id}");
            }
        }
        let signs = |prefix: &str| {
            let rows = all(html.root_element(), &format!("#don-vi-va-nghia-vu tr[id^='{prefix}']"));
            let cells = rows.into_iter().filter_map(|row| all(row, "td").get(column).copied());
            let signs = cells.flat_map(|cell| all(cell, ".sign"));
            signs.map(|sign| (class(sign).trim_start_matches("sign ").to_owned(), text(sign))).collect::<Vec<_>>()
        };
        let said = head.iter().zip(line.iter()).skip(3 + numbers).filter(|(_, said)| !said.is_empty());
        let mut wanted: Vec<(String, String)> =
            said.map(|(id, said)| (five_class(&years[unit][&year][id].class).to_owned(), said.to_owned())).collect();
        let mut found = signs("viec-");
        wanted.sort();
        found.sort();
        assert_eq!(found, wanted, "{path} {unit}");
        let number = |(_, words): &(String, String)| words.split(' ').next().unwrap().parse::<u64>().unwrap_or(0);
        let of_repeated = signs("lap-lai-").iter().filter(|(class, _)| class == "overdue").map(number).sum::<u64>();
        let overdue = years[unit][&year].values().filter(|row| row.repeated && row.class == "overdue").count();
        assert_eq!(of_repeated, overdue as u64, "{path} {unit}: what comes back");
    }
}

/// What `due` says as JSON and as CSV, and the counts with which `check` ends.
fn printed(
    site: &Site,
    today: &str,
    years: &BTreeMap<String, BTreeMap<String, BTreeMap<String, Row>>>,
) -> BTreeMap<String, u64> {
    let due = |format: &str| -> Run {
        run(program().arg("due").arg(site.path()).args(["--today", today, "--format", format])).exits(0)
    };
    let json: Value = serde_json::from_str(&due("json").stdout).unwrap();
    let csv = due("csv").stdout;
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let mut lines: Vec<(String, String, String)> =
        reader.records().map(Result::unwrap).map(|r| (r[1].to_owned(), r[2].to_owned(), r[7].to_owned())).collect();
    let (mut owed, mut totals) = (BTreeMap::new(), [0_u64; 6]);
    let number = |value: &Value| value.as_u64().unwrap();
    for unit in json["units"].as_array().unwrap() {
        let (slug, year) = (unit["unit"].as_str().unwrap(), unit["year"].as_str().unwrap());
        let counts: Counts = unit["counts"]["this_year"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(class, pair)| (class.clone(), number(&pair[0]) + number(&pair[1])))
            .filter(|(_, n)| *n > 0)
            .collect();
        assert_eq!(counts, count(years[slug][year].values().map(|r| r.class.as_str())), "due of {slug}");
        let of = |class: &str, at: usize| number(&unit["counts"]["this_year"][class][at]);
        let own = number(&unit["counts"]["owed"][0]) + number(&unit["counts"]["owed"][1]);
        let both = |class: &str| of(class, 0) + of(class, 1);
        let sums = [of("overdue", 0), of("overdue", 1), both("soon"), both("waiting"), both("unsettled"), own];
        totals.iter_mut().zip(sums).for_each(|(total, n)| *total += n);
        owed.insert(slug.to_owned(), own);
        for duty in unit["duties"].as_array().unwrap() {
            let said = |key: &str| duty[key].as_str().unwrap().to_owned();
            assert_eq!(said("state"), years[slug][&said("year")][&said("id")].class, "due: {duty}");
            let line = (said("year"), said("id"), said("state"));
            let at = lines.iter().position(|l| *l == line).unwrap_or_else(|| panic!("the CSV lacks {line:?}"));
            lines.remove(at);
        }
    }
    assert!(lines.is_empty(), "only in the CSV: {lines:?}");
    let check = run(program().arg("check").arg(site.path()).args(["--today", today])).exits(0);
    let closing =
        check.stderr.lines().find(|l| l.starts_with("việc công khai đến ngày")).unwrap_or_default().to_owned();
    let words = [
        "việc quá hạn",
        "việc hằng tuần, hằng tháng quá hạn",
        "sắp đến hạn",
        "trường chưa báo ngày",
        "chưa rõ có áp dụng",
        "còn nợ từ các năm học trước",
    ];
    let expected: Vec<String> =
        totals.iter().zip(words).filter(|(n, _)| **n > 0).map(|(n, words)| format!("{n} {words}")).collect();
    let expected = if expected.is_empty() {
        "không việc nào quá hạn hay sắp đến hạn".to_owned()
    } else {
        expected.join("; ")
    };
    assert!(closing.ends_with(&format!(": {expected}")), "“{expected}” is missing in “{closing}”");
    owed
}

fn feed(site: &Site, unit: &str, years: &BTreeMap<String, BTreeMap<String, Row>>) {
    let met: BTreeSet<&str> = years
        .values()
        .flat_map(BTreeMap::values)
        .flat_map(|r| &r.met_by)
        .map(|h| h.trim_start_matches("../"))
        .collect();
    if met.is_empty() {
        return;
    }
    let feed = read(&site.public().join(unit).join("tin.xml"));
    for href in met {
        assert!(feed.contains(&format!("href=\"{href}\"")), "{unit}: {href} is not in the feed");
    }
}

fn agree(schools: &[School], today: &str) {
    let site = site_of(schools);
    run(program().arg("build").arg(site.path()).args(["--today", today, "--no-sync"])).exits(0);
    let units: Vec<String> = (0..schools.len()).map(|n| format!("s{n}")).collect();
    let years: BTreeMap<String, _> = units.iter().map(|unit| (unit.clone(), agendas(&site, unit))).collect();
    let owed = printed(&site, today, &years);
    for unit in &units {
        for (year, agenda) in &years[unit] {
            views_of_a_year(&site, unit, year, agenda);
        }
        assert_eq!(home(&site, unit, &years[unit]), owed[unit], "{unit}: debts at home");
        feed(&site, unit, &years[unit]);
    }
    overview(&site, "phong/lich/don-vi", &years);
    let all_years: BTreeSet<&String> = years.values().flat_map(BTreeMap::keys).collect();
    for year in all_years {
        overview(&site, &format!("lich/{year}"), &years);
    }
}

fn school() -> impl Strategy<Value = School> {
    let report = (0..REPORTS.len(), 2024_i16..2026, (2024_i16..2026, 1_i8..=12, 1_i8..=28));
    let reports = proptest::collection::vec(report, 0..4).prop_map(|mut all| {
        // a year's report of one kind is there once
        all.sort_unstable();
        all.dedup_by_key(|(which, year, _)| (*which, *year));
        all
    });
    (0..KINDS.len(), reports, proptest::option::of((1_i8..=12, 1_i8..=28)), any::<bool>())
        .prop_map(|(kind, reports, general, estimate)| School { kind, reports, general, estimate })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::support::cases(3), max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn every_view_says_the_same(
        schools in proptest::collection::vec(school(), 1..4), year in 2024_i16..2026, month in 1_i8..=12, day in 1_i8..=28,
    ) {
        agree(&schools, &format!("{year}-{month:02}-{day:02}"));
    }
}

#[test]
fn every_view_says_the_same_on_the_days_around_the_turn_of_the_year() {
    let reports =
        vec![(2, 2025, (2025, 4, 15)), (3, 2024, (2024, 10, 16)), (0, 2025, (2025, 1, 3)), (6, 2024, (2025, 1, 9))];
    let schools =
        [0, 3].map(|kind| School { kind, reports: reports.clone(), general: Some((6, 29)), estimate: kind == 0 });
    for today in ["2025-06-30", "2025-09-01"] {
        agree(&schools, today);
    }
}
