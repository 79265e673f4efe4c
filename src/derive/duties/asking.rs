//! Whose duties are asked for, and what they share: who does them, what does not apply, when they last changed.

use super::duty::{ChannelUse, Revision, RoleName};
use super::fulfilment::Fulfilment;
use super::matching::Matching;
use super::status::Applies;
use crate::derive::due::{About, Instance, SchoolTime};
use crate::model::{ContentRef, SchoolCalendar, Unit, When};
use crate::pack::{Channel, Packs};
use crate::text::SchoolYear;
use jiff::civil::Date;

/// Whose duties are asked for, when, and as of which day.
pub(super) struct Asking<'a> {
    pub(super) unit: &'a Unit,
    pub(super) year: SchoolYear,
    pub(super) packs: &'a Packs,
    pub(super) as_of: Date,
    pub(super) calendar: Option<&'a SchoolCalendar>,
    pub(super) time: SchoolTime<'a>,
    pub(super) matching: Matching<'a>,
}

impl Asking<'_> {
    /// The school's own word on who does it, else the rules' suggestion.
    pub(super) fn role(&self, covers: &[ContentRef]) -> Option<RoleName> {
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
            .role_for(&format!("{}/{}", first.regulation, first.path()))
            .map(|r| RoleName { id: r.id.clone(), label: r.label.clone() })
    }

    /// Whether a duty is one of the school's: what it says of the year, the holidays, what it answers to the rule's condition; with the reason
    /// if not. An event that it has named answers too.
    pub(super) fn applies(
        &self,
        instance: &Instance,
        covers: &[ContentRef],
        condition: Option<&String>,
    ) -> (Applies, Option<String>) {
        let day = match instance.about {
            About::Week(monday) => Some(monday),
            About::Month(first) => Some(first),
            _ => instance.when.map(When::last_day),
        };
        let within = |from: Option<Date>, to: Option<Date>| match day {
            Some(day) => from.is_none_or(|f| f <= day) && to.is_none_or(|t| day <= t),
            None => from.is_none() && to.is_none(),
        };
        let mut exemptions = self.calendar.iter().flat_map(|c| &c.dates.exemptions);
        let said = exemptions.find(|e| covers.iter().any(|c| e.duty.means(c)) && within(e.from, e.to));
        let holiday = match instance.about {
            About::Week(monday) => self.packs.holidays.whole_week_off(monday),
            _ => None,
        };
        if let Some(reason) = said.map(|e| e.reason.clone()).or_else(|| holiday.map(str::to_owned)) {
            return (Applies::No, Some(reason));
        }
        let Some(condition) = condition else { return (Applies::Yes, None) };
        let named = matches!(instance.about, About::Event { .. });
        match self.unit.conditions.get(condition) {
            Some(true) => (Applies::Yes, None),
            None if named => (Applies::Yes, None),
            None => (Applies::Unknown, None),
            Some(false) => {
                let none = self.packs.calendar.condition(condition).map(|c| c.none.clone());
                (Applies::No, none.or_else(|| Some(condition.clone())))
            }
        }
    }

    pub(super) fn revision(&self, base: Date, fulfilled: &[Fulfilment], answer: i32) -> Revision {
        let plan = self.calendar.and_then(|c| c.dates.revised);
        let items = fulfilled.iter().flat_map(|f| self.matching.days_of(f.item)).filter(|day| *day <= self.as_of);
        let dates: Vec<Date> = items.chain(plan).chain(self.unit.revised).collect();
        let revision = Revision::of(base, &dates);
        Revision { number: revision.number + answer, ..revision }
    }

    /// What the unit's word on whether a duty applies adds to its revision. Answers have no dates: the first one raises it, and so does a yes that
    /// becomes a no.
    pub(super) fn answer(&self, applies: Applies, condition: Option<&String>) -> i32 {
        match (applies, condition.and_then(|c| self.unit.conditions.get(c))) {
            (Applies::No, _) => 2,
            (_, Some(_)) => 1,
            _ => 0,
        }
    }
}

pub(super) fn channel_use(channel: &Channel) -> ChannelUse {
    ChannelUse {
        id: channel.id.clone(),
        label: channel.label.clone(),
        posting_days: channel.posting_days,
        condition: channel.condition.clone(),
    }
}
