//! What a school must make public in a school year and by when: the rules of the packs and the school's own plan, matched with what is
//! published.
//!
//! `law` turns rules into duties by the engine of [`super::due`], `plan` does so with the school's own events, `matching` finds what was
//! published, `status` says where each stands on the stated day.

mod law;
mod matching;
mod plan;
mod status;

pub use status::{Status, status};

use super::due::{About, Counting, SchoolTime};
use super::{ContentRef, EventKind, SchoolCalendar, SchoolDates, TimeSpan, Unit, When};
use crate::pack::{Channel, Packs};
use crate::text::SchoolYear;
use jiff::civil::Date;
use matching::Matching;
use std::collections::BTreeSet;

/// One duty, or one line of the school's plan.
#[derive(Clone, Debug)]
pub struct Obligation {
    pub year: SchoolYear,
    /// Stable within a unit and school year; part of calendar UIDs.
    pub id: String,
    pub title: String,
    pub source: Source,
    pub kind: EventKind,
    /// `None`: it waits for a day that the school has not named.
    pub when: Option<When>,
    /// What time it speaks of.
    pub about: About,
    /// Shared by the instances of a duty that comes back every week or month.
    pub series: Option<Series>,
    pub covers: Vec<ContentRef>,
    pub channels: Vec<ChannelUse>,
    pub recipient: Option<String>,
    /// Who does it; none for what is no duty.
    pub role: Option<RoleName>,
    pub fulfilled: Vec<Fulfilment>,
    /// Of several contents, those that are not there yet while others are.
    pub missing: Vec<ContentRef>,
    pub status: Status,
    /// Why it does not apply.
    pub not_applicable: Option<String>,
    pub certainty: Sureness,
    pub counting: Counting,
    pub editor_note: Option<String>,
    pub revision: Revision,
}

/// When what a duty says was changed, by the dates in the sources: of the rule's data, the plan, and what was published or corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The latest of the dates.
    pub day: Date,
    /// Rises with every date that is added or moved on, even if it is not the latest.
    pub number: i32,
}

/// What the instances of a repeated duty share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub id: String,
    pub title: String,
}

/// Where a duty comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A regulation, with the article if known.
    Law { regulation: String, number: String, article: Option<String> },
    /// The school's own plan, and where in it.
    Plan { section: Option<String> },
}

/// A way of making public, as a duty asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelUse {
    pub id: String,
    pub label: String,
    /// Days for which it stays up.
    pub posting_days: Option<u16>,
    /// For whom, where it is not for all.
    pub condition: Option<String>,
}

/// A role's id and the name of the post.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RoleName {
    pub id: String,
    pub label: String,
}

/// What of a duty is written from memory in the pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sureness {
    pub date_recalled: bool,
    pub article_recalled: bool,
}

/// Something published that meets a duty: index into the unit's disclosures or documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    Disclosure(usize),
    Document(usize),
}

/// See [`Item`]; with the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fulfilment {
    pub published: Date,
    pub item: Item,
}

impl Obligation {
    /// Whether it comes from a regulation.
    pub fn is_law(&self) -> bool {
        matches!(self.source, Source::Law { .. })
    }

    /// Whether it has a day, is not repeated and is to be seen on the site: a row of an overview.
    pub fn is_yearly_content(&self) -> bool {
        self.when.is_some() && self.series.is_none() && matches!(self.kind, EventKind::Disclosure | EventKind::Report)
    }

    /// The last day, if it is known.
    pub fn last_day(&self) -> Option<Date> {
        self.when.map(When::last_day)
    }
}

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

/// Whose duties are asked for, when, and as of which day.
struct Asking<'a> {
    unit: &'a Unit,
    year: SchoolYear,
    packs: &'a Packs,
    as_of: Date,
    calendar: Option<&'a SchoolCalendar>,
    time: SchoolTime<'a>,
    matching: Matching<'a>,
}

impl Asking<'_> {
    /// The school's own word on who does it, else the rules' suggestion.
    fn role(&self, covers: &[ContentRef]) -> Option<RoleName> {
        let rules = &self.packs.calendar;
        let assigned = self
            .calendar
            .iter()
            .flat_map(|c| &c.dates.assignments)
            .find(|a| a.duties.iter().any(|d| covers.iter().any(|c| d.means(c))));
        if let Some(assigned) = assigned {
            let label = assigned.post.clone().or_else(|| rules.role(&assigned.role).map(|r| r.label.clone()));
            return Some(RoleName { id: assigned.role.clone(), label: label.unwrap_or_default() });
        }
        let first = covers.first()?;
        rules
            .role_for(&format!("{}/{}", first.regulation, first.content))
            .map(|r| RoleName { id: r.id.clone(), label: r.label.clone() })
    }

    /// A duty that the school says it does not have, or a week that is all holiday.
    fn exempt(&self, duty: &mut Obligation) {
        let day = match duty.about {
            About::Week(monday) => Some(monday),
            About::Month(first) => Some(first),
            _ => duty.last_day(),
        };
        let within = |from: Option<Date>, to: Option<Date>| match day {
            Some(day) => from.is_none_or(|f| f <= day) && to.is_none_or(|t| day <= t),
            None => from.is_none() && to.is_none(),
        };
        let exemptions = self.calendar.iter().flat_map(|c| &c.dates.exemptions);
        let said = exemptions
            .into_iter()
            .find(|e| duty.covers.iter().any(|c| e.duty.means(c)) && within(e.from, e.to) && duty.is_law());
        let holiday = match duty.about {
            About::Week(monday) => self.packs.holidays.whole_week_off(monday),
            _ => None,
        };
        duty.not_applicable = said.map(|e| e.reason.clone()).or_else(|| holiday.map(str::to_owned));
        if duty.not_applicable.is_some() && duty.fulfilled.is_empty() {
            duty.status = Status::NotApplicable;
        }
    }

    fn revision(&self, base: Date, fulfilled: &[Fulfilment]) -> Revision {
        const EPOCH: Date = Date::constant(2017, 1, 1);
        let plan = self.calendar.and_then(|c| c.dates.revised);
        let items = fulfilled.iter().flat_map(|f| self.matching.days_of(f.item)).filter(|day| *day <= self.as_of);
        let dates: Vec<Date> = items.chain(plan).chain([base]).collect();
        let number = dates.iter().map(|day| EPOCH.until(*day).map_or(0, |span| span.get_days()).max(1)).sum();
        Revision { day: dates.into_iter().max().unwrap_or(base), number }
    }
}

fn channel_use(channel: &Channel) -> ChannelUse {
    ChannelUse {
        id: channel.id.clone(),
        label: channel.label.clone(),
        posting_days: channel.posting_days,
        condition: channel.condition.clone(),
    }
}
