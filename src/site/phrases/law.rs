//! Other laws that a regulation names, in words: their days, and what they are about.

use crate::pack::{Amendment, LawRef};
use crate::site::context::setting::Setting;

/// An ISO day in the page's language.
pub(crate) fn day(setting: &Setting<'_>, iso: Option<&String>) -> Option<String> {
    iso.and_then(|text| text.parse().ok()).map(|day| setting.date(day))
}

/// `22/2024/TT-BGDĐT (ban hành 10/12/2024; từ 25/1/2025)`.
pub(crate) fn amendments(setting: &Setting<'_>, list: &[Amendment]) -> String {
    let one = |change: &Amendment| {
        let issued = day(setting, change.issued.as_ref()).map(|date| setting.tell("law_issued", &[("date", &date)]));
        let from = since(setting, change.effective.as_ref());
        let effect = change.effect.as_ref().map(|effect| setting.official(effect));
        with_details(&change.number, [issued, from, effect])
    };
    list.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// `42/2012/TT-BGDĐT (phần áp dụng cho trường tiểu học), 59/2012/TT-BGDĐT`.
pub(crate) fn references(setting: &Setting<'_>, list: &[LawRef]) -> String {
    let one = |law: &LawRef| {
        let (date, note) = law.details();
        let note = note.map(|note| setting.official(note));
        with_details(law.number(), [since(setting, date), note, None])
    };
    list.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn since(setting: &Setting<'_>, iso: Option<&String>) -> Option<String> {
    day(setting, iso).map(|date| setting.tell("law_since", &[("date", &date)]))
}

fn with_details(number: &str, details: [Option<String>; 3]) -> String {
    let details: Vec<String> = details.into_iter().flatten().collect();
    if details.is_empty() { number.to_owned() } else { format!("{number} ({})", details.join("; ")) }
}
