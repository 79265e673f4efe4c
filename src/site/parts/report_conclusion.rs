//! The end of the self-assessment report: how many criteria reached what, the school's level, the council's signature.

use crate::derive::rating::{CriterionLevel, Rating};
use crate::model::Assessment;
use crate::pack::Standard;
use crate::site::context::setting::Setting;
use crate::site::parts::tables;
use crate::site::view::{Cell, DataTable, ReportConclusion, SignerView};
use crate::text::fold;

/// Absent where no criterion has a sheet.
pub(crate) fn view(setting: &Setting<'_>, assessment: &Assessment) -> Option<ReportConclusion> {
    if assessment.sheets.is_empty() {
        return None;
    }
    let rating = setting.derived.rating(assessment);
    let catalogue = assessment.catalogue();
    let total: usize = catalogue.standards.iter().map(|s| s.criteria.len()).sum();
    let counts = (1..=catalogue.highest_level()).map(|level| {
        let count: usize = catalogue.standards.iter().map(|s| reached(assessment, rating, s, level)).sum();
        let tenths = (count * 1000 + total / 2) / total.max(1);
        let words = [
            ("count", count.to_string()),
            ("not", (total - count).to_string()),
            ("total", total.to_string()),
            ("level", level.to_string()),
            ("percent", format!("{},{}", tenths / 10, tenths % 10)),
        ];
        setting.tell("report_share", &words.each_ref().map(|(key, value)| (*key, value.as_str())))
    });
    let level = assessment.claimed_level.as_ref();
    Some(ReportConclusion {
        counts: counts.collect(),
        level: level.map(|n| setting.tell("report_level", &[("level", &n.value.to_string())])),
        signer: signer(setting, assessment),
    })
}

/// Criteria of a standard that have a sheet and reached a level.
pub(crate) fn reached(assessment: &Assessment, rating: &Rating, standard: &Standard, least: u8) -> usize {
    let levels = standard.criteria.iter().filter(|c| assessment.sheets.contains_key(&c.number));
    levels
        .filter_map(|c| rating.criteria.get(&c.number))
        .filter(|level| matches!(level, CriterionLevel::Reached { .. }) && level.level() >= least)
        .count()
}

/// In the council's name, with the name of its head where the list has one.
fn signer(setting: &Setting<'_>, assessment: &Assessment) -> SignerView {
    let form = &setting.packs.sheets.report_signature;
    let head = |role: &String| fold(role).starts_with(&fold(&form.role));
    let members = assessment.council.iter().flat_map(|council| &council.members);
    SignerView {
        authority: Some(form.authority.clone()),
        title: Some(form.title.clone()),
        mark: None,
        name: members.into_iter().find(|m| m.role.as_ref().is_some_and(head)).map(|m| m.name.clone()),
    }
}

/// The council with a place to sign in the last column.
pub(crate) fn members(setting: &Setting<'_>, assessment: &Assessment) -> Option<DataTable> {
    let mut table = tables::council(setting, assessment)?;
    let label = setting.say("council_signature");
    for last in table.header.iter_mut().filter_map(|row| row.last_mut()) {
        last.label.clone_from(&label);
    }
    for last in table.rows.iter_mut().filter_map(|row| row.cells.last_mut()) {
        (last.content, last.label) = (Cell::default(), String::new());
    }
    Some(DataTable { caption_hidden: true, kind: "signing", ..table })
}
