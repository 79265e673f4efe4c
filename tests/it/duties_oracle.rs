//! An oracle of the states, written from the rules' words alone: a table of what a school owes in 2024-2025, of what it has published, and one
//! reading of the words "đúng hạn", "trễ", "quá hạn" …; nothing of the program is called to find what is expected.

use crate::support::years;
use congkhai::derive::duties::obligations;
use congkhai::pack::Packs;
use congkhai::pipeline;
use congkhai::source::Snapshot;
use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What the words say of one duty.
fn word(last: Option<Date>, published: Option<Date>, applies: Option<bool>, today: Date) -> &'static str {
    let there = published.filter(|day| *day <= today);
    if let Some(day) = there {
        return match last {
            None => "done",
            Some(last) if day <= last => "ok",
            Some(_) => "late",
        };
    }
    match (applies, last) {
        (Some(false), _) => "na",
        (None, _) => "unsettled",
        (Some(true), None) => "waiting",
        (Some(true), Some(last)) if last < today => "overdue",
        (Some(true), Some(last)) if last <= today + 14.days() => "soon",
        (Some(true), Some(_)) => "later",
    }
}

/// Budget reports with a day of their own in 2024-2025: duty, form, period, budget year, last day. Fifteen days after the quarter or half ends.
const DATED: [(&str, &str, i16, Date); 5] = [
    ("thuc-hien-quy-2024-3", "quý 3", 2024, date(2024, 10, 15)),
    ("thuc-hien-quy-2024-4", "quý 4", 2024, date(2025, 1, 15)),
    ("thuc-hien-quy-2025-1", "quý 1", 2025, date(2025, 4, 15)),
    ("thuc-hien-quy-2025-2", "quý 2", 2025, date(2025, 7, 15)),
    ("thuc-hien-6-thang-2025-1", "6 tháng", 2025, date(2025, 7, 15)),
];
/// Those that count from a day of the school's: duty, form, period, event, days (`true`: working days).
const COUNTED: [(&str, &str, &str, &str); 4] = [
    ("du-toan-dau-nam", "2", "", "ngay_duoc_giao_du_toan"),
    ("du-toan-dieu-chinh", "2", "điều chỉnh", "ngay_duoc_giao_dieu_chinh"),
    ("thuc-hien-nam", "3", "năm", "ngay_bao_cao_don_vi_cap_tren"),
    ("quyet-toan", "4", "", "ngay_quyet_toan_duoc_phe_duyet"),
];

/// Of a school, as its pupils' parents would tell it.
#[derive(Clone, Debug)]
struct Told {
    preschool: bool,
    public: bool,
    meals: Option<bool>,
    adjusted: Option<bool>,
    /// Days after 1/7/2024 on which each dated report came out.
    dated: [Option<u16>; 5],
    /// The same for the counted ones, and days after 1/11/2024 of their events.
    counted: [(Option<u16>, Option<u16>); 4],
    general: Option<u16>,
    /// Days after 1/8/2024 from which it was no more.
    closed: Option<u16>,
    today: u16,
}

fn day_after(first: Date, days: u16) -> Date {
    first + Span::new().days(days)
}

fn five_working_days_after(day: Date) -> Date {
    // no holiday lies within the weeks that the tests name
    let mut day = day;
    for _ in 0..5 {
        day = day.tomorrow().unwrap();
        while matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            day = day.tomorrow().unwrap();
        }
    }
    day
}

impl Told {
    fn published(days: Option<u16>) -> Option<Date> {
        days.map(|n| day_after(date(2024, 7, 1), n))
    }

    fn event(days: Option<u16>) -> Option<Date> {
        days.map(|n| day_after(date(2024, 11, 1), n))
    }

    fn today(&self) -> Date {
        day_after(date(2024, 8, 1), self.today)
    }

    /// Nothing is said of what came due when the school was no more, unless it was there all the same; of what has no day nobody knows that it came
    /// due before the end of the school year.
    fn asked(&self, last: Option<Date>, word: &'static str) -> Option<&'static str> {
        let due = last.unwrap_or(date(2025, 8, 31));
        let closed = self.closed.map(|days| day_after(date(2024, 8, 1), days));
        (closed.is_none_or(|closed| due < closed) || matches!(word, "ok" | "late" | "done")).then_some(word)
    }

    fn expected(&self) -> BTreeMap<String, Option<&'static str>> {
        let today = self.today();
        let mut found = BTreeMap::new();
        let mut put = |id: &str, last, word| found.insert(id.to_owned(), self.asked(last, word));
        if self.public {
            for (at, (id, _, _, last)) in DATED.iter().enumerate() {
                let said = word(Some(*last), Self::published(self.dated[at]), Some(true), today);
                put(&format!("finance-disclosure-{id}"), Some(*last), said);
            }
            for (at, (id, _, _, _)) in COUNTED.iter().enumerate() {
                let (out, event) = (Self::published(self.counted[at].0), Self::event(self.counted[at].1));
                let last = event.map(|day| if at == 2 { five_working_days_after(day) } else { day + 15.days() });
                let applies = match (at, self.adjusted) {
                    // "nếu có": a day that the school names is an answer
                    (1, None) if event.is_some() => Some(true),
                    (1, answer) => answer,
                    _ => Some(true),
                };
                put(&format!("finance-disclosure-{id}"), last, word(last, out, applies, today));
            }
        }
        // "trước 30/6": the last day is 29/6
        let june = Some(date(2025, 6, 29));
        put("tt09-2024-thong-tin-chung", june, word(june, Self::published(self.general), Some(true), today));
        put("tt09-2024-thu-chi-tai-chinh", june, word(june, None, Some(true), today));
        // "trước thứ bảy của tuần trước": its Friday
        for monday in [date(2024, 10, 7), date(2025, 3, 3)] {
            let friday = Some(monday - 3.days());
            let (kind, applies) = if self.preschool { ("mam-non", Some(true)) } else { ("pho-thong", self.meals) };
            put(&format!("tt09-2024-thuc-don-{kind}-{monday}"), friday, word(friday, None, applies, today));
        }
        found
    }

    fn snapshot(&self) -> Snapshot {
        let mut files = vec![("content/site.yaml".to_owned(), "title: T\n".to_owned())];
        let answer = |key: &str, said: Option<bool>| {
            said.map_or(String::new(), |yes| format!("  {key}: {}\n", if yes { "có" } else { "không" }))
        };
        let answers = answer("meals", self.meals) + &answer("adjusted_estimate", self.adjusted);
        let conditions = if answers.is_empty() { String::new() } else { format!("conditions:\n{answers}") };
        let (kind, owner) =
            (if self.preschool { "mam-non" } else { "thcs" }, if self.public { "public" } else { "private" });
        let closed = self.closed.map(|days| day_after(date(2024, 8, 1), days));
        let closed = closed.map_or(String::new(), |day| format!("closed: {{date: {day}, how: dissolved}}\n"));
        let unit = format!("name: A\ntype: {kind}\nownership: {owner}\n{conditions}{closed}");
        files.push(("content/a/unit.yaml".to_owned(), unit));
        let report = |form: &str, period: &str, day: Date| {
            let period = if period.is_empty() { String::new() } else { format!("period: \"{period}\"\n") };
            let cell = match form {
                "2" => "nop_nsnn: {du_toan: 1000000}",
                "3" => "nop_nsnn: {thuc_hien: 1000000}",
                _ => "qt_thu_phi: {bao_cao: 1000000}",
            };
            format!(
                "regulation: finance-disclosure\nform: \"{form}\"\n{period}published: {day}\ntables: {{chinh: {{{cell}}}}}\n"
            )
        };
        for (at, (id, period, year, _)) in DATED.iter().enumerate() {
            if let Some(day) = Self::published(self.dated[at]) {
                files.push((format!("content/a/finance/{year}/{id}.yaml"), report("3", period, day)));
            }
        }
        let mut events = String::new();
        for (at, (id, form, period, event)) in COUNTED.iter().enumerate() {
            let (out, named) = (Self::published(self.counted[at].0), Self::event(self.counted[at].1));
            if let Some(day) = out {
                // what is given is of its year, what is reported or settled of the year before; without an event the year does not matter
                let year = named.map_or(2024, |day| day.year() - i16::from(at >= 2));
                files.push((format!("content/a/finance/{year}/{id}.yaml"), report(form, period, day)));
            }
            if let Some(day) = named {
                events = format!("{events}  - {{event: {event}, date: {day}}}\n");
            }
        }
        let events = if events.is_empty() { String::new() } else { format!("event_dates:\n{events}") };
        files.push(("content/a/calendar/2024-2025.yaml".to_owned(), format!("events: []\n{events}")));
        if let Some(day) = Self::published(self.general) {
            files.push((
                "content/a/documents/chung.md".to_owned(),
                format!("---\nkind: TB\nabstract: Chung\norgan: A\npublished: {day}\nschool_year: 2024-2025\ndiscloses: [tt09-2024/thong_tin_chung]\n---\nChung.\n"),
            ));
        }
        Snapshot::from_files(files.into_iter().map(|(path, text)| (path, text.into_bytes())))
    }

    fn said(&self) -> BTreeMap<String, &'static str> {
        let judged = pipeline::read_and_judge(&self.snapshot(), &Packs::embedded(), self.today(), &mut ());
        assert_eq!(judged.diagnostics.errors(), 0, "{:?}", judged.diagnostics);
        let site = judged.site.unwrap();
        let unit = &site.units.as_slice()[0];
        let year = years().containing(date(2024, 12, 1));
        let all = obligations(unit, year, &judged.packs, self.today());
        all.iter().map(|duty| (duty.id.clone(), duty.look().id())).collect()
    }

    #[track_caller]
    fn agrees(&self) {
        let (said, expected) = (self.said(), self.expected());
        for (id, word) in expected {
            assert_eq!(said.get(&id).copied(), word, "{id} on {} of {self:?}", self.today());
        }
        if self.closed.is_none() {
            assert_eq!(self.public, said.keys().any(|id| id.starts_with("finance")));
        }
    }
}

/// A public school that has answered yes and published nothing, on a day after 1/8/2024.
fn silent(today: u16) -> Told {
    Told {
        preschool: true,
        public: true,
        meals: Some(true),
        adjusted: None,
        dated: [None; 5],
        counted: [(None, None); 4],
        general: None,
        closed: None,
        today,
    }
}

#[test]
fn the_day_before_the_day_itself_and_the_day_after() {
    let since = |day: Date| u16::try_from(date(2024, 8, 1).until(day).unwrap().get_days()).unwrap();
    let july = |day: Date| u16::try_from(date(2024, 7, 1).until(day).unwrap().get_days()).unwrap();
    let middle = [date(2025, 6, 30), date(2025, 7, 1), date(2025, 8, 31), date(2025, 9, 1)];
    for last in DATED.map(|(_, _, _, last)| last).into_iter().chain([date(2025, 6, 29)]).chain(middle) {
        for away in [-15_i64, -14, -1, 0, 1, 2] {
            let today = last + away.days();
            silent(since(today)).agrees();
            // published that day, looked at on it and the day after
            for seen in [today, today + 1.days()] {
                let out = Some(july(today));
                let told = Told { dated: [out; 5], general: out, ..silent(since(seen)) };
                told.agrees();
                // it was no more on the day itself, and from the day after on
                for closed in [last, last + 1.days()] {
                    Told { closed: Some(since(closed)), ..told.clone() }.agrees();
                }
            }
        }
    }
}

fn days(up_to: u16) -> impl Strategy<Value = Option<u16>> {
    proptest::option::of(0..up_to)
}

fn told() -> impl Strategy<Value = Told> {
    let answers = (any::<bool>(), any::<bool>(), any::<Option<bool>>(), any::<Option<bool>>());
    let dated = [days(500), days(500), days(500), days(500), days(500)];
    let counted = proptest::array::uniform4((days(420), days(40)));
    (answers, dated, counted, days(500), days(500), 0_u16..500).prop_map(
        |((preschool, public, meals, adjusted), dated, counted, general, closed, today)| {
            // a private school has no budget to disclose
            let dated = if public { dated } else { [None; 5] };
            let counted = if public { counted } else { [(None, None); 4] };
            // what waits for no event is of the school year in which it came out: this one
            let counted = counted.map(|(out, event)| (out.map(|n| n.max(62)), event));
            Told { preschool, public, meals, adjusted, dated, counted, general, closed, today }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::support::cases(160), ..ProptestConfig::default() })]

    #[test]
    fn the_program_says_what_the_words_say(told in told()) {
        told.agrees();
    }
}
