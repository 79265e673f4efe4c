//! The figures as they may be shown, with the findings and the school's word on them.

use super::at::{At, Doubt, Part};
use super::compare::unused_explanations;
use super::compute::contradicts;
use super::equation::{Equation, Relation};
use super::figure::{Figure, Finding, FormFigures, RowFigures, Sum, TableFigures, Without};
use super::grid::{Grid, GridCell, GridRow};
use super::hide::Hidden;
use crate::model::{Unit, Value};
use crate::pack::{Cell, CellType};

/// The figures as they may be shown.
pub(super) fn shown(
    grid: Grid,
    unit: &Unit,
    findings: Vec<Doubt>,
    equations: &[Equation],
    hidden: &Hidden,
) -> Vec<FormFigures> {
    let (sums, without) = (sums(&grid, equations, hidden), without(&grid, equations, hidden));
    let mut forms: Vec<FormFigures> = Vec::new();
    for (form, tables) in grid.forms.into_iter().enumerate() {
        let tables = tables.into_iter().enumerate().map(|(table, grid)| {
            let records = grid.records;
            let rows = grid
                .rows
                .into_iter()
                .enumerate()
                .map(|(row, r)| shown_row(r, At { form, table, row, column: 0, part: Part::Whole }, hidden, records))
                .collect();
            let own = |(f, t): (usize, usize)| (f, t) == (form, table);
            TableFigures {
                rows,
                sums: sums.iter().filter(|(f, t, _)| own((*f, *t))).map(|(_, _, s)| s.clone()).collect(),
                without: without.iter().filter(|(f, t, _)| own((*f, *t))).map(|(_, _, w)| w.clone()).collect(),
            }
        });
        forms.push(FormFigures { tables: tables.collect(), findings: Vec::new() });
    }
    for finding in findings {
        let (at, disclosure) = (finding.at, &unit.disclosures[finding.at.form]);
        let layout = &disclosure.tables[at.table].layout;
        let row = &forms[at.form].tables[at.table].rows[at.row];
        let explanation = disclosure
            .explanation(&layout.id, &row.id, &row.label, &layout.columns[at.column].id)
            .map(|e| e.note.clone());
        let finding =
            Finding { table: at.table, row: at.row, column: at.column, diagnostic: finding.diagnostic, explanation };
        forms[at.form].findings.push(finding);
    }
    for (form, disclosure) in forms.iter_mut().zip(&unit.disclosures) {
        unused_explanations(disclosure, form);
    }
    forms
}

/// Sums that hold, within one table, all of whose cells are shown.
fn sums(grid: &Grid, equations: &[Equation], hidden: &Hidden) -> Vec<(usize, usize, Sum)> {
    let mut found: Vec<(usize, usize, Sum)> = Vec::new();
    for equation in equations.iter().filter(|e| e.relation == Relation::Sum && e.target.part == Part::Whole) {
        let target = equation.target;
        let here = |at: &At| at.form == target.form && at.table == target.table && at.part == Part::Whole;
        let plain = |at: &At| {
            here(at)
                && !hidden.cell(*at)
                && matches!(grid.cell(*at).value, Some(Value::Integer(_) | Value::Decimal { .. }))
        };
        let total = (target.row, target.column);
        if equation.terms.len() < 2
            || !plain(&target)
            || !equation.terms.iter().all(plain)
            || contradicts(grid, equation)
            || found.iter().any(|(f, t, sum)| (*f, *t) == (target.form, target.table) && sum.total == total)
        {
            continue;
        }
        found.push((
            target.form,
            target.table,
            Sum { total, parts: equation.terms.iter().map(|t| (t.row, t.column)).collect() },
        ));
    }
    found
}

/// Totals that are shown and that are the sum of the figures without the words.
fn without(grid: &Grid, equations: &[Equation], hidden: &Hidden) -> Vec<(usize, usize, Without)> {
    let mut found: Vec<(usize, usize, Without)> = Vec::new();
    for equation in equations.iter().filter(|e| !e.words.is_empty() && e.target.part == Part::Whole) {
        let target = equation.target;
        let place = |at: &At| (at.row, at.column);
        let known = |w: &(usize, usize, Without)| (w.0, w.1, w.2.total) == (target.form, target.table, place(&target));
        if hidden.cell(target) || contradicts(grid, equation) || found.iter().any(known) {
            continue;
        }
        let words = equation.words.iter().map(place).collect();
        found.push((target.form, target.table, Without { total: place(&target), words }));
    }
    found
}

/// A row as it may be shown; `start` is its first cell.
fn shown_row(row: GridRow, start: At, hidden: &Hidden, records: bool) -> RowFigures {
    let GridRow { mut head, cells, .. } = row;
    let blank = |kind: &Cell| {
        head.heading || matches!(kind.kind, CellType::Blank | CellType::Check) || (records && !kind.kind.is_numeric())
    };
    let empty = |kind: &Cell| if blank(kind) { Figure::Blank } else { Figure::Missing };
    let figure = |(column, cell): (usize, GridCell)| {
        let at = At { column, ..start };
        match cell.value {
            Some(_) if hidden.cell(at) => Figure::Hidden,
            None => empty(&head.kinds[column]),
            Some(Value::NotApplicable) => Figure::NotApplicable,
            Some(value) => {
                let value = if hidden.percent(at) { without_percent(value) } else { value };
                if cell.computed { Figure::Computed(value) } else { Figure::Given(value) }
            }
        }
    };
    // into memory of its own: collected, the figures would stay in that of the cells, which are twice as large
    head.cells = Vec::with_capacity(cells.len());
    head.cells.extend(cells.into_iter().enumerate().map(figure));
    head.left_out &= head.cells.iter().all(|figure| matches!(figure, Figure::Blank | Figure::Missing));
    head
}

/// A percentage of a whole that is hidden would tell the whole.
fn without_percent(value: Value) -> Value {
    match value {
        Value::CountPercent { count, .. } => Value::CountPercent { count, percent: None },
        other => other,
    }
}
