//! What a school must make public in a school year and by when: the rules of the packs and the school's own plan, matched with what is
//! published.
//!
//! `law` turns rules into duties by the engine of [`super::due`], `plan` does so with the school's own events, `matching` finds what was
//! published, `status` says where each stands on the stated day. `years` says which school years there are and what is still owed from earlier
//! ones, `tally` counts.

mod agenda;
mod asking;
mod duty;
mod fulfilment;
mod law;
mod matching;
mod plan;
mod recorded;
mod status;
mod tally;
mod told;
mod years;

pub use agenda::{Agenda, Standing, agenda, is_asked_now};
pub use duty::{ChannelUse, Missing, Obligation, Revision, RoleName, Series, Source, Sureness};
pub use fulfilment::{Fulfilment, Item};
pub use recorded::{RecordedDuties, RecordedDuty};
pub use status::{Look, Status};
pub use tally::Tally;
pub use years::{debts, is_begin_known, is_debt, school_years};

use super::due::SchoolTime;
use crate::model::{SchoolDates, Unit, When};
use crate::pack::Packs;
use crate::text::SchoolYear;
use asking::Asking;
use jiff::civil::Date;
use matching::Matching;

/// Whether a unit was still there when a duty came due, or has met it all the same. Of what has no known day nobody can say so: it is asked only of
/// years that ended before the unit did.
fn is_asked(unit: &Unit, duty: &Obligation, packs: &Packs) -> bool {
    let last = duty.last_day().unwrap_or_else(|| packs.calendar.years().end(duty.year));
    unit.closed.as_ref().is_none_or(|closed| last < closed.date || duty.status.is_met())
}

/// All duties of a unit in a school year as of a day, by date; those that wait for a day come last.
pub fn obligations(unit: &Unit, year: SchoolYear, packs: &Packs, as_of: Date) -> Vec<Obligation> {
    let calendar = unit.calendars.iter().find(|c| c.year == year);
    let dates = calendar.map(|c| &c.dates);
    let time = SchoolTime {
        year,
        rules: &packs.calendar,
        holidays: &packs.holidays,
        events: dates.map(|d| d.events.as_slice()).unwrap_or_default(),
        term: SchoolDates::term_in(dates, year, &packs.calendar),
    };
    let asking = Asking { unit, year, packs, as_of, calendar, time, matching: Matching { unit, packs, time, as_of } };
    let mut found = Vec::new();
    if !unit.audiences().is_empty() && unit.following.includes(year) {
        for regime in &packs.regimes {
            asking.law(regime, &mut found);
        }
    }
    asking.plan(&mut found);
    found.retain(|duty| is_asked(unit, duty, packs));
    found.sort_by(|a, b| {
        let key = |d: &Obligation| (d.when.is_none(), d.last_day(), d.when.map(When::first_day));
        (key(a), &a.id).cmp(&(key(b), &b.id))
    });
    found
}
