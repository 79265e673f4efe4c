//! The pack's rules on figures, spelled out cell by cell.

use super::grid::{Grid, rows_of_layout};
use crate::model::{Disclosure, Subject, TimeSpan, Unit};
use crate::pack::{CellType, Check, CheckKind, Operand, SUM_ROW, Side};

/// A place in a unit's figures: positions of disclosure, table, row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct At {
    pub form: usize,
    pub table: usize,
    pub row: usize,
    pub column: usize,
    pub part: Part,
}

/// Which part of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    Whole,
    /// Of a count with its percentage.
    Percent,
    /// Of a pair `a/b`.
    First,
    Second,
}

/// What holds between a cell and others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// target = sum of terms
    Sum,
    /// sum of terms ≤ target
    AtMost,
    /// target = first term / second term
    Quotient,
    /// target = 100 × first term / second term
    Percent,
}

/// One rule for one cell.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    pub(super) target: At,
    pub(super) relation: Relation,
    pub(super) terms: Vec<At>,
    /// What is left out may be computed.
    pub(super) fill: bool,
    /// Two figures of equal standing, not a total and its parts.
    pub(super) same: bool,
    pub(super) note: String,
}

/// All equations of a unit's disclosures.
pub(super) fn equations(unit: &Unit, grid: &Grid) -> Vec<Equation> {
    let mut out = Vec::new();
    for (form, disclosure) in unit.disclosures.iter().enumerate() {
        let of_table = |table: usize, check: &Check, out: &mut Vec<Equation>| {
            Builder { unit, grid, disclosure, form, table, check, out }.build();
        };
        match disclosure.subject {
            Subject::Form(at) => {
                for check in &disclosure.regime.forms[at].derived_checks {
                    let table = check
                        .table
                        .as_ref()
                        .map_or(Some(0), |id| disclosure.tables.iter().position(|t| t.layout.id == *id));
                    if let Some(table) = table {
                        of_table(table, check, &mut out);
                    }
                }
            }
            _ => {
                for (at, table) in disclosure.tables.iter().enumerate() {
                    let suggested = table
                        .suggested
                        .as_ref()
                        .and_then(|id| disclosure.regime.suggested_tables.iter().find(|s| s.id == *id));
                    for check in suggested.iter().flat_map(|s| &s.derived_checks) {
                        of_table(at, check, &mut out);
                    }
                    out.extend(sum_row(grid, form, at, &disclosure.tables[at].layout));
                }
            }
        }
    }
    out
}

/// The last row of records is the sum of those above it.
fn sum_row(grid: &Grid, form: usize, table: usize, layout: &crate::pack::TableLayout) -> Vec<Equation> {
    let rows = &grid.forms[form][table].rows;
    let Some(total) = rows.iter().position(|r| r.head.id == SUM_ROW && r.head.total) else { return Vec::new() };
    let label = rows[total].head.label.clone();
    let columns = (0..layout.columns.len())
        .filter(|c| matches!(rows[total].head.kinds[*c].kind, CellType::Integer | CellType::Vnd));
    let at = |row, column| At { form, table, row, column, part: Part::Whole };
    columns
        .map(|column| Equation {
            target: at(total, column),
            relation: Relation::Sum,
            terms: (0..rows.len()).filter(|r| *r != total).map(|r| at(r, column)).collect(),
            fill: true,
            same: false,
            note: label.clone(),
        })
        .collect()
}

struct Builder<'a, 'o> {
    unit: &'a Unit,
    grid: &'a Grid,
    disclosure: &'a Disclosure,
    form: usize,
    table: usize,
    check: &'a Check,
    out: &'o mut Vec<Equation>,
}

impl Builder<'_, '_> {
    fn build(&mut self) {
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
                let parts = self.rows(&check.rows, true);
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
        }
    }

    fn at(&self, row: usize, column: usize) -> At {
        At { form: self.form, table: self.table, row, column, part: Part::Whole }
    }

    fn grid_row(&self, layout_row: usize) -> Option<usize> {
        rows_of_layout(&self.grid.forms[self.form][self.table], layout_row)
    }

    /// Rows of this table by their selectors; `open`: with the rows that the school added below them.
    fn rows(&self, selectors: &[String], open: bool) -> Vec<usize> {
        let layout = &self.disclosure.tables[self.table].layout;
        let mut rows: Vec<usize> =
            selectors.iter().filter_map(|s| layout.select_rows(s)).flatten().filter_map(|r| self.grid_row(r)).collect();
        if open {
            // rows that stand in the place of a row of dots are parts as it is; rows below a row with a figure of its own are not
            rows = rows.into_iter().flat_map(|row| self.with_added(row)).collect();
        }
        rows
    }

    /// The row, or the rows that the school added in its place.
    fn with_added(&self, row: usize) -> Vec<usize> {
        let rows = &self.grid.forms[self.form][self.table].rows;
        let added: Vec<usize> =
            (0..rows.len()).filter(|r| rows[*r].parent == Some(row) && rows[*r].head.added).collect();
        let empty = rows[row].cells.iter().all(|c| c.value.is_none());
        if empty && !added.is_empty() { added } else { vec![row] }
    }

    fn children(&self, row: usize) -> Vec<usize> {
        let rows = &self.grid.forms[self.form][self.table].rows;
        let children = (0..rows.len()).filter(|r| rows[*r].parent == Some(row));
        children
            .flat_map(|r| if rows[r].head.added { vec![r] } else { self.with_added(r) })
            .filter(|r| !self.is_open_and_empty(*r))
            .collect()
    }

    /// A row of dots that the school did not use is no part of anything.
    fn is_open_and_empty(&self, row: usize) -> bool {
        let grid = &self.grid.forms[self.form][self.table].rows[row];
        let open = grid.layout.is_some_and(|at| self.disclosure.tables[self.table].layout.rows[at].open_rows);
        open && grid.cells.iter().all(|c| c.value.is_none())
    }

    fn row(&self, id: Option<&str>) -> Option<usize> {
        let layout = &self.disclosure.tables[self.table].layout;
        self.grid_row(layout.select_rows(id?)?[0])
    }

    fn columns(&self, selectors: &[String]) -> Vec<usize> {
        let layout = &self.disclosure.tables[self.table].layout;
        selectors.iter().filter_map(|s| layout.select_columns(s)).flatten().collect()
    }

    /// The columns that a rule speaks of: all, if it names none.
    fn meant_columns(&self) -> Vec<usize> {
        if self.check.columns.is_empty() {
            (0..self.disclosure.tables[self.table].layout.columns.len()).collect()
        } else {
            self.columns(&self.check.columns)
        }
    }

    fn counts(&self, at: At) -> bool {
        let kind = self.grid.kind(at);
        match at.part {
            Part::Whole => {
                kind.is_numeric() && !matches!(kind, CellType::IntegerPair | CellType::RoomsArea | CellType::Percent)
            }
            Part::Percent => kind == CellType::CountPercent,
            Part::First | Part::Second => kind == CellType::IntegerPair,
        }
    }

    fn push(&mut self, target: At, relation: Relation, terms: Vec<At>) {
        let terms: Vec<At> = terms.into_iter().filter(|t| *t != target && self.counts(*t)).collect();
        if terms.is_empty() || !self.counts(target) {
            return;
        }
        let fill = self.check.fill && relation != Relation::AtMost;
        self.out.push(Equation {
            target,
            relation,
            terms,
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
                    fill: self.check.fill,
                    same: false,
                    note: self.check.note.clone(),
                });
            }
        }
    }

    /// Where an operand lies; what it does not say is that of the cell.
    fn operand(&self, operand: &Operand, row: usize, column: usize) -> Option<At> {
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
