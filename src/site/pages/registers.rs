//! Registers over all units, for who compares schools: fees, and where duties stand, each as CSV, XLSX and JSON, described by a data package.

use crate::model::Unit;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::catalogue::catalogue;
use crate::site::parts::register::{self, FEES, FIGURES, Register};
use crate::site::parts::{register_duties, register_fees, register_figures};
use crate::site::view::{DataPackage, Dataset};
use std::sync::Arc;

/// Data over all units, where there are schools to compare: files that no page is needed for, handed over part by part, so that those of thousands of schools are never all in memory.
pub fn pages(setting: &Setting<'_>, hand_over: &mut dyn FnMut(Vec<Page>)) {
    if !register::are_kept(setting) || setting.is_translation() {
        return;
    }
    let mut resources = Vec::new();
    for (number, units) in register::parts(setting) {
        for of in register::ALL {
            let (name, dataset) = (register::part_name(of, number), Arc::new(dataset(setting, of, &units)));
            resources.push(register::resource(setting, &name, &dataset));
            hand_over(files(&name, dataset));
        }
    }
    let package = DataPackage {
        name: "du-lieu-chung".to_owned(),
        title: setting.tell("register_package_title", &[("site", &setting.site.title)]),
        versions: setting.versions_of_all(),
        homepage: setting.site.base_url.clone(),
        missing: vec![String::new()],
        licence: setting.licence(),
        resources,
    };
    hand_over(vec![page(routes::registers_package(), Content::DataPackage(Box::new(package)))]);
    let catalogue = catalogue(setting).map(|all| page(routes::catalogue(), Content::Catalogue(Box::new(all))));
    hand_over(catalogue.into_iter().collect());
}

fn dataset(setting: &Setting<'_>, of: Register, units: &[&Unit]) -> Dataset {
    match of.name {
        name if name == FEES.name => register_fees::register(setting, units),
        name if name == FIGURES.name => register_figures::register(setting, units),
        _ => register_duties::register(setting, units),
    }
}

fn files(name: &str, dataset: Arc<Dataset>) -> Vec<Page> {
    vec![
        page(routes::register(name, "csv"), Content::Csv(Arc::clone(&dataset), 0)),
        page(routes::register(name, "xlsx"), Content::Xlsx(Arc::clone(&dataset))),
        page(routes::register(name, "json"), Content::Records(dataset)),
    ]
}

fn page(route: crate::site::Route, content: Content) -> Page {
    Page { route, content, source: Arc::from("content/site.yaml") }
}
