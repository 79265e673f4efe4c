//! An address that a publication log knows, with what it says of it by the stated day.

use crate::ledger::{Entry, Version};
use crate::model::{Logged, Unit};
use crate::site::Route;
use crate::site::context::setting::Setting;
use crate::site::context::{log_routes, routes};
use crate::site::page::{Content, Page};
use crate::site::parts::record::Told;
use crate::site::phrases::disclosure::published;
use crate::site::view::View;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One address.
pub(crate) struct Past<'p> {
    pub(crate) setting: &'p Setting<'p>,
    pub(crate) unit: &'p Unit,
    pub(crate) logged: &'p Logged,
    /// Within the unit.
    pub(crate) address: &'p str,
    pub(crate) told: Told,
    /// The site has a page there, whatever the log says.
    pub(crate) is_there: bool,
}

impl<'p> Past<'p> {
    /// All addresses of a unit's log; none of a unit without one.
    pub(crate) fn all(setting: &'p Setting<'p>, unit: &'p Unit) -> impl Iterator<Item = Self> {
        let there = there(unit);
        let known = unit.logged.iter().flat_map(|logged| logged.states.keys().map(move |address| (logged, address)));
        known.filter_map(move |(logged, address)| {
            let told = Told::of(setting, logged, address)?;
            let is_there = there.contains(&routes::within(unit, address));
            Some(Self { setting, unit, logged, address, told, is_there })
        })
    }

    /// A line of the log.
    pub(crate) fn entry(&self, at: usize) -> &'p Entry {
        &self.logged.log.entries[at]
    }

    /// Whether it is public now: a build may be ahead of the log.
    pub(crate) fn is_public(&self) -> bool {
        self.told.withdrawn.is_none() && self.is_there
    }

    /// What the last line calls the page.
    pub(crate) fn title(&self) -> &'p str {
        self.told.versions.last().map_or("", |last| &self.entry(last.entry).title)
    }

    /// The words and rows of a version, unless they were removed.
    pub(crate) fn copy(&self, version: &Version) -> Option<&'p str> {
        let is_removed = self.logged.log.removal(&version.hash).is_some();
        self.logged.copies.get(&version.hash).filter(|_| !is_removed).map(AsRef::as_ref)
    }

    /// What stands above its pages.
    pub(crate) fn above(&self) -> [(String, Route); 1] {
        [(self.setting.say("log_heading"), log_routes::home(self.unit))]
    }

    /// One of its pages.
    pub(crate) fn page(&self, route: Route, view: View) -> Page {
        Page { route, content: Content::Html(Box::new(view)), source: Arc::clone(&self.logged.file) }
    }
}

/// The addresses of all pages of a unit that its log is about.
fn there(unit: &Unit) -> BTreeSet<Route> {
    let disclosures = published(unit).map(|(_, disclosure)| routes::disclosure(unit, disclosure));
    let documents = unit.documents.iter().map(|document| routes::document(unit, &document.slug));
    let assessed = unit.assessments.iter().filter(|assessment| !assessment.sheets.is_empty());
    let reports = assessed.map(|assessment| routes::report(unit, assessment));
    disclosures.chain(documents).chain(reports).collect()
}
