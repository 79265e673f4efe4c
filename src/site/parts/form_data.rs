//! Links to the files of data of a disclosure.

use crate::model::{Disclosure, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::disclosure::published;
use crate::site::view::Link;

/// Whether there is anything to download.
pub(crate) fn has_data(disclosure: &Disclosure) -> bool {
    disclosure.tables.iter().any(|t| !t.layout.rows.is_empty())
}

/// Whether a unit has figures for a package of data.
pub(crate) fn has_package(unit: &Unit) -> bool {
    published(unit).any(|(_, disclosure)| has_data(disclosure))
}

/// Links to the files of one disclosure.
pub(crate) fn links(setting: &Setting<'_>, route: &Route, unit: &Unit, disclosure: &Disclosure) -> Vec<Link> {
    if !has_data(disclosure) {
        return Vec::new();
    }
    let several = disclosure.tables.len() > 1;
    let mut links =
        vec![setting.link(route, &routes::disclosure_data(unit, disclosure, None, "xlsx"), setting.say("data_xlsx"))];
    for (at, table) in disclosure.tables.iter().enumerate() {
        let label = match table.layout.title.as_ref().filter(|_| several) {
            Some(title) => setting.tell("data_csv_table", &[("table", title)]),
            None if several => setting.tell(
                "data_csv_table",
                &[("table", &setting.tell("data_table_number", &[("number", &(at + 1).to_string())]))],
            ),
            None => setting.say("data_csv"),
        };
        links.push(setting.link(route, &csv(unit, disclosure, at), label));
    }
    links.push(setting.link(route, &routes::disclosure_data(unit, disclosure, None, "json"), setting.say("data_json")));
    links
}

/// A single table has the disclosure's own name.
pub(crate) fn csv(unit: &Unit, disclosure: &Disclosure, at: usize) -> Route {
    let part = (disclosure.tables.len() > 1).then(|| disclosure.tables[at].layout.id.as_str());
    routes::disclosure_data(unit, disclosure, part, "csv")
}
