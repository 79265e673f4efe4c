//! What was public at an address, and how it changed.

use crate::ledger::{Change, Entry, Piece, Version, changes};
use crate::model::Unit;
use crate::site::Route;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::context::{log_routes, routes};
use crate::site::page::Page;
use crate::site::parts::log_lines::lines;
use crate::site::parts::past::Past;
use crate::site::parts::record::told_change;
use crate::site::view::{ChangedLine, ChangedWords, LogChanges, LogHistory, View};

pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    Past::all(setting, unit).map(|past| page(&past)).collect()
}

fn page(past: &Past<'_>) -> Page {
    let Past { setting, unit, address, .. } = *past;
    let route = log_routes::history(unit, address);
    let heading = setting.tell("log_history_heading", &[("page", past.title())]);
    let mut chrome = setting.unit_chrome(&route, unit, Section::LOG, &heading, &past.above());
    chrome.noindex = true;
    let is_own = |entry: &&Entry| entry.address == address && entry.day().is_some_and(|day| day <= setting.as_of);
    let entries: Vec<&Entry> = past.logged.log.entries.iter().filter(is_own).collect();
    let is_public = past.is_public();
    let page = routes::within(unit, address);
    let changed = past.told.versions.windows(2).rev().map(|pair| changed(past, &route, &pair[0], &pair[1]));
    let view = LogHistory {
        page: is_public.then(|| setting.link(&route, &page, setting.say("log_to_page"))),
        lines: lines(setting, &route, unit, &entries),
        changes: changed.collect(),
        confirmation: is_public
            .then(|| setting.link(&route, &log_routes::confirmation(unit, address), setting.say("log_confirmation"))),
        chrome,
    };
    past.page(route, View::LogHistory(Box::new(view)))
}

fn changed(past: &Past<'_>, from: &Route, before: &Version, after: &Version) -> LogChanges {
    let setting = past.setting;
    let side = |pieces: Option<Vec<Piece>>| {
        let words = pieces.into_iter().flatten();
        words.map(|piece| ChangedWords { text: piece.text, changed: piece.is_changed }).collect()
    };
    let found = past.copy(before).zip(past.copy(after)).map(|(before, after)| changes(before, after));
    let link = past
        .copy(before)
        .is_some()
        .then(|| setting.link(from, &log_routes::version(past.unit, &before.hash), setting.say("log_to_version")));
    let lines = found.as_ref().map(|found| {
        let line =
            |change: &Change| ChangedLine { before: side(change.before.clone()), after: side(change.after.clone()) };
        found.iter().map(line).collect()
    });
    LogChanges {
        heading: told_change(setting, past.entry(after.entry)),
        note: lines.as_ref().is_none().then(|| setting.say("log_copy_gone")),
        lines: lines.unwrap_or_default(),
        link: link.filter(|_| !setting.is_translation()),
    }
}
