//! The figures that readers look for first, each from the newest year that a school has disclosed it for.

use super::figures::{Figure, FormFigures, RowFigures};
use crate::model::{Disclosure, Subject, TimeSpan, Unit, Value};
use crate::pack::{FigureSource, KeyFigure, Limits, Operands, Packs, Show, is_called};
use std::collections::BTreeMap;

/// Of fewer no percentage is made.
const LEAST_WHOLE: i64 = 20;

/// An exact number: `value / 10^scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Not negative.
    pub value: i64,
    /// Digits behind the comma.
    pub scale: u32,
}

/// What a figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A number.
    Number(Amount),
    /// In percent.
    Share(Amount),
    /// Some of all.
    Part(i64, i64),
}

/// A row above what the law allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// The row's label; `None`: the figure as a whole.
    pub row: Option<String>,
    /// What it is, one decimal.
    pub is: Amount,
    /// What it may be.
    pub limit: i64,
}

/// A figure of a school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyValue {
    /// The year that it speaks of.
    pub span: TimeSpan,
    /// Position of the disclosure that it stands in.
    pub disclosure: usize,
    /// The figure.
    pub said: Said,
    /// The year before's.
    pub before: Option<Said>,
    /// Rows above the limit, or the whole.
    pub beyond: Vec<Beyond>,
    /// The laws by whose limits it was looked at; empty: by none.
    pub laws: Vec<String>,
    /// The least that the law asks, as the school states it beside the figure.
    pub least: Option<Amount>,
    /// It is invented for demonstration.
    pub illustrative: bool,
}

/// What of a pack's list a school has, each from the newest year, in the order of the list; by position in it.
pub fn key_figures(unit: &Unit, figures: &[FormFigures], list: &[KeyFigure]) -> Vec<(usize, KeyValue)> {
    let audiences = unit.audiences();
    let school = School { unit, figures, audiences: &audiences };
    let newest = |figure| school.years(figure).into_last();
    list.iter().enumerate().filter_map(|(at, figure)| Some((at, school.value(figure, newest(figure)?)?))).collect()
}

/// The figures below a school's name: all of the newest year that the first has which it has at all.
pub fn size(unit: &Unit, figures: &[FormFigures], packs: &Packs) -> Vec<(usize, KeyValue)> {
    let audiences = unit.audiences();
    let school = School { unit, figures, audiences: &audiences };
    let years: Vec<Years<'_>> = packs.glance.size.iter().map(|figure| school.years(figure)).collect();
    let Some(span) = years.iter().find_map(|years| years.0.last_key_value().map(|(span, _)| *span)) else {
        return Vec::new();
    };
    let of_year = years.into_iter().enumerate().filter_map(|(at, years)| Some((at, years.up_to(span)?)));
    of_year.filter_map(|(at, found)| Some((at, school.value(&packs.glance.size[at], found)?))).collect()
}

/// A row that operands name, and the positions of their columns.
type Named<'a> = (&'a RowFigures, Vec<usize>);

/// Where a figure stands, by the year that it speaks of.
struct Years<'a>(BTreeMap<TimeSpan, (usize, &'a FigureSource)>);

/// A year's figure, and the year's before.
type Found<'a> = (TimeSpan, (usize, &'a FigureSource), Option<(usize, &'a FigureSource)>);

impl<'a> Years<'a> {
    fn into_last(self) -> Option<Found<'a>> {
        let span = *self.0.last_key_value()?.0;
        self.up_to(span)
    }

    fn up_to(&self, span: TimeSpan) -> Option<Found<'a>> {
        Some((span, *self.0.get(&span)?, self.0.get(&year_before(span)).copied()))
    }
}

fn year_before(span: TimeSpan) -> TimeSpan {
    match span {
        TimeSpan::SchoolYear(year) => TimeSpan::SchoolYear(year.previous()),
        TimeSpan::Year(year) => TimeSpan::Year(year - 1),
    }
}

struct School<'a> {
    unit: &'a Unit,
    figures: &'a [FormFigures],
    audiences: &'a [&'a str],
}

impl<'a> School<'a> {
    /// The published disclosures that may hold these cells, with their positions.
    fn of<'o>(&self, operands: &'o Operands) -> impl Iterator<Item = (usize, &'a Disclosure)> + use<'a, 'o> {
        let published = self.unit.disclosures.iter().enumerate().filter(|(_, d)| d.is_shown());
        published.filter(|(_, d)| {
            d.regime.id == operands.regulation
                && match d.subject {
                    Subject::Form(at) => operands.form.as_ref() == Some(&d.regime.forms[at].number),
                    Subject::Content(at) => operands.content.as_ref() == Some(&d.regime.contents[at].id),
                    Subject::AnnualReport(_) => false,
                }
        })
    }

    /// The years that a school has a figure for.
    fn years<'f>(&self, figure: &'f KeyFigure) -> Years<'f> {
        let mut by_year: BTreeMap<TimeSpan, (usize, &FigureSource)> = BTreeMap::new();
        let fits =
            figure.applies_to.is_empty() || figure.applies_to.iter().any(|a| self.audiences.contains(&a.as_str()));
        for source in figure.from.iter().filter(|_| fits && !self.audiences.is_empty()) {
            for (at, disclosure) in self.of(&source.number) {
                let span = if source.year_before { year_before(disclosure.span) } else { disclosure.span };
                if self.said(figure, source, at).is_some() {
                    by_year.entry(span).or_insert((at, source));
                }
            }
        }
        Years(by_year)
    }

    fn value(&self, figure: &KeyFigure, (span, (at, source), before): Found<'_>) -> Option<KeyValue> {
        let said = self.said(figure, source, at)?;
        let (limits, beyond) = figure.at_most.iter().map(|limits| self.beyond(limits, source, at, said)).fold(
            (Vec::new(), Vec::new()),
            |(mut laws, mut all), (limits, beyond)| {
                laws.extend(limits);
                all.extend(beyond);
                (laws, all)
            },
        );
        let least = figure
            .at_least
            .as_ref()
            .and_then(|column| self.sum(&Operands { columns: vec![column.clone()], ..source.number.clone() }, at));
        Some(KeyValue {
            span,
            disclosure: at,
            said,
            before: before.and_then(|(at, source)| self.said(figure, source, at)),
            beyond,
            laws: limits,
            least,
            illustrative: self.unit.disclosures[at].illustrative,
        })
    }

    fn said(&self, figure: &KeyFigure, source: &FigureSource, at: usize) -> Option<Said> {
        if figure.show == Show::Share && source.of.is_none() {
            return self.percent(&source.number, at).map(Said::Share);
        }
        let number = self.sum(&source.number, at)?;
        let Some(of) = &source.of else {
            return Some(Said::Number(number));
        };
        let span = self.unit.disclosures[at].span;
        let whole_at = self.of(of).find(|(_, d)| d.span == span)?.0;
        let whole = self.sum(of, whole_at)?;
        match figure.show {
            Show::Value => Some(Said::Number(number)),
            Show::Ratio => Some(Said::Number(quotient(number, whole, 1)?)),
            Show::Share if whole.value < LEAST_WHOLE => Some(Said::Part(number.value, whole.value)),
            Show::Share => Some(Said::Share(quotient(number, whole, 100)?)),
            Show::Part => Some(Said::Part(number.value, whole.value)),
        }
    }

    /// The rows that operands name, in a disclosure; with the positions of their columns.
    fn rows(&self, operands: &Operands, at: usize) -> Vec<Named<'a>> {
        let (tables, filled) = (&self.figures[at].tables, &self.unit.disclosures[at].tables);
        let named = |row: &RowFigures| match (&operands.row, &operands.called) {
            (Some(id), _) => row.id == *id,
            (None, Some(words)) => !row.heading && !row.total && !row.left_out && is_called(&row.label, words),
            (None, None) => !row.heading && !row.total && !row.left_out,
        };
        for (table, filled) in tables.iter().zip(filled) {
            if operands.table.as_ref().is_some_and(|id| *id != filled.layout.id) {
                continue;
            }
            let columns = operands.columns.iter().map(|id| filled.layout.columns.iter().position(|c| c.id == *id));
            let Some(columns) = columns.collect::<Option<Vec<usize>>>() else { continue };
            let rows: Vec<_> = table.rows.iter().filter(|row| named(row)).map(|row| (row, columns.clone())).collect();
            if !rows.is_empty() {
                return rows;
            }
        }
        Vec::new()
    }

    /// The percentage that a cell holds beside its count.
    fn percent(&self, operands: &Operands, at: usize) -> Option<Amount> {
        let (row, columns) = self.rows(operands, at).into_iter().next()?;
        match row.cells.get(*columns.first()?)?.value()? {
            Value::CountPercent { percent: Some((value, scale)), .. } | Value::Share { value, scale } => {
                Some(Amount { value: *value, scale: *scale })
            }
            _ => None,
        }
    }

    /// What the cells add up to; nothing if one of them is not there, hidden or no number, or none is.
    fn sum(&self, operands: &Operands, at: usize) -> Option<Amount> {
        let mut sum: Option<Amount> = None;
        for (row, columns) in self.rows(operands, at) {
            for column in columns {
                match row.cells.get(column)? {
                    Figure::Blank | Figure::NotApplicable => {}
                    Figure::Missing | Figure::Hidden => return None,
                    Figure::Given(value) | Figure::Computed(value) => {
                        let amount = amount(value)?;
                        sum = Some(sum.map_or(Some(amount), |sum| added(sum, amount))?);
                    }
                }
            }
        }
        sum
    }

    /// What is above the limits, and their law if any of them could be looked at.
    fn beyond(&self, limits: &Limits, source: &FigureSource, at: usize, said: Said) -> (Option<String>, Vec<Beyond>) {
        let over = |row: Option<&str>, is: Amount| {
            let limit = limits.of(row, self.audiences)?;
            let is_over = i128::from(is.value) > i128::from(limit) * 10_i128.pow(is.scale);
            Some(is_over.then(|| Beyond { row: row.map(str::to_owned), is, limit }))
        };
        let found: Vec<Option<Beyond>> = match (&source.of, said) {
            (Some(of), _) => {
                let pairs = self.rows(&source.number, at).into_iter().zip(self.rows(of, at));
                let ratio = |((row, numbers), (_, wholes)): (Named<'_>, Named<'_>)| {
                    let one = |columns: &[usize]| row.cells[*columns.first()?].value().and_then(amount);
                    over(Some(&row.label), quotient(one(&numbers)?, one(&wholes)?, 1)?)
                };
                pairs.filter_map(ratio).collect()
            }
            (None, Said::Number(is)) => over(None, is).into_iter().collect(),
            (None, _) => Vec::new(),
        };
        let law = (!found.is_empty()).then(|| limits.law.clone());
        (law, found.into_iter().flatten().collect())
    }
}

fn amount(value: &Value) -> Option<Amount> {
    match value {
        Value::Integer(value) | Value::CountPercent { count: value, .. } => Some(Amount { value: *value, scale: 0 }),
        Value::Decimal { value, scale } => Some(Amount { value: *value, scale: *scale }),
        _ => None,
    }
}

fn raised(amount: Amount, scale: u32) -> Option<i64> {
    amount.value.checked_mul(10_i64.checked_pow(scale.checked_sub(amount.scale)?)?)
}

fn added(one: Amount, other: Amount) -> Option<Amount> {
    let scale = one.scale.max(other.scale);
    Some(Amount { value: raised(one, scale)?.checked_add(raised(other, scale)?)?, scale })
}

/// `number × factor / whole`, rounded to one decimal.
fn quotient(number: Amount, whole: Amount, factor: i128) -> Option<Amount> {
    let scale = number.scale.max(whole.scale);
    let (number, whole) = (i128::from(raised(number, scale)?), i128::from(raised(whole, scale)?));
    if whole <= 0 {
        return None;
    }
    let tenths = (number * factor * 20 + whole) / (whole * 2);
    Some(Amount { value: i64::try_from(tenths).ok()?, scale: 1 })
}
