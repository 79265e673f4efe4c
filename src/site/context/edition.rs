//! The other languages of a site, and which pages there are in them: `UNIT/en/…`, `en/…` of the portal.
//!
//! Files of data are there once, for all languages.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::Site;
use crate::site::Route;
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
        there.then(|| in_language(page, unit, self.code)).flatten()
    }
}

/// A page's address in another language, below the unit that it belongs to: `mn-19-8/van-ban/a.html` → `mn-19-8/en/van-ban/a.html`. Files,
/// the sheets to print, what a publication log has
/// kept or confirms, and the page for unknown addresses are there once.
fn in_language(page: &Route, unit: &str, language: &str) -> Option<Route> {
    let path = page.as_str().strip_prefix(unit)?;
    let path = path.strip_prefix('/').unwrap_or(path);
    let once = !path.ends_with(".html")
        || path.strip_prefix(language).is_some_and(|rest| rest.starts_with('/'))
        || path.starts_with("tep/")
        || path.contains("/minh-chung/")
        || path.starts_with("so-cong-bo/ban/")
        || path.starts_with("so-cong-bo/giay-xac-nhan/")
        || matches!(path, "lich/in-tat-ca.html" | "lich/cho-ky.html" | "404.html");
    if once {
        return None;
    }
    Route::new(&if unit.is_empty() { format!("{language}/{path}") } else { format!("{unit}/{language}/{path}") })
}

/// The languages of the theme, and whose pages the site asks for in them. A unit at the root and the portal are one.
pub(crate) fn editions<'a>(site: &'a Site, strings: &'a Strings) -> Vec<Edition<'a>> {
    let edition = |code: &'a str| {
        let asks = |languages: &[Spanned<String>]| languages.iter().any(|l| l.value == code);
        let root = site.units.iter().any(|u| u.slug.is_empty() && asks(&u.languages));
        let portal = root || asks(&site.languages);
        let units =
            site.units.iter().map(|u| (u.slug.as_str(), if u.slug.is_empty() { portal } else { asks(&u.languages) }));
        Some(Edition { code, strings: strings.translation(code)?, portal, units: units.collect() })
    };
    strings.languages().filter(|code| *code != VIETNAMESE).filter_map(edition).collect()
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
