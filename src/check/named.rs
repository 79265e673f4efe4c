//! Duties and days as the program's own messages name them, in Vietnamese. Pages have words of their own, from the theme.

use crate::derive::due::About;
use crate::derive::duties::{Obligation, Source};
use crate::model::When;
use crate::text::{format_date, format_month};
use jiff::ToSpan;

/// `trước 15/9/2023`, `5/9/2023`, `1/9/2023 – 5/9/2023`.
pub(crate) fn when(when: When) -> String {
    match when {
        When::Before(day) => format!("trước {}", format_date(day)),
        When::Span { from, to } if from == to => format_date(to),
        When::Span { from, to } => format!("{} – {}", format_date(from), format_date(to)),
    }
}

/// A duty's title with the time that it speaks of.
pub(crate) fn title(duty: &Obligation) -> String {
    let title = &duty.title;
    match &duty.about {
        About::Budget { year, period } if period.number.is_some() => format!("{title} ({})", period.of_year(*year)),
        About::Budget { year, .. } => format!("{title} (năm {year})"),
        About::Month(first) => format!("{title} (tháng {})", format_month(first.year(), first.month())),
        About::Week(monday) => {
            format!("{title} (tuần {}–{})", format_date(*monday), format_date(monday.saturating_add(4.days())))
        }
        About::SchoolYear | About::Event { .. } | About::Unnamed { .. } => title.clone(),
    }
}

/// `36/2017/TT-BGDĐT, Điều 8`; the number alone where no article is known; empty for the school's own plan.
pub(crate) fn basis(duty: &Obligation) -> String {
    match &duty.source {
        Source::Law { number, article: Some(article), .. } => format!("{number}, {article}"),
        _ => regulation(duty),
    }
}

/// The regulation's number; empty for the school's own plan.
pub(crate) fn regulation(duty: &Obligation) -> String {
    match &duty.source {
        Source::Law { number, .. } => number.clone(),
        Source::Plan { .. } => String::new(),
    }
}
