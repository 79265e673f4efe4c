//! A figure as it stands in a cell.

use crate::derive::amount::Amount;
use crate::derive::figures::Figure;
use crate::model::Value;
use crate::site::context::setting::Setting;
use crate::site::view::Cell;
use crate::text::format_integer;

/// A value as the page's language writes it: `1.234,5`, `1,234.5`. Words that stand in a figure's cell are translated where they are known.
pub(crate) fn written(setting: &Setting<'_>, value: &Value, million: bool) -> String {
    match value {
        Value::Text(text) => setting.price_unit(&setting.official(text)),
        Value::Lines(_) => value.format(million),
        _ => setting.number(&value.format(million)),
    }
}

/// A count as the page's language writes it: `1.500`, `1,500`.
pub(crate) fn count(setting: &Setting<'_>, n: usize) -> String {
    setting.number(&format_integer(i64::try_from(n).unwrap_or(i64::MAX)))
}

/// A number as the page's language writes it: `40,7`, `40.7`.
pub(crate) fn amount(setting: &Setting<'_>, amount: Amount) -> String {
    setting.number(&amount.to_string())
}

pub(crate) fn cell(setting: &Setting<'_>, figure: Option<&Figure>, million: bool) -> Cell {
    let empty = |key: &str| Cell::empty(setting.strings.get(key));
    match figure {
        Some(Figure::Given(value) | Figure::Computed(value)) => Cell::text(written(setting, value, million)),
        Some(Figure::NotApplicable) => empty("empty_not_applicable"),
        Some(Figure::Hidden) => empty("empty_hidden"),
        _ => empty("empty_missing"),
    }
}
