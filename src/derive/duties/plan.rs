//! The school's own plan as duties: one for each of its events.

use super::asking::{Asking, channel_use};
use super::duty::{ChannelUse, Obligation, RoleName, Source, Sureness};
use super::matching::Window;
use super::status::{Applies, Facts, Status, status};
use crate::derive::due::{About, Counting};
use crate::model::{Event, EventKind, SchoolCalendar};

impl Asking<'_> {
    pub(super) fn plan(&self, found: &mut Vec<Obligation>) {
        if let Some(calendar) = self.calendar {
            found.extend(calendar.events.iter().map(|event| self.event(calendar, event)));
        }
    }

    fn event(&self, calendar: &SchoolCalendar, event: &Event) -> Obligation {
        let seen = self.matching.look(&event.covers, None, Window::Published);
        let tracked = event.kind == EventKind::Disclosure && !event.covers.is_empty() || !seen.all.is_empty();
        let soon = i32::from(self.packs.calendar.soon);
        let facts = Facts { when: Some(event.when), met: seen.met, applies: Applies::Yes, soon };
        let known = |id: &String| self.packs.calendar.channels.iter().find(|c| c.id == *id).map(channel_use);
        let unknown =
            |id: &String| ChannelUse { id: id.clone(), label: id.clone(), posting_days: None, condition: None };
        let post =
            |id: &String| self.packs.calendar.role(id).map(|r| RoleName { id: r.id.clone(), label: r.label.clone() });
        let duty = matches!(event.kind, EventKind::Disclosure | EventKind::Report);
        let issued = calendar.document.as_ref().and_then(|slug| self.unit.document(&slug.value)).and_then(|d| d.date);
        Obligation {
            year: calendar.year,
            id: event.id.clone(),
            title: event.label.clone(),
            name: None,
            source: Source::Plan { section: event.section.clone() },
            kind: event.kind,
            when: Some(event.when),
            about: About::SchoolYear,
            series: None,
            covers: event.covers.clone(),
            channels: event.channels.iter().map(|id| known(id).unwrap_or_else(|| unknown(id))).collect(),
            recipient: event.recipient.clone(),
            role: event.role.as_ref().and_then(post).or_else(|| if duty { self.role(&event.covers) } else { None }),
            status: if tracked { status(facts, self.as_of) } else { Status::NotTracked },
            revision: self.revision(
                issued.unwrap_or_else(|| self.packs.calendar.years().start(calendar.year)),
                &seen.all,
                0,
            ),
            fulfilled: seen.all,
            missing: seen.missing,
            condition: None,
            not_applicable: None,
            certainty: Sureness::default(),
            counting: Counting::CalendarDays,
            editor_note: event.editor_note.clone(),
        }
    }
}
