//! The catalogue of a site's data: the registers over all units, and the package of each unit's own tables.

use crate::model::Unit;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::parts::register::{self, Register};
use crate::site::view::{Catalogue, CatalogueDataset, CatalogueFile};
use jiff::civil::Date;

/// Media type and name of the kinds of files.
const KINDS: [(&str, &str, &str); 3] = [
    ("csv", "text/csv", "CSV"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    ("json", "application/json", "JSON"),
];

/// The catalogue; `None`: the site has no published address, which its data would be known by.
pub(crate) fn catalogue(setting: &Setting<'_>) -> Option<Catalogue> {
    let base = setting.site.base_url.as_deref()?;
    let registers = register::ALL.into_iter().map(|of| of_register(setting, base, of));
    let unit = |unit: &Unit| Some(of_unit(setting, base, unit, setting.records.of(unit).data_of?));
    let units = setting.site.units.iter().filter_map(unit);
    let title = &setting.site.title;
    Some(Catalogue {
        address: routes::absolute(base, &routes::catalogue()),
        site: base.to_owned(),
        title: setting.tell("register_package_title", &[("site", title)]),
        description: setting.say("catalogue_long"),
        publisher: setting.site.contact.name.clone().unwrap_or_else(|| title.clone()),
        modified: setting.as_of.to_string(),
        licence: setting.licence(),
        datasets: registers.chain(units).collect(),
    })
}

fn of_register(setting: &Setting<'_>, base: &str, of: Register) -> CatalogueDataset {
    let parts = register::parts(setting).len();
    let names = (1..=parts).map(|number| register::part_name(of, number));
    let files = names.flat_map(|name| KINDS.map(|kind| file(base, &routes::register(&name, kind.0), kind)));
    CatalogueDataset {
        id: format!("{}#{}", routes::absolute(base, &routes::catalogue()), of.name),
        title: setting.say(of.title),
        description: setting.say(of.title),
        page: base.to_owned(),
        modified: setting.as_of.to_string(),
        files: files.collect(),
    }
}

fn of_unit(setting: &Setting<'_>, base: &str, unit: &Unit, modified: Date) -> CatalogueDataset {
    let package = routes::data_package(unit);
    let title = setting.tell("data_package_title", &[("unit", &unit.name)]);
    CatalogueDataset {
        id: format!("{}#data", routes::absolute(base, &package)),
        description: setting.tell("catalogue_unit", &[("unit", &unit.name)]),
        title,
        page: routes::absolute(base, &routes::disclosures(unit)),
        modified: modified.to_string(),
        files: vec![file(base, &package, KINDS[2])],
    }
}

fn file(base: &str, route: &Route, (_, media, format): (&str, &str, &str)) -> CatalogueFile {
    CatalogueFile { address: routes::absolute(base, route), media: media.to_owned(), format: format.to_owned() }
}
