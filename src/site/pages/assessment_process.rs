//! How a self-assessment is done: steps, council, groups, resources, timetable. What came of it is on the overview.

use crate::model::{Assessment, Unit};
use crate::pack::CriterionId;
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::page::{Content, Page};
use crate::site::parts::progress;
use crate::site::parts::tables::{council, resources, schedule};
use crate::site::phrases::assessment::{above, page_title, short_title};
use crate::site::prose_view::simple_html;
use crate::site::view::{AssessmentProcess, AssignmentView, GroupView, Link, View};
use std::sync::Arc;

pub(crate) fn page(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Page {
    let route = routes::assessment_process(unit, assessment);
    let heading = setting.say("process_heading");
    let mut chrome =
        setting.unit_chrome(&route, unit, Section::ASSESSMENTS, &heading, &above(setting, unit, Some(assessment)));
    chrome.title = page_title(unit, assessment, &heading);
    chrome.illustrative = assessment.illustrative;
    let view = AssessmentProcess {
        steps: progress::steps(setting, unit, assessment),
        progress: progress::by_group(setting, assessment),
        council_decision: assessment.council.as_ref().and_then(|c| c.decision.clone()),
        council: council(setting, assessment),
        groups: groups(setting, &route, unit, assessment),
        assignments: assignments(setting, &route, unit, assessment),
        resources: resources(setting, &route, assessment),
        schedule: schedule(setting, &route, assessment),
        document: assessment
            .document
            .as_ref()
            .and_then(|slug| unit.document(&slug.value))
            .map(|d| setting.link(&route, &routes::document(unit, &d.slug), d.title())),
        chrome,
    };
    Page {
        route,
        content: Content::Html(Box::new(View::AssessmentProcess(Box::new(view)))),
        source: Arc::clone(&assessment.file),
    }
}

fn groups(setting: &Setting<'_>, route: &Route, unit: &Unit, assessment: &Assessment) -> Vec<GroupView> {
    let group = |g: &crate::model::Group| GroupView {
        name: g.name.clone(),
        lead: g.lead.clone(),
        members: g.members.clone(),
        criteria: links(setting, route, unit, assessment, &g.criteria),
        duties_html: simple_html(&g.duties, &setting.links(route)),
    };
    assessment.groups.iter().map(group).collect()
}

fn assignments(setting: &Setting<'_>, route: &Route, unit: &Unit, assessment: &Assessment) -> Vec<AssignmentView> {
    let assignment = |a: &crate::model::Assignment| AssignmentView {
        lead: a.lead.clone(),
        role: a.role.clone(),
        criteria: links(setting, route, unit, assessment, &a.criteria),
    };
    assessment.assignments.iter().map(assignment).collect()
}

fn links(
    setting: &Setting<'_>,
    route: &Route,
    unit: &Unit,
    assessment: &Assessment,
    criteria: &[CriterionId],
) -> Vec<Link> {
    let link = |id: &CriterionId| {
        setting.link(route, &routes::criterion(unit, assessment, *id), short_title(setting, assessment, *id))
    };
    criteria.iter().map(link).collect()
}
