//! The school's own plan: `calendar/SCHOOL-YEAR.yaml`.

use super::content_ref::ContentRef;
use super::event_time::{When, month, weeks, when};
use super::reading::Reading;
use super::school_dates::SchoolDates;
use crate::diag::{Diagnostic, codes};
use crate::pack::Packs;
use crate::parse::fields::Fields;
use crate::parse::yaml::Node;
use crate::text::{Place, SchoolYear, Spanned, slug};
use jiff::civil::Date;
use std::sync::Arc;

/// A school year's plan.
#[derive(Clone, Debug)]
pub struct SchoolCalendar {
    pub file: Arc<str>,
    pub year: SchoolYear,
    pub document: Option<Spanned<String>>,
    /// Invented for demonstration.
    pub illustrative: bool,
    pub events: Vec<Event>,
    pub dates: SchoolDates,
}

/// What sort of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventKind {
    Disclosure,
    Report,
    /// What is already public is brought up to date.
    Update,
    Data,
    Activity,
}

/// A line of the plan.
#[derive(Clone, Debug)]
pub struct Event {
    pub id: String,
    pub place: Place,
    pub label: String,
    pub kind: EventKind,
    pub when: When,
    /// Month and weeks as printed, where the plan says them so.
    pub month: Option<i8>,
    pub weeks: Vec<u8>,
    pub covers: Vec<ContentRef>,
    pub channels: Vec<String>,
    pub recipient: Option<String>,
    /// Id of a role.
    pub role: Option<String>,
    /// The day as printed, where the plan has it wrong and the calendar goes by another.
    pub printed: Option<Spanned<Date>>,
    pub section: Option<String>,
    /// It is a row of the plan's month table.
    pub in_table: bool,
    pub editor_note: Option<String>,
}

impl SchoolCalendar {
    pub(super) fn read(year: SchoolYear, file: &Arc<str>, node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let packs = reading.packs;
        let mut fields = Fields::open(file, node, &mut reading.diagnostics)?;
        let document = fields.text("document");
        let illustrative = fields.flag("illustrative");
        let dates = SchoolDates::read(&mut fields, packs);
        let mut seen = std::collections::BTreeSet::new();
        let events = fields.maps("events", |f| {
            let id = f.required_text("id")?;
            if slug(&id.value) != id.value {
                let proper = slug(&id.value);
                let hint = if proper.is_empty() {
                    "chỉ dùng chữ thường không dấu, số và gạch nối".to_owned()
                } else {
                    format!("viết “{proper}”")
                };
                f.diagnostics.push(
                    Diagnostic::new(
                        &codes::BAD_SLUG,
                        id.place.clone(),
                        format!("“{}” không dùng được làm mã", id.value),
                    )
                    .hint(hint),
                );
            } else if !seen.insert(id.value.clone()) {
                let message = format!("sự kiện “{}” đã có ở trên", id.value);
                f.diagnostics.push(
                    Diagnostic::new(&codes::DUPLICATE_ITEM, id.place.clone(), message).hint("mỗi sự kiện một mã"),
                );
            }
            event(f, id, year, packs)
        });
        fields.finish();
        Some(Self { file: Arc::clone(file), year, document, illustrative, events, dates })
    }
}

fn event(f: &mut Fields<'_, '_>, id: Spanned<String>, year: SchoolYear, packs: &Packs) -> Option<Event> {
    const KINDS: &[(&str, EventKind)] = &[
        ("disclosure", EventKind::Disclosure),
        ("report", EventKind::Report),
        ("data", EventKind::Data),
        ("activity", EventKind::Activity),
    ];
    let label = f.text("label").map(|t| t.value).unwrap_or_default();
    let kind = f.required_choice("kind", KINDS);
    let month = month(f);
    let weeks = weeks(f);
    let when = when(f, year, month.as_ref(), &weeks, &packs.calendar);
    let covers = ContentRef::list(f, "covers", packs);
    let written = f.texts("channel");
    let channels = written
        .into_iter()
        .filter_map(|c| {
            let known: Vec<&str> = packs.calendar.channels.iter().map(|k| k.id.as_str()).collect();
            if !known.contains(&c.value.as_str()) {
                super::reading::unknown(f, &codes::UNKNOWN_REFERENCE, &c, "hình thức công khai", &known);
                return None;
            }
            Some(c.value)
        })
        .collect();
    let (recipient, section, editor_note) = (f.plain("recipient"), f.plain("section"), f.plain("editor_note"));
    let (role, printed) = (super::school_dates::role(f, &packs.calendar), f.date("printed"));
    let in_table = f.choice("in_table", &[("true", true), ("false", false)]).unwrap_or(month.is_some());
    Some(Event {
        id: id.value,
        place: id.place,
        label,
        kind: kind?,
        when: when?,
        month: month.map(|m| m.value),
        weeks: weeks.into_iter().map(|w| w.value).collect(),
        covers,
        channels,
        recipient,
        role,
        printed,
        section,
        in_table,
        editor_note,
    })
}
