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
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A school year's plan.
#[derive(Clone, Debug)]
pub struct SchoolCalendar {
    /// Its `SCHOOL-YEAR.yaml`: path in the snapshot.
    pub file: Arc<str>,
    /// From the file's name.
    pub year: SchoolYear,
    /// Slug in `documents/` of the plan that this comes from; `None`: not published as a document.
    pub document: Option<Spanned<String>>,
    /// Invented for demonstration.
    pub illustrative: bool,
    /// Lines of the plan, in the order written.
    pub events: Vec<Event>,
    /// What it says besides its lines.
    pub dates: SchoolDates,
}

/// What sort of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EventKind {
    /// Something is made public.
    Disclosure,
    /// Something is sent to the managing office.
    Report,
    /// What is already public is brought up to date.
    Update,
    /// What a disclosure will need is gathered.
    Data,
    /// Anything else.
    Activity,
}

/// A line of the plan.
#[derive(Clone, Debug)]
pub struct Event {
    /// Stable slug, unique in the plan: part of the UID in calendars to subscribe to.
    pub id: String,
    /// Where `id` is written, for findings.
    pub place: Place,
    /// As printed; empty where the original is empty.
    pub label: String,
    /// Never [`EventKind::Update`], which only duties of the law are.
    pub kind: EventKind,
    /// The days that the calendar goes by.
    pub when: When,
    /// Month and weeks as printed, where the plan says them so.
    pub month: Option<i8>,
    /// Numbers of weeks of that month, from 1; empty: none given.
    pub weeks: Vec<u8>,
    /// What the line makes public or reports; empty: no duty of the law.
    pub covers: Vec<ContentRef>,
    /// Ids of ways of making public, from the pack `calendar`.
    pub channels: Vec<String>,
    /// Who gets it, in words.
    pub recipient: Option<String>,
    /// Id of a role.
    pub role: Option<String>,
    /// The day as printed, where the plan has it wrong and the calendar goes by another.
    pub printed: Option<Spanned<Date>>,
    /// Where it stands in the plan: `V`, `Tháng 9`.
    pub section: Option<String>,
    /// It is a row of the plan's month table.
    pub in_table: bool,
    /// The site's editor on a slip of the original.
    pub editor_note: Option<String>,
}

impl SchoolCalendar {
    pub(super) fn read(year: SchoolYear, file: &Arc<str>, node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let packs = reading.packs;
        let mut fields = Fields::open(file, node, &reading.packs.codes, &mut reading.diagnostics)?;
        let document = fields.text("document");
        let illustrative = fields.flag("illustrative");
        let dates = SchoolDates::read(&mut fields, packs);
        let mut seen = BTreeSet::new();
        let events = fields.maps("events", |f| {
            let id = f.required_text("id");
            if let Some(id) = &id {
                check_id(f, id, &mut seen);
            }
            event(f, id, year, packs)
        });
        fields.finish();
        Some(Self { file: Arc::clone(file), year, document, illustrative, events, dates })
    }
}

/// An event's id must be usable in an address and its own.
fn check_id(f: &mut Fields<'_, '_>, id: &Spanned<String>, seen: &mut BTreeSet<String>) {
    if slug(&id.value) != id.value {
        let proper = slug(&id.value);
        let hint = if proper.is_empty() {
            "chỉ dùng chữ thường không dấu, số và gạch nối".to_owned()
        } else {
            format!("viết “{proper}”")
        };
        f.diagnostics.push(
            Diagnostic::new(&codes::BAD_SLUG, id.place.clone(), format!("“{}” không dùng được làm mã", id.value))
                .hint(hint),
        );
    } else if !seen.insert(id.value.clone()) {
        let message = format!("sự kiện “{}” đã có ở trên", id.value);
        f.diagnostics
            .push(Diagnostic::new(&codes::DUPLICATE_ITEM, id.place.clone(), message).hint("mỗi sự kiện một mã"));
    }
}

fn event(f: &mut Fields<'_, '_>, id: Option<Spanned<String>>, year: SchoolYear, packs: &Packs) -> Option<Event> {
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
    let id = id?;
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
