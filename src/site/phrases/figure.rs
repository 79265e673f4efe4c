//! A figure as it stands in a cell.

use crate::derive::figures::Figure;
use crate::site::context::setting::Setting;
use crate::site::view::Cell;

pub(crate) fn cell(setting: &Setting<'_>, figure: Option<&Figure>, million: bool) -> Cell {
    let empty = |key: &str| Cell::empty(setting.strings.get(key));
    match figure {
        Some(Figure::Given(value) | Figure::Computed(value)) => Cell::text(value.format(million)),
        Some(Figure::NotApplicable) => empty("empty_not_applicable"),
        Some(Figure::Hidden) => empty("empty_hidden"),
        _ => empty("empty_missing"),
    }
}
