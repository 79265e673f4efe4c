//! What an empty workbook is called where the line does not say it: as it will be in the site where that is known, else after what it asks.

use crate::model::{Subject, TimeSpan};
use crate::pack::{Book, Regime};
use crate::text::slug;

/// Of a form (`bieu-mau-02.xlsx`), a content or a yearly report.
pub(super) fn of_disclosure(regime: &Regime, subject: Subject) -> String {
    let called = match subject {
        Subject::Form(at) => regime.forms.get(at).map(|form| form.label.as_str()),
        Subject::Content(at) => regime.contents.get(at).map(|content| content.id.as_str()),
        Subject::AnnualReport(_) => regime.annual_report.as_ref().and_then(|report| report.schedule.as_deref()),
    };
    named(&slug(called.unwrap_or(&regime.id)))
}

/// Of another kind of source: its place tells it, or the year that it is of.
pub(super) fn of_kind(book: &Book, span: TimeSpan) -> String {
    let (folder, file) = book.place.rsplit_once('/').unwrap_or(("", &book.place));
    // capitals stand for what is not known
    if !file.contains(char::is_uppercase) {
        return file.to_owned();
    }
    match (folder, span) {
        ("calendar" | "external-assessments", TimeSpan::SchoolYear(year)) => named(&year.to_string()),
        _ => named(book.command.as_deref().unwrap_or(&book.id)),
    }
}

fn named(stem: &str) -> String {
    format!("{stem}.xlsx")
}
