//! The duties of a unit as pages over several units tell of them: what all units are asked alike is kept once for all, and of each unit only
//! when it is and how it stands.

use super::duty::{Obligation, Revision, Sureness};
use super::fulfilment::Item;
use super::status::{Look, Status};
use super::tally::Tally;
use super::years::debts;
use crate::derive::due::Counting;
use crate::model::{Unit, When};
use crate::pack::Packs;
use crate::text::SchoolYear;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::Arc;

/// School years that are recorded, back from a unit's newest.
const YEARS: usize = 5;

/// A duty that is counted, or all days of one state of a duty that comes back every week or month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedDuty {
    /// What is asked, as it is of every unit; of a duty that comes back its first day of that state.
    pub asked: Arc<Obligation>,
    /// When this unit is to do it; `None`: it waits for a day.
    pub when: Option<When>,
    /// Where it stands; of a late one that comes back as the latest does.
    pub status: Status,
    /// How many days stand so; 1 of what comes once.
    pub count: u32,
    /// Something invented meets it.
    pub illustrative: bool,
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedDuties {
    /// All school years that the unit has here, newest first.
    pub years: Vec<SchoolYear>,
    /// Of the newest years, and of the stated day's and the one before: what is followed, in the order of the calendar.
    pub kept: Vec<(SchoolYear, Box<[RecordedDuty]>)>,
    /// What is owed on the stated day from earlier school years.
    pub owed: Tally,
}

impl RecordedDuty {
    /// The duty as the unit's own pages have it, as far as it is recorded.
    pub fn whole(&self) -> Obligation {
        Obligation { when: self.when, status: self.status, ..Obligation::clone(&self.asked) }
    }

    /// See [`Look`].
    pub fn look(&self) -> Look {
        self.status.look()
    }

    /// The last day, if it is known.
    pub fn last_day(&self) -> Option<Date> {
        self.when.map(When::last_day)
    }

    /// Whether it comes back every week or month.
    pub fn comes_back(&self) -> bool {
        self.asked.series.is_some()
    }
}

impl RecordedDuties {
    /// Of a unit without any.
    pub const NONE: Self = Self { years: Vec::new(), kept: Vec::new(), owed: Tally::NONE };

    /// Those of a unit; `years` are its duties.
    pub fn of(unit: &Unit, years: &[(SchoolYear, Vec<Obligation>)], packs: &Packs, as_of: Date) -> Self {
        let now = packs.calendar.years().containing(as_of);
        let newest = years.iter().take(YEARS).map(|(year, _)| *year).min();
        let is_kept = |year: SchoolYear| newest.is_some_and(|oldest| year >= oldest) || now.previous() <= year;
        let followed = |year: &SchoolYear| !unit.audiences().is_empty() && unit.following.includes(*year);
        let owed = || Tally::of(debts(years.iter().flat_map(|(_, duties)| duties), packs, as_of));
        let kept = years.iter().filter(|(year, _)| is_kept(*year) && followed(year));
        Self {
            years: years.iter().map(|(year, _)| *year).collect(),
            kept: kept.map(|(year, duties)| (*year, recorded(unit, duties))).collect(),
            // who is no more has met or missed what it had to do, and has nothing to do today
            owed: if unit.closed_on(as_of).is_none() { owed() } else { Tally::NONE },
        }
    }

    /// The duties of a school year; `None`: they are not followed.
    pub fn of_year(&self, year: SchoolYear) -> Option<&[RecordedDuty]> {
        self.kept.iter().find(|(own, _)| *own == year).map(|(_, duties)| duties.as_ref())
    }

    /// Lets what is asked be one with what `known` units are asked.
    pub fn share(&mut self, known: &mut HashSet<Arc<Obligation>>) {
        for duty in self.kept.iter_mut().flat_map(|(_, duties)| duties) {
            match known.get(&duty.asked) {
                Some(same) => duty.asked = Arc::clone(same),
                None => {
                    known.insert(Arc::clone(&duty.asked));
                }
            }
        }
    }
}

impl Tally {
    /// Counts what is recorded.
    pub fn of_recorded<'a>(duties: impl IntoIterator<Item = &'a RecordedDuty>) -> Self {
        let mut tally = Self::default();
        for duty in duties {
            tally.count(duty.status, duty.comes_back(), duty.count as usize);
        }
        tally
    }
}

fn recorded(unit: &Unit, duties: &[Obligation]) -> Box<[RecordedDuty]> {
    let mut found: Vec<RecordedDuty> = Vec::new();
    for duty in duties.iter().filter(|duty| duty.is_counted()) {
        let illustrative = is_illustrative(unit, duty);
        let same = |known: &&mut RecordedDuty| {
            duty.series.is_some() && known.asked.series == duty.series && known.look() == duty.look()
        };
        match found.iter_mut().find(same) {
            Some(known) => {
                known.count += 1;
                known.illustrative |= illustrative;
                known.status = later(known.status, duty.status);
            }
            None => found.push(RecordedDuty {
                asked: Arc::new(asked(duty)),
                when: duty.when,
                status: duty.status,
                count: 1,
                illustrative,
            }),
        }
    }
    found.into()
}

/// What every unit is asked alike.
fn asked(duty: &Obligation) -> Obligation {
    Obligation {
        when: None,
        channels: Vec::new(),
        recipient: None,
        role: None,
        fulfilled: Vec::new(),
        missing: Vec::new(),
        status: Status::Later,
        condition: None,
        not_applicable: None,
        certainty: Sureness::default(),
        counting: Counting::CalendarDays,
        editor_note: None,
        revision: Revision::of(duty.revision.base, &[]),
        ..duty.clone()
    }
}

/// Whether what it is met by is invented.
fn is_illustrative(unit: &Unit, duty: &Obligation) -> bool {
    let invented = |item: &Item| matches!(item, Item::Disclosure(at) if unit.disclosures[*at].illustrative);
    duty.fulfilled.iter().any(|fulfilment| invented(&fulfilment.item))
}

/// Of two that are late, the later.
fn later(one: Status, other: Status) -> Status {
    match (one, other) {
        (Status::Late { days, .. }, Status::Late { days: more, .. }) if more > days => other,
        _ => one,
    }
}
