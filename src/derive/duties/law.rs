//! The duties that regulations lay on a school in a school year. What they are stands in the packs; here they are only read out.

use super::asking::{Asking, channel_use};
use super::duty::{Obligation, Series, Source, Sureness};
use super::matching::{Found, Window};
use super::status::{Facts, Status, status};
use super::told::{Told, told};
use crate::derive::due::{About, Instance};
use crate::model::{Asks, ContentRef, EventKind, RefTime, When};
use crate::pack::{Certainty, Channel, Content, Due, Form, Provenance, Regime, Schedule};
use jiff::civil::Date;

impl Asking<'_> {
    pub(super) fn law(&self, regime: &Regime, found: &mut Vec<Obligation>) {
        self.contents(regime, found);
        self.updates(regime, found);
        self.channels(regime, found);
        self.reports(regime, found);
        self.budget(regime, found);
    }

    fn addressed(&self, applies_to: &[String]) -> bool {
        let audiences = self.unit.audiences();
        applies_to.is_empty() || applies_to.iter().any(|a| audiences.contains(&a.as_str()))
    }

    fn owes(&self, schedule: &Schedule) -> bool {
        let own = schedule.ownership.is_empty() || schedule.ownership.contains(&self.unit.owner());
        own && self.addressed(&schedule.applies_to)
    }

    /// Whether a condition, if there is one, is answered with yes.
    fn is_asked(&self, condition: Option<&String>) -> bool {
        condition.is_none_or(|c| self.unit.conditions.get(c) == Some(&true))
    }

    fn contents_of<'r>(&self, regime: &'r Regime, schedule: &Schedule) -> Vec<&'r Content> {
        let contents = regime.contents.iter().filter(|c| self.addressed(&c.applies_to));
        contents.filter(|c| c.schedule.as_ref() == Some(&schedule.id) || schedule.contents.contains(&c.id)).collect()
    }

    /// The form in which a school of these levels fills a content in, where it is one.
    fn form_of<'r>(&self, regime: &'r Regime, content: &Content) -> Option<&'r Form> {
        let forms = content.forms.as_ref()?;
        let mut own = self.unit.audiences().into_iter().filter_map(|audience| forms.get(audience));
        let first = own.next()?;
        own.all(|other| other == first).then(|| regime.form(first)).flatten()
    }

    /// Contents with a schedule, and schedules that are contents of their own (a weekly menu).
    fn contents(&self, regime: &Regime, found: &mut Vec<Obligation>) {
        for schedule in regime.schedules.iter().filter(|s| self.owes(s)) {
            let Some(due) = &schedule.due else { continue };
            let date_recalled = recalled_date(due, &schedule.provenance);
            for content in self.contents_of(regime, schedule) {
                let own = self.unit.audiences().first().and_then(|a| content.articles.get(*a));
                let certainty = Sureness { date_recalled, article_recalled: any_recalled(&content.provenance) };
                let told = told(
                    regime,
                    due,
                    (
                        &content.label,
                        self.form_of(regime, content).and_then(|f| f.name.as_ref()).or(content.name.as_ref()),
                    ),
                    own.or(content.article.as_ref()).or(schedule.article.as_ref()),
                    (Asks::Content, &content.id),
                );
                let condition = content.condition.as_ref().or(schedule.condition.as_ref());
                let channels = carriers(regime, &content.id);
                self.instances(&Told { channels, condition, certainty, ..told }, found);
            }
            if regime.own_schedules().any(|s| s.id == schedule.id) {
                let certainty = Sureness { date_recalled, article_recalled: false };
                let told = told(
                    regime,
                    due,
                    (&schedule.label, schedule.name.as_ref()),
                    schedule.article.as_ref(),
                    (Asks::Schedule, &schedule.id),
                );
                let (channels, condition) = (carriers(regime, &schedule.id), schedule.condition.as_ref());
                self.instances(&Told { channels, condition, certainty, ..told }, found);
            }
        }
    }

    /// Bringing up to date: at a time of the year, and when something has changed.
    fn updates(&self, regime: &Regime, found: &mut Vec<Obligation>) {
        for schedule in regime.schedules.iter().filter(|s| self.owes(s)) {
            let within: Vec<ContentRef> = self
                .contents_of(regime, schedule)
                .into_iter()
                .filter(|c| self.is_asked(c.condition.as_ref()))
                .map(|c| ContentRef::whole(&regime.id, Asks::Content, c.id.clone()))
                .collect();
            let update = schedule.update.as_ref().map(|due| (due, Asks::Update, &schedule.update_label));
            let change = schedule.on_change.as_ref().map(|due| (due, Asks::Change, &schedule.on_change_label));
            for (due, asks, label) in update.into_iter().chain(change).filter(|_| !within.is_empty()) {
                let title = label.as_ref().unwrap_or(&schedule.label);
                let certainty =
                    Sureness { date_recalled: recalled_date(due, &schedule.provenance), article_recalled: false };
                let told = told(regime, due, (title, None), schedule.article.as_ref(), (asks, &schedule.id));
                self.instances(&Told { kind: EventKind::Update, within: within.clone(), certainty, ..told }, found);
            }
        }
    }

    /// Ways of making public that have a time of their own: before enrolment, before the first meeting with parents.
    fn channels(&self, regime: &Regime, found: &mut Vec<Obligation>) {
        for (channel, due) in regime.channels.iter().filter_map(|c| Some((c, c.due.as_ref()?))) {
            let recalled = any_recalled(&channel.provenance);
            let told = told(
                regime,
                due,
                (&channel.label, channel.name.as_ref()),
                channel.article.as_ref(),
                (Asks::Channel, &channel.id),
            );
            self.instances(
                &Told {
                    channels: vec![channel],
                    on_site: channel.on_site,
                    certainty: Sureness { date_recalled: recalled, article_recalled: recalled },
                    ..told
                },
                found,
            );
        }
    }

    /// Reports to the managing office.
    fn reports(&self, regime: &Regime, found: &mut Vec<Obligation>) {
        for (report, due) in regime.reporting.iter().filter_map(|r| Some((r, r.due.as_ref()?))) {
            let certainty = Sureness { date_recalled: recalled_date(due, &report.provenance), article_recalled: false };
            let told = told(regime, due, (&report.label, report.name.as_ref()), None, (Asks::Report, &report.id));
            self.instances(
                &Told {
                    kind: EventKind::Report,
                    recipient: report.to.as_ref(),
                    on_site: report.on_site,
                    certainty,
                    ..told
                },
                found,
            );
        }
    }

    /// Budget disclosures of this school's kind.
    fn budget(&self, regime: &Regime, found: &mut Vec<Obligation>) {
        let asked = regime.disclosures.iter().filter(|d| d.ownership.contains(&self.unit.owner()));
        for (disclosure, due) in asked.filter_map(|d| Some((d, d.due.as_ref()?))) {
            let told = told(
                regime,
                due,
                (&disclosure.label, disclosure.name.as_ref()),
                disclosure.article.as_ref(),
                (Asks::Budget, &disclosure.id),
            );
            let channels = regime
                .channels
                .iter()
                .filter(|c| c.contents.as_slice().is_empty() || c.carries(&disclosure.id))
                .collect();
            let (condition, budget_years) = (disclosure.condition.as_ref(), regime.budget_years(disclosure));
            self.instances(&Told { channels, condition, budget_years, ..told }, found);
        }
    }

    fn instances(&self, told: &Told<'_>, found: &mut Vec<Obligation>) {
        for instance in self.time.instances(told.due) {
            let undated = self.packs.calendar.undated.within(self.packs.calendar.years(), self.year);
            let day = instance.when.map_or(undated, When::last_day);
            let budget_year = instance.about.budget_year().unwrap_or_else(|| told.due.budget_year(undated.year()));
            if holds(told, day, budget_year) {
                found.push(self.duty(told, &instance));
            }
        }
    }

    fn duty(&self, told: &Told<'_>, instance: &Instance) -> Obligation {
        let about = &instance.about;
        let whole = ContentRef::whole(&told.regime.id, told.asks, told.content.to_owned());
        // a report's id says nothing of its being one
        let named = if told.asks == Asks::Report { whole.content.clone() } else { whole.path() };
        let base = format!("{}-{named}", told.regime.id).replace(['_', '/'], "-");
        let time = match about {
            About::Month(first) => Some(RefTime::Month(*first)),
            About::Week(monday) => Some(RefTime::Week(*monday)),
            _ => None,
        };
        let covers = vec![ContentRef { part: about.part(), time, ..whole }];
        let seen = self.seen(told, instance, &covers);
        let (applies, reason) = self.applies(instance, &covers, told.condition);
        let facts = Facts { when: instance.when, met: seen.met, applies, soon: i32::from(self.packs.calendar.soon) };
        let status = match status(facts, self.as_of) {
            status @ (Status::Waiting | Status::Unsettled | Status::NotApplicable) => status,
            _ if !told.on_site && seen.all.is_empty() => Status::NotTracked,
            status => status,
        };
        let begun = || self.packs.calendar.years().start(self.year);
        let revised = told.regime.revised.as_deref().unwrap_or(&told.regime.issued).parse().unwrap_or_else(|_| begun());
        Obligation {
            year: self.year,
            id: format!("{base}{}", about.suffix()),
            title: told.title.to_owned(),
            name: told.name.cloned(),
            source: Source::Law {
                regulation: told.regime.id.clone(),
                number: told.regime.number.clone(),
                article: told.article.cloned(),
            },
            kind: told.kind,
            when: instance.when,
            series: about.is_repeated().then_some(Series { id: base }),
            about: about.clone(),
            channels: told.channels.iter().map(|c| channel_use(c)).collect(),
            recipient: told.recipient.cloned(),
            role: self.role(&covers),
            status,
            revision: self.revision(revised, &seen.all, self.answer(applies, told.condition)),
            fulfilled: seen.all,
            missing: seen.missing,
            condition: told.condition.cloned(),
            not_applicable: reason,
            covers,
            certainty: told.certainty,
            counting: instance.counting,
            editor_note: None,
        }
    }
}

impl Asking<'_> {
    /// What meets it. A change of which nobody says what has changed is met by anything that was touched; bringing up to date at a time of the
    /// year by each of the contents.
    fn seen(&self, told: &Told<'_>, instance: &Instance, covers: &[ContentRef]) -> Found {
        match (told.kind, &instance.about, instance.when) {
            (EventKind::Update, _, None) => Found::default(),
            (EventKind::Update, About::Event { day, .. }, _) => {
                self.matching.look_for_any(&told.within, Window::Touched(*day, Date::MAX))
            }
            (EventKind::Update, _, Some(when)) => {
                self.matching.look(&told.within, None, Window::Touched(when.first_day(), when.last_day()))
            }
            _ => self.matching.look(covers, Some(instance), Window::Published),
        }
    }
}

/// The ways of making public that carry a content and have no time of their own.
fn carriers<'r>(regime: &'r Regime, content: &str) -> Vec<&'r Channel> {
    regime.channels.iter().filter(|c| c.due.is_none() && c.carries(content)).collect()
}

/// Whether the law asks for it: by the budget year that it is about where the law goes by those, else by the last day.
fn holds(told: &Told<'_>, day: Date, budget_year: i16) -> bool {
    let (first, last) = told.budget_years;
    let (begins, ends) = told.regime.holds();
    let begun = first.map_or_else(|| begins.is_none_or(|from| from <= day), |first| first <= budget_year);
    let ended = last.map_or_else(|| ends.is_some_and(|end| end <= day), |last| last < budget_year);
    begun && !ended
}

fn recalled_date(due: &Due, provenance: &[Provenance]) -> bool {
    due.certainty.map_or_else(|| any_recalled(provenance), |c| c == Certainty::Recalled)
}

fn any_recalled(provenance: &[Provenance]) -> bool {
    provenance.iter().any(|p| p.status == Certainty::Recalled)
}
