//! All that follows from a unit, computed once; and what follows from all units together.
//!
//! [`UnitDerived::of`] is the only place where figures are decided, levels rated, duties matched and plans reviewed: findings, pages,
//! calendars, feeds and data read its rows.

use super::duties::{Obligation, obligations, school_years};
use super::figures::{self, FormFigures};
use super::glance::AtAGlance;
use super::plan_review::{Disagreement, review};
use super::rating::{Rating, SchoolLevel, rate};
use crate::model::{Assessment, Site, Unit};
use crate::pack::Packs;
use crate::text::SchoolYear;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A school year and its duties, by date.
pub type YearDuties = (SchoolYear, Vec<Obligation>);

/// What follows from one unit as of a day.
#[derive(Debug)]
pub struct UnitDerived {
    /// In the order of its disclosures.
    pub figures: Arc<[FormFigures]>,
    /// How large it is, and what readers look for first.
    pub glance: AtAGlance,
    /// In the order of its assessments.
    pub ratings: Vec<Arc<Rating>>,
    /// Newest first.
    pub years: Arc<[YearDuties]>,
    /// Where a plan and the rules disagree, in the order of its calendars.
    pub reviews: Vec<Vec<Disagreement>>,
}

impl UnitDerived {
    /// Computes it.
    pub fn of(unit: &Unit, packs: &Packs, as_of: Date) -> Self {
        let years: Arc<[YearDuties]> = school_years(unit, packs, as_of)
            .into_iter()
            .map(|year| (year, obligations(unit, year, packs, as_of)))
            .collect();
        let duties =
            |year: SchoolYear| years.iter().find(|(own, _)| *own == year).map_or(&[][..], |(_, d)| d.as_slice());
        let figures = figures::of_unit(unit);
        Self {
            glance: AtAGlance::of(unit, &figures, &packs.glance),
            figures,
            ratings: unit.assessments.iter().map(|assessment| Arc::new(rate(assessment))).collect(),
            reviews: unit
                .calendars
                .iter()
                .map(|calendar| review(calendar, duties(calendar.year), &packs.calendar))
                .collect(),
            years,
        }
    }

    /// The duties of a school year.
    pub fn duties(&self, year: SchoolYear) -> &[Obligation] {
        self.years.iter().find(|(own, _)| *own == year).map_or(&[], |(_, duties)| duties)
    }
}

/// What follows from all units.
#[derive(Debug, Default)]
pub struct Derived {
    /// By the unit's folder.
    units: HashMap<String, Arc<UnitDerived>>,
    /// By the assessment's file.
    ratings: HashMap<Arc<str>, Arc<Rating>>,
}

/// Of an assessment that nobody rated.
static UNRATED: Rating = Rating { criteria: BTreeMap::new(), school: SchoolLevel::NotAssessed };

/// Of a unit that nothing was derived of.
static UNSEEN: AtAGlance = AtAGlance::unseen();

impl Derived {
    /// That of a site, from that of each unit (by folder).
    pub fn gather(site: &Site, units: impl IntoIterator<Item = (String, Arc<UnitDerived>)>) -> Self {
        let units: HashMap<String, Arc<UnitDerived>> = units.into_iter().collect();
        let mut derived = Self::default();
        for unit in site.units.iter() {
            if let Some(own) = units.get(&unit.slug) {
                derived.take(unit, own);
            }
        }
        derived
    }

    /// That of a single unit.
    pub fn of_unit(unit: &Unit, own: &Arc<UnitDerived>) -> Self {
        let mut derived = Self::default();
        derived.take(unit, own);
        derived
    }

    fn take(&mut self, unit: &Unit, own: &Arc<UnitDerived>) {
        let rated = unit.assessments.iter().zip(&own.ratings);
        self.ratings.extend(rated.map(|(a, rating)| (Arc::clone(&a.file), Arc::clone(rating))));
        self.units.insert(unit.slug.clone(), Arc::clone(own));
    }

    /// A unit's figures, in the order of its disclosures.
    pub fn figures(&self, unit: &Unit) -> &[FormFigures] {
        self.units.get(&unit.slug).map_or(&[], |own| &own.figures)
    }

    /// How large a unit is, and what readers look for first.
    pub fn at_a_glance(&self, unit: &Unit) -> &AtAGlance {
        self.units.get(&unit.slug).map_or(&UNSEEN, |own| &own.glance)
    }

    /// What an assessment's indicators add up to.
    pub fn rating(&self, assessment: &Assessment) -> &Rating {
        self.ratings.get(&assessment.file).map_or(&UNRATED, AsRef::as_ref)
    }

    /// A unit's duties by school year, newest first.
    pub fn years(&self, unit: &Unit) -> Arc<[YearDuties]> {
        self.units.get(&unit.slug).map_or_else(|| Arc::from([]), |own| Arc::clone(&own.years))
    }

    /// Whether a unit has a calendar.
    pub fn has_calendar(&self, unit: &Unit) -> bool {
        self.units.get(&unit.slug).is_some_and(|own| !own.years.is_empty())
    }

    /// A unit's duties in a school year; `None` if it has no calendar of that year.
    pub fn duties(&self, unit: &Unit, year: SchoolYear) -> Option<&[Obligation]> {
        let years = &self.units.get(&unit.slug)?.years;
        years.iter().find(|(own, _)| *own == year).map(|(_, duties)| duties.as_slice())
    }

    /// Where the plans of a unit and the rules disagree, in the order of its calendars.
    pub fn reviews(&self, unit: &Unit) -> &[Vec<Disagreement>] {
        self.units.get(&unit.slug).map_or(&[], |own| &own.reviews)
    }
}
