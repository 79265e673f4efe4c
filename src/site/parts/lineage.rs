//! What a unit was before and what came after it: names, units that became a part of it, units that it became a part of.

use crate::model::{Closed, FormerName, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::view::Line;

/// A line each, with the page of the other unit.
pub(crate) fn lines(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<Line> {
    let home = |other: &Unit| Some(setting.href(route, &routes::unit_home(other)));
    let after = setting.closed(unit).into_iter().flat_map(|closed| setting.successors(closed));
    let after =
        after.map(|other| Line { label: setting.say("lineage_after"), text: other.name.clone(), href: home(other) });
    let became = |closed: &&Closed| closed.into.iter().any(|into| into.value == unit.slug);
    let before = setting.site.units.iter().filter_map(|other| Some((other, setting.closed(other).filter(became)?)));
    let before = before.map(|(other, closed)| Line {
        label: setting.say("lineage_before"),
        text: setting.tell("lineage_was", &[("unit", &other.name), ("closed", &setting.closed_in_list(closed))]),
        href: home(other),
    });
    let name = |former: &FormerName| {
        let until = setting.date(former.until.value);
        let values = [("name", former.name.as_str()), ("until", &until)];
        let said = setting.tell("lineage_name_until", &values);
        let text = match &former.decision {
            Some(decision) => format!("{said} ({decision})"),
            None => said,
        };
        Line { label: setting.say("lineage_name"), text, href: None }
    };
    after.chain(before).chain(unit.former_names.iter().map(name)).collect()
}
