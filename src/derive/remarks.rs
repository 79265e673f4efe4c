//! Which remarks of a law touch a place, for a unit and a time.

use super::due::About;
use super::duties::Obligation;
use crate::model::{Asks, Disclosure, TimeSpan, Unit};
use crate::pack::{Packs, Regime, Remark};
use jiff::civil::{Date, date};

/// First and last day of the time that a file speaks of.
fn days(span: TimeSpan) -> (Date, Date) {
    match span {
        TimeSpan::SchoolYear(year) => (year.start(), year.end()),
        TimeSpan::Year(year) => (date(year, 1, 1), date(year, 12, 31)),
    }
}

/// Remarks at exactly this place: `CONTENT.ITEM`, `FORM/ROW`.
pub fn at_place<'p>(unit: &Unit, disclosure: &'p Disclosure, place: &str) -> Vec<&'p Remark> {
    let days = days(disclosure.span);
    let own = disclosure.regime.remarks.iter().filter(|r| r.at.iter().any(|at| at == place));
    own.filter(|r| r.touches(unit.owner(), &unit.audiences(), days)).collect()
}

/// Remarks that touch what meets a duty.
pub fn of_duty<'p>(unit: &Unit, duty: &Obligation, packs: &'p Packs) -> Vec<&'p Remark> {
    let year = match (&duty.about, duty.about.budget_year()) {
        (About::Event { .. } | About::Months { .. } | About::Quarter { .. } | About::BudgetYear { .. }, Some(year)) => {
            TimeSpan::Year(year)
        }
        _ => TimeSpan::SchoolYear(duty.year),
    };
    let mut found: Vec<&Remark> = Vec::new();
    for covered in &duty.covers {
        let Some(regime) = packs.regime(&covered.regulation) else { continue };
        for place in places(regime, covered.asks, &covered.content) {
            let own = regime.remarks.iter().filter(|r| r.is_within(place));
            let touching = own.filter(|r| r.touches(unit.owner(), &unit.audiences(), days(year)));
            found.extend(touching.filter(|r| r.authors.is_some()));
        }
    }
    found
}

/// The contents in which a duty is met.
fn places<'p>(regime: &'p Regime, asks: Asks, id: &'p str) -> Vec<&'p str> {
    match asks {
        Asks::Content => vec![id],
        Asks::Budget => regime.disclosures.iter().filter(|d| d.id == id).filter_map(|d| d.content.as_deref()).collect(),
        _ => Vec::new(),
    }
}
