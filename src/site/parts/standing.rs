//! Where the schools of a site or of an office stand in a school year: those that have met nothing first.

use crate::derive::duties::{Look, RecordedDuties, Tally};
use crate::model::Unit;
use crate::site::context::setting::Setting;
use crate::site::parts::deadlines::UnitDuties;
use crate::site::phrases::duty::following;
use crate::site::phrases::figure::count;
use crate::site::view::State;
use crate::text::{SchoolYear, collation_key};

/// Debts are those of the stated day: they stand beside its school year alone.
pub(crate) fn is_now(setting: &Setting<'_>, year: SchoolYear) -> bool {
    year == setting.this_year()
}

/// What pages over several units will tell of a unit's duties.
pub(crate) fn recorded_duties(setting: &Setting<'_>, unit: &Unit) -> RecordedDuties {
    RecordedDuties::of(unit, &setting.derived.years(unit), setting.packs, setting.as_of)
}

/// The units whose duties of that year are followed: those that have met nothing first, then those with most missing; a unit that has published nothing is one of them.
pub(crate) fn duties_in<'a>(setting: &Setting<'a>, units: &[&'a Unit], year: SchoolYear) -> Vec<UnitDuties<'a>> {
    let mut found: Vec<UnitDuties<'a>> = units.iter().filter_map(|unit| duties_of(setting, unit, year)).collect();
    let met =
        |u: &UnitDuties<'_>| [Look::OnTime, Look::Late, Look::Published].iter().any(|look| u.tally.all(*look) > 0);
    let missing = |u: &UnitDuties<'_>| (u.tally.once(Look::Overdue), u.tally.repeated(Look::Overdue));
    found.sort_by_cached_key(|u| (met(u), std::cmp::Reverse(missing(u)), collation_key(&u.unit.name)));
    found
}

/// The duties of one unit; `None` where they are not followed in that year.
pub(crate) fn duties_of<'a>(setting: &Setting<'a>, unit: &'a Unit, year: SchoolYear) -> Option<UnitDuties<'a>> {
    let recorded = &setting.records.of(unit).duties;
    let duties = recorded.of_year(year)?;
    let debts = if is_now(setting, year) { recorded.owed } else { Tally::NONE };
    Some(UnitDuties { unit, duties, tally: Tally::of_recorded(duties), debts })
}

/// What all the units together lack and have not told, in sentences; the numbers are the sums of the table's columns, and none is nought.
pub(crate) fn totals(setting: &Setting<'_>, units: &[UnitDuties<'_>]) -> String {
    let (mut tally, mut owed) = (Tally::default(), Tally::default());
    for unit in units {
        tally.add(&unit.tally);
        owed.add(&unit.debts);
    }
    let parts = |kinds: &[(&str, usize)]| -> Vec<String> {
        let some = kinds.iter().filter(|(_, n)| *n > 0);
        some.map(|(key, n)| setting.tell(key, &[("count", &count(setting, *n))])).collect()
    };
    let overdue = [("totals_once", tally.once(Look::Overdue)), ("totals_repeated", tally.repeated(Look::Overdue))];
    let besides = [
        ("totals_waiting", tally.all(Look::Waiting)),
        ("totals_unsettled", tally.all(Look::Unsettled)),
        ("totals_debts", owed.all(Look::Overdue)),
    ];
    let lacking = units.iter().filter(|u| u.tally.all(Look::Overdue) > 0).count();
    let what = parts(&overdue).join(&setting.say("totals_and"));
    let values = [("units", count(setting, units.len())), ("lacking", count(setting, lacking)), ("what", what)];
    let key = if lacking == 0 { "totals_none_lacking" } else { "totals_lacking" };
    let first = setting.tell(key, &values.each_ref().map(|(k, v)| (*k, v.as_str())));
    let besides = parts(&besides);
    let second = (!besides.is_empty()).then(|| setting.tell("totals_besides", &[("what", &besides.join(", "))]));
    std::iter::once(first).chain(second).collect::<Vec<_>>().join(" ")
}

/// Units whose duties are not followed, each with the reason.
pub(crate) fn left_out(setting: &Setting<'_>, units: &[&Unit], year: SchoolYear) -> Vec<String> {
    let left = units.iter().filter(|u| !u.audiences().is_empty() && !u.following.includes(year));
    let said = left.filter_map(|unit| {
        let why = following(setting, unit)?;
        Some(setting.tell("overview_left_out", &[("unit", &unit.name), ("why", &why)]))
    });
    said.collect()
}

/// One school in one of five states: something is missing, it has yet to say something, something is due soon, nothing is missing, it is not
/// followed.
pub(crate) fn state(setting: &Setting<'_>, own: Option<&UnitDuties<'_>>) -> State {
    let said = |look: Look, key: &str, n: usize| State {
        class: look.id().to_owned(),
        label: setting.tell(key, &[("count", &n.to_string())]),
    };
    let Some(own) = own else { return said(Look::NotTracked, "unit_not_followed", 0) };
    let unanswered = own.tally.all(Look::Waiting) + own.tally.all(Look::Unsettled);
    let soon = own.tally.all(Look::Soon);
    match (own.tally.once(Look::Overdue), own.tally.repeated(Look::Overdue)) {
        (once, 0) if once > 0 => said(Look::Overdue, "unit_lacks", once),
        (0, repeated) if repeated > 0 => said(Look::Overdue, "unit_lacks_repeated", repeated),
        (once, repeated) if repeated > 0 => {
            let values = [("count", once.to_string()), ("repeated", repeated.to_string())];
            let label = setting.tell("unit_lacks_both", &values.each_ref().map(|(k, v)| (*k, v.as_str())));
            State { class: Look::Overdue.id().to_owned(), label }
        }
        _ if unanswered > 0 => said(Look::Waiting, "unit_unanswered", unanswered),
        _ if soon > 0 => said(Look::Soon, "unit_soon", soon),
        _ => said(Look::OnTime, "unit_complete", 0),
    }
}
