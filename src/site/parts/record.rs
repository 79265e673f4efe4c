//! What the publication log says of a page, and the mark of the page's part that it is about.

use crate::derive::duties::{Fulfilment, Item};
use crate::ledger::{Act, Entry, Version};
use crate::model::{Correction, Disclosure, Logged, Unit};
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::context::{log_routes, routes};
use crate::site::phrases::disclosure::title;
use crate::site::view::{Chrome, RecordLine, RecordMark};
use jiff::civil::Date;

/// What of a source the log goes by.
pub(crate) struct Recorded<'r> {
    /// The year, as a folder is named; may be empty.
    pub(crate) span: String,
    /// The page's name in the log.
    pub(crate) title: String,
    pub(crate) published: Option<Date>,
    pub(crate) corrections: &'r [Correction],
}

/// Of a disclosure.
pub(crate) fn of_disclosure<'r>(setting: &Setting<'_>, disclosure: &'r Disclosure) -> Recorded<'r> {
    Recorded {
        span: routes::span_folder(disclosure.span),
        title: title(setting, disclosure),
        published: disclosure.published,
        corrections: &disclosure.corrections,
    }
}

/// Marks the page, and says what the log says of it. Translations and drafts are not in the log.
pub(crate) fn mark(setting: &Setting<'_>, unit: &Unit, route: &Route, chrome: &mut Chrome, recorded: Recorded<'_>) {
    if setting.is_translation() {
        return;
    }
    let latest = recorded.corrections.iter().max_by_key(|correction| correction.date);
    chrome.record = Some(RecordMark {
        span: recorded.span,
        title: recorded.title,
        published: recorded.published.map(|day| day.to_string()).unwrap_or_default(),
        reason: latest.map(|correction| correction.note.clone()).unwrap_or_default(),
    });
    chrome.record_line = line(setting, unit, route);
}

fn line(setting: &Setting<'_>, unit: &Unit, route: &Route) -> Option<RecordLine> {
    let logged = unit.logged.as_ref()?;
    let address = within(unit, route)?;
    let told = Told::of(setting, logged, address)?;
    let first = told.versions.first()?;
    let mut sentences = vec![told_first(setting, &logged.log.entries[first.entry])];
    if let Some(last) = told.versions.last().filter(|last| last.entry != first.entry) {
        sentences.push(told_change(setting, &logged.log.entries[last.entry]));
    }
    let links = vec![
        setting.link(route, &log_routes::history(unit, address), setting.say("log_history")),
        setting.link(route, &log_routes::confirmation(unit, address), setting.say("log_confirmation")),
    ];
    told.withdrawn.is_none().then_some(RecordLine { sentences, links })
}

/// A page's address within its unit.
pub(crate) fn within<'r>(unit: &Unit, route: &'r Route) -> Option<&'r str> {
    if unit.slug.is_empty() {
        return Some(route.as_str());
    }
    route.as_str().strip_prefix(unit.slug.as_str())?.strip_prefix('/')
}

/// `Công bố lần đầu 12/10/2025`
pub(crate) fn told_first(setting: &Setting<'_>, entry: &Entry) -> String {
    let day = day(setting, entry);
    setting.tell(if entry.act == Act::Recorded { "log_told_recorded" } else { "log_told_first" }, &[("day", &day)])
}

/// `Cập nhật 20/11/2025: sửa số học sinh lớp 6`
pub(crate) fn told_change(setting: &Setting<'_>, entry: &Entry) -> String {
    let day = day(setting, entry);
    if entry.reason.is_empty() {
        setting.tell("log_told_changed", &[("day", &day)])
    } else {
        setting.tell("log_told_changed_why", &[("day", &day), ("reason", &entry.reason)])
    }
}

/// Its day in words.
pub(crate) fn day(setting: &Setting<'_>, entry: &Entry) -> String {
    entry.day().map(|day| setting.date(day)).unwrap_or_default()
}

/// Whose word it is that something was public on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    /// A line of the log is of that day.
    Log,
    /// The school says so.
    Word,
}

/// On what ground something counts as public since a day; `None`: the unit keeps no log.
pub(crate) fn ground(unit: &Unit, fulfilment: &Fulfilment) -> Option<Ground> {
    let logged = unit.logged.as_ref()?;
    let route = match fulfilment.item {
        Item::Disclosure(at) => routes::disclosure(unit, &unit.disclosures[at]),
        Item::Document(at) => routes::document(unit, &unit.documents[at].slug),
    };
    let versions = within(unit, &route).and_then(|address| logged.states.get(address));
    let mut days = versions.iter().flat_map(|state| &state.versions).map(|v| logged.log.entries[v.entry].day());
    Some(if days.any(|day| day == Some(fulfilment.published)) { Ground::Log } else { Ground::Word })
}

/// What the log says of one address by the stated day.
pub(crate) struct Told {
    /// Oldest first.
    pub(crate) versions: Vec<Version>,
    /// Position of the line that withdrew it.
    pub(crate) withdrawn: Option<usize>,
}

impl Told {
    pub(crate) fn of(setting: &Setting<'_>, logged: &Logged, address: &str) -> Option<Self> {
        let by_then = |at: &usize| logged.log.entries[*at].day().is_some_and(|day| day <= setting.as_of);
        let state = logged.states.get(address)?;
        let versions = state.versions.iter().filter(|version| by_then(&version.entry));
        let versions: Vec<Version> =
            versions.map(|version| Version { until: version.until.filter(by_then), ..version.clone() }).collect();
        (!versions.is_empty()).then(|| Self { versions, withdrawn: state.withdrawn.filter(by_then) })
    }
}
