//! What a file stands for: which budget report it is, whether it holds anything, whether it lies in the right folder.

use super::{Disclosure, ItemBody, Span, Subject};
use crate::diag::{Diagnostic, codes};
use crate::model::reading::Reading;
use crate::pack::{BudgetDisclosure, BudgetPeriod};

impl Disclosure {
    /// The budget report that it is: the one that its form is used for, or its content is, and that is about its period. A half year is no
    /// quarter; an adjusted estimate is one only if the file says so.
    pub fn budget_report(&self) -> Option<&BudgetDisclosure> {
        self.budget_reports().find(|report| report.period == self.budget_period().id)
    }

    /// The part of the budget year that it is about: the whole where the file names none.
    pub fn budget_period(&self) -> &BudgetPeriod {
        self.period.as_ref().unwrap_or(&self.whole)
    }

    /// The budget reports that are made on its form or as its content, whatever their period.
    pub fn budget_reports(&self) -> impl Iterator<Item = &BudgetDisclosure> {
        let (form, content) = match self.subject {
            Subject::Form(at) => (Some(&self.regime.forms[at]), None),
            Subject::Content(at) => (None, Some(&self.regime.contents[at].id)),
            Subject::AnnualReport(_) => (None, None),
        };
        self.regime.disclosures.iter().filter(move |report| {
            form.is_some_and(|f| f.used_for.contains(&report.id))
                || content.is_some() && report.content.as_ref() == content
        })
    }

    /// Whether it holds a figure or a text of the school's. A form that says nothing makes nothing public.
    pub fn is_filled(&self) -> bool {
        let table = |t: &super::FilledTable| t.has_values() || t.extra_rows.iter().any(|row| !row.values.is_empty());
        match self.subject {
            // it is made of the contents
            Subject::AnnualReport(_) => true,
            Subject::Form(_) => self.tables.iter().any(table),
            Subject::Content(_) => self.tables.iter().any(table) || self.items.iter().any(|item| is_said(&item.body)),
        }
    }

    /// A budget report lies in `finance/YEAR`, all else in `disclosures/SCHOOL-YEAR`.
    pub(super) fn in_its_folder(&self, reading: &mut Reading<'_>) {
        let budget = match self.form() {
            Some(form) => !form.used_for.is_empty(),
            None => !self.regime.disclosures.is_empty(),
        };
        let (message, right) = match (self.span, budget) {
            (Span::SchoolYear(year), true) => {
                ("biểu ngân sách nằm trong thư mục của năm học", format!("finance/{}/", year.first_year()))
            }
            (Span::Year(year), false) => (
                "nội dung của năm học nằm trong thư mục của năm ngân sách",
                format!("disclosures/{}-{year}/", year - 1),
            ),
            _ => return,
        };
        let hint = format!("chuyển tệp này sang thư mục {right} (đúng năm mà số liệu nói tới)");
        reading.diagnostics.push(Diagnostic::of_file(&codes::WRONG_FOLDER, &self.file, message).hint(hint));
    }
}

fn is_said(body: &ItemBody) -> bool {
    match body {
        ItemBody::Group | ItemBody::Missing | ItemBody::Table(_) | ItemBody::Figure => false,
        ItemBody::NotApplicable(_) | ItemBody::Prose(_) | ItemBody::Contact(_) => true,
        ItemBody::Documents(list) => !list.is_empty(),
        ItemBody::Timeline(list) => !list.is_empty(),
    }
}
