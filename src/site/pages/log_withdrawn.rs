//! In place of a page that was withdrawn: since when, and why.

use crate::model::Unit;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::context::{log_routes, routes};
use crate::site::page::Page;
use crate::site::parts::past::Past;
use crate::site::parts::record::day;
use crate::site::view::{View, WithdrawnPage};

pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    Past::all(setting, unit)
        .filter(|past| past.told.withdrawn.is_some() && !past.is_there)
        .map(|past| page(&past))
        .collect()
}

fn page(past: &Past<'_>) -> Page {
    let Past { setting, unit, address, .. } = *past;
    let route = routes::within(unit, address);
    let mut chrome = setting.unit_chrome(&route, unit, Section::LOG, past.title(), &past.above());
    chrome.noindex = true;
    let withdrawn = past.told.withdrawn.map(|at| past.entry(at));
    let mut sentences: Vec<String> =
        withdrawn.map(|entry| setting.tell("log_withdrawn", &[("day", &day(setting, entry))])).into_iter().collect();
    let reason = withdrawn.map(|entry| entry.reason.as_str()).filter(|reason| !reason.is_empty());
    sentences.extend(reason.map(|reason| setting.tell("log_reason", &[("reason", reason)])));
    let history = setting.link(&route, &log_routes::history(unit, address), setting.say("log_history"));
    let view = WithdrawnPage { chrome, sentences, history };
    past.page(route, View::Withdrawn(Box::new(view)))
}
