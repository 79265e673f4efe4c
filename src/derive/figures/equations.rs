//! All rules of the packs on a unit's figures.

use super::at::{At, Part};
use super::equation::{Equation, Relation};
use super::grid::Grid;
use super::own_rows::own_rows;
use super::spelled::Builder;
use crate::model::{Subject, Unit};
use crate::pack::{CellType, Check, SUM_ROW, TableLayout};

/// All equations of a unit's disclosures.
pub(super) fn equations(unit: &Unit, grid: &Grid) -> Vec<Equation> {
    let mut out = Vec::new();
    for (form, disclosure) in unit.disclosures.iter().enumerate() {
        out.extend((0..disclosure.tables.len()).flat_map(|table| own_rows(grid, form, table)));
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
fn sum_row(grid: &Grid, form: usize, table: usize, layout: &TableLayout) -> Vec<Equation> {
    let rows = &grid.forms[form][table].rows;
    let Some(total) = rows.iter().position(|r| r.head.id == SUM_ROW && r.head.total) else { return Vec::new() };
    let label = rows[total].head.label.clone();
    let columns = (0..layout.columns.len())
        .filter(|c| matches!(rows[total].head.kinds[*c].kind, CellType::Integer | CellType::Vnd));
    let at = |row, column| At { form, table, row, column, part: Part::Whole };
    let parts = |column| (0..rows.len()).filter(|r| *r != total).map(move |r| at(r, column));
    columns
        .map(|column| {
            let (words, terms) = parts(column).partition(|at| grid.has_words(*at));
            let (target, relation, note) = (at(total, column), Relation::Sum, label.clone());
            Equation { target, relation, terms, words, fill: true, same: false, note }
        })
        .collect()
}
