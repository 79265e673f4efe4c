//! The school's own plan beside the regulations' rules: where they disagree. The plan is never changed; each disagreement is said by `check`
//! and on the page.

use super::due::About;
use super::duties::Obligation;
use crate::model::{EventKind, SchoolCalendar};
use crate::pack::CalendarRules;
use crate::text::SchoolYear;
use jiff::civil::Date;

/// One disagreement. Numbers are places in the plan's events and in the list of duties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disagreement {
    /// The plan's day is later than a rule's.
    Later {
        /// The line that is later.
        event: usize,
        /// The earliest of the duties that it covers.
        duty: usize,
    },
    /// Rules of one regulation, which the plan speaks of, for which it has nothing.
    Unplanned {
        /// In their order; never empty.
        duties: Vec<usize>,
    },
    /// The printed day is not in the school year that the plan is for.
    Printed {
        /// The line that has it.
        event: usize,
        /// The day as printed.
        printed: Date,
    },
    /// The event's own day is not in the school year.
    OutsideYear {
        /// The line; the calendar goes by its day all the same.
        event: usize,
    },
}

/// Compares a plan with the duties of its school year (`obligations` of the same unit and year).
pub fn review(calendar: &SchoolCalendar, duties: &[Obligation], rules: &CalendarRules) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for (at, event) in calendar.events.iter().enumerate() {
        if let Some(printed) = event.printed.as_ref().filter(|p| outside(p.value, calendar.year, rules)) {
            found.push(Disagreement::Printed { event: at, printed: printed.value });
        }
        if outside(event.when.last_day(), calendar.year, rules) {
            found.push(Disagreement::OutsideYear { event: at });
        }
        let rules = duties
            .iter()
            .enumerate()
            .filter(|(_, d)| is_ruled(d) && event.covers.iter().any(|c| d.covers.iter().any(|own| c.means(own))));
        let earliest = rules.filter_map(|(n, d)| Some((d.last_day()?, n))).min();
        if let Some((_, duty)) = earliest.filter(|(day, _)| *day < event.when.last_day()) {
            found.push(Disagreement::Later { event: at, duty });
        }
    }
    found.extend(unplanned(calendar, duties));
    found
}

/// Whether a duty is one that a plan should name: a rule with a day of its own.
fn is_ruled(duty: &Obligation) -> bool {
    duty.is_law()
        && duty.when.is_some()
        && duty.series.is_none()
        && matches!(duty.kind, EventKind::Disclosure | EventKind::Report)
}

fn unplanned(calendar: &SchoolCalendar, duties: &[Obligation]) -> Vec<Disagreement> {
    // a plan that says nothing of a regulation is a plan of other things
    let planned = |duty: &Obligation| {
        calendar.events.iter().flat_map(|e| &e.covers).any(|c| duty.covers.iter().any(|own| c.means(own)))
    };
    let due = |duty: &Obligation| matches!(duty.about, About::SchoolYear | About::Budget { .. });
    let spoken_of =
        |regulation: &str| calendar.events.iter().flat_map(|e| &e.covers).any(|c| c.regulation == regulation);
    let mut by_regulation: Vec<(&str, Vec<usize>)> = Vec::new();
    for (at, duty) in
        duties.iter().enumerate().filter(|(_, d)| is_ruled(d) && due(d) && d.not_applicable.is_none() && !planned(d))
    {
        let Some(regulation) = duty.covers.first().map(|c| c.regulation.as_str()).filter(|r| spoken_of(r)) else {
            continue;
        };
        match by_regulation.iter_mut().find(|(known, _)| *known == regulation) {
            Some((_, list)) => list.push(at),
            None => by_regulation.push((regulation, vec![at])),
        }
    }
    by_regulation.into_iter().map(|(_, duties)| Disagreement::Unplanned { duties }).collect()
}

/// Plans are made in the summer before: its days from `planned_from` on may belong to the coming year.
fn outside(day: Date, year: SchoolYear, rules: &CalendarRules) -> bool {
    let years = rules.years();
    let of = years.containing(day);
    of != year && !(of.next() == year && rules.planned_from.within(years, of) <= day)
}
