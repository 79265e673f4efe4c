//! Which school years a unit has here, and what is still owed from earlier ones.

use super::duty::{Obligation, Source};
use super::status::Look;
use crate::derive::due::{About, SchoolTime};
use crate::model::{ContentRef, Disclosure, RefTime, TimeSpan, Unit, When};
use crate::pack::{Due, Packs, Rule};
use crate::text::SchoolYear;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// School years kept at most, back from the stated day's: no rule makes anybody keep anything longer.
const KEPT: i16 = 30;

/// The school years of a unit, newest first: from its first year here through that of the stated day without gaps, and what it has of later
/// ones. Where nothing says since when it is here, from the year before, so that no debt is gone on the first day of a school year. Years that the site does not follow are left out unless there is a plan for them.
pub fn school_years(unit: &Unit, packs: &Packs, as_of: Date) -> Vec<SchoolYear> {
    let planned: BTreeSet<SchoolYear> = unit.calendars.iter().map(|c| c.year).collect();
    if unit.audiences().is_empty() {
        return planned.into_iter().rev().collect();
    }
    let mut years = known(unit, packs);
    let now = packs.calendar.years().containing(as_of);
    let first = unit.following.from.or_else(|| years.first().copied()).unwrap_or(now.previous());
    let mut year = now;
    for _ in 0..KEPT {
        if year < first && year != now {
            break;
        }
        years.insert(year);
        year = year.previous();
    }
    let is_there = |year: SchoolYear| {
        let start = packs.calendar.years().start(year);
        unit.closed.as_ref().is_none_or(|closed| start < closed.date)
    };
    let wanted = |year: &SchoolYear| is_there(*year) && (unit.following.includes(*year) || planned.contains(year));
    years.into_iter().filter(wanted).rev().collect()
}

/// Whether anything says since when a unit is here. If nothing does, the stated day's school year and the one before are counted.
pub fn is_begin_known(unit: &Unit, packs: &Packs) -> bool {
    unit.following.from.is_some() || !known(unit, packs).is_empty()
}

/// The school years that a unit's own files are about: what it has published, and its plans.
fn known(unit: &Unit, packs: &Packs) -> BTreeSet<SchoolYear> {
    let published = unit.disclosures.iter().filter(|d| d.published.is_some());
    let years = packs.calendar.years();
    let documents = unit.documents.iter().flat_map(|document| {
        let of = |content: &ContentRef| match content.time {
            Some(RefTime::Month(day) | RefTime::Week(day)) => Some(years.containing(day)),
            None => document.school_year.or_else(|| document.published.map(|day| years.containing(day))),
        };
        document.discloses.iter().filter(|_| document.published.is_some()).filter_map(of)
    });
    let disclosed = published.flat_map(|d| touched(d, packs));
    disclosed.chain(documents).chain(unit.calendars.iter().map(|c| c.year)).collect()
}

/// The school years of a disclosure: its own; of a budget report those in which a last day of it falls.
fn touched(disclosure: &Disclosure, packs: &Packs) -> Vec<SchoolYear> {
    let year = match disclosure.span {
        TimeSpan::SchoolYear(year) => return vec![year],
        TimeSpan::Year(year) => year,
    };
    let years = packs.calendar.years();
    let due = disclosure.budget_report().and_then(|report| report.due.as_ref());
    let ends_by_itself = matches!(due.and_then(Due::rule), Some(Rule::AfterPeriod { .. }));
    let Some(due) = due.filter(|_| ends_by_itself) else {
        // it hangs on a day of the school's: the year in which it became public
        return disclosure.published.map(|day| years.containing(day)).into_iter().collect();
    };
    let around = years.containing(Date::constant(year, 1, 1));
    let own = |about: &About| about.budget_year() == Some(year) && about.part() == disclosure.budget_period().number;
    let candidates = [around, around.next(), around.next().next()];
    let falls = |school_year: &SchoolYear| {
        let time = SchoolTime {
            year: *school_year,
            rules: &packs.calendar,
            holidays: &packs.holidays,
            events: &[],
            term: (years.start(*school_year), years.end(*school_year)),
        };
        time.instances(due).iter().any(|instance| own(&instance.about))
    };
    candidates.into_iter().filter(falls).collect()
}

/// What is still owed from school years before the stated day's, oldest first.
pub fn debts<'a>(duties: impl IntoIterator<Item = &'a Obligation>, packs: &Packs, as_of: Date) -> Vec<&'a Obligation> {
    let mut owed: Vec<&Obligation> = duties.into_iter().filter(|d| is_debt(d, packs, as_of)).collect();
    owed.sort_by_key(|d| (d.when.map(When::last_day), &d.id));
    owed
}

/// Whether a duty of an earlier school year is still owed: overdue, and its regulation would still have it kept.
pub fn is_debt(duty: &Obligation, packs: &Packs, as_of: Date) -> bool {
    let years = packs.calendar.years();
    if duty.year >= years.containing(as_of) || duty.look() != Look::Overdue || !duty.is_counted() {
        return false;
    }
    let Source::Law { regulation, .. } = &duty.source else { return false };
    let kept = packs.regime(regulation).and_then(|r| r.retention).and_then(|r| r.online_years);
    let last = years.end(duty.year);
    let end = kept.and_then(|n| last.with().year(last.year() + n).build().ok());
    end.is_none_or(|end| as_of <= end)
}
