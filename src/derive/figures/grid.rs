//! All cells of a unit's disclosures, addressable.

use super::at::{At, Part};
use super::figure::RowFigures;
use crate::model::{Disclosure, ExtraRow, FilledTable, Unit, Value};
use crate::pack::{Cell, CellType};
use crate::text::{Place, Spanned};
use std::sync::Arc;

/// Tables of all disclosures of a unit: `forms[form][table]`.
pub(super) struct Grid {
    pub(super) forms: Vec<Vec<GridTable>>,
}

pub(super) struct GridTable {
    pub(super) rows: Vec<GridRow>,
    /// The school makes the rows: a text that it left out is not asked for.
    pub(super) records: bool,
    /// How coarsely its money may have been rounded.
    pub(super) rounding: Rounding,
}

/// The unit in đồng in which a school types money or the form prints it. A figure may be rounded to its last digit, and to this at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rounding {
    pub(super) unit: i64,
    /// The school has said that it types so: then its figures are rounded, else they may be.
    pub(super) is_said: bool,
}

pub(super) struct GridRow {
    pub(super) head: RowFigures,
    /// Position in the layout; `None` for a row that the school added.
    pub(super) layout: Option<usize>,
    /// Position of the row above it in this grid.
    pub(super) parent: Option<usize>,
    /// Some of the row above it: no part of a sum.
    pub(super) part: bool,
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
        let printed = |d: &Disclosure, table: &FilledTable| {
            let unit = d.form().and_then(|form| form.display_unit.as_ref());
            unit.and_then(|unit| table.money.units.find(unit)).map_or(1, |unit| unit.factor)
        };
        let tables = |d: &Disclosure| d.tables.iter().map(|t| GridTable::of(t, printed(d, t))).collect();
        Self { forms: unit.disclosures.iter().map(tables).collect() }
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

    /// Whether words stand where a figure may.
    pub(super) fn has_words(&self, at: At) -> bool {
        matches!(self.cell(at).value, Some(Value::Text(_) | Value::Lines(_)))
    }

    pub(super) fn amount(&self, at: At) -> Amount {
        let whole = |n: i64| Amount::Micro(i128::from(n) * ONE);
        match (self.cell(at).value.as_ref(), at.part) {
            (Some(Value::NotApplicable), _) => Amount::NotApplicable,
            (Some(Value::Integer(n) | Value::CountPercent { count: n, .. }), Part::Whole) => whole(*n),
            (Some(Value::Decimal { value, scale }), Part::Whole) => Amount::Micro(micro(*value, *scale)),
            (
                Some(Value::CountPercent { percent: Some((value, scale)), .. } | Value::Share { value, scale }),
                Part::Percent,
            ) => Amount::Micro(micro(*value, *scale)),
            (Some(Value::Pair(a, _)), Part::First) => whole(*a),
            (Some(Value::Pair(_, b)), Part::Second) => whole(*b),
            _ => Amount::Missing,
        }
    }
}

impl GridTable {
    fn of(table: &FilledTable, printed: i64) -> Self {
        let money = &table.money;
        let rounding = Rounding { unit: if money.is_said { money.factor } else { printed }, is_said: money.is_said };
        let mut placed = Self { rows: Vec::new(), records: table.records, rounding };
        for at in (0..table.layout.rows.len()).filter(|at| table.layout.rows[*at].parent.is_none()) {
            placed.place(table, at, None);
        }
        placed
    }

    /// A row of the form with all below it: the form's rows, then the school's own.
    fn place(&mut self, table: &FilledTable, at: usize, parent: Option<usize>) {
        let (layout, row) = (&table.layout, &table.layout.rows[at]);
        let values = layout.columns.iter().map(|c| table.value(&row.id, &c.id)).collect::<Vec<_>>();
        let head = RowFigures {
            id: row.id.clone(),
            stt: row.stt.clone(),
            label: row.label.clone(),
            depth: row.depth,
            heading: row.heading,
            total: row.total,
            added: false,
            left_out: row.only_filled || table.only_filled,
            kinds: kinds(&row.cells, &values),
            cells: Vec::new(),
        };
        let cells = values.into_iter().map(GridCell::written).collect();
        self.rows.push(GridRow { head, layout: Some(at), parent, part: false, cells });
        let own = self.rows.len() - 1;
        for below in (at + 1..layout.rows.len()).filter(|below| layout.rows[*below].parent == Some(at)) {
            self.place(table, below, Some(own));
        }
        self.place_own(table, (&row.id, None), (own, row.depth), &row.cells);
    }

    /// The rows that the school added below a row: named by the row's id in the grid, or by the id that the school gave it.
    fn place_own(
        &mut self,
        table: &FilledTable,
        under: (&str, Option<&str>),
        (above, depth): (usize, usize),
        base: &Arc<[Cell]>,
    ) {
        // a chain of rows below rows is no longer than there are rows
        if depth > table.extra_rows.len() + table.layout.rows.len() {
            return;
        }
        let below = |row: &&ExtraRow| row.under == under.0 || under.1 == Some(row.under.as_str());
        for (n, extra) in table.extra_rows.iter().filter(below).enumerate() {
            let values = table.layout.columns.iter().map(|c| extra.values.get(&c.id)).collect::<Vec<_>>();
            let head = RowFigures {
                id: format!("{}.{}", under.0, n + 1),
                stt: extra.stt.as_ref().map(|stt| stt.value.clone()).unwrap_or_default(),
                label: extra.label.clone(),
                depth: depth + 1,
                heading: false,
                total: false,
                added: true,
                left_out: false,
                kinds: kinds(base, &values),
                cells: Vec::new(),
            };
            let id = head.id.clone();
            let cells = values.into_iter().map(GridCell::written).collect();
            self.rows.push(GridRow { head, layout: None, parent: Some(above), part: extra.part, cells });
            let own = self.rows.len() - 1;
            self.place_own(table, (&id, extra.id.as_deref()), (own, depth + 1), base);
        }
    }
}

/// What the cells of a row hold: where the school wrote something of another kind that the cell takes, that.
fn kinds(cells: &Arc<[Cell]>, values: &[Option<&Spanned<Value>>]) -> Arc<[Cell]> {
    let both = || cells.iter().zip(values).map(|(cell, value)| (cell, kind(cell, value.map(|v| &v.value))));
    if both().all(|(cell, kind)| cell.kind == kind) {
        return Arc::clone(cells);
    }
    both().map(|(cell, kind)| Cell { kind, ..cell.clone() }).collect()
}

fn kind(cell: &Cell, value: Option<&Value>) -> CellType {
    match (value, cell.kind) {
        (Some(Value::Text(_) | Value::Lines(_)), kind) if kind.is_numeric() && kind != CellType::RoomsArea => {
            CellType::Text
        }
        (Some(Value::Pair(..)), _) => CellType::IntegerPair,
        (Some(value), CellType::Blank) if *value != Value::NotApplicable => {
            let words = matches!(value, Value::Text(_));
            let fits = |kind: &&CellType| kind.is_numeric() != words;
            cell.also.iter().find(fits).copied().unwrap_or(CellType::Text)
        }
        (_, kind) => kind,
    }
}

impl GridCell {
    fn written(value: Option<&Spanned<Value>>) -> Self {
        Self { value: value.map(|v| v.value.clone()), place: value.map(|v| v.place.clone()), computed: false }
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
