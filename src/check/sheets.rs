//! Sheets of criteria that are missing, that call an indicator met without evidence, or whose last section says another level than they do.

use crate::derive::UnitDerived;
use crate::derive::described::cited;
use crate::derive::rating::{CriterionLevel, Rating};
use crate::derive::said_level::{SaidLevel, said_level};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{Assessment, CriterionSheet, Unit};
use crate::pack::{Criterion, CriterionId, SheetForm};
use crate::text::Place;

/// So many criteria are named in a message.
const NAMED: usize = 12;

/// Looks at the sheets of each assessment.
pub(super) fn check(unit: &Unit, form: &SheetForm, derived: &UnitDerived, diagnostics: &mut Diagnostics) {
    for (assessment, rating) in unit.assessments.iter().zip(&derived.ratings) {
        missing(assessment, diagnostics);
        without_evidence(assessment, form, diagnostics);
        for (id, sheet) in &assessment.sheets {
            said_otherwise(*id, (sheet, said_level(sheet, form)), rating, diagnostics);
        }
    }
}

/// Of a work that has hardly begun nothing is missing: half of the sheets are there, or the school claims a result.
fn missing(assessment: &Assessment, diagnostics: &mut Diagnostics) {
    let all = assessment.catalogue().criteria().count();
    let lacking: Vec<CriterionId> = assessment
        .catalogue()
        .criteria()
        .map(|criterion| criterion.number)
        .filter(|id| !assessment.sheets.contains_key(id))
        .collect();
    let claimed = assessment.claimed_level.is_some() || assessment.claimed_degree.is_some();
    let begun = !assessment.sheets.is_empty() && (claimed || assessment.sheets.len() * 2 >= all);
    if !begun || lacking.is_empty() {
        return;
    }
    let message = format!("thiếu phiếu của {} trong {all} tiêu chí: {}", lacking.len(), list(&lacking));
    let hint = format!("thêm tệp {}.md cạnh tệp này, rồi các tiêu chí còn lại", lacking[0]);
    diagnostics.push(Diagnostic::of_file(&codes::MISSING_SHEET, &assessment.file, message).hint(hint));
}

/// Where no sheet cites anything, that is said once.
fn without_evidence(assessment: &Assessment, form: &SheetForm, diagnostics: &mut Diagnostics) {
    const HINT: &str = "nhắc mã minh chứng ở đoạn mô tả của chỉ báo; chưa có minh chứng thì chưa ghi đạt";
    let catalogue = assessment.catalogue();
    let bare = assessment.sheets.iter().filter_map(|(id, sheet)| {
        let names = uncited(sheet, catalogue.criterion(*id)?, form);
        (!names.is_empty()).then_some((*id, sheet, names))
    });
    let bare: Vec<(CriterionId, &CriterionSheet, Vec<String>)> = bare.collect();
    if assessment.citations().is_empty() && bare.len() > 1 {
        let ids: Vec<CriterionId> = bare.iter().map(|(id, ..)| *id).collect();
        let message =
            format!("{} phiếu ghi chỉ báo đạt mà không phiếu nào nhắc minh chứng: {}", bare.len(), list(&ids));
        diagnostics.push(Diagnostic::of_file(&codes::MET_WITHOUT_EVIDENCE, &assessment.file, message).hint(HINT));
        return;
    }
    for (_, sheet, names) in bare {
        let message = format!("ghi đạt mà phần mô tả không nhắc minh chứng nào: {}", names.join(", "));
        diagnostics.push(Diagnostic::of_file(&codes::MET_WITHOUT_EVIDENCE, &sheet.file, message).hint(HINT));
    }
}

/// The indicators that are called met, and for which nothing is cited.
fn uncited(sheet: &CriterionSheet, criterion: &Criterion, form: &SheetForm) -> Vec<String> {
    let cited = cited(sheet, criterion, form);
    let met = sheet.results.iter().filter(|(_, met)| **met).map(|(at, _)| at);
    met.filter(|(level, indicator)| !cited.is_for(*level, indicator))
        .map(|(level, indicator)| match indicator.as_str() {
            "-" => format!("yêu cầu Mức {level}"),
            indicator => format!("chỉ báo {indicator} Mức {level}"),
        })
        .collect()
}

/// The words of the last section against the level of the head; where the head has none, against what the indicators add up to.
fn said_otherwise(
    id: CriterionId,
    (sheet, said): (&CriterionSheet, Option<SaidLevel>),
    rating: &Rating,
    diagnostics: &mut Diagnostics,
) {
    let Some(said) = said else { return };
    let (level, place, ground) = match (&sheet.claimed_level, rating.criteria.get(&id)) {
        (Some(claimed), _) => (claimed.value, claimed.place.clone(), "claimed_level ghi"),
        (None, Some(CriterionLevel::Reached { level, .. })) => {
            (u16::from(*level), Place::start_of(&sheet.file), "các chỉ báo đủ")
        }
        _ => return,
    };
    if u16::from(said.level) != level {
        let message = format!("mục Tự đánh giá viết “{}”, {ground} Mức {level}", said.words);
        diagnostics.push(
            Diagnostic::new(&codes::SAID_LEVEL, place, message)
                .hint("sửa chỗ sai, để lời văn và mức của phiếu nói cùng một điều"),
        );
    }
}

fn list(ids: &[CriterionId]) -> String {
    let named: Vec<String> = ids.iter().take(NAMED).map(ToString::to_string).collect();
    let more = if ids.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", named.join(", "))
}
