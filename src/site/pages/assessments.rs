//! Self-assessments: the list, the overview, the standards.

use crate::model::{Assessment, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::section::is_of;
use crate::site::parts::{criteria_data, criteria_map, criteria_table, lists, rating};
use crate::site::phrases::assessment::{above, page_title};
use crate::site::phrases::improvement;
use crate::site::prose_view::simple_html;
use crate::site::view::{AssessmentList, AssessmentPage, AssessmentStandardPage, Fact, Link, View};
use std::sync::Arc;

/// How many assessments there are, and works of plans made from them.
pub(crate) fn counts(unit: &Unit) -> Vec<(&'static str, usize)> {
    let works = unit.improvements.iter().map(|plan| plan.items.len()).sum();
    vec![("count_assessments", unit.assessments.len()), ("count_improvements", works)]
}

/// The assessments and plans that a document sets out.
pub(crate) fn set_out(setting: &Setting<'_>, from: &Route, unit: &Unit, slug: &str) -> Vec<Link> {
    let assessments = unit.assessments.iter().filter(|a| is_of(a.document.as_ref(), slug));
    let assessments = assessments.map(|a| setting.link(from, &routes::assessment(unit, a), a.title.clone()));
    let plans = unit.improvements.iter().filter(|i| is_of(i.document.as_ref(), slug));
    let plans = plans.map(|i| setting.link(from, &routes::improvement(unit, i), i.title.clone()));
    assessments.chain(plans).collect()
}

/// The list of a unit's self-assessments and of the plans made from them.
pub(crate) fn list(setting: &Setting<'_>, unit: &Unit) -> Page {
    let route = routes::assessments(unit);
    let chrome = setting.unit_chrome(&route, unit, Section::ASSESSMENTS, &setting.say("assessments_heading"), &[]);
    let view = AssessmentList {
        items: lists::assessments(setting, &route, unit),
        plans: lists::improvements(setting, &route, unit),
        chrome,
    };
    Page { route, content: Content::Html(Box::new(View::AssessmentList(view))), source: Arc::clone(&unit.file) }
}

/// The overview and its table as a file.
pub(crate) fn overview(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Vec<Page> {
    let route = routes::assessment(unit, assessment);
    let mut chrome =
        setting.unit_chrome(&route, unit, Section::ASSESSMENTS, &assessment.title, &above(setting, unit, None));
    chrome.illustrative = assessment.illustrative;
    chrome.eyebrow = Some(assessment.framework.number.clone());
    let criteria = criteria_table::table(setting, &route, unit, assessment, None);
    let data = (!setting.is_translation()).then(|| criteria_data::page(setting, unit, assessment, &criteria));
    let view = AssessmentPage {
        rating: rating::view(setting, &route, unit, assessment),
        target: assessment.target_level.map(|n| setting.tell("level", &[("level", &n.to_string())])),
        map: criteria_map::map(setting, assessment, &criteria),
        criteria,
        links: links(setting, &route, unit, assessment),
        facts: facts(setting, assessment),
        editor_note: assessment.editor_note.clone(),
        summary_html: simple_html(&assessment.summary, &setting.links(&route)),
        chrome,
    };
    let page = Page {
        route,
        content: Content::Html(Box::new(View::Assessment(Box::new(view)))),
        source: Arc::clone(&assessment.file),
    };
    std::iter::once(page).chain(data).collect()
}

fn links(setting: &Setting<'_>, route: &Route, unit: &Unit, assessment: &Assessment) -> Vec<Link> {
    let own = [
        (!assessment.sheets.is_empty(), routes::report(unit, assessment), "report_heading"),
        (!assessment.evidence.items.is_empty(), routes::evidence(unit, assessment), "evidence_heading"),
        (true, routes::assessment_process(unit, assessment), "process_heading"),
        (true, routes::criteria_data(unit, assessment), "data_csv"),
    ];
    let own = own.into_iter().filter(|(there, ..)| *there);
    let plans = improvement::plans_of(unit, assessment)
        .map(|plan| setting.link(route, &routes::improvement(unit, plan), plan.title.clone()));
    let document = assessment.document.as_ref().and_then(|slug| unit.document(&slug.value));
    let document = document.map(|d| setting.link(route, &routes::document(unit, &d.slug), d.title()));
    own.map(|(_, to, key)| setting.link(route, &to, setting.say(key))).chain(document).chain(plans).collect()
}

fn facts(setting: &Setting<'_>, assessment: &Assessment) -> Vec<Fact> {
    let years: Vec<String> = assessment.school_years.iter().map(ToString::to_string).collect();
    let catalogue = assessment.catalogue();
    let degree = |n: u16| setting.tell("degree", &[("degree", &n.to_string())]);
    let facts = [
        ("fact_regulation", Some(assessment.framework.number.clone())),
        ("fact_edition", catalogue.edition.as_ref().map(|e| setting.official(&e.label))),
        ("fact_profile", catalogue.profile.as_ref().map(|(_, title)| setting.official(title))),
        ("fact_school_years", (!years.is_empty()).then(|| years.join(", "))),
        ("fact_target_degree", assessment.target_degree.map(degree)),
        ("fact_claimed_degree", assessment.claimed_degree.as_ref().map(|n| degree(n.value))),
    ];
    facts.into_iter().filter_map(|(key, value)| Some(Fact { label: setting.say(key), value: value? })).collect()
}

pub(crate) fn standard(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment, at: usize) -> Page {
    let standards = &assessment.catalogue().standards;
    let standard = &standards[at];
    let route = routes::assessment_standard(unit, assessment, standard.number);
    let heading = setting.tell(
        "standard_title",
        &[("number", &standard.number.to_string()), ("title", &setting.official(&standard.title))],
    );
    let mut chrome =
        setting.unit_chrome(&route, unit, Section::ASSESSMENTS, &heading, &above(setting, unit, Some(assessment)));
    chrome.title = page_title(unit, assessment, &heading);
    chrome.illustrative = assessment.illustrative;
    let neighbour = |other: Option<&crate::pack::Standard>| {
        other.map(|s| {
            let label = setting
                .tell("standard_title", &[("number", &s.number.to_string()), ("title", &setting.official(&s.title))]);
            setting.link(&route, &routes::assessment_standard(unit, assessment, s.number), label)
        })
    };
    let view = AssessmentStandardPage {
        regulation: setting.link(
            &route,
            &routes::standard(&assessment.framework, assessment.catalogue(), standard.number),
            assessment.framework.number.clone(),
        ),
        criteria: criteria_table::table(setting, &route, unit, assessment, Some(standard.number)),
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
