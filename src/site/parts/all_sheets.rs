//! Which sheets are printed together: all of a school year, and those that wait to be signed.

use crate::model::{Disclosure, TimeSpan, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::calendars::Calendars;
use crate::site::parts::{annual_paper, sheet_foot};
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

/// Drafts, with their positions: what is to be signed before it can be made public. There are none but in a preview.
pub(crate) fn to_sign(unit: &Unit) -> Vec<(usize, &Disclosure)> {
    unit.disclosures.iter().enumerate().filter(|(_, d)| d.draft).collect()
}

/// Where among the sheets the yearly report stands that says all that a sheet says: nothing is printed twice.
pub(crate) fn holder(unit: &Unit, found: &[(usize, &Disclosure)], sheet: &Disclosure) -> Option<usize> {
    found.iter().position(|(_, other)| annual_paper::holds(unit, other, sheet))
}

/// The links to them from other pages.
pub(crate) fn links(setting: &Setting<'_>, route: &Route, unit: &Unit, calendars: &Calendars) -> Vec<Link> {
    let link = |to: &Route, key: &str, found: &[(usize, &Disclosure)]| {
        let sheets = found.iter().filter(|(_, d)| holder(unit, found, d).is_none()).count();
        (sheets > 0).then(|| setting.link(route, to, setting.tell(key, &[("count", &sheets.to_string())])))
    };
    let year = chosen(setting, unit, calendars).map(|(_, found)| found).unwrap_or_default();
    let waiting = link(&routes::sheets_to_sign(unit), "to_sign_link", &to_sign(unit));
    waiting.into_iter().chain(link(&routes::all_sheets(unit), "all_sheets_link", &year)).collect()
}
