//! The school's own plan beside the rules: where they disagree.

use super::named;
use crate::derive::UnitDerived;
use crate::derive::duties::Obligation;
use crate::derive::plan_review::Disagreement;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{SchoolCalendar, Unit};
use crate::text::{Place, format_date};

/// Says where each plan and the duties of its school year disagree.
pub(super) fn check(unit: &Unit, derived: &UnitDerived, diagnostics: &mut Diagnostics) {
    for (calendar, found) in unit.calendars.iter().zip(&derived.reviews) {
        let duties = derived.duties(calendar.year);
        for disagreement in found {
            diagnostics.push(finding(calendar, duties, disagreement));
        }
    }
}

fn finding(calendar: &SchoolCalendar, duties: &[Obligation], found: &Disagreement) -> Diagnostic {
    match found {
        Disagreement::Later { event, duty } => {
            let (event, duty) = (&calendar.events[*event], &duties[*duty]);
            let message = format!(
                "kế hoạch định {}, muộn hơn hạn {} của {}",
                named::when(event.when),
                due(duty),
                named::basis(duty)
            );
            Diagnostic::new(&codes::PLAN_LATER, event.place.clone(), message)
                .hint("nếu bản kế hoạch đã ban hành như vậy thì giữ nguyên: trang nói rõ cả hai ngày; kế hoạch sau nên định sớm hơn")
        }
        Disagreement::Unplanned { duties: missing } => {
            let listed: Vec<String> =
                missing.iter().map(|at| format!("{}: {}", due(&duties[*at]), named::title(&duties[*at]))).collect();
            let number = missing.first().map(|at| named::regulation(&duties[*at])).unwrap_or_default();
            let message =
                format!("kế hoạch không có việc nào cho {} hạn của {number}: {}", missing.len(), listed.join("; "));
            Diagnostic::new(&codes::PLAN_SILENT, Place::start_of(&calendar.file), message)
                .hint("thêm việc với khóa covers, hoặc ghi not_applicable kèm lý do nếu trường không có nội dung ấy")
        }
        Disagreement::Printed { event, printed } => {
            let event = &calendar.events[*event];
            let place = event.printed.as_ref().map_or_else(|| event.place.clone(), |p| p.place.clone());
            let message = format!(
                "kế hoạch in ngày {}, ngoài năm học {}; lịch tính theo {}",
                format_date(*printed),
                calendar.year,
                named::when(event.when)
            );
            Diagnostic::new(&codes::OUTSIDE_YEAR, place, message)
                .hint("bản in giữ nguyên; đính chính bằng văn bản nếu cần")
        }
        Disagreement::OutsideYear { event } => {
            let event = &calendar.events[*event];
            let message =
                format!("sự kiện “{}” ({}) nằm ngoài năm học {}", event.id, named::when(event.when), calendar.year);
            Diagnostic::new(&codes::OUTSIDE_YEAR, event.place.clone(), message)
                .hint("xem lại năm, hoặc chuyển sự kiện sang tệp của năm học ấy")
        }
    }
}

fn due(duty: &Obligation) -> String {
    duty.when.map(named::when).unwrap_or_default()
}
