//! Part I of the report: totals that are not the sum of their rows or columns, parts larger than the whole.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{Figure, FigureTable, Site};
use crate::text::{Place, format_decimal};
use std::cmp::Ordering;

pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let assessments = site.units.iter().flat_map(|u| &u.assessments);
    for table in assessments.filter_map(|a| a.database.as_ref()).flat_map(|d| &d.tables) {
        for (row, written) in table.rows.iter().enumerate().filter(|(_, r)| r.editor_note.is_none()) {
            for (column, cell) in written.cells.iter().enumerate() {
                check_cell(table, row, column, &cell.place, diagnostics);
            }
        }
    }
}

fn check_cell(table: &FigureTable, at: usize, column: usize, place: &Place, diagnostics: &mut Diagnostics) {
    let (row, head) = (&table.rows[at], &table.columns[column]);
    let figure = table.figure(at, column);
    let mut warn = |code, message: String, hint: &str| diagnostics.push(Diagnostic::new(code, place.clone(), message).hint(hint));
    if let Some(sum) = table.added(at, column).filter(|sum| figure.compare(sum).is_some_and(|o| o != Ordering::Equal)) {
        let message = format!("“{}”, cột {}: ghi {}, nhưng các hàng cộng lại là {}", row.label, head.label, said(&figure), said(&sum));
        warn(&codes::WRONG_TOTAL, message, "sửa số, hoặc bỏ values của hàng này để chương trình tự cộng");
    }
    // a row of sums is checked by its rows; across it would count what does not apply
    let across = table.added_across(at, column).filter(|_| row.sum.is_empty());
    if let Some(sum) = across.filter(|sum| figure.compare(sum).is_some_and(|o| o != Ordering::Equal)) {
        let parts: Vec<&str> = head.sum.iter().map(|n| table.columns[*n].label.as_str()).collect();
        let message = format!("“{}”: {} ghi {}, nhưng {} cộng lại là {}", row.label, head.label, said(&figure), parts.join(", "), said(&sum));
        warn(&codes::WRONG_TOTAL, message, "sửa số; ô không áp dụng thì viết n/a");
    }
    if let Some(whole) = row.part_of.filter(|whole| figure.compare(&table.figure(*whole, column)) == Some(Ordering::Greater)) {
        let message = format!(
            "“{}”, cột {}: ghi {}, nhiều hơn “{}” ({})",
            row.label,
            head.label,
            said(&figure),
            table.rows[whole].label,
            said(&table.figure(whole, column))
        );
        warn(&codes::PART_EXCEEDS_WHOLE, message, "một phần không lớn hơn tổng của nó");
    }
    if let Some(whole) = head.part_of.filter(|whole| figure.compare(&table.figure(at, *whole)) == Some(Ordering::Greater)) {
        let message =
            format!("“{}”: {} ghi {}, nhiều hơn {} ({})", row.label, head.label, said(&figure), table.columns[whole].label, said(&table.figure(at, whole)));
        warn(&codes::PART_EXCEEDS_WHOLE, message, "một phần không lớn hơn tổng của nó");
    }
}

fn said(figure: &Figure) -> String {
    match figure {
        Figure::Number { value, scale } => format_decimal(*value, *scale),
        _ => String::new(),
    }
}
