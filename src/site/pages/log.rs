//! Sổ công bố of a unit: its lines, and the log as files.

use crate::ledger::{self, Entry};
use crate::model::{Logged, Unit};
use crate::site::Route;
use crate::site::context::log_routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::log_lines::lines;
use crate::site::view::{Fact, Link, LogPage, View};
use std::sync::Arc;

/// Where the log begins, if it has begun by the stated day.
pub(crate) fn entrance(setting: &Setting<'_>, unit: &Unit) -> Option<Route> {
    let logged = unit.logged.as_ref()?;
    by_then(setting, logged).next().map(|_| log_routes::home(unit))
}

/// The lines of the stated day and of those before.
fn by_then<'l>(setting: &Setting<'_>, logged: &'l Logged) -> impl Iterator<Item = &'l Entry> {
    let as_of = setting.as_of;
    logged.log.entries.iter().filter(move |entry| entry.day().is_some_and(|day| day <= as_of))
}

pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let Some(logged) = &unit.logged else { return Vec::new() };
    let entries: Vec<&Entry> = by_then(setting, logged).collect();
    let years: Vec<&[&Entry]> = entries.chunk_by(|a, b| year(a) == year(b)).collect();
    let of = |at: usize| {
        let last = at + 1 == years.len();
        if last { log_routes::home(unit) } else { log_routes::year(unit, year(years[at][0])) }
    };
    let mut pages: Vec<Page> = (0..years.len())
        .map(|at| {
            let others: Vec<(String, Route)> = (0..years.len())
                .rev()
                .filter(|other| *other != at)
                .map(|other| (year(years[other][0]).to_owned(), of(other)))
                .collect();
            year_page(setting, (unit, logged), of(at), years[at], &others)
        })
        .collect();
    if !setting.is_translation() {
        pages.extend(files(unit, logged));
    }
    pages
}

fn year(entry: &Entry) -> &str {
    &entry.time[..4]
}

fn year_page(
    setting: &Setting<'_>,
    (unit, logged): (&Unit, &Logged),
    route: Route,
    entries: &[&Entry],
    others: &[(String, Route)],
) -> Page {
    let is_home = route == log_routes::home(unit);
    let heading = if is_home {
        setting.say("log_heading")
    } else {
        setting.tell("log_heading_year", &[("year", year(entries[0]))])
    };
    let above = [(setting.say("log_heading"), log_routes::home(unit))];
    let above: &[(String, Route)] = if is_home { &[] } else { &above };
    let mut chrome = setting.unit_chrome(&route, unit, Section::LOG, &heading, above);
    chrome.description = Some(setting.tell("log_description", &[("unit", &unit.name)]));
    let view = LogPage {
        facts: facts(setting, logged),
        years: others.iter().map(|(year, to)| setting.link(&route, to, year.clone())).collect(),
        lines: lines(setting, &route, unit, entries),
        files: links(setting, &route, unit, logged),
        chrome,
    };
    Page { route, content: Content::Html(Box::new(View::Log(view))), source: Arc::clone(&logged.file) }
}

fn facts(setting: &Setting<'_>, logged: &Logged) -> Vec<Fact> {
    let fact = |key: &str, value: String| Fact { label: setting.say(key), value };
    let mut facts = vec![
        fact("log_origin", logged.log.origin().to_owned()),
        fact(
            "log_size",
            setting.number(&crate::text::format_integer(logged.log.lines.len().try_into().unwrap_or(i64::MAX))),
        ),
        fact(
            "log_root",
            logged.log.root(logged.log.lines.len()).map(|root| crate::text::hex(&root)).unwrap_or_default(),
        ),
    ];
    let key = logged.log.key(logged.log.lines.len());
    facts.push(fact("log_key", key.map_or_else(|| setting.say("log_no_key"), |key| key.text())));
    facts
}

fn links(setting: &Setting<'_>, from: &Route, unit: &Unit, logged: &Logged) -> Vec<Link> {
    let mut files = vec![("so.txt", "log_file_lines")];
    if !logged.checkpoints.is_empty() {
        files.push(("checkpoint", "log_file_checkpoint"));
    }
    let tokens = logged.tokens.keys().next_back().map(|size| {
        let label = setting.tell("log_file_token", &[("size", &size.to_string())]);
        setting.link(from, &log_routes::file(unit, &format!("moc-{size}.tsr")), label)
    });
    let named =
        files.into_iter().map(|(name, key)| setting.link(from, &log_routes::file(unit, name), setting.say(key)));
    named.chain(tokens).collect()
}

/// The log as files, for those who verify it.
fn files(unit: &Unit, logged: &Logged) -> Vec<Page> {
    let page = |rest: String, bytes: Vec<u8>| Page {
        route: log_routes::file(unit, &rest),
        content: Content::File(Arc::from(bytes)),
        source: Arc::clone(&logged.file),
    };
    let mut files = vec![page("so.txt".to_owned(), logged.log.text().into_bytes())];
    let lines: Vec<&str> = logged.log.lines.iter().map(String::as_str).collect();
    files.extend(ledger::tiles_of(&lines).into_iter().map(|(name, bytes)| page(name, bytes)));
    for (size, note) in &logged.checkpoints {
        files.push(page(format!("moc-{size}.txt"), note.as_bytes().to_vec()));
    }
    if let Some(note) = logged.checkpoints.get(&logged.log.lines.len()) {
        files.push(page("checkpoint".to_owned(), note.as_bytes().to_vec()));
    }
    files.extend(logged.tokens.iter().map(|(size, token)| page(format!("moc-{size}.tsr"), token.to_vec())));
    let shown = logged.copies.iter().filter(|(hash, _)| logged.log.removal(hash).is_none());
    files.extend(shown.map(|(hash, copy)| page(format!("ban/{hash}.txt"), copy.as_bytes().to_vec())));
    files
}
