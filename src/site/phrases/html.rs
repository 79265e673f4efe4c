//! Text as HTML, links as HTML, and what a cell of a table may hold besides: the one file of `site` in which tags are written.
//!
//! `inner` is finished HTML; everything else is text.

use crate::parse::prose::plain_with_marks;
use crate::text::escape;
use std::fmt::Display;

/// Text as HTML; ` / ` starts a new line.
pub(crate) fn html(text: &str) -> String {
    plain_with_marks(text, &[], &mut [])
}

/// Text as HTML, nothing special in it.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// A link as HTML.
pub(crate) fn anchor(href: &str, label: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(href), escaped(label))
}

/// A link to a piece of evidence; `inner` is its code.
pub(crate) fn evidence_link(href: &str, inner: &str) -> String {
    format!("<a class=\"evidence\" href=\"{}\">{inner}</a>", escaped(href))
}

/// A link of which a phone shows the end alone.
pub(crate) fn shortened_link(href: &str, beginning: &str, end: &str) -> String {
    format!("<a href=\"{}\"><span class=\"long\">{}</span>{}</a>", escaped(href), escaped(beginning), escaped(end))
}

/// A state, by its class in the theme.
pub(crate) fn state(class: &str, inner: &str) -> String {
    format!("<span class=\"state {class}\">{inner}</span>")
}

/// What stands for a value that is not there.
pub(crate) fn empty(words: &str) -> String {
    format!("<span class=\"empty\">{}</span>", escaped(words))
}

/// A figure that the program has computed.
pub(crate) fn computed(inner: &str) -> String {
    format!("<span class=\"computed\">{inner}</span>")
}

/// A rounded figure with the exact one for machines.
pub(crate) fn rounded(exact: impl Display, inner: &str) -> String {
    format!("<data value=\"{exact}\">{inner}</data>")
}

/// A figure and its unit.
pub(crate) fn with_unit(inner: &str, unit: &str) -> String {
    format!("{inner} <span class=\"unit\">{}</span>", escaped(unit))
}

/// Something said beside it.
pub(crate) fn detail(inner: &str) -> String {
    format!("<span class=\"detail\">{inner}</span>")
}

/// What matters most in its cell.
pub(crate) fn strong(inner: &str) -> String {
    format!("<strong>{inner}</strong>")
}

/// The letter of an indicator.
pub(crate) fn letter(inner: &str) -> String {
    format!("<b>{inner})</b>")
}

/// A paragraph of a cell.
pub(crate) fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", escaped(text))
}

/// Lines, one below the other.
pub(crate) fn lines(inner: &[String]) -> String {
    inner.join("<br>")
}

/// A day in words; one that is still to come carries it for the optional script.
pub(crate) fn time(day: impl Display, inner: &str, open: bool) -> String {
    format!("<time datetime=\"{day}\"{}>{inner}</time>", if open { " data-open" } else { "" })
}
