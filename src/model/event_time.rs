//! When a line of the school's plan is: a day, a span, a deadline, or weeks of a month as the plan's table has them.

use crate::diag::{Diagnostic, codes};
use crate::pack::CalendarRules;
use crate::parse::fields::Fields;
use crate::parse::yaml::Kind;
use crate::text::{SchoolYear, Spanned};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// When it is. Days are inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum When {
    /// Any day of the span will do.
    Span {
        /// Its first day.
        from: Date,
        /// Its last day, which is in time.
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

pub(super) fn month(f: &mut Fields<'_, '_>) -> Option<Spanned<i8>> {
    let written = f.number("month")?;
    match i8::try_from(written.value) {
        Ok(month @ 1..=12) => Some(written.map(|_| month)),
        _ => {
            let message = format!("không có tháng {}", written.value);
            f.diagnostics.push(
                Diagnostic::new(&codes::BAD_DATE, written.place, message).hint("ghi một số từ 1 đến 12, như month: 9"),
            );
            None
        }
    }
}

pub(super) fn weeks(f: &mut Fields<'_, '_>) -> Vec<Spanned<u8>> {
    let Some(node) = f.node("week") else { return Vec::new() };
    let nodes = match &node.kind {
        Kind::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let written: Vec<Spanned<String>> = nodes.iter().filter_map(|n| f.as_text(n)).collect();
    let numbers: Vec<Spanned<u16>> = written.into_iter().filter_map(|w| f.as_number(w)).collect();
    numbers.into_iter().map(|n| n.map(|week| u8::try_from(week).unwrap_or(u8::MAX))).collect()
}

pub(super) fn when(
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
            f.diagnostics.push(super::school_dates::ends_before(to.place.clone()));
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
    let first = rules.years().month(year, month.value);
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
