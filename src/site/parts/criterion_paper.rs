//! The head and the foot of a criterion's sheet on paper, by the pack on self-assessment forms (`criterion_sheet`).

use crate::model::{Assessment, CriterionSheet, Unit};
use crate::pack::Criterion;
use crate::site::context::setting::Setting;
use crate::site::parts::indicators;
use crate::site::phrases::assessment::{level_of, result, short_title};
use crate::site::view::{CriterionPaper, SignerView};

/// What the printed sheet has around its sections; what nobody has written is left to be filled in by hand.
pub(crate) fn view(
    setting: &Setting<'_>,
    unit: &Unit,
    assessment: &Assessment,
    criterion: &Criterion,
    sheet: Option<&CriterionSheet>,
) -> CriterionPaper {
    let setting = &setting.on_paper();
    let form = &setting.packs.sheets.criterion_sheet;
    let id = criterion.number;
    let group = assessment.groups.iter().find(|group| group.criteria.contains(&id));
    let standard = assessment.catalogue().standard(id.standard).map(|s| s.title.clone()).unwrap_or_default();
    let lead = sheet.and_then(|s| s.lead.clone()).or_else(|| group.and_then(|group| group.lead.clone()));
    let signer = |title: &str, name: Option<String>| SignerView {
        authority: None,
        title: Some(title.to_owned()),
        mark: None,
        name,
    };
    CriterionPaper {
        parent_organ: unit.governing_body.clone(),
        organ: unit.name.clone(),
        group: group.map(|group| format!("{}: {}", form.work_group, group.name)),
        title: form.title.clone(),
        standard: setting.tell("standard_title", &[("number", &id.standard.to_string()), ("title", &standard)]),
        criterion: short_title(setting, assessment, id),
        asked: indicators::levels(setting, assessment.catalogue(), criterion),
        result: level_of(setting, assessment, id)
            .map(|_| result(setting, assessment, id))
            .filter(|state| state.class != "unknown")
            .map(|state| state.label),
        signers: vec![signer(&form.confirmed_by, lead), signer(&form.written_by, sheet.and_then(|s| s.writer.clone()))],
    }
}
