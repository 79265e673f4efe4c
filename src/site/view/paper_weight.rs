//! What a page says of its paper as a file.

use super::View;

impl View {
    /// Whether the school gave a signed file beside it.
    pub(crate) fn is_signed_elsewhere(&self) -> bool {
        matches!(self, Self::AnnualReport(report) if report.signed_copy.is_some())
    }

    /// Says how many pages its paper has, and how many bytes.
    pub(crate) fn weigh_paper(&mut self, pages: usize, bytes: usize) {
        if let Some(paper) = &mut self.chrome_mut().pdf {
            let weight = bytes.div_ceil(1000).to_string();
            paper.label = paper.label.replace("{pages}", &pages.to_string()).replace("{size}", &weight);
        }
    }
}
