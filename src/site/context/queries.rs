//! Questions about the whole site that several floors ask.

use crate::derive::duties::school_years;
use crate::model::Unit;
use crate::site::context::setting::Setting;
use crate::text::SchoolYear;
use std::collections::BTreeSet;

/// Of school years, newest first: the place of the stated day's.
pub(crate) fn current(years: impl Iterator<Item = SchoolYear> + Clone, setting: &Setting<'_>) -> usize {
    let now = SchoolYear::containing(setting.as_of);
    years.clone().position(|year| year <= now).unwrap_or_else(|| years.count().saturating_sub(1))
}

/// School years that are kept.
const YEARS: usize = 5;

/// Whether an office has an overview of its own.
pub(crate) fn has_office_page(setting: &Setting<'_>, office: &Unit) -> bool {
    !office.manages.is_empty() && !years_of(setting, &managed(setting, office)).is_empty()
}

pub(crate) fn managed<'a>(setting: &Setting<'a>, office: &Unit) -> Vec<&'a Unit> {
    let manages = |unit: &&Unit| office.manages.iter().any(|slug| slug.value == unit.slug);
    setting.site.units.iter().filter(manages).collect()
}

/// The last school years that any of the units has, newest first.
pub(crate) fn years_of(setting: &Setting<'_>, units: &[&Unit]) -> Vec<SchoolYear> {
    let years: BTreeSet<SchoolYear> =
        units.iter().filter(|u| !u.audiences().is_empty()).flat_map(|u| school_years(u, setting.as_of)).collect();
    years.into_iter().rev().take(YEARS).collect()
}

/// The host of the published address, for names that must be the site's own.
pub(crate) fn domain<'a>(setting: &'a Setting<'_>) -> &'a str {
    let base = setting.site.base_url.as_ref();
    base.and_then(|url| url.split("://").nth(1)).and_then(|rest| rest.split('/').next()).unwrap_or("congkhai.invalid")
}
