//! Text as HTML, links as HTML.

use crate::parse::prose::plain_with_marks;
use crate::text::escape;

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
