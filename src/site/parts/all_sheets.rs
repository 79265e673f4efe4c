//! Which sheets "print all that is due" holds.

use crate::model::{Disclosure, TimeSpan, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::calendars::Calendars;
use crate::site::parts::sheet_foot;
use crate::site::view::Link;
use crate::text::SchoolYear;

/// A school year's sheets: its own disclosures, and others that its duties ask for. The year is the current one, or, as long as it has none,
/// the last before it that has.
pub(crate) fn chosen<'u>(
    setting: &Setting<'_>,
    unit: &'u Unit,
    calendars: &Calendars,
) -> Option<(SchoolYear, Vec<(usize, &'u Disclosure)>)> {
    calendars.years.iter().skip(calendars.current(setting)).find_map(|(year, duties)| {
        let mut found: Vec<(usize, &Disclosure)> = sheet_foot::published_by_then(setting, unit)
            .filter(|(at, d)| d.span == TimeSpan::SchoolYear(*year) || sheet_foot::fulfils(duties, *at))
            .collect();
        found.sort_by_key(|(at, d)| (d.published, *at));
        (!found.is_empty()).then_some((*year, found))
    })
}

/// The link to it from other pages.
pub(crate) fn link(setting: &Setting<'_>, route: &Route, unit: &Unit, calendars: &Calendars) -> Option<Link> {
    let (_, found) = chosen(setting, unit, calendars)?;
    Some(setting.link(
        route,
        &routes::all_sheets(unit),
        setting.tell("all_sheets_link", &[("count", &found.len().to_string())]),
    ))
}
