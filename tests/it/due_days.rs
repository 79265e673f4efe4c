//! When duties are due: the rules of the packs over fifty school years, from the engine that all pages use, against what the words say.

use crate::support::{Site, contents, program, run};
use congkhai::derive::due::{About, Counting, SchoolTime};
use congkhai::derive::duties::{Status, obligations};
use congkhai::model::{EventDate, When};
use congkhai::pack::{Due, Of, Packs, Weekday};
use congkhai::pipeline::{self};
use congkhai::source::Snapshot;
use congkhai::text::Place;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday as Day, date};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::Arc;

const UNIT: &str = "mam-non-hoa-sen";

/// A school year's engine with the given named days.
fn time<'a>(packs: &'a Packs, year: i16, events: &'a [EventDate]) -> SchoolTime<'a> {
    let year = packs.calendar.years().containing(date(year, 12, 1));
    SchoolTime {
        year,
        rules: &packs.calendar,
        holidays: &packs.holidays,
        events,
        term: (date(year.first_year(), 9, 5), date(year.first_year() + 1, 5, 30)),
    }
}

fn named(event: &str, day: Date) -> EventDate {
    EventDate { event: event.to_owned(), day, budget_year: None, note: None, place: Place::start_of(&Arc::from("x")) }
}

proptest! {
    #[test]
    fn quarters_end_on_the_fifteenth_and_every_year_has_four(year in 1995_i16..2045) {
        let packs = Packs::embedded();
        let due = Due { after: Some("quarter_end".into()), days: Some(15), ..Due::default() };
        let found = time(&packs, year, &[]).instances(&due);
        let days: Vec<Date> = found.iter().map(|i| i.when.unwrap().last_day()).collect();
        prop_assert_eq!(days, vec![date(year, 10, 15), date(year + 1, 1, 15), date(year + 1, 4, 15), date(year + 1, 7, 15)]);
    }

    #[test]
    fn weeks_follow_each_other_and_end_on_fridays(year in 1995_i16..2045) {
        let packs = Packs::embedded();
        let due = Due { weekday: Some(Weekday::Saturday), of: Some(Of::PreviousWeek), strict_before: true, ..Due::default() };
        let school = time(&packs, year, &[]);
        let found = school.instances(&due);
        prop_assert!((37..=40).contains(&found.len()), "{}", found.len());
        for pair in found.windows(2) {
            let (one, two) = (pair[0].when.unwrap().last_day(), pair[1].when.unwrap().last_day());
            prop_assert_eq!(one.checked_add(7.days()).unwrap(), two);
        }
        for instance in &found {
            let About::Week(monday) = instance.about else { return Err(TestCaseError::fail("no week")) };
            prop_assert_eq!(monday.weekday(), Day::Monday);
            prop_assert_eq!(instance.when.unwrap().last_day().weekday(), Day::Friday);
            prop_assert!(instance.when.unwrap().last_day() < monday && monday <= school.term.1);
        }
    }

    #[test]
    fn months_are_due_before_the_25th_of_the_month_before(year in 1995_i16..2045) {
        let packs = Packs::embedded();
        let due = Due { day: Some(25), of: Some(Of::PreviousMonth), strict_before: true, ..Due::default() };
        let found = time(&packs, year, &[]).instances(&due);
        prop_assert_eq!(found.len(), 9);
        for instance in &found {
            let About::Month(first) = instance.about else { return Err(TestCaseError::fail("no month")) };
            let last = instance.when.unwrap().last_day();
            prop_assert_eq!(last.day(), 24);
            prop_assert_eq!(last.first_of_month().checked_add(1.month()).unwrap(), first);
        }
    }

    #[test]
    fn working_days_are_never_fewer_than_calendar_days(year in 1995_i16..2045, offset in 0_i32..366, n in 1_u16..30) {
        let packs = Packs::embedded();
        let start = date(year, 9, 1).checked_add(offset.days()).unwrap();
        let events = [named("thay_doi", start)];
        let school = time(&packs, year, &events);
        let due = |days, working_days| Due { after: Some("thay_doi".into()), days, working_days, ..Due::default() };
        let plain = school.instances(&due(Some(n), None)).remove(0);
        let working = school.instances(&due(None, Some(n))).remove(0);
        let (plain, day) = (plain.when.unwrap().last_day(), working.when.unwrap().last_day());
        prop_assert!(plain <= day);
        prop_assert!(packs.holidays.is_working(day), "{day} is a working day");
        prop_assert_eq!(start.checked_add(i32::from(n).days()).unwrap(), plain, "leap days count");
        let known = packs.holidays.years.iter().map(|y| y.year);
        let all_known = (start.year()..=day.year()).all(|y| known.clone().any(|k| k == y));
        if all_known {
            prop_assert_eq!(working.counting, Counting::WorkingDays);
        }
        // a year in which not even one day was counted may be unknown
        if day.year() == start.year() && !all_known {
            prop_assert_eq!(working.counting, Counting::WeekendsOnly);
        }
    }

    #[test]
    fn a_yearly_day_lies_in_its_school_year(year in 1995_i16..2045, month in 1_i8..=12, day in 1_i8..=31, strict in any::<bool>()) {
        let packs = Packs::embedded();
        let due = Due { month: Some(month), day: Some(day), strict_before: strict, ..Due::default() };
        let school = time(&packs, year, &[]);
        let found = school.instances(&due);
        prop_assert_eq!(found.len(), 1);
        let named = match found[0].when.unwrap() { When::Before(day) => day, When::Span { to, .. } => to };
        prop_assert_eq!(packs.calendar.years().containing(named), school.year);
        prop_assert_eq!(named.month(), month);
        prop_assert_eq!(named.day(), day.min(named.days_in_month()), "29/2 is the 28th where there is none");
    }

    #[test]
    fn a_day_later_a_state_is_the_same_or_one_further(first in 2018_i16..2030, offset in 0_i32..400) {
        // Chưa đến hạn → Sắp đến hạn → Quá hạn; nothing published
        let files = [("content/site.yaml", "title: T\n".to_owned()), ("content/a/unit.yaml", "name: A\ntype: mam-non\n".to_owned()), (&format!("content/a/calendar/{first}-{}.yaml", first + 1), "events: []\n".to_owned())];
        let packs = Packs::embedded();
        let snapshot = Snapshot::from_files(files.map(|(path, text)| (path.to_owned(), text.into_bytes())));
        let site = pipeline::read_and_judge(&snapshot, &packs, date(first, 8, 1), &mut ()).site.unwrap();
        let unit = &site.units[0];
        let year = packs.calendar.years().containing(date(first, 12, 1));
        let day = date(first, 8, 1).checked_add(offset.days()).unwrap();
        let rank = |status: Status| match status {
            Status::Later => 0,
            Status::Soon { .. } => 1,
            Status::Overdue { .. } => 2,
            _ => 3,
        };
        let (today, tomorrow) = (obligations(unit, year, &packs, day), obligations(unit, year, &packs, day.tomorrow().unwrap()));
        prop_assert!(!today.is_empty() && today.len() == tomorrow.len());
        for (a, b) in today.iter().zip(&tomorrow) {
            prop_assert_eq!(&a.id, &b.id);
            prop_assert!(rank(b.status) == rank(a.status) || rank(b.status) == rank(a.status) + 1, "{:?} {:?}", a.status, b.status);
            if let Some(last) = a.last_day().filter(|_| rank(a.status) < 3) {
                prop_assert_eq!(rank(a.status) == 2, day > last, "{} {}", a.id, day);
            }
        }
    }
}

/// Fifty school years with leap days and named days, in three time zones: the same bytes.
#[test]
fn fifty_school_years_are_the_same_in_three_time_zones() {
    let site = Site::small();
    for first in 2000..2050_i16 {
        let mut plan = format!("term: {{from: {first}-09-05, to: {}-05-30}}\nevent_dates:\n", first + 1);
        let leap = date(first + 1, 2, 1).last_of_month();
        for (event, day) in [
            ("thay_doi", leap),
            ("ngay_bao_cao_don_vi_cap_tren", date(first, 12, 31)),
            ("tuyen_sinh", date(first + 1, 7, 1)),
        ] {
            let _ = writeln!(plan, "  - {{event: {event}, date: {day}}}");
        }
        let _ = writeln!(
            plan,
            "events:\n  - {{id: tuan-cuoi-thang-2, label: Tuần cuối tháng 2, kind: activity, month: 2, week: 4}}"
        );
        site.write(&format!("content/{UNIT}/calendar/{first}-{}.yaml", first + 1), plan);
    }
    let mut seen = None;
    for zone in ["Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Kiritimati"] {
        let out = site.beside(&zone.replace('/', "-"));
        run(program().arg("build").arg(site.path()).args(["--today", "2024-02-29", "-o"]).arg(&out).env("TZ", zone))
            .exits(0);
        let made = contents(&out);
        assert!(made.keys().filter(|k| k.contains("/lich/") && k.ends_with(".ics")).count() > 50);
        if let Some(first) = &seen {
            assert!(*first == made, "{zone}: another output");
        }
        seen = Some(made);
    }
}
