//! The pictures for shared addresses that pages name.

use crate::site::context::setting::Setting;
use crate::site::context::share::{name, route};
use crate::site::page::{Content, Page};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The pictures that pages name.
pub(crate) fn images(setting: &Setting<'_>) -> Vec<Page> {
    if setting.site.base_url.is_none() {
        return Vec::new();
    }
    let kinds = setting.site.units.iter().map(|unit| Some(&*unit.kind));
    let names: BTreeSet<&str> = std::iter::once(None).chain(kinds).map(|kind| name(setting, kind)).collect();
    let source: Arc<str> = Arc::from("content/site.yaml");
    let page = |name| {
        let picture = setting.pictures.get(name)?;
        Some(Page {
            route: route(name),
            content: Content::File(Arc::clone(&picture.bytes)),
            source: Arc::clone(&source),
        })
    };
    names.into_iter().filter_map(page).collect()
}
