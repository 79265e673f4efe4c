//! Giấy xác nhận công bố: what the log says of one page, to be printed.

use crate::model::Unit;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::context::{log_routes, routes};
use crate::site::page::Page;
use crate::site::parts::past::Past;
use crate::site::parts::record::{told_change, told_first};
use crate::site::parts::sheet_foot;
use crate::site::phrases::document::place_date;
use crate::site::view::{Fact, LogConfirmation, View};

/// Of each page that is public; none in translation: it is a Vietnamese paper.
pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let public = Past::all(setting, unit).filter(|past| past.is_public() && !setting.is_translation());
    public.map(|past| page(&past)).collect()
}

fn page(past: &Past<'_>) -> Page {
    let Past { setting, unit, address, logged, .. } = *past;
    let route = log_routes::confirmation(unit, address);
    let page = routes::within(unit, address);
    let heading = setting.say("log_confirmation_heading");
    let mut chrome = setting.unit_chrome(&route, unit, Section::LOG, &heading, &past.above());
    chrome.noindex = true;
    chrome.title = format!("{heading}: {} – {}", past.title(), unit.name);
    let (first, last) = (&past.told.versions[0], &past.told.versions[past.told.versions.len() - 1]);
    let foot = sheet_foot::foot(setting, &page, String::new(), None);
    let current = past.entry(last.entry);
    let size = logged.log.lines.len();
    let changed = (last.entry != first.entry).then(|| told_change(setting, current));
    let root = logged.log.root(size).map(|root| crate::text::hex(&root));
    let facts = [
        ("log_page", Some(past.title().to_owned())),
        ("log_span", Some(current.span.clone()).filter(|span| !span.is_empty())),
        ("log_address", foot.address.clone()),
        ("log_since", Some(told_first(setting, past.entry(first.entry)))),
        ("log_changed", changed),
        ("log_hash", Some(current.hash.clone())),
        (
            "log_line",
            Some(setting.tell("log_line_of", &[("line", &(last.entry + 1).to_string()), ("size", &size.to_string())])),
        ),
        ("log_root", root),
    ];
    let facts = facts.into_iter().filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value? }));
    let format = &setting.packs.document_format;
    let view = LogConfirmation {
        national_name: format.fixed_text("national_name").to_owned(),
        motto: format.fixed_text("motto").to_owned(),
        place_date: place_date(setting, None, Some(setting.as_of)),
        parent_organ: unit.governing_body.clone(),
        organ: unit.name.clone(),
        facts: facts.collect(),
        qr: foot.qr,
        notes: ["log_confirmation_who", "log_confirmation_how"].map(|key| setting.say(key)).to_vec(),
        page: setting.link(&route, &page, setting.say("log_to_page")),
        chrome,
    };
    past.page(route, View::LogConfirmation(Box::new(view)))
}
