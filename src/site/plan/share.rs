//! Pictures for shared addresses: one a kind of unit, one for the portal, without words.
//!
//! Zalo and Facebook write the page's title and description under the picture, so that it needs no font; a file a kind keeps a site of
//! thousands of schools small. A picture has an absolute address or none.

use super::{Content, Page, Setting, routes};
use crate::model::{Unit, UnitKind};
use crate::site::Route;
use crate::site::view::{Share, ShareImage};
use std::sync::Arc;

/// The ground, the accent and the weave of a kind; none for the portal.
fn image(kind: Option<UnitKind>) -> ShareImage {
    let (ground, accent, weave) = match kind {
        None => ([0x24, 0x36, 0x6b], [0xdc, 0xa6, 0x3f], 4),
        Some(UnitKind::Preschool) => ([0x1d, 0x5c, 0x4b], [0xf0, 0xb9, 0x4a], 3),
        Some(UnitKind::Primary) => ([0x23, 0x47, 0x9f], [0xf2, 0xc1, 0x4e], 5),
        Some(UnitKind::LowerSecondary) => ([0x4a, 0x2c, 0x6e], [0xe6, 0xb0, 0x4a], 4),
        Some(UnitKind::UpperSecondary) => ([0x6b, 0x24, 0x3a], [0xe8, 0xb4, 0x55], 6),
        Some(UnitKind::Combined) => ([0x1f, 0x50, 0x66], [0xe9, 0xb5, 0x4c], 2),
        Some(UnitKind::Office) => ([0x2f, 0x3d, 0x52], [0xd9, 0xa4, 0x41], 5),
    };
    ShareImage { ground, accent, weave }
}

fn route(kind: Option<UnitKind>) -> Route {
    routes::fixed(&format!("tai-nguyen/chia-se-{}.png", kind.map_or("cong", UnitKind::id)))
}

fn share(setting: &Setting<'_>, kind: Option<UnitKind>, alt: String) -> Option<Share> {
    let base = setting.site.base_url.as_ref()?;
    let (width, height) = ShareImage::SIZE;
    Some(Share { address: routes::absolute(base, &route(kind)), alt, width, height })
}

/// Of a page of the portal.
pub(super) fn of_portal(setting: &Setting<'_>) -> Option<Share> {
    share(setting, None, setting.tell("share_alt", &[("whose", &setting.site.title)]))
}

/// Of a unit's page.
pub(super) fn of_unit(setting: &Setting<'_>, unit: &Unit) -> Option<Share> {
    share(setting, Some(unit.kind), setting.tell("share_alt", &[("whose", &unit.name)]))
}

/// The pictures that pages name.
pub(super) fn images(setting: &Setting<'_>) -> Vec<Page> {
    if setting.site.base_url.is_none() {
        return Vec::new();
    }
    let mut kinds: Vec<Option<UnitKind>> = vec![None];
    for unit in setting.site.units.iter() {
        if !kinds.contains(&Some(unit.kind)) {
            kinds.push(Some(unit.kind));
        }
    }
    let page = |kind| Page { route: route(kind), content: Content::ShareImage(image(kind)), source: Arc::from("content/site.yaml") };
    kinds.into_iter().map(page).collect()
}
