//! Pictures for shared addresses: one a kind of unit, one for the portal, without words.
//!
//! Zalo and Facebook write the page's title and description under the picture, so that it needs no font; a file a kind keeps a site of
//! thousands of schools small. A picture has an absolute address or none.

use crate::model::{Unit, UnitKind};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::view::Share;

/// The theme's name for the picture of a kind; none for the portal.
pub(crate) fn name(kind: Option<UnitKind>) -> &'static str {
    kind.map_or("cong", UnitKind::id)
}

pub(crate) fn route(kind: Option<UnitKind>) -> Route {
    routes::fixed(&format!("tai-nguyen/chia-se-{}.png", name(kind)))
}

fn share(setting: &Setting<'_>, kind: Option<UnitKind>, alt: String) -> Option<Share> {
    let base = setting.site.base_url.as_ref()?;
    let picture = setting.pictures.get(name(kind))?;
    Some(Share { address: routes::absolute(base, &route(kind)), alt, width: picture.width, height: picture.height })
}

/// Of a page of the portal.
pub(crate) fn of_portal(setting: &Setting<'_>) -> Option<Share> {
    share(setting, None, setting.tell("share_alt", &[("whose", &setting.site.title)]))
}

/// Of a unit's page.
pub(crate) fn of_unit(setting: &Setting<'_>, unit: &Unit) -> Option<Share> {
    share(setting, Some(unit.kind), setting.tell("share_alt", &[("whose", &unit.name)]))
}
