//! A figure as it stands in a cell.

use crate::derive::figures::Figure;
use crate::site::context::setting::Setting;
use crate::site::phrases::html::{self, escaped};

pub(crate) fn cell(setting: &Setting<'_>, figure: Option<&Figure>, million: bool) -> String {
    let empty = |key: &str| html::empty(setting.strings.get(key));
    match figure {
        Some(Figure::Given(value) | Figure::Computed(value)) => escaped(&value.format(million)),
        Some(Figure::NotApplicable) => empty("empty_not_applicable"),
        Some(Figure::Hidden) => empty("empty_hidden"),
        _ => empty("empty_missing"),
    }
}
