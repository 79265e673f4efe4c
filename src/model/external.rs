//! A managing office's schedule of external assessments: `external-assessments/SCHOOL-YEAR.yaml`.

use super::reading::{Reading, school_type};
use crate::diag::{Diagnostic, codes};
use crate::pack::SchoolType;
use crate::parse::fields::Fields;
use crate::parse::yaml::Node;
use crate::text::{SchoolYear, Spanned};
use jiff::civil::Date;
use std::sync::Arc;

/// Lịch đánh giá ngoài.
#[derive(Clone, Debug)]
pub struct ExternalSchedule {
    /// Its `SCHOOL-YEAR.yaml`: path in the snapshot.
    pub file: Arc<str>,
    /// From the file's name.
    pub year: SchoolYear,
    /// Above the table.
    pub title: String,
    /// Slug in `documents/` of the plan that this comes from.
    pub document: Option<Spanned<String>>,
    /// Invented for demonstration; said on its page.
    pub illustrative: bool,
    /// In the order printed.
    pub entries: Vec<ExternalEntry>,
}

/// One school in it.
#[derive(Clone, Debug)]
pub struct ExternalEntry {
    /// Number of the row, as printed.
    pub no: u16,
    /// Its name, as printed.
    pub school: String,
    /// A kind of school that teaches one level.
    pub level: Arc<SchoolType>,
    /// First day of the month that is asked for.
    pub month: Date,
    /// The month as printed: `01/2018`.
    pub month_written: String,
    /// Id of the accreditation pack that it is assessed by; `None`: not stated.
    pub regulation: Option<String>,
    /// Folder of the school in this site.
    pub unit: Option<Spanned<String>>,
    /// Ghi chú, as printed.
    pub note: Option<String>,
    /// Planned unless said.
    pub status: ExternalStatus,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExternalStatus {
    /// Not done yet, or not told: the default.
    Planned,
    /// Đã đánh giá.
    Done,
    /// Put off.
    Postponed,
}

impl ExternalSchedule {
    pub(super) fn read(year: SchoolYear, file: &Arc<str>, node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let packs = reading.packs;
        let mut fields = Fields::open(file, node, &reading.packs.codes, &mut reading.diagnostics)?;
        let (title, document, illustrative) =
            (fields.required_text("title"), fields.text("document"), fields.flag("illustrative"));
        let levels: Vec<Arc<SchoolType>> = packs.schools.levels().cloned().collect();
        let entries = fields.maps("entries", |f| {
            let (no, school) = (f.number("no"), f.required_text("school"));
            let level = f.required_text("level").and_then(|written| school_type(f, &written, &levels));
            let written = f.required_text("month");
            let month = written.as_ref().and_then(|w| month(f, w));
            let regulation = f.text("regulation").and_then(|written| {
                if packs.framework(&written.value).is_none() {
                    let known: Vec<&str> = packs.frameworks.iter().map(|p| p.id.as_str()).collect();
                    super::reading::unknown(f, &codes::UNKNOWN_REGULATION, &written, "quy định kiểm định", &known);
                    return None;
                }
                Some(written.value)
            });
            let (unit, note) = (f.text("unit"), f.plain("note"));
            let status = f.choice(
                "status",
                &[
                    ("planned", ExternalStatus::Planned),
                    ("done", ExternalStatus::Done),
                    ("postponed", ExternalStatus::Postponed),
                ],
            );
            Some(ExternalEntry {
                no: no?.value,
                school: school?.value,
                level: level?,
                month: month?,
                month_written: written?.value,
                regulation,
                unit,
                note,
                status: status.unwrap_or(ExternalStatus::Planned),
            })
        });
        fields.finish();
        Some(Self { file: Arc::clone(file), year, title: title?.value, document, illustrative, entries })
    }
}

fn month(f: &mut Fields<'_, '_>, written: &Spanned<String>) -> Option<Date> {
    let parsed = written
        .value
        .split_once('/')
        .and_then(|(m, y)| Date::new(y.trim().parse().ok()?, m.trim().parse().ok()?, 1).ok());
    if parsed.is_none() {
        f.diagnostics.push(
            Diagnostic::new(
                &codes::BAD_DATE,
                written.place.clone(),
                format!("“{}” không phải là tháng", written.value),
            )
            .hint("viết như 11/2017"),
        );
    }
    parsed
}
