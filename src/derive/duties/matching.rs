//! What a unit has published that meets a duty.

use super::duty::Missing;
use super::fulfilment::{Fulfilment, Item};
use crate::derive::due::{About, Instance, SchoolTime};
use crate::model::{Asks, ContentRef, Disclosure, Document, RefTime, TimeSpan, Unit};
use crate::pack::{Packs, Regime};
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

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// All that meets the duty or a part of it, earliest first.
    pub(super) all: Vec<Fulfilment>,
    /// The day on which the last part became public; none while a part is missing.
    pub(super) met: Option<Date>,
    /// Of several parts, those that are not there while others are.
    pub(super) missing: Vec<Missing>,
}

impl Matching<'_> {
    /// Looks for each of the contents; of a school of several levels for the form of each level. All must be there.
    pub(super) fn look(&self, covers: &[ContentRef], only: Option<&Instance>, window: Window) -> Found {
        let mut found = Found::default();
        let mut all = BTreeSet::new();
        let (mut days, mut missing) = (Vec::new(), Vec::new());
        for content in covers {
            let of_content = self.of_content(content, only, window);
            // what will be published after the stated day has not happened yet
            let first = |items: &mut dyn Iterator<Item = &Fulfilment>| {
                items.map(|f| f.published).filter(|day| *day <= self.as_of).min()
            };
            let whole =
                |f: &&Fulfilment| !matches!(f.item, Item::Disclosure(at) if self.unit.disclosures[at].form().is_some());
            let levels = self.forms_of_levels(content);
            let by_document = first(&mut of_content.iter().filter(whole));
            if levels.len() < 2 || by_document.is_some() {
                match first(&mut of_content.iter()) {
                    Some(day) => days.push(day),
                    None => missing.push(Missing::Content(content.clone())),
                }
            } else {
                for number in levels {
                    let of_level = |f: &&Fulfilment| matches!(f.item, Item::Disclosure(at) if self.unit.disclosures[at].form().is_some_and(|form| form.number == number));
                    match first(&mut of_content.iter().filter(of_level)) {
                        Some(day) => days.push(day),
                        None => missing.push(Missing::Form { content: content.clone(), number }),
                    }
                }
            }
            all.extend(of_content);
        }
        found.all = all.into_iter().collect();
        if missing.is_empty() {
            found.met = days.into_iter().max();
        } else if !days.is_empty() {
            found.missing = missing;
        }
        found
    }

    /// Of contents of which any may have changed: the first that was touched.
    pub(super) fn look_for_any(&self, covers: &[ContentRef], window: Window) -> Found {
        let all: BTreeSet<Fulfilment> = covers.iter().flat_map(|c| self.of_content(c, None, window)).collect();
        let met = all.iter().map(|f| f.published).filter(|day| *day <= self.as_of).min();
        Found { all: all.into_iter().collect(), met, missing: Vec::new() }
    }

    /// The numbers of the forms of a content for this school's levels, each once.
    fn forms_of_levels(&self, content: &ContentRef) -> Vec<String> {
        let regime = self.packs.regime(&content.regulation);
        let Some(forms) = regime.and_then(|r| r.content(&content.content)).and_then(|c| c.forms.as_ref()) else {
            return Vec::new();
        };
        let numbers: BTreeSet<&String> = self.unit.audiences().iter().filter_map(|a| forms.get(*a)).collect();
        numbers.into_iter().cloned().collect()
    }

    /// Every day on which something happened to an item: publication and corrections.
    pub(super) fn days_of(&self, item: Item) -> Vec<Date> {
        let (published, corrections) = match item {
            Item::Disclosure(at) => (self.unit.disclosures[at].published, &self.unit.disclosures[at].corrections),
            Item::Document(at) => (self.unit.documents[at].published, &self.unit.documents[at].corrections),
        };
        published.into_iter().chain(corrections.iter().map(|c| c.date)).collect()
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

    /// By identity: the content of a school-year form; of a budget form the report that it is, its year and which part of it.
    fn form_meets(
        &self,
        disclosure: &Disclosure,
        regime: &Regime,
        content: &ContentRef,
        only: Option<&Instance>,
    ) -> bool {
        if !disclosure.is_filled() {
            return false;
        }
        match disclosure.span {
            TimeSpan::SchoolYear(year) => {
                year == self.time.year
                    && matches!(content.asks, Asks::Content | Asks::Schedule)
                    && disclosure.content_id() == Some(content.content.as_str())
                    && content.time.is_none()
            }
            TimeSpan::Year(budget_year) => {
                let number = disclosure.budget_period().number;
                content.asks == Asks::Budget
                    && disclosure.budget_report().is_some_and(|report| report.id == content.content)
                    && (content.part.is_none() || number == content.part)
                    && self.speaks_of(disclosure, regime, content, only, (budget_year, number))
            }
        }
    }

    /// Whether a budget form's year and part of it are those of the duty, or (for a line of the plan) of one that is due in this school year.
    fn speaks_of(
        &self,
        disclosure: &Disclosure,
        regime: &Regime,
        content: &ContentRef,
        only: Option<&Instance>,
        (year, number): (i16, Option<u8>),
    ) -> bool {
        let due = regime.disclosures.iter().find(|d| d.id == content.content).and_then(|d| d.due.as_ref());
        let instances = match (only, due) {
            (Some(instance), _) => vec![instance.clone()],
            (None, Some(due)) => self.time.instances(due),
            (None, None) => Vec::new(),
        };
        instances.iter().any(|instance| match &instance.about {
            About::Unnamed { .. } => {
                disclosure.published.is_some_and(|day| self.time.rules.years().containing(day) == self.time.year)
            }
            about => about.budget_year() == Some(year) && about.part() == number,
        })
    }

    fn document_meets(&self, document: &Document, content: &ContentRef) -> bool {
        let Some(published) = document.published else { return false };
        let year = match content.time {
            // the week or month says which year it is
            Some(RefTime::Month(_) | RefTime::Week(_)) => self.time.year,
            None => document.school_year.unwrap_or_else(|| self.time.rules.years().containing(published)),
        };
        year == self.time.year && document.discloses.contains(content)
    }
}
