//! Feeds of what was published or corrected, of each unit and of the portal. Entries are facts with dates; a build on any later day adds only
//! what has happened since.

use crate::model::{Correction, Unit};
use crate::site::Route;
use crate::site::context::queries::domain;
use crate::site::context::record::News;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::phrases::disclosure::{name, span};
use crate::site::view::{Feed, FeedEntry};
use crate::text::format_date;
use jiff::civil::Date;
use std::sync::Arc;

/// Entries of one unit's feed.
const UNIT_ENTRIES: usize = 60;

pub(crate) fn unit_feed(setting: &Setting<'_>, unit: &Unit) -> Option<Page> {
    let route = routes::feed(unit);
    let mut entries = entries(setting, &route, unit);
    entries.truncate(UNIT_ENTRIES);
    let title = setting.tell("feed_title", &[("whose", &unit.name)]);
    let is_empty = entries.is_empty();
    let page = feed(setting, route, title, &unit.name, &routes::unit_home(unit), entries, Arc::clone(&unit.file));
    if is_empty { None } else { Some(page) }
}

pub(crate) fn portal_feed(setting: &Setting<'_>) -> Option<Page> {
    if setting.single_unit() {
        return None;
    }
    let route = routes::portal_feed();
    let all = setting.records.news().iter().map(entry).collect();
    let title = setting.tell("feed_title", &[("whose", &setting.site.title)]);
    Some(feed(setting, route, title, &setting.site.title, &routes::portal(), all, Arc::from("content/site.yaml")))
}

/// What the portal's feed may tell of a unit, newest first.
pub(crate) fn news(setting: &Setting<'_>, unit: &Unit) -> Vec<News> {
    if setting.single_unit() {
        return Vec::new();
    }
    let news = |entry: FeedEntry| {
        let FeedEntry { id, title, href, day, author, category, summary } = entry;
        News { id, title, href, day, author, category, summary }
    };
    entries(setting, &routes::portal_feed(), unit).into_iter().map(news).collect()
}

fn entry(news: &News) -> FeedEntry {
    let News { id, title, href, day, author, category, summary } = news.clone();
    FeedEntry { id, title, href, day, author, category, summary }
}

fn feed(
    setting: &Setting<'_>,
    route: Route,
    title: String,
    author: &str,
    page: &Route,
    entries: Vec<FeedEntry>,
    source: Arc<str>,
) -> Page {
    let feed = Feed {
        id: format!("tag:{},2017:{route}", domain(setting)),
        title,
        own_href: address(setting, &route, &route),
        page_href: address(setting, &route, page),
        author: author.to_owned(),
        entries,
    };
    Page { route, content: Content::Feed(feed), source }
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
