//! The months of a school year with a row for each duty.

use crate::derive::duties::{Look, Obligation};
use crate::model::{Unit, When};
use crate::site::Route;
use crate::site::parts::calendar_frame::Asked;
use crate::site::parts::duty_row::{row, series_row};
use crate::site::view::{MonthView, ObligationRow};
use std::collections::BTreeMap;

/// The months with their duties that come once and apply; see [`repeated`] for the others, and [`is_own_business`].
pub(crate) fn once(asked: &Asked<'_>, route: &Route) -> Vec<MonthView> {
    let listed =
        |duty: &Obligation| duty.series.is_none() && duty.look() != Look::NotApplicable && !is_own_business(duty);
    months(asked, route, |_| true, listed)
}

/// Whether a line of the school's plan is about nothing that it has to make public.
pub(crate) fn is_own_business(duty: &Obligation) -> bool {
    !duty.is_law() && duty.look() == Look::NotTracked
}

/// What comes back every week or month: a row for all instances of the year, those that do not apply too.
pub(crate) fn repeated(asked: &Asked<'_>, route: &Route, duties: &[&Obligation]) -> Vec<ObligationRow> {
    let mut seen: Vec<&str> = Vec::new();
    let rows = duties.iter().filter_map(|duty| {
        let series = duty.series.as_ref().filter(|series| !seen.contains(&series.id.as_str()))?;
        seen.push(&series.id);
        let instances: Vec<&Obligation> =
            duties.iter().copied().filter(|d| d.series.as_ref().is_some_and(|s| s.id == series.id)).collect();
        series_row(asked.setting, route, asked.unit, &instances, &series.id)
    });
    rows.collect()
}

pub(crate) fn noted(asked: &Asked<'_>, mut row: ObligationRow, duty: &Obligation) -> ObligationRow {
    row.notes = asked.calendars.notes(duty);
    row
}

/// The months that hold deadlines, with a row for each duty and one for each month of a repeated duty.
pub(crate) fn months(
    asked: &Asked<'_>,
    route: &Route,
    wanted: impl Fn((i16, i8)) -> bool,
    listed: impl Fn(&Obligation) -> bool,
) -> Vec<MonthView> {
    let mut by_month: BTreeMap<(i16, i8), Vec<&Obligation>> = BTreeMap::new();
    for duty in asked.duties.iter().filter(|duty| listed(duty)) {
        if let Some(day) = duty.when.map(When::last_day) {
            by_month.entry((day.year(), day.month())).or_default().push(duty);
        }
    }
    let months = by_month.into_iter().filter(|(month, _)| wanted(*month)).map(|((year, month), duties)| MonthView {
        id: format!("thang-{month}-{year}"),
        label: asked.setting.tell("month", &[("month", &asked.setting.month(year, month))]),
        entries: entries(asked, route, asked.unit, &duties, &format!("{month}-{year}")),
    });
    months.collect()
}

/// Rows of some duties of a year: one for each, one for all instances of what comes back every week.
pub(crate) fn entries(
    asked: &Asked<'_>,
    route: &Route,
    unit: &Unit,
    duties: &[&Obligation],
    month: &str,
) -> Vec<ObligationRow> {
    let mut seen: Vec<&str> = Vec::new();
    let rows = duties.iter().filter_map(|duty| match &duty.series {
        None => Some(noted(asked, row(asked.setting, route, unit, duty), duty)),
        Some(series) if seen.contains(&series.id.as_str()) => None,
        Some(series) => {
            seen.push(&series.id);
            let instances: Vec<&Obligation> =
                duties.iter().copied().filter(|d| d.series.as_ref().is_some_and(|s| s.id == series.id)).collect();
            if instances.len() == 1 {
                return Some(noted(asked, row(asked.setting, route, unit, duty), duty));
            }
            series_row(asked.setting, route, unit, &instances, &format!("{}-thang-{month}", series.id))
        }
    });
    rows.collect()
}
