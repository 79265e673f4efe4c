//! What a school must make public in a school year and by when: the rules of the packs and the school's own plan, matched with what is
//! published.
//!
//! Only rules with a date of their own are derived here (fixed days, ends of quarters); rules that hang on an event of the school's life
//! (change of data, approval of accounts, enrolment) have no day until somebody says so.

use super::disclosure::{BudgetPeriod, Span as TimeSpan};
use super::{ContentRef, Event, EventKind, Ownership, SchoolCalendar, Unit, When};
use crate::pack::{Certainty, Due, Packs, Provenance, Regime};
use crate::text::SchoolYear;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Days before a deadline from which it is called near.
const SOON: i32 = 14;

/// One duty, or one line of the school's plan.
#[derive(Clone, Debug)]
pub struct Obligation {
    /// Stable within a unit and school year; part of calendar UIDs.
    pub id: String,
    pub title: String,
    pub source: Source,
    pub kind: EventKind,
    pub when: When,
    pub covers: Vec<ContentRef>,
    pub channels: Vec<String>,
    pub recipient: Option<String>,
    pub fulfilled: Vec<Fulfilment>,
    pub status: Status,
    /// The date or its article is written from memory in the pack.
    pub recalled: bool,
    pub editor_note: Option<String>,
}

/// Where a duty comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A regulation, with the article if known.
    Law { regulation: String, number: String, article: Option<String> },
    /// The school's own plan, and where in it.
    Plan { section: Option<String> },
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

/// Where a duty stands on the stated day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Published in time.
    OnTime(Date),
    /// Published this many days late.
    Late { published: Date, days: i32 },
    /// The last day has passed and the site shows nothing.
    Overdue { days: i32 },
    /// Near: at most 14 days left.
    Soon { days: i32 },
    /// Not due yet.
    Later,
    /// Not a disclosure (an activity): nothing to match.
    NotTracked,
}

/// All duties of a unit in a school year as of a day, by date.
pub fn obligations(unit: &Unit, year: SchoolYear, packs: &Packs, as_of: Date) -> Vec<Obligation> {
    let mut found = Vec::new();
    if !unit.audiences().is_empty() {
        for regime in &packs.regimes {
            from_regime(unit, year, regime, as_of, &mut found);
        }
    }
    for calendar in unit.calendars.iter().filter(|c| c.year == year) {
        found.extend(calendar.events.iter().map(|event| from_event(unit, calendar, event, as_of)));
    }
    found.sort_by(|a, b| (a.when.last_day(), a.when.first_day(), &a.id).cmp(&(b.when.last_day(), b.when.first_day(), &b.id)));
    found
}

/// The school years for which a unit keeps a plan or has published forms.
pub fn school_years(unit: &Unit) -> Vec<SchoolYear> {
    let planned = unit.calendars.iter().map(|c| c.year);
    let published = unit.disclosures.iter().filter(|d| d.published.is_some()).map(|d| match d.span {
        TimeSpan::SchoolYear(year) => year,
        TimeSpan::Year(year) => SchoolYear::containing(Date::constant(year, 12, 31)),
    });
    planned.chain(published).collect::<BTreeSet<_>>().into_iter().rev().collect()
}

fn holds_on(regime: &Regime, day: Date) -> bool {
    let date = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<Date>().ok());
    date(&regime.effective).is_none_or(|from| from <= day) && date(&regime.ended).is_none_or(|end| day < end)
}

/// The day that a yearly rule names, in a school year.
fn due_in(due: &Due, year: SchoolYear) -> Option<When> {
    let month = due.month?;
    let first = Date::new(year.year_of_month(month), month, 1).ok()?;
    let day = Date::new(first.year(), month, due.day.unwrap_or(first.days_in_month())).ok()?;
    Some(if due.strict_before { When::Before(day) } else { When::Span { from: day, to: day } })
}

fn from_regime(unit: &Unit, year: SchoolYear, regime: &Regime, as_of: Date, found: &mut Vec<Obligation>) {
    let audiences = unit.audiences();
    let addressed = |applies_to: &[String]| applies_to.is_empty() || applies_to.iter().any(|a| audiences.contains(&a.as_str()));
    for schedule in regime.schedules.iter().filter(|s| addressed(&s.applies_to)) {
        let Some(when) = schedule.due.as_ref().and_then(|due| due_in(due, year)).filter(|w| holds_on(regime, w.last_day())) else { continue };
        let contents = regime.contents.iter().filter(|c| addressed(&c.applies_to));
        let contents = contents.filter(|c| c.schedule.as_ref() == Some(&schedule.id) || schedule.contents.contains(&c.id));
        for content in contents {
            let article = audiences.first().and_then(|a| content.articles.get(*a)).or(content.article.as_ref()).or(schedule.article.as_ref());
            let covers = ContentRef { regulation: regime.id.clone(), content: content.id.clone(), part: None };
            let recalled = any_recalled(&schedule.provenance) || any_recalled(&content.provenance);
            found.push(law(regime, article, format!("{}-{}", regime.id, content.id), content.label.clone(), when, covers, recalled, unit, year, as_of));
        }
    }
    for report in &regime.reporting {
        let Some(when) = report.due.as_ref().and_then(|due| due_in(due, year)).filter(|w| holds_on(regime, w.last_day())) else { continue };
        let covers = ContentRef { regulation: regime.id.clone(), content: format!("reporting/{}", report.id), part: None };
        let mut duty =
            law(regime, None, format!("{}-{}", regime.id, report.id), report.label.clone(), when, covers, any_recalled(&report.provenance), unit, year, as_of);
        duty.kind = EventKind::Report;
        duty.recipient.clone_from(&report.to);
        found.push(duty);
    }
    if unit.ownership == Ownership::Public {
        for (budget_year, disclosure, due) in [year.first_year() - 1, year.first_year(), year.first_year() + 1]
            .into_iter()
            .flat_map(|y| regime.disclosures.iter().flat_map(move |d| d.due_dates.iter().map(move |due| (y, d, due))))
        {
            let day = due.month.zip(due.day).and_then(|(m, d)| Date::new(budget_year + due.year_offset.unwrap_or(0), m, d).ok());
            let Some(day) = day.filter(|day| SchoolYear::containing(*day) == year && holds_on(regime, *day)) else { continue };
            let part = due.quarter.or(due.half);
            let covers = ContentRef { regulation: regime.id.clone(), content: disclosure.id.clone(), part };
            let title = match (due.quarter, due.half) {
                (Some(quarter), _) => format!("{} (quý {quarter} năm {budget_year})", disclosure.label),
                _ => format!("{} (năm {budget_year})", disclosure.label),
            };
            let id = format!("{}-{}-{budget_year}{}", regime.id, disclosure.id, part.map(|p| format!("-{p}")).unwrap_or_default());
            let when = When::Span { from: day, to: day };
            found.push(law(regime, disclosure.article.as_ref(), id, title, when, covers, false, unit, year, as_of));
        }
    }
}

fn any_recalled(provenance: &[Provenance]) -> bool {
    provenance.iter().any(|p| p.status == Certainty::Recalled)
}

#[allow(clippy::too_many_arguments)]
fn law(
    regime: &Regime,
    article: Option<&String>,
    id: String,
    title: String,
    when: When,
    covers: ContentRef,
    recalled: bool,
    unit: &Unit,
    year: SchoolYear,
    as_of: Date,
) -> Obligation {
    let fulfilled = fulfilments(unit, year, std::slice::from_ref(&covers));
    Obligation {
        id: id.replace('_', "-"),
        title,
        source: Source::Law { regulation: regime.id.clone(), number: regime.number.clone(), article: article.cloned() },
        kind: EventKind::Disclosure,
        when,
        channels: Vec::new(),
        recipient: None,
        status: status(when, &fulfilled, as_of),
        covers: vec![covers],
        fulfilled,
        recalled,
        editor_note: None,
    }
}

fn from_event(unit: &Unit, calendar: &SchoolCalendar, event: &Event, as_of: Date) -> Obligation {
    let fulfilled = fulfilments(unit, calendar.year, &event.covers);
    let tracked = matches!(event.kind, EventKind::Disclosure | EventKind::Report) && !event.covers.is_empty();
    Obligation {
        id: event.id.clone(),
        title: event.label.clone(),
        source: Source::Plan { section: event.section.clone() },
        kind: event.kind,
        when: event.when,
        covers: event.covers.clone(),
        channels: event.channels.clone(),
        recipient: event.recipient.clone(),
        status: if tracked { status(event.when, &fulfilled, as_of) } else { Status::NotTracked },
        fulfilled,
        recalled: false,
        editor_note: event.editor_note.clone(),
    }
}

/// What the unit has published that meets any of the contents, earliest first.
fn fulfilments(unit: &Unit, year: SchoolYear, covers: &[ContentRef]) -> Vec<Fulfilment> {
    let mut found = BTreeSet::new();
    for (at, disclosure) in unit.disclosures.iter().enumerate() {
        let Some(published) = disclosure.published else { continue };
        let meets = covers.iter().filter(|c| c.regulation == disclosure.regime.id).any(|c| match disclosure.span {
            TimeSpan::SchoolYear(y) => y == year && disclosure.form().content.as_ref() == Some(&c.content),
            TimeSpan::Year(budget_year) => {
                let part = match disclosure.period {
                    Some(BudgetPeriod::Quarter(q)) => Some(q),
                    Some(BudgetPeriod::HalfYear) => Some(1),
                    _ => None,
                };
                disclosure.form().used_for.contains(&c.content) && part == c.part && in_school_year(budget_year, &disclosure.regime, c, year)
            }
        });
        if meets {
            found.insert(Fulfilment { published, item: Item::Disclosure(at) });
        }
    }
    for (at, document) in unit.documents.iter().enumerate() {
        let Some(published) = document.published else { continue };
        let of_year = document.school_year.map_or_else(|| SchoolYear::containing(published) == year, |y| y == year);
        if of_year && document.discloses.iter().any(|d| covers.contains(d)) {
            found.insert(Fulfilment { published, item: Item::Document(at) });
        }
    }
    found.into_iter().collect()
}

/// Whether the deadline of a budget year's part lies in a school year.
fn in_school_year(budget_year: i16, regime: &Regime, content: &ContentRef, year: SchoolYear) -> bool {
    regime.disclosures.iter().filter(|d| d.id == content.content).flat_map(|d| &d.due_dates).any(|due| {
        let day = due.month.zip(due.day).and_then(|(m, d)| Date::new(budget_year + due.year_offset.unwrap_or(0), m, d).ok());
        due.quarter.or(due.half) == content.part && day.is_some_and(|day| SchoolYear::containing(day) == year)
    })
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn status(when: When, fulfilled: &[Fulfilment], as_of: Date) -> Status {
    let last = when.last_day();
    // what will be published after the stated day has not happened yet
    match fulfilled.iter().map(|f| f.published).filter(|day| *day <= as_of).min() {
        Some(published) if published <= last => Status::OnTime(published),
        Some(published) => Status::Late { published, days: days_between(last, published) },
        None if as_of > last => Status::Overdue { days: days_between(last, as_of) },
        None if days_between(as_of, last) <= SOON => Status::Soon { days: days_between(as_of, last) },
        None => Status::Later,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn states_around_each_boundary() {
        let due = When::Span { from: date(2024, 6, 30), to: date(2024, 6, 30) };
        let published = |day| vec![Fulfilment { published: day, item: Item::Disclosure(0) }];
        let cases = [
            (date(2024, 6, 15), vec![], Status::Later),
            (date(2024, 6, 16), vec![], Status::Soon { days: 14 }),
            (date(2024, 6, 30), vec![], Status::Soon { days: 0 }),
            (date(2024, 7, 1), vec![], Status::Overdue { days: 1 }),
            (date(2024, 7, 5), published(date(2024, 6, 30)), Status::OnTime(date(2024, 6, 30))),
            (date(2024, 7, 5), published(date(2024, 7, 1)), Status::Late { published: date(2024, 7, 1), days: 1 }),
            (date(2024, 6, 20), published(date(2024, 7, 1)), Status::Soon { days: 10 }),
        ];
        for (as_of, fulfilled, expected) in cases {
            assert_eq!(status(due, &fulfilled, as_of), expected, "{as_of}");
        }
        let before = When::Before(date(2024, 6, 30));
        assert_eq!(status(before, &[], date(2024, 6, 30)), Status::Overdue { days: 1 });
        assert_eq!(status(before, &published(date(2024, 6, 30)), date(2024, 7, 9)), Status::Late { published: date(2024, 6, 30), days: 1 });
    }
}
