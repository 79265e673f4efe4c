//! The main rows of a form: a sentence on each, and its line over three years.

use crate::derive::amount::Amount;
use crate::derive::figures::Figure;
use crate::model::{Disclosure, TimeSpan, Unit, Value};
use crate::pack::Headline;
use crate::site::context::setting::Setting;
use crate::site::parts::form_words;
use crate::site::parts::form_years::series;
use crate::site::parts::year_lines::{Point, line_over_years};
use crate::site::phrases::disclosure::span_words;
use crate::site::phrases::figure;
use crate::site::view::TrendView;

/// A main row in one year.
#[derive(Clone, Copy)]
struct Told<'a> {
    figure: &'a Figure,
    /// Of the row that it is a part of.
    whole: Option<Amount>,
}

/// Everything that is asked about a form's main rows.
pub(crate) struct Rows<'a, 's> {
    setting: &'a Setting<'s>,
    unit: &'a Unit,
    /// Oldest first.
    years: Vec<(usize, &'a Disclosure)>,
    at: usize,
    million: bool,
}

impl<'a, 's> Rows<'a, 's> {
    pub(crate) fn of(setting: &'a Setting<'s>, unit: &'a Unit, at: usize, million: bool) -> Self {
        Self { setting, unit, years: series(unit, &unit.disclosures[at]), at, million }
    }

    /// The table that a row is in.
    fn table(&self, at: usize, row: &Headline) -> Option<usize> {
        match &row.table {
            Some(id) => self.unit.disclosures[at].tables.iter().position(|table| table.layout.id == *id),
            None => Some(0),
        }
    }

    /// A row's figure in one disclosure.
    fn told(&self, at: usize, row: &Headline) -> Option<Told<'a>> {
        let (disclosure, table) = (&self.unit.disclosures[at], self.table(at, row)?);
        let column = disclosure.tables.get(table)?.layout.columns.iter().position(|c| c.id == row.column)?;
        let rows = &self.setting.derived.figures(self.unit)[at].tables[table].rows;
        let find = |id: &str| rows.iter().find(|r| r.id == id)?.cells.get(column);
        let whole = row.of.as_deref().and_then(find).and_then(Figure::value).and_then(Amount::of);
        Some(Told { figure: find(&row.row)?, whole })
    }

    /// That of the year before, whether or not anything was published for it.
    fn before(&self) -> Option<usize> {
        let wanted = self.unit.disclosures[self.at].span.previous();
        self.years.iter().find(|(_, d)| d.span == wanted).map(|(at, _)| *at)
    }

    /// A sentence on each row; at the end that there is nothing to compare with.
    pub(crate) fn sentences(&self, rows: &[Headline]) -> Vec<String> {
        let before = self.before();
        let number = |row: &Headline| {
            Some(self.sentence(row, self.told(self.at, row)?, before.and_then(|at| self.told(at, row))))
        };
        let mut said: Vec<String> = rows.iter().filter_map(number).collect();
        if said.is_empty() {
            return rows.iter().filter_map(|row| self.words(row)).collect();
        }
        let now = self.unit.disclosures[self.at].span;
        let earlier = self.years.iter().any(|(_, d)| d.span < now);
        if before.is_none() && earlier {
            said.push(self.setting.tell("headline_no_year", &[("year", &span_words(self.setting, now.previous()))]));
        }
        said
    }

    /// The same of a form of words.
    fn words(&self, row: &Headline) -> Option<String> {
        let table = self.table(self.at, row)?;
        let (filled, figures) = (&self.unit.disclosures[self.at], &self.setting.derived.figures(self.unit)[self.at]);
        form_words::sentence(self.setting, row, filled.tables.get(table)?, &figures.tables[table].rows)
    }

    fn sentence(&self, row: &Headline, now: Told<'_>, before: Option<Told<'_>>) -> String {
        let named = self.setting.official(&row.label);
        let (label, say) = (named.as_str(), |key: &str, text: &str| {
            self.setting.tell(key, &[("label", named.as_str()), ("amount", text)])
        });
        let Some(value) = now.figure.value() else {
            let key = match now.figure {
                Figure::Hidden => "empty_hidden",
                Figure::NotApplicable => "empty_not_applicable",
                _ => "empty_missing",
            };
            return self.setting.tell("headline_empty", &[("label", label), ("empty", &self.setting.say(key))]);
        };
        let amount = self.amount(row, value, now.whole);
        let Some(old) = before.and_then(|told| Some((told.figure.value()?, told.whole))) else {
            return say("headline", &amount);
        };
        if row.of.is_some() {
            let old = self.amount(row, old.0, old.1);
            let values = [("label", label), ("amount", amount.as_str()), ("before", old.as_str())];
            return self.setting.tell("headline_before", &values);
        }
        let (Some(new), Some(old)) = (Amount::of(value), Amount::of(old.0)) else { return say("headline", &amount) };
        let key = match new.cmp(&old) {
            std::cmp::Ordering::Equal => {
                return self.setting.tell("headline_same", &[("label", label), ("amount", &amount)]);
            }
            std::cmp::Ordering::Greater => "change_more",
            std::cmp::Ordering::Less => "change_less",
        };
        let Some(by) = new.apart(old) else { return say("headline", &amount) };
        let by = self.setting.tell(key, &[("by", &self.written(&by.value()))]);
        self.setting.tell("headline_change", &[("label", label), ("amount", &amount), ("change", &by)])
    }

    /// The number alone, a share left out.
    fn written(&self, value: &Value) -> String {
        match value {
            Value::CountPercent { count, .. } => figure::written(self.setting, &Value::Integer(*count), false),
            value => figure::written(self.setting, value, self.million),
        }
    }

    /// `19 trẻ (6,6%)`; `3/12 trẻ` where the whole is too small for a percentage.
    fn amount(&self, row: &Headline, value: &Value, whole: Option<Amount>) -> String {
        let bare = self.written(value);
        let unit = |text: String| {
            if row.unit.is_empty() { text } else { format!("{text} {}", self.setting.official(&row.unit)) }
        };
        let (Some(whole), Some(part)) = (whole.filter(|_| row.of.is_some()), Amount::of(value)) else {
            return unit(bare);
        };
        match part.percent_of(whole).filter(|_| !whole.is_few()) {
            Some(percent) => {
                let share = figure::amount(self.setting, percent);
                format!("{} ({})", unit(bare), self.setting.tell("glance_share", &[("value", &share)]))
            }
            None => unit(format!("{bare}/{}", self.written(&whole.value()))),
        }
    }

    /// A line for each row that has figures of two years or more.
    pub(crate) fn trends(&self, rows: &[Headline]) -> Vec<TrendView> {
        rows.iter().enumerate().filter_map(|(place, row)| self.trend(place, row)).collect()
    }

    fn trend(&self, place: usize, row: &Headline) -> Option<TrendView> {
        let now = self.unit.disclosures[self.at].span;
        let point = |span: TimeSpan| {
            let (at, _) = self.years.iter().find(|(_, d)| d.span == span)?;
            let value = self.told(*at, row)?.figure.value()?;
            Some(Point { number: Amount::of(value), text: self.written(value) })
        };
        let last = self.told(self.at, row).and_then(|told| told.figure.value()).filter(|v| Amount::of(v).is_some());
        let last = last.map(|value| self.amount(row, value, None));
        let names = [format!("cac-nam-{}", place + 1), self.setting.official(&row.label)];
        line_over_years(self.setting, names, now, last, point)
    }
}
