//! What was made by a law or for a period of another time: it stands on the site, but meets no duty.

use crate::derive::remarks::days;
use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{Disclosure, TimeSpan, Unit};
use crate::pack::{BudgetDisclosure, BudgetPeriod, CalendarRules, Packs, Regime};
use crate::text::format_date;
use std::sync::Arc;

/// Looks at each disclosure of a school year, drafts too, and at each published budget report.
pub(super) fn check(unit: &Unit, packs: &Packs, diagnostics: &mut Diagnostics) {
    for disclosure in &unit.disclosures {
        let is_budget = matches!(disclosure.span, TimeSpan::Year(_));
        let found = of_other_time(unit, disclosure, packs)
            .map(|(message, instead)| (message, either(instead.as_deref(), "xem lại năm ở tên thư mục")))
            .or_else(|| if is_budget { of_other_period(disclosure, &packs.calendar) } else { None });
        if let Some((message, hint)) = found.filter(|_| !is_budget || disclosure.published.is_some()) {
            let finding = Diagnostic::of_file(&codes::OTHER_LAW, &disclosure.file, message);
            diagnostics.push(finding.hint(hint));
        }
    }
}

/// What holds instead, or else what may be wrong.
pub(crate) fn either(instead: Option<&str>, other: &str) -> String {
    instead.map_or_else(|| other.to_owned(), |instead| format!("{instead}; hoặc {other}"))
}

/// Its law does not hold for the time that it speaks of: what is said, and what holds instead, where that is known.
pub(crate) fn of_other_time(unit: &Unit, disclosure: &Disclosure, packs: &Packs) -> Option<(String, Option<String>)> {
    match disclosure.span {
        TimeSpan::Year(year) => of_other_year(disclosure, year, packs),
        TimeSpan::SchoolYear(_) => of_other_school_year(unit, disclosure, packs),
    }
}

fn of_other_school_year(unit: &Unit, disclosure: &Disclosure, packs: &Packs) -> Option<(String, Option<String>)> {
    let regime = &disclosure.regime;
    let (first, last) = days(disclosure.span, packs.calendar.years());
    if regime.holds_within(first, last) {
        return None;
    }
    let (number, span) = (&regime.number, disclosure.diagnosed_span());
    let message = match regime.holds() {
        (Some(begins), _) if last < begins => {
            format!("{number} từ {} mới có hiệu lực, sau {span}", format_date(begins))
        }
        (_, ended) => format!("{number} hết hiệu lực từ {}, trước {span}", format_date(ended?)),
    };
    let others = packs.regimes.iter().filter(|other| other.holds_within(first, last) && other.disclosures.is_empty());
    let named: Vec<String> = others.filter_map(|other| contents(unit, other)).collect();
    let instead = (!named.is_empty()).then(|| format!("{span} công khai theo {}", named.join(", ")));
    Some((message, instead))
}

/// `09/2024/TT-BGDĐT: thong_tin_chung, thu_chi_tai_chinh (…)`: what this school makes public by a law, and how one gets it.
fn contents(unit: &Unit, regime: &Regime) -> Option<String> {
    let audiences = unit.audiences();
    let asked = regime.contents.iter().filter(|content| {
        content.applies_to.is_empty()
            || content.applies_to.iter().any(|audience| audiences.contains(&audience.as_str()))
    });
    let ids: Vec<&str> = asked.map(|content| content.id.as_str()).collect();
    (!ids.is_empty()).then(|| format!("{}: {} (sổ trống: congkhai workbook {})", regime.number, ids.join(", "), ids[0]))
}

/// Its law does not hold for its budget year.
fn of_other_year(disclosure: &Disclosure, year: i16, packs: &Packs) -> Option<(String, Option<String>)> {
    let report = disclosure.budget_report()?;
    let (first, last) = disclosure.regime.budget_years(report);
    let number = &disclosure.regime.number;
    let message = match (first.filter(|first| year < *first), last.filter(|last| *last < year)) {
        (Some(first), _) => format!("“{}” theo {number} chỉ từ năm ngân sách {first}", report.label),
        (_, Some(last)) => format!("“{}” theo {number} chỉ đến hết năm ngân sách {last}", report.label),
        _ => return None,
    };
    let holds = |other: &BudgetDisclosure, (first, last): (Option<i16>, Option<i16>)| {
        let within = first.is_none_or(|f| f <= year) && last.is_none_or(|l| year <= l);
        within && other.ownership.iter().any(|owner| report.ownership.contains(owner))
    };
    let others = packs.regimes.iter().filter(|r| r.id != disclosure.regime.id);
    let named: Vec<String> = others
        .filter(|regime| regime.disclosures.iter().any(|d| holds(d, regime.budget_years(d))))
        .map(|regime| format!("regulation: {} ({})", regime.id, regime.number))
        .collect();
    let instead = (!named.is_empty()).then(|| format!("năm ngân sách {year} ghi theo {}", named.join(", ")));
    Some((message, instead))
}

/// A part of the year of which the law asks no report, but one of another that begins and ends with one of its kind: quarters where the
/// months from the year's beginning are asked for, and the other way round.
fn of_other_period(disclosure: &Disclosure, rules: &CalendarRules) -> Option<(String, String)> {
    let own = &disclosure.budget_period().id;
    let asked: Vec<&str> = disclosure.budget_reports().map(|report| report.period.as_str()).collect();
    let months = |id: &str| -> Vec<(i8, i8)> { rules.budget_parts(id).filter_map(|part| part.months).collect() };
    let like = |id: &&str| months(id).iter().any(|span| months(own).contains(span));
    let mistaken = !asked.contains(&own.as_str()) && asked.iter().any(like);
    let words: Vec<String> = asked.iter().map(|id| in_words(&rules.budget_parts(id).collect::<Vec<_>>())).collect();
    mistaken.then(|| {
        (
            format!("{} không có báo cáo {} ở mẫu này", disclosure.regime.number, disclosure.diagnosed_span()),
            format!("các kỳ (period): {}", words.join(", ")),
        )
    })
}

/// `3 tháng`, `quý 1 đến quý 4`.
fn in_words(parts: &[&Arc<BudgetPeriod>]) -> String {
    match parts {
        [first, .., last] => format!("{} đến {}", first.written, last.written),
        _ => parts.iter().map(|part| part.written.as_str()).collect(),
    }
}
