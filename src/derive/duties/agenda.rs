//! What one unit has to do: owed from earlier years, overdue, due soon, waiting for a day or an answer. What `congkhai due` prints.

use super::duty::Obligation;
use super::recorded::RecordedDuties;
use super::status::Look;
use super::tally::Tally;
use super::years::debts;
use crate::model::Unit;
use crate::pack::Packs;
use crate::text::SchoolYear;
use jiff::civil::Date;

/// All units of a site together: what `congkhai due` adds up and `congkhai check` ends with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Those whose duties are followed.
    pub units: usize,
    /// Of the stated day's school year.
    pub tally: Tally,
    /// Of earlier ones.
    pub owed: Tally,
}

impl Standing {
    /// Adds a unit.
    pub fn add(&mut self, agenda: &Agenda<'_>) {
        self.units += 1;
        self.tally.add(&agenda.tally);
        self.owed.add(&agenda.owed);
    }

    /// Adds a unit by what is recorded of it; `year` is the stated day's.
    pub fn add_recorded(&mut self, duties: &RecordedDuties, year: SchoolYear) {
        if let Some(of_year) = duties.of_year(year) {
            self.units += 1;
            self.tally.add(&Tally::of_recorded(of_year));
            self.owed.add(&duties.owed);
        }
    }
}

/// See the module. Counts are of all duties; `todo` is in the order of days, those without one last.
#[derive(Clone, Debug)]
pub struct Agenda<'a> {
    /// The stated day's.
    pub year: SchoolYear,
    /// Of this school year.
    pub tally: Tally,
    /// Of earlier ones.
    pub owed: Tally,
    /// Debts of earlier years, and what of this one is overdue, waits, or is due within the days asked for.
    pub todo: Vec<&'a Obligation>,
}

/// Whether a unit is asked anything on the stated day, which is one of this school year: it is a school that is still there, and it is followed.
pub fn is_asked_now(unit: &Unit, year: SchoolYear, as_of: Date) -> bool {
    !unit.audiences().is_empty() && unit.following.includes(year) && unit.closed_on(as_of).is_none()
}

/// The agenda of a unit whose duties are followed in the stated day's school year; `within` days ahead. `years` are its duties.
pub fn agenda<'a>(
    unit: &Unit,
    years: &'a [(SchoolYear, Vec<Obligation>)],
    packs: &Packs,
    as_of: Date,
    within: i32,
) -> Option<Agenda<'a>> {
    let year = packs.calendar.years().containing(as_of);
    if !is_asked_now(unit, year, as_of) {
        return None;
    }
    let (_, duties) = years.iter().find(|(own, _)| *own == year)?;
    let mut todo = debts(years.iter().flat_map(|(_, duties)| duties), packs, as_of);
    let (tally, owed) = (Tally::of(duties), Tally::of(todo.iter().copied()));
    todo.extend(duties.iter().filter(|d| d.is_counted() && is_to_do(d, as_of, within)));
    todo.sort_by_key(|d| (d.last_day().is_none(), d.last_day(), &d.id));
    Some(Agenda { year, tally, owed, todo })
}

fn is_to_do(duty: &Obligation, as_of: Date, within: i32) -> bool {
    let left = duty.last_day().map(|day| as_of.until(day).map_or(0, |span| span.get_days()));
    match duty.look() {
        Look::Overdue | Look::Waiting | Look::Unsettled => true,
        Look::Soon | Look::Later => left.is_some_and(|left| left <= within),
        _ => false,
    }
}
