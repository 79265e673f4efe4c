//! A pack's rule on figures, spelled out cell by cell.

use super::at::{At, Part};
use super::equation::{Equation, Relation};
use super::grid::{Grid, rows_of_layout};
use crate::model::{Disclosure, TimeSpan, Unit};
use crate::pack::{CellType, Check, CheckKind, Operand, Side};

/// A rule of the pack about one table.
pub(super) struct Builder<'a, 'o> {
    pub(super) unit: &'a Unit,
    pub(super) grid: &'a Grid,
    pub(super) disclosure: &'a Disclosure,
    pub(super) form: usize,
    pub(super) table: usize,
    pub(super) check: &'a Check,
    pub(super) out: &'o mut Vec<Equation>,
}

impl Builder<'_, '_> {
    pub(super) fn build(&mut self) {
        let check = self.check;
        match check.kind {
            CheckKind::SumColumns => self.by_row(check.total.as_deref(), Relation::Sum, false),
            CheckKind::AtMostColumn => self.by_row(check.whole.as_deref(), Relation::AtMost, false),
            CheckKind::AtMostEachColumn => self.by_row(check.whole.as_deref(), Relation::AtMost, true),
            CheckKind::SumRows => {
                let parts = self.rows(&check.parts, true);
                self.by_column(check.total.as_deref(), Relation::Sum, &parts, false);
            }
            CheckKind::AtMostRows => {
                let mut parts = self.rows(&check.rows, true);
                // what the school adds below the whole takes its part of it too
                parts.extend(self.row(check.whole.as_deref()).into_iter().flat_map(|whole| self.own_rows(whole)));
                self.by_column(check.whole.as_deref(), Relation::AtMost, &parts, false);
            }
            CheckKind::AtMostRow => {
                let parts = self.rows(&check.rows, false);
                self.by_column(check.whole.as_deref(), Relation::AtMost, &parts, true);
            }
            CheckKind::SumChildren => {
                for row in self.rows(&check.rows, false) {
                    let children = self.children(row);
                    self.columns_of(row, &children, Relation::Sum, false);
                }
            }
            CheckKind::SumPair => self.pair(),
            CheckKind::Same => self.same(),
            CheckKind::AtMostTable => self.other_table(),
            CheckKind::Share => self.share(),
            CheckKind::Quotient => self.quotient(),
            // these compute nothing: see `doubts`
            CheckKind::LeastPer
            | CheckKind::SameDenominator
            | CheckKind::NeverFalls
            | CheckKind::FilledTogether
            | CheckKind::SinglePerson => {}
        }
    }

    fn push(&mut self, target: At, relation: Relation, terms: Vec<At>) {
        let words: Vec<At> =
            terms.iter().copied().filter(|t| relation == Relation::Sum && self.grid.has_words(*t)).collect();
        let terms: Vec<At> = terms.into_iter().filter(|t| *t != target && self.counts(*t)).collect();
        if terms.is_empty() || !self.counts(target) {
            return;
        }
        let fill = self.check.fill && relation != Relation::AtMost;
        self.out.push(Equation {
            target,
            relation,
            terms,
            words,
            fill,
            same: self.check.kind == CheckKind::Same,
            note: self.check.note.clone(),
        });
    }

    /// In each row: parts against a column. Of a pair, each side.
    fn by_row(&mut self, whole: Option<&str>, relation: Relation, each: bool) {
        let Some(&[whole]) = whole.map(|id| self.columns(&[id.to_owned()])).as_deref() else { return };
        let parts = self.columns(&self.check.parts);
        let rows = if self.check.rows.is_empty() {
            (0..self.grid.forms[self.form][self.table].rows.len()).collect()
        } else {
            self.rows(&self.check.rows, false)
        };
        for row in rows {
            let pair = self.grid.kind(self.at(row, whole)) == CellType::IntegerPair;
            for part in if pair { vec![Part::First, Part::Second] } else { vec![Part::Whole] } {
                let at = |column| At { part, ..self.at(row, column) };
                let terms: Vec<At> = parts.iter().map(|c| at(*c)).collect();
                let target = at(whole);
                if each {
                    for term in terms {
                        self.push(target, relation, vec![term]);
                    }
                } else {
                    self.push(target, relation, terms);
                }
            }
        }
    }

    /// In each column: parts against a row.
    fn by_column(&mut self, whole: Option<&str>, relation: Relation, parts: &[usize], each: bool) {
        let Some(whole) = self.row(whole) else { return };
        if each {
            for part in parts {
                self.columns_of(whole, &[*part], relation, false);
            }
        } else {
            self.columns_of(whole, parts, relation, true);
        }
    }

    fn columns_of(&mut self, whole: usize, parts: &[usize], relation: Relation, sided: bool) {
        let side = match self.check.side.filter(|_| sided) {
            Some(Side::First) => Part::First,
            Some(Side::Second) => Part::Second,
            None => Part::Whole,
        };
        for column in self.meant_columns() {
            let target = At { part: side, ..self.at(whole, column) };
            let terms = parts.iter().map(|row| self.at(*row, column)).collect();
            self.push(target, relation, terms);
        }
    }

    fn pair(&mut self) {
        let (Some(row), Some(whole)) = (self.row(self.check.row.as_deref()), self.row(self.check.whole.as_deref()))
        else {
            return;
        };
        for column in self.meant_columns() {
            let sides = [Part::First, Part::Second].map(|part| At { part, ..self.at(row, column) });
            self.push(self.at(whole, column), Relation::Sum, sides.to_vec());
        }
    }

    fn same(&mut self) {
        let Some(row) = self.row(self.check.row.as_deref()) else { return };
        let Some(other) = self.check.other.clone() else { return };
        for column in self.meant_columns() {
            if let Some(term) = self.operand(&other, row, column) {
                self.push(self.at(row, column), Relation::Sum, vec![term]);
            }
        }
    }

    fn other_table(&mut self) {
        let Some(other) =
            self.check.of_table.as_ref().and_then(|id| self.disclosure.tables.iter().position(|t| t.layout.id == *id))
        else {
            return;
        };
        for (part, whole) in self.check.pairs.clone() {
            let whole_row = self.disclosure.tables[other]
                .layout
                .select_rows(&whole)
                .and_then(|r| rows_of_layout(&self.grid.forms[self.form][other], r[0]));
            let (Some(row), Some(whole_row)) = (self.row(Some(&part)), whole_row) else { continue };
            for column in self.meant_columns() {
                let id = &self.disclosure.tables[self.table].layout.columns[column].id;
                let Some(&[there]) = self.disclosure.tables[other].layout.select_columns(id).as_deref() else {
                    continue;
                };
                let target = At { table: other, ..self.at(whole_row, there) };
                self.push(target, Relation::AtMost, vec![self.at(row, column)]);
            }
        }
    }

    fn share(&mut self) {
        let Some(of) = self.row(self.check.of.as_deref()) else { return };
        for row in self.rows(&self.check.rows, false) {
            for column in self.meant_columns() {
                let count = self.at(row, column);
                let target = At { part: Part::Percent, ..count };
                // count and whole may be the same cell
                if self.counts(target) && self.counts(self.at(of, column)) {
                    let terms = vec![count, self.at(of, column)];
                    self.out.push(Equation {
                        target,
                        relation: Relation::Percent,
                        terms,
                        words: Vec::new(),
                        fill: self.check.fill,
                        same: false,
                        note: self.check.note.clone(),
                    });
                }
            }
        }
    }

    fn quotient(&mut self) {
        let Some(&[column]) = self.check.column.as_ref().map(|id| self.columns(std::slice::from_ref(id))).as_deref()
        else {
            return;
        };
        let (Some(numerator), Some(denominator)) = (self.check.numerator.clone(), self.check.denominator.clone())
        else {
            return;
        };
        let rows = if self.check.rows.iter().any(|r| r == "*") {
            (0..self.grid.forms[self.form][self.table].rows.len()).collect()
        } else {
            self.rows(&self.check.rows, false)
        };
        for row in rows {
            let target = self.at(row, column);
            let kind = self.grid.kind(target);
            if !matches!(kind, CellType::Percent | CellType::Decimal | CellType::AreaPerHead | CellType::Number) {
                continue;
            }
            let terms = [&numerator, &denominator].map(|o| self.operand(o, row, column));
            let [Some(above), Some(below)] = terms else { continue };
            let relation = if kind == CellType::Percent { Relation::Percent } else { Relation::Quotient };
            if self.counts(above) && self.counts(below) {
                self.out.push(Equation {
                    target,
                    relation,
                    terms: vec![above, below],
                    words: Vec::new(),
                    fill: self.check.fill,
                    same: false,
                    note: self.check.note.clone(),
                });
            }
        }
    }

    /// Where an operand lies; what it does not say is that of the cell.
    pub(super) fn operand(&self, operand: &Operand, row: usize, column: usize) -> Option<At> {
        let form = match (&operand.form, operand.last_year) {
            (Some(number), _) => self.unit.disclosures.iter().position(|d| {
                d.regime.id == self.disclosure.regime.id
                    && d.span == self.disclosure.span
                    && d.form().is_some_and(|f| f.number == *number)
            })?,
            (None, true) => earlier(self.unit, self.disclosure)?,
            (None, false) => self.form,
        };
        let table = if operand.form.is_some() { 0 } else { self.table };
        let own = &self.disclosure.tables[self.table].layout;
        let there = &self.unit.disclosures[form].tables.get(table)?.layout;
        let row = match &operand.row {
            Some(id) => rows_of_layout(&self.grid.forms[form][table], there.select_rows(id)?[0])?,
            None if form == self.form => row,
            None => self.grid.forms[form][table].rows.iter().position(|r| {
                let here = &self.grid.forms[self.form][self.table].rows[row].head;
                r.head.id == here.id && r.head.label == here.label
            })?,
        };
        let column = match &operand.column {
            Some(id) => *there.select_columns(id)?.first()?,
            None => *there.select_columns(&own.columns[column].id)?.first()?,
        };
        Some(At { form, table, row, column, part: Part::Whole })
    }
}

/// The same disclosure a year earlier.
pub(super) fn earlier(unit: &Unit, disclosure: &Disclosure) -> Option<usize> {
    let before = match disclosure.span {
        TimeSpan::SchoolYear(year) => TimeSpan::SchoolYear(year.previous()),
        TimeSpan::Year(year) => TimeSpan::Year(year - 1),
    };
    unit.disclosures.iter().position(|d| d.span == before && d.series() == disclosure.series())
}
