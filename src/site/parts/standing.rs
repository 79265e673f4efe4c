//! Where the schools of a site or of an office stand in a school year: those that have met nothing first.

use crate::derive::duties::{Look, RecordedDuties, Tally};
use crate::model::Unit;
use crate::site::context::setting::Setting;
use crate::site::parts::deadlines::UnitDuties;
use crate::site::phrases::duty::following;
use crate::site::phrases::figure::count;
use crate::site::view::State;
use crate::text::{SchoolYear, collation_key};
use std::collections::BTreeMap;

/// Where a unit stands among others. In the order of lists: schools that lack something first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    /// See [`look`].
    School(Look),
    /// It is no more.
    Closed,
    /// It is no school.
    Office,
}

/// All of them in the order of lists: the id of their group, and the theme's words for so many.
pub(crate) const STANDS: [(Stands, &str, &str); 7] = [
    (Stands::School(Look::Overdue), "con-thieu", "schools_lacking"),
    (Stands::School(Look::Waiting), "cho-truong", "schools_waiting"),
    (Stands::School(Look::Soon), "sap-den-han", "schools_soon"),
    (Stands::School(Look::OnTime), "khong-thieu", "schools_complete"),
    (Stands::School(Look::NotTracked), "khong-theo-doi", "schools_not_followed"),
    (Stands::Closed, "da-dong", "schools_closed"),
    (Stands::Office, "khac", "units_others"),
];

impl Stands {
    pub(crate) fn of(setting: &Setting<'_>, unit: &Unit) -> Self {
        if setting.closed(unit).is_some() {
            Self::Closed
        } else if unit.audiences().is_empty() {
            Self::Office
        } else {
            Self::School(look(duties_of(setting, unit, setting.this_year()).as_ref()))
        }
    }

    /// The position in [`STANDS`].
    pub(crate) fn place(self) -> usize {
        STANDS.iter().take_while(|(other, ..)| *other != self).count()
    }
}

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

/// Units that are left out are named one by one up to so many; of more each reason is said once.
const NAMED: usize = 20;

/// Units whose duties are not followed, each with the reason.
pub(crate) fn left_out(setting: &Setting<'_>, units: &[&Unit], year: SchoolYear) -> Vec<String> {
    let left = units.iter().filter(|u| !u.audiences().is_empty() && !u.following.includes(year));
    let left: Vec<(&str, String)> =
        left.filter_map(|unit| Some((unit.name.as_str(), following(setting, unit)?))).collect();
    let line = |unit: &str, why: &str| setting.tell("overview_left_out", &[("unit", unit), ("why", why)]);
    if left.len() <= NAMED {
        return left.iter().map(|(unit, why)| line(unit, why)).collect();
    }
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, why) in &left {
        *reasons.entry(why).or_default() += 1;
    }
    let units = |n: usize| setting.tell("overview_units", &[("count", &count(setting, n))]);
    let mut lines: Vec<String> = reasons.iter().map(|(why, n)| line(&units(*n), why)).collect();
    if lines.len() > NAMED {
        let more = left.len() - reasons.values().take(NAMED).sum::<usize>();
        lines.truncate(NAMED);
        lines.push(line(&units(more), &setting.say("overview_other_reasons")));
    }
    lines
}

/// Where a school stands: something is missing, it has yet to say something, something is due soon, nothing is missing, it is not followed.
pub(crate) fn look(own: Option<&UnitDuties<'_>>) -> Look {
    let Some(UnitDuties { tally, .. }) = own else { return Look::NotTracked };
    let has = |looks: &[Look]| looks.iter().any(|look| tally.all(*look) > 0);
    let states: [(&[Look], Look); 3] = [
        (&[Look::Overdue], Look::Overdue),
        (&[Look::Waiting, Look::Unsettled], Look::Waiting),
        (&[Look::Soon], Look::Soon),
    ];
    states.into_iter().find(|(looks, _)| has(looks)).map_or(Look::OnTime, |(_, look)| look)
}

/// The same in words.
pub(crate) fn state(setting: &Setting<'_>, own: Option<&UnitDuties<'_>>) -> State {
    let look = look(own);
    let tally = own.map(|own| own.tally).unwrap_or_default();
    let said = |key: &str, n: usize| setting.tell(key, &[("count", &n.to_string())]);
    let label = match (look, tally.once(Look::Overdue), tally.repeated(Look::Overdue)) {
        (Look::Overdue, 0, repeated) => said("unit_lacks_repeated", repeated),
        (Look::Overdue, once, 0) => said("unit_lacks", once),
        (Look::Overdue, once, repeated) => {
            let values = [("count", once.to_string()), ("repeated", repeated.to_string())];
            setting.tell("unit_lacks_both", &values.each_ref().map(|(key, n)| (*key, n.as_str())))
        }
        (Look::Waiting, ..) => said("unit_unanswered", tally.all(Look::Waiting) + tally.all(Look::Unsettled)),
        (Look::Soon, ..) => said("unit_soon", tally.all(Look::Soon)),
        (Look::NotTracked, ..) => said("unit_not_followed", 0),
        _ => said("unit_complete", 0),
    };
    State { class: look.id().to_owned(), label }
}
