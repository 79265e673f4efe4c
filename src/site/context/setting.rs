//! What planning needs to know beside the model, in one language.
//!
//! Everything is planned at its Vietnamese address. [`Setting::href`] then leads from a page to the edition of another that is in the same
//! language, if there is one. What schools and the law have written stays Vietnamese; official papers are Vietnamese altogether
//! ([`Setting::on_paper`]).

use crate::derive::Derived;
use crate::model::{Site, Unit};
use crate::pack::{Packs, SchoolType};
use crate::site::Route;
use crate::site::context::edition::Edition;
use crate::site::context::record::Records;
use crate::site::context::section::Section;
use crate::site::context::targets::{Elsewhere, Targets};
use crate::site::context::{edition, routes};
use crate::site::view::{LanguageLink, Link};
use crate::source::Snapshot;
use crate::theme::{Picture, Strings, Theme, VIETNAMESE};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where a unit's section begins; `None` where the unit has nothing of it.
pub(crate) type EntranceOf = fn(&Setting<'_>, &Unit) -> Option<Route>;

/// A section in the navigation of each page.
#[derive(Clone, Copy)]
pub(crate) struct Entrance {
    pub(crate) section: Section,
    pub(crate) to: EntranceOf,
}

/// What planning needs to know, besides the model.
#[derive(Clone)]
pub struct Setting<'a> {
    /// What the sources say of the site; of each unit who it is.
    pub site: &'a Site,
    /// What follows from the sources of the unit whose pages are made.
    pub derived: &'a Derived,
    /// What is recorded of the units whose pages have been made.
    pub records: &'a Records,
    /// The regulations, the site's own over the built-in ones.
    pub packs: &'a Packs,
    /// For sizes and bytes of files that are handed on.
    pub snapshot: &'a Snapshot,
    /// Words of the language that is planned.
    pub strings: &'a Strings,
    /// Pictures for shared addresses, by the kind of unit.
    pub pictures: &'a BTreeMap<String, Picture>,
    /// The stated day: every state and count is as of it.
    pub as_of: Date,
    /// Addresses of the stylesheets, with their hash: for the screen, for paper.
    pub css: Route,
    pub(crate) print_css: Route,
    /// The icon as pages carry it, if it is small.
    pub icon: Option<&'a str>,
    /// The optional script that counts days.
    pub script: Route,
    /// Address of the optional script that searches.
    pub search_script: Route,
    /// Address of the optional script that finds a unit by its name.
    pub names_script: Route,
    /// Address of the optional script that puts schools side by side.
    pub compare_script: Route,
    /// The portal has a feed.
    pub(crate) portal_feed: bool,
    /// For links in Markdown.
    pub(crate) targets: Targets<'a>,
    /// What the navigation leads to, in its order.
    pub(crate) entrances: Arc<[Entrance]>,
    /// The Vietnamese words.
    originals: &'a Strings,
    /// The other languages of the site.
    editions: Arc<[edition::Edition<'a>]>,
    /// Which of them pages are being made in; none: Vietnamese.
    edition: Option<usize>,
}

impl<'a> Setting<'a> {
    /// Gathers what all pages have in common; `assets` are the addresses of the stylesheets and the scripts. What the navigation leads to is
    /// put in by `plan`, which knows all sections; what is known of units, by [`Self::of_unit`] and [`Self::recorded`].
    pub fn new(
        site: &'a Site,
        (derived, records): (&'a Derived, &'a Records),
        packs: &'a Packs,
        snapshot: &'a Snapshot,
        theme: &'a Theme,
        as_of: Date,
        assets: [Route; 6],
    ) -> Self {
        let [css, print_css, script, search_script, names_script, compare_script] = assets;
        let editions = Arc::from(edition::editions(site, &theme.strings));
        let portal_feed = !site.units.iter().any(|u| u.slug.is_empty());
        let (strings, originals, edition, pictures) = (&theme.strings, &theme.strings, None, &theme.pictures);
        Self {
            site,
            derived,
            records,
            packs,
            snapshot,
            strings,
            pictures,
            as_of,
            css,
            print_css,
            icon: theme.icon_in_pages.as_deref(),
            script,
            search_script,
            names_script,
            compare_script,
            portal_feed,
            targets: Targets::default(),
            entrances: Arc::from([]),
            originals,
            editions,
            edition,
        }
    }

    /// For the pages of a unit: its files, what follows from them, and where those of others lead.
    pub fn of_unit(
        &self,
        unit: &Unit,
        (derived, snapshot): (&'a Derived, &'a Snapshot),
        elsewhere: &'a dyn Elsewhere,
    ) -> Self {
        Self { derived, snapshot, targets: Targets::of(snapshot, unit, elsewhere), ..self.clone() }
    }

    /// For pages over several units.
    pub fn recorded(&self, records: &'a Records) -> Self {
        Self { records, ..self.clone() }
    }

    /// Whether a unit at the root takes the portal's place.
    pub(crate) fn single_unit(&self) -> bool {
        self.site.units.iter().any(|u| u.slug.is_empty())
    }
}

impl Setting<'_> {
    /// A word of the theme.
    pub(crate) fn say(&self, key: &str) -> String {
        self.strings.get(key).to_owned()
    }

    /// A word of the theme with names filled in.
    pub(crate) fn tell(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.strings.fill(key, values)
    }

    /// A text of a regulation in the page's language; on paper, and where nobody has translated it, as it is.
    pub(crate) fn official(&self, text: &str) -> String {
        let translated = self.translating().and_then(|edition| self.packs.translated(text, edition.code));
        translated.unwrap_or_else(|| text.to_owned())
    }

    /// A head that stands below others, `Nhà trẻ, 3-12 tháng tuổi`, each in the page's language.
    pub(crate) fn official_heads(&self, heads: &str) -> String {
        let whole = self.official(heads);
        if whole != heads {
            return whole;
        }
        heads.split(", ").map(|head| self.official(head)).collect::<Vec<_>>().join(", ")
    }

    /// What a price is for, `trẻ/tháng`, in the page's language; as it is where a part of it is not known.
    pub(crate) fn price_unit(&self, unit: &str) -> String {
        let parts = self.translating().and_then(|edition| self.packs.unit_parts(unit, edition.code));
        parts.map_or_else(|| unit.to_owned(), |parts| parts.join(self.strings.get("unit_joint")))
    }

    /// A number, written in Vietnamese, as the page's language writes it: `1.234,5`, `1,234.5`.
    pub(crate) fn number(&self, vietnamese: &str) -> String {
        let [thousands, fraction] = ["thousands_mark", "fraction_mark"].map(|key| self.strings.get(key));
        let mark = |c: char| match c {
            '.' => thousands.to_owned(),
            ',' => fraction.to_owned(),
            other => other.to_string(),
        };
        vietnamese.chars().map(mark).collect()
    }

    /// The language into which official texts are put; none on paper and on pages in Vietnamese.
    fn translating(&self) -> Option<&Edition<'_>> {
        self.edition().filter(|_| !std::ptr::eq(self.strings, self.originals))
    }

    /// A link from one page to another.
    pub(crate) fn link(&self, from: &Route, to: &Route, label: impl Into<String>) -> Link {
        Link { label: label.into(), href: self.href(from, to) }
    }

    /// `Phường 28, quận Bình Thạnh`.
    pub(crate) fn location(&self, unit: &Unit) -> String {
        [&unit.commune, &unit.district, &unit.province].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
    }

    /// The name of a kind of unit: the theme's own word `unit_kind_ID`, if it has one, else the pack's.
    pub(crate) fn kind_label(&self, kind: &SchoolType) -> String {
        let key = format!("unit_kind_{}", kind.id.replace('-', "_"));
        let language = if std::ptr::eq(self.strings, self.originals) { VIETNAMESE } else { self.language() };
        self.strings.find(&key).unwrap_or_else(|| kind.name(language)).to_owned()
    }
}

impl<'a> Setting<'a> {
    /// The path part of the published address, for the 404 page: `/` or `/truong/`.
    pub(crate) fn base_path(&self) -> String {
        let after_host = self
            .site
            .base_url
            .as_deref()
            .and_then(|url| url.split_once("://"))
            .and_then(|(_, rest)| rest.split_once('/'));
        after_host.map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}"))
    }

    /// The language of the page's own words.
    pub(crate) fn language(&self) -> &'a str {
        self.edition().map_or(VIETNAMESE, |edition| edition.code)
    }

    /// Whether pages are made in another language than that of the sources.
    pub(crate) fn is_translation(&self) -> bool {
        self.edition.is_some()
    }

    pub(crate) fn edition(&self) -> Option<&Edition<'a>> {
        self.edition.and_then(|at| self.editions.get(at))
    }

    /// The same in each other language.
    pub(crate) fn translations(&self) -> impl Iterator<Item = Setting<'a>> {
        self.editions.iter().enumerate().map(|(at, edition)| Setting {
            edition: Some(at),
            strings: edition.strings,
            ..self.clone()
        })
    }

    /// For what is official, whatever the language of the page: Vietnamese words.
    pub(crate) fn on_paper(&self) -> Setting<'a> {
        Setting { strings: self.originals, ..self.clone() }
    }

    /// Where a page is in this language, else where it is.
    pub(crate) fn at(&self, page: &Route) -> Route {
        self.edition().and_then(|edition| edition.address(page)).unwrap_or_else(|| page.clone())
    }

    /// The link from one page to another, or to a file.
    pub(crate) fn href(&self, from: &Route, to: &Route) -> String {
        if self.is_translation() { self.at(to).href_from(&self.at(from)) } else { to.href_from(from) }
    }

    /// Links in Markdown, by the name of the source that they lead to.
    pub(crate) fn links<'s>(&'s self, from: &'s Route) -> impl Fn(&str) -> Option<String> + 's {
        move |source| Some(self.href(from, &self.targets.get(source)?))
    }

    /// The page in the other languages that it is there in, each by its own name.
    pub(crate) fn other_languages(&self, page: &Route) -> Vec<LanguageLink> {
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
}
