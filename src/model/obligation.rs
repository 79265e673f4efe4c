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
    /// Not a disclosure on the site (an activity, a report to an office): nothing to match.
    NotTracked,
}

/// All duties of a unit in a school year as of a day, by date.
pub fn obligations(unit: &Unit, year: SchoolYear, packs: &Packs, as_of: Date) -> Vec<Obligation> {
    let asking = Asking { unit, year, as_of };
    let mut found = Vec::new();
    if !unit.audiences().is_empty() {
        for regime in &packs.regimes {
            asking.scheduled(regime, &mut found);
            asking.reports(regime, &mut found);
            asking.budget(regime, &mut found);
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

/// Whose duties are asked for, when, and as of which day.
struct Asking<'a> {
    unit: &'a Unit,
    year: SchoolYear,
    as_of: Date,
}

/// What a rule says, before it is matched with what is published.
struct Rule<'a> {
    regime: &'a Regime,
    article: Option<&'a String>,
    title: String,
    when: When,
    content: String,
    part: Option<u8>,
    /// Added to the id where the content alone does not tell duties apart.
    suffix: String,
    recalled: bool,
}

impl Asking<'_> {
    fn addressed(&self, applies_to: &[String]) -> bool {
        let audiences = self.unit.audiences();
        applies_to.is_empty() || applies_to.iter().any(|a| audiences.contains(&a.as_str()))
    }

    /// Contents with a yearly day.
    fn scheduled(&self, regime: &Regime, found: &mut Vec<Obligation>) {
        for schedule in regime.schedules.iter().filter(|s| self.addressed(&s.applies_to)) {
            let when = schedule.due.as_ref().and_then(|due| due_in(due, self.year));
            let Some(when) = when.filter(|w| holds_on(regime, w.last_day())) else { continue };
            let contents = regime.contents.iter().filter(|c| self.addressed(&c.applies_to));
            for content in contents.filter(|c| c.schedule.as_ref() == Some(&schedule.id) || schedule.contents.contains(&c.id)) {
                let own = self.unit.audiences().first().and_then(|a| content.articles.get(*a));
                found.push(self.duty(Rule {
                    regime,
                    article: own.or(content.article.as_ref()).or(schedule.article.as_ref()),
                    title: content.label.clone(),
                    when,
                    content: content.id.clone(),
                    part: None,
                    suffix: String::new(),
                    recalled: any_recalled(&schedule.provenance) || any_recalled(&content.provenance),
                }));
            }
        }
    }

    /// Reports to the managing office.
    fn reports(&self, regime: &Regime, found: &mut Vec<Obligation>) {
        for report in &regime.reporting {
            let when = report.due.as_ref().and_then(|due| due_in(due, self.year));
            let Some(when) = when.filter(|w| holds_on(regime, w.last_day())) else { continue };
            let mut duty = self.duty(Rule {
                regime,
                article: None,
                title: report.label.clone(),
                when,
                content: format!("reporting/{}", report.id),
                part: None,
                suffix: String::new(),
                recalled: any_recalled(&report.provenance),
            });
            duty.kind = EventKind::Report;
            duty.recipient.clone_from(&report.to);
            if duty.fulfilled.is_empty() {
                // what is sent to an office need not be on the site
                duty.status = Status::NotTracked;
            }
            found.push(duty);
        }
    }

    /// Budget disclosures of public schools whose deadline lies in the school year.
    fn budget(&self, regime: &Regime, found: &mut Vec<Obligation>) {
        if self.unit.ownership != Ownership::Public {
            return;
        }
        let first = self.year.first_year();
        for budget_year in first - 1..=first + 1 {
            for (disclosure, due) in regime.disclosures.iter().flat_map(|d| d.due_dates.iter().map(move |due| (d, due))) {
                let Some(day) = budget_day(due, budget_year).filter(|day| SchoolYear::containing(*day) == self.year && holds_on(regime, *day)) else {
                    continue;
                };
                let title = match due.quarter {
                    Some(quarter) => format!("{} (quý {quarter} năm {budget_year})", disclosure.label),
                    None => format!("{} (năm {budget_year})", disclosure.label),
                };
                let part = due.quarter.or(due.half);
                found.push(self.duty(Rule {
                    regime,
                    article: disclosure.article.as_ref(),
                    title,
                    when: When::Span { from: day, to: day },
                    content: disclosure.id.clone(),
                    part,
                    suffix: format!("-{budget_year}{}", part.map(|p| format!("-{p}")).unwrap_or_default()),
                    recalled: false,
                }));
            }
        }
    }

    fn duty(&self, rule: Rule<'_>) -> Obligation {
        let id = format!("{}-{}{}", rule.regime.id, rule.content.trim_start_matches("reporting/"), rule.suffix).replace('_', "-");
        let covers = vec![ContentRef { regulation: rule.regime.id.clone(), content: rule.content, part: rule.part }];
        let fulfilled = fulfilments(self.unit, self.year, &covers);
        Obligation {
            id,
            title: rule.title,
            source: Source::Law { regulation: rule.regime.id.clone(), number: rule.regime.number.clone(), article: rule.article.cloned() },
            kind: EventKind::Disclosure,
            when: rule.when,
            channels: Vec::new(),
            recipient: None,
            status: status(rule.when, &fulfilled, self.as_of),
            covers,
            fulfilled,
            recalled: rule.recalled,
            editor_note: None,
        }
    }
}

/// The deadline of a budget year's part.
fn budget_day(due: &Due, budget_year: i16) -> Option<Date> {
    let (month, day) = due.month.zip(due.day)?;
    Date::new(budget_year + due.year_offset.unwrap_or(0), month, day).ok()
}

fn any_recalled(provenance: &[Provenance]) -> bool {
    provenance.iter().any(|p| p.status == Certainty::Recalled)
}

fn from_event(unit: &Unit, calendar: &SchoolCalendar, event: &Event, as_of: Date) -> Obligation {
    let fulfilled = fulfilments(unit, calendar.year, &event.covers);
    let tracked = event.kind == EventKind::Disclosure && !event.covers.is_empty() || !fulfilled.is_empty();
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
            TimeSpan::SchoolYear(y) => y == year && disclosure.content().is_some_and(|content| content.id == c.content),
            TimeSpan::Year(budget_year) => {
                let part = match disclosure.period {
                    Some(BudgetPeriod::Quarter(q)) => Some(q),
                    Some(BudgetPeriod::HalfYear) => Some(1),
                    _ => None,
                };
                disclosure.form().is_some_and(|form| form.used_for.contains(&c.content))
                    && part == c.part
                    && in_school_year(budget_year, &disclosure.regime, c, year)
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
        let day = budget_day(due, budget_year);
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
