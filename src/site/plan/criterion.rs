//! One page a criterion: what the circular asks, what the school says, who leads it, what is to be improved.

use super::chrome::Section;
use super::{Content, Page, Setting, assessments, improvement, indicators, rating, routes};
use crate::derive::rating::{CriterionLevel, criterion_level};
use crate::model::{Assessment, CriterionSheet, Unit};
use crate::pack::{Certainty, Criterion, CriterionId, Framework};
use crate::parse::prose::Prose;
use crate::site::Route;
use crate::site::prose_view::Filling;
use crate::site::view::{Block, CriterionPage, Fact, Link, SheetSectionView, State, View};
use std::sync::Arc;

pub(super) fn pages(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Vec<Page> {
    let criteria: Vec<&Criterion> = assessment.catalogue().criteria().collect();
    (0..criteria.len()).map(|at| page(setting, unit, assessment, &criteria, at)).collect()
}

/// `Tiêu chí 1.10: Đảm bảo an ninh trật tự`.
pub(super) fn short_title(setting: &Setting<'_>, assessment: &Assessment, id: CriterionId) -> String {
    let title = assessment.catalogue().criterion(id).map(|c| c.title.clone()).unwrap_or_default();
    setting.tell("criterion_title", &[("number", &id.to_string()), ("title", &title)])
}

/// The school's result for a criterion: what it claims, else what the indicators add up to.
pub(super) fn result(setting: &Setting<'_>, assessment: &Assessment, id: CriterionId) -> State {
    let claimed = assessment.sheets.get(&id).and_then(|s| s.claimed_level.as_ref());
    match claimed {
        Some(claimed) => rating::reached(setting, u8::try_from(claimed.value).unwrap_or(u8::MAX)),
        None => computed(setting, assessment, id)
            .unwrap_or_else(|| State { class: "unknown".to_owned(), label: setting.say("result_not_assessed") }),
    }
}

fn level_of(assessment: &Assessment, id: CriterionId) -> Option<CriterionLevel> {
    let sheet = assessment.sheets.get(&id)?;
    let criterion = assessment.catalogue().criterion(id)?;
    Some(criterion_level(criterion, assessment.framework.rating.criterion_rule.kind, &sheet.results))
}

/// What the indicators of a criterion add up to; nothing without a sheet.
fn computed(setting: &Setting<'_>, assessment: &Assessment, id: CriterionId) -> Option<State> {
    level_of(assessment, id).map(|level| rating::state(setting, level))
}

/// The sections of a regulation's data that are written from memory.
pub(super) fn recalled(framework: &Framework) -> Vec<String> {
    framework.provenance.iter().filter(|p| p.status == Certainty::Recalled).map(|p| p.section.clone()).collect()
}

fn page(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment, criteria: &[&Criterion], at: usize) -> Page {
    let criterion = criteria[at];
    let id = criterion.number;
    let framework = &assessment.framework;
    let catalogue = assessment.catalogue();
    let route = routes::criterion(unit, assessment, id);
    let sheet = assessment.sheets.get(&id);
    let heading = short_title(setting, assessment, id);
    let standard = catalogue.standard(id.standard).map(|s| s.title.clone()).unwrap_or_default();
    let standard = setting.tell("standard_title", &[("number", &id.standard.to_string()), ("title", &standard)]);
    let mut above = assessments::above(setting, unit, Some(assessment));
    above.push((
        setting.tell("standard_number", &[("number", &id.standard.to_string())]),
        routes::assessment_standard(unit, assessment, id.standard),
    ));
    let mut chrome = setting.unit_chrome(&route, unit, Section::Assessments, &heading, &above);
    chrome.title = assessments::page_title(unit, assessment, &heading);
    chrome.illustrative = assessment.illustrative;
    chrome.description = Some(format!("{heading}. {}", unit.name));
    let neighbour = |other: Option<&&Criterion>| -> Option<Link> {
        other.map(|c| {
            setting.link(
                &route,
                &routes::criterion(unit, assessment, c.number),
                short_title(setting, assessment, c.number),
            )
        })
    };
    let plan = improvement::plans_of(unit, assessment).next();
    let cards = improvement::cards(setting, &route, unit, assessment, Some(id));
    let result = result(setting, assessment, id);
    let view = CriterionPage {
        number: id.to_string(),
        title: criterion.title.clone(),
        regulation: setting.link(&route, &routes::regulation(&framework.id), framework.number.clone()),
        edition: catalogue.edition.as_ref().map(|e| e.label.clone()),
        standard: setting.link(&route, &routes::assessment_standard(unit, assessment, id.standard), standard),
        claimed: sheet.and_then(|s| s.claimed_level.as_ref()).map(|_| result.label.clone()),
        result,
        computed: computed(setting, assessment, id),
        obstacle: level_of(assessment, id)
            .and_then(|level| rating::why_not_more(setting, assessment, criterion, level)),
        review: review(setting, assessment, id),
        history: history(setting, &route, unit, assessment, id),
        target: improvement::target(setting, unit, assessment, id),
        leads: leads(setting, assessment, sheet, id),
        mandatory: criterion.mandatory,
        title_confidence: confidence(setting, criterion),
        levels: if sheet.is_none() { indicators::levels(setting, catalogue, criterion) } else { Vec::new() },
        indicators: sheet.map(|sheet| {
            indicators::table(setting, catalogue, criterion, sheet, &evidence_href(setting, &route, unit, assessment))
        }),
        thresholds: indicators::thresholds(setting, criterion),
        text_basis: framework.indicator_text_basis.clone(),
        editor_note: sheet.and_then(|s| s.editor_note.clone()),
        opening: sheet.map(|s| fill(setting, &route, unit, assessment, &s.opening, 0)).unwrap_or_default(),
        sections: sections(setting, &route, unit, assessment, sheet, 0),
        not_in_plan: plan
            .filter(|_| cards.is_empty())
            .map(|plan| setting.link(&route, &routes::improvement(unit, plan), plan.title.clone())),
        improvement: cards,
        evidence: assessments::evidence_rows(setting, &route, unit, assessment, Some(id)),
        previous: neighbour(at.checked_sub(1).and_then(|i| criteria.get(i))),
        next: neighbour(criteria.get(at + 1)),
        recalled: recalled(framework),
        chrome,
    };
    let source = sheet.map_or_else(|| Arc::clone(&assessment.file), |s| Arc::clone(&s.file));
    Page { route, content: Content::Html(Box::new(View::Criterion(Box::new(view)))), source }
}

/// "Cần rà soát lại" where cited evidence has changed since it was recorded.
fn review(setting: &Setting<'_>, assessment: &Assessment, id: CriterionId) -> Option<String> {
    let cited = assessment.citations();
    let changed: Vec<&str> = assessment
        .evidence
        .items
        .iter()
        .filter(|item| item.has_changed() && cited.get(item.code.as_str()).is_some_and(|uses| uses.contains(&id)))
        .map(|item| item.code.as_str())
        .collect();
    (!changed.is_empty()).then(|| setting.tell("result_needs_review", &[("codes", &changed.join(", "))]))
}

/// The same criterion in the unit's other assessments under the same edition and profile: numbers mean other things in other editions.
fn history(setting: &Setting<'_>, route: &Route, unit: &Unit, assessment: &Assessment, id: CriterionId) -> Vec<Link> {
    let key = |a: &Assessment| {
        let catalogue = a.catalogue();
        (
            a.framework.id.clone(),
            catalogue.edition.as_ref().map(|e| e.id.clone()),
            catalogue.profile.as_ref().map(|(p, _)| p.clone()),
        )
    };
    let others = unit
        .assessments
        .iter()
        .filter(|other| other.id != assessment.id && key(other) == key(assessment) && other.sheets.contains_key(&id));
    others
        .map(|other| {
            setting.link(
                route,
                &routes::criterion(unit, other, id),
                format!("{}: {}", other.title, result(setting, other, id).label),
            )
        })
        .collect()
}

/// Said where a title is written from memory.
pub(super) fn confidence(setting: &Setting<'_>, criterion: &Criterion) -> Option<String> {
    criterion.title_confidence.as_deref().map(|level| setting.say(&format!("title_confidence_{level}")))
}

fn leads(setting: &Setting<'_>, assessment: &Assessment, sheet: Option<&CriterionSheet>, id: CriterionId) -> Vec<Fact> {
    let own = sheet.and_then(|s| s.lead.clone()).map(|value| Fact { label: setting.say("lead"), value });
    let given = assessment.leads(id).into_iter().map(|(name, role)| Fact {
        label: role.map_or_else(|| setting.say("lead"), str::to_owned),
        value: name.to_owned(),
    });
    let writer = sheet.and_then(|s| s.writer.clone()).map(|value| Fact { label: setting.say("writer"), value });
    own.into_iter().chain(given).chain(writer).collect()
}

/// The five sections of the official sheet; empty where the school wrote none. `shift` moves headings down; only unmoved ones keep ids.
pub(super) fn sections(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    sheet: Option<&CriterionSheet>,
    shift: u8,
) -> Vec<SheetSectionView> {
    setting
        .packs
        .sheets
        .criterion_sheet
        .sections
        .iter()
        .map(|section| SheetSectionView {
            id: section.key.replace('_', "-"),
            label: section.label.clone(),
            body: sheet
                .and_then(|s| s.sections.get(&section.key))
                .map(|part| fill(setting, route, unit, assessment, &part.prose, shift))
                .unwrap_or_default(),
        })
        .collect()
}

fn fill(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    prose: &Prose,
    shift: u8,
) -> Vec<Block> {
    let evidence = evidence_href(setting, route, unit, assessment);
    Filling {
        link: &setting.links(route),
        table: &|_, _| None,
        evidence: &evidence,
        heading_shift: shift,
        heading_ids: shift == 0,
    }
    .blocks(prose)
}

/// Where a code leads: its row in the index of evidence; nothing for a code that is not listed.
fn evidence_href<'a>(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &'a Assessment,
) -> impl Fn(&str) -> Option<String> + use<'a> {
    let index = setting.href(route, &routes::evidence(unit, assessment));
    move |code| assessment.evidence.get(code).map(|item| format!("{index}#{}", assessments::evidence_id(&item.code)))
}
