//! What meets what, which years there are, and what may not apply: the rules about duties, each told in its own words and tried alone.

use crate::support::years;
use congkhai::derive::duties::{Look, Missing, Obligation, debts, obligations, school_years};
use congkhai::model::Unit;
use congkhai::pack::Packs;
use congkhai::pipeline;
use congkhai::source::Snapshot;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A site with one unit, read without an error.
fn unit(yaml: &str, files: &[(&str, String)]) -> Arc<Unit> {
    let base = [("content/site.yaml", "title: T\n".to_owned()), ("content/a/unit.yaml", format!("name: A\n{yaml}\n"))];
    let files = base.iter().chain(files).map(|(path, text)| ((*path).to_owned(), text.clone().into_bytes()));
    let snapshot = Snapshot::from_files(files);
    let judged = pipeline::read_and_judge(&snapshot, &Packs::embedded(), date(2024, 7, 1), &mut ());
    assert_eq!(judged.diagnostics.errors(), 0, "{:?}", judged.diagnostics);
    let site = judged.site;
    Arc::clone(&site.unwrap().units.as_slice()[0])
}

fn duties(unit: &Unit, first: i16, as_of: Date) -> Vec<Obligation> {
    obligations(unit, years().containing(date(first, 12, 1)), &Packs::embedded(), as_of)
}

fn look(unit: &Unit, first: i16, as_of: Date, id: &str) -> Option<Look> {
    duties(unit, first, as_of).iter().find(|d| d.id == id).map(Obligation::look)
}

/// Everything that the budget rules ask for, and a report of each kind: form, period, the duty that it alone meets.
const REPORTS: [(&str, &str, Option<&str>); 11] = [
    ("2", "", Some("finance-disclosure-du-toan-dau-nam")),
    ("2", "năm", Some("finance-disclosure-du-toan-dau-nam")),
    ("2", "điều chỉnh", Some("finance-disclosure-du-toan-dieu-chinh")),
    ("3", "quý 1", Some("finance-disclosure-thuc-hien-quy-2023-1")),
    ("3", "quý 2", Some("finance-disclosure-thuc-hien-quy-2023-2")),
    ("3", "quý 3", Some("finance-disclosure-thuc-hien-quy-2023-3")),
    ("3", "quý 4", Some("finance-disclosure-thuc-hien-quy-2023-4")),
    ("3", "6 tháng", Some("finance-disclosure-thuc-hien-6-thang-2023-1")),
    ("3", "9 tháng", None),
    ("3", "năm", Some("finance-disclosure-thuc-hien-nam")),
    ("4", "", Some("finance-disclosure-quyet-toan")),
];

fn report(form: &str, period: &str) -> String {
    let row = if form == "4" { "qt_thu_phi: {bao_cao: 1000000}" } else { "nop_nsnn: {COLUMN: 1000000}" };
    let row = row.replace("COLUMN", if form == "2" { "du_toan" } else { "thuc_hien" });
    let period = if period.is_empty() { String::new() } else { format!("period: \"{period}\"\n") };
    format!(
        "regulation: finance-disclosure\nform: \"{form}\"\n{period}published: 2024-02-20\ntables: {{chinh: {{{row}}}}}\n"
    )
}

#[test]
fn of_the_periods_only_the_diagonal_meets() {
    for (form, period, expected) in REPORTS {
        let unit = unit("type: mam-non", &[("content/a/finance/2023/bieu.yaml", report(form, period))]);
        let today = date(2024, 8, 1);
        let met: BTreeSet<String> = school_years(&unit, &Packs::embedded(), today)
            .into_iter()
            .flat_map(|year| obligations(&unit, year, &Packs::embedded(), today))
            .filter(|d| d.status.is_met())
            .map(|d| d.id)
            .collect();
        let expected: BTreeSet<String> = expected.into_iter().map(str::to_owned).collect();
        assert_eq!(met, expected, "Biểu số {form}, {period}");
    }
}

#[test]
fn a_budget_year_touches_each_school_year_in_which_a_last_day_of_it_falls() {
    let of = |period: &str| {
        let unit = unit("type: mam-non", &[("content/a/finance/2023/bieu.yaml", report("3", period))]);
        school_years(&unit, &Packs::embedded(), date(2024, 3, 1)).last().unwrap().to_string()
    };
    // due 15/4/2023 and 15/10/2023
    assert_eq!((of("quý 1").as_str(), of("quý 3").as_str()), ("2022-2023", "2023-2024"));
}

const FORM: &str = "regulation: tt36-2017\nform: \"03\"\npublished: 2024-05-28\n";

#[test]
fn a_form_without_a_figure_meets_nothing() {
    let path = "content/a/disclosures/2023-2024/bieu-03.yaml";
    let today = date(2024, 7, 1);
    for (tables, expected) in [("", Look::Overdue), ("tables: {chinh: {kien_co: 9}}\n", Look::OnTime)] {
        let unit = unit("type: mam-non", &[(path, format!("{FORM}{tables}"))]);
        assert_eq!(look(&unit, 2023, today, "tt36-2017-co-so-vat-chat"), Some(expected), "{tables}");
    }
}

#[test]
fn a_school_of_several_levels_needs_the_form_of_each() {
    let form = |number: &str, table: &str| {
        format!("regulation: tt36-2017\nform: \"{number}\"\npublished: 2024-06-0{}\n{table}", &number[1..])
    };
    let six =
        ("content/a/disclosures/2023-2024/bieu-07.yaml", form("07", "tables: {chinh: {kien_co: {so_luong: 9}}}\n"));
    let ten =
        ("content/a/disclosures/2023-2024/bieu-11.yaml", form("11", "tables: {chinh: {kien_co: {so_luong: 9}}}\n"));
    let yaml = "type: lien-cap\nlevels: [tieu-hoc, thcs]";
    let id = "tt36-2017-co-so-vat-chat";
    let half = unit(yaml, std::slice::from_ref(&six));
    let found = duties(&half, 2023, date(2024, 7, 1));
    let duty = found.iter().find(|d| d.id == id).unwrap();
    assert_eq!(duty.look(), Look::Overdue);
    assert!(matches!(duty.missing.as_slice(), [Missing::Form { number, .. }] if number == "11"), "{:?}", duty.missing);
    let whole = unit(yaml, &[six, ten]);
    assert_eq!(look(&whole, 2023, date(2024, 7, 1), id), Some(Look::OnTime));
}

#[test]
fn a_content_without_a_form_is_met_by_its_own_item_alone() {
    let plan = "events:\n  - {id: cuoi-nam, label: Cuối năm, kind: disclosure, before: 2024-06-30, covers: [tt36-2017/kiem_dinh, tt36-2017/chuan_quoc_gia]}\n";
    let item = "regulation: tt36-2017\ncontent: chuan_quoc_gia\npublished: 2024-05-28\nitems:\n  moc:\n    - {date: 2020-05-01, text: Đạt chuẩn}\n";
    let files = [
        ("content/a/calendar/2023-2024.yaml", plan.to_owned()),
        ("content/a/disclosures/2023-2024/chuan.yaml", item.to_owned()),
    ];
    let unit = unit("type: mam-non", &files);
    let today = date(2024, 7, 5);
    assert_eq!(look(&unit, 2023, today, "tt36-2017-chuan-quoc-gia"), Some(Look::OnTime));
    assert_eq!(look(&unit, 2023, today, "tt36-2017-kiem-dinh"), Some(Look::Overdue));
    assert_eq!(look(&unit, 2023, today, "cuoi-nam"), Some(Look::Overdue), "one of two is there");
}

#[test]
fn what_hangs_on_a_condition_is_not_overdue_before_the_school_answers() {
    let today = date(2025, 3, 1);
    let id = "tt09-2024-thuc-don-pho-thong-2025-02-10";
    let answers = [
        ("", Look::Unsettled),
        ("conditions: {meals: có}", Look::Overdue),
        ("conditions: {meals: không}", Look::NotApplicable),
    ];
    for (answer, expected) in answers {
        let unit = unit(&format!("type: tieu-hoc\n{answer}"), &[]);
        assert_eq!(look(&unit, 2024, today, id), Some(expected), "{answer}");
    }
    let adjusted = "finance-disclosure-du-toan-dieu-chinh";
    assert_eq!(look(&unit("type: thcs", &[]), 2024, today, adjusted), Some(Look::Unsettled));
    // a day that the school names is an answer
    let dated = "events: []\nevent_dates:\n  - {event: ngay_duoc_giao_dieu_chinh, date: 2025-01-10}\n";
    let files = [("content/a/calendar/2024-2025.yaml", dated.to_owned())];
    assert_eq!(look(&unit("type: thcs", &files), 2024, today, adjusted), Some(Look::Overdue));
}

#[test]
fn what_a_rule_does_not_ask_of_a_kind_of_school_is_no_row() {
    let today = date(2025, 3, 1);
    let ids =
        |yaml: &str| -> BTreeSet<String> { duties(&unit(yaml, &[]), 2024, today).into_iter().map(|d| d.id).collect() };
    let has = |yaml: &str, part: &str| ids(yaml).iter().any(|id| id.contains(part));
    for (kind, preschool) in
        [("type: mam-non", true), ("type: tieu-hoc", false), ("type: thcs", false), ("type: thpt", false)]
    {
        assert_eq!(has(kind, "thuc-don-mam-non"), preschool, "{kind}");
        assert_eq!(has(kind, "thuc-don-pho-thong"), !preschool, "{kind}");
        assert!(has(kind, "finance-disclosure") && !has(&format!("{kind}\nownership: private"), "finance-disclosure"));
    }
    let combined = "type: lien-cap\nlevels: [mam-non, tieu-hoc]";
    assert!(has(combined, "thuc-don-mam-non") && has(combined, "thuc-don-pho-thong"));
    assert!(ids("type: quan-ly").is_empty());
}

#[test]
fn years_have_no_gaps_and_debts_outlive_the_summer() {
    let files = [(
        "content/a/disclosures/2021-2022/bieu-03.yaml",
        format!("{FORM}tables: {{chinh: {{kien_co: 9}}}}\n").replace("2024-05", "2022-05"),
    )];
    let silent = unit("type: mam-non", &files);
    let packs = Packs::embedded();
    let years = |unit: &Unit, day| school_years(unit, &packs, day).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(years(&silent, date(2025, 8, 31)), ["2024-2025", "2023-2024", "2022-2023", "2021-2022"]);
    assert_eq!(years(&silent, date(2025, 9, 1))[0], "2025-2026");
    // a silent year: what was overdue on 31 August is owed on 1 September
    let owed = |day| {
        let all: Vec<Obligation> = duties(&silent, 2024, day);
        debts(&all, &packs, day).iter().filter(|d| d.series.is_none()).count()
    };
    let overdue = duties(&silent, 2024, date(2025, 8, 31))
        .iter()
        .filter(|d| d.is_counted() && d.series.is_none() && d.look() == Look::Overdue)
        .count();
    assert!(overdue > 0);
    assert_eq!((owed(date(2025, 8, 31)), owed(date(2025, 9, 1))), (0, overdue));
    // 09/2024 keeps things for five years; nothing is owed of it after that
    let by_09 = |day| {
        let all = duties(&silent, 2024, day);
        debts(&all, &packs, day).iter().any(|d| d.id == "tt09-2024-thong-tin-chung")
    };
    assert!(by_09(date(2030, 8, 31)) && !by_09(date(2030, 9, 1)));
}

#[test]
fn a_school_of_which_nothing_says_since_when_it_is_here_keeps_the_debts_of_last_year() {
    let (packs, nothing) = (Packs::embedded(), unit("type: mam-non", &[]));
    let years = |unit: &Unit, day| school_years(unit, &packs, day).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(years(&nothing, date(2025, 8, 31)), ["2024-2025", "2023-2024"]);
    assert_eq!(years(&nothing, date(2025, 9, 1)), ["2025-2026", "2024-2025"]);
    let open = |day, owed: bool| {
        let all = duties(&nothing, 2024, day);
        let debts: BTreeSet<String> = debts(&all, &packs, day).into_iter().map(|d| d.id.clone()).collect();
        let overdue = all.into_iter().filter(|d| d.is_counted() && d.look() == Look::Overdue).map(|d| d.id);
        if owed { debts } else { overdue.collect() }
    };
    let overdue = open(date(2025, 8, 31), false);
    assert!(overdue.contains("tt09-2024-thong-tin-chung"), "{overdue:?}");
    assert_eq!(open(date(2025, 9, 1), true), overdue);
    // a new school says so, and has no years before
    let new = unit("type: mam-non\nduties: {from: 2025-2026}\nduties_reason: Trường thành lập năm 2025", &[]);
    assert_eq!(years(&new, date(2025, 9, 1)), ["2025-2026"]);
}

#[test]
fn a_document_says_that_the_school_is_here() {
    let packs = Packs::embedded();
    let document = "---\nkind: TB\nabstract: Kiểm định\norgan: Trường\npublished: 2024-06-20\nschool_year: 2023-2024\ndiscloses: [tt36-2017/kiem_dinh]\n---\nThông tin.\n";
    let files = [("content/a/documents/thong-tin.md", document.to_owned())];
    let here = unit("type: mam-non", &files);
    let day = date(2024, 9, 1);
    let years: Vec<String> = school_years(&here, &packs, day).iter().map(ToString::to_string).collect();
    assert_eq!(years, ["2024-2025", "2023-2024"]);
    let last_year = duties(&here, 2023, day);
    let owed = debts(&last_year, &packs, day);
    assert!(!owed.is_empty() && owed.iter().all(|duty| duty.id != "tt36-2017-kiem-dinh"));
}

#[test]
fn a_site_follows_the_years_that_it_says() {
    let reason = "duties_reason: trang mẫu";
    let packs = Packs::embedded();
    let years = |duties: &str| -> Vec<String> {
        let unit = unit(&format!("type: thcs\n{duties}"), &[]);
        school_years(&unit, &packs, date(2025, 12, 1)).iter().map(ToString::to_string).collect()
    };
    assert_eq!(years(""), ["2025-2026", "2024-2025"]);
    assert_eq!(years(&format!("duties: {{from: 2022-2023, until: 2023-2024}}\n{reason}")), ["2023-2024", "2022-2023"]);
    assert!(years(&format!("duties: none\n{reason}")).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::support::cases(48), ..ProptestConfig::default() })]

    /// Nothing is "đúng hạn" whose last day nobody knows, and nothing is late or overdue before its day.
    #[test]
    fn in_time_is_said_of_known_days_alone(
        // one report of a kind and year at most
        files in proptest::collection::btree_map((1_usize..11, 2022_i16..2025), (1_i8..=12, 1_i8..=28), 0..6),
        first in 2021_i16..2026, month in 1_i8..=12, day in 1_i8..=28,
    ) {
        let named: Vec<(String, String)> = files.iter().enumerate().map(|(n, ((at, year), (month, day)))| {
            let (form, period, _) = REPORTS[*at];
            let text = report(form, period).replace("2024-02-20", &format!("{:04}-{month:02}-{day:02}", year + 1));
            (format!("content/a/finance/{year}/b{n}.yaml"), text)
        }).collect();
        let named: Vec<(&str, String)> = named.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
        let unit = unit("type: mam-non", &named);
        let as_of = date(first + 1, month, day);
        for duty in duties(&unit, first, as_of) {
            let last = duty.last_day();
            match duty.look() {
                Look::OnTime | Look::Late | Look::Overdue | Look::Soon | Look::Later => prop_assert!(last.is_some(), "{}", duty.id),
                Look::Published | Look::Waiting => prop_assert!(last.is_none(), "{}", duty.id),
                _ => {}
            }
            if duty.look() == Look::Overdue {
                prop_assert!(last.unwrap() < as_of);
            }
            let public = duty.fulfilled.iter().any(|f| f.published <= as_of);
            prop_assert_eq!(duty.status.is_met(), public && duty.missing.is_empty(), "{}", duty.id);
        }
    }
}
