//! The page of a quality-improvement plan.

use crate::model::{Assessment, ImprovementItem, ImprovementPlan, Unit};
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::improvement_cards::card;
use crate::site::parts::timeline;
use crate::site::phrases::assessment;
use crate::site::phrases::improvement::order;
use crate::site::view::{Fact, ImprovementPage, View};
use std::sync::Arc;

pub(crate) fn pages(setting: &Setting<'_>, unit: &Unit) -> Vec<Page> {
    unit.improvements
        .iter()
        .filter_map(|plan| Some(page(setting, unit, plan, unit.assessment(&plan.assessment)?)))
        .collect()
}

fn page(setting: &Setting<'_>, unit: &Unit, plan: &ImprovementPlan, assessment: &Assessment) -> Page {
    let route = routes::improvement(unit, plan);
    let mut chrome = setting.unit_chrome(
        &route,
        unit,
        Section::ASSESSMENTS,
        &plan.title,
        &assessment::above(setting, unit, Some(assessment)),
    );
    chrome.illustrative = plan.illustrative;
    let mut items: Vec<&ImprovementItem> = plan.items.iter().collect();
    items.sort_by_key(|item| order(setting, item));
    let missing = assessment.catalogue().criteria().filter(|c| plan.items_of(c.number).next().is_none()).map(|c| {
        setting.link(
            &route,
            &routes::criterion(unit, assessment, c.number),
            assessment::short_title(setting, assessment, c.number),
        )
    });
    let view = ImprovementPage {
        facts: vec![
            Fact { label: setting.say("fact_regulation"), value: assessment.framework.number.clone() },
            Fact { label: setting.say("fact_items"), value: plan.items.len().to_string() },
        ],
        document: plan
            .document
            .as_ref()
            .and_then(|s| unit.document(&s.value))
            .map(|d| setting.link(&route, &routes::document(unit, &d.slug), d.title())),
        counts: timeline::counts(setting, plan),
        timeline: timeline::view(setting, assessment, plan, &items),
        by_year: timeline::by_year(setting, &route, unit, assessment, plan),
        by_lead: timeline::by_lead(setting, &route, unit, assessment, plan),
        works: items.iter().map(|item| card(setting, &route, unit, assessment, plan, item)).collect(),
        missing: missing.collect(),
        chrome,
    };
    Page { route, content: Content::Html(Box::new(View::Improvement(Box::new(view)))), source: Arc::clone(&plan.file) }
}
