//! The ways to one of many units: counts by where schools stand, lists of communes and kinds, the box that finds a name.

use crate::derive::duties::Look;
use crate::model::Unit;
use crate::pack::SchoolRole;
use crate::site::Route;
use crate::site::context::list_routes;
use crate::site::context::setting::Setting;
use crate::site::parts::places::{Place, is_over_provinces, places, provinces};
use crate::site::parts::standing::{self, STANDS, Stands};
use crate::site::phrases::figure::count;
use crate::site::view::{Directory, Link, NameFinder, State, Way, Ways};

/// Units by where they stand.
#[derive(Clone, Copy, Default)]
struct Counts {
    /// In the order of [`STANDS`].
    all: [usize; STANDS.len()],
    /// Of those that lack nothing: nothing came late.
    punctual: usize,
}

impl Counts {
    fn of<'u>(setting: &Setting<'_>, units: impl Iterator<Item = &'u Unit>) -> Self {
        let mut counts = Self::default();
        for unit in units {
            let stands = Stands::of(setting, unit);
            counts.all[stands.place()] += 1;
            if stands == Stands::School(Look::OnTime) {
                let own = standing::duties_of(setting, unit, setting.this_year());
                counts.punctual += usize::from(own.is_some_and(|own| own.tally.all(Look::Late) == 0));
            }
        }
        counts
    }

    fn schools(&self) -> usize {
        let schools = STANDS.iter().zip(self.all).filter(|((stands, ..), _)| matches!(stands, Stands::School(_)));
        schools.map(|(_, n)| n).sum()
    }

    /// `11 trường, 5 còn thiếu`.
    fn words(&self, setting: &Setting<'_>) -> String {
        let values = [("count", count(setting, self.schools())), ("lacking", count(setting, self.all[0]))];
        let key = if self.all[0] == 0 { "way_schools" } else { "way_schools_lacking" };
        setting.tell(key, &values.each_ref().map(|(key, n)| (*key, n.as_str())))
    }
}

/// The directory of a portal with many units.
pub(crate) fn directory(setting: &Setting<'_>, route: &Route) -> Directory {
    let places = places(setting);
    let provinces = provinces(&places);
    let over = is_over_provinces(&provinces);
    let of_provinces = provinces.iter().filter(|_| over).filter_map(|(name, places)| {
        let units = places.iter().flat_map(|place| &place.units).copied();
        let name = (*name)?;
        Some(way(setting, route, name.to_owned(), &list_routes::province(name), units))
    });
    let apart = places.iter().filter(|place| !over || place.province.is_none());
    let ways = [
        Ways { title: setting.say("ways_provinces"), ways: of_provinces.collect() },
        Ways { title: setting.say("ways_places"), ways: apart.map(|place| of_place(setting, route, place)).collect() },
        Ways { title: setting.say("ways_kinds"), ways: kinds(setting, route) },
    ];
    Directory {
        finder: finder(setting, route),
        strip: strip(setting),
        ways: ways.into_iter().filter(|ways| !ways.ways.is_empty()).collect(),
    }
}

/// The box that finds a unit by its name.
pub(crate) fn finder(setting: &Setting<'_>, route: &Route) -> NameFinder {
    NameFinder {
        script: setting.href(route, &setting.names_script),
        names: setting.href(route, &list_routes::names()),
        found: setting.tell("names_found", &[("count", "{n}"), ("shown", "{shown}")]),
        all: setting.tell("finder_found", &[("count", "{n}")]),
        none: setting.say("finder_none"),
    }
}

/// The lists of all units: of each kind.
pub(crate) fn links(setting: &Setting<'_>, route: &Route) -> Vec<Link> {
    kinds(setting, route).into_iter().map(|way| Link { label: way.label, href: way.href }).collect()
}

/// The communes of a province as ways to them.
pub(crate) fn of_province(setting: &Setting<'_>, route: &Route, places: &[&Place<'_>]) -> Vec<Ways> {
    let ways = places.iter().map(|place| of_place(setting, route, place)).collect();
    vec![Ways { title: setting.say("ways_places"), ways }]
}

fn of_place(setting: &Setting<'_>, route: &Route, place: &Place<'_>) -> Way {
    let to = list_routes::place(&place.slug, 1);
    way(setting, route, place.label.clone(), &to, place.units.iter().copied())
}

fn kinds(setting: &Setting<'_>, route: &Route) -> Vec<Way> {
    let kinds = setting.packs.schools.types.iter().filter_map(|kind| {
        let own = || setting.site.units.iter().filter(|unit| unit.kind == *kind);
        let way = way(setting, route, setting.kind_label(kind), &list_routes::kind(kind, 1), own());
        // an office is no school
        let offices = || own().filter(|unit| Stands::of(setting, unit) == Stands::Office).count();
        let detail = if kind.role == SchoolRole::Office { count(setting, offices()) } else { way.detail.clone() };
        own().next().map(|_| Way { detail, ..way })
    });
    kinds.collect()
}

fn way<'u>(
    setting: &Setting<'_>,
    route: &Route,
    label: String,
    to: &Route,
    units: impl Iterator<Item = &'u Unit>,
) -> Way {
    Way { label, href: setting.href(route, to), detail: Counts::of(setting, units).words(setting) }
}

fn strip(setting: &Setting<'_>) -> Vec<State> {
    let counts = Counts::of(setting, setting.site.units.iter());
    let state = |((stands, _, key), n): (&(Stands, &str, &str), usize)| {
        let label = setting.tell(key, &[("count", &count(setting, n))]);
        let punctual = || setting.tell("schools_punctual", &[("count", &count(setting, counts.punctual))]);
        let (look, label) = match stands {
            Stands::School(Look::OnTime) => (Look::OnTime, format!("{label} {}", punctual())),
            Stands::School(look) => (*look, label),
            Stands::Closed => (Look::NotTracked, label),
            Stands::Office => return None,
        };
        (n > 0).then(|| State { class: look.id().to_owned(), label })
    };
    STANDS.iter().zip(counts.all).filter_map(state).collect()
}
