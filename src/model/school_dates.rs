//! What only the school knows about its year: days that rules count from, its term, what does not apply to it, who does what. Keys of
//! `calendar/SCHOOL-YEAR.yaml` beside its events.

use super::content_ref::ContentRef;
use crate::diag::{Diagnostic, codes};
use crate::pack::{CalendarRules, Packs};
use crate::parse::fields::Fields;
use crate::text::{Place, SchoolYear, Spanned};
use jiff::civil::Date;

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct SchoolDates {
    /// When the plan was last changed.
    pub revised: Option<Date>,
    /// Days that rules count from, in the order written; one event may have several.
    pub events: Vec<EventDate>,
    /// First and last day of teaching.
    pub term: Option<(Date, Date)>,
    /// Duties that the school does not have: key `not_applicable`.
    pub exemptions: Vec<Exemption>,
    /// Who does what; a duty in none goes by the pack's suggestion.
    pub assignments: Vec<Assigned>,
}

/// A day that the school names: `{event: tuyen_sinh, date: 2024-06-01}`.
#[derive(Clone, Debug)]
pub struct EventDate {
    /// Id in the calendar rules.
    pub event: String,
    /// On which it happened or will.
    pub day: Date,
    /// The budget year that it is about; the day's own unless said.
    pub budget_year: Option<i16>,
    /// What it was, for readers.
    pub note: Option<String>,
    /// Where `event` is written, for findings.
    pub place: Place,
}

/// A duty that the school does not have, or not for a while, and why.
#[derive(Clone, Debug)]
pub struct Exemption {
    /// Leaving out quarter or week means every one of them.
    pub duty: ContentRef,
    /// First day of it; `None`: from the start. With days, a duty without a day is not meant.
    pub from: Option<Date>,
    /// Last day of it, inclusive; `None`: to the end.
    pub to: Option<Date>,
    /// For readers; stands beside the duty.
    pub reason: String,
}

/// Who does what, by the school's own word.
#[derive(Clone, Debug)]
pub struct Assigned {
    /// Id of a role in the calendar rules.
    pub role: String,
    /// The name of the post, if it differs from the rule's.
    pub post: Option<String>,
    /// References to the duties of this role.
    pub duties: Vec<ContentRef>,
}

impl SchoolDates {
    pub(super) fn read(fields: &mut Fields<'_, '_>, packs: &Packs) -> Self {
        let rules = &packs.calendar;
        Self {
            revised: fields.date("revised").map(|d| d.value),
            events: fields.maps("event_dates", |f| event_date(f, rules)),
            term: fields.map("term", term),
            exemptions: fields.maps("not_applicable", |f| exemption(f, packs)),
            assignments: fields.maps("assignments", |f| {
                let role = f.required_text("role").and_then(|written| known_role(f, written, rules));
                let (post, duties) = (f.plain("post"), ContentRef::list(f, "duties", packs));
                Some(Assigned { role: role?, post, duties })
            }),
        }
    }

    /// First and last day of teaching, by the rules where the school does not say.
    pub fn term_in(dates: Option<&Self>, year: SchoolYear, rules: &CalendarRules) -> (Date, Date) {
        let (term, years) = (rules.term, rules.years());
        dates.and_then(|d| d.term).unwrap_or_else(|| {
            (years.day(year, term.from_month, term.from_day), years.day(year, term.to_month, term.to_day))
        })
    }
}

/// A role's id, which the rules must know.
pub(super) fn role(f: &mut Fields<'_, '_>, rules: &CalendarRules) -> Option<String> {
    let written = f.text("role")?;
    known_role(f, written, rules)
}

fn known_role(f: &mut Fields<'_, '_>, written: Spanned<String>, rules: &CalendarRules) -> Option<String> {
    if rules.role(&written.value).is_none() {
        let known: Vec<&str> = rules.roles.iter().map(|r| r.id.as_str()).collect();
        super::reading::unknown(f, &codes::UNKNOWN_REFERENCE, &written, "vai trò", &known);
        return None;
    }
    Some(written.value)
}

fn event_date(f: &mut Fields<'_, '_>, rules: &CalendarRules) -> Option<EventDate> {
    let event = f.required_text("event");
    let day = f.date("date");
    if day.is_none() && f.node("date").is_none() {
        let place = f.own_place();
        f.diagnostics
            .push(Diagnostic::new(&codes::MISSING_KEY, place, "thiếu khóa bắt buộc “date”").hint("viết “date: …”"));
    }
    let (budget_year, note) = (f.number("budget_year"), f.plain("note"));
    let event = event?;
    if !rules.events.iter().any(|e| e.id == event.value) {
        let known: Vec<&str> = rules.events.iter().map(|e| e.id.as_str()).collect();
        super::reading::unknown(f, &codes::UNKNOWN_REFERENCE, &event, "ngày sự kiện", &known);
        return None;
    }
    let budget_year = budget_year.and_then(|y| i16::try_from(y.value).ok());
    Some(EventDate { place: event.place.clone(), event: event.value, day: day?.value, budget_year, note })
}

fn term(f: &mut Fields<'_, '_>) -> Option<(Date, Date)> {
    let (from, to) = (f.date("from"), f.date("to"));
    if f.node("from").is_none() || f.node("to").is_none() {
        let place = f.own_place();
        f.diagnostics.push(
            Diagnostic::new(&codes::MISSING_KEY, place, "thời gian học thiếu ngày đầu hoặc ngày cuối")
                .hint("term: {from: 2024-09-05, to: 2025-05-31}"),
        );
    }
    let (from, to) = (from?, to?);
    if to.value < from.value {
        f.diagnostics.push(ends_before(to.place));
        return None;
    }
    Some((from.value, to.value))
}

fn exemption(f: &mut Fields<'_, '_>, packs: &Packs) -> Option<Exemption> {
    let duty = f.required_text("duty").and_then(|w| ContentRef::read(f, &w, packs));
    let (from, to) = (f.date("from"), f.date("to"));
    let reason = f.required_text("reason");
    if let (Some(from), Some(to)) = (&from, &to)
        && to.value < from.value
    {
        let message = "ngày kết thúc trước ngày bắt đầu: việc này không được miễn ngày nào";
        f.diagnostics.push(
            Diagnostic::new(&codes::BAD_DATE, to.place.clone(), message).hint("xem lại năm, hoặc đổi chỗ from và to"),
        );
        return None;
    }
    let (from, to) = (from.map(|d| d.value), to.map(|d| d.value));
    Some(Exemption { duty: duty?, from, to, reason: reason?.value })
}

/// A span that ends before it begins.
pub(super) fn ends_before(place: Place) -> Diagnostic {
    Diagnostic::new(&codes::BAD_DATE, place, "ngày kết thúc trước ngày bắt đầu")
        .hint("sửa một trong hai ngày: from là ngày đầu, to là ngày cuối")
}
