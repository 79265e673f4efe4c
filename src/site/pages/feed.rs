//! Feeds of what was published or corrected, of each unit and of the portal. Entries are facts with dates; a build on any later day adds only
//! what has happened since.

use crate::model::{Correction, Unit};
use crate::site::Route;
use crate::site::context::queries::domain;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::phrases::disclosure::{name, span};
use crate::site::view::{Feed, FeedEntry};
use crate::text::format_date;
use jiff::civil::Date;
use std::sync::Arc;

/// Entries of one unit's feed, of the portal's.
const UNIT_ENTRIES: usize = 60;

const PORTAL_ENTRIES: usize = 100;

pub(crate) fn unit_feed(setting: &Setting<'_>, unit: &Unit) -> Option<Page> {
    let route = routes::feed(unit);
    let mut entries = entries(setting, &route, unit);
    entries.truncate(UNIT_ENTRIES);
    let title = setting.tell("feed_title", &[("whose", &unit.name)]);
    feed(setting, route, title, &unit.name, &routes::unit_home(unit), entries, Arc::clone(&unit.file))
}

pub(crate) fn portal_feed(setting: &Setting<'_>) -> Option<Page> {
    if setting.single_unit() {
        return None;
    }
    let route = routes::portal_feed();
    let mut all: Vec<FeedEntry> = setting.site.units.iter().flat_map(|unit| entries(setting, &route, unit)).collect();
    sort(&mut all);
    all.truncate(PORTAL_ENTRIES);
    let title = setting.tell("feed_title", &[("whose", &setting.site.title)]);
    feed(setting, route, title, &setting.site.title, &routes::portal(), all, Arc::from("content/site.yaml"))
}

fn feed(
    setting: &Setting<'_>,
    route: Route,
    title: String,
    author: &str,
    page: &Route,
    entries: Vec<FeedEntry>,
    source: Arc<str>,
) -> Option<Page> {
    if entries.is_empty() {
        return None;
    }
    let feed = Feed {
        id: format!("tag:{},2017:{route}", domain(setting)),
        title,
        own_href: address(setting, &route, &route),
        page_href: address(setting, &route, page),
        author: author.to_owned(),
        entries,
    };
    Some(Page { route, content: Content::Feed(feed), source })
}

/// Absolute where the site's own address is known.
fn address(setting: &Setting<'_>, from: &Route, to: &Route) -> String {
    setting.site.base_url.as_ref().map_or_else(|| to.href_from(from), |base| routes::absolute(base, to))
}

/// What a unit has published or corrected by the stated day, newest first.
fn entries(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<FeedEntry> {
    let mut found = Vec::new();
    for disclosure in &unit.disclosures {
        let title =
            setting.tell("feed_form", &[("title", &name(setting, disclosure)), ("span", &span(setting, disclosure))]);
        let item = Published {
            title,
            to: routes::disclosure(unit, disclosure),
            corrections: &disclosure.corrections,
            category: "feed_disclosures",
        };
        found.extend(disclosure.published.into_iter().flat_map(|day| item.entries(setting, route, unit, day)));
    }
    for document in &unit.documents {
        let item = Published {
            title: document.title(),
            to: routes::document(unit, &document.slug),
            corrections: &document.corrections,
            category: "feed_documents",
        };
        found.extend(document.published.into_iter().flat_map(|day| item.entries(setting, route, unit, day)));
    }
    found.retain(|entry: &FeedEntry| entry.day <= setting.as_of);
    sort(&mut found);
    found
}

fn sort(entries: &mut [FeedEntry]) {
    entries.sort_by(|a, b| (b.day, &a.id).cmp(&(a.day, &b.id)));
}

struct Published<'a> {
    title: String,
    to: Route,
    corrections: &'a [Correction],
    category: &'static str,
}

impl Published<'_> {
    /// The publication and each correction.
    fn entries(&self, setting: &Setting<'_>, route: &Route, unit: &Unit, day: Date) -> Vec<FeedEntry> {
        let entry = |suffix: String, title: String, day: Date, summary: String| FeedEntry {
            id: format!("tag:{},{day}:{}{suffix}", domain(setting), self.to),
            title,
            href: address(setting, route, &self.to),
            day,
            author: unit.name.clone(),
            category: setting.say(self.category),
            summary: Some(summary),
        };
        let published = setting.tell("feed_published", &[("date", &format_date(day)), ("whose", &unit.name)]);
        let first = entry(String::new(), self.title.clone(), day, published);
        let corrected = self.corrections.iter().enumerate().map(|(n, correction)| {
            let title = setting.tell("feed_corrected", &[("title", &self.title)]);
            entry(format!("#sua-{}", n + 1), title, correction.date, correction.note.clone())
        });
        std::iter::once(first).chain(corrected).collect()
    }
}
