//! A self-assessment: `assessments/ID/assessment.yaml` and the files beside it.

use super::assessment_plan::{Assignment, Council, Group, Resource, ScheduleStep, group, member, resource};
use super::reading::{RESULTS, Reading, criteria, framework, unknown};
use super::{CriterionSheet, Database, EvidenceList};
use crate::diag::codes;
use crate::pack::{Catalogue, CriterionId, Framework};
use crate::parse::fields::Fields;
use crate::parse::prose::Prose;
use crate::parse::yaml::Node;
use crate::text::{SchoolYear, SchoolYears, Spanned};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Đợt tự đánh giá.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Its `assessment.yaml`: path in the snapshot.
    pub file: Arc<str>,
    /// Name of its folder; part of addresses.
    pub id: String,
    /// For headings and lists, as written.
    pub title: String,
    /// The circular that it goes by: key `regulation`.
    pub framework: Arc<Framework>,
    /// Index into the framework's catalogues.
    catalogue: usize,
    /// The cycle that is assessed, as written; empty: not stated.
    pub school_years: Vec<SchoolYear>,
    /// Mức that the school aims at, 1 to 4; `None`: not stated.
    pub target_level: Option<u16>,
    /// Mức độ of the national standard that it aims at, 1 or 2; `None`: not stated.
    pub target_degree: Option<u16>,
    /// Mức that the school says it reached; `None`: not stated. `check` holds it against what the sheets support.
    pub claimed_level: Option<Spanned<u16>>,
    /// The same of the national standard's Mức độ.
    pub claimed_degree: Option<Spanned<u16>>,
    /// Slug in `documents/` of the plan or report that this comes from.
    pub document: Option<Spanned<String>>,
    /// Invented for demonstration; said on every page of it.
    pub illustrative: bool,
    /// The school's own words on the whole; empty: none.
    pub summary: Prose,
    /// Hội đồng tự đánh giá; `None`: not given.
    pub council: Option<Council>,
    /// Nhóm công tác, in the order written.
    pub groups: Vec<Group>,
    /// Who leads which criteria, besides the groups.
    pub assignments: Vec<Assignment>,
    /// Above the table of resources; `None`: the theme's words.
    pub resources_caption: Option<String>,
    /// Rows of the table of resources, in the order printed; empty: no table.
    pub resources: Vec<Resource>,
    /// Rows of the timetable, in the order printed; empty: no table.
    pub schedule: Vec<ScheduleStep>,
    /// Clause → met or not, of what a level asks beyond criteria.
    pub further_items: BTreeMap<String, bool>,
    /// The site's editor on it, shown apart from the school's own words.
    pub editor_note: Option<String>,
    /// Phiếu đánh giá tiêu chí; a criterion that is not in it has no sheet yet.
    pub sheets: BTreeMap<CriterionId, CriterionSheet>,
    /// Danh mục minh chứng; empty without `evidence.yaml`.
    pub evidence: EvidenceList,
    /// Part I of the report.
    pub database: Option<Database>,
    citations: BTreeMap<String, Vec<CriterionId>>,
}

impl Assessment {
    /// Running text in its data files.
    pub(super) fn prose_in_data(&self) -> impl Iterator<Item = &Prose> {
        std::iter::once(&self.summary)
            .chain(self.database.as_ref().map(|d| &d.note))
            .chain(self.groups.iter().map(|g| &g.duties))
            .chain(self.resources.iter().map(|r| &r.need))
            .chain(self.schedule.iter().map(|s| &s.work))
    }

    /// Standards and criteria of its edition and profile.
    pub fn catalogue(&self) -> &Catalogue {
        &self.framework.catalogues[self.catalogue]
    }

    /// Who leads a criterion: the group's lead or the assigned person.
    pub fn leads(&self, criterion: CriterionId) -> Vec<(&str, Option<&str>)> {
        let assigned = self
            .assignments
            .iter()
            .filter(|a| a.criteria.contains(&criterion))
            .map(|a| (a.lead.as_str(), a.role.as_deref()));
        let grouped = self
            .groups
            .iter()
            .filter(|g| g.criteria.contains(&criterion))
            .map(|g| (g.lead.as_deref().unwrap_or(&g.name), Some(g.name.as_str())));
        assigned.chain(grouped).collect()
    }

    /// Whether a day lies in a school year that is assessed; every day does where none is stated.
    pub fn covers(&self, day: jiff::civil::Date, years: SchoolYears) -> bool {
        self.school_years.is_empty() || self.school_years.contains(&years.containing(day))
    }

    /// Evidence code → criteria whose sheet cites it, in order.
    pub fn citations(&self) -> &BTreeMap<String, Vec<CriterionId>> {
        &self.citations
    }

    /// Gathers the citations; called once, when all sheets are read.
    pub(super) fn gather_citations(&mut self) {
        for (id, sheet) in &self.sheets {
            for code in sheet.cited() {
                let uses = self.citations.entry(code).or_default();
                if uses.last() != Some(id) {
                    uses.push(*id);
                }
            }
        }
    }

    pub(super) fn read(id: String, file: &Arc<str>, node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let packs = reading.packs;
        let mut fields = Fields::open(file, node, &reading.packs.codes, &mut reading.diagnostics)?;
        let title = fields.required_text("title").map(|t| t.value);
        let chosen = framework(&mut fields, packs);
        let years = fields.texts("school_years");
        let school_years = years.into_iter().filter_map(|y| fields.as_school_year(y)).map(|y| y.value).collect();
        let catalogue = chosen.as_ref().map(|(framework, at)| &framework.catalogues[*at]);
        let assessment = Partial {
            target_level: fields.number("target_level").map(|n| n.value),
            target_degree: fields.number("target_degree").map(|n| n.value),
            claimed_level: fields.number("claimed_level"),
            claimed_degree: fields.number("claimed_degree"),
            document: fields.text("document"),
            illustrative: fields.flag("illustrative"),
            summary: fields.prose("summary"),
            council: fields.map("council", |f| {
                Some(Council { decision: f.plain("decision"), members: f.maps("members", member) })
            }),
            groups: fields.maps("groups", |f| group(f, catalogue)),
            assignments: fields.maps("assignments", |f| {
                let criteria = criteria(f, "criteria", catalogue);
                let (lead, role) = (f.required_text("lead"), f.plain("role"));
                Some(Assignment { criteria, lead: lead?.value, role })
            }),
            resources_caption: fields.plain("resources_caption"),
            resources: fields.maps("resources", |f| resource(f, catalogue)),
            schedule: fields.maps("schedule", |f| {
                let step = (f.required_text("when"), f.prose("work"), f.plain("note"), f.plain("editor_note"));
                Some(ScheduleStep { when: step.0?.value, work: step.1, note: step.2, editor_note: step.3 })
            }),
            further_items: further_items(&mut fields, chosen.as_ref().map(|(f, _)| f.as_ref())),
            editor_note: fields.plain("editor_note"),
        };
        fields.finish();
        let (framework, catalogue) = chosen?;
        Some(Self {
            file: Arc::clone(file),
            id,
            title: title?,
            framework,
            catalogue,
            school_years,
            target_level: assessment.target_level,
            target_degree: assessment.target_degree,
            claimed_level: assessment.claimed_level,
            claimed_degree: assessment.claimed_degree,
            document: assessment.document,
            illustrative: assessment.illustrative,
            summary: assessment.summary,
            council: assessment.council,
            groups: assessment.groups,
            assignments: assessment.assignments,
            resources_caption: assessment.resources_caption,
            resources: assessment.resources,
            schedule: assessment.schedule,
            further_items: assessment.further_items,
            editor_note: assessment.editor_note,
            sheets: BTreeMap::new(),
            evidence: EvidenceList::default(),
            database: None,
            citations: BTreeMap::new(),
        })
    }
}

/// What can be read before it is known whether title and regulation are there.
struct Partial {
    target_level: Option<u16>,
    target_degree: Option<u16>,
    claimed_level: Option<Spanned<u16>>,
    claimed_degree: Option<Spanned<u16>>,
    document: Option<Spanned<String>>,
    illustrative: bool,
    summary: Prose,
    council: Option<Council>,
    groups: Vec<Group>,
    assignments: Vec<Assignment>,
    resources_caption: Option<String>,
    resources: Vec<Resource>,
    schedule: Vec<ScheduleStep>,
    further_items: BTreeMap<String, bool>,
    editor_note: Option<String>,
}

fn further_items(fields: &mut Fields<'_, '_>, framework: Option<&Framework>) -> BTreeMap<String, bool> {
    let mut items = BTreeMap::new();
    let Some(further) = framework.and_then(|f| f.further.as_ref()) else { return items };
    let known: Vec<&str> = further.items.iter().map(|item| item.key.as_str()).collect();
    for (key, node) in fields.entries_called(&further.answers) {
        if !known.contains(&key.text.as_str()) {
            let written = Spanned { value: key.text.clone(), place: fields.place(key.span) };
            unknown(fields, &codes::UNKNOWN_INDICATOR, &written, &format!("yêu cầu Mức {}", further.level), &known);
        } else if let Some(result) = fields.as_text(node).and_then(|w| fields.pick(&w, RESULTS)) {
            items.insert(key.text.clone(), result);
        }
    }
    items
}
