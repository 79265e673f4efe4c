//! Where a unit is, who runs it, whom to ask.

use crate::model::Unit;
use crate::site::context::setting::Setting;
use crate::site::view::Fact;

/// Where it is and who runs it; on a front page its head and how to reach it stand above.
pub(crate) fn whereabouts(setting: &Setting<'_>, unit: &Unit) -> Vec<Fact> {
    facts(setting, unit, &["fact_location", "fact_address", "fact_governing_body", "fact_website"])
}

/// All of it in one list.
pub(crate) fn contact(setting: &Setting<'_>, unit: &Unit) -> Vec<Fact> {
    let keys = [
        "fact_location",
        "fact_address",
        "fact_principal",
        "fact_phone",
        "fact_email",
        "fact_website",
        "fact_governing_body",
    ];
    facts(setting, unit, &keys)
}

/// What the unit says of these, in this order, each behind the theme's word of that name.
fn facts(setting: &Setting<'_>, unit: &Unit, keys: &[&str]) -> Vec<Fact> {
    let value = |key: &str| match key {
        "fact_location" => Some(setting.location(unit)).filter(|location| !location.is_empty()),
        "fact_address" => unit.address.clone(),
        "fact_principal" => unit.principal.clone(),
        "fact_phone" => unit.phone.clone(),
        "fact_email" => unit.email.clone(),
        "fact_website" => unit.website.clone(),
        "fact_governing_body" => unit.governing_body.clone(),
        _ => None,
    };
    keys.iter().filter_map(|key| Some(Fact { label: setting.say(key), value: value(key)? })).collect()
}
