//! How punctual the last school years were: a line a year with a cell a duty, and the counts as a table.

use crate::derive::duties::{Fulfilment, Look, Obligation, Tally};
use crate::model::Unit;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::calendars::Calendars;
use crate::site::parts::record::{self, Ground};
use crate::site::parts::table::Simple;
use crate::site::phrases::duty::{class_of, title};
use crate::site::view::{Cell, DataTable, PunctualYear, Punctuality, State};
use crate::text::SchoolYear;

/// How many school years are shown.
const YEARS: usize = 5;

/// In one line: what was published, and when; what is overdue.
pub(crate) fn line(setting: &Setting<'_>, tally: &Tally) -> String {
    let counts = [("ok", Look::OnTime), ("late", Look::Late), ("overdue", Look::Overdue)];
    let counts = counts.map(|(id, look)| (id, tally.once(look)));
    let told = |(id, count): (&str, usize)| setting.tell(&format!("count_{id}"), &[("count", &count.to_string())]);
    let mut words: Vec<String> = counts.into_iter().filter(|(_, count)| *count > 0).map(told).collect();
    let (kept, all) = tally.kept();
    if all > 0 {
        let counts = [("kept", kept.to_string()), ("all", all.to_string())];
        words.push(setting.tell("punctual_repeated_line", &counts.each_ref().map(|(k, n)| (*k, n.as_str()))));
    }
    words.join(", ")
}

fn cells(setting: &Setting<'_>, tally: &Tally) -> [Cell; 6] {
    let worst = tally.latest().map(|days| setting.tell("days", &[("days", &days.to_string())]));
    let (kept, all) = tally.kept();
    let once = |looks: &[Look]| looks.iter().map(|look| tally.once(*look)).sum::<usize>().to_string();
    let cells = [
        once(&[Look::OnTime]),
        once(&[Look::Late]),
        once(&[Look::Overdue]),
        once(&[Look::Soon, Look::Later]),
        worst.unwrap_or_else(|| "–".to_owned()),
        if all == 0 { "–".to_owned() } else { format!("{kept}/{all}") },
    ];
    cells.map(Cell::from)
}

/// School years × what became of their duties. Weekly and monthly duties have a column of their own.
pub(crate) fn punctuality(
    setting: &Setting<'_>,
    route: &Route,
    whose: &str,
    years: impl Iterator<Item = (SchoolYear, Tally, Route)>,
) -> Option<DataTable> {
    let keys = [
        "punctual_year",
        "punctual_ok",
        "punctual_late",
        "punctual_overdue",
        "punctual_open",
        "punctual_worst",
        "punctual_repeated",
    ];
    let headers = keys.map(|k| setting.say(k));
    let mut table = Simple::new("dung-han", &setting.tell("punctual_caption", &[("whose", whose)]), &headers)
        .of_kind("punctuality");
    for (year, tally, page) in years.take(YEARS) {
        let link =
            Cell::link(&setting.href(route, &page), &setting.tell("matrix_year", &[("year", &year.to_string())]));
        table.row(std::iter::once(link).chain(cells(setting, &tally)).collect(), 0);
    }
    let mut table = table.finish();
    for cell in table.rows.iter_mut().flat_map(|r| r.cells.iter_mut().skip(1)) {
        cell.numeric = true;
    }
    table.footnote = Some(setting.say("punctual_note"));
    (!table.rows.is_empty()).then_some(table)
}

/// What a cell of a year's line is for: what comes once and applies.
fn is_drawn(duty: &Obligation) -> bool {
    duty.is_counted() && duty.series.is_none() && duty.look() != Look::NotApplicable
}

/// A school's last years: a sentence, the picture, the table.
pub(crate) fn of_school(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    calendars: &Calendars,
) -> Option<Punctuality> {
    let tallies =
        calendars.years.iter().map(|(year, duties)| (*year, Tally::of(duties), routes::calendar(unit, *year)));
    let table = DataTable { caption_hidden: true, ..punctuality(setting, route, &unit.name, tallies)? };
    let (mut all, mut shown) = (Tally::default(), Vec::new());
    let drawn = calendars.years.iter().filter(|(_, duties)| duties.iter().any(is_drawn));
    let mut looks: Vec<Look> = Vec::new();
    for (year, duties) in drawn.take(YEARS) {
        let tally = Tally::of(duties.iter().filter(|duty| is_drawn(duty)));
        let mut cells: Vec<&Obligation> = duties.iter().filter(|duty| is_drawn(duty)).collect();
        cells.sort_by_key(|duty| (duty.last_day().is_none(), duty.last_day()));
        looks.extend(cells.iter().map(|duty| duty.look()));
        all.add(&tally);
        shown.push(PunctualYear {
            label: year.to_string(),
            line: line(setting, &tally),
            cells: cells.into_iter().map(|duty| cell(setting, duty)).collect(),
        });
    }
    let legend = Look::COUNTED.into_iter().filter(|look| looks.contains(look)).map(|look| short(setting, look));
    let sentence = setting.tell("punctual_sentence", &[("counts", &line(setting, &all))]);
    let sentence = (!line(setting, &all).is_empty()).then_some(sentence);
    let ground = ground(setting, unit, calendars);
    Some(Punctuality { sentence, ground, legend: legend.collect(), years: shown, table })
}

/// How many of the days by which duties were met the publication log bears.
fn ground(setting: &Setting<'_>, unit: &Unit, calendars: &Calendars) -> String {
    if unit.logged.is_none() {
        return setting.say("punctual_no_log");
    }
    let drawn = calendars.years.iter().take(YEARS).flat_map(|(_, duties)| duties).filter(|duty| is_drawn(duty));
    let met = drawn.filter(|duty| duty.status.is_met());
    let (mut by_log, mut by_word) = (0, 0);
    for duty in met {
        let bears = |f: &Fulfilment| record::ground(unit, f) == Some(Ground::Log);
        *if duty.fulfilled.iter().all(bears) { &mut by_log } else { &mut by_word } += 1;
    }
    let counts = [("log", by_log.to_string()), ("word", by_word.to_string())];
    setting.tell("punctual_ground", &counts.each_ref().map(|(key, count)| (*key, count.as_str())))
}

/// A duty and where it stands.
fn cell(setting: &Setting<'_>, duty: &Obligation) -> State {
    let state = short(setting, duty.look()).label;
    let label = setting.tell("headline_empty", &[("label", &title(setting, duty)), ("empty", &state)]);
    State { class: class_of(duty.status).to_owned(), label }
}

fn short(setting: &Setting<'_>, look: Look) -> State {
    State { class: look.id().to_owned(), label: setting.say(&format!("short_{}", look.id())) }
}
