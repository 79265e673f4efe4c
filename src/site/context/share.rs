//! Pictures for shared addresses: one a kind of unit, one for the portal, without words.
//!
//! Zalo and Facebook write the page's title and description under the picture, so that it needs no font; a file a kind keeps a site of
//! thousands of schools small. A picture has an absolute address or none.

use crate::model::Unit;
use crate::pack::SchoolType;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::view::Share;

/// The theme's picture for the portal, and for a kind that has none of its own.
const PORTAL: &str = "cong";

/// The theme's name for the picture of a kind; of the portal without one.
pub(crate) fn name<'a>(setting: &Setting<'_>, kind: Option<&'a SchoolType>) -> &'a str {
    kind.map(|kind| kind.id.as_str()).filter(|id| setting.pictures.contains_key(*id)).unwrap_or(PORTAL)
}

pub(crate) fn route(name: &str) -> Route {
    routes::fixed(&format!("tai-nguyen/chia-se-{name}.png"))
}

fn share(setting: &Setting<'_>, kind: Option<&SchoolType>, alt: String) -> Option<Share> {
    let base = setting.site.base_url.as_ref()?;
    let name = name(setting, kind);
    let picture = setting.pictures.get(name)?;
    Some(Share { address: routes::absolute(base, &route(name)), alt, width: picture.width, height: picture.height })
}

/// Of a page of the portal.
pub(crate) fn of_portal(setting: &Setting<'_>) -> Option<Share> {
    share(setting, None, setting.tell("share_alt", &[("whose", &setting.site.title)]))
}

/// Of a unit's page.
pub(crate) fn of_unit(setting: &Setting<'_>, unit: &Unit) -> Option<Share> {
    share(setting, Some(&unit.kind), setting.tell("share_alt", &[("whose", &unit.name)]))
}
