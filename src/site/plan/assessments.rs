//! Self-assessments: list, overview, standards, evidence.

use super::chrome::Section;
use super::table::{Simple, anchor, html};
use super::{Content, Page, Setting, criterion, improvement, progress, report, routes};
use crate::model::{Assessment, Unit, Visibility};
use crate::pack::{Criterion, CriterionId};
use crate::site::Route;
use crate::site::prose_view::simple_html;
use crate::site::view::{
    AssessmentList, AssessmentPage, AssessmentStandardPage, AssignmentView, CriterionLink, DataTable, EvidencePage,
    EvidenceRow, Fact, GroupView, HomeItem, Link, StandardLink, View,
};
use crate::text::slug;
use std::sync::Arc;

pub(super) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    let mut pages = Vec::new();
    if !unit.assessments.is_empty() {
        let route = routes::assessments(unit);
        let chrome = setting.unit_chrome(&route, unit, Section::Assessments, &setting.say("assessments_heading"), &[]);
        let view = AssessmentList {
            items: items(setting, &route, unit),
            plans: improvement::items(setting, &route, unit),
            chrome,
        };
        pages.push(Page {
            route,
            content: Content::Html(Box::new(View::AssessmentList(view))),
            source: Arc::clone(&unit.file),
        });
    }
    for assessment in &unit.assessments {
        pages.push(overview(setting, unit, assessment));
        pages.extend(
            assessment.catalogue().standards.iter().enumerate().map(|(at, _)| standard(setting, unit, assessment, at)),
        );
        pages.extend(criterion::pages(setting, unit, assessment));
        if !assessment.sheets.is_empty() {
            pages.push(report::page(setting, unit, assessment));
        }
        if !assessment.evidence.items.is_empty() {
            pages.push(evidence(setting, unit, assessment));
            pages.extend(evidence_files(setting, unit, assessment));
        }
    }
    pages
}

/// Assessments as list entries, newest first.
pub(super) fn items(setting: &Setting<'_>, route: &Route, unit: &Unit) -> Vec<HomeItem> {
    let mut assessments: Vec<&Assessment> = unit.assessments.iter().collect();
    assessments.sort_by(|a, b| (b.school_years.last(), &a.id).cmp(&(a.school_years.last(), &b.id)));
    assessments
        .into_iter()
        .map(|a| HomeItem {
            label: a.title.clone(),
            href: setting.href(route, &routes::assessment(unit, a)),
            detail: Some(a.framework.number.clone()),
            state: None,
            illustrative: a.illustrative,
        })
        .collect()
}

/// Breadcrumbs below the unit for pages of an assessment.
pub(super) fn above(setting: &Setting<'_>, unit: &Unit, assessment: Option<&Assessment>) -> Vec<(String, Route)> {
    let mut above = vec![(setting.say("assessments_heading"), routes::assessments(unit))];
    above.extend(assessment.map(|a| (a.title.clone(), routes::assessment(unit, a))));
    above
}

/// The title of a page of an assessment: a unit's others have pages with the same heading.
pub(super) fn page_title(unit: &Unit, assessment: &Assessment, heading: &str) -> String {
    if unit.assessments.len() > 1 {
        format!("{heading}, {} – {}", assessment.title, unit.name)
    } else {
        format!("{heading} – {}", unit.name)
    }
}

/// A criterion with its state, target and leads, for lists.
fn criterion_link(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    criterion: &Criterion,
) -> CriterionLink {
    let id = criterion.number;
    CriterionLink {
        number: id.to_string(),
        title: criterion.title.clone(),
        href: setting.href(route, &routes::criterion(unit, assessment, id)),
        mandatory: criterion.mandatory,
        state: Some(criterion::result(setting, assessment, id)),
        target: improvement::target(setting, unit, assessment, id),
        leads: assessment.leads(id).into_iter().map(|(name, _)| name.to_owned()).collect(),
    }
}

fn overview(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Page {
    let route = routes::assessment(unit, assessment);
    let mut chrome =
        setting.unit_chrome(&route, unit, Section::Assessments, &assessment.title, &above(setting, unit, None));
    chrome.illustrative = assessment.illustrative;
    chrome.eyebrow = Some(assessment.framework.number.clone());
    let links = |criteria: &[CriterionId]| -> Vec<Link> {
        criteria
            .iter()
            .map(|id| {
                setting.link(
                    &route,
                    &routes::criterion(unit, assessment, *id),
                    criterion::short_title(setting, assessment, *id),
                )
            })
            .collect()
    };
    let standards = assessment.catalogue().standards.iter().map(|standard| StandardLink {
        number: standard.number,
        title: standard.title.clone(),
        href: setting.href(&route, &routes::assessment_standard(unit, assessment, standard.number)),
        criteria: standard.criteria.iter().map(|c| criterion_link(setting, &route, unit, assessment, c)).collect(),
    });
    let view = AssessmentPage {
        facts: facts(setting, assessment),
        rating: super::rating::view(setting, &route, unit, assessment),
        editor_note: assessment.editor_note.clone(),
        summary_html: simple_html(&assessment.summary, &setting.links(&route)),
        steps: progress::steps(setting, unit, assessment),
        standards: standards.collect(),
        missing: progress::missing(setting, &route, unit, assessment),
        progress: progress::by_group(setting, assessment),
        council_decision: assessment.council.as_ref().and_then(|c| c.decision.clone()),
        council: council(setting, assessment),
        groups: assessment
            .groups
            .iter()
            .map(|g| GroupView {
                name: g.name.clone(),
                lead: g.lead.clone(),
                members: g.members.clone(),
                criteria: links(&g.criteria),
                duties_html: simple_html(&g.duties, &setting.links(&route)),
            })
            .collect(),
        assignments: assessment
            .assignments
            .iter()
            .map(|a| AssignmentView { lead: a.lead.clone(), role: a.role.clone(), criteria: links(&a.criteria) })
            .collect(),
        resources: resources(setting, &route, assessment),
        schedule: schedule(setting, &route, assessment),
        plans: improvement::plans_of(unit, assessment)
            .map(|plan| setting.link(&route, &routes::improvement(unit, plan), plan.title.clone()))
            .collect(),
        document: assessment
            .document
            .as_ref()
            .and_then(|slug| unit.document(&slug.value))
            .map(|d| setting.link(&route, &routes::document(unit, &d.slug), d.title())),
        report: (!assessment.sheets.is_empty())
            .then(|| setting.link(&route, &routes::report(unit, assessment), setting.say("report_heading"))),
        evidence: (!assessment.evidence.items.is_empty())
            .then(|| setting.link(&route, &routes::evidence(unit, assessment), setting.say("evidence_heading"))),
        chrome,
    };
    Page {
        route,
        content: Content::Html(Box::new(View::Assessment(Box::new(view)))),
        source: Arc::clone(&assessment.file),
    }
}

fn facts(setting: &Setting<'_>, assessment: &Assessment) -> Vec<Fact> {
    let years: Vec<String> = assessment.school_years.iter().map(ToString::to_string).collect();
    let catalogue = assessment.catalogue();
    let level = |n: u16| setting.tell("level", &[("level", &n.to_string())]);
    let degree = |n: u16| setting.tell("degree", &[("degree", &n.to_string())]);
    let facts = [
        ("fact_regulation", Some(assessment.framework.number.clone())),
        ("fact_edition", catalogue.edition.as_ref().map(|e| e.label.clone())),
        ("fact_profile", catalogue.profile.as_ref().map(|(_, title)| title.clone())),
        ("fact_school_years", (!years.is_empty()).then(|| years.join(", "))),
        ("fact_target_level", assessment.target_level.map(level)),
        ("fact_target_degree", assessment.target_degree.map(degree)),
        ("fact_claimed_level", assessment.claimed_level.as_ref().map(|n| level(n.value))),
        ("fact_claimed_degree", assessment.claimed_degree.as_ref().map(|n| degree(n.value))),
    ];
    facts.into_iter().filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value? })).collect()
}

/// Hội đồng tự đánh giá.
pub(super) fn council(setting: &Setting<'_>, assessment: &Assessment) -> Option<DataTable> {
    let council = assessment.council.as_ref()?;
    let headers =
        ["council_no", "council_name", "council_position", "council_role", "council_group"].map(|k| setting.say(k));
    let mut table = Simple::new(&format!("hoi-dong-{}", assessment.id), &setting.say("council_caption"), &headers);
    for (n, member) in council.members.iter().enumerate() {
        let text = |value: &Option<String>| value.as_deref().map(html).unwrap_or_default();
        let mut role = text(&member.role);
        if let Some(duty) = &member.duty {
            role = if role.is_empty() { html(duty) } else { format!("{role}<br>{}", html(duty)) };
        }
        table.row(vec![(n + 1).to_string(), html(&member.name), text(&member.position), role, text(&member.group)], 1);
    }
    Some(table.finish())
}

/// Nguồn lực và thời điểm cần huy động.
pub(super) fn resources(setting: &Setting<'_>, route: &Route, assessment: &Assessment) -> Option<DataTable> {
    if assessment.resources.is_empty() {
        return None;
    }
    let headers = ["resources_standard", "resources_criteria", "resources_need", "resources_when", "resources_note"]
        .map(|k| setting.say(k));
    let caption = assessment.resources_caption.clone().unwrap_or_else(|| setting.say("resources_caption"));
    let mut table = Simple::new(&format!("nguon-luc-{}", assessment.id), &caption, &headers);
    for resource in &assessment.resources {
        let title = assessment.catalogue().standard(resource.standard).map(|s| s.title.clone()).unwrap_or_default();
        let standard = setting.tell("standard_title", &[("number", &resource.standard.to_string()), ("title", &title)]);
        let need = simple_html(&resource.need, &setting.links(route));
        table.row(
            vec![
                html(&standard),
                html(&resource.criteria),
                need,
                html(&resource.when),
                html(resource.note.as_deref().unwrap_or_default()),
            ],
            0,
        );
        if let Some(note) = &resource.editor_note {
            table.remark(html(&setting.tell("editor_note_inline", &[("note", note)])));
        }
    }
    Some(table.finish())
}

/// Thời gian và nội dung hoạt động.
pub(super) fn schedule(setting: &Setting<'_>, route: &Route, assessment: &Assessment) -> Option<DataTable> {
    if assessment.schedule.is_empty() {
        return None;
    }
    let headers = ["schedule_when", "schedule_work", "schedule_note"].map(|k| setting.say(k));
    let mut table = Simple::new(&format!("thoi-gian-{}", assessment.id), &setting.say("schedule_caption"), &headers);
    for step in &assessment.schedule {
        let work = simple_html(&step.work, &setting.links(route));
        table.row(vec![html(&step.when), work, html(step.note.as_deref().unwrap_or_default())], 0);
        if let Some(note) = &step.editor_note {
            table.remark(html(&setting.tell("editor_note_inline", &[("note", note)])));
        }
    }
    Some(table.finish())
}

fn standard(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment, at: usize) -> Page {
    let standards = &assessment.catalogue().standards;
    let standard = &standards[at];
    let route = routes::assessment_standard(unit, assessment, standard.number);
    let heading =
        setting.tell("standard_title", &[("number", &standard.number.to_string()), ("title", &standard.title)]);
    let mut chrome =
        setting.unit_chrome(&route, unit, Section::Assessments, &heading, &above(setting, unit, Some(assessment)));
    chrome.title = page_title(unit, assessment, &heading);
    chrome.illustrative = assessment.illustrative;
    let neighbour = |other: Option<&crate::pack::Standard>| {
        other.map(|s| {
            let label = setting.tell("standard_title", &[("number", &s.number.to_string()), ("title", &s.title)]);
            setting.link(&route, &routes::assessment_standard(unit, assessment, s.number), label)
        })
    };
    let view = AssessmentStandardPage {
        regulation: setting.link(
            &route,
            &routes::standard(&assessment.framework, assessment.catalogue(), standard.number),
            assessment.framework.number.clone(),
        ),
        criteria: standard.criteria.iter().map(|c| criterion_link(setting, &route, unit, assessment, c)).collect(),
        previous: neighbour(at.checked_sub(1).and_then(|i| standards.get(i))),
        next: neighbour(standards.get(at + 1)),
        chrome,
    };
    Page {
        route,
        content: Content::Html(Box::new(View::AssessmentStandard(view))),
        source: Arc::clone(&assessment.file),
    }
}

/// The id of a piece of evidence on the index page.
pub(super) fn evidence_id(code: &str) -> String {
    slug(code)
}

/// Evidence as `route` may show it.
pub(super) fn evidence_rows(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    only: Option<CriterionId>,
) -> Vec<EvidenceRow> {
    let cited = assessment.citations();
    let nobody = Vec::new();
    let rows = assessment.evidence.items.iter().filter_map(|item| {
        let uses = cited.get(item.code.as_str()).unwrap_or(&nobody);
        if only.is_some_and(|id| !uses.contains(&id) && item.criterion != id) {
            return None;
        }
        let hidden = item.visibility == Visibility::Internal && !assessment.evidence.show_internal_titles;
        let shown = |value: &Option<String>| if hidden { String::new() } else { value.clone().unwrap_or_default() };
        let visibility = match item.visibility {
            Visibility::Public => "visibility_public",
            Visibility::OnSite => "visibility_on_site",
            Visibility::Internal => "visibility_internal",
        };
        let place = [item.hop.as_ref().map(|n| setting.tell("evidence_box", &[("box", n)])), item.storage.clone()];
        let file = item.file.as_ref().and_then(|file| {
            Some(setting.link(route, &routes::evidence_file(unit, assessment, file)?, file_label(setting, file)))
        });
        Some(EvidenceRow {
            id: evidence_id(&item.code),
            code: item.code.clone(),
            title: if hidden { setting.say("evidence_title_hidden") } else { item.title.clone() },
            number_date: shown(&item.number_date),
            issuer: shown(&item.issuer),
            place: if hidden { String::new() } else { place.into_iter().flatten().collect::<Vec<_>>().join(", ") },
            visibility: setting.say(visibility),
            sha256: item.digest.clone().filter(|_| file.is_some()),
            changed: item.has_changed(),
            file,
            used_in: uses
                .iter()
                .map(|id| setting.link(route, &routes::criterion(unit, assessment, *id), id.to_string()))
                .collect(),
        })
    });
    rows.collect()
}

/// `Tải tệp PDF, 120 kB`.
fn file_label(setting: &Setting<'_>, file: &str) -> String {
    let kind = file.rsplit_once('.').map(|(_, ending)| ending.to_uppercase()).unwrap_or_default();
    let bytes = setting.snapshot.files.get(file).map_or(0, |source| source.bytes().len());
    setting.tell("evidence_file", &[("kind", &kind), ("size", &bytes.div_ceil(1000).to_string())])
}

fn evidence(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Page {
    let route = routes::evidence(unit, assessment);
    let heading = setting.say("evidence_heading");
    let mut chrome =
        setting.unit_chrome(&route, unit, Section::Assessments, &heading, &above(setting, unit, Some(assessment)));
    chrome.title = page_title(unit, assessment, &heading);
    chrome.illustrative = assessment.illustrative;
    let cited = assessment.citations();
    let listed_not_cited =
        assessment.evidence.items.iter().filter(|i| !cited.contains_key(i.code.as_str())).map(|i| i.code.clone());
    let view = EvidencePage {
        explanation: assessment.framework.evidence_code.explanation.clone(),
        rows: evidence_rows(setting, &route, unit, assessment, None),
        by_criterion: evidence_by_criterion(setting, &route, unit, assessment),
        by_box: evidence_by_box(setting, assessment),
        cited_not_listed: cited.keys().filter(|code| assessment.evidence.get(code).is_none()).cloned().collect(),
        listed_not_cited: listed_not_cited.collect(),
        outside_cycle: assessment
            .evidence
            .items
            .iter()
            .filter(|i| i.date.as_ref().is_some_and(|d| !assessment.covers(d.value)))
            .map(|i| i.code.clone())
            .collect(),
        chrome,
    };
    Page {
        route,
        content: Content::Html(Box::new(View::Evidence(Box::new(view)))),
        source: Arc::clone(&assessment.file),
    }
}

/// A link to a code in the index on the same page.
fn code_anchor(code: &str) -> String {
    anchor(&format!("#{}", evidence_id(code)), code)
}

fn evidence_by_criterion(setting: &Setting<'_>, route: &Route, unit: &Unit, assessment: &Assessment) -> DataTable {
    let mut table = Simple::new(
        "theo-tieu-chi",
        &setting.say("evidence_by_criterion"),
        &[setting.say("evidence_criterion"), setting.say("evidence_codes")],
    );
    let cited = assessment.citations();
    for criterion in assessment.catalogue().criteria() {
        let codes: Vec<String> = assessment
            .evidence
            .items
            .iter()
            .filter(|item| cited.get(item.code.as_str()).is_some_and(|uses| uses.contains(&criterion.number)))
            .map(|item| code_anchor(&item.code))
            .collect();
        if !codes.is_empty() {
            let link = anchor(
                &setting.href(route, &routes::criterion(unit, assessment, criterion.number)),
                &criterion.number.to_string(),
            );
            table.row(vec![link, codes.join(", ")], 0);
        }
    }
    table.finish()
}

fn evidence_by_box(setting: &Setting<'_>, assessment: &Assessment) -> DataTable {
    let mut boxes: Vec<(&str, Vec<String>)> = Vec::new();
    for item in assessment
        .evidence
        .items
        .iter()
        .filter(|i| i.visibility != Visibility::Internal || assessment.evidence.show_internal_titles)
    {
        let Some(hop) = item.hop.as_deref() else { continue };
        match boxes.iter_mut().find(|(name, _)| *name == hop) {
            Some((_, codes)) => codes.push(code_anchor(&item.code)),
            None => boxes.push((hop, vec![code_anchor(&item.code)])),
        }
    }
    let mut table = Simple::new(
        "theo-hop",
        &setting.say("evidence_by_box"),
        &[setting.say("evidence_box_head"), setting.say("evidence_codes")],
    );
    for (hop, codes) in boxes {
        table.row(vec![html(&setting.tell("evidence_box", &[("box", hop)])), codes.join(", ")], 0);
    }
    table.finish()
}

/// The files of public evidence; those of other evidence never get here.
fn evidence_files(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Vec<Page> {
    let public =
        assessment.evidence.items.iter().filter(|i| i.visibility == Visibility::Public && !setting.is_translation());
    public
        .filter_map(|item| {
            let file = item.file.as_ref()?;
            let source = setting.snapshot.files.get(file)?;
            let route = routes::evidence_file(unit, assessment, file)?;
            Some(Page { route, content: Content::File(Arc::from(source.bytes())), source: Arc::clone(file) })
        })
        .collect()
}
