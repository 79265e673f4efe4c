//! Units by where they stand: those that lack something first, offices last; within a group in the order of their names, since nobody is ranked.

use crate::model::Unit;
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::parts::standing::{STANDS, Stands};
use crate::site::parts::units;
use crate::site::phrases::figure::count;
use crate::site::view::{Link, UnitGroup, UnitList};
use crate::text::collation_key;

/// A unit and the position of its group in [`STANDS`].
pub(crate) struct Placed<'u> {
    group: usize,
    unit: &'u Unit,
}

/// Units in the order of their list.
pub(crate) fn by_state<'u>(setting: &Setting<'_>, units: &[&'u Unit]) -> Vec<Placed<'u>> {
    let mut placed: Vec<Placed<'u>> =
        units.iter().map(|unit| Placed { group: Stands::of(setting, unit).place(), unit }).collect();
    placed.sort_by_cached_key(|placed| (placed.group, collation_key(&placed.unit.name), &placed.unit.slug));
    placed
}

/// `part` of `all` as a list, with ways to all groups; `page` is where the unit at a position stands.
pub(crate) fn list_by_state(
    setting: &Setting<'_>,
    route: &Route,
    (part, all): (&[Placed<'_>], &[Placed<'_>]),
    of_place: bool,
    page: impl Fn(usize) -> Route,
) -> UnitList {
    let whole: Vec<(usize, &[Placed<'_>])> = all
        .chunk_by(|a, b| a.group == b.group)
        .scan(0, |first, own| {
            let at = *first;
            *first += own.len();
            Some((at, own))
        })
        .collect();
    let label = |group: usize| {
        let own = whole.iter().find(|(_, own)| own[0].group == group);
        setting.tell(STANDS[group].2, &[("count", &count(setting, own.map_or(0, |(_, own)| own.len())))])
    };
    let groups = part.chunk_by(|a, b| a.group == b.group).map(|own| UnitGroup {
        id: STANDS[own[0].group].1.to_owned(),
        label: label(own[0].group),
        units: own.iter().map(|placed| units::card(setting, route, placed.unit, of_place)).collect(),
    });
    let jump = |(first, own): &(usize, &[Placed<'_>])| {
        let (to, id) = (page(*first), STANDS[own[0].group].1);
        let href = if to == *route { format!("#{id}") } else { format!("{}#{id}", setting.href(route, &to)) };
        Link { label: label(own[0].group), href }
    };
    UnitList {
        id: units::LIST.to_owned(),
        finder: None,
        jumps: if whole.len() > 1 { whole.iter().map(jump).collect() } else { Vec::new() },
        groups: groups.collect(),
    }
}
