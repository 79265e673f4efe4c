//! Kế hoạch cải tiến chất lượng: `improvement/PERIOD.yaml`.

use super::Assessment;
use super::assessment::criterion;
use super::bind::Reading;
use crate::pack::{Catalogue, CriterionId};
use crate::parse::fields::Fields;
use crate::parse::prose::Prose;
use crate::parse::yaml::Node;
use crate::text::Spanned;
use jiff::civil::Date;
use std::sync::Arc;

/// A plan for the criteria of one assessment.
#[derive(Clone, Debug)]
pub struct ImprovementPlan {
    pub file: Arc<str>,
    pub id: String,
    pub title: String,
    pub assessment: String,
    pub document: Option<Spanned<String>>,
    pub illustrative: bool,
    pub items: Vec<ImprovementItem>,
}

/// A row of it; times in the words printed.
#[derive(Clone, Debug)]
pub struct ImprovementItem {
    pub criterion: CriterionId,
    pub target_level: Option<u16>,
    pub work: Prose,
    pub lead: String,
    pub partners: Option<String>,
    pub start: Option<String>,
    pub finish: Option<String>,
    pub budget: Prose,
    pub supervision: Prose,
    pub note: Prose,
    pub progress: Vec<Progress>,
    pub editor_note: Option<String>,
}

/// How it went, on a day.
#[derive(Clone, Debug)]
pub struct Progress {
    pub date: Date,
    pub state: ProgressState,
    pub note: Option<String>,
}

/// See [`Progress`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProgressState {
    NotStarted,
    InProgress,
    Done,
    Stopped,
}

impl ImprovementPlan {
    pub(super) fn read(id: String, file: &Arc<str>, node: &Node, assessments: &[Assessment], reading: &mut Reading<'_>) -> Option<Self> {
        let mut fields = Fields::open(file, node, &mut reading.diagnostics)?;
        let title = fields.required_text("title");
        let assessment = fields.required_text("assessment");
        let catalogue = assessment.as_ref().and_then(|written| {
            let found = assessments.iter().find(|a| a.id == written.value);
            if found.is_none() {
                let known: Vec<&str> = assessments.iter().map(|a| a.id.as_str()).collect();
                super::assessment::unknown(&mut fields, &crate::diag::codes::UNKNOWN_REFERENCE, written, "đợt tự đánh giá", &known);
            }
            found.map(Assessment::catalogue)
        });
        let (document, illustrative) = (fields.text("document"), fields.flag("illustrative"));
        let items = fields.maps("items", |f| item(f, catalogue));
        fields.finish();
        // without its assessment there is nothing to hang the plan on
        catalogue?;
        Some(Self { file: Arc::clone(file), id, title: title?.value, assessment: assessment?.value, document, illustrative, items })
    }

    /// The items of a criterion, in the plan's order.
    pub fn items_of(&self, criterion: CriterionId) -> impl Iterator<Item = &ImprovementItem> {
        self.items.iter().filter(move |i| i.criterion == criterion)
    }
}

fn item(f: &mut Fields<'_, '_>, catalogue: Option<&Catalogue>) -> Option<ImprovementItem> {
    let number = f.required_text("criterion");
    let criterion = number.and_then(|n| criterion(f, &n, catalogue));
    let lead = f.required_text("lead");
    let (target_level, work, partners) = (f.number("target_level").map(|n| n.value), f.prose("work"), f.plain("partners"));
    let (start, finish) = (f.plain("start"), f.plain("finish"));
    let (budget, supervision, note) = (f.prose("budget"), f.prose("supervision"), f.prose("note"));
    let progress = f.maps("progress", |p| {
        const STATES: &[(&str, ProgressState)] = &[
            ("not_started", ProgressState::NotStarted),
            ("in_progress", ProgressState::InProgress),
            ("done", ProgressState::Done),
            ("stopped", ProgressState::Stopped),
        ];
        let (date, state, note) = (p.date("date"), p.required_choice("state", STATES), p.plain("note"));
        Some(Progress { date: date?.value, state: state?, note })
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
        budget,
        supervision,
        note,
        progress,
        editor_note,
    })
}
