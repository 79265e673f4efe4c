//! Bars of 100 % above a form's table: parts of a whole.

use crate::derive::amount::Amount;
use crate::derive::figures::{Figure, RowFigures};
use crate::model::FilledTable;
use crate::pack::Shares;
use crate::site::context::setting::Setting;
use crate::site::phrases::figure::amount;
use crate::site::view::{SharesBar, SharesPart, SharesView};

/// Width of the drawings: as a phone.
const WIDTH: i128 = 360;

/// From one bar to the next, and to the bar from the base line of its label.
const ROW: u32 = 44;
const BASE: u32 = 15;
const BAR: u32 = 21;

/// A part narrower than this has no room for its share.
const ROOM: i128 = 42;

fn heights(place: usize) -> (u32, u32) {
    let top = ROW * u32::try_from(place).unwrap_or(0);
    (top + BASE, top + BAR)
}

/// A part of a whole: what it is called, and how much.
type Part = (String, Amount);

/// All parts together.
fn sum(parts: &[Part]) -> Option<Amount> {
    parts.iter().try_fold(Amount::whole(0), |sum, (_, part)| sum.plus(*part))
}

/// `23,8%`; nothing of nothing.
fn percent(setting: &Setting<'_>, part: Amount, whole: Amount) -> String {
    let share = part.percent_of(whole);
    share.map(|share| setting.tell("glance_share", &[("value", &amount(setting, share))])).unwrap_or_default()
}

/// The parts of one column over rows; nothing if one of them is hidden or not there.
fn parts(setting: &Setting<'_>, rows: &[&RowFigures], column: usize) -> Option<Vec<Part>> {
    let part = |row: &&RowFigures| {
        let part = match row.cells.get(column)? {
            Figure::Blank | Figure::NotApplicable => Amount::whole(0),
            Figure::Missing | Figure::Hidden => return None,
            Figure::Given(value) | Figure::Computed(value) => Amount::of(value)?,
        };
        Some((setting.official(&row.label), part))
    };
    let parts: Vec<Part> = rows.iter().map(part).collect::<Option<_>>()?;
    sum(&parts).map(|_| parts)
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
        .filter(|(_, parts)| parts.iter().any(|(_, part)| *part > Amount::whole(0)))
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
    let there = |at: usize| wholes.iter().any(|(_, parts)| parts[at].1 > Amount::whole(0));
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
            let whole = sum(parts).unwrap_or(Amount::whole(0));
            let small = !money && whole.is_few();
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
        title: setting.official(title),
        sentence: described[0].clone(),
        description: described.join(". "),
        height: heights(bars.len()).0 - BASE,
        legend,
        bars,
    })
}

fn drawn_parts(setting: &Setting<'_>, parts: &[Part], kept: &[usize], whole: Amount) -> Vec<SharesPart> {
    let all = whole.hundredths().max(1);
    let mut before = 0;
    let mut drawn = Vec::new();
    for (place, at) in kept.iter().enumerate() {
        let part = parts[*at].1;
        let (from, to) = (WIDTH * before / all, WIDTH * (before + part.hundredths()) / all);
        before += part.hundredths();
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
    let whole = sum(parts).unwrap_or(Amount::whole(0));
    let key = match (money, whole.is_few()) {
        (true, _) => "share_money",
        (false, true) => "share_count",
        (false, false) => "share_part",
    };
    let words = kept.iter().map(|at| {
        let (label, part) = &parts[*at];
        let (count, share) = (amount(setting, *part), percent(setting, *part, whole));
        setting.tell(key, &[("label", label.as_str()), ("count", &count), ("share", &share)])
    });
    words.collect::<Vec<_>>().join(", ")
}
