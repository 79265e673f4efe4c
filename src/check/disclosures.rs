//! Published files that say nothing, and days that cannot be right.

use crate::derive::figures::{Figure, FormFigures};
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{Disclosure, TimeSpan, Unit};
use crate::pack::{CalendarRules, CellType};
use crate::text::{Place, format_date};
use jiff::civil::Date;

/// A form with fewer rows than this is never called mostly empty.
const FEW: usize = 4;

/// Looks at each published disclosure; `figures` are theirs, in the same order.
pub(super) fn check(unit: &Unit, figures: &[FormFigures], rules: &CalendarRules, diagnostics: &mut Diagnostics) {
    for (at, disclosure) in unit.disclosures.iter().enumerate().filter(|(_, d)| d.published.is_some()) {
        filled(disclosure, figures.get(at), diagnostics);
        days(disclosure, rules, diagnostics);
        official_copy(disclosure, diagnostics);
    }
}

fn filled(disclosure: &Disclosure, figures: Option<&FormFigures>, diagnostics: &mut Diagnostics) {
    // what could not be read is written all the same
    if disclosure.misread {
        return;
    }
    if !disclosure.is_filled() {
        diagnostics.push(
            Diagnostic::of_file(
                &codes::EMPTY_FORM,
                &disclosure.file,
                "có tệp, chưa có số liệu: lịch chưa tính là đã công khai",
            )
            .hint("điền số liệu rồi mới ghi published; chưa xong thì bỏ dòng published"),
        );
        return;
    }
    if disclosure.form().is_none() {
        return;
    }
    let (mut all, mut empty) = (0, 0);
    for row in figures.iter().flat_map(|f| &f.tables).flat_map(|t| &t.rows).filter(|r| !r.heading && !r.left_out) {
        let asked = |kind| !matches!(kind, CellType::Blank | CellType::Label | CellType::Check);
        let mut cells = row.kinds.iter().zip(row.cells.iter()).filter(|(kind, _)| asked(kind.kind)).peekable();
        if cells.peek().is_some() {
            all += 1;
            empty += usize::from(cells.all(|(_, figure)| *figure == Figure::Missing));
        }
    }
    if all >= FEW && empty * 2 > all {
        let message = format!("phần lớn biểu còn trống: {empty} trong {all} hàng chưa có số liệu");
        diagnostics.push(
            Diagnostic::of_file(&codes::EMPTY_FORM, &disclosure.file, message)
                .hint("điền tiếp; ô mà trường không có nội dung ấy thì ghi “không áp dụng”, không có thì ghi 0"),
        );
    }
}

/// The law wants the yearly report as a file of a kind; the page made of it is not that file.
fn official_copy(disclosure: &Disclosure, diagnostics: &mut Diagnostics) {
    let Some(parts) = &disclosure.report else { return };
    let schedule = disclosure.content_id().and_then(|id| disclosure.regime.schedule(id));
    let Some((schedule, wanted)) = schedule.and_then(|s| Some((s, s.file_format.as_deref()?))) else { return };
    let (kind, article) = (wanted.to_uppercase(), schedule.article.as_deref().unwrap_or_default());
    let finding = match &parts.signed_copy {
        None => Diagnostic::of_file(
            &codes::NO_OFFICIAL_FILE,
            &disclosure.file,
            format!("chưa có bản {kind} đã ký của báo cáo ({}, {article})", disclosure.regime.number),
        ),
        Some(file) if !file.value.to_lowercase().ends_with(&format!(".{wanted}")) => Diagnostic::new(
            &codes::NO_OFFICIAL_FILE,
            file.place.clone(),
            format!("“{}” không phải tệp {kind} ({}, {article})", file.value, disclosure.regime.number),
        ),
        Some(_) => return,
    };
    diagnostics.push(finding.hint(format!(
        "in trang báo cáo ra {kind}, ký, để tệp trong static/ của trường và ghi signed_copy: ten-tep.{wanted}"
    )));
}

fn days(disclosure: &Disclosure, rules: &CalendarRules, diagnostics: &mut Diagnostics) {
    let Some(published) = disclosure.published else { return };
    let mut say = |message: String, hint: &str| {
        let place = Place::start_of(&disclosure.file);
        diagnostics.push(Diagnostic::new(&codes::IMPOSSIBLE_DAY, place, message).hint(hint));
    };
    let (first, last) = span(disclosure, rules);
    let when = format_date(published);
    if published < first && !is_estimate(disclosure) {
        say(
            format!("công khai ngày {when}, trước khi thời gian của nội dung bắt đầu ({})", format_date(first)),
            "xem lại năm ở published, hoặc năm ở tên thư mục",
        );
    }
    if last.year() + 2 < published.year() || (last.year() + 2 == published.year() && published.month() > last.month()) {
        say(
            format!("công khai ngày {when}, hơn hai năm sau thời gian của nội dung ({})", format_date(last)),
            "xem lại năm ở published, hoặc năm ở tên thư mục",
        );
    }
    if let Some(signed) = disclosure.date.filter(|signed| *signed > published) {
        say(
            format!("ký ngày {}, sau ngày công khai {when}", format_date(signed)),
            "ngày ký (date) không thể sau ngày công khai (published)",
        );
    }
}

/// An estimate is given, and published, before its year begins.
fn is_estimate(disclosure: &Disclosure) -> bool {
    matches!(disclosure.span, TimeSpan::Year(_)) && disclosure.period.is_none()
}

/// First and last day of the time that it speaks of; days before a school year belong to its plans.
fn span(disclosure: &Disclosure, rules: &CalendarRules) -> (Date, Date) {
    let years = rules.years();
    match disclosure.span {
        TimeSpan::SchoolYear(year) => (rules.earliest.within(years, year.previous()), years.end(year)),
        TimeSpan::Year(year) => disclosure.budget_period().days(year),
    }
}
