//! What a school must make public in a school year and by when: the rules of the packs and the school's own plan, matched with what is
//! published.
//!
//! `law` turns rules into duties by the engine of [`super::due`], `plan` does so with the school's own events, `matching` finds what was
//! published, `status` says where each stands on the stated day.

mod asking;
mod duty;
mod fulfilment;
mod law;
mod matching;
mod plan;
mod status;

pub use duty::{ChannelUse, Obligation, Revision, RoleName, Series, Source, Sureness};
pub use fulfilment::{Fulfilment, Item};
pub use status::{Status, status};

use super::due::SchoolTime;
use crate::model::{SchoolDates, TimeSpan, Unit, When};
use crate::pack::Packs;
use crate::text::SchoolYear;
use asking::Asking;
use jiff::civil::Date;
use matching::Matching;
use std::collections::BTreeSet;

/// All duties of a unit in a school year as of a day, by date; those that wait for a day come last.
pub fn obligations(unit: &Unit, year: SchoolYear, packs: &Packs, as_of: Date) -> Vec<Obligation> {
    let calendar = unit.calendars.iter().find(|c| c.year == year);
    let dates = calendar.map(|c| &c.dates);
    let time = SchoolTime {
        year,
        holidays: &packs.holidays,
        events: dates.map(|d| d.events.as_slice()).unwrap_or_default(),
        term: SchoolDates::term_in(dates, year, &packs.calendar),
    };
    let asking = Asking { unit, year, packs, as_of, calendar, time, matching: Matching { unit, packs, time, as_of } };
    let mut found = Vec::new();
    if !unit.audiences().is_empty() {
        for regime in &packs.regimes {
            asking.law(regime, &mut found);
        }
    }
    asking.plan(&mut found);
    for duty in &mut found {
        asking.exempt(duty);
    }
    found.sort_by(|a, b| {
        let key = |d: &Obligation| (d.when.is_none(), d.last_day(), d.when.map(When::first_day));
        (key(a), &a.id).cmp(&(key(b), &b.id))
    });
    found
}

/// The school years for which a unit keeps a plan or has published forms, newest first. The year of the stated day is one of them where it
/// follows the last of these.
pub fn school_years(unit: &Unit, as_of: Date) -> Vec<SchoolYear> {
    let planned = unit.calendars.iter().map(|c| c.year);
    let published = unit.disclosures.iter().filter(|d| d.published.is_some()).map(|d| match d.span {
        TimeSpan::SchoolYear(year) => year,
        TimeSpan::Year(year) => SchoolYear::containing(Date::constant(year, 12, 31)),
    });
    let mut years: BTreeSet<SchoolYear> = planned.chain(published).collect();
    let now = SchoolYear::containing(as_of);
    if years.last().is_some_and(|last| last.next() == now) && !unit.audiences().is_empty() {
        years.insert(now);
    }
    years.into_iter().rev().collect()
}
