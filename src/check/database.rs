//! Part I of the report: totals that are not the sum of their rows or columns, parts larger than the whole.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::model::{FigureTable, Unit, Value, compare_values};
use crate::text::Place;
use std::cmp::Ordering;

pub(super) fn check(unit: &Unit, diagnostics: &mut Diagnostics) {
    let assessments = unit.assessments.iter();
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
    let Some(value) = table.value(at, column) else { return };
    let said = value.format(false);
    let differs = |sum: &Value| compare_values(&value, sum).is_some_and(|order| order != Ordering::Equal);
    let is_less = |whole: &Value| compare_values(&value, whole) == Some(Ordering::Greater);
    let mut warn =
        |code, message: String, hint: &str| diagnostics.push(Diagnostic::new(code, place.clone(), message).hint(hint));
    if let Some(sum) = table.added(at, column).filter(differs) {
        let message = format!(
            "“{}”, cột {}: ghi {said}, nhưng các hàng cộng lại là {}",
            row.label,
            head.label,
            sum.format(false)
        );
        warn(&codes::WRONG_TOTAL, message, "sửa số, hoặc bỏ values của hàng này để chương trình tự cộng");
    }
    // a row of sums is checked by its rows; across it would count what does not apply
    if let Some(sum) = table.added_across(at, column).filter(|sum| row.sum.is_empty() && differs(sum)) {
        let parts: Vec<&str> = head.sum.iter().map(|n| table.columns[*n].label.as_str()).collect();
        let message = format!(
            "“{}”: {} ghi {said}, nhưng {} cộng lại là {}",
            row.label,
            head.label,
            parts.join(", "),
            sum.format(false)
        );
        warn(&codes::WRONG_TOTAL, message, "sửa số; ô không áp dụng thì viết n/a");
    }
    if let Some((n, whole)) = row.part_of.and_then(|n| Some((n, table.value(n, column).filter(is_less)?))) {
        let message = format!(
            "“{}”, cột {}: ghi {said}, nhiều hơn “{}” ({})",
            row.label,
            head.label,
            table.rows[n].label,
            whole.format(false)
        );
        warn(&codes::PART_EXCEEDS_WHOLE, message, "một phần không lớn hơn tổng của nó");
    }
    if let Some((n, whole)) = head.part_of.and_then(|n| Some((n, table.value(at, n).filter(is_less)?))) {
        let message = format!(
            "“{}”: {} ghi {said}, nhiều hơn {} ({})",
            row.label,
            head.label,
            table.columns[n].label,
            whole.format(false)
        );
        warn(&codes::PART_EXCEEDS_WHOLE, message, "một phần không lớn hơn tổng của nó");
    }
}
