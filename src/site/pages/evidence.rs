//! The index of evidence of a self-assessment, and the public files.

use crate::model::{Assessment, Unit, Visibility};
use crate::site::Route;
use crate::site::context::section::Section;
use crate::site::context::setting::Setting;
use crate::site::context::{files, routes};
use crate::site::page::{Content, Page};
use crate::site::parts::evidence::by_standard;
use crate::site::parts::table::Simple;
use crate::site::phrases::assessment::{above, evidence_id, page_title};
use crate::site::view::{Cell, DataTable, EvidencePage, View};
use std::sync::Arc;

pub(crate) fn page(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Page {
    let route = routes::evidence(unit, assessment);
    let heading = setting.say("evidence_heading");
    let mut chrome =
        setting.unit_chrome(&route, unit, Section::ASSESSMENTS, &heading, &above(setting, unit, Some(assessment)));
    chrome.title = page_title(unit, assessment, &heading);
    chrome.illustrative = assessment.illustrative;
    let cited = assessment.citations();
    let listed_not_cited =
        assessment.evidence.items.iter().filter(|i| !cited.contains_key(i.code.as_str())).map(|i| i.code.clone());
    let view = EvidencePage {
        explanation: assessment.framework.evidence_code.explanation.clone(),
        rows: by_standard(setting, &route, unit, assessment),
        by_criterion: by_criterion(setting, &route, unit, assessment),
        by_box: by_box(setting, assessment),
        cited_not_listed: cited.keys().filter(|code| assessment.evidence.get(code).is_none()).cloned().collect(),
        listed_not_cited: listed_not_cited.collect(),
        outside_cycle: assessment
            .evidence
            .items
            .iter()
            .filter(|i| i.date.as_ref().is_some_and(|d| !assessment.covers(d.value, setting.years())))
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
fn code_anchor(code: &str) -> Cell {
    Cell::evidence(format!("#{}", evidence_id(code)), code)
}

fn by_criterion(setting: &Setting<'_>, route: &Route, unit: &Unit, assessment: &Assessment) -> DataTable {
    let mut table = Simple::new(
        "theo-tieu-chi",
        &setting.say("evidence_by_criterion"),
        &[setting.say("evidence_criterion"), setting.say("evidence_codes")],
    )
    .of_kind("codes");
    let cited = assessment.citations();
    for criterion in assessment.catalogue().criteria() {
        let codes: Vec<Cell> = assessment
            .evidence
            .items
            .iter()
            .filter(|item| cited.get(item.code.as_str()).is_some_and(|uses| uses.contains(&criterion.number)))
            .map(|item| code_anchor(&item.code))
            .collect();
        if !codes.is_empty() {
            let link = Cell::link(
                &setting.href(route, &routes::criterion(unit, assessment, criterion.number)),
                &criterion.number.to_string(),
            );
            table.row(vec![link, Cell::joined(codes, ", ")], 0);
        }
    }
    DataTable { caption_hidden: true, ..table.finish() }
}

fn by_box(setting: &Setting<'_>, assessment: &Assessment) -> DataTable {
    let mut boxes: Vec<(&str, Vec<Cell>)> = Vec::new();
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
    )
    .of_kind("codes");
    for (hop, codes) in boxes {
        table.row(vec![Cell::lines(&setting.tell("evidence_box", &[("box", hop)])), Cell::joined(codes, ", ")], 0);
    }
    DataTable { caption_hidden: true, ..table.finish() }
}

/// The files of public evidence; those of other evidence never get here.
pub(crate) fn files(setting: &Setting<'_>, unit: &Unit, assessment: &Assessment) -> Vec<Page> {
    let public =
        assessment.evidence.items.iter().filter(|i| i.visibility == Visibility::Public && !setting.is_translation());
    public
        .filter_map(|item| {
            let file = item.file.as_ref()?;
            let source = setting.snapshot.files.get(file)?;
            let route = files::evidence_file(unit, assessment, file)?;
            Some(Page { route, content: Content::File(files::published(source)), source: Arc::clone(file) })
        })
        .collect()
}
