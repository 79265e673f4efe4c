//! A disclosure in words: its title, the time it speaks of, the entry it has in lists.

use crate::model::{Disclosure, Subject, TimeSpan, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::budget;
use crate::site::view::HomeItem;

/// `công khai 20/9/2023`.
pub(crate) fn published_on(setting: &Setting<'_>, day: jiff::civil::Date) -> String {
    setting.tell("published_on", &[("date", &setting.date(day))])
}

/// Published disclosures (in a preview drafts too) with their positions in the unit.
pub(crate) fn published(unit: &Unit) -> impl Iterator<Item = (usize, &Disclosure)> {
    unit.disclosures.iter().enumerate().filter(|(_, d)| d.is_shown())
}

/// What readers call it: `Số trẻ, sức khỏe, dinh dưỡng`.
pub(crate) fn name(setting: &Setting<'_>, disclosure: &Disclosure) -> String {
    setting.official(disclosure.plain_name().unwrap_or(&disclosure.bare_title()))
}

/// What readers call it, and the time: `Số trẻ, sức khỏe, dinh dưỡng, năm học 2023-2024`.
pub(crate) fn title(setting: &Setting<'_>, disclosure: &Disclosure) -> String {
    timed(setting, disclosure, &name(setting, disclosure))
}

/// As the regulation calls it: `Công khai thông tin cơ sở vật chất …, năm học 2023-2024`.
pub(crate) fn official_title(setting: &Setting<'_>, disclosure: &Disclosure) -> String {
    timed(setting, disclosure, &setting.official(&disclosure.bare_title()))
}

fn timed(setting: &Setting<'_>, disclosure: &Disclosure, title: &str) -> String {
    match disclosure.subject {
        Subject::AnnualReport(year) => format!("{} {year}", crate::text::sentence_case(title)),
        _ => format!("{title}, {}", span(setting, disclosure)),
    }
}

/// `Biểu mẫu 02`, `Điều 6`.
pub(crate) fn label(setting: &Setting<'_>, disclosure: &Disclosure) -> String {
    setting.official(&disclosure.label())
}

/// The lines under a plain name: its official title, in a translation followed by the text that holds. None where the heading is that title.
pub(crate) fn official_lines(setting: &Setting<'_>, disclosure: &Disclosure) -> Vec<String> {
    let original = disclosure.bare_title();
    let here = setting.official(&original);
    let named = disclosure.plain_name().is_some().then(|| here.clone());
    named.into_iter().chain((here != original).then_some(original)).collect()
}

/// `năm học 2023-2024`, `quý 3 năm 2023`.
pub(crate) fn span(setting: &Setting<'_>, disclosure: &Disclosure) -> String {
    match disclosure.span {
        TimeSpan::SchoolYear(year) => setting.tell("span_school_year", &[("year", &year.to_string())]),
        TimeSpan::Year(year) => budget::in_year(setting, disclosure.budget_period(), year),
    }
}

/// What it is about in every year: `Đánh giá thực hiện dự toán …, quý 3`.
pub(crate) fn series_title(setting: &Setting<'_>, disclosure: &Disclosure) -> String {
    let title = name(setting, disclosure);
    match &disclosure.period {
        Some(period) => budget::in_every_year(setting, period, &title),
        None => title,
    }
}

/// What it is called beside others of its year.
pub(crate) fn short_title(setting: &Setting<'_>, disclosure: &Disclosure) -> String {
    series_title(setting, disclosure)
}

/// ISO interval that a disclosure speaks of.
pub(crate) fn coverage(setting: &Setting<'_>, disclosure: &Disclosure) -> String {
    match disclosure.span {
        TimeSpan::SchoolYear(year) => {
            let own = setting.years().span(year);
            format!("{}/{}", own.from, own.to)
        }
        TimeSpan::Year(year) => year.to_string(),
    }
}

/// A published disclosure as a list entry.
pub(crate) fn item(setting: &Setting<'_>, route: &Route, unit: &Unit, d: &Disclosure) -> HomeItem {
    let official = d.plain_name().map(|_| setting.official(&d.bare_title()));
    let first = official.map_or_else(|| label(setting, d), |title| format!("{}: {title}", label(setting, d)));
    let when = if d.draft { Some(setting.say("draft")) } else { d.published.map(|day| published_on(setting, day)) };
    HomeItem {
        label: title(setting, d),
        href: setting.href(route, &routes::disclosure(unit, d)),
        detail: Some([first].into_iter().chain(when).collect::<Vec<_>>().join("; ")),
        state: None,
        illustrative: d.illustrative,
    }
}

/// `năm học 2023-2024`, `năm 2023`.
pub(crate) fn span_words(setting: &Setting<'_>, span: TimeSpan) -> String {
    match span {
        TimeSpan::SchoolYear(year) => setting.tell("span_school_year", &[("year", &year.to_string())]),
        TimeSpan::Year(year) => setting.tell("span_year", &[("year", &year.to_string())]),
    }
}

pub(crate) fn span_title(setting: &Setting<'_>, span: TimeSpan) -> String {
    match span {
        TimeSpan::SchoolYear(year) => setting.tell("group_school_year", &[("year", &year.to_string())]),
        TimeSpan::Year(year) => setting.tell("group_budget_year", &[("year", &year.to_string())]),
    }
}
