//! Bars above a form's table: parts of a whole, figures against the least that is asked, what was done of a plan.

use crate::derive::figures::{Figure, RowFigures};
use crate::model::{BudgetPeriod, Disclosure, FilledTable, Unit, Value};
use crate::pack::{MinimumRule, Performance, Shares};
use crate::site::context::setting::Setting;
use crate::site::parts::form_years::{LEAST_WHOLE, number};
use crate::site::view::{MeasureBar, MeasureView, SharesBar, SharesPart, SharesView};
use crate::text::format_decimal;

/// Width of the drawings: as a phone.
const WIDTH: i128 = 360;

/// From one bar to the next, and to the bar from the base line of its label.
const ROW: u32 = 44;
const BASE: u32 = 15;
const BAR: u32 = 21;

/// A part narrower than this has no room for its share.
const ROOM: i128 = 34;

fn heights(place: usize) -> (u32, u32) {
    let top = ROW * u32::try_from(place).unwrap_or(0);
    (top + BASE, top + BAR)
}

fn percent(setting: &Setting<'_>, part: i128, whole: i128) -> String {
    let share = format_decimal(i64::try_from((part * 2000 + whole) / (whole * 2)).unwrap_or(i64::MAX), 1);
    format!("{}%", setting.number(&share))
}

/// A part of a whole: what it is called, its number as text, and in hundredths.
type Part = (String, String, i128);

/// The parts of one column over rows; nothing if one of them is hidden or not there.
fn parts(setting: &Setting<'_>, rows: &[&RowFigures], column: usize) -> Option<Vec<Part>> {
    let mut found = Vec::new();
    for row in rows {
        match &row.cells[column] {
            Figure::Blank | Figure::NotApplicable => found.push((setting.official(&row.label), String::new(), 0)),
            Figure::Missing | Figure::Hidden => return None,
            Figure::Given(value) | Figure::Computed(value) => {
                let text = match value {
                    Value::CountPercent { count, .. } => Value::Integer(*count).format(false),
                    value => value.format(false),
                };
                found.push((setting.official(&row.label), setting.number(&text), number(value)?));
            }
        }
    }
    Some(found)
}

/// Bars of 100 % of a form's table.
pub(crate) fn shares(
    setting: &Setting<'_>,
    shares: &Shares,
    filled: &FilledTable,
    figures: &[RowFigures],
    money: bool,
) -> Option<SharesView> {
    let layout = &filled.layout;
    let row_at = |at: usize| figures.iter().find(|row| row.id == layout.rows[at].id);
    let rows: Vec<&RowFigures> =
        shares.rows.iter().filter_map(|s| layout.select_rows(s)).flatten().filter_map(row_at).collect();
    let columns = shares.columns.iter().filter_map(|s| layout.select_columns(s)).flatten();
    let wholes: Vec<(String, Vec<Part>)> = columns
        .filter_map(|column| Some((setting.official(&layout.columns[column].label), parts(setting, &rows, column)?)))
        .filter(|(_, parts)| parts.iter().any(|(_, _, n)| *n > 0))
        .collect();
    drawn(setting, &shares.id, &shares.title, &wholes, money)
}

/// One bar of 100 % of the records of a table.
pub(crate) fn shares_of_records(
    setting: &Setting<'_>,
    title: &str,
    filled: &FilledTable,
    figures: &[RowFigures],
    column: &str,
) -> Option<SharesView> {
    let column = filled.layout.columns.iter().position(|c| c.id == column)?;
    let rows: Vec<&RowFigures> = figures.iter().filter(|row| !row.total && !row.heading).collect();
    let wholes = vec![(String::new(), parts(setting, &rows, column)?)];
    drawn(setting, &filled.layout.id.replace('_', "-"), title, &wholes, true)
}

fn drawn(
    setting: &Setting<'_>,
    id: &str,
    title: &str,
    wholes: &[(String, Vec<Part>)],
    money: bool,
) -> Option<SharesView> {
    // a part that no bar has needs no place in the legend
    let there = |at: usize| wholes.iter().any(|(_, parts)| parts[at].2 > 0);
    let kept: Vec<usize> = (0..wholes.first()?.1.len()).filter(|at| there(*at)).collect();
    if kept.len() < 2 {
        return None;
    }
    let legend: Vec<String> = kept.iter().map(|at| wholes[0].1[*at].0.clone()).collect();
    let said: Vec<(String, String)> =
        wholes.iter().map(|(label, parts)| (label.clone(), in_words(setting, parts, &kept, money))).collect();
    let bars: Vec<SharesBar> = wholes
        .iter()
        .enumerate()
        .map(|(place, (label, parts))| {
            let (text_y, y) = heights(place);
            let whole: i128 = parts.iter().map(|(_, _, n)| n).sum();
            let small = !money && whole < LEAST_WHOLE * 100;
            SharesBar {
                label: label.clone(),
                text_y,
                y,
                parts: if small { Vec::new() } else { drawn_parts(setting, parts, &kept, whole) },
                words: small.then(|| said[place].1.clone()),
            }
        })
        .collect();
    let described: Vec<String> = said
        .iter()
        .map(|(label, words)| if label.is_empty() { words.clone() } else { format!("{label}: {words}") })
        .collect();
    Some(SharesView {
        id: format!("phan-{}", id.replace('_', "-")),
        title: title.to_owned(),
        sentence: described[0].clone(),
        description: described.join(". "),
        height: heights(bars.len()).0 - BASE,
        legend,
        bars,
    })
}

fn drawn_parts(setting: &Setting<'_>, parts: &[Part], kept: &[usize], whole: i128) -> Vec<SharesPart> {
    let mut before = 0;
    let mut drawn = Vec::new();
    for (place, at) in kept.iter().enumerate() {
        let part = parts[*at].2;
        let (from, to) = (WIDTH * before / whole, WIDTH * (before + part) / whole);
        before += part;
        let size = |n: i128| u32::try_from(n).unwrap_or(0);
        if to > from {
            let label = if to - from < ROOM { String::new() } else { percent(setting, part, whole) };
            let (x, width) = (size(from), size(to - from));
            drawn.push(SharesPart { number: place + 1, x, width, label, label_x: x + width / 2 });
        }
    }
    drawn
}

/// `Tốt 116 (23,8%), Khá 209 (42,8%)`; of money `lương 63,3%`; of fewer than 20 the counts alone.
fn in_words(setting: &Setting<'_>, parts: &[Part], kept: &[usize], money: bool) -> String {
    let whole: i128 = parts.iter().map(|(_, _, n)| n).sum();
    let words = kept.iter().map(|at| {
        let (label, text, part) = &parts[*at];
        let share = if whole > 0 { percent(setting, *part, whole) } else { String::new() };
        let values = [("label", label.as_str()), ("count", text.as_str()), ("share", share.as_str())];
        let small = whole < LEAST_WHOLE * 100;
        setting.tell(
            if money {
                "share_money"
            } else if small {
                "share_count"
            } else {
                "share_part"
            },
            &values,
        )
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Records against the least that stands beside them.
pub(crate) fn against_minimum(
    setting: &Setting<'_>,
    rule: &MinimumRule,
    filled: &FilledTable,
    figures: &[RowFigures],
) -> Option<MeasureView> {
    let at = |id: &str| filled.layout.columns.iter().position(|c| c.id == id);
    let (column, of) = (at(&rule.column)?, at(&rule.of)?);
    let value = |row: &RowFigures, at: usize| row.cells[at].value().cloned();
    let known: Vec<(&RowFigures, Value, Value)> = figures
        .iter()
        .filter(|row| !row.total)
        .filter_map(|row| Some((row, value(row, column)?, value(row, of)?)))
        .collect();
    let unit = filled.layout.columns[column].unit.as_deref().unwrap_or_default().replace("m2", "m²");
    let bars: Vec<Measured> = known
        .iter()
        .filter_map(|(row, is, least)| {
            let (n, limit) = (number(is)?, number(least)?);
            let missed = n < limit;
            let by = hundredths((limit - n).abs());
            let values = [
                ("value", setting.number(&is.format(false))),
                ("limit", setting.number(&least.format(false))),
                ("by", setting.number(&by)),
                ("unit", unit.clone()),
            ];
            let key = if missed { "measure_short" } else { "measure_enough" };
            let words = setting.tell(key, &values.each_ref().map(|(k, v)| (*k, v.as_str()))).replace(" ;", ";");
            Some(Measured {
                label: setting.official(&row.label),
                words,
                missed,
                is: n,
                mark: limit,
                most: n.max(limit),
            })
        })
        .collect();
    let short = bars.iter().filter(|bar| bar.missed).count().to_string();
    let all = bars.len().to_string();
    let key = if short == "0" { "measure_all" } else { "measure_some" };
    let sentence = setting.tell(key, &[("short", &short), ("all", &all)]);
    let title = filled.layout.title.clone().unwrap_or_default();
    measured(&format!("doi-chieu-{}", filled.layout.id.replace('_', "-")), title, sentence, bars)
}

struct Measured {
    label: String,
    words: String,
    missed: bool,
    is: i128,
    mark: i128,
    /// What the whole width stands for.
    most: i128,
}

fn measured(id: &str, title: String, sentence: String, bars: Vec<Measured>) -> Option<MeasureView> {
    if bars.is_empty() {
        return None;
    }
    let along = |n: i128, most: i128| u32::try_from((WIDTH - 4) * n / most.max(1)).unwrap_or(0);
    let drawn = bars.into_iter().map(|bar| MeasureBar {
        width: along(bar.is, bar.most),
        mark: along(bar.mark, bar.most),
        label: bar.label,
        words: bar.words,
        missed: bar.missed,
    });
    Some(MeasureView { id: id.to_owned(), title, sentence, bars: drawn.collect() })
}

fn hundredths(amount: i128) -> String {
    let amount = i64::try_from(amount).unwrap_or(i64::MAX);
    if amount % 100 == 0 { Value::Integer(amount / 100) } else { Value::Decimal { value: amount, scale: 2 } }
        .format(false)
}

/// What was done of a year's plan by the end of each quarter that is published, against equal parts of it.
pub(crate) fn performance(
    setting: &Setting<'_>,
    unit: &Unit,
    shown: &Disclosure,
    rule: &Performance,
) -> Option<MeasureView> {
    let all = setting.derived.figures(unit);
    let quarter = |quarter: u8| {
        let same = |d: &&Disclosure| {
            d.is_shown() && d.span == shown.span && d.subject == shown.subject && d.regime.id == shown.regime.id
        };
        let at = unit.disclosures.iter().position(|d| same(&d) && d.period == Some(BudgetPeriod::Quarter(quarter)))?;
        let row = all[at].tables.first()?.rows.iter().find(|row| row.id == rule.row)?;
        let columns = &unit.disclosures[at].tables[0].layout.columns;
        let value = |id: &str| number(row.cells[columns.iter().position(|c| c.id == *id)?].value()?);
        Some((value(&rule.done)?, value(&rule.plan)?))
    };
    let mut bars: Vec<Measured> = Vec::new();
    let mut so_far = 0;
    for number in 1..=4_u8 {
        let Some((done, plan)) = quarter(number).filter(|(_, plan)| *plan > 0) else { break };
        so_far += done;
        let mark = plan * i128::from(number) / 4;
        let values = [("done", percent(setting, so_far, plan)), ("mark", (25 * u32::from(number)).to_string())];
        bars.push(Measured {
            label: setting.tell("performance_quarter", &[("quarter", &number.to_string())]),
            words: setting.tell("performance_words", &values.each_ref().map(|(k, v)| (*k, v.as_str()))),
            missed: false,
            is: so_far.min(plan),
            mark,
            most: plan,
        });
    }
    let last = bars.last()?;
    let sentence = setting.tell("performance_sentence", &[("when", &last.label), ("words", &last.words)]);
    measured("thuc-hien-theo-quy", setting.say("performance_title"), sentence, bars)
}
