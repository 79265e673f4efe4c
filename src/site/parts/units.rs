//! The units of a site or of an office as a list: by kind; where there are many, by commune, with a way to each.

use crate::derive::duties::Look;
use crate::model::Unit;
use crate::pack::SchoolRole;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::standing::{self, Stands};
use crate::site::view::{Finder, Link, State, UnitCard, UnitGroup, UnitList};
use crate::text::{collation_key, slug};
use std::collections::BTreeMap;

/// From so many on a list is by commune, and the ways to its parts stand above it.
const MANY: usize = 25;
/// The element's id of the list.
pub(crate) const LIST: &str = "cac-don-vi";

/// The list.
pub(crate) fn list(setting: &Setting<'_>, route: &Route, units: &[&Unit]) -> UnitList {
    let mut units: Vec<&Unit> = units.to_vec();
    units.sort_by_cached_key(|unit| collation_key(&unit.name));
    let (closed, units): (Vec<&Unit>, Vec<&Unit>) = units.into_iter().partition(|unit| setting.closed(unit).is_some());
    let of_place = units.len() >= MANY && units.iter().filter(|unit| place(unit).is_some()).count() * 2 > units.len();
    let mut groups = if of_place { by_place(setting, &units) } else { by_kind(setting, &units) };
    if !closed.is_empty() {
        groups.push(("da-dong".to_owned(), setting.say("units_closed"), closed));
    }
    let card = |unit: &&Unit| card(setting, route, unit, of_place);
    let groups: Vec<UnitGroup> = groups
        .into_iter()
        .map(|(id, label, units)| UnitGroup { id, label, units: units.iter().map(card).collect() })
        .collect();
    let jump = |group: &UnitGroup| Link {
        label: setting.tell("unit_jump", &[("group", &group.label), ("count", &group.units.len().to_string())]),
        href: format!("#{}", group.id),
    };
    UnitList {
        id: LIST.to_owned(),
        jumps: if units.len() >= MANY { groups.iter().map(jump).collect() } else { Vec::new() },
        finder: (units.len() > 1).then(|| finder(setting, LIST)),
        groups,
    }
}

/// How many schools there are, how many of them are followed in the stated day's school year, and what the others lack together.
pub(crate) fn totals(setting: &Setting<'_>, units: &[&Unit]) -> Vec<String> {
    let year = setting.this_year();
    let is_school = |unit: &&Unit| matches!(Stands::of(setting, unit), Stands::School(_));
    let schools: Vec<&Unit> = units.iter().copied().filter(is_school).collect();
    if schools.is_empty() {
        return Vec::new();
    }
    let followed = standing::duties_in(setting, &schools, year);
    let (all, some) = (schools.len().to_string(), followed.len().to_string());
    let values = [("schools", all.as_str()), ("followed", &some), ("year", &year.to_string())];
    let key = if followed.len() == schools.len() { "schools_all_followed" } else { "schools_followed" };
    let sum = (!followed.is_empty()).then(|| standing::totals(setting, &followed));
    std::iter::once(setting.tell(key, &values)).chain(sum).collect()
}

/// The optional box above a list or a table.
pub(crate) fn finder(setting: &Setting<'_>, list: &str) -> Finder {
    Finder {
        list: list.to_owned(),
        found: setting.tell("finder_found", &[("count", "{n}")]),
        none: setting.say("finder_none"),
    }
}

/// A group: its id, its name, its units.
type Group<'u> = (String, String, Vec<&'u Unit>);

/// In the order of the pack's kinds.
fn by_kind<'u>(setting: &Setting<'_>, units: &[&'u Unit]) -> Vec<Group<'u>> {
    let groups = setting.packs.schools.types.iter().map(|kind| {
        let own: Vec<&Unit> = units.iter().filter(|unit| unit.kind == *kind).copied().collect();
        (format!("loai-{}", kind.id), setting.kind_label(kind), own)
    });
    groups.filter(|(.., own)| !own.is_empty()).collect()
}

/// Each commune by its name, then what says none, then offices.
fn by_place<'u>(setting: &Setting<'_>, units: &[&'u Unit]) -> Vec<Group<'u>> {
    let (offices, schools): (Vec<&Unit>, Vec<&Unit>) =
        units.iter().partition(|unit| unit.kind.role == SchoolRole::Office);
    let mut groups = Vec::new();
    let mut places: BTreeMap<_, Vec<&'u Unit>> = BTreeMap::new();
    for unit in schools {
        let key = place(unit).map(collation_key);
        // those without a place come last
        places.entry((key.is_none(), key)).or_default().push(unit);
    }
    for (n, ((_, key), units)) in places.into_iter().enumerate() {
        let label = key.map_or_else(|| setting.say("unit_no_place"), |(.., place)| place);
        groups.push((format!("noi-{}-{}", n + 1, slug(&label)), label, units));
    }
    groups.extend(by_kind(setting, &offices));
    groups
}

/// Where a unit is, as far as people name it: its commune, else its district.
fn place(unit: &Unit) -> Option<&str> {
    unit.commune.as_deref().or(unit.district.as_deref())
}

/// A unit in a list; `of_place`: the list says where it is.
pub(crate) fn card(setting: &Setting<'_>, route: &Route, unit: &Unit, of_place: bool) -> UnitCard {
    let own = standing::duties_of(setting, unit, setting.this_year());
    let counts = setting.records.of(unit).counts.iter();
    let counts = counts.map(|(key, n)| setting.tell(key, &[("count", &n.to_string())]));
    UnitCard {
        name: unit.name.clone(),
        href: setting.href(route, &routes::unit_home(unit)),
        location: if of_place { setting.kind_label(&unit.kind) } else { setting.location(unit) },
        state: match (Stands::of(setting, unit), setting.closed(unit)) {
            (Stands::School(_), _) => Some(standing::state(setting, own.as_ref())),
            (_, Some(closed)) => {
                Some(State { class: Look::NotTracked.id().to_owned(), label: setting.closed_in_list(closed) })
            }
            (_, None) => None,
        },
        counts: counts.chain(setting.version_in_list(unit)).collect(),
    }
}
