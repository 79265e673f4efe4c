//! `congkhai due`: what is owed, overdue, due soon or waiting for a day, unit by unit and role by role. It judges nobody: it always ends well.

use super::args::{DueArgs, DueFormat};
use super::asked_unit::{is_asked, no_unit};
use super::clock::as_of;
use super::speech::{filled, said};
use super::words::{
    COUNTS, DUE_BEGIN, DUE_EVENT, DUE_HEAD, DUE_LATER, DUE_NEAR, DUE_NO_DAY, DUE_NOTE, DUE_OVERDUE, DUE_OWED,
    DUE_SERIES, DUE_TODAY, DUE_TOTAL, DUE_UNSETTLED, DUE_WAITING, NOBODY, NOTHING_DUE, UNREADABLE_SITE,
};
use super::{Exit, report};
use crate::check::named;
use crate::derive::due::About;
use crate::derive::duties::{Agenda, Look, Obligation, Standing, Status, Tally, agenda, is_begin_known};
use crate::derive::remarks;
use crate::model::Unit;
use crate::pack::Packs;
use crate::pipeline;
use crate::source::read_site;
use crate::text::{SchoolYear, format_date};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

pub(super) fn run(args: &DueArgs) -> Exit {
    let snapshot = match read_site(&args.site) {
        Ok(snapshot) => snapshot,
        Err(error) => {
            report::failure(&error);
            return Exit::Environment;
        }
    };
    let today = as_of(args.today);
    let judged = pipeline::read_and_judge(&snapshot, &Packs::embedded(), today, &mut ());
    let Some(site) = &judged.site else {
        report::tell(said(&UNREADABLE_SITE));
        return Exit::SourceErrors;
    };
    let is_wanted = |unit: &Unit| args.unit.as_ref().is_none_or(|asked| is_asked(&unit.slug, asked));
    if let Some(asked) = &args.unit
        && !site.units.iter().any(is_wanted)
    {
        return no_unit(asked, site.units.iter().map(|unit| unit.slug.as_str()));
    }
    let units = site.units.iter().filter(|unit| is_wanted(unit));
    let years: Vec<_> = units.map(|unit| (unit, judged.derived.years(unit))).collect();
    let within = i32::from(args.within.unwrap_or(judged.packs.calendar.soon));
    let agendas: Vec<(&Unit, Agenda<'_>)> = years
        .iter()
        .filter_map(|(unit, years)| Some((*unit, agenda(unit, years, &judged.packs, today, within)?)))
        .collect();
    report::print(&match args.format {
        DueFormat::Human => human(&agendas, &judged.packs, today),
        DueFormat::Json => as_json(&agendas, &judged.packs, today),
        DueFormat::Csv => as_csv(&agendas, &judged.packs),
    });
    Exit::Done
}

/// `3 việc quá hạn; 16 việc hằng tuần, hằng tháng quá hạn; …`: what there is none of is not said.
pub(super) fn counts(tally: &Tally, owed: &Tally) -> String {
    let counts = [
        tally.once(Look::Overdue),
        tally.repeated(Look::Overdue),
        tally.all(Look::Soon),
        tally.all(Look::Waiting),
        tally.all(Look::Unsettled),
        owed.all(Look::Overdue),
    ];
    let told = COUNTS.iter().zip(&counts).filter(|(_, count)| **count > 0);
    let told: Vec<String> = told.map(|(words, count)| filled(words, &[("count", count)])).collect();
    if told.is_empty() { said(&NOTHING_DUE).to_owned() } else { told.join("; ") }
}

fn human(agendas: &[(&Unit, Agenda<'_>)], packs: &Packs, today: Date) -> String {
    let year = packs.calendar.years().containing(today);
    let mut out = filled(&DUE_HEAD, &[("day", &format_date(today)), ("year", &year)]) + "\n";
    let mut all = Standing::default();
    for (unit, agenda) in agendas {
        all.add(agenda);
        let _ = writeln!(out, "\n{}: {}", unit.name, counts(&agenda.tally, &agenda.owed));
        if !is_begin_known(unit, packs) {
            let _ = writeln!(out, "{}", filled(&DUE_BEGIN, &[("year", &year)]));
        }
        let mut roles: BTreeMap<&str, Vec<&Obligation>> = BTreeMap::new();
        for duty in &agenda.todo {
            roles.entry(duty.role.as_ref().map_or("", |r| r.label.as_str())).or_default().push(duty);
        }
        for (role, duties) in roles {
            let _ = writeln!(out, "  {}", if role.is_empty() { said(&NOBODY) } else { role });
            for group in grouped(&duties) {
                let _ = writeln!(out, "    {}", line(&group, agenda.year, packs));
                for note in notes(unit, group[0], packs) {
                    let _ = writeln!(out, "{}", filled(&DUE_NOTE, &[("note", &note)]));
                }
            }
        }
    }
    let counts = counts(&all.tally, &all.owed);
    let _ = writeln!(out, "\n{}", filled(&DUE_TOTAL, &[("units", &all.units), ("counts", &counts)]));
    out
}

/// What comes back every week or month together, by where it stands; all else by itself. In the order of the first of each.
fn grouped<'a>(duties: &[&'a Obligation]) -> Vec<Vec<&'a Obligation>> {
    let mut groups: Vec<Vec<&Obligation>> = Vec::new();
    for duty in duties {
        let same = |group: &&mut Vec<&Obligation>| {
            let first = group[0];
            duty.series.is_some() && (first.year, &first.series, first.look()) == (duty.year, &duty.series, duty.look())
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(duty),
            None => groups.push(vec![duty]),
        }
    }
    groups
}

fn line(group: &[&Obligation], year: SchoolYear, packs: &Packs) -> String {
    match group {
        [first, .., last] => {
            let values: [(&str, &dyn Display); 5] = [
                ("first", &due(first, packs)),
                ("last", &due(last, packs)),
                ("title", &first.title),
                ("times", &group.len()),
                ("state", &state(first, year)),
            ];
            filled(&DUE_SERIES, &values)
        }
        _ => group
            .iter()
            .map(|one| format!("{}: {}, {}", due(one, packs), named::title(one), state(one, year)))
            .collect(),
    }
}

/// What other laws have changed of what is written there.
fn notes<'p>(unit: &Unit, duty: &Obligation, packs: &'p Packs) -> Vec<&'p str> {
    remarks::of_duty(unit, duty, packs).into_iter().filter_map(|remark| remark.authors.as_deref()).collect()
}

fn due(duty: &Obligation, packs: &Packs) -> String {
    match (duty.when, &duty.about) {
        (Some(when), _) => named::when(when),
        (None, About::Unnamed { event }) => filled(&DUE_EVENT, &[("event", &packs.calendar.event_label(event))]),
        (None, _) => said(&DUE_NO_DAY).to_owned(),
    }
}

fn state(duty: &Obligation, year: SchoolYear) -> String {
    let mut state = match duty.status {
        Status::Overdue { days } => filled(&DUE_OVERDUE, &[("days", &days)]),
        Status::Soon { days: 0 } => said(&DUE_TODAY).to_owned(),
        Status::Soon { days } => filled(&DUE_NEAR, &[("days", &days)]),
        Status::Waiting => said(&DUE_WAITING).to_owned(),
        Status::Unsettled => said(&DUE_UNSETTLED).to_owned(),
        _ => said(&DUE_LATER).to_owned(),
    };
    if duty.year < year {
        state += &filled(&DUE_OWED, &[("year", &duty.year)]);
    }
    state
}

fn numbers(tally: &Tally, owed: &Tally) -> Value {
    let all: serde_json::Map<String, Value> = Look::COUNTED
        .map(|look| (look.id().to_owned(), json!([tally.once(look), tally.repeated(look)])))
        .into_iter()
        .collect();
    json!({ "this_year": all, "owed": [owed.once(Look::Overdue), owed.repeated(Look::Overdue)] })
}

/// Counts are pairs: duties that come once, weekly and monthly ones.
fn as_json(agendas: &[(&Unit, Agenda<'_>)], packs: &Packs, today: Date) -> String {
    let units = agendas.iter().map(|(unit, agenda)| {
        let duties = agenda.todo.iter().map(|duty| {
            json!({
                "id": duty.id, "year": duty.year.to_string(), "title": named::title(duty), "basis": named::basis(duty),
                "due": due(duty, packs), "last_day": duty.last_day().map(|d| d.to_string()),
                "state": duty.look().id(), "said": state(duty, agenda.year),
                "role": duty.role.as_ref().map(|r| r.label.clone()), "repeated": duty.series.is_some(),
                "notes": notes(unit, duty, packs),
            })
        });
        json!({
            "unit": unit.slug, "name": unit.name, "year": agenda.year.to_string(),
            "counts": numbers(&agenda.tally, &agenda.owed), "duties": duties.collect::<Vec<_>>(),
        })
    });
    format!("{:#}\n", json!({ "as_of": today.to_string(), "units": units.collect::<Vec<_>>() }))
}

fn as_csv(agendas: &[(&Unit, Agenda<'_>)], packs: &Packs) -> String {
    let mut rows = vec![
        ["don_vi", "nam_hoc", "ma", "viec", "can_cu", "han", "ngay_cuoi", "tinh_trang", "noi_ro", "vai_tro", "lap_lai"]
            .map(str::to_owned),
    ];
    for (unit, agenda) in agendas {
        rows.extend(agenda.todo.iter().map(|duty| {
            [
                unit.name.clone(),
                duty.year.to_string(),
                duty.id.clone(),
                named::title(duty),
                named::basis(duty),
                due(duty, packs),
                duty.last_day().map(|d| d.to_string()).unwrap_or_default(),
                duty.look().id().to_owned(),
                state(duty, agenda.year),
                duty.role.as_ref().map(|r| r.label.clone()).unwrap_or_default(),
                (if duty.series.is_some() { "có" } else { "không" }).to_owned(),
            ]
        }));
    }
    crate::render::csv_rows(&rows)
}
