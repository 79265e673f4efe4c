//! All cells of a unit's disclosures, addressable.

use super::at::{At, Part};
use super::figure::RowFigures;
use crate::model::{Disclosure, FilledTable, Unit, Value};
use crate::pack::CellType;
use crate::text::Place;

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
}

impl GridTable {
    fn of(table: &FilledTable, printed: i64) -> Self {
        let money = &table.money;
        let rounding = Rounding { unit: if money.is_said { money.factor } else { printed }, is_said: money.is_said };
        let layout = &table.layout;
        let mut rows: Vec<GridRow> = Vec::new();
        let mut at_layout = Vec::new();
        for (at, row) in layout.rows.iter().enumerate() {
            at_layout.push(rows.len());
            let parent = row.parent.map(|p: usize| at_layout[p]);
            let cells = layout.columns.iter().map(|c| GridCell::written(table.value(&row.id, &c.id))).collect();
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
        Self { rows, records: table.records, rounding }
    }
}

impl GridCell {
    fn written(value: Option<&crate::text::Spanned<Value>>) -> Self {
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
