//! Pages in other languages: the same pages once more, with other words of the interface, below `UNIT/en/…` (`en/…` of the portal).
//!
//! Everything is planned at its Vietnamese address. [`Setting::href`] then leads from a page to the edition of another that is in the same
//! language, if there is one, and the finished page is moved to its own address. What schools and the law have written stays Vietnamese;
//! official papers are Vietnamese altogether ([`Setting::on_paper`]). Files of data are there once, for all languages.

use super::calendar::Calendars;
use super::{Content, Page, Setting, View, routes, search};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{Site, Unit};
use crate::site::Route;
use crate::site::view::LanguageLink;
use crate::text::{Spanned, closest, format_date, format_month};
use crate::theme::{Strings, VIETNAMESE};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A language besides Vietnamese, and whose pages there are in it.
#[derive(Debug)]
pub(super) struct Edition<'a> {
    code: &'a str,
    strings: &'a Strings,
    portal: bool,
    /// All units by their addresses.
    units: BTreeMap<&'a str, bool>,
}

impl Edition<'_> {
    /// The address of a page in this language, if it is there.
    fn address(&self, page: &Route) -> Option<Route> {
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
pub(super) fn editions<'a>(site: &'a Site, strings: &'a Strings) -> Vec<Edition<'a>> {
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

impl<'a> Setting<'a> {
    /// The language of the page's own words.
    pub(super) fn language(&self) -> &'a str {
        self.edition().map_or(VIETNAMESE, |edition| edition.code)
    }

    /// Whether pages are made in another language than that of the sources.
    pub(super) fn is_translation(&self) -> bool {
        self.edition.is_some()
    }

    fn edition(&self) -> Option<&Edition<'a>> {
        self.edition.and_then(|at| self.editions.get(at))
    }

    /// The same in each other language.
    fn translations(&self) -> impl Iterator<Item = Setting<'a>> {
        self.editions.iter().enumerate().map(|(at, edition)| Setting {
            edition: Some(at),
            strings: edition.strings,
            ..self.clone()
        })
    }

    /// For what is official, whatever the language of the page: Vietnamese words.
    pub(super) fn on_paper(&self) -> Setting<'a> {
        Setting { strings: self.originals, ..self.clone() }
    }

    /// Where a page is in this language, else where it is.
    pub(super) fn at(&self, page: &Route) -> Route {
        self.edition().and_then(|edition| edition.address(page)).unwrap_or_else(|| page.clone())
    }

    /// The link from one page to another, or to a file.
    pub(super) fn href(&self, from: &Route, to: &Route) -> String {
        if self.is_translation() { self.at(to).href_from(&self.at(from)) } else { to.href_from(from) }
    }

    /// Links in Markdown, by the name of the source that they lead to.
    pub(super) fn links<'s>(&'s self, from: &'s Route) -> impl Fn(&str) -> Option<String> + 's {
        move |source| Some(self.href(from, self.targets.get(source)?))
    }

    /// The page in the other languages that it is there in, each by its own name.
    pub(super) fn other_languages(&self, page: &Route) -> Vec<LanguageLink> {
        let original = self.is_translation().then(|| (VIETNAMESE, self.originals, page.clone()));
        let here = self.edition;
        let others = self.editions.iter().enumerate().filter(|(at, _)| Some(*at) != here);
        let others = others.filter_map(|(_, edition)| Some((edition.code, edition.strings, edition.address(page)?)));
        let link = |(code, strings, to): (&str, &Strings, Route)| LanguageLink {
            code: code.to_owned(),
            name: strings.get("language_name").to_owned(),
            href: to.href_from(&self.at(page)),
            address: self.site.base_url.as_ref().map(|base| routes::absolute(base, &to)),
        };
        original.into_iter().chain(others).map(link).collect()
    }

    /// `18/9/2023`, `18 September 2023`.
    pub(super) fn date(&self, day: Date) -> String {
        if !self.is_translation() {
            return format_date(day);
        }
        self.tell(
            "date",
            &[
                ("day", &day.day().to_string()),
                ("month", &self.month_word(day.month())),
                ("year", &day.year().to_string()),
            ],
        )
    }

    /// `9/2023`, `September 2023`.
    pub(super) fn month(&self, year: i16, month: i8) -> String {
        if !self.is_translation() {
            return format_month(year, month);
        }
        self.tell("month_of_year", &[("month", &self.month_word(month)), ("year", &year.to_string())])
    }

    /// `18/9`, `18 September`.
    pub(super) fn day_of_year(&self, day: i8, month: i8) -> String {
        self.tell("day_of_year", &[("day", &day.to_string()), ("month", &self.month_word(month))])
    }

    /// `9`, `September`.
    pub(super) fn month_word(&self, month: i8) -> String {
        let names = self.strings.get("month_names").split(", ");
        usize::try_from(month)
            .ok()
            .and_then(|n| names.into_iter().nth(n.checked_sub(1)?))
            .map_or_else(|| month.to_string(), str::to_owned)
    }
}

/// A unit's pages in other languages.
pub(super) fn unit_pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let mut all = Vec::new();
    for there in
        setting.translations().filter(|t| t.edition().is_some_and(|e| e.units.get(unit.slug.as_str()) == Some(&true)))
    {
        let mut pages = super::sections(&there, unit, &Calendars::of(&there, unit));
        pages.retain(|page| is_translated(&there, page));
        pages.push(search::unit_index(&there, unit, &pages));
        all.extend(moved(&there, pages));
    }
    all
}

/// The portal's pages in other languages.
pub(super) fn portal_pages(setting: &Setting<'_>) -> Vec<Page> {
    let mut all = Vec::new();
    for there in setting.translations().filter(|t| t.edition().is_some_and(|e| e.portal)) {
        let mut pages = super::portal_sections(&there);
        pages.retain(|page| is_translated(&there, page));
        all.extend(moved(&there, pages));
    }
    all
}

fn is_translated(setting: &Setting<'_>, page: &Page) -> bool {
    let is_page =
        matches!(&page.content, Content::Html(view) if !matches!(**view, View::NotFound(_) | View::AllSheets(_)));
    is_page && setting.at(&page.route) != page.route
}

fn moved<'s>(setting: &'s Setting<'_>, pages: Vec<Page>) -> impl Iterator<Item = Page> + 's {
    pages.into_iter().map(|page| Page { route: setting.at(&page.route), ..page })
}
