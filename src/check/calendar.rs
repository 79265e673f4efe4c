//! The school's own plan beside the rules: where they disagree.

use crate::derive::UnitDerived;
use crate::derive::due::About;
use crate::derive::duties::{Obligation, Source};
use crate::derive::plan_review::Disagreement;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{SchoolCalendar, Unit, When};
use crate::text::{Place, format_date, format_month};
use jiff::ToSpan;

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
            let message = format!("kế hoạch định {}, muộn hơn hạn {} của {}", said(event.when), due(duty), basis(duty));
            Diagnostic::new(&codes::PLAN_LATER, event.place.clone(), message)
                .hint("nếu bản kế hoạch đã ban hành như vậy thì giữ nguyên: trang nói rõ cả hai ngày; kế hoạch sau nên định sớm hơn")
        }
        Disagreement::Unplanned { duties: missing } => {
            let listed: Vec<String> =
                missing.iter().map(|at| format!("{}: {}", due(&duties[*at]), titled(&duties[*at]))).collect();
            let number = missing.first().map(|at| basis_number(&duties[*at])).unwrap_or_default();
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
                said(event.when)
            );
            Diagnostic::new(&codes::OUTSIDE_YEAR, place, message)
                .hint("bản in giữ nguyên; đính chính bằng văn bản nếu cần")
        }
        Disagreement::OutsideYear { event } => {
            let event = &calendar.events[*event];
            let message = format!("sự kiện “{}” ({}) nằm ngoài năm học {}", event.id, said(event.when), calendar.year);
            Diagnostic::new(&codes::OUTSIDE_YEAR, event.place.clone(), message)
                .hint("xem lại năm, hoặc chuyển sự kiện sang tệp của năm học ấy")
        }
    }
}

fn said(when: When) -> String {
    match when {
        When::Before(day) => format!("trước {}", format_date(day)),
        When::Span { from, to } if from == to => format_date(to),
        When::Span { from, to } => format!("{} – {}", format_date(from), format_date(to)),
    }
}

fn due(duty: &Obligation) -> String {
    duty.when.map(said).unwrap_or_default()
}

/// A duty's title with the time that it speaks of.
fn titled(duty: &Obligation) -> String {
    let title = &duty.title;
    match &duty.about {
        About::Quarter { year, quarter } => format!("{title} (quý {quarter} năm {year})"),
        About::HalfYear { year } | About::BudgetYear { year } => format!("{title} (năm {year})"),
        About::Month(first) => format!("{title} (tháng {})", format_month(first.year(), first.month())),
        About::Week(monday) => {
            format!("{title} (tuần {}–{})", format_date(*monday), format_date(monday.saturating_add(4.days())))
        }
        About::SchoolYear | About::Event { .. } | About::Unnamed { .. } => title.clone(),
    }
}

fn basis(duty: &Obligation) -> String {
    match &duty.source {
        Source::Law { number, article: Some(article), .. } => format!("{number}, {article}"),
        _ => basis_number(duty),
    }
}

fn basis_number(duty: &Obligation) -> String {
    match &duty.source {
        Source::Law { number, .. } => number.clone(),
        Source::Plan { .. } => String::new(),
    }
}
