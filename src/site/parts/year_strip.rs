//! A school year in one line: how many duties end in each month, and what of them needs somebody first.

use crate::derive::duties::{Look, Obligation};
use crate::site::context::setting::Setting;
use crate::site::view::{State, StripMonth};
use crate::text::Period;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The months from the first of the school year, or the first deadline if that is earlier, to the last. What does not apply is nobody's duty
/// and not counted; `listed` are the months that have a section on the page.
pub(crate) fn strip(setting: &Setting<'_>, own: Period, duties: &[Obligation], listed: &[String]) -> Vec<StripMonth> {
    let mut by_month: BTreeMap<Date, Vec<Look>> = BTreeMap::new();
    for duty in duties.iter().filter(|d| d.is_counted() && d.look() != Look::NotApplicable) {
        if let Some(day) = duty.last_day() {
            by_month.entry(day.first_of_month()).or_default().push(duty.look());
        }
    }
    let first = by_month.keys().next().copied().unwrap_or(own.from).min(own.from.first_of_month());
    let last = by_month.keys().last().copied().unwrap_or(own.to).max(own.to.first_of_month());
    let months = first.series(1.month()).take_while(|month| *month <= last);
    months
        .map(|month| cell(setting, month, by_month.get(&month).map(Vec::as_slice).unwrap_or_default(), listed))
        .collect()
}

fn cell(setting: &Setting<'_>, month: Date, looks: &[Look], listed: &[String]) -> StripMonth {
    let worst = Look::WORST_FIRST.into_iter().find(|look| looks.contains(look));
    let state =
        worst.map(|look| State { class: look.id().to_owned(), label: setting.say(&format!("short_{}", look.id())) });
    let id = format!("thang-{}-{}", month.month(), month.year());
    StripMonth {
        number: month.month(),
        label: setting.tell("month", &[("month", &setting.month(month.year(), month.month()))]),
        count: looks.len(),
        count_label: setting.tell("strip_count", &[("count", &looks.len().to_string())]),
        state,
        today: setting.as_of.first_of_month() == month,
        href: if listed.contains(&id) {
            Some(format!("#{id}"))
        } else {
            (!looks.is_empty()).then(|| "#lap-lai".to_owned())
        },
    }
}
