//! All cells of a unit's disclosures, addressable.

use super::equation::{At, Equation, Part, Relation};
use super::hide::Hidden;
use super::{Figure, Finding, FormFigures, RowFigures, Sum, TableFigures};
use crate::model::{Disclosure, FilledTable, Unit, Value};
use crate::pack::{Cell, CellType};
use crate::text::Place;

/// Tables of all disclosures of a unit: `forms[form][table]`.
pub(super) struct Grid {
    pub(super) forms: Vec<Vec<GridTable>>,
}

pub(super) struct GridTable {
    pub(super) rows: Vec<GridRow>,
    /// The school makes the rows: a text that it left out is not asked for.
    records: bool,
}

pub(super) struct GridRow {
    pub(super) head: RowFigures,
    /// Position in the layout; `None` for a row that the school added.
    pub(super) layout: Option<usize>,
    /// Position of the row above it in this grid.
    pub(super) parent: Option<usize>,
    pub(super) cells: Vec<GridCell>,
}

#[derive(Clone, Default)]
pub(super) struct GridCell {
    pub(super) value: Option<Value>,
    /// Where it was written; `None` if it was not.
    pub(super) place: Option<Place>,
    /// It was left out (or its percentage was) and computed.
    pub(super) computed: bool,
}

/// What a place in the grid holds, as a number in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    Missing,
    NotApplicable,
    Micro(i128),
}

/// One, in millionths.
pub(super) const ONE: i128 = 1_000_000;

pub(super) fn micro(value: i64, scale: u32) -> i128 {
    let scaled = i128::from(value) * 10_i128.pow(9_u32.saturating_sub(scale.min(9)));
    (scaled + scaled.signum() * 500) / 1_000
}

impl Grid {
    pub(super) fn of(unit: &Unit) -> Self {
        Self { forms: unit.disclosures.iter().map(|d| d.tables.iter().map(GridTable::of).collect()).collect() }
    }

    pub(super) fn cell(&self, at: At) -> &GridCell {
        &self.forms[at.form][at.table].rows[at.row].cells[at.column]
    }

    pub(super) fn cell_mut(&mut self, at: At) -> &mut GridCell {
        &mut self.forms[at.form][at.table].rows[at.row].cells[at.column]
    }

    pub(super) fn row(&self, at: At) -> &GridRow {
        &self.forms[at.form][at.table].rows[at.row]
    }

    pub(super) fn kind(&self, at: At) -> CellType {
        self.row(at).head.kinds[at.column].kind
    }

    pub(super) fn amount(&self, at: At) -> Amount {
        let whole = |n: i64| Amount::Micro(i128::from(n) * ONE);
        match (self.cell(at).value.as_ref(), at.part) {
            (Some(Value::NotApplicable), _) => Amount::NotApplicable,
            (Some(Value::Integer(n) | Value::CountPercent { count: n, .. }), Part::Whole) => whole(*n),
            (Some(Value::Decimal { value, scale }), Part::Whole) => Amount::Micro(micro(*value, *scale)),
            (Some(Value::CountPercent { percent: Some((value, scale)), .. }), Part::Percent) => {
                Amount::Micro(micro(*value, *scale))
            }
            (Some(Value::Pair(a, _)), Part::First) => whole(*a),
            (Some(Value::Pair(_, b)), Part::Second) => whole(*b),
            _ => Amount::Missing,
        }
    }

    /// The figures as they may be shown.
    pub(super) fn into_figures(
        self,
        unit: &Unit,
        findings: Vec<Doubt>,
        equations: &[Equation],
        hidden: &Hidden,
    ) -> Vec<FormFigures> {
        let sums = sums(&self, equations, hidden);
        let mut forms: Vec<FormFigures> = Vec::new();
        for (form, tables) in self.forms.into_iter().enumerate() {
            let tables = tables.into_iter().enumerate().map(|(table, grid)| {
                let records = grid.records;
                let rows = grid
                    .rows
                    .into_iter()
                    .enumerate()
                    .map(|(row, r)| r.shown(form, table, row, hidden, records))
                    .collect();
                TableFigures {
                    rows,
                    sums: sums
                        .iter()
                        .filter(|(f, t, _)| (*f, *t) == (form, table))
                        .map(|(_, _, s)| s.clone())
                        .collect(),
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
            let finding = Finding {
                table: at.table,
                row: at.row,
                column: at.column,
                diagnostic: finding.diagnostic,
                explanation,
            };
            forms[at.form].findings.push(finding);
        }
        for (form, disclosure) in forms.iter_mut().zip(&unit.disclosures) {
            super::compare::unused_explanations(disclosure, form);
        }
        forms
    }
}

/// What a rule doubts, before the school's word on it is looked up.
pub(super) struct Doubt {
    pub(super) at: At,
    pub(super) diagnostic: crate::diag::Diagnostic,
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
            || super::compute::contradicts(grid, equation)
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

impl GridTable {
    fn of(table: &FilledTable) -> Self {
        let layout = &table.layout;
        let mut rows: Vec<GridRow> = Vec::new();
        let mut at_layout = Vec::new();
        for (at, row) in layout.rows.iter().enumerate() {
            at_layout.push(rows.len());
            let parent = row.parent.map(|p: usize| at_layout[p]);
            let cells = layout
                .columns
                .iter()
                .map(|c| GridCell::written(table.values.get(&(row.id.clone(), c.id.clone()))))
                .collect();
            let head = RowFigures {
                id: row.id.clone(),
                stt: row.stt.clone(),
                label: row.label.clone(),
                depth: row.depth,
                heading: row.heading,
                total: row.total,
                added: false,
                kinds: row.cells.clone(),
                cells: Vec::new(),
            };
            rows.push(GridRow { head, layout: Some(at), parent, cells });
            let own = rows.len() - 1;
            for (n, extra) in table.extra_rows.iter().filter(|e| e.under == row.id).enumerate() {
                let cells = layout.columns.iter().map(|c| GridCell::written(extra.values.get(&c.id))).collect();
                let head = RowFigures {
                    id: format!("{}.{}", row.id, n + 1),
                    stt: String::new(),
                    label: extra.label.clone(),
                    depth: row.depth + 1,
                    heading: false,
                    total: false,
                    added: true,
                    kinds: row.cells.clone(),
                    cells: Vec::new(),
                };
                rows.push(GridRow { head, layout: None, parent: Some(own), cells });
            }
        }
        Self { rows, records: table.records }
    }
}

impl GridCell {
    fn written(value: Option<&crate::text::Spanned<Value>>) -> Self {
        Self { value: value.map(|v| v.value.clone()), place: value.map(|v| v.place.clone()), computed: false }
    }
}

impl GridRow {
    fn shown(self, form: usize, table: usize, row: usize, hidden: &Hidden, records: bool) -> RowFigures {
        let Self { mut head, cells, .. } = self;
        let blank = |kind: &Cell| {
            head.heading
                || matches!(kind.kind, CellType::Blank | CellType::Check)
                || (records && !kind.kind.is_numeric())
        };
        let empty = |kind: &Cell| if blank(kind) { Figure::Blank } else { Figure::Missing };
        let figure = |(column, cell): (usize, GridCell)| {
            let at = At { form, table, row, column, part: Part::Whole };
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
        head.cells = cells.into_iter().enumerate().map(figure).collect();
        head
    }
}

/// A percentage of a whole that is hidden would tell the whole.
fn without_percent(value: Value) -> Value {
    match value {
        Value::CountPercent { count, .. } => Value::CountPercent { count, percent: None },
        other => other,
    }
}

/// Positions of a table's rows by their ids.
pub(super) fn rows_of_layout(table: &GridTable, at: usize) -> Option<usize> {
    table.rows.iter().position(|r| r.layout == Some(at))
}

/// Where a disclosure's file begins: for findings about figures that were not written.
pub(super) fn start_of(disclosure: &Disclosure) -> Place {
    Place::start_of(&disclosure.file)
}
