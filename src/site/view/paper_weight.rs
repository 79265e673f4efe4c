//! What a page says of its paper as a file: that is known only when the page is printed.

use super::View;
use crate::site::Route;
use std::collections::HashSet;

/// Stand for the number of pages and for the kilobytes until then: characters that no text has.
const OPEN: [(&str, &str); 2] = [("{pages}", "\u{fdd0}"), ("{size}", "\u{fdd1}")];

impl View {
    /// Whether the school gave a signed file beside it.
    pub(crate) fn is_signed_elsewhere(&self) -> bool {
        matches!(self, Self::AnnualReport(report) if report.signed_copy.is_some())
    }

    /// Takes out the link to a paper that could not be made.
    pub(crate) fn without_unmade_paper(&mut self, unmade: &HashSet<Route>) {
        let pdf = &mut self.chrome_mut().pdf;
        *pdf = pdf.take().filter(|paper| !unmade.contains(&paper.file));
    }
}

/// A label whose figures are open.
pub(crate) fn open_label(label: &str) -> String {
    OPEN.iter().fold(label.to_owned(), |label, (name, open)| label.replace(name, open))
}

/// A printed page that says how many pages its paper has, and how many kilobytes.
pub(crate) fn weighed(html: &str, pages: usize, bytes: usize) -> String {
    let figures = [pages, bytes.div_ceil(1000)];
    OPEN.iter().zip(figures).fold(html.to_owned(), |html, ((_, open), figure)| html.replace(open, &figure.to_string()))
}
