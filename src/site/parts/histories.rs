//! What a content without a form says first: the figures that readers look for, with the year before's, and their lines over the years.

use crate::derive::amount::Amount;
use crate::derive::fees::{self, Fees};
use crate::derive::glance::{KeyValue, Said};
use crate::model::{TimeSpan, Unit};
use crate::pack::KeyFigure;
use crate::site::context::setting::Setting;
use crate::site::parts::fees::range;
use crate::site::parts::glance::said;
use crate::site::parts::year_lines::{Point, line_over_years};
use crate::site::phrases::figure::amount;
use crate::site::view::TrendView;
use std::collections::BTreeMap;

/// Sentences, and lines.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) sentences: Vec<String>,
    pub(crate) trends: Vec<TrendView>,
}

impl Told {
    fn put(&mut self, sentence: String, trend: Option<TrendView>) {
        self.sentences.push(sentence);
        self.trends.extend(trend);
    }
}

/// What a disclosure holds of the pack's figures and of fees.
pub(crate) fn told(setting: &Setting<'_>, unit: &Unit, disclosure: usize) -> Told {
    let mut told = Told::default();
    let by_year = fees::by_year(unit, setting.derived.figures(unit), setting.packs);
    if let Some((span, _)) = by_year.iter().find(|(_, fees)| fees.disclosure == disclosure) {
        of_fees(setting, &by_year, *span, &mut told);
    }
    let glance = setting.derived.at_a_glance(unit);
    let pack = &setting.packs.glance;
    let sizes = glance.size.iter().zip(&pack.size);
    for (history, figure) in sizes.chain(glance.figures.iter().zip(&pack.figures)) {
        if let Some(value) = history.iter().find(|value| value.disclosure == disclosure) {
            told.put(sentence(setting, figure, value), trend(setting, figure, history, value));
        }
    }
    told
}

/// `24,2 trẻ một nhóm, lớp (năm trước: 25,0).`
fn sentence(setting: &Setting<'_>, figure: &KeyFigure, value: &KeyValue) -> String {
    let (now, label) = (said(setting, value.said), setting.official(&figure.label));
    let before = value.before.map(|before| said(setting, before));
    said_beside(setting, &setting.tell("glance_count", &[("value", &now), ("label", &label)]), before.as_deref())
}

/// With the year before's, if there is one.
fn said_beside(setting: &Setting<'_>, now: &str, before: Option<&str>) -> String {
    match before {
        Some(before) => setting.tell("figure_before", &[("now", now), ("before", before)]),
        None => setting.tell("figure_now", &[("now", now)]),
    }
}

fn trend(setting: &Setting<'_>, figure: &KeyFigure, history: &[KeyValue], value: &KeyValue) -> Option<TrendView> {
    let point = |span: TimeSpan| {
        let value = history.iter().find(|value| value.span == span)?;
        let number = match value.said {
            Said::Number(number) | Said::Share(number) => Some(number),
            Said::Part(..) => None,
        };
        Some(Point { number, text: said(setting, value.said) })
    };
    let names = [format!("cac-nam-{}", figure.id.replace('_', "-")), setting.official(&figure.label)];
    line_over_years(setting, names, value.span, Some(said(setting, value.said)), point)
}

fn of_fees(setting: &Setting<'_>, by_year: &BTreeMap<TimeSpan, Fees<'_>>, span: TimeSpan, told: &mut Told) {
    let monthly = |span: TimeSpan| by_year.get(&span)?.monthly(|_| true);
    let Some(now) = monthly(span) else { return };
    let before = monthly(span.previous()).map(|sum| range(setting, sum));
    let sum = setting.tell("figure_fees", &[("sum", &range(setting, now))]);
    let point = |span: TimeSpan| {
        let most = Amount::whole(monthly(span)?.to);
        Some(Point { number: Some(most), text: amount(setting, most) })
    };
    let names = ["cac-nam-khoan-thu".to_owned(), setting.say("figure_fees_title")];
    told.put(
        said_beside(setting, &sum, before.as_deref()),
        line_over_years(setting, names, span, Some(range(setting, now)), point),
    );
}
