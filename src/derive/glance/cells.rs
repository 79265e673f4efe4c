//! The cells that a pack's figures name, as a school has filled them in.

use crate::derive::amount::Amount;
use crate::derive::figures::{Figure, FormFigures, RowFigures};
use crate::model::{Disclosure, Subject, Unit, Value};
use crate::pack::{Operands, is_called};

/// A school and what it has disclosed.
pub(super) struct School<'a> {
    pub(super) unit: &'a Unit,
    pub(super) figures: &'a [FormFigures],
    pub(super) audiences: &'a [&'a str],
}

/// A row that operands name, and the positions of their columns.
pub(super) type Named<'a> = (&'a RowFigures, Vec<usize>);

/// A share that a school gives beside its count.
pub(super) enum GivenShare {
    /// In percent.
    Percent(Amount),
    /// The count alone: it is a share of too few.
    Count(i64),
}

impl<'a> School<'a> {
    /// Whether a disclosure is one that holds these cells.
    pub(super) fn holds(disclosure: &Disclosure, operands: &Operands) -> bool {
        disclosure.regime.id == operands.regulation
            && match disclosure.subject {
                Subject::Form(at) => operands.form.as_ref() == Some(&disclosure.regime.forms[at].number),
                Subject::Content(at) => operands.content.as_ref() == Some(&disclosure.regime.contents[at].id),
                Subject::AnnualReport(_) => false,
            }
    }

    /// The published disclosures that may hold these cells, with their positions.
    pub(super) fn of<'o>(&self, operands: &'o Operands) -> impl Iterator<Item = (usize, &'a Disclosure)> + use<'a, 'o> {
        let published = self.unit.disclosures.iter().enumerate().filter(|(_, d)| d.is_shown());
        published.filter(|(_, d)| Self::holds(d, operands))
    }

    /// The rows that operands name, in a disclosure; with the positions of their columns.
    pub(super) fn rows(&self, operands: &Operands, at: usize) -> Vec<Named<'a>> {
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

    /// The share that a cell holds beside its count. How many all are follows from both: 9 (90%) are nine of ten.
    pub(super) fn share(&self, operands: &Operands, at: usize) -> Option<GivenShare> {
        let (row, columns) = self.rows(operands, at).into_iter().next()?;
        match row.cells.get(*columns.first()?)?.value()? {
            Value::CountPercent { count, percent: Some((value, scale)) } => {
                let percent = Amount { value: *value, scale: *scale };
                let all = Amount::whole(*count).percent_of(percent);
                let few = all.is_none_or(Amount::is_few);
                Some(if few { GivenShare::Count(*count) } else { GivenShare::Percent(percent) })
            }
            Value::Share { value, scale } => Some(GivenShare::Percent(Amount { value: *value, scale: *scale })),
            _ => None,
        }
    }

    /// What the cells that operands name add up to: see [`added`].
    pub(super) fn sum(&self, operands: &Operands, at: usize) -> Option<Amount> {
        added(&self.rows(operands, at))
    }
}

/// What cells add up to; nothing if one of them is not there, hidden or no number, or all are left blank.
pub(super) fn added(rows: &[Named<'_>]) -> Option<Amount> {
    let mut sum: Option<Amount> = None;
    for (row, columns) in rows {
        for column in columns {
            match row.cells.get(*column)? {
                Figure::Blank | Figure::NotApplicable => {}
                Figure::Missing | Figure::Hidden => return None,
                Figure::Given(value) | Figure::Computed(value) => {
                    let amount = Amount::of(value)?;
                    sum = Some(sum.map_or(Some(amount), |sum| sum.plus(amount))?);
                }
            }
        }
    }
    sum
}

/// Whether nothing is in the cells of a row, or nought.
pub(super) fn is_nothing((row, columns): &Named<'_>) -> bool {
    let is_nothing = |figure: &Figure| match figure {
        Figure::Blank | Figure::NotApplicable | Figure::Missing => true,
        Figure::Hidden => false,
        Figure::Given(value) | Figure::Computed(value) => Amount::of(value) == Some(Amount::whole(0)),
    };
    columns.iter().filter_map(|at| row.cells.get(*at)).all(is_nothing)
}
