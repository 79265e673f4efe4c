//! The budget law of 2017 until the budget year 2025, that of 2026 after it, never both: days and periods by the words of Decree 73/2026/NĐ-CP
//! (Article 37) and Circular 26/2026/TT-BTC (Articles 27, 28, 37, 38).

use crate::support::{Site, program, run, years};
use congkhai::derive::duties::{Look, Obligation, obligations, school_years};
use congkhai::model::Unit;
use congkhai::pack::Packs;
use congkhai::pipeline;
use congkhai::source::Snapshot;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

const PUBLIC: &str = "type: tieu-hoc\nownership: public";

/// A site with one unit, read without an error.
fn unit(yaml: &str, files: &[(String, String)]) -> Arc<Unit> {
    let base = [
        ("content/site.yaml".to_owned(), "title: T\n".to_owned()),
        ("content/a/unit.yaml".to_owned(), format!("name: A\n{yaml}\n")),
    ];
    let files = base.iter().chain(files).map(|(path, text)| (path.clone(), text.clone().into_bytes()));
    let judged = pipeline::read_and_judge(&Snapshot::from_files(files), &Packs::embedded(), date(2028, 1, 1), &mut ());
    assert_eq!(judged.diagnostics.errors(), 0, "{:?}", judged.diagnostics);
    Arc::clone(&judged.site.unwrap().units.as_slice()[0])
}

/// Budget duties of a school year, as of a day.
fn budget(unit: &Unit, first: i16, as_of: Date) -> Vec<Obligation> {
    let all = obligations(unit, years().containing(date(first, 12, 1)), &Packs::embedded(), as_of);
    all.into_iter().filter(|d| d.id.starts_with("finance-disclosure-") || d.id.starts_with("tt26-2026-")).collect()
}

fn told(duties: &[Obligation]) -> BTreeSet<(String, Option<Date>)> {
    duties.iter().map(|d| (d.id.clone(), d.last_day())).collect()
}

fn expected(rows: &[(&str, Option<Date>)]) -> BTreeSet<(String, Option<Date>)> {
    rows.iter().map(|(id, day)| ((*id).to_owned(), *day)).collect()
}

#[test]
fn the_old_law_ends_with_the_budget_year_2025_and_the_new_one_begins_with_2026() {
    let school = unit(PUBLIC, &[]);
    let of = |first| told(&budget(&school, first, date(2026, 11, 1)));
    let day = |year, month, day| Some(date(year, month, day));
    assert_eq!(
        of(2024),
        expected(&[
            ("finance-disclosure-thuc-hien-quy-2024-3", day(2024, 10, 15)),
            ("finance-disclosure-thuc-hien-quy-2024-4", day(2025, 1, 15)),
            ("finance-disclosure-thuc-hien-quy-2025-1", day(2025, 4, 15)),
            ("finance-disclosure-thuc-hien-quy-2025-2", day(2025, 7, 15)),
            ("finance-disclosure-thuc-hien-6-thang-2025-1", day(2025, 7, 15)),
            ("finance-disclosure-du-toan-dau-nam", None),
            ("finance-disclosure-du-toan-dieu-chinh", None),
            ("finance-disclosure-thuc-hien-nam", None),
            ("finance-disclosure-quyet-toan", None),
        ]),
    );
    // quarters of 2025 and the execution of 2025 by the old law; the settlement of 2025 and all of 2026 by the new
    assert_eq!(
        of(2025),
        expected(&[
            ("finance-disclosure-thuc-hien-quy-2025-3", day(2025, 10, 15)),
            ("finance-disclosure-thuc-hien-quy-2025-4", day(2026, 1, 15)),
            ("finance-disclosure-thuc-hien-nam", None),
            ("tt26-2026-thuc-hien-3-thang-2026", day(2026, 4, 10)),
            ("tt26-2026-thuc-hien-6-thang-2026-1", day(2026, 7, 10)),
            ("tt26-2026-du-toan-dau-nam", None),
            ("tt26-2026-du-toan-dieu-chinh", None),
            ("tt26-2026-quyet-toan-nam", None),
        ]),
    );
    // no report of the fourth quarter
    assert_eq!(
        of(2026),
        expected(&[
            ("tt26-2026-thuc-hien-9-thang-2026", day(2026, 10, 10)),
            ("tt26-2026-thuc-hien-3-thang-2027", day(2027, 4, 10)),
            ("tt26-2026-thuc-hien-6-thang-2027-1", day(2027, 7, 10)),
            ("tt26-2026-du-toan-dau-nam", None),
            ("tt26-2026-du-toan-dieu-chinh", None),
            ("tt26-2026-thuc-hien-nam", None),
            ("tt26-2026-quyet-toan-nam", None),
        ]),
    );
}

#[test]
fn a_private_school_owes_them_only_for_what_the_state_supports() {
    let today = date(2026, 11, 1);
    let of = |answer: &str| budget(&unit(&format!("type: thpt\nownership: private\n{answer}"), &[]), 2026, today);
    let nine = "tt26-2026-ho-tro-thuc-hien-9-thang-2026";
    for (answer, look) in [
        ("", Look::Unsettled),
        ("conditions: {state_support: có}", Look::Overdue),
        ("conditions: {state_support: không}", Look::NotApplicable),
    ] {
        let duties = of(answer);
        assert!(duties.iter().all(|d| d.id.starts_with("tt26-2026-ho-tro-")), "{answer}");
        let duty = duties.iter().find(|d| d.id == nine).unwrap();
        assert_eq!((duty.look(), duty.last_day()), (look, Some(date(2026, 10, 10))), "{answer}");
    }
    let before = budget(&unit("type: thpt\nownership: private", &[]), 2024, today);
    assert!(before.is_empty(), "the data has no rows of the old forms 07 to 10");
    assert!(budget(&unit(PUBLIC, &[]), 2026, today).iter().all(|d| !d.id.contains("ho-tro")));
}

/// A file on the new reports: content, period, the year of its folder, published.
fn file(content: &str, period: &str, year: i16, published: Date) -> (String, String) {
    let period = if period.is_empty() { String::new() } else { format!("period: {period}\n") };
    let figure = match content {
        "quyet_toan" => "duoc_duyet",
        "tai_tro" => "tiep_nhan",
        other => other,
    };
    let text = format!(
        "regulation: tt26-2026\ncontent: {content}\n{period}published: {published}\nitems:\n  bang:\n    - {{khoan: Chi thường xuyên, {figure}: 1000000}}\n  thuyet_minh: Có.\n"
    );
    let text = if content == "du_toan" { text.replace("  thuyet_minh: Có.\n", "") } else { text };
    (format!("content/a/finance/{year}/tep.yaml"), text)
}

#[test]
fn ten_days_after_the_period_and_not_eleven() {
    let rows = [
        ("3 tháng", "tt26-2026-thuc-hien-3-thang-2026", date(2026, 4, 10), 2025),
        ("6 tháng", "tt26-2026-thuc-hien-6-thang-2026-1", date(2026, 7, 10), 2025),
        ("9 tháng", "tt26-2026-thuc-hien-9-thang-2026", date(2026, 10, 10), 2026),
    ];
    for (period, id, last, first) in rows {
        let stands = |published: Date, today: Date| {
            let school = unit(PUBLIC, &[file("thuc_hien", period, 2026, published)]);
            budget(&school, first, today).iter().find(|d| d.id == id).unwrap().look()
        };
        let (before, after) = (last - 1.days(), last + 1.days());
        assert_eq!(stands(last, after), Look::OnTime, "{period}");
        assert_eq!(stands(before, after), Look::OnTime, "{period}");
        assert_eq!(stands(after, after), Look::Late, "{period}");
        let never = date(2027, 6, 1);
        assert_eq!(stands(never, last), Look::Soon, "{period}: the last day itself");
        assert_eq!(stands(never, after), Look::Overdue, "{period}");
    }
}

#[test]
fn of_the_periods_each_meets_its_own_duty_alone() {
    let rows = [
        ("du_toan", "", Some("tt26-2026-du-toan-dau-nam")),
        ("du_toan", "điều chỉnh", Some("tt26-2026-du-toan-dieu-chinh")),
        ("thuc_hien", "3 tháng", Some("tt26-2026-thuc-hien-3-thang-2026")),
        ("thuc_hien", "6 tháng", Some("tt26-2026-thuc-hien-6-thang-2026-1")),
        ("thuc_hien", "9 tháng", Some("tt26-2026-thuc-hien-9-thang-2026")),
        ("thuc_hien", "năm", Some("tt26-2026-thuc-hien-nam")),
        ("thuc_hien", "quý 2", None),
        ("thuc_hien", "quý 3", None),
        ("quyet_toan", "", Some("tt26-2026-quyet-toan-nam")),
        ("tai_tro", "", None),
    ];
    let today = date(2027, 8, 1);
    for (content, period, expected) in rows {
        let mut file = file(content, period, 2026, date(2027, 2, 20));
        file.1 = if content == "tai_tro" { file.1.replace("khoan:", "nguon:") } else { file.1 };
        let school = unit(PUBLIC, &[file]);
        let met: BTreeSet<String> = school_years(&school, &Packs::embedded(), today)
            .into_iter()
            .flat_map(|year| obligations(&school, year, &Packs::embedded(), today))
            .filter(|d| d.status.is_met())
            .map(|d| d.id)
            .collect();
        assert_eq!(met, expected.into_iter().map(str::to_owned).collect(), "{content}, {period}");
    }
}

/// Days that the school names in the plan of a school year.
fn named(first: i16, events: &[(&str, Date, Option<i16>)]) -> (String, String) {
    let mut text = "events: []\nevent_dates:\n".to_owned();
    for (event, day, year) in events {
        let year = year.map_or(String::new(), |y| format!(", budget_year: {y}"));
        text = format!("{text}  - {{event: {event}, date: {day}{year}}}\n");
    }
    (format!("content/a/calendar/{first}-{}.yaml", first + 1), text)
}

#[test]
fn thirty_days_from_the_document_and_ten_from_the_report() {
    let events = [
        // given in December for the coming year
        ("ngay_duoc_giao_du_toan", date(2026, 12, 28), Some(2027)),
        ("ngay_bao_cao_don_vi_cap_tren", date(2027, 1, 29), None),
        ("ngay_quyet_toan_duoc_phe_duyet", date(2027, 5, 5), None),
    ];
    let school = unit(PUBLIC, &[named(2026, &events)]);
    let duties = budget(&school, 2026, date(2026, 11, 1));
    let last = |id: &str| duties.iter().find(|d| d.id == id).and_then(Obligation::last_day);
    assert_eq!(last("tt26-2026-du-toan-dau-nam"), Some(date(2027, 1, 27)));
    assert_eq!(last("tt26-2026-thuc-hien-nam"), Some(date(2027, 2, 8)), "29/1 and ten days, no working days");
    assert_eq!(last("tt26-2026-quyet-toan-nam"), Some(date(2027, 6, 4)));
}

#[test]
fn the_settlement_of_2024_is_by_the_old_law_and_that_of_2025_by_the_new() {
    let ids = |day: Date, said: Option<i16>| -> Vec<(String, Option<Date>)> {
        let first = years().containing(day).first_year();
        let school = unit(PUBLIC, &[named(first, &[("ngay_quyet_toan_duoc_phe_duyet", day, said)])]);
        let duties = budget(&school, first, date(2026, 11, 1));
        let found = duties.iter().filter(|d| d.id.contains("quyet-toan"));
        found.map(|d| (d.id.clone(), d.last_day())).collect()
    };
    let old = |day| vec![("finance-disclosure-quyet-toan".to_owned(), Some(day))];
    let new = |day| vec![("tt26-2026-quyet-toan-nam".to_owned(), Some(day))];
    assert_eq!(ids(date(2025, 10, 10), None), old(date(2025, 10, 25)), "approved in 2025: of 2024");
    assert_eq!(ids(date(2026, 3, 2), None), new(date(2026, 4, 1)), "approved in 2026: of 2025");
    assert_eq!(ids(date(2026, 3, 2), Some(2024)), old(date(2026, 3, 17)), "the school says which year");
}

#[test]
fn the_new_reports_have_pages_that_say_the_layout_is_not_known() {
    let (path, text) = file("thuc_hien", "9 tháng", 2026, date(2026, 10, 9));
    let site = Site::empty()
        .with("content/site.yaml", "title: T\n")
        .with("content/a/unit.yaml", "name: A\ntype: thcs\n")
        .with(&path, &text);
    let _ = run(program().args(["build", "--no-sync", "--today", "2026-10-20"]).arg(site.path())).exits(0);
    let read = |path: &str| std::fs::read_to_string(site.public().join(path)).unwrap();
    let page = read("a/cong-khai/ngan-sach-2026/tep.html");
    for said in ["9 tháng đầu năm 2026", "chưa đọc được các hàng và cột của mẫu biểu", "mẫu biểu số 75"]
    {
        assert!(page.contains(said), "{said}");
    }
    let calendar = read("a/lich/2026-2027.html");
    assert!(calendar.contains("Tình hình thực hiện dự toán 9 tháng"), "a row of the calendar");
}

#[test]
fn a_report_by_the_law_or_the_period_of_another_time_is_said() {
    let said = |(path, text): (String, String)| {
        let site = Site::empty()
            .with("content/site.yaml", "title: T\n")
            .with("content/a/unit.yaml", "name: A\ntype: thcs\n")
            .with(&path, &text);
        run(program().args(["check", "--today", "2027-09-20"]).arg(site.path())).exits(0).stderr
    };
    let told = said(file("thuc_hien", "quý 2", 2026, date(2026, 7, 9)));
    assert!(told.contains("CK0610") && told.contains("3 tháng, 6 tháng, 9 tháng, năm"), "{told}");
    let told = said(file("thuc_hien", "6 tháng", 2025, date(2025, 7, 9)));
    assert!(told.contains("CK0610") && told.contains("finance-disclosure"), "{told}");
    let old = |form: &str, period: &str, year: i16| {
        let row = if form == "4" { "qt_thu_phi: {bao_cao: 1000000}" } else { "nop_nsnn: {thuc_hien: 1000000}" };
        let text = format!(
            "regulation: finance-disclosure\nform: \"{form}\"\nperiod: {period}\npublished: {}-02-20\ntables: {{chinh: {{{row}}}}}\n",
            year + 1
        );
        (format!("content/a/finance/{year}/tep.yaml"), text)
    };
    for (form, period, year, finding) in [
        ("3", "quý 1", 2026, true),
        ("3", "quý 4", 2025, false),
        ("3", "3 tháng", 2025, true),
        // a school may say more than the law asks
        ("3", "9 tháng", 2025, false),
        ("4", "năm", 2025, true),
        ("4", "năm", 2024, false),
    ] {
        let told = said(old(form, period, year));
        assert_eq!(told.contains("CK0610"), finding, "biểu {form}, {period}, {year}: {told}");
        assert_eq!(told.contains("tt26-2026"), finding && period != "3 tháng", "{told}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever day a school names, its report is owed once: by one of the two laws, by the one of its budget year.
    #[test]
    fn never_both_and_never_neither(which in 0_usize..4, year in 2024_i16..2028, month in 1_i8..=12, day in 1_i8..=28,
        said in proptest::option::of(2024_i16..2028)) {
        let (event, before, old, new) = [
            ("ngay_duoc_giao_du_toan", 0, "du-toan-dau-nam", "du-toan-dau-nam"),
            ("ngay_duoc_giao_dieu_chinh", 0, "du-toan-dieu-chinh", "du-toan-dieu-chinh"),
            ("ngay_bao_cao_don_vi_cap_tren", 1, "thuc-hien-nam", "thuc-hien-nam"),
            ("ngay_quyet_toan_duoc_phe_duyet", 1, "quyet-toan", "quyet-toan-nam"),
        ][which];
        let day = date(year, month, day);
        let first = years().containing(day).first_year();
        let school = unit(PUBLIC, &[named(first, &[(event, day, said)])]);
        let ids: Vec<String> = budget(&school, first, date(2026, 11, 1)).into_iter().map(|d| d.id).collect();
        let budget_year = said.unwrap_or(year - before);
        let last_of_old = if which == 3 { 2024 } else { 2025 };
        let asked = |id: String| ids.contains(&id);
        let by_old = budget_year <= last_of_old;
        prop_assert_eq!(asked(format!("finance-disclosure-{old}")), by_old);
        prop_assert_eq!(asked(format!("tt26-2026-{new}")), !by_old);
    }
}
