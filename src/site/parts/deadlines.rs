//! Deadlines that several units share, and the file of them to subscribe to.

use crate::derive::due::About;
use crate::derive::duties::{RecordedDuty, Revision, Tally};
use crate::model::{Unit, When};
use crate::site::context::queries::domain;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::duty::{basis, due, title};
use crate::site::view::{IcsCalendar, IcsEvent};
use crate::text::SchoolYear;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A deadline that several units share.
pub(crate) struct Deadline {
    pub(crate) id: String,
    pub(crate) year: SchoolYear,
    pub(crate) title: String,
    pub(crate) basis: String,
    pub(crate) due: String,
    pub(crate) when: When,
    pub(crate) revision: Revision,
    pub(crate) published: usize,
    pub(crate) units: usize,
}

/// The duties of one unit in one school year, counted, and what it still owes from the years before.
pub(crate) struct UnitDuties<'a> {
    pub(crate) unit: &'a Unit,
    pub(crate) duties: &'a [RecordedDuty],
    pub(crate) tally: Tally,
    pub(crate) debts: Tally,
}

/// Duties that are a column: those that do not come back every week or month.
pub(crate) fn shown(duties: &[RecordedDuty]) -> impl Iterator<Item = &RecordedDuty> {
    duties.iter().filter(|duty| !duty.comes_back())
}

/// Each deadline of the year once, with how many units have met it.
pub(crate) fn deadlines(setting: &Setting<'_>, year: SchoolYear, units: &[UnitDuties<'_>]) -> Vec<Deadline> {
    let mut found: BTreeMap<(Date, String), Deadline> = BTreeMap::new();
    for duty in units.iter().flat_map(|u| shown(u.duties)) {
        // days that hang on a school's own event are not shared
        let asked = &duty.asked;
        let (Some(when), false) = (duty.when, matches!(asked.about, About::Event { .. })) else {
            continue;
        };
        let deadline = found.entry((when.last_day(), asked.id.clone())).or_insert_with(|| Deadline {
            id: asked.id.clone(),
            year,
            title: title(setting, asked),
            basis: basis(setting, asked),
            due: due(setting, &duty.whole()),
            when,
            revision: asked.revision,
            published: 0,
            units: 0,
        });
        deadline.units += 1;
        deadline.published += usize::from(duty.status.is_met());
    }
    found.into_values().collect()
}

pub(crate) fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// A file of the deadlines of all units, each once: what a managing office subscribes to.
pub(crate) fn subscription(setting: &Setting<'_>, deadlines: &[Deadline]) -> IcsCalendar {
    let events = deadlines.iter().map(|deadline| IcsEvent {
        uid: format!("cong-{}-{}@{}", deadline.year, deadline.id, domain(setting)),
        sequence: deadline.revision.number,
        start: deadline.when.first_day(),
        end: after(deadline.when.last_day()),
        repeat: None,
        summary: deadline.title.clone(),
        description: [
            setting.tell("ics_due", &[("due", &deadline.due)]),
            setting.tell("ics_basis", &[("basis", &deadline.basis)]),
        ]
        .join("\n"),
        url: setting
            .site
            .base_url
            .as_ref()
            .map(|base| routes::absolute(base, &routes::portal_calendar(Some(deadline.year), 1))),
        categories: vec![setting.say("source_law")],
        cancelled: false,
        reminder: None,
        changed: deadline.revision.day,
    });
    IcsCalendar {
        name: format!("{} – {}", setting.say("nav_calendar"), setting.site.title),
        reminders: Vec::new(),
        events: events.collect(),
    }
}
