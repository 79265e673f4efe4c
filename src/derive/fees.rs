//! What parents pay: the newest table of fees, and what it adds up to in a month.

use super::figures::{FormFigures, TableFigures};
use crate::model::{ItemBody, TimeSpan, Unit, Value};
use crate::pack::{ColumnRole, FeeKind, FeePeriod, Packs, Purpose, TableLayout};
use std::collections::BTreeMap;

/// The fees of a school year.
#[derive(Clone, Debug)]
pub struct Fees<'a> {
    /// The year that they are of.
    pub span: TimeSpan,
    /// Position of the disclosure.
    pub disclosure: usize,
    /// In the order of the table.
    pub fees: Vec<Fee<'a>>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct Fee<'a> {
    /// Of its row, unique in its table.
    pub id: &'a str,
    /// What it is for.
    pub label: &'a str,
    /// In đồng, or the school's words: `theo giá bìa`; `None`: not given.
    pub amount: Option<&'a Value>,
    /// As the school writes it: `trẻ/tháng`.
    pub unit: Option<&'a str>,
    /// Bắt buộc, thỏa thuận, thu hộ.
    pub kind: Option<&'a FeeKind>,
    /// It must be paid by everybody whom it concerns.
    pub compulsory: bool,
    /// When it is paid; `None`: the unit says nothing that is known.
    pub period: Option<&'a FeePeriod>,
    /// What it is called without the words for whom it is; `None`: it is for everybody.
    group: Option<String>,
}

/// What fees add up to, in đồng: they may differ from child to child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The least that a child pays.
    pub from: i64,
    /// The most.
    pub to: i64,
}

/// The newest fees that a school has published.
pub fn fees<'a>(unit: &'a Unit, figures: &'a [FormFigures], packs: &'a Packs) -> Option<Fees<'a>> {
    by_year(unit, figures, packs).into_values().next_back()
}

/// The fees of each year, as last published for it.
pub fn by_year<'a>(unit: &'a Unit, figures: &'a [FormFigures], packs: &'a Packs) -> BTreeMap<TimeSpan, Fees<'a>> {
    let mut all: Vec<Fees<'a>> = every(unit, figures, packs).collect();
    all.sort_by_key(|fees| unit.disclosures[fees.disclosure].published);
    all.into_iter().map(|fees| (fees.span, fees)).collect()
}

/// The fees of every disclosure that has a table of them, in the order of the disclosures.
pub fn every<'a>(
    unit: &'a Unit,
    figures: &'a [FormFigures],
    packs: &'a Packs,
) -> impl Iterator<Item = Fees<'a>> + use<'a> {
    let shown = unit.disclosures.iter().enumerate().filter(|(_, d)| d.is_shown());
    shown.filter_map(move |(at, disclosure)| {
        let mut items = disclosure.items.iter().filter(|item| item.purpose == Some(Purpose::Fees));
        let table = items.find_map(|item| if let ItemBody::Table(t) = item.body { Some(t) } else { None })?;
        let fees = rows(&disclosure.tables[table].layout, &figures[at].tables[table], packs)?;
        Some(Fees { span: disclosure.span, disclosure: at, fees })
    })
}

/// The rows of a table of fees; `None`: it has no column of amounts.
fn rows<'a>(layout: &'a TableLayout, figures: &'a TableFigures, packs: &'a Packs) -> Option<Vec<Fee<'a>>> {
    let rules = &packs.glance.fees;
    let column = |role| layout.columns.iter().position(|c| c.role == Some(role));
    let amount = column(ColumnRole::FeeAmount)?;
    let [unit_of, kind] = [ColumnRole::FeePer, ColumnRole::FeeKind].map(column);
    let kind_of = |label: &str| {
        let choices = &layout.columns[kind?].choices;
        rules.kinds.iter().find(|known| choices.get(&known.choice).is_some_and(|choice| choice == label))
    };
    let fees = figures.rows.iter().filter(|row| !row.total).map(|row| {
        let text = |at: Option<usize>| match row.cells.get(at?)?.value()? {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        };
        let (unit, kind) = (text(unit_of), text(kind).and_then(kind_of));
        Fee {
            id: &row.id,
            label: &row.label,
            amount: row.cells[amount].value(),
            unit,
            kind,
            compulsory: kind.is_some_and(|kind| kind.choice == rules.compulsory),
            period: unit.and_then(|unit| rules.period(unit)),
            group: rules.without_group(&row.label),
        }
    });
    Some(fees.collect())
}

impl<'a> Fees<'a> {
    /// What these of the fees add up to in a month: daily ones as often as the pack says. `None`: none of them is a number that is paid
    /// monthly or daily.
    pub fn monthly(&self, wanted: impl Fn(&Fee<'_>) -> bool) -> Option<Range> {
        self.sum(|fee| Some(fee.amount()?.checked_mul(fee.period?.times_a_month?)?).filter(|_| wanted(fee)))
    }

    /// What is paid at other times, once in the time that the unit says. `None`: nothing.
    pub fn once(&self) -> Option<Range> {
        self.sum(|fee| fee.amount().filter(|_| fee.period.is_some_and(|period| period.times_a_month.is_none())))
    }

    /// Fees that are in no sum: no number, or a unit that says no known time.
    pub fn left_out(&self) -> impl Iterator<Item = &Fee<'a>> {
        self.fees.iter().filter(|fee| fee.amount().is_none() || fee.period.is_none())
    }

    /// Whether a daily fee is in the sum of a month, and how often.
    pub fn days(&self) -> Option<i64> {
        let times = self.fees.iter().filter(|fee| fee.amount().is_some()).filter_map(|fee| fee.period?.times_a_month);
        times.filter(|times| *times > 1).max()
    }

    fn sum(&self, value: impl Fn(&Fee<'_>) -> Option<i64>) -> Option<Range> {
        let mut sum: Option<Range> = None;
        let mut groups: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
        for fee in &self.fees {
            let Some(value) = value(fee) else { continue };
            match &fee.group {
                // for some children only: others pay another fee of the same name, or none
                Some(name) => groups.entry(name).or_default().push(value),
                None => sum = Some(sum.unwrap_or_default().plus(value, value)?),
            }
        }
        for values in groups.values() {
            let least = if values.len() > 1 { values.iter().min().copied()? } else { 0 };
            sum = Some(sum.unwrap_or_default().plus(least, values.iter().max().copied()?)?);
        }
        sum
    }
}

impl Fee<'_> {
    /// In đồng, where it is a number.
    pub fn amount(&self) -> Option<i64> {
        if let Some(Value::Integer(amount)) = self.amount { Some(*amount) } else { None }
    }
}

impl Range {
    fn plus(self, from: i64, to: i64) -> Option<Self> {
        Some(Self { from: self.from.checked_add(from)?, to: self.to.checked_add(to)? })
    }
}
