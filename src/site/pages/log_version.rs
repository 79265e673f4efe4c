//! An earlier version of a page, as it was kept.

use crate::ledger::Version;
use crate::model::Unit;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::context::{log_routes, routes};
use crate::site::page::Page;
use crate::site::parts::copy_blocks::blocks;
use crate::site::parts::past::Past;
use crate::site::parts::record::day;
use crate::site::view::{LogVersion, View};
use std::collections::BTreeSet;

/// Versions that are no longer public; none in translation: they are as they were.
pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let (mut shown, mut pages) = (BTreeSet::new(), Vec::new());
    for past in Past::all(setting, unit).filter(|_| !setting.is_translation()) {
        for version in past.told.versions.iter().filter(|version| version.until.is_some()) {
            if shown.insert(version.hash.clone()) {
                pages.extend(page(&past, version));
            }
        }
    }
    pages
}

fn page(past: &Past<'_>, version: &Version) -> Option<Page> {
    let Past { setting, unit, address, .. } = *past;
    let route = log_routes::version(unit, &version.hash);
    let entry = past.entry(version.entry);
    let mut chrome = setting.unit_chrome(&route, unit, Section::LOG, &entry.title, &past.above());
    chrome.noindex = true;
    chrome.title = format!("{} ({}) – {}", entry.title, entry.hash.get(..8).unwrap_or_default(), unit.name);
    let until = version.until.map(|at| day(setting, past.entry(at))).unwrap_or_default();
    let mut links = vec![setting.link(&route, &log_routes::history(unit, address), setting.say("log_history"))];
    if past.is_public() {
        links.insert(0, setting.link(&route, &routes::within(unit, address), setting.say("log_to_current")));
    }
    let view = LogVersion {
        banner: setting.tell("log_version_banner", &[("from", &day(setting, entry)), ("until", &until)]),
        links,
        blocks: blocks(past.copy(version)?),
        chrome,
    };
    Some(past.page(route, View::LogVersion(Box::new(view))))
}
