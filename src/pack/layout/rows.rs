//! The rows of a table: one for each grade where the pack says so, each with the types of its cells.

use super::cells::{Cell, RowLayout};
use super::columns::Leaf;
use crate::pack::form::{CellSpec, CellType, Column, Row};
use std::collections::BTreeMap;

/// What rows above give to the rows below them.
#[derive(Clone, Default)]
pub(super) struct Inherited<'a> {
    cells: Vec<&'a BTreeMap<String, CellSpec>>,
}

impl<'a> Inherited<'a> {
    fn below(&self, row: &'a Row) -> Self {
        let mut cells = vec![&row.child_cells, &row.cells];
        cells.extend(self.cells.iter().copied());
        Self { cells }
    }
}

pub(super) fn lay_rows<'a>(
    rows: &'a [Row],
    values: &[Leaf<'_>],
    grades: &[u8],
    parent: Option<usize>,
    inherited: &Inherited<'a>,
    out: &mut Vec<RowLayout>,
) {
    let depth = parent.map_or(0, |at| out[at].depth + 1);
    for row in rows {
        let copies: Vec<Option<(usize, u8)>> = if row.per_grade {
            grades.iter().enumerate().map(|(i, n)| Some((i + 1, *n))).collect()
        } else {
            vec![None]
        };
        for copy in copies {
            let fill = |text: &str| match copy {
                Some((i, n)) => text.replace("{n}", &n.to_string()).replace("{i}", &i.to_string()),
                None => text.to_owned(),
            };
            out.push(RowLayout {
                id: fill(&row.id),
                stt: fill(&row.stt),
                label: fill(&row.label),
                depth,
                heading: row.heading,
                total: row.total,
                open_rows: row.open_rows,
                parent,
                children_are_subset: row.children_are_subset,
                also_called: Vec::new(),
                relabelled: row.relabelled.clone(),
                ends_with: row.ends_with.clone(),
                only_filled: false,
                cells: values.iter().map(|leaf| cell(row, leaf.column, inherited)).collect(),
            });
            lay_rows(&row.rows, values, grades, Some(out.len() - 1), &inherited.below(row), out);
        }
    }
}

/// The rule of the pack (`vocabulary_notes`): the row's own `cells`; else the nearest ancestor's `child_cells`, then `cells`; else the row's
/// `type` for number columns; else the column's type.
fn cell(row: &Row, column: &Column, inherited: &Inherited<'_>) -> Cell {
    let spec = row.cells.get(&column.id).or_else(|| inherited.cells.iter().find_map(|cells| cells.get(&column.id)));
    if let Some(spec) = spec {
        let also = if spec.also.is_empty() && spec.kind != CellType::Blank { &column.also } else { &spec.also };
        return Cell { kind: spec.kind, unit: spec.unit.clone(), hint: spec.hint.clone(), also: also.clone() };
    }
    let own = column.kind.unwrap_or(CellType::Text);
    let kind = row.kind.filter(|_| own.is_numeric()).unwrap_or(own);
    // a column's unit stands in its head or goes without saying; only a row's own unit is printed beside the figure
    let also = row.also.iter().chain(&column.also).copied().collect();
    Cell { kind, unit: None, hint: None, also }
}
