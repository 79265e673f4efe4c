//! Which disclosure a workbook is wanted of.

use crate::model::{Subject, TimeSpan};
use crate::pack::{Book, Packs, Regime, SchoolType};
use std::sync::Arc;

/// A disclosure for schools of some kinds, in some time.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The regulation.
    pub regime: &'a Regime,
    /// What of it: a form, a content without one, the report on a year.
    pub subject: Subject,
    /// Kinds of schools; of several, a school that has them all.
    pub schools: &'a [Arc<SchoolType>],
    /// The year whose words and rows are meant.
    pub span: TimeSpan,
    /// The year is written into the workbook.
    pub dated: bool,
}

impl Asked<'_> {
    /// What it is called, in full.
    pub fn title(&self) -> String {
        match self.subject {
            Subject::Form(at) => {
                let form = &self.regime.forms[at];
                format!("{}: {}", form.label, form.bare_title())
            }
            Subject::Content(at) => self.regime.contents[at].label.clone(),
            Subject::AnnualReport(_) => {
                self.regime.annual_report.as_ref().map(|report| report.title.clone()).unwrap_or_default()
            }
        }
    }

    /// Id of the content that it discloses; `None`: a form without one, a report.
    pub(super) fn content(&self) -> Option<&str> {
        match self.subject {
            Subject::Form(at) => self.regime.forms[at].content.as_deref(),
            Subject::Content(at) => Some(&self.regime.contents[at].id),
            Subject::AnnualReport(_) => None,
        }
    }

    /// What schools of these audiences are asked.
    pub(super) fn book(&self, packs: &Packs, audiences: &[&str]) -> Option<Book> {
        match self.subject {
            Subject::Form(_) => packs.workbooks.book("form").cloned(),
            Subject::Content(at) => packs.workbooks.of_content(self.regime, &self.regime.contents[at], audiences),
            Subject::AnnualReport(_) => packs.workbooks.of_report(self.regime.annual_report.as_ref()?),
        }
    }
}
