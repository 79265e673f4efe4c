//! The school's own plan: `calendar/SCHOOL-YEAR.yaml`.

use super::content_ref::ContentRef;
use super::reading::Reading;
use super::school_dates::SchoolDates;
use crate::diag::{Diagnostic, codes};
use crate::pack::{CalendarRules, Packs};
use crate::parse::fields::Fields;
use crate::parse::yaml::{Kind, Node};
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

/// When it is. Days are inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum When {
    Span {
        from: Date,
        to: Date,
    },
    /// "Trước ngày": the day itself is too late.
    Before(Date),
}

impl When {
    /// One day.
    pub fn on(day: Date) -> Self {
        Self::Span { from: day, to: day }
    }

    /// The last day on which it can still be done.
    pub fn last_day(self) -> Date {
        match self {
            Self::Span { to, .. } => to,
            Self::Before(day) => day.yesterday().unwrap_or(day),
        }
    }

    /// The first day that belongs to it.
    pub fn first_day(self) -> Date {
        match self {
            Self::Span { from, .. } => from,
            Self::Before(_) => self.last_day(),
        }
    }
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

fn month(f: &mut Fields<'_, '_>) -> Option<Spanned<i8>> {
    let written = f.number("month")?;
    match i8::try_from(written.value) {
        Ok(month @ 1..=12) => Some(written.map(|_| month)),
        _ => {
            f.diagnostics.push(Diagnostic::new(
                &codes::BAD_DATE,
                written.place,
                format!("không có tháng {}", written.value),
            ));
            None
        }
    }
}

fn weeks(f: &mut Fields<'_, '_>) -> Vec<Spanned<u8>> {
    let Some(node) = f.node("week") else { return Vec::new() };
    let nodes = match &node.kind {
        Kind::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let written: Vec<Spanned<String>> = nodes.iter().filter_map(|n| f.as_text(n)).collect();
    let numbers: Vec<Spanned<u16>> = written.into_iter().filter_map(|w| f.as_number(w)).collect();
    numbers.into_iter().map(|n| n.map(|week| u8::try_from(week).unwrap_or(u8::MAX))).collect()
}

fn when(
    f: &mut Fields<'_, '_>,
    year: SchoolYear,
    month: Option<&Spanned<i8>>,
    weeks: &[Spanned<u8>],
    rules: &CalendarRules,
) -> Option<When> {
    let (date, from, to, before) = (f.date("date"), f.date("from"), f.date("to"), f.date("before"));
    let within = f.text("within");
    if let Some(before) = before {
        return Some(When::Before(before.value));
    }
    if let Some(day) = date {
        return Some(When::Span { from: day.value, to: day.value });
    }
    if let (Some(from), Some(to)) = (&from, &to) {
        if to.value < from.value {
            f.diagnostics.push(Diagnostic::new(&codes::BAD_DATE, to.place.clone(), "ngày kết thúc trước ngày bắt đầu"));
        }
        return Some(When::Span { from: from.value, to: to.value.max(from.value) });
    }
    if let Some(within) = within {
        let parts = within
            .value
            .split_once('/')
            .and_then(|(m, y)| Date::new(y.trim().parse().ok()?, m.trim().parse().ok()?, 1).ok());
        if parts.is_none() {
            f.diagnostics.push(
                Diagnostic::new(&codes::BAD_DATE, within.place, format!("“{}” không phải là tháng", within.value))
                    .hint("viết như 1/2024"),
            );
        }
        return parts.map(|first| When::Span { from: first, to: first.last_of_month() });
    }
    let Some(month) = month else {
        // a time that was written, but wrong, has its own finding
        if ["date", "before", "month"].into_iter().any(|key| f.node(key).is_some()) {
            return None;
        }
        let place = f.own_place();
        let written = (f.node("from").is_some(), f.node("to").is_some());
        let (message, hint) = match written {
            (true, true) => return None,
            (false, false) => {
                ("sự kiện này chưa có thời gian", "thêm date, from và to, before, within, hoặc month (và week)")
            }
            _ => (
                "sự kiện này thiếu ngày bắt đầu hoặc ngày kết thúc",
                "from và to đi cùng nhau; nếu chỉ một ngày, dùng date",
            ),
        };
        f.diagnostics.push(Diagnostic::new(&codes::NO_TIME, place, message).hint(hint));
        return None;
    };
    let first = Date::new(year.year_of_month(month.value), month.value, 1).ok()?;
    let spans: Vec<When> = weeks.iter().filter_map(|week| week_span(f, first, week, rules)).collect();
    match (spans.first(), spans.last()) {
        (Some(a), Some(b)) => Some(When::Span { from: a.first_day(), to: b.last_day() }),
        _ if weeks.is_empty() => Some(When::Span { from: first, to: first.last_of_month() }),
        _ => None,
    }
}

fn week_span(f: &mut Fields<'_, '_>, first: Date, week: &Spanned<u8>, rules: &CalendarRules) -> Option<When> {
    let block =
        rules.week_rule.weeks.iter().find(|w| w.week == week.value).filter(|w| w.from_day <= first.days_in_month());
    let Some(block) = block else {
        let message =
            format!("tháng {} không có tuần {}", crate::text::format_month(first.year(), first.month()), week.value);
        f.diagnostics.push(
            Diagnostic::new(&codes::IMPOSSIBLE_WEEK, week.place.clone(), message)
                .hint(rules.week_rule.explanation.clone()),
        );
        return None;
    };
    let day = |n: i8| Date::new(first.year(), first.month(), n.min(first.days_in_month())).ok();
    Some(When::Span { from: day(block.from_day)?, to: day(block.to_day)? })
}
