//! What of a page does not belong on paper: what leads elsewhere, what only a screen can show, and the site's own words on an official paper. The
//! style sheet for printing (`print.css`) leaves out the same.

use super::super::tree::Element;

/// Never on paper.
const NEVER: &[&str] = &[
    "apart",
    "bar",
    "beside",
    "change",
    "chart",
    "crumbs",
    "days",
    "downloads",
    "finder",
    "hash",
    "hide",
    "jump",
    "menu",
    "more",
    "narrow",
    "notes",
    "pager",
    "paper-file",
    "related",
    "screen-only",
    "skip",
    "stale",
    "subscribe",
    "tabs",
    "toc",
    "tools",
    "translation",
];
/// The site's own words are not on an official paper.
const OF_SITE: &[&str] =
    &["about-form", "due", "editor", "meaning", "of-site", "record", "remark", "site-words", "sure"];
/// Elements that say nothing on paper.
const ELEMENTS: &[&str] = &["button", "form", "input", "link", "meta", "script", "style", "summary", "template"];

/// Whether an element is left out.
pub(super) fn is(element: &Element<'_>) -> bool {
    ELEMENTS.contains(&element.name)
        || element.name == "nav" && !element.has_class("report-toc")
        || element.has_any_class(NEVER)
        || element.has_any_class(OF_SITE)
}
