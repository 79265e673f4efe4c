//! Claims that the indicators do not support.

use crate::derive::UnitDerived;
use crate::derive::rating::{CriterionLevel, Obstacle, Rating, SchoolLevel, obstacle};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{Assessment, CriterionSheet, Unit};
use crate::pack::CriterionId;

/// Compares what each school claims with what its indicators add up to.
pub(super) fn check(unit: &Unit, derived: &UnitDerived, diagnostics: &mut Diagnostics) {
    for (assessment, rating) in unit.assessments.iter().zip(&derived.ratings) {
        for (id, sheet) in &assessment.sheets {
            criterion_claim(assessment, *id, sheet, rating, diagnostics);
        }
        school_claims(assessment, rating, diagnostics);
    }
}

fn criterion_claim(
    assessment: &Assessment,
    id: CriterionId,
    sheet: &CriterionSheet,
    rating: &Rating,
    diagnostics: &mut Diagnostics,
) {
    let (Some(claimed), Some(computed)) = (&sheet.claimed_level, rating.criteria.get(&id)) else { return };
    if *computed == CriterionLevel::NotComputable || claimed.value <= u16::from(computed.level()) {
        return;
    }
    let level = u8::try_from(claimed.value).unwrap_or(u8::MAX);
    let criterion = assessment.catalogue().criterion(id);
    let why = match criterion.and_then(|c| obstacle(c, level, &sheet.results)) {
        Some(Obstacle { level, indicator, failed }) => {
            let name = if indicator == "-" {
                format!("yêu cầu Mức {level}")
            } else {
                format!("chỉ báo {indicator} Mức {level}")
            };
            if failed { format!("{name} ghi không đạt") } else { format!("{name} chưa có kết quả") }
        }
        None => format!("tiêu chí {id} không có Mức {}", claimed.value),
    };
    let message = format!("tự nhận Mức {}, nhưng các chỉ báo {}: {why}", claimed.value, said(computed.level()));
    diagnostics.push(
        Diagnostic::new(&codes::UNSUPPORTED_LEVEL, claimed.place.clone(), message)
            .hint(format!("sửa kết quả chỉ báo, hoặc ghi claimed_level: {}", computed.level())),
    );
}

fn school_claims(assessment: &Assessment, rating: &Rating, diagnostics: &mut Diagnostics) {
    let (level, degree, holding_back) = match &rating.school {
        SchoolLevel::Reached { level, degree, holding_back, .. } => (*level, *degree, holding_back.as_slice()),
        SchoolLevel::NotAssessed => (0, 0, &[][..]),
        SchoolLevel::NotComputable(_) => return,
    };
    let because = if holding_back.is_empty() {
        String::new()
    } else {
        let ids: Vec<String> = holding_back.iter().map(ToString::to_string).collect();
        format!("; còn vướng tiêu chí {}", ids.join(", "))
    };
    if let Some(claimed) = assessment.claimed_level.as_ref().filter(|c| c.value > u16::from(level)) {
        let message = format!("trường tự nhận Mức {}, nhưng các tiêu chí {}{because}", claimed.value, said(level));
        diagnostics.push(
            Diagnostic::new(&codes::UNSUPPORTED_LEVEL, claimed.place.clone(), message)
                .hint(format!("ghi claimed_level: {level}, hoặc bỏ khóa này")),
        );
    }
    if let Some(claimed) = assessment.claimed_degree.as_ref().filter(|c| c.value > u16::from(degree)) {
        let reached = if degree == 0 {
            "chưa đủ mức độ nào".to_owned()
        } else {
            format!("chỉ đủ Mức độ {degree}")
        };
        let message = format!("trường tự nhận chuẩn quốc gia Mức độ {}, nhưng {reached}{because}", claimed.value);
        let hint = match degree {
            0 => "bỏ khóa này, hoặc sửa kết quả của các tiêu chí ấy".to_owned(),
            degree => format!("ghi claimed_degree: {degree}, hoặc sửa kết quả của các tiêu chí ấy"),
        };
        diagnostics.push(Diagnostic::new(&codes::UNSUPPORTED_LEVEL, claimed.place.clone(), message).hint(hint));
    }
}

fn said(level: u8) -> String {
    if level == 0 { "chưa đủ Mức 1".to_owned() } else { format!("chỉ đủ Mức {level}") }
}
