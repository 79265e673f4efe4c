//! The rules for days of a disclosure regime.

use super::{Due, Regime};

/// Every rule for a day, and whose it is.
pub(super) fn dues(regime: &Regime) -> impl Iterator<Item = (&str, &Due)> {
    let schedules = regime.schedules.iter().flat_map(|s| {
        let rules = [s.due.as_ref(), s.update.as_ref(), s.on_change.as_ref()];
        rules.into_iter().flatten().map(|due| (s.id.as_str(), due))
    });
    let channels = regime.channels.iter().filter_map(|c| Some((c.id.as_str(), c.due.as_ref()?)));
    let reports = regime.reporting.iter().filter_map(|r| Some((r.id.as_str(), r.due.as_ref()?)));
    let budget = regime.disclosures.iter().filter_map(|d| Some((d.id.as_str(), d.due.as_ref()?)));
    schedules.chain(channels).chain(reports).chain(budget)
}
