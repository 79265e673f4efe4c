//! Where the units of a portal are: its communes and provinces.

use crate::model::Unit;
use crate::site::context::setting::Setting;
use crate::text::{collation_key, slug};
use std::collections::{BTreeMap, BTreeSet};

/// So many units stand on one page; of more the portal has pages by commune and kind.
const ON_ONE_PAGE: usize = 60;

/// Whether the portal has a page for each commune and kind.
pub(crate) fn is_split(setting: &Setting<'_>) -> bool {
    !setting.single_unit() && setting.site.units.iter().len() > ON_ONE_PAGE
}

/// A commune with its units.
pub(crate) struct Place<'u> {
    /// Made of its words: it stays while others come and go.
    pub(crate) slug: String,
    /// `Phường 28, quận Bình Thạnh`; of two that are written alike without marks both names.
    pub(crate) label: String,
    pub(crate) province: Option<String>,
    pub(crate) units: Vec<&'u Unit>,
}

/// A province with its communes; `None`: no province is said.
pub(crate) type Province<'p, 'u> = (Option<&'p str>, Vec<&'p Place<'u>>);

/// All communes in the order of their names, those last that are not said.
pub(crate) fn places<'u>(setting: &Setting<'u>) -> Vec<Place<'u>> {
    let mut found: BTreeMap<String, (BTreeSet<&str>, Place<'u>)> = BTreeMap::new();
    for unit in setting.site.units.iter() {
        let words = [&unit.commune, &unit.district].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        let slug = slug_of(unit, &words);
        let (labels, place) = found.entry(slug.clone()).or_insert_with(|| {
            let place = Place { slug, label: words.clone(), province: unit.province.clone(), units: Vec::new() };
            (BTreeSet::new(), place)
        });
        if !words.is_empty() && words.to_lowercase() != place.label.to_lowercase() {
            labels.insert(unit.commune.as_deref().unwrap_or_default());
        }
        place.units.push(unit);
    }
    let named = |(others, place): (BTreeSet<&str>, Place<'u>)| {
        let own = if place.label.is_empty() { setting.say("unit_no_place") } else { place.label.clone() };
        let label = std::iter::once(own.as_str()).chain(others).collect::<Vec<_>>().join(" / ");
        (place.label.is_empty(), collation_key(&label), Place { label, ..place })
    };
    let mut places: Vec<_> = found.into_values().map(named).collect();
    places.sort_by(|a, b| (a.0, &a.1, &a.2.slug).cmp(&(b.0, &b.1, &b.2.slug)));
    places.into_iter().map(|(.., place)| place).collect()
}

fn slug_of(unit: &Unit, words: &str) -> String {
    let place = if words.is_empty() { "chưa ghi" } else { words };
    slug(&format!("{place} {}", unit.province.as_deref().unwrap_or_default()))
}

/// Whether there is more than one province; who says none is in none.
pub(crate) fn is_over_provinces(provinces: &[Province<'_, '_>]) -> bool {
    provinces.iter().filter(|(name, _)| name.is_some()).nth(1).is_some()
}

/// Communes by province, in the order of their names.
pub(crate) fn provinces<'p, 'u>(places: &'p [Place<'u>]) -> Vec<Province<'p, 'u>> {
    let mut found: BTreeMap<String, Province<'p, 'u>> = BTreeMap::new();
    for place in places {
        let name = place.province.as_deref();
        let (_, own) = found.entry(slug(name.unwrap_or_default())).or_insert((name, Vec::new()));
        own.push(place);
    }
    let mut provinces: Vec<_> = found.into_values().collect();
    provinces.sort_by_cached_key(|(name, _)| (name.is_none(), name.map(collation_key)));
    provinces
}
