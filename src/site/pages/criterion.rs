//! One page a criterion: what the circular asks, what the school says, who leads it, what is to be improved.

use crate::model::{Assessment, CriterionSheet, Unit};
use crate::pack::{Criterion, CriterionId};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::criterion_sheet::{fill, sections};
use crate::site::parts::evidence::evidence_here;
use crate::site::parts::{criterion_paper, evidence, improvement_cards, indicators};
use crate::site::phrases::assessment::{confidence, level_of, recalled, result, result_line, short_title};
use crate::site::phrases::{assessment, improvement};
use crate::site::view::{CriterionPage, DataTable, Fact, Link, SheetSectionView, View};
use std::sync::Arc;

pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Vec<Page> {
    let criteria: Vec<&Criterion> = assessment.catalogue().criteria().collect();
    (0..criteria.len()).map(|at| page(setting, unit, assessment, &criteria, at)).collect()
}

fn page(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment, criteria: &[&Criterion], at: usize) -> Page {
    let criterion = criteria[at];
    let id = criterion.number;
    let framework = &assessment.framework;
    let catalogue = assessment.catalogue();
    let route = routes::criterion(unit, assessment, id);
    let sheet = assessment.sheets.get(&id);
    let heading = short_title(setting, assessment, id);
    let standard = catalogue.standard(id.standard).map(|s| setting.official(&s.title)).unwrap_or_default();
    let standard = setting.tell("standard_title", &[("number", &id.standard.to_string()), ("title", &standard)]);
    let mut above = assessment::above(setting, unit, Some(assessment));
    above.push((
        setting.tell("standard_number", &[("number", &id.standard.to_string())]),
        routes::assessment_standard(unit, assessment, id.standard),
    ));
    let mut chrome = setting.unit_chrome(&route, unit, Section::ASSESSMENTS, &heading, &above);
    chrome.title = assessment::page_title(unit, assessment, &heading);
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
    let cards = improvement_cards::cards(setting, &route, unit, assessment, Some(id));
    let here = evidence_here(assessment);
    let indicators = sheet.map(|sheet| indicators::table(setting, catalogue, criterion, sheet, &here));
    let sections = told(sections(setting, &route, &here, sheet, 0), indicators.as_ref());
    let view = CriterionPage {
        number: id.to_string(),
        title: setting.official(&criterion.title),
        regulation: setting.link(&route, &routes::regulation(&framework.id), framework.number.clone()),
        edition: catalogue.edition.as_ref().map(|e| setting.official(&e.label)),
        standard: setting.link(&route, &routes::assessment_standard(unit, assessment, id.standard), standard),
        result: result_line(setting, assessment, id),
        obstacle: level_of(setting, assessment, id)
            .and_then(|level| assessment::why_not_more(setting, assessment, criterion, level)),
        review: review(setting, assessment, id),
        history: history(setting, &route, unit, assessment, id),
        target: improvement::target(setting, unit, assessment, id),
        leads: leads(setting, assessment, sheet, id),
        mandatory: criterion.mandatory,
        title_confidence: confidence(setting, criterion),
        levels: if sheet.is_none() { indicators::levels(setting, catalogue, criterion) } else { Vec::new() },
        indicators,
        thresholds: indicators::thresholds(setting, framework, criterion),
        text_basis: framework.indicator_text_basis.clone(),
        editor_note: sheet.and_then(|s| s.editor_note.clone()),
        opening: sheet.map(|s| fill(setting, &route, &here, &s.opening, 0)).unwrap_or_default(),
        paper: criterion_paper::view(setting, unit, assessment, criterion, sheet),
        sections,
        not_in_plan: plan
            .filter(|_| cards.is_empty())
            .map(|plan| setting.link(&route, &routes::improvement(unit, plan), plan.title.clone())),
        improvement: cards,
        evidence: evidence::evidence_rows(setting, &route, unit, assessment, Some(id)),
        evidence_index: (!assessment.evidence.items.is_empty())
            .then(|| setting.link(&route, &routes::evidence(unit, assessment), setting.say("evidence_heading"))),
        previous: neighbour(at.checked_sub(1).and_then(|i| criteria.get(i))),
        next: neighbour(criteria.get(at + 1)),
        recalled: recalled(framework),
        chrome,
    };
    let source = sheet.map_or_else(|| Arc::clone(&assessment.file), |s| Arc::clone(&s.file));
    Page { route, content: Content::Html(Box::new(View::Criterion(Box::new(view)))), source }
}

/// Marks the section that the table of indicators repeats, sentence by sentence.
fn told(mut sections: Vec<SheetSectionView>, indicators: Option<&DataTable>) -> Vec<SheetSectionView> {
    let described = indicators.is_some_and(|table| table.header.first().is_some_and(|head| head.len() > 2));
    if let Some(first) = sections.first_mut().filter(|_| described) {
        first.in_table = true;
    }
    sections
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

fn leads(setting: &Setting<'_>, assessment: &Assessment, sheet: Option<&CriterionSheet>, id: CriterionId) -> Vec<Fact> {
    let own = sheet.and_then(|s| s.lead.clone()).map(|value| Fact { label: setting.say("lead"), value });
    let given = assessment.leads(id).into_iter().map(|(name, role)| Fact {
        label: role.map_or_else(|| setting.say("lead"), str::to_owned),
        value: name.to_owned(),
    });
    let writer = sheet.and_then(|s| s.writer.clone()).map(|value| Fact { label: setting.say("writer"), value });
    own.into_iter().chain(given).chain(writer).collect()
}
