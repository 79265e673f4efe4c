//! Equations of the rows that a school adds: together they are at most the row above, and so is each part of it ("trong đó").

use super::at::{At, Part};
use super::equation::{Equation, Relation};
use super::grid::Grid;
use crate::pack::CellType;

/// What a school adds below a row is part of it.
pub(super) fn own_rows(grid: &Grid, form: usize, table: usize) -> Vec<Equation> {
    let rows = &grid.forms[form][table].rows;
    let mut out = Vec::new();
    for (row, above) in rows.iter().enumerate() {
        let own: Vec<usize> =
            (0..rows.len()).filter(|r| rows[*r].parent == Some(row) && rows[*r].layout.is_none()).collect();
        if own.is_empty() {
            continue;
        }
        for (column, kind) in above.head.kinds.iter().enumerate() {
            let counted = |kind: CellType| {
                matches!(kind, CellType::Integer | CellType::Vnd | CellType::CountPercent | CellType::AreaM2)
            };
            let at = |row| At { form, table, row, column, part: Part::Whole };
            let terms = |part: bool| {
                let of = own.iter().filter(move |r| rows[**r].part == part);
                of.filter(|r| counted(rows[**r].head.kinds[column].kind)).map(|r| at(*r)).collect::<Vec<At>>()
            };
            let parts = terms(true).into_iter().map(|part| vec![part]);
            for terms in std::iter::once(terms(false)).chain(parts).filter(|t| !t.is_empty() && counted(kind.kind)) {
                let note = "hàng trường thêm nằm trong hàng trên nó".to_owned();
                out.push(Equation {
                    target: at(row),
                    relation: Relation::AtMost,
                    terms,
                    words: Vec::new(),
                    fill: false,
                    same: false,
                    note,
                });
            }
        }
    }
    out
}
