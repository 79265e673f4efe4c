//! The due-date engine: from a rule of a pack and a school year to days. One function, no state; what it needs to know comes in as values.
//!
//! Counting, for every rule: the day after the end (or after the event) is day one; a deadline that falls on a day off stays there; a working
//! day is a weekday that is not a holiday, or a Saturday worked in exchange. In a year whose holidays are not known only weekends are left out,
//! and the instance says so.

use crate::model::{EventDate, When};
use crate::pack::{BudgetPeriod, CalendarRules, Due, Holidays, Rule, Wait};
use crate::text::SchoolYear;
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A school year as far as rules ask about it.
#[derive(Clone, Copy, Debug)]
pub struct SchoolTime<'a> {
    /// Whose instances are asked for.
    pub year: SchoolYear,
    /// Which days belong to which school year, and the parts of the budget year.
    pub rules: &'a CalendarRules,
    /// For working days.
    pub holidays: &'a Holidays,
    /// Days that the school names.
    pub events: &'a [EventDate],
    /// First and last day of teaching.
    pub term: (Date, Date),
}

/// One time at which a rule applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// `None`: it waits for a day that the school has not named.
    pub when: Option<When>,
    /// What time it speaks of, which tells it from others of its rule.
    pub about: About,
    /// How working days were counted, if they were.
    pub counting: Counting,
}

/// What time an instance speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum About {
    /// The school year that is asked about: rules with a day or month of it, and lines of the plan.
    SchoolYear,
    /// A part of a budget year.
    Budget {
        /// The budget year.
        year: i16,
        /// Which part of it.
        period: Arc<BudgetPeriod>,
    },
    /// First day of the month.
    Month(Date),
    /// Its Monday.
    Week(Date),
    /// A day that the school named; `number` counts them where there are several.
    Event {
        /// As the school wrote it.
        day: Date,
        /// That the event is about: as the school says, else as the rule does, which starts from the day's own.
        budget_year: i16,
        /// From 1, in the order written.
        number: usize,
    },
    /// A day that it has not named.
    Unnamed {
        /// Its id in `events` of the pack `calendar`.
        event: String,
    },
}

/// Whether holidays were known when working days were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Counting {
    /// Every day counts, or none had to be counted.
    CalendarDays,
    /// Weekends and holidays were left out, Saturdays worked in exchange were not.
    WorkingDays,
    /// The holidays of a year on the way are not known.
    WeekendsOnly,
}

impl SchoolTime<'_> {
    /// The instances of a rule that belong to this school year, in order. Those after the end of a quarter or year belong to the school year
    /// in which they are due; weeks and months to the school year whose teaching they are.
    pub fn instances(&self, due: &Due) -> Vec<Instance> {
        let last = |day: Date| if due.strict_before { When::Before(day) } else { When::on(day) };
        let plain = |when, about| Instance { when: Some(when), about, counting: Counting::CalendarDays };
        match due.rule() {
            None => Vec::new(),
            Some(Rule::Yearly { month, day }) => {
                let years = self.rules.years();
                let when = match day {
                    Some(day) => last(years.day(self.year, month, day)),
                    None => {
                        let first = years.month(self.year, month);
                        When::Span { from: first, to: first.last_of_month() }
                    }
                };
                vec![plain(when, About::SchoolYear)]
            }
            Some(Rule::Monthly { day }) => {
                let months = self.term.0.first_of_month().series(1.month()).take_while(|m| *m <= self.term.1);
                let before = |month: Date| month.checked_sub(1.month()).ok()?.with().day(day).build().ok();
                months.filter_map(|month| Some(plain(last(before(month)?), About::Month(month)))).collect()
            }
            Some(Rule::Weekly { weekday }) => {
                let weeks = first_monday(self.term.0).series(1.week()).take_while(|m| *m <= self.term.1);
                let before = |monday: Date| monday.checked_add((weekday.offset() - 7).days()).ok();
                weeks.filter_map(|monday| Some(plain(last(before(monday)?), About::Week(monday)))).collect()
            }
            Some(Rule::AfterPeriod { period, wait }) => {
                let (school, first) = (self.rules.years(), self.year.first_year());
                let years = first - 1..=first + 1;
                let found = years
                    .flat_map(|year| self.ends(period, year))
                    .filter_map(|(end, about)| self.after(end, wait, about));
                found.filter(|i| i.when.is_some_and(|w| school.containing(w.last_day()) == self.year)).collect()
            }
            Some(Rule::AfterEvent { event, wait }) => self.named(due, event, |day, about| self.after(day, wait, about)),
            Some(Rule::BeforeEvent { event }) => {
                self.named(due, event, |day, about| Some(plain(When::Before(day), about)))
            }
        }
    }

    fn named(&self, due: &Due, event: &str, make: impl Fn(Date, About) -> Option<Instance>) -> Vec<Instance> {
        let days = self.events.iter().filter(|e| e.event == event).enumerate();
        let found: Vec<Instance> = days
            .filter_map(|(at, e)| {
                let budget_year = e.budget_year.unwrap_or_else(|| due.budget_year(e.day.year()));
                make(e.day, About::Event { day: e.day, budget_year, number: at + 1 })
            })
            .collect();
        if found.is_empty() {
            return vec![Instance {
                when: None,
                about: About::Unnamed { event: event.to_owned() },
                counting: Counting::CalendarDays,
            }];
        }
        found
    }

    /// The last days of the parts of a budget year with an id.
    fn ends(&self, id: &str, year: i16) -> Vec<(Date, About)> {
        let parts = self.rules.budget_parts(id).filter(|period| period.months.is_some());
        parts.map(|period| (period.days(year).1, About::Budget { year, period: Arc::clone(period) })).collect()
    }

    fn after(&self, day: Date, wait: Wait, about: About) -> Option<Instance> {
        let (last, counting) = match wait {
            Wait::Days(n) => (day.checked_add(Span::new().days(n)).ok()?, Counting::CalendarDays),
            Wait::WorkingDays(n) => {
                let counted = self.holidays.working_days_after(day, n);
                (counted.day, if counted.known { Counting::WorkingDays } else { Counting::WeekendsOnly })
            }
        };
        Some(Instance { when: Some(When::on(last)), about, counting })
    }
}

/// The Monday of the first week of a term; a term that begins on a weekend begins with the next week.
fn first_monday(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday | Weekday::Sunday => day.nth_weekday(1, Weekday::Monday).unwrap_or(day),
        weekday => day.checked_sub(i32::from(weekday.to_monday_zero_offset()).days()).unwrap_or(day),
    }
}

impl About {
    /// What tells instances of one rule apart, for ids. An event's day is not in it: an id must outlive a change of day.
    pub fn suffix(&self) -> String {
        match self {
            Self::SchoolYear | Self::Unnamed { .. } | Self::Event { number: 1, .. } => String::new(),
            Self::Event { number, .. } => format!("-{number}"),
            Self::Budget { year, period } => match (&period.suffix, period.number) {
                (Some(suffix), _) => format!("-{year}-{suffix}"),
                (None, Some(number)) => format!("-{year}-{number}"),
                (None, None) => format!("-{year}"),
            },
            Self::Month(month) => format!("-{:04}-{:02}", month.year(), month.month()),
            Self::Week(monday) => format!("-{monday}"),
        }
    }

    /// Which of several parts of a budget year, as references write it: 3 for the third quarter.
    pub fn part(&self) -> Option<u8> {
        match self {
            Self::Budget { period, .. } => period.number,
            _ => None,
        }
    }

    /// The budget year.
    pub fn budget_year(&self) -> Option<i16> {
        match self {
            Self::Budget { year, .. } | Self::Event { budget_year: year, .. } => Some(*year),
            _ => None,
        }
    }

    /// Whether it is one of many in a school year.
    pub fn is_repeated(&self) -> bool {
        matches!(self, Self::Month(_) | Self::Week(_))
    }
}
