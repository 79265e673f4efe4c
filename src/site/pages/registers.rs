//! Registers over all units, for who compares schools: fees, and where duties stand, each as CSV, XLSX and JSON, described by a data package.

use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::register::{self, DUTIES, FEES, Register};
use crate::site::parts::{register_duties, register_fees};
use crate::site::view::{DataPackage, Dataset};
use std::sync::Arc;

/// The files, where there are schools to compare.
pub(crate) fn pages(setting: &Setting<'_>) -> Vec<Page> {
    if !register::are_kept(setting) || setting.is_translation() {
        return Vec::new();
    }
    let all =
        [(FEES, Arc::new(register_fees::register(setting))), (DUTIES, Arc::new(register_duties::register(setting)))];
    let package = DataPackage {
        name: "du-lieu-chung".to_owned(),
        title: setting.tell("register_package_title", &[("site", &setting.site.title)]),
        versions: setting.versions_of_all(),
        homepage: setting.site.base_url.clone(),
        missing: vec![String::new()],
        licence: setting.licence(),
        resources: all.iter().map(|(of, dataset)| register::resource(setting, *of, dataset)).collect(),
    };
    let mut pages: Vec<Page> = all.into_iter().flat_map(|(of, dataset)| files(of, &dataset)).collect();
    pages.push(page(routes::registers_package(), Content::DataPackage(Box::new(package))));
    pages
}

fn files(of: Register, dataset: &Arc<Dataset>) -> [Page; 3] {
    [
        page(routes::register(of.name, "csv"), Content::Csv(Arc::clone(dataset), 0)),
        page(routes::register(of.name, "xlsx"), Content::Xlsx(Arc::clone(dataset))),
        page(routes::register(of.name, "json"), Content::Records(Arc::clone(dataset))),
    ]
}

fn page(route: crate::site::Route, content: Content) -> Page {
    Page { route, content, source: Arc::from("content/site.yaml") }
}
