//! The names of all units, for the script that finds one.

use crate::model::Unit;
use crate::site::context::list_routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::compared;
use crate::site::parts::places::is_split;
use crate::site::view::{NamedUnit, ScriptData, UnitNames};
use crate::text::collation_key;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The file, where a page has the box that finds a unit; one for all languages.
pub(crate) fn pages(setting: &Setting<'_>) -> Vec<Page> {
    let is_asked = is_split(setting) || compared::is_there(setting);
    let page = || Page {
        route: list_routes::names(),
        content: Content::Script(Arc::new(ScriptData::Names(names(setting)))),
        source: Arc::from("content/site.yaml"),
    };
    (is_asked && !setting.is_translation()).then(page).into_iter().collect()
}

/// With what tells units of one name apart, the names that they had, and that they are no more.
fn names(setting: &Setting<'_>) -> UnitNames {
    let (mut places, mut kinds) = (Each::default(), Each::default());
    let mut sorted: Vec<&Unit> = setting.site.units.iter().collect();
    sorted.sort_by_cached_key(|unit| (collation_key(&unit.name), &unit.slug));
    let units = sorted.into_iter().map(|unit| {
        let closed = setting.closed(unit).map(|closed| setting.closed_in_list(closed));
        let former: Vec<String> = unit.former_names.iter().map(|former| former.name.clone()).collect();
        NamedUnit(
            unit.slug.clone(),
            unit.name.clone(),
            places.position(setting.location(unit)),
            kinds.position(setting.kind_label(&unit.kind)),
            (!former.is_empty() || closed.is_some()).then_some(former),
            closed,
        )
    });
    let units = units.collect();
    UnitNames { places: places.texts, kinds: kinds.texts, former_name: setting.say("lineage_name"), units }
}

/// Texts, each once.
#[derive(Default)]
struct Each {
    texts: Vec<String>,
    known: BTreeMap<String, usize>,
}

impl Each {
    fn position(&mut self, text: String) -> usize {
        *self.known.entry(text).or_insert_with_key(|text| {
            self.texts.push(text.clone());
            self.texts.len() - 1
        })
    }
}
