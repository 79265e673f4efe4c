//! What a unit has published that meets a duty.

use super::fulfilment::{Fulfilment, Item};
use crate::derive::due::{About, Instance, SchoolTime};
use crate::model::{Asks, BudgetPeriod, ContentRef, Disclosure, Document, RefTime, TimeSpan, Unit};
use crate::pack::{Packs, Regime};
use crate::text::SchoolYear;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What to look in.
#[derive(Clone, Copy)]
pub(super) struct Matching<'a> {
    pub(super) unit: &'a Unit,
    pub(super) packs: &'a Packs,
    pub(super) time: SchoolTime<'a>,
    pub(super) as_of: Date,
}

/// Which days count.
#[derive(Clone, Copy, Debug)]
pub(super) enum Window {
    /// The day of publication, whenever it was.
    Published,
    /// Publication or correction, between two days.
    Touched(Date, Date),
}

/// What was found: for each content its first publication, and the contents that have none.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// All that meets the duty, earliest first.
    pub(super) all: Vec<Fulfilment>,
    /// What decides: one for each content that is there.
    pub(super) deciding: Vec<Fulfilment>,
    pub(super) missing: Vec<ContentRef>,
}

impl Matching<'_> {
    /// Looks for each of the contents. Where several are asked for, all that a form or a budget disclosure stands for must be there; a content
    /// that has no form is met together with the others.
    pub(super) fn look(&self, covers: &[ContentRef], only: Option<&Instance>, window: Window) -> Found {
        let mut found = Found::default();
        let mut all = BTreeSet::new();
        for content in covers {
            let of_content = self.of_content(content, only, window);
            // what will be published after the stated day has not happened yet
            match of_content.iter().find(|f| f.published <= self.as_of) {
                Some(first) => found.deciding.push(*first),
                None if self.has_form(content) => found.missing.push(content.clone()),
                None => {}
            }
            all.extend(of_content);
        }
        found.all = all.into_iter().collect();
        if found.deciding.is_empty() || matches!(window, Window::Touched(..)) {
            found.missing.clear();
        }
        found
    }

    /// Every day on which something happened to an item: publication and corrections.
    pub(super) fn days_of(&self, item: Item) -> Vec<Date> {
        let (published, corrections) = match item {
            Item::Disclosure(at) => (self.unit.disclosures[at].published, &self.unit.disclosures[at].corrections),
            Item::Document(at) => (self.unit.documents[at].published, &self.unit.documents[at].corrections),
        };
        published.into_iter().chain(corrections.iter().map(|c| c.date)).collect()
    }

    fn has_form(&self, content: &ContentRef) -> bool {
        let Some(regime) = self.packs.regime(&content.regulation) else { return false };
        let audiences = self.unit.audiences();
        match content.asks {
            Asks::Content => {
                let forms = regime.content(&content.content).and_then(|c| c.forms.as_ref());
                forms.is_some_and(|f| audiences.iter().any(|a| f.contains_key(*a)))
            }
            asks => asks == Asks::Budget,
        }
    }

    fn of_content(&self, content: &ContentRef, only: Option<&Instance>, window: Window) -> BTreeSet<Fulfilment> {
        let Some(regime) = self.packs.regime(&content.regulation) else { return BTreeSet::new() };
        let forms = self
            .unit
            .disclosures
            .iter()
            .enumerate()
            .filter(|(_, d)| d.regime.id == regime.id && self.form_meets(d, regime, content, only));
        let forms = forms.map(|(at, _)| Item::Disclosure(at));
        let documents = self.unit.documents.iter().enumerate().filter(|(_, d)| self.document_meets(d, content));
        let items = forms.chain(documents.map(|(at, _)| Item::Document(at)));
        items.filter_map(|item| Some(Fulfilment { published: self.day_in(item, window)?, item })).collect()
    }

    /// The first day on which an item counts.
    fn day_in(&self, item: Item, window: Window) -> Option<Date> {
        let days = self.days_of(item);
        match window {
            Window::Published => match item {
                Item::Disclosure(at) => self.unit.disclosures[at].published,
                Item::Document(at) => self.unit.documents[at].published,
            },
            Window::Touched(from, to) => days.into_iter().filter(|day| from <= *day && *day <= to).min(),
        }
    }

    fn form_meets(
        &self,
        disclosure: &Disclosure,
        regime: &Regime,
        content: &ContentRef,
        only: Option<&Instance>,
    ) -> bool {
        match disclosure.span {
            TimeSpan::SchoolYear(year) => {
                year == self.time.year
                    && matches!(content.asks, Asks::Content | Asks::Schedule)
                    && disclosure.content_id() == Some(content.content.as_str())
                    && content.time.is_none()
            }
            TimeSpan::Year(budget_year) => {
                let part = match disclosure.period {
                    Some(BudgetPeriod::Quarter(q)) => Some(q),
                    Some(BudgetPeriod::HalfYear) => Some(1),
                    _ => None,
                };
                content.asks == Asks::Budget
                    && disclosure.form().is_some_and(|form| form.used_for.contains(&content.content))
                    && (content.part.is_none() || part == content.part)
                    && self.speaks_of(disclosure, regime, content, only, (budget_year, part))
            }
        }
    }

    /// Whether a budget form's year and part are those of the duty, or (for a line of the plan) of one that is due in this school year.
    fn speaks_of(
        &self,
        disclosure: &Disclosure,
        regime: &Regime,
        content: &ContentRef,
        only: Option<&Instance>,
        time: (i16, Option<u8>),
    ) -> bool {
        let due = regime.disclosures.iter().find(|d| d.id == content.content).and_then(|d| d.due.as_ref());
        let instances = match (only, due) {
            (Some(instance), _) => vec![instance.clone()],
            (None, Some(due)) => self.time.instances(due),
            (None, None) => Vec::new(),
        };
        instances.iter().any(|instance| match &instance.about {
            About::Unnamed { .. } => {
                time.1.is_none()
                    && disclosure.published.is_some_and(|day| SchoolYear::containing(day) == self.time.year)
            }
            about => about.budget_year() == Some(time.0) && about.part() == time.1,
        })
    }

    fn document_meets(&self, document: &Document, content: &ContentRef) -> bool {
        let Some(published) = document.published else { return false };
        let year = match content.time {
            // the week or month says which year it is
            Some(RefTime::Month(_) | RefTime::Week(_)) => self.time.year,
            None => document.school_year.unwrap_or_else(|| SchoolYear::containing(published)),
        };
        year == self.time.year && document.discloses.contains(content)
    }
}
