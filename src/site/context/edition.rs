//! The other languages of a site, and which pages there are in them: `UNIT/en/…`, `en/…` of the portal.
//!
//! Files of data are there once, for all languages.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::Site;
use crate::site::Route;
use crate::site::context::routes;
use crate::text::{Spanned, closest};
use crate::theme::{Strings, VIETNAMESE};
use std::collections::{BTreeMap, BTreeSet};

/// A language besides Vietnamese, and whose pages there are in it.
#[derive(Debug)]
pub(crate) struct Edition<'a> {
    pub(crate) code: &'a str,
    pub(crate) strings: &'a Strings,
    pub(crate) portal: bool,
    /// All units by their addresses.
    pub(crate) units: BTreeMap<&'a str, bool>,
}

impl Edition<'_> {
    /// The address of a page in this language, if it is there.
    pub(crate) fn address(&self, page: &Route) -> Option<Route> {
        let path = page.as_str();
        let unit = path
            .rmatch_indices('/')
            .map(|(at, _)| &path[..at])
            .find(|folder| self.units.contains_key(folder))
            .unwrap_or_default();
        let there = self.units.get(unit).copied().unwrap_or(self.portal);
        there.then(|| routes::in_language(page, unit, self.code)).flatten()
    }
}

/// The languages that a site asks for and its theme has. A unit at the root and the portal are one.
pub(crate) fn editions<'a>(site: &'a Site, strings: &'a Strings) -> Vec<Edition<'a>> {
    let wanted: BTreeSet<&str> = written(site).map(|language| language.value.as_str()).collect();
    let edition = |code: &'a str| {
        let asks = |languages: &[Spanned<String>]| languages.iter().any(|l| l.value == code);
        let root = site.units.iter().any(|u| u.slug.is_empty() && asks(&u.languages));
        let portal = root || asks(&site.languages);
        let units =
            site.units.iter().map(|u| (u.slug.as_str(), if u.slug.is_empty() { portal } else { asks(&u.languages) }));
        Some(Edition { code, strings: strings.translation(code)?, portal, units: units.collect() })
    };
    wanted.into_iter().filter(|code| *code != VIETNAMESE).filter_map(edition).collect()
}

fn written(site: &Site) -> impl Iterator<Item = &Spanned<String>> {
    site.languages.iter().chain(site.units.iter().flat_map(|u| &u.languages))
}

/// Languages that the theme has no words in, and what is wrong with the words of those that are used.
pub fn check(site: &Site, strings: &Strings) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let mut used = BTreeSet::new();
    for language in written(site).filter(|l| l.value != VIETNAMESE) {
        let code = language.value.as_str();
        if strings.translation(code).is_some() {
            used.insert(code);
            continue;
        }
        let known = || std::iter::once(VIETNAMESE).chain(strings.languages());
        let message = format!("giao diện không có ngôn ngữ “{code}”");
        let diagnostic = Diagnostic::new(&codes::UNKNOWN_LANGUAGE, language.place.clone(), message);
        diagnostics.push(match closest(code, known()) {
            Some(near) => diagnostic.hint(format!("có phải là “{near}”?")),
            None => diagnostic.hint(format!(
                "có: {}; thêm ngôn ngữ bằng tệp strings.{code}.yaml trong thư mục của giao diện",
                known().collect::<Vec<_>>().join(", ")
            )),
        });
    }
    for code in used {
        diagnostics.extend(strings.findings(code));
    }
    diagnostics
}
