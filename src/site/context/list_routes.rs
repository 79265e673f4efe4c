//! Addresses of the lists of a portal's units: by commune, by province, by kind.

use crate::model::Unit;
use crate::pack::SchoolType;
use crate::site::Route;
use crate::site::context::routes::{fixed, within};
use crate::text::slug;

/// Schools of a commune; `place` is made of its words, so that it stays while other units come and go.
pub(crate) fn place(place: &str, page: usize) -> Route {
    paged(&format!("xa-phuong/{place}"), page)
}

/// The communes of a province.
pub(crate) fn province(name: &str) -> Route {
    fixed(&format!("tinh-thanh/{}.html", slug(name)))
}

/// Units of a kind.
pub(crate) fn kind(kind: &SchoolType, page: usize) -> Route {
    paged(&format!("loai-truong/{}", slug(&kind.id)), page)
}

/// A managing office's overview of the units that it manages.
pub(crate) fn office_calendar(office: &Unit, page: usize) -> Route {
    within(office, paged("lich/don-vi", page).as_str())
}

/// The names of all units, for the script that finds one.
pub(crate) fn names() -> Route {
    fixed("tai-nguyen/ten-truong.js")
}

/// Where schools stand side by side.
pub(crate) fn comparison() -> Route {
    fixed("so-sanh/index.html")
}

/// The middle of all schools of a kind, and the same for scripts.
pub(crate) fn kind_figures(kind: &SchoolType) -> Route {
    fixed(&format!("so-sanh/{}.html", slug(&kind.id)))
}

pub(crate) fn kind_data(kind: &SchoolType) -> Route {
    fixed(&format!("so-sanh/{}.js", slug(&kind.id)))
}

/// A school's figures for the script that compares.
pub(crate) fn unit_figures(unit: &Unit) -> Route {
    within(unit, "so-sanh.js")
}

/// A page of a list; the first has the short address.
fn paged(stem: &str, page: usize) -> Route {
    fixed(&if page == 1 { format!("{stem}.html") } else { format!("{stem}-trang-{page}.html") })
}
