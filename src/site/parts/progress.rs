//! How far a self-assessment is: the steps of the process, the groups' sheets, what is missing.

use crate::derive::rating::CriterionLevel;
use crate::model::{Assessment, Unit};
use crate::pack::SitePart;
use crate::site::context::setting::Setting;
use crate::site::parts::table::Simple;
use crate::site::phrases::improvement;
use crate::site::view::{Cell, DataTable, Fact};

/// The steps of the process and what of each is on the site. Nothing is said of what a school has done but not published.
pub(crate) fn steps(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Vec<Fact> {
    let total = assessment.catalogue().criteria().count();
    let sheets = assessment.sheets.len();
    let is_there = |part| match part {
        SitePart::Council => assessment.council.is_some(),
        SitePart::Schedule => !assessment.schedule.is_empty(),
        SitePart::Document => assessment.document.is_some(),
        SitePart::Evidence => !assessment.evidence.items.is_empty(),
        SitePart::Sheets => sheets > 0,
        SitePart::AllSheets => sheets == total,
        SitePart::ImprovementPlan => improvement::plans_of(unit, assessment).next().is_some(),
    };
    let on_site = |there: bool| setting.say(if there { "step_on_site" } else { "step_not_on_site" });
    setting
        .packs
        .sheets
        .process_steps
        .iter()
        .map(|step| {
            let value = if sheets > 0 && step.on_site.contains(&SitePart::Sheets) {
                setting.tell("step_sheets", &[("count", &sheets.to_string()), ("total", &total.to_string())])
            } else {
                on_site(step.on_site.iter().any(|part| is_there(*part)))
            };
            Fact { label: format!("{}. {}", step.no, setting.official(&step.label)), value }
        })
        .collect()
}

/// Sheets and results by group.
pub(crate) fn by_group(setting: &Setting<'_>, assessment: &Assessment) -> Option<DataTable> {
    if assessment.sheets.is_empty() || assessment.groups.iter().all(|g| g.criteria.is_empty()) {
        return None;
    }
    let rating = setting.derived.rating(assessment);
    let headers = ["progress_group", "progress_sheets", "progress_assessed"].map(|k| setting.say(k));
    let mut table = Simple::new("tien-do-nhom", &setting.say("progress_caption"), &headers);
    for group in assessment.groups.iter().filter(|g| !g.criteria.is_empty()) {
        let total = group.criteria.len().to_string();
        let of = |count: usize| {
            Cell::lines(&setting.tell("progress_of", &[("count", &count.to_string()), ("total", &total)]))
        };
        let sheets = group.criteria.iter().filter(|id| assessment.sheets.contains_key(id)).count();
        let assessed = group
            .criteria
            .iter()
            .filter(|id| matches!(rating.criteria.get(id), Some(CriterionLevel::Reached { .. })))
            .count();
        table.row(vec![Cell::lines(&group.name), of(sheets), of(assessed)], 0);
    }
    Some(table.finish())
}
