//! The figures of a school's front page, in words.

use crate::derive::amount::Amount;
use crate::derive::glance::{KeyValue, Said};
use crate::derive::measured::Measured;
use crate::model::{Ownership, TimeSpan, Unit};
use crate::site::Route;
use crate::site::context::routes;
use crate::site::context::setting::Setting;
use crate::site::phrases::disclosure::span_words;
use crate::site::phrases::figure::amount;
use crate::site::view::{GlanceFigure, State};

/// Most figures that are shown.
const MOST: usize = 6;

/// Whether a figure of the front page is invented.
pub(crate) fn illustrative(setting: &Setting<'_>, unit: &Unit) -> bool {
    let glance = setting.derived.at_a_glance(unit);
    glance.newest_size().into_iter().chain(glance.newest()).any(|value| value.illustrative)
}

/// `Công lập`, `290 trẻ`, `12 nhóm, lớp`; and the year of the counts.
pub(crate) fn size(setting: &Setting<'_>, unit: &Unit) -> (Vec<String>, Option<String>) {
    let size = setting.derived.at_a_glance(unit).newest_size();
    let owner = unit.ownership.map(|ownership| match ownership {
        Ownership::Public => "ownership_public",
        Ownership::Private => "ownership_private",
    });
    let counts = size.iter().map(|value| {
        let label = setting.official(&setting.packs.glance.size[value.figure].label);
        setting.tell("glance_count", &[("value", &said(setting, value.said)), ("label", &label)])
    });
    let phrases = owner.map(|key| setting.say(key)).into_iter().chain(counts).collect();
    (phrases, size.first().map(|value| span_words(setting, value.span)))
}

/// The first of them: an even number, since they stand in two columns on a phone.
fn shown<'s>(setting: &Setting<'s>, unit: &Unit) -> Vec<&'s KeyValue> {
    let mut figures = setting.derived.at_a_glance(unit).newest();
    let most = figures.len().min(MOST);
    figures.truncate(if most > 1 { most - most % 2 } else { most });
    figures
}

/// What readers look for first, and the year that most of it is of.
pub(crate) fn figures(setting: &Setting<'_>, route: &Route, unit: &Unit) -> (Vec<GlanceFigure>, Option<String>) {
    let figures = shown(setting, unit);
    let count = |span: TimeSpan| figures.iter().filter(|value| value.span == span).count();
    let common = figures.iter().map(|value| value.span).max_by_key(|span| (count(*span), *span));
    let views = figures.iter().map(|value| GlanceFigure {
        value: said(setting, value.said),
        label: setting.official(&setting.packs.glance.figures[value.figure].label),
        verdicts: verdicts(setting, unit, value),
        before: value.before.map(|before| setting.tell("glance_before", &[("before", &said(setting, before))])),
        year: (Some(value.span) != common).then(|| span_words(setting, value.span)),
        href: setting.href(route, &routes::disclosure(unit, &unit.disclosures[value.disclosure])),
    });
    (views.collect(), common.map(|span| span_words(setting, span)))
}

/// A figure as it is printed: `24,2`, `6,6%`, `25/25`.
pub(crate) fn said(setting: &Setting<'_>, said: Said) -> String {
    match said {
        Said::Number(number) => amount(setting, number),
        Said::Share(share) => setting.tell("glance_share", &[("value", &amount(setting, share))]),
        Said::Part(some, all) => {
            setting.tell("glance_part", &[("some", &amount(setting, some)), ("all", &amount(setting, all))])
        }
    }
}

/// Rows above what the law allows, or that none is; whether it is as much as the law asks.
fn verdicts(setting: &Setting<'_>, unit: &Unit, value: &KeyValue) -> Vec<State> {
    let state = |class: &str, label: String| State { class: class.to_owned(), label };
    let mut found: Vec<State> = Vec::new();
    if let Some(against) = setting.derived.at_a_glance(unit).against(value) {
        for beyond in against.compared.missed() {
            let row = beyond.row.as_deref().map(|row| setting.official(row)).unwrap_or_default();
            let (is, limit) = (amount(setting, beyond.is), amount(setting, beyond.limit()));
            let words = [("row", row.as_str()), ("is", &is), ("limit", &limit)];
            let key = if beyond.row.is_some() { "glance_beyond_row" } else { "glance_beyond" };
            found.push(state("beyond", setting.tell(key, &words)));
        }
        if found.is_empty() && against.compared.left_out.is_empty() {
            found.push(state("within", within(setting, &against.compared.measured)));
        }
    }
    if let (Some(least), Said::Number(is)) = (value.least, value.said) {
        let (class, key) = if is >= least { ("within", "glance_enough") } else { ("beyond", "glance_short") };
        found.push(state(class, setting.tell(key, &[("least", &amount(setting, least))])));
    }
    found
}

/// That nothing is above its limit; the limit, where all have the same.
fn within(setting: &Setting<'_>, measured: &[Measured]) -> String {
    let mut limits: Vec<Amount> = measured.iter().map(Measured::limit).collect();
    limits.dedup();
    match limits.as_slice() {
        [limit] => setting.tell("glance_within_limit", &[("limit", &amount(setting, *limit))]),
        _ => setting.say("glance_within"),
    }
}

/// The laws by whose limits something is said of the figures.
pub(crate) fn laws(setting: &Setting<'_>, unit: &Unit) -> Option<String> {
    let glance = setting.derived.at_a_glance(unit);
    let mut laws: Vec<String> = Vec::new();
    for against in shown(setting, unit).into_iter().filter_map(|value| glance.against(value)) {
        let compared = &against.compared;
        let speaks = compared.left_out.is_empty() || compared.missed().next().is_some();
        laws.extend(against.laws.iter().filter(|_| speaks).map(|law| setting.official(law)));
    }
    laws.dedup();
    (!laws.is_empty()).then(|| setting.tell("glance_laws", &[("laws", &laws.join("; "))]))
}
