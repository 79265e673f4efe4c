//! Units by where they stand: those that lack something first, offices last; within a group in the order of their names, since nobody is ranked.

use crate::derive::duties::Look;
use crate::model::Unit;
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::parts::directory::STATES;
use crate::site::parts::{standing, units};
use crate::site::phrases::figure::count;
use crate::site::view::{Link, UnitGroup, UnitList};
use crate::text::collation_key;

/// A unit in its group.
pub(crate) struct Placed<'u> {
    group: Group,
    unit: &'u Unit,
}

/// In the order of the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// Of [`STATES`].
    School(usize),
    /// It is no more.
    Closed,
    Office,
}

impl Group {
    fn of(setting: &Setting<'_>, unit: &Unit) -> Self {
        if setting.closed(unit).is_some() {
            return Self::Closed;
        }
        if unit.audiences().is_empty() {
            return Self::Office;
        }
        let look = standing::look(standing::duties_of(setting, unit, setting.this_year()).as_ref());
        Self::School(STATES.iter().position(|(state, _)| *state == look).unwrap_or_default())
    }

    fn id(self) -> &'static str {
        match self {
            Self::School(at) => match STATES[at].0 {
                Look::Overdue => "con-thieu",
                Look::Waiting => "cho-truong",
                Look::Soon => "sap-den-han",
                Look::OnTime => "khong-thieu",
                _ => "khong-theo-doi",
            },
            Self::Closed => "da-dong",
            Self::Office => "khac",
        }
    }

    fn label(self, setting: &Setting<'_>, n: usize) -> String {
        let key = match self {
            Self::School(at) => STATES[at].1,
            Self::Closed => "schools_closed",
            Self::Office => "units_others",
        };
        setting.tell(key, &[("count", &count(setting, n))])
    }
}

/// Units in the order of their list.
pub(crate) fn by_state<'u>(setting: &Setting<'_>, units: &[&'u Unit]) -> Vec<Placed<'u>> {
    let mut placed: Vec<Placed<'u>> =
        units.iter().map(|unit| Placed { group: Group::of(setting, unit), unit }).collect();
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
    let label = |group: Group| {
        let own = whole.iter().find(|(_, own)| own[0].group == group);
        group.label(setting, own.map_or(0, |(_, own)| own.len()))
    };
    let groups = part.chunk_by(|a, b| a.group == b.group).map(|own| UnitGroup {
        id: own[0].group.id().to_owned(),
        label: label(own[0].group),
        units: own.iter().map(|placed| units::card(setting, route, placed.unit, of_place)).collect(),
    });
    let jump = |(first, own): &(usize, &[Placed<'_>])| {
        let (to, id) = (page(*first), own[0].group.id());
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
