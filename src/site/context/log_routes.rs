//! Addresses of a unit's publication log.

use crate::model::Unit;
use crate::site::Route;
use crate::site::context::routes::within;
use crate::text::slug;

/// Its folder within the unit's address, as verifiers know it.
const FOLDER: &str = "so-cong-bo/";

/// A file or page of the unit's publication log, by its address within the unit.
pub(crate) fn file(unit: &Unit, rest: &str) -> Route {
    within(unit, &format!("{FOLDER}{rest}"))
}

/// All lines, of the newest calendar year.
pub(crate) fn home(unit: &Unit) -> Route {
    file(unit, "index.html")
}

/// The lines of an earlier calendar year.
pub(crate) fn year(unit: &Unit, year: &str) -> Route {
    file(unit, &format!("nam-{}.html", slug(year)))
}

/// What was public at an address within the unit.
pub(crate) fn history(unit: &Unit, address: &str) -> Route {
    file(unit, &format!("lich-su/{address}"))
}

/// Giấy xác nhận công bố.
pub(crate) fn confirmation(unit: &Unit, address: &str) -> Route {
    file(unit, &format!("giay-xac-nhan/{address}"))
}

/// A version that was public.
pub(crate) fn version(unit: &Unit, hash: &str) -> Route {
    file(unit, &format!("ban/{hash}.html"))
}
