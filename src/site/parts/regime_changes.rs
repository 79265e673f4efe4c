//! What other laws have changed of what a regulation on disclosure asks, as a table.

use crate::pack::{Item, Owner, Regime, Remark};
use crate::site::context::setting::Setting;
use crate::site::parts::table::Simple;
use crate::site::view::{Cell, DataTable};
use crate::text::opening;

/// A row a change: where, since when, whose, what to write there.
pub(crate) fn changes_table(setting: &Setting<'_>, regime: &Regime) -> Option<DataTable> {
    let told: Vec<(&Remark, &String)> =
        regime.remarks.iter().filter_map(|r| Some((r, r.authors.as_ref().or(r.readers.as_ref())?))).collect();
    if told.is_empty() {
        return None;
    }
    let headers =
        ["regime_content", "law_change_since", "law_change_whose", "law_change_what"].map(|key| setting.say(key));
    let mut table = Simple::new("luat-khac", &setting.say("law_change_caption"), &headers);
    for (remark, text) in told {
        let places = places_of(setting, regime, remark);
        table.row(
            vec![
                Cell::lines(&places.join("; ")),
                Cell::lines(&since(setting, remark)),
                Cell::lines(&whose(setting, regime, remark)),
                Cell::lines(&setting.official(text)),
            ],
            0,
        );
    }
    Some(table.without_empty_columns().finish())
}

fn since(setting: &Setting<'_>, remark: &Remark) -> String {
    match (remark.from, remark.until) {
        (Some(from), Some(until)) => {
            setting.tell("law_change_between", &[("from", &setting.date(from)), ("until", &setting.date(until))])
        }
        (Some(from), None) => setting.date(from),
        (None, _) => String::new(),
    }
}

fn whose(setting: &Setting<'_>, regime: &Regime, remark: &Remark) -> String {
    let owners = remark.ownership.iter().map(|owner| {
        setting.say(match owner {
            Owner::Public => "law_change_public",
            Owner::Private => "law_change_private",
        })
    });
    let levels = remark.applies_to.iter().filter_map(|id| regime.applies_to.iter().find(|a| a.id == *id));
    let said: Vec<String> = owners.chain(levels.map(|audience| setting.official(&audience.label))).collect();
    if said.is_empty() { setting.say("law_change_all") } else { said.join("; ") }
}

/// The places of a remark, each by the opening of its name.
pub(crate) fn places_of(setting: &Setting<'_>, regime: &Regime, remark: &Remark) -> Vec<String> {
    let named = remark.at.iter().filter_map(|at| place(setting, regime, at));
    let mut places: Vec<String> = named.map(|name| opening(&name).to_owned()).collect();
    places.dedup();
    places
}

/// What the regulation calls a place: an item, or a row of a form.
fn place(setting: &Setting<'_>, regime: &Regime, at: &str) -> Option<String> {
    if let Some((number, _)) = at.split_once('/') {
        return regime.form(number).map(|form| setting.official(&form.label));
    }
    let mut ids = at.split('.');
    let content = regime.content(ids.next()?)?;
    let mut items: &[Item] = &content.items;
    let mut label = &content.label;
    for id in ids {
        let item = items.iter().find(|item| item.id == id)?;
        (items, label) = (&item.items, &item.label);
    }
    Some(setting.official(label))
}
