//! What stands around a page's content.

use super::{Share, SheetFoot};
use serde::Serialize;

/// Head, header, navigation, footer.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct Chrome {
    /// Text of `<title>`.
    pub title: String,
    /// Text of `<h1>`.
    pub heading: String,
    /// A small line above the heading: what kind of page, whose.
    pub eyebrow: Option<String>,
    pub description: Option<String>,
    /// The language of the page's own words: `vi`.
    pub lang: String,
    /// The page in other languages.
    pub languages: Vec<LanguageLink>,
    /// Relative address of the front page.
    pub home: String,
    /// Prefix that leads to the root of the site.
    pub root: String,
    /// Relative address of the stylesheet.
    pub css: String,
    pub icon: String,
    /// Relative address of the script that counts days; pages read fully without it.
    pub days_script: String,
    /// Relative address of the feed.
    pub feed: Option<String>,
    pub canonical: Option<String>,
    /// The policy of what the page may load; the hosts' header files say the same.
    pub csp: String,
    /// The picture for those who share the address.
    pub share: Option<Share>,
    /// Not for search engines: what it holds stands on other pages too.
    pub noindex: bool,
    /// Of a page that is printed as a document.
    pub sheet: Option<SheetFoot>,
    pub site_title: String,
    pub notice: Option<String>,
    pub unit: Option<UnitChrome>,
    /// From the portal to the page above this one.
    pub crumbs: Vec<Link>,
    /// `22/11/2026`: states on the page are true as of this day.
    pub as_of: String,
    /// The page (or part of it) holds invented figures.
    pub illustrative: bool,
    pub contact: Vec<String>,
    pub regulations_href: String,
    pub search_href: String,
    pub accessibility_href: String,
    /// Finished JSON-LD, safe inside a script element.
    pub json_ld: Option<String>,
}

/// The same page in another language.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct LanguageLink {
    /// `en`
    pub code: String,
    /// Its own name: `English`.
    pub name: String,
    pub href: String,
    /// Published address, if the site has one.
    pub address: Option<String>,
}

/// The unit that a page belongs to.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct UnitChrome {
    pub name: String,
    pub href: String,
    pub kind_label: String,
    pub nav: Vec<NavItem>,
}

/// An entry of the unit's navigation.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NavItem {
    pub label: String,
    pub href: String,
    /// The page lies in this section.
    pub current: bool,
}

/// A link with its text.
#[derive(Clone, Debug, Serialize, Hash, PartialEq, Eq)]
pub struct Link {
    pub label: String,
    pub href: String,
}
