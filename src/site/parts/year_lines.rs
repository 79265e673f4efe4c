//! A line over three years, broken where a year has no figure.

use crate::derive::amount::Amount;
use crate::model::TimeSpan;
use crate::site::context::setting::Setting;
use crate::site::view::{TrendView, TrendYear};

/// Years of a picture.
const YEARS: i16 = 3;

/// Centres of the first and of the last year, in a drawing 160 wide.
const FIRST: u32 = 24;
const LAST: u32 = 136;

/// Upper and lower end of the line, in a drawing 60 high.
const TOP: i128 = 16;
const BOTTOM: i128 = 42;

/// A year's figure.
pub(crate) struct Point {
    /// `None`: it is no number.
    pub(crate) number: Option<Amount>,
    /// As it is printed.
    pub(crate) text: String,
}

/// The line up to a year, where two years or more have a number; `last` is its figure in words, `names` the element's id and what it shows.
pub(crate) fn line_over_years(
    setting: &Setting<'_>,
    [id, title]: [String; 2],
    now: TimeSpan,
    last: Option<String>,
    point: impl Fn(TimeSpan) -> Option<Point>,
) -> Option<TrendView> {
    let spans = (0..YEARS).rev().map(|back| (0..back).fold(now, |year, _| year.previous()));
    let found: Vec<(TimeSpan, Option<Point>)> = spans.map(|span| (span, point(span))).collect();
    let number = |point: &Option<Point>| Some(point.as_ref()?.number?.hundredths());
    let numbers: Vec<Option<i128>> = found.iter().map(|(_, point)| number(point)).collect();
    if numbers.iter().flatten().count() < 2 {
        return None;
    }
    let most = numbers.iter().flatten().max().copied().unwrap_or(0).max(1);
    let first = numbers.iter().position(Option::is_some).unwrap_or(0);
    let missing = || setting.say("empty_missing");
    // a year before the first figure may be one in which the school was not there: the others share the room
    let shown = found.iter().zip(&numbers).skip(first);
    let steps = u32::try_from(shown.len().saturating_sub(1)).unwrap_or(0).max(1);
    let years: Vec<TrendYear> = (0..)
        .zip(shown)
        .map(|(at, ((span, point), number))| TrendYear {
            label: short(*span),
            x: FIRST + (LAST - FIRST) * at / steps,
            y: number.and_then(|n| u32::try_from(BOTTOM - (BOTTOM - TOP) * n / most).ok()),
            value: point.as_ref().map_or_else(missing, |point| point.text.clone()),
        })
        .collect();
    let listed: Vec<String> = years.iter().map(|year| format!("{}: {}", year.label, year.value)).collect();
    Some(TrendView {
        id,
        title,
        last: last.unwrap_or_else(missing),
        description: setting.tell("chart_description", &[("values", &listed.join("; "))]),
        lines: unbroken(&years),
        years,
    })
}

/// The points of each run of years that all have a figure.
fn unbroken(years: &[TrendYear]) -> Vec<String> {
    let runs = years.split(|year| year.y.is_none()).filter(|run| run.len() > 1);
    runs.map(|run| {
        let points: Vec<String> = run.iter().filter_map(|year| Some(format!("{},{}", year.x, year.y?))).collect();
        points.join(" ")
    })
    .collect()
}

/// `2023-24`, `2023`.
fn short(span: TimeSpan) -> String {
    match span {
        TimeSpan::SchoolYear(year) => {
            let text = year.to_string();
            text.split_once('-')
                .map_or(text.clone(), |(from, to)| format!("{from}-{}", &to[to.len().saturating_sub(2)..]))
        }
        TimeSpan::Year(year) => year.to_string(),
    }
}
