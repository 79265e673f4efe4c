//! Kế hoạch cải tiến chất lượng: `improvement/PERIOD.yaml`.

use super::Assessment;
use super::reading::Reading;
use super::reading::criterion;
use crate::diag::{Diagnostic, codes};
use crate::pack::{Catalogue, CriterionId};
use crate::parse::fields::Fields;
use crate::parse::prose::Prose;
use crate::parse::yaml::Node;
use crate::text::{Period, Place, SchoolYears, Spanned, format_date, parse_period};
use jiff::civil::Date;
use std::sync::Arc;

/// A plan for the criteria of one assessment.
#[derive(Clone, Debug)]
pub struct ImprovementPlan {
    /// Its `PERIOD.yaml`: path in the snapshot.
    pub file: Arc<str>,
    /// The file's name: `2024-2029`; part of its address.
    pub id: String,
    /// For headings and lists, as written.
    pub title: String,
    /// Id of the assessment whose criteria it is for, which exists.
    pub assessment: String,
    /// Slug in `documents/` of the plan as it was issued.
    pub document: Option<Spanned<String>>,
    /// Invented for demonstration; said on its page.
    pub illustrative: bool,
    /// What "giai đoạn 5 năm" means: the years of the file's name.
    pub whole: Option<Period>,
    /// Rows, in the order printed.
    pub items: Vec<ImprovementItem>,
}

/// A row of it; times in the words printed.
#[derive(Clone, Debug)]
pub struct ImprovementItem {
    /// One of the assessment's; several rows may share it.
    pub criterion: CriterionId,
    /// Kết quả cần đạt: a Mức. `None`: not stated.
    pub target_level: Option<u16>,
    /// Công việc, giải pháp.
    pub work: Prose,
    /// Người thực hiện, as printed.
    pub lead: String,
    /// Nguồn lực khác: means, and who works along; as printed.
    pub partners: Option<String>,
    /// As printed: `Tháng 6/2024`.
    pub start: Option<String>,
    /// As printed: `Năm học 2025-2026`.
    pub finish: Option<String>,
    /// From the start's first to the finish's last day, where both (or one) could be read.
    pub period: Option<Period>,
    /// Kinh phí; empty: not given.
    pub budget: Prose,
    /// Biện pháp giám sát; empty: not given.
    pub supervision: Prose,
    /// Ghi chú; empty: none.
    pub note: Prose,
    /// In the order written; the latest by the stated day says where the row stands.
    pub progress: Vec<Progress>,
    /// The site's editor on a slip of the original.
    pub editor_note: Option<String>,
}

/// How it went, on a day.
#[derive(Clone, Debug)]
pub struct Progress {
    /// As of when.
    pub date: Date,
    /// Where the day is written.
    pub place: Place,
    /// Where it stood then.
    pub state: ProgressState,
    /// The school's word on it.
    pub note: Option<String>,
}

/// See [`Progress`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProgressState {
    /// `not_started`.
    NotStarted,
    /// `in_progress`.
    InProgress,
    /// `done`: never overdue, whatever the day.
    Done,
    /// `stopped`: given up; never overdue either.
    Stopped,
}

impl ImprovementPlan {
    pub(super) fn read(
        id: String,
        file: &Arc<str>,
        node: &Node,
        assessments: &[Assessment],
        reading: &mut Reading<'_>,
    ) -> Option<Self> {
        let mut fields = Fields::open(file, node, &reading.packs.codes, &mut reading.diagnostics)?;
        let title = fields.required_text("title");
        let assessment = fields.required_text("assessment");
        let catalogue = assessment.as_ref().and_then(|written| {
            let found = assessments.iter().find(|a| a.id == written.value);
            // one that is there but cannot be read is told where it stands
            let folder = file.split("/improvement/").next().unwrap_or_default();
            let unread = format!("{folder}/assessments/{}/assessment.yaml", written.value);
            if found.is_none() && !reading.snapshot.files.contains_key(unread.as_str()) {
                let known: Vec<&str> = assessments.iter().map(|a| a.id.as_str()).collect();
                super::reading::unknown(
                    &mut fields,
                    &crate::diag::codes::UNKNOWN_REFERENCE,
                    written,
                    "đợt tự đánh giá",
                    &known,
                );
            }
            found.map(Assessment::catalogue)
        });
        let (document, illustrative) = (fields.text("document"), fields.flag("illustrative"));
        let years = reading.packs.calendar.years();
        let whole = id.split_once('-').and_then(|(a, b)| years.spans(a.parse().ok()?, b.parse().ok()?));
        let items = fields.maps("items", |f| item(f, catalogue, (whole, years)));
        fields.finish();
        // without its assessment there is nothing to hang the plan on
        catalogue?;
        Some(Self {
            file: Arc::clone(file),
            id,
            title: title?.value,
            assessment: assessment?.value,
            document,
            illustrative,
            whole,
            items,
        })
    }

    /// The items of a criterion, in the plan's order.
    pub fn items_of(&self, criterion: CriterionId) -> impl Iterator<Item = &ImprovementItem> {
        self.items.iter().filter(move |i| i.criterion == criterion)
    }
}

fn item(
    f: &mut Fields<'_, '_>,
    catalogue: Option<&Catalogue>,
    times: (Option<Period>, SchoolYears),
) -> Option<ImprovementItem> {
    let number = f.required_text("criterion");
    let criterion = number.and_then(|n| criterion(f, &n, catalogue));
    let lead = f.required_text("lead");
    let (target_level, work, partners) =
        (f.number("target_level").map(|n| n.value), f.prose("work"), f.plain("partners"));
    let (start, finish) = (f.text("start"), f.text("finish"));
    let period = period(f, start.as_ref(), finish.as_ref(), times);
    let (start, finish) = (start.map(|t| t.value), finish.map(|t| t.value));
    let (budget, supervision, note) = (f.prose("budget"), f.prose("supervision"), f.prose("note"));
    let progress = f.maps("progress", |p| {
        const STATES: &[(&str, ProgressState)] = &[
            ("not_started", ProgressState::NotStarted),
            ("in_progress", ProgressState::InProgress),
            ("done", ProgressState::Done),
            ("stopped", ProgressState::Stopped),
        ];
        let (date, state, note) = (p.date("date"), p.required_choice("state", STATES), p.plain("note"));
        let date = date?;
        Some(Progress { date: date.value, place: date.place, state: state?, note })
    });
    let editor_note = f.plain("editor_note");
    Some(ImprovementItem {
        criterion: criterion?,
        target_level,
        work,
        lead: lead?.value,
        partners,
        start,
        finish,
        period,
        budget,
        supervision,
        note,
        progress,
        editor_note,
    })
}

/// The span of an item. What cannot be read is said, and left as it was printed.
fn period(
    f: &mut Fields<'_, '_>,
    start: Option<&Spanned<String>>,
    finish: Option<&Spanned<String>>,
    (whole, years): (Option<Period>, SchoolYears),
) -> Option<Period> {
    let mut read = |written: Option<&Spanned<String>>| {
        let written = written?;
        let period = parse_period(&written.value, whole, years);
        if period.is_none() {
            let message = format!("không đọc được thời gian “{}”", written.value);
            f.diagnostics.push(
                Diagnostic::new(&codes::UNREAD_PERIOD, written.place.clone(), message)
                    .hint("viết như Tháng 6/2024, Năm học 2025-2026 hoặc Giai đoạn 5 năm"),
            );
        }
        period
    };
    match (read(start), read(finish)) {
        (Some(a), Some(b)) => {
            if let Some(written) = finish.filter(|_| b.to < a.from) {
                let days = (format_date(b.to), format_date(a.from));
                let message = format!("hoàn thành “{}” ({}) trước khi bắt đầu ({})", written.value, days.0, days.1);
                f.diagnostics.push(
                    Diagnostic::new(&codes::IMPOSSIBLE_DAY, written.place.clone(), message)
                        .hint("xem lại tháng, năm ở start và finish; bản in sai thì giữ chữ in và ghi editor_note"),
                );
            }
            Some(Period { from: a.from, to: b.to.max(a.from) })
        }
        (one, other) => one.or(other),
    }
}
