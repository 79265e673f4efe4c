//! What a disclosure is called: by its number, by its regulation, by readers.

use super::{Disclosure, Subject};

impl Disclosure {
    /// `Biểu mẫu 02`; the article of a content (`Điều 6`), the title of the report.
    pub fn label(&self) -> String {
        match self.subject {
            Subject::Form(at) => self.regime.forms[at].label.clone(),
            Subject::Content(at) => {
                self.regime.contents[at].article.clone().unwrap_or_else(|| self.regime.number.clone())
            }
            Subject::AnnualReport(_) => self.regime.number.clone(),
        }
    }

    /// What it is about, in the regulation's own words: its title without the place for the year.
    pub fn bare_title(&self) -> String {
        match self.subject {
            Subject::Form(at) => self.regime.forms[at].bare_title().to_owned(),
            Subject::Content(at) => self.regime.contents[at].label.clone(),
            Subject::AnnualReport(_) => self.regime.annual_report.as_ref().map(|r| r.title.clone()).unwrap_or_default(),
        }
    }

    /// What readers call it: `Số trẻ, sức khỏe, dinh dưỡng`. `None`: by its title.
    pub fn plain_name(&self) -> Option<&str> {
        match self.subject {
            Subject::Form(at) => self.regime.forms[at].name.as_deref(),
            Subject::Content(at) => self.regime.contents[at].name.as_deref(),
            Subject::AnnualReport(_) => None,
        }
    }
}
