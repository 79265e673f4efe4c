//! The duties of a unit by school year, and where its plan and the rules disagree.

use crate::derive::YearDuties;
use crate::derive::duties::{Item, Obligation, RoleName};
use crate::derive::plan_review::Disagreement;
use crate::model::{SchoolCalendar, Unit};
use crate::site::Route;
use crate::site::context::queries::current;
use crate::site::context::setting::Setting;
use crate::site::phrases::duty;
use crate::site::view::Link;
use crate::text::SchoolYear;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The duties of a unit by school year, newest first.
pub(crate) struct Calendars {
    pub(crate) years: Arc<[YearDuties]>,
    /// Where the plan and the rules disagree, in words, by year and duty.
    pub(crate) notes: BTreeMap<(SchoolYear, String), Vec<String>>,
    /// The same for a year as a whole.
    pub(crate) summaries: BTreeMap<SchoolYear, Vec<String>>,
}

impl Calendars {
    pub(crate) fn of(setting: &Setting<'_>, unit: &Unit) -> Self {
        let years = setting.derived.years(unit);
        let mut calendars = Self { years, notes: BTreeMap::new(), summaries: BTreeMap::new() };
        for (calendar, found) in unit.calendars.iter().zip(setting.derived.reviews(unit)) {
            let duties = setting.derived.duties(unit, calendar.year).unwrap_or_default();
            for disagreement in found {
                let (ids, note, summary) = said(setting, calendar, duties, disagreement);
                for (id, note) in ids.into_iter().zip(note.into_iter().cycle()) {
                    calendars.notes.entry((calendar.year, id)).or_default().push(note);
                }
                calendars.summaries.entry(calendar.year).or_default().push(summary);
            }
        }
        calendars
    }

    /// The place of the stated day's school year, else of the last before it, else of the first.
    pub(crate) fn current(&self, setting: &Setting<'_>) -> usize {
        current(self.years.iter().map(|(year, _)| *year), setting)
    }

    pub(crate) fn notes(&self, duty: &Obligation) -> Vec<String> {
        self.notes.get(&(duty.year, duty.id.clone())).cloned().unwrap_or_default()
    }

    /// Places in the calendar where an item counts, plan and law, oldest first.
    pub(crate) fn backlinks(&self, setting: &Setting<'_>, route: &Route, unit: &Unit, item: Item) -> Vec<Link> {
        let duties = self
            .years
            .iter()
            .flat_map(|(_, duties)| duties)
            .filter(|d| d.fulfilled.iter().any(|f| f.item == item) && d.series.is_none());
        let links = duties.map(|duty| {
            let due = duty::due(setting, duty);
            let label = setting.tell(
                "calendar_backlink",
                &[("title", &duty::title(setting, duty)), ("due", &due), ("year", &duty.year.to_string())],
            );
            Link { label, href: duty::anchor(setting, route, unit, duty) }
        });
        links.collect()
    }
}

/// A disagreement in words: the ids of the rows that it stands beside with a note for each, and a sentence for the whole plan.
fn said(
    setting: &Setting<'_>,
    calendar: &SchoolCalendar,
    duties: &[Obligation],
    found: &Disagreement,
) -> (Vec<String>, Vec<String>, String) {
    let basis = |duty: &Obligation| duty::basis(setting, duty);
    match found {
        Disagreement::Later { event, duty } => {
            let (event, duty) = (&calendar.events[*event], &duties[*duty]);
            let planned = duty::when(setting, event.when);
            let due = duty::due(setting, duty);
            let values = [
                ("planned", planned.as_str()),
                ("due", due.as_str()),
                ("basis", &basis(duty)),
                ("title", &event.label),
            ];
            let words = setting.tell("plan_later", &values);
            (vec![event.id.clone(), duty.id.clone()], vec![words.clone(), setting.tell("rule_earlier", &values)], words)
        }
        Disagreement::Unplanned { duties: missing } => {
            let listed: Vec<String> = missing
                .iter()
                .map(|at| format!("{}: {}", duty::due(setting, &duties[*at]), duty::title(setting, &duties[*at])))
                .collect();
            let number = missing.first().map(|at| duty::number(&duties[*at])).unwrap_or_default();
            let summary = setting.tell("plan_silent", &[("number", &number), ("list", &listed.join("; "))]);
            (missing.iter().map(|at| duties[*at].id.clone()).collect(), vec![setting.say("not_planned")], summary)
        }
        Disagreement::Printed { event, printed } => {
            let event = &calendar.events[*event];
            let values = [
                ("printed", setting.date(*printed)),
                ("year", calendar.year.to_string()),
                ("due", duty::when(setting, event.when)),
            ];
            let words = setting.tell("plan_printed", &values.each_ref().map(|(k, v)| (*k, v.as_str())));
            (vec![event.id.clone()], vec![words.clone()], words)
        }
        Disagreement::OutsideYear { event } => {
            let event = &calendar.events[*event];
            let words = setting.tell(
                "plan_outside",
                &[("due", &duty::when(setting, event.when)), ("year", &calendar.year.to_string())],
            );
            (vec![event.id.clone()], vec![words.clone()], words)
        }
    }
}

/// The roles that have something to do by a day, in order.
pub(crate) fn roles(calendars: &Calendars) -> Vec<RoleName> {
    let all: BTreeSet<&RoleName> = calendars
        .years
        .iter()
        .flat_map(|(_, duties)| duties)
        .filter(|d| d.when.is_some() && !d.title.is_empty())
        .filter_map(|d| d.role.as_ref())
        .collect();
    let mut named: Vec<RoleName> = Vec::new();
    for role in all {
        if !named.iter().any(|known| known.id == role.id) {
            named.push(role.clone());
        }
    }
    named
}
