//! What stands around a page's content.

use super::{PaperLink, Share, SheetFoot};
use schemars::JsonSchema;
use serde::Serialize;

/// Head, header, navigation, footer.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct Chrome {
    /// Text of `<title>`.
    pub title: String,
    /// Text of `<h1>`.
    pub heading: String,
    /// A small line above the heading: what kind of page, whose.
    pub eyebrow: Option<String>,
    /// Lines under the heading, where it is a plain name: the official title; in a translation the original, too.
    pub official: Vec<String>,
    /// For search engines and those who share the address.
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
    /// Relative address of the stylesheet for paper.
    pub print_css: String,
    /// Relative address of the icon of browsers' tabs, or the icon itself (`data:`).
    pub icon: String,
    /// Relative address of the script that counts days; pages read fully without it.
    pub days_script: String,
    /// Relative address of the feed.
    pub feed: Option<String>,
    /// Absolute address of the page; absent without `base_url`.
    pub canonical: Option<String>,
    /// The policy of what the page may load; the hosts' header files say the same.
    pub csp: String,
    /// The picture for those who share the address.
    pub share: Option<Share>,
    /// Not for search engines: what it holds stands on other pages too.
    pub noindex: bool,
    /// What marks the part of the page that the unit's publication log is about; absent on pages that it is not about.
    pub record: Option<RecordMark>,
    /// What the log says of the page.
    pub record_line: Option<RecordLine>,
    /// Of a page that is printed as a document.
    pub sheet: Option<SheetFoot>,
    /// The page's paper in PDF, where one is made.
    pub pdf: Option<PaperLink>,
    /// `title` of `site.yaml`.
    pub site_title: String,
    /// First sentence of `notice` of `site.yaml`: stands above every page.
    pub notice: Option<String>,
    /// The other sentences of it.
    pub notice_more: Option<String>,
    /// What the page shows is not the newest: which version it is; of a page over several units, a line for each such unit.
    pub versions: Vec<String>,
    /// Absent on pages of the portal.
    pub unit: Option<UnitChrome>,
    /// From the portal to the page above this one.
    pub crumbs: Vec<Link>,
    /// `22/11/2026`: states on the page are true as of this day.
    pub as_of: String,
    /// The same as `2025-10-15`, for the optional script.
    pub as_of_iso: String,
    /// The page (or part of it) holds invented figures.
    pub illustrative: bool,
    /// On what terms others may use the data: name and address of the licence; absent where the site names none.
    pub licence: Option<Link>,
    /// Lines: address, telephone, mail.
    pub contact: Vec<String>,
    /// Relative address of the catalogue of regulations.
    pub regulations_href: String,
    /// Relative address of the search page.
    pub search_href: String,
    /// Relative address of the page on accessibility.
    pub accessibility_href: String,
    /// Finished JSON-LD, safe inside a script element.
    pub json_ld: Option<String>,
}

/// The same page in another language.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct LanguageLink {
    /// `en`
    pub code: String,
    /// Its own name: `English`.
    pub name: String,
    /// Relative address of the page in that language.
    pub href: String,
    /// Published address, if the site has one.
    pub address: Option<String>,
}

/// The unit that a page belongs to.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct UnitChrome {
    /// `Trường Mầm non Hoa Mai`.
    pub name: String,
    /// `Mầm non Hoa Mai`: for the bar above each page.
    pub short_name: String,
    /// Relative address of the unit's home.
    pub href: String,
    /// `Trường mầm non`.
    pub kind_label: String,
    /// Only sections that have something in them.
    pub nav: Vec<NavItem>,
}

/// An entry of the unit's navigation.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash)]
pub struct NavItem {
    /// What the reader sees, as text.
    pub label: String,
    /// Address, relative to the page that shows it.
    pub href: String,
    /// The page lies in this section.
    pub current: bool,
}

/// A link with its text.
#[derive(Clone, Debug, Serialize, JsonSchema, Hash, PartialEq, Eq)]
pub struct Link {
    /// What the reader sees, as text.
    pub label: String,
    /// Address, relative to the page that shows it.
    pub href: String,
}

/// Attributes of the element whose words and rows the log is about: `data-cong-bo`, `data-ten`, `data-ngay`, `data-ly-do`. A page without such an
/// element is not in the log.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct RecordMark {
    /// The year: `2024-2025`, `ngan-sach-2024`; may be empty.
    pub span: String,
    /// The page's name in the log.
    pub title: String,
    /// `2026-11-27`: since when, as the school says; may be empty.
    pub published: String,
    /// Why it was changed last, as the school says; may be empty.
    pub reason: String,
}

/// What the log says of the page, below its heading.
#[derive(Clone, Debug, Default, Serialize, JsonSchema, Hash)]
pub struct RecordLine {
    /// Since when, changed when and why.
    pub sentences: Vec<String>,
    /// To the page's history, and its confirmation.
    pub links: Vec<Link>,
}
