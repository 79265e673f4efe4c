//! Papers that are made as PDF files: `pdf` in `site.yaml`.

use crate::parse::fields::Fields;

/// A kind of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperKind {
    /// The yearly report, which Circular 09/2024 asks for as PDF.
    AnnualReport,
    /// Filled-in forms, and contents without a form.
    Forms,
    /// Sheets of criteria (phiếu đánh giá tiêu chí).
    CriterionSheets,
    /// Reports on self-assessments.
    Reports,
    /// Plans of improvement.
    ImprovementPlans,
    /// The calendar of a school year on one sheet.
    CalendarSheets,
    /// Administrative documents.
    Documents,
    /// All sheets that are hung up, in one file.
    AllSheets,
}

/// As they are written.
const KINDS: &[(&str, PaperKind)] = &[
    ("annual_report", PaperKind::AnnualReport),
    ("forms", PaperKind::Forms),
    ("criterion_sheets", PaperKind::CriterionSheets),
    ("reports", PaperKind::Reports),
    ("improvement_plans", PaperKind::ImprovementPlans),
    ("calendar_sheets", PaperKind::CalendarSheets),
    ("documents", PaperKind::Documents),
    ("all_sheets", PaperKind::AllSheets),
];

impl PaperKind {
    /// Those that a site asks for; without the key the yearly report.
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Vec<Self> {
        let is_written = fields.place_of("pdf").is_some();
        let written = fields.texts("pdf");
        if !is_written {
            return vec![Self::AnnualReport];
        }
        written.iter().filter_map(|name| fields.pick(name, KINDS)).collect()
    }
}
