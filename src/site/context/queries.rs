//! Questions about the whole site that several floors ask.

use crate::model::{Assessment, Unit};
use crate::site::context::setting::Setting;
use crate::text::{SchoolYear, SchoolYears, collation_key};
use std::cmp::Reverse;

impl Setting<'_> {
    /// Which days belong to which school year.
    pub fn years(&self) -> SchoolYears {
        self.packs.calendar.years()
    }

    /// The stated day's school year.
    pub(crate) fn this_year(&self) -> SchoolYear {
        self.years().containing(self.as_of)
    }
}

/// Of school years, newest first: the place of the stated day's.
pub(crate) fn current(years: impl Iterator<Item = SchoolYear> + Clone, setting: &Setting<'_>) -> usize {
    let now = setting.this_year();
    years.clone().position(|year| year <= now).unwrap_or_else(|| years.count().saturating_sub(1))
}

/// School years that are kept.
const YEARS: usize = 5;

/// Whether an office has an overview of its own.
pub(crate) fn has_office_page(setting: &Setting<'_>, office: &Unit) -> bool {
    !setting.records.years_of(managed(setting, office).into_iter()).is_empty()
}

pub(crate) fn managed<'a>(setting: &Setting<'a>, office: &Unit) -> Vec<&'a Unit> {
    let manages = |unit: &&Unit| office.manages.iter().any(|slug| slug.value == unit.slug);
    setting.site.units.iter().filter(manages).collect()
}

/// A unit's self-assessments, newest first.
pub(crate) fn assessments(unit: &Unit) -> Vec<&Assessment> {
    let mut all: Vec<&Assessment> = unit.assessments.iter().collect();
    all.sort_by_cached_key(|assessment| {
        (Reverse(assessment.school_years.last().copied()), collation_key(&assessment.id))
    });
    all
}

/// The newest self-assessment that says something of criteria.
pub(crate) fn newest_assessment(unit: &Unit) -> Option<&Assessment> {
    assessments(unit).into_iter().find(|assessment| !assessment.sheets.is_empty())
}

/// The last school years that any of the units has, newest first.
pub(crate) fn years_of(setting: &Setting<'_>, units: &[&Unit]) -> Vec<SchoolYear> {
    let mut years = setting.records.years_of(units.iter().copied());
    years.truncate(YEARS);
    years
}

/// The host of the published address, for names that must be the site's own.
pub(crate) fn domain<'a>(setting: &'a Setting<'_>) -> &'a str {
    let base = setting.site.base_url.as_ref();
    base.and_then(|url| url.split("://").nth(1)).and_then(|rest| rest.split('/').next()).unwrap_or("congkhai.invalid")
}
