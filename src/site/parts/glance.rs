//! The figures of a school's front page, in words.

use crate::derive::glance::{Amount, KeyValue, Said};
use crate::model::{Ownership, TimeSpan, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::disclosure::span_words;
use crate::site::view::{GlanceFigure, State};
use crate::text::{format_decimal, format_integer};

/// Most figures that are shown.
const MOST: usize = 6;

/// Whether a figure of the front page is invented.
pub(crate) fn illustrative(setting: &Setting<'_>, unit: &Unit) -> bool {
    setting.derived.at_a_glance(unit).into_iter().flatten().any(|(_, value)| value.illustrative)
}

/// `Công lập`, `290 trẻ`, `12 nhóm, lớp`; and the year of the counts.
pub(crate) fn size(setting: &Setting<'_>, unit: &Unit) -> (Vec<String>, Option<String>) {
    let [size, _] = setting.derived.at_a_glance(unit);
    let owner = unit.ownership.map(|ownership| match ownership {
        Ownership::Public => "ownership_public",
        Ownership::Private => "ownership_private",
    });
    let counts = size.iter().map(|(at, value)| {
        let words =
            [("value", said(setting, value.said)), ("label", setting.official(&setting.packs.glance.size[*at].label))];
        setting.tell("glance_count", &words.each_ref().map(|(key, word)| (*key, word.as_str())))
    });
    let phrases = owner.map(|key| setting.say(key)).into_iter().chain(counts).collect();
    (phrases, size.first().map(|(_, value)| span_words(setting, value.span)))
}

/// The first of them: an even number, since they stand in two columns on a phone.
fn shown(figures: &[(usize, KeyValue)]) -> &[(usize, KeyValue)] {
    let most = figures.len().min(MOST);
    &figures[..if most > 1 { most - most % 2 } else { most }]
}

/// What readers look for first, and the year that most of it is of.
pub(crate) fn figures(setting: &Setting<'_>, route: &Route, unit: &Unit) -> (Vec<GlanceFigure>, Option<String>) {
    let [_, figures] = setting.derived.at_a_glance(unit);
    let figures = shown(figures);
    let count = |span: TimeSpan| figures.iter().filter(|(_, value)| value.span == span).count();
    let common = figures.iter().map(|(_, value)| value.span).max_by_key(|span| (count(*span), *span));
    let views = figures.iter().map(|(at, value)| GlanceFigure {
        value: said(setting, value.said),
        label: setting.official(&setting.packs.glance.figures[*at].label),
        verdicts: verdicts(setting, value),
        before: value.before.map(|before| setting.tell("glance_before", &[("before", &said(setting, before))])),
        year: (Some(value.span) != common).then(|| span_words(setting, value.span)),
        href: setting.href(route, &routes::disclosure(unit, &unit.disclosures[value.disclosure])),
    });
    (views.collect(), common.map(|span| span_words(setting, span)))
}

fn number(amount: Amount) -> String {
    if amount.scale == 0 { format_integer(amount.value) } else { format_decimal(amount.value, amount.scale) }
}

fn said(setting: &Setting<'_>, said: Said) -> String {
    match said {
        Said::Number(amount) => number(amount),
        Said::Share(amount) => setting.tell("glance_share", &[("value", &number(amount))]),
        Said::Part(some, all) => {
            setting.tell("glance_part", &[("some", &format_integer(some)), ("all", &format_integer(all))])
        }
    }
}

fn verdicts(setting: &Setting<'_>, value: &KeyValue) -> Vec<State> {
    let state = |class: &str, label: String| State { class: class.to_owned(), label };
    let mut found: Vec<State> = Vec::new();
    for beyond in &value.beyond {
        let row = beyond.row.as_deref().map(|row| setting.official(row)).unwrap_or_default();
        let (is, limit) = (number(beyond.is), format_integer(beyond.limit));
        let words = [("row", row.as_str()), ("is", &is), ("limit", &limit)];
        let key = if beyond.row.is_some() { "glance_beyond_row" } else { "glance_beyond" };
        found.push(state("beyond", setting.tell(key, &words)));
    }
    if !value.laws.is_empty() && value.beyond.is_empty() {
        found.push(state("within", setting.say("glance_within")));
    }
    if let (Some(least), Said::Number(is)) = (value.least, value.said) {
        let power = |scale: u32| 10_i128.pow(scale);
        let enough = i128::from(is.value) * power(least.scale) >= i128::from(least.value) * power(is.scale);
        let (class, key) = if enough { ("within", "glance_enough") } else { ("beyond", "glance_short") };
        found.push(state(class, setting.tell(key, &[("least", &number(least))])));
    }
    found
}

/// The laws by whose limits the figures were looked at.
pub(crate) fn laws(setting: &Setting<'_>, unit: &Unit) -> Option<String> {
    let [_, figures] = setting.derived.at_a_glance(unit);
    let mut laws: Vec<&str> = shown(figures).iter().flat_map(|(_, value)| &value.laws).map(String::as_str).collect();
    laws.dedup();
    (!laws.is_empty()).then(|| setting.tell("glance_laws", &[("laws", &laws.join("; "))]))
}
