//! Written rows find their places in a table, and totals what they add up.

use super::rows::Written;
use crate::diag::{Diagnostic, codes};
use crate::model::figure_table::{FigureRow, FigureTable};
use crate::model::reading::unknown;
use crate::parse::fields::Fields;

/// Sets written rows into a form's table: the form's keep their order, the school's own stand below the row written above them.
pub(super) fn fill(table: &mut FigureTable, written: Vec<Written>, f: &mut Fields<'_, '_>) {
    let mut below = None;
    for Written { row, at, fills, counts_in, .. } in written {
        let find = |table: &FigureTable, id: &str| table.rows.iter().position(|known| known.id == id);
        let Some(id) = fills else {
            let place = below.map_or(0, |n: usize| n + 1);
            insert(table, place, row);
            below = Some(place);
            if let Some(total) = counts_in {
                match find(table, &total.value).filter(|n| !table.rows[*n].sum.is_empty()) {
                    Some(n) => table.rows[n].sum.push(place),
                    None => {
                        let totals: Vec<String> =
                            table.rows.iter().filter(|r| !r.sum.is_empty()).map(|r| r.id.clone()).collect();
                        unknown(
                            f,
                            &codes::UNKNOWN_ROW,
                            &total,
                            "hàng tổng",
                            &totals.iter().map(String::as_str).collect::<Vec<_>>(),
                        );
                    }
                }
            }
            continue;
        };
        match find(table, &id.value) {
            Some(n) if table.rows[n].cells.is_empty() => {
                table.rows[n].cells = row.cells;
                table.rows[n].editor_note = row.editor_note;
                below = Some(n);
            }
            Some(_) => {
                let message = format!("hàng “{}” đã có ở trên", id.value);
                f.diagnostics.push(Diagnostic::new(&codes::DUPLICATE_ITEM, at, message).hint("ghi mỗi hàng một lần"));
            }
            None => {
                let known: Vec<String> = table.rows.iter().filter(|r| !r.id.is_empty()).map(|r| r.id.clone()).collect();
                unknown(f, &codes::UNKNOWN_ROW, &id, "hàng", &known.iter().map(String::as_str).collect::<Vec<_>>());
            }
        }
    }
}

/// Puts a row in; what refers to rows behind it moves on.
fn insert(table: &mut FigureTable, place: usize, row: FigureRow) {
    let moved = |n: usize| if n >= place { n + 1 } else { n };
    for known in &mut table.rows {
        known.sum.iter_mut().for_each(|n| *n = moved(*n));
        known.part_of = known.part_of.map(moved);
    }
    table.rows.insert(place, row);
}

/// A table of the school's own: a total adds up the rows above it since the last total, a part belongs to the row above it.
pub(super) fn stack(table: &mut FigureTable, written: Vec<Written>) {
    let (mut open, mut whole) = (Vec::new(), None);
    for (n, Written { mut row, total, part, .. }) in written.into_iter().enumerate() {
        if row.cells.is_empty() && !total {
            whole = None; // a heading
        } else if total {
            row.sum = std::mem::take(&mut open);
            whole = Some(n);
        } else if part {
            row.part_of = whole;
        } else {
            open.push(n);
            whole = Some(n);
        }
        table.rows.push(row);
    }
}
