//! Evidence that is listed but not cited, dated outside the cycle, or whose file has changed since.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::Unit;
use crate::text::{Place, SchoolYears};

pub(super) fn check(unit: &Unit, years: SchoolYears, diagnostics: &mut Diagnostics) {
    for assessment in &unit.assessments {
        let cited = assessment.citations();
        for item in &assessment.evidence.items {
            let mut warn = |code, place: &Place, message: String, hint: &str| {
                diagnostics.push(Diagnostic::new(code, place.clone(), message).hint(hint));
            };
            if !assessment.sheets.is_empty() && !cited.contains_key(item.code.as_str()) {
                let message = format!("minh chứng {} không được nhắc tới trong phiếu nào", item.code);
                warn(&codes::UNCITED_EVIDENCE, &item.place, message, "nhắc mã này trong phiếu, hoặc bỏ khỏi danh mục");
            }
            if let Some(day) = item.date.as_ref().filter(|day| !assessment.covers(day.value, years)) {
                let message = format!(
                    "minh chứng {} ghi ngày {}, ngoài giai đoạn được đánh giá",
                    item.code,
                    crate::text::format_date(day.value)
                );
                warn(
                    &codes::EVIDENCE_OUTSIDE_CYCLE,
                    &day.place,
                    message,
                    "kiểm tra ngày, hoặc school_years của đợt tự đánh giá",
                );
            }
            if let Some(recorded) = item.recorded.as_ref().filter(|_| item.has_changed()) {
                let message = format!("tệp của minh chứng {} đã đổi so với khi ghi sha256", item.code);
                warn(
                    &codes::CHANGED_EVIDENCE,
                    &recorded.place,
                    message,
                    "rà soát lại kết quả dựa vào minh chứng này, rồi ghi lại sha256",
                );
            }
        }
    }
}
