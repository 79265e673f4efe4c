//! The pictures for shared addresses that pages name.

use crate::model::UnitKind;
use crate::site::context::setting::Setting;
use crate::site::context::share::{name, route};
use crate::site::page::{Content, Page};
use std::sync::Arc;

/// The pictures that pages name.
pub(crate) fn images(setting: &Setting<'_>) -> Vec<Page> {
    if setting.site.base_url.is_none() {
        return Vec::new();
    }
    let mut kinds: Vec<Option<UnitKind>> = vec![None];
    for unit in setting.site.units.iter() {
        if !kinds.contains(&Some(unit.kind)) {
            kinds.push(Some(unit.kind));
        }
    }
    let source: Arc<str> = Arc::from("content/site.yaml");
    let page = |kind| {
        let picture = setting.pictures.get(name(kind))?;
        Some(Page {
            route: route(kind),
            content: Content::File(Arc::clone(&picture.bytes)),
            source: Arc::clone(&source),
        })
    };
    kinds.into_iter().filter_map(page).collect()
}
